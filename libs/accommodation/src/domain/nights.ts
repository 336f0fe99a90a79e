import { addDays, addWorkingDays, compareDays, earlierOf, type LocalDate } from '@app/kernel';

/** How long a unit is made ready between two households. */
export interface Turnaround {
  readonly turnaroundDays: number;
  /** Working days of England and Wales; otherwise calendar days. */
  readonly turnaroundInWorkingDays: boolean;
}

/** What a unit's calendar says about arriving on a day, as `aheadSql` reads it. */
export interface Ahead {
  /** Somebody or something has that night, or a resident has not been recorded as left, or it is closed urgently. */
  readonly taken: boolean;
  /** The next day after it on which a claim begins; null when none does. */
  readonly nextFrom: LocalDate | null;
  /** Whether that claim is the unit's closing. */
  readonly nextIsClosure: boolean;
}

/** Nights that can be had: until `leave`, or until they leave when it is null. */
export interface Offer {
  readonly arrive: LocalDate;
  readonly leave: LocalDate | null;
  readonly freeFrom: LocalDate | 'infinity';
}

/**
 * The first night after a stay that another may take: the departure day itself, plus the turnaround. No turnaround
 * is kept for a unit that closes. A stay without an end blocks every night.
 */
export function freeFromOf(
  leave: LocalDate | null,
  turnaround: Turnaround,
  bankHolidays: ReadonlySet<string>,
  closesOn: LocalDate | null = null,
): LocalDate | 'infinity' {
  if (leave === null) return 'infinity';
  const ready = turnaround.turnaroundInWorkingDays
    ? addWorkingDays(leave, turnaround.turnaroundDays, bankHolidays)
    : addDays(leave, turnaround.turnaroundDays);
  return closesOn !== null && closesOn >= leave ? earlierOf(ready, closesOn) : ready;
}

/**
 * What can be had from this day: until they leave, or, in front of a later claim, until the last day that leaves
 * room for the turnaround. Null when not even one night can. Search offers by it and a hold takes by it.
 */
export function offerFrom(
  arrive: LocalDate,
  ahead: Ahead,
  turnaround: Turnaround,
  bankHolidays: ReadonlySet<string>,
): Offer | null {
  if (ahead.taken) return null;
  const { nextFrom, nextIsClosure } = ahead;
  if (nextFrom === null) return { arrive, leave: null, freeFrom: 'infinity' };
  const closesOn = nextIsClosure ? nextFrom : null;
  for (let leave = nextFrom; compareDays(leave, arrive) > 0; leave = addDays(leave, -1)) {
    const freeFrom = freeFromOf(leave, turnaround, bankHolidays, closesOn);
    if (freeFrom <= nextFrom) return { arrive, leave, freeFrom };
  }
  return null;
}
