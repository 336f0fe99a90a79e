import type { Operation } from '@app/kernel';

/** How one kind of thing is looked for, as the actor. */
export interface Kind {
  /** Who may open its page: nobody else is told that it is there. */
  readonly needs: Operation;
  /** Joined as needed; the thing itself is `x`. */
  readonly from: string;
  /** What it is called. */
  readonly name: string;
  /** What tells two of one name apart; of the same readers as the name. */
  readonly detail: string;
  /** References, found from their beginning. */
  readonly references?: readonly string[];
  /** Names and codes, found by any part. */
  readonly names?: readonly string[];
  /** Restricts to what is still of use. */
  readonly where?: string;
}

const service = '(select s.name from service s where s.id = x.service_id)';

/** Every kind of thing that can be found, in the order in which it is shown. */
export const kinds = {
  HOUSEHOLD: {
    needs: 'household',
    from: 'household x',
    name: 'x.reference',
    detail: `case x.status when 'OPEN' then 'Open' else 'Closed' end`,
    references: ['x.reference'],
  },
  REFERRAL: {
    needs: 'acceptReferral',
    from: 'referral x',
    name: 'x.household_reference',
    detail: service,
    references: ['x.household_reference'],
    where: 'x.provider_id = (select actor_organisation())',
  },
  STAY: {
    needs: 'episodes',
    from: 'episode x',
    name: 'x.household_reference',
    detail: service,
    references: ['x.household_reference'],
  },
  SANCTUARY_JOB: {
    needs: 'sanctuaryJobs',
    from: 'sanctuary_job x',
    name: 'x.household_reference',
    detail: service,
    references: ['x.household_reference'],
  },
  SERVICE: {
    needs: 'services',
    from: 'service x',
    name: 'x.name',
    detail: `case when x.closed_on is null then 'Open' else 'Closed' end`,
    names: ['x.name'],
    where: 'x.provider_id = (select actor_organisation())',
  },
  UNIT: {
    needs: 'units',
    from: 'unit x',
    name: 'x.code',
    detail: service,
    names: ['x.code'],
  },
  APPLICATION: {
    needs: 'fundApplications',
    from: 'fund_application x',
    name: 'x.reference',
    detail: `'For ' || x.household_reference`,
    references: ['x.reference', 'x.household_reference'],
  },
  CLAIM: {
    needs: 'claims',
    from: 'fund_claim x join organisation o on o.id = x.organisation_id',
    name: 'o.name',
    detail: `to_char(x.month, 'FMMonth YYYY')`,
    names: ['o.name', `to_char(x.month, 'FMMonth YYYY')`],
  },
  PAYEE: {
    needs: 'payees',
    from: 'payee x',
    name: 'x.name',
    detail: `case when x.blocked_at is not null then 'Blocked' end`,
    names: ['x.name'],
  },
  PAYMENT_RUN: {
    needs: 'paymentRuns',
    from: 'payment_run x',
    name: `'Run ' || x.number`,
    detail: `to_char(x.asked_day, 'FMDD Mon YYYY')`,
    names: [`'Run ' || x.number`],
  },
  PERSON: {
    needs: 'people',
    from: 'person x',
    name: 'x.name',
    detail: `(select string_agg(distinct o.name, ', ') from membership m join organisation o on o.id = m.organisation_id
      where m.person_id = x.id and (m.ends_at is null or m.ends_at > hearth_now()))`,
    names: ['x.name'],
  },
  ORGANISATION: {
    needs: 'organisations',
    from: 'organisation x',
    name: 'x.name',
    detail: 'null::text',
    names: ['x.name'],
    where: 'x.closed_at is null',
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type FoundKind = keyof typeof kinds;
export const foundKinds = Object.keys(kinds) as FoundKind[];
