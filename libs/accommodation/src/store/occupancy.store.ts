import { randomUUID } from 'node:crypto';
import { type Tx, unlessRefused } from '@app/database';
import { type LocalDate, type Outcome, Problems, refuse } from '@app/kernel';
import type { Ahead, Offer } from '../domain/nights';
import { OccupancyEntity, type OccupancyKind } from './occupancy.entity';

const problems = (code: string, message: string): Problems => refuse(code, message);

const noRoom = problems(
  'UNIT_NOT_FREE',
  'Somebody else has those nights. Search again, or choose another place.',
);

/** What each wall around a claim says when it refuses. */
const refusals: Readonly<Record<string, Problems>> = {
  occupancy_no_double_booking: noRoom,
  occupancy_resident_has_left: noRoom,
  occupancy_unit_in_use: noRoom,
  occupancy_one_resident_per_unit: problems(
    'RESIDENT_NOT_LEFT',
    'Somebody still lives in this unit. Record that they have left, then try again.',
  ),
  occupancy_not_ended: problems(
    'CLAIM_HAS_ENDED',
    'The time for this has run out. Hold the place again if it is still free.',
  ),
};

/** The name under which commands that change one unit's nights wait for each other; the table's trigger takes the same. */
export const unitLock = (unitId: string): string => unitId;

/** The name under which adding units to a service, and closing it, wait for each other. */
export const serviceLock = (id: string): string => `service ${id}`;

/** How many people a claim is for. */
export interface PeopleOfClaim {
  /** Everyone who would live there, 1 to 30. */
  readonly people: number;
  /** Those of them who are under 2 and may sleep in a cot. Left out: none. */
  readonly mayUseCots?: number;
}

/** A claim to be made on nights that `offerFrom` offered. */
export interface NewClaim extends Offer {
  readonly unitId: string;
  readonly providerId: string;
  readonly kind: OccupancyKind;
  readonly heldBy: string | null;
  /** Null: until it is ended. */
  readonly endsAt: Date | null;
  /** Of a hold or stay. Left out: not known, and then no bedspace is kept for them when the unit changes. */
  readonly forPeople?: PeopleOfClaim;
}

/** Claims nights; the exclusion constraint has the last word. @returns the claim's id, or UNIT_NOT_FREE. */
export function claim(tx: Tx, wanted: NewClaim): Promise<Outcome<string>> {
  const id = randomUUID();
  return unlessRefused(async () => {
    await tx.manager.query(
      `insert into occupancy (id, unit_id, provider_id, held_by, kind, arrive, leave, free_from, claimed_at, ends_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, hearth_now(), coalesce($9, 'infinity'::timestamptz))`,
      [
        id,
        wanted.unitId,
        wanted.providerId,
        wanted.heldBy,
        wanted.kind,
        wanted.arrive,
        wanted.leave,
        wanted.freeFrom,
        wanted.endsAt,
      ],
    );
    if (wanted.forPeople) {
      await countPeople(tx, { id, ...wanted, heldBy: wanted.heldBy ?? wanted.providerId }, wanted.forPeople);
    }
    return id;
  }, refusals);
}

/** Says, or says again when someone joins or goes, how many people a claim is for. */
export async function countPeople(
  tx: Tx,
  { id, providerId, heldBy }: Pick<OccupancyEntity, 'id' | 'providerId' | 'heldBy'>,
  { people, mayUseCots = 0 }: PeopleOfClaim,
): Promise<void> {
  await tx.manager.query(
    `insert into occupancy_people (occupancy_id, provider_id, claimed_by, people, may_use_cots) values ($1, $2, $3, $4, $5)
     on conflict (occupancy_id) do update set people = excluded.people, may_use_cots = excluded.may_use_cots`,
    [id, providerId, heldBy ?? providerId, people, mayUseCots],
  );
}

/** The largest number of bedspaces that one standing hold or stay of a unit needs beside this many cots; 0: none. */
export async function bedspacesNeeded(tx: Tx, unitId: string, cots: number): Promise<number> {
  const rows: [{ needed: number }] = await tx.manager.query(
    `select coalesce(max(p.people - least($2::integer, p.may_use_cots)), 0) as needed
     from occupancy o join occupancy_people p on p.occupancy_id = o.id
     where o.unit_id = $1 and o.kind in ('HOLD', 'STAY') and o.ends_at > hearth_now() and o.left_on is null
       and (o.free_from > hearth_today() or o.arrived_on is not null)`,
    [unitId, cots],
  );
  return rows[0].needed;
}

/** Changes a claim that still stands. A claim that has ended is never revived: CLAIM_HAS_ENDED. */
export function changeClaim(
  tx: Tx,
  id: string,
  change: {
    readonly kind?: OccupancyKind;
    readonly leave?: LocalDate | null;
    readonly freeFrom?: LocalDate | 'infinity';
    /** Null: until it is ended. */
    readonly endsAt?: Date | null;
    readonly arrivedOn?: LocalDate;
    readonly leftOn?: LocalDate;
  },
): Promise<Outcome<true>> {
  const columns: Record<string, unknown> = {
    kind: change.kind,
    leave: change.leave,
    free_from: change.freeFrom,
    ends_at: change.endsAt === null ? 'infinity' : change.endsAt,
    arrived_on: change.arrivedOn,
    left_on: change.leftOn,
  };
  const changed = Object.entries(columns).filter(([, value]) => value !== undefined);
  return unlessRefused(async () => {
    await tx.manager.query(
      `update occupancy set ${changed.map(([name], index) => `${name} = $${String(index + 2)}`).join(', ')} where id = $1`,
      [id, ...changed.map(([, value]) => value)],
    );
    return true as const;
  }, refusals);
}

/** Ends a claim now: its nights are free from this instant. Ending an ended one changes nothing. */
export async function endClaim(tx: Tx, id: string): Promise<void> {
  await tx.manager.query(
    'update occupancy set ends_at = hearth_now() where id = $1 and ends_at > hearth_now()',
    [id],
  );
}

/** The claim, or null when there is none or it is not to be seen. */
export const findClaim = (tx: Tx, id: string): Promise<OccupancyEntity | null> =>
  tx.manager.findOneBy(OccupancyEntity, { id });

/**
 * SQL for what a unit's calendar says about arriving on a day: columns taken, next_from, next_is_closure, for a
 * `cross join lateral`. Search and hold read it alike.
 *
 * @param unit column of the unit's id.
 * @param arrive expression of the day of arrival.
 * @param doNotUse expression: whether the unit is closed urgently.
 */
export const aheadSql = (unit: string, arrive: string, doNotUse: string): string => `
  select ${doNotUse}
      or coalesce(bool_or(o.arrive <= ${arrive} and o.ends_at > hearth_now() and o.free_from > ${arrive}), false)
      or coalesce(bool_or(${arrive} <= hearth_today() and o.arrived_on is not null and o.left_on is null), false) as taken,
    min(o.arrive) filter (where o.arrive > ${arrive} and o.ends_at > hearth_now()) as next_from,
    coalesce((array_agg(o.kind = 'CLOSURE' order by o.arrive) filter (where o.arrive > ${arrive} and o.ends_at > hearth_now()))[1], false) as next_is_closure
  from occupancy o
  where o.unit_id = ${unit} and (o.free_from > ${arrive} or (o.arrived_on is not null and o.left_on is null))`;

/** The row of `aheadSql` as the rules read it. */
export const toAhead = (row: {
  taken: boolean;
  next_from: LocalDate | null;
  next_is_closure: boolean;
}): Ahead => ({
  taken: row.taken,
  nextFrom: row.next_from,
  nextIsClosure: row.next_is_closure,
});

/** What a unit's calendar says about arriving on a day, to its own provider or to whoever places households. */
export async function aheadOf(tx: Tx, unitId: string, arrive: LocalDate, doNotUse: boolean): Promise<Ahead> {
  const rows: Parameters<typeof toAhead>[0][] = await tx.manager.query(
    `select * from (${aheadSql('$1::uuid', '$2::date', '$3::boolean')}) ahead`,
    [unitId, arrive, doNotUse],
  );
  const row = rows[0];
  if (!row) throw new Error('An aggregate gives one row.');
  return toAhead(row);
}

/** The bank holidays of England and Wales, for counting working days. */
export async function bankHolidays(tx: Tx): Promise<ReadonlySet<string>> {
  const rows: { day: string }[] = await tx.manager.query('select day from bank_holiday');
  return new Set(rows.map(({ day }) => day));
}
