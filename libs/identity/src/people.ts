import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, pageOf, type Page, type PageArgs, toPage } from '@app/graphql';
import { type Actor, authorise, NotFound, type Outcome, Problems, refuse } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { AddPersonInput, GiveRoleInput } from './api/person.input';
import type { PersonType } from './api/person.type';
import { like } from './store/like';

/** What an administrator does: who works where, as what, until when. */
@Injectable()
export class People {
  constructor(private readonly db: Database) {}

  /** By name; those whose own name, or that of an organisation they work for, has these words in it, when some are given. */
  people(actor: Actor, args: PageArgs, named: string | null = null): Promise<Page<PersonType>> {
    authorise(actor, 'people');
    return this.db.read(actor, (tx) => readPeople(tx, args, named));
  }

  person(actor: Actor, id: string): Promise<PersonType | null> {
    authorise(actor, 'person');
    return this.db.read(actor, (tx) => find(tx, id));
  }

  /** Makes an account for somebody who signs in where the administrator does. It opens nothing until a role is given. */
  addPerson(actor: Actor, input: AddPersonInput): Promise<Outcome<PersonType>> {
    authorise(actor, 'addPerson');
    return this.db.commit(actor, async (tx) => {
      const told = { name: input.name.trim(), subject: input.subject.trim() };
      const problems = checkInput(AddPersonInput, told);
      if (problems.length > 0) return new Problems(problems);
      const id = randomUUID();
      const known = refuse('PERSON_KNOWN', 'Somebody with that sign-in has an account already.', 'subject');
      return unlessRefused<PersonType>(
        async () => {
          await tx.manager.query(
            `insert into person (id, issuer, subject, name)
             select $1, me.issuer, $2, $3 from person me where me.id = (select actor_person())`,
            [id, told.subject, told.name],
          );
          await record(tx, { action: 'PERSON_ADDED', subject: { kind: 'person', id } });
          return existing(tx, id);
        },
        { person_once_per_sign_in: known },
      );
    });
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
      return unlessRefused(
        async () => {
          await tx.manager.query('update membership set ends_at = hearth_now() where id = $1', [
            membershipId,
          ]);
          const subject = { kind: 'membership', id: membershipId };
          await record(tx, {
            action: 'ROLE_ENDED',
            subject,
            aboutOrganisationId: membership.organisation_id,
          });
          return existing(tx, membership.person_id);
        },
        {
          membership_keeps_an_administrator: refuse(
            'LAST_ADMINISTRATOR',
            'Nobody else is an administrator without an end. Make somebody one first, or nobody could give a role any more.',
            'membershipId',
          ),
        },
      );
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

async function readPeople(tx: Tx, args: PageArgs, named: string | null): Promise<Page<PersonType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { name: string; id: string; node: PersonType }[] = await tx.manager.query(
    `${personSql} where ($2::text is null or (p.name, p.id) > ($2, $3::uuid)) and ($4::text is null or p.name ilike $4 or exists (
       select from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id and o.name ilike $4
         and (m.ends_at is null or m.ends_at > hearth_now()))) order by p.name, p.id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null, like(named)],
  );
  const page = toPage(rows, args.first, (row) => [row.name, row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

async function find(tx: Tx, id: string): Promise<PersonType | null> {
  const rows: { node: PersonType }[] = await tx.manager.query(`${personSql} where p.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

async function existing(tx: Tx, id: string): Promise<PersonType> {
  const found = await find(tx, id);
  if (!found) throw new NotFound();
  return found;
}
