import { Database } from '@app/database';
import { Forbidden, type PersonActor, type Role, systemActor, Unauthenticated } from '@app/kernel';
import { Injectable } from '@nestjs/common';

/** One organisation a person works for, with the roles held there now. */
export interface Workplace {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly roles: readonly Role[];
}

/** A person who signed in, as our own tables know them at this request. */
export interface SignedIn {
  readonly personId: string;
  readonly name: string;
  /** Sorted by name; only those with a role today. */
  readonly workplaces: readonly Workplace[];
}

/** Turns a sign-in into an actor. Read anew at every request: a role taken away is gone at once. */
@Injectable()
export class Actors {
  constructor(private readonly db: Database) {}

  /** The person behind an issuer's subject. @throws Unauthenticated when there is none, or the account has ended. */
  forSubject(issuer: string, subject: string): Promise<SignedIn> {
    return this.find('p.issuer = $1 and p.subject = $2', [issuer, subject]);
  }

  /** The person of a portal session. @throws Unauthenticated when the account has ended. */
  forPerson(personId: string): Promise<SignedIn> {
    return this.find('p.id = $1', [personId]);
  }

  /**
   * The actor in one organisation. Without one named, a person with a single organisation acts there.
   * @throws Forbidden when they work for none, for several without naming one, or not for the one named.
   */
  actorFor(person: SignedIn, organisationId?: string): PersonActor {
    const { personId, workplaces } = person;
    if (organisationId === undefined && workplaces.length > 1) {
      throw new Forbidden(
        'You work for more than one organisation. Say which in the header x-hearth-organisation.',
      );
    }
    const workplace = workplaces.find(
      (w) => organisationId === undefined || w.organisationId === organisationId,
    );
    if (!workplace)
      throw new Forbidden('You have no role there now. Ask your manager or Hearth’s administrator.');
    return { kind: 'PERSON', personId, organisationId: workplace.organisationId, roles: workplace.roles };
  }

  private find(where: string, parameters: readonly string[]): Promise<SignedIn> {
    return this.db.read(systemActor('sign-in'), async (tx) => {
      const rows: {
        id: string;
        name: string;
        organisation_id: string | null;
        organisation_name: string;
        roles: Role[];
      }[] = await tx.manager.query(
        `select p.id, p.name, m.organisation_id, o.name as organisation_name, array_agg(m.role order by m.role) as roles
           from person p
           left join (membership m join organisation o on o.id = m.organisation_id and o.closed_at is null)
             on m.person_id = p.id and m.starts_at <= hearth_now() and (m.ends_at is null or m.ends_at > hearth_now())
           where ${where} and (p.ended_at is null or p.ended_at > hearth_now())
           group by p.id, m.organisation_id, o.name order by o.name`,
        [...parameters],
      );
      const first = rows[0];
      if (!first)
        throw new Unauthenticated('There is no account here for this sign-in. Ask Hearth’s administrator.');
      return {
        personId: first.id,
        name: first.name,
        workplaces: rows.flatMap(({ organisation_id, organisation_name, roles }) =>
          organisation_id === null
            ? []
            : [{ organisationId: organisation_id, organisationName: organisation_name, roles }],
        ),
      };
    });
  }
}
