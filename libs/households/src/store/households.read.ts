import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { HouseholdType } from '../api/household.type';

const householdSql = `
  select h.id, json_build_object('id', h.id, 'reference', h.reference, 'registeredAt', instant(h.registered_at),
    'status', h.status, 'neededFrom', day(h.needed_from), 'neededBy', day(h.needed_by), 'mobility', h.mobility,
    'substances', h.substances, 'mentalHealth', h.mental_health, 'inCrisis', h.in_crisis, 'recourse', h.recourse,
    'heldSince', (select instant(c.since) from case_holder c
      where c.household_id = h.id and c.organisation_id = (select actor_organisation())),
    'spokenCodeEndsAt', (select instant(k.expires_at) from spoken_code k
      where k.household_id = h.id and k.used_at is null and k.expires_at > hearth_now()),
    'people', (select coalesce(json_agg(json_build_object('lead', p.lead, 'partner', p.partner, 'gender', p.gender,
        'born', case when p.birth_year is not null then json_build_object('year', p.birth_year, 'month', p.birth_month) end,
        'age', p.age_told, 'ageToldOn', day(p.age_told_on)) order by p.position), '[]')
      from household_person p where p.household_id = h.id),
    'unsafeAreas', json_build_object('asked', h.unsafe_areas_asked,
      'districts', (select coalesce(json_agg(json_build_object('code', d.code, 'name', d.name) order by d.name), '[]')
        from household_unsafe_area a join district d on d.id = a.district_id where a.household_id = h.id),
      'outcodes', (select coalesce(json_agg(a.outcode order by a.outcode), '[]')
        from household_unsafe_area a where a.household_id = h.id and a.outcode is not null))) as node
  from household h`;

/** The households whose case the actor's organisation holds, newest first. */
export async function readHouseholds(tx: Tx, args: PageArgs): Promise<Page<HouseholdType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { id: string; node: HouseholdType }[] = await tx.manager.query(
    `${householdSql} where $2::timestamptz is null or (h.registered_at, h.id) < ($2, $3::uuid)
     order by h.registered_at desc, h.id desc limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, (row) => [String(row.node.registeredAt), row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

/** One of them; null when it is not there or not held. */
export async function readHousehold(tx: Tx, id: string): Promise<HouseholdType | null> {
  const rows: { node: HouseholdType }[] = await tx.manager.query(`${householdSql} where h.id = $1`, [id]);
  return rows[0]?.node ?? null;
}
