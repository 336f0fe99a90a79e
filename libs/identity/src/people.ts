import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import { checkInput, pageOf, type Page, type PageArgs, toPage } from '@app/graphql';
import { type Actor, authorise, NotFound, type Outcome, Problems, refuse } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { GiveRoleInput } from './api/person.input';
import type { PersonType } from './api/person.type';

/** What an administrator does: who works where, as what, until when. */
@Injectable()
export class People {
  constructor(private readonly db: Database) {}

  people(actor: Actor, args: PageArgs): Promise<Page<PersonType>> {
    authorise(actor, 'people');
    return this.db.read(actor, (tx) => readPeople(tx, args));
  }

  /** Gives a role in an organisation, from now, until it is ended or, for a bank worker, the shift is over. */
  giveRole(actor: Actor, input: GiveRoleInput): Promise<Outcome<PersonType>> {
    authorise(actor, 'giveRole');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(GiveRoleInput, input);
      if (problems.length > 0) return new Problems(problems);
      if (input.endsAt && input.endsAt <= tx.now)
        return refuse('ENDS_IN_PAST', 'The end must be in the future.', 'endsAt');
      const rows: { known: boolean; held: boolean }[] = await tx.manager.query(
        `select exists (select from person where id = $1) and exists (select from organisation where id = $2 and closed_at is null) as known,
           exists (select from membership where person_id = $1 and organisation_id = $2 and role = $3 and (ends_at is null or ends_at > hearth_now())) as held`,
        [input.personId, input.organisationId, input.role],
      );
      if (!rows[0]?.known) throw new NotFound();
      if (rows[0].held)
        return refuse(
          'ROLE_HELD',
          'They have that role there already. End it first to change its end.',
          'role',
        );
      const id = randomUUID();
      await tx.manager.query(
        'insert into membership (id, person_id, organisation_id, role, starts_at, ends_at) values ($1, $2, $3, $4, hearth_now(), $5)',
        [id, input.personId, input.organisationId, input.role, input.endsAt ?? null],
      );
      const subject = { kind: 'membership', id };
      await record(tx, { action: 'ROLE_GIVEN', subject, aboutOrganisationId: input.organisationId });
      return existing(tx, input.personId);
    });
  }

  /** Ends a role now: the person's next request is refused. */
  endRole(actor: Actor, membershipId: string): Promise<Outcome<PersonType>> {
    authorise(actor, 'endRole');
    return this.db.commit(actor, async (tx) => {
      const rows: { person_id: string; organisation_id: string; ended: boolean }[] = await tx.manager.query(
        'select person_id, organisation_id, coalesce(ends_at <= hearth_now(), false) as ended from membership where id = $1',
        [membershipId],
      );
      const membership = rows[0];
      if (!membership) throw new NotFound();
      if (membership.ended) return refuse('ROLE_ENDED', 'That role has ended already.', 'membershipId');
      await tx.manager.query('update membership set ends_at = hearth_now() where id = $1', [membershipId]);
      const subject = { kind: 'membership', id: membershipId };
      await record(tx, { action: 'ROLE_ENDED', subject, aboutOrganisationId: membership.organisation_id });
      return existing(tx, membership.person_id);
    });
  }
}

const personSql = `
  select p.name, p.id, json_build_object('id', p.id, 'name', p.name, 'roles', coalesce((
    select json_agg(json_build_object('membershipId', m.id, 'organisationId', o.id, 'organisationName', o.name, 'role', m.role,
      'startsAt', instant(m.starts_at), 'endsAt', instant(m.ends_at)) order by o.name, m.role)
    from membership m join organisation o on o.id = m.organisation_id
    where m.person_id = p.id and (m.ends_at is null or m.ends_at > hearth_now())), '[]')) as node
  from person p`;

async function readPeople(tx: Tx, args: PageArgs): Promise<Page<PersonType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { name: string; id: string; node: PersonType }[] = await tx.manager.query(
    `${personSql} where $2::text is null or (p.name, p.id) > ($2, $3::uuid) order by p.name, p.id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, (row) => [row.name, row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

async function existing(tx: Tx, id: string): Promise<PersonType> {
  const rows: { node: PersonType }[] = await tx.manager.query(`${personSql} where p.id = $1`, [id]);
  if (!rows[0]) throw new NotFound();
  return rows[0].node;
}
