import { addDays, earlierOf, laterOf, type LocalDate, type Problem, problem } from '@app/kernel';

/** Why a stay ended (domain 8.8; product section 2, step 9). */
export const leavingReasons = [
  'PLANNED_MOVE',
  'SUPPORT_NO_LONGER_NEEDED',
  'HER_CHOICE',
  'ASKED_TO_LEAVE_RULES',
  'ASKED_TO_LEAVE_RISK',
  'ABANDONED',
  'RETURNED_TO_PERPETRATOR',
  'NRPF_FUNDING_ENDED',
  'DECEASED',
  'OTHER',
] as const;
export type LeavingReason = (typeof leavingReasons)[number];

/** Why sanctuary ended (domain 8.8). */
export const sanctuaryEndReasons = [
  'SUPPORT_NO_LONGER_NEEDED',
  'MOVED_AWAY',
  'DECLINED_FURTHER_SUPPORT',
  'NO_CONTACT',
  'PERPETRATOR_RETURNED_OR_RISK_CHANGED',
  'MEASURES_REMOVED',
  'DECEASED',
  'OTHER',
  'NOT_KNOWN',
] as const;
export type SanctuaryEndReason = (typeof sanctuaryEndReasons)[number];

/** Where she went (domain 8.8). NONE: nowhere to go; NOT_KNOWN: she did not say. */
export const destinations = [
  'SOCIAL_RENT',
  'PRIVATE_RENT',
  'SECOND_STAGE',
  'OTHER_REFUGE',
  'SUPPORTED_HOUSING',
  'OWNED',
  'HOME_SAFE',
  'HOME_TO_PERPETRATOR',
  'FRIENDS_FAMILY_SETTLED',
  'FRIENDS_FAMILY_TEMPORARY',
  'TEMPORARY_ACCOMMODATION_COUNCIL',
  'HOSPITAL',
  'PRISON',
  'NONE',
  'OTHER',
  'NOT_KNOWN',
] as const;
export type Destination = (typeof destinations)[number];

/** The nights that a stay blocks once its end is known. */
export interface Nights {
  readonly leave: LocalDate | null;
  readonly freeFrom: LocalDate | 'infinity';
}

/** A stay blocks the night of its arrival whatever happens: so a departure on the same day keeps one. */
export const blockingANight = (
  arrive: LocalDate,
  freeFrom: LocalDate | 'infinity',
): LocalDate | 'infinity' => (freeFrom === 'infinity' ? freeFrom : laterOf(freeFrom, addDays(arrive, 1)));

/**
 * The nights of a stay that has ended. They never reach into a claim that was made after the agreed end: she left when
 * she left, and the turnaround is cut short.
 *
 * @param readyFrom the first free night after `leftOn` by the turnaround.
 * @param nextFrom the first night of the next claim on the unit; null: there is none.
 */
export function nightsAfterLeaving(
  arrive: LocalDate,
  leftOn: LocalDate,
  readyFrom: (leave: LocalDate) => LocalDate | 'infinity',
  nextFrom: LocalDate | null,
): { readonly leave: LocalDate; readonly freeFrom: LocalDate } {
  const leave = nextFrom === null ? leftOn : earlierOf(leftOn, nextFrom);
  const ready = blockingANight(arrive, readyFrom(leave));
  if (ready === 'infinity') throw new RangeError('A stay that has ended is free again some day.');
  return { leave, freeFrom: nextFrom === null ? ready : earlierOf(ready, nextFrom) };
}

/** What is wrong with an agreed leaving day. */
export function leavingDayProblems(
  leave: LocalDate | null,
  arrivedOn: LocalDate,
  today: LocalDate,
): Problem[] {
  if (leave === null) return [];
  if (leave < laterOf(arrivedOn, today)) {
    return [
      problem(
        'LEAVING_DAY_PAST',
        'The leaving day must be today or later. If she has left, record the departure.',
        'leave',
      ),
    ];
  }
  return [];
}

/** What is wrong with the day on which she is said to have left. */
export function leftOnProblems(leftOn: LocalDate, arrivedOn: LocalDate, today: LocalDate): Problem[] {
  if (leftOn > today)
    return [
      problem(
        'LEFT_IN_FUTURE',
        'Record the departure once she has left. Until then, set the leaving day.',
        'leftOn',
      ),
    ];
  if (leftOn < arrivedOn)
    return [
      problem('LEFT_BEFORE_ARRIVING', `She arrived on ${arrivedOn}: she cannot have left before.`, 'leftOn'),
    ];
  return [];
}
