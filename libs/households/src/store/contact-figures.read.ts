import type { Tx } from '@app/database';
import type { ContactFiguresType } from '../api/contact-figures.type';

/** Counts of the actor's organisation's own cases over this month and the five before it, in London's months. */
export async function readContactFigures(tx: Tx): Promise<ContactFiguresType> {
  const rows: { node: ContactFiguresType }[] = await tx.manager.query(
    `with own as (
       select c.household_id, c.until, to_char(c.since at time zone 'Europe/London', 'YYYY-MM') as taken_on,
         to_char(c.until at time zone 'Europe/London', 'YYYY-MM') as handed_over
       from case_holder c where c.organisation_id = (select actor_organisation())),
     held as (select o.household_id from own o join household h on h.id = o.household_id where o.until is null and h.status = 'OPEN')
     select json_build_object(
       'months', (select json_agg(json_build_object('month', m.month,
           'takenOn', (select count(*)::int from own o where o.taken_on = m.month),
           'handedOver', (select count(*)::int from own o where o.handed_over = m.month)) order by m.month)
         from (select to_char(date_trunc('month', hearth_today()) - make_interval(months => back), 'YYYY-MM') as month
           from generate_series(0, 5) as back) m),
       'held', (select count(*)::int from held),
       'heldAlone', (select count(*)::int from held h where not household_has_another_holder(h.household_id))) as node`,
  );
  return (rows[0] as { node: ContactFiguresType }).node;
}
