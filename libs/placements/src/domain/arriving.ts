import { addMinutes, dayIn, type LocalDate, type Problem, problem } from '@app/kernel';

/** How long she has to arrive when nothing is said, and the most that may be said, in minutes. */
export const arriveByMinutes = { usual: 24 * 60, most: 72 * 60 } as const;

const anHour = 3_600_000;

/** The first instant of a day in London. Clocks never change at midnight. */
export function startOf(day: LocalDate): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const inSummer = new Date(midnight - anHour);
  return dayIn(inSummer) === day ? inSummer : new Date(midnight);
}

/** From when the time to arrive runs: her yes, or the start of the day from which she may come when that is later. */
const runsFrom = (arrive: LocalDate, now: Date): Date => (startOf(arrive) > now ? startOf(arrive) : now);

/** When she is expected at the latest, if she does not say: a day. */
export const usualArriveBy = (arrive: LocalDate, now: Date): Date =>
  addMinutes(runsFrom(arrive, now), arriveByMinutes.usual);

/** What is wrong with the instant by which she is to arrive. */
export function arriveByProblems(arriveBy: Date, arrive: LocalDate, now: Date): Problem[] {
  const first = runsFrom(arrive, now);
  if (arriveBy <= first)
    return [
      problem('ARRIVE_BY_TOO_EARLY', 'Give a later time: she could not have arrived by then.', 'arriveBy'),
    ];
  if (arriveBy > addMinutes(first, arriveByMinutes.most)) {
    return [
      problem(
        'ARRIVE_BY_TOO_LATE',
        'She must be able to arrive within 72 hours. Hold the place again when she can.',
        'arriveBy',
      ),
    ];
  }
  return [];
}

/** What is wrong with the day on which she is said to have arrived. */
export function arrivedOnProblems(
  arrivedOn: LocalDate,
  {
    madeOn,
    leave,
    today,
  }: { readonly madeOn: LocalDate; readonly leave: LocalDate | null; readonly today: LocalDate },
): Problem[] {
  if (arrivedOn > today)
    return [problem('ARRIVED_IN_FUTURE', 'Record the arrival once she is there.', 'arrivedOn')];
  if (arrivedOn < madeOn) {
    return [
      problem(
        'ARRIVED_BEFORE_PLACED',
        `She cannot have arrived before she said yes on ${madeOn}.`,
        'arrivedOn',
      ),
    ];
  }
  if (leave !== null && arrivedOn >= leave) {
    return [
      problem(
        'NIGHTS_ARE_OVER',
        `The place was hers until ${leave} only. It must be held again.`,
        'arrivedOn',
      ),
    ];
  }
  return [];
}
