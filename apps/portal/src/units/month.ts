import { addDays, dayIn, dayOfMonthOf, type LocalDate } from '@app/kernel';
import { daysOf } from '../layout/address';

/** A claim on the unit's nights, as the calendar gives it. Null: without that end. */
export interface MonthClaim {
  readonly kind: 'HOLD' | 'STAY' | 'VOID' | 'CLOSURE';
  readonly arrive: LocalDate | null;
  readonly leave: LocalDate | null;
  readonly freeFrom: LocalDate | null;
  readonly arrivedOn: LocalDate | null;
  readonly leftOn: LocalDate | null;
}

/** What a night is, with the letter that stands for it where there is no room. */
export const nightWords = {
  FREE: { letter: 'F', word: 'Free' },
  HELD: { letter: 'H', word: 'Held' },
  KEPT: { letter: 'K', word: 'Kept' },
  OCCUPIED: { letter: 'O', word: 'Occupied' },
  TURNAROUND: { letter: 'R', word: 'Getting ready' },
  VOID: { letter: 'X', word: 'Out of use' },
  CLOSED: { letter: 'C', word: 'Closed' },
} as const;
export type NightState = keyof typeof nightWords;

export interface Night {
  readonly day: number;
  readonly state: NightState;
  readonly letter: string;
  readonly word: string;
  readonly today: boolean;
}

export interface Month {
  /** Monday first; null outside the month. */
  readonly weeks: readonly (readonly (Night | null)[])[];
  /** The letters that stand in it, in order. */
  readonly key: readonly { readonly letter: string; readonly word: string }[];
}

/** What the night that begins on this day is, or was. Who lives there past a leaving day lives there still. */
export function nightState(
  claims: readonly MonthClaim[],
  night: LocalDate,
  now: Date,
  closedUrgentlySince: string | null,
): NightState {
  const today = dayIn(now);
  const lived = claims.some(
    ({ arrivedOn, leftOn, leave }) =>
      arrivedOn !== null &&
      arrivedOn <= night &&
      (leftOn === null ? night <= today || leave === null || night < leave : night < leftOn),
  );
  if (lived) return 'OCCUPIED';
  const claim = claims.find(
    ({ arrive, freeFrom }) => (arrive === null || arrive <= night) && (freeFrom === null || night < freeFrom),
  );
  if (claim?.kind === 'CLOSURE') return 'CLOSED';
  if (claim?.kind === 'VOID') return 'VOID';
  if (claim?.kind === 'STAY') {
    const over = claim.leftOn ?? claim.leave;
    return over !== null && night >= over ? 'TURNAROUND' : 'KEPT';
  }
  if (closedUrgentlySince !== null && dayIn(new Date(closedUrgentlySince)) <= night) return 'CLOSED';
  return claim ? 'HELD' : 'FREE';
}

/** A month of nights, week by week. */
export function monthOf(
  claims: readonly MonthClaim[],
  month: string,
  now: Date,
  closedUrgentlySince: string | null,
): Month {
  const { from, to } = daysOf(month);
  const today = dayIn(now);
  const nights: (Night | null)[] = Array.from({ length: weekday(from) }, () => null);
  for (let day = from; day < to; day = addDays(day, 1)) {
    const state = nightState(claims, day, now, closedUrgentlySince);
    nights.push({ day: dayOfMonthOf(day), state, ...nightWords[state], today: day === today });
  }
  while (nights.length % 7 > 0) nights.push(null);
  const found = new Set(nights.map((night) => night?.state));
  return {
    weeks: Array.from({ length: nights.length / 7 }, (_, week) => nights.slice(week * 7, week * 7 + 7)),
    key: Object.entries(nightWords)
      .filter(([state]) => found.has(state as NightState))
      .map(([, words]) => words),
  };
}

/** Monday is 0. */
const weekday = (day: LocalDate): number => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
