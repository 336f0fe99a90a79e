import { type LocalDate, type Problem, problem } from '@app/kernel';

/**
 * What keeps a household that is ready to move on. Moving on is blocked above all by where to go (domain 3.1: the
 * average refuge stay is up by 50 days); the list itself is assumed.
 */
export const moveOnBlocks = [
  'NO_SECOND_STAGE_PLACE',
  'NO_SOCIAL_TENANCY_OFFER',
  'DEPOSIT_OR_RENT',
  'IMMIGRATION_OR_RECOURSE',
  'HEALTH_OR_CARE_ASSESSMENT',
  'SAFETY',
  'HER_CHOICE',
  'SCHOOL',
  'OTHER',
] as const;
export type MoveOnBlock = (typeof moveOnBlocks)[number];

/** What a provider says of a household that lives with it. */
export interface Readiness {
  /** The day since when it is ready to move on; null: it is not, or not after all. */
  readonly readyOn: LocalDate | null;
  /** What keeps it though it is ready; null: nothing. */
  readonly blockedBy: MoveOnBlock | null;
}

/** What is wrong with what is said of a household's moving on. Only who is ready can be kept from it. */
export function readinessProblems(
  { readyOn, blockedBy }: Readiness,
  startedOn: LocalDate,
  today: LocalDate,
): Problem[] {
  const found: Problem[] = [];
  if (readyOn !== null && readyOn > today) {
    found.push(problem('READY_IN_FUTURE', 'Record this once she is ready to move on.', 'readyOn'));
  }
  if (readyOn !== null && readyOn < startedOn) {
    found.push(
      problem(
        'READY_BEFORE_ARRIVING',
        `She arrived on ${startedOn}: give that day or a later one.`,
        'readyOn',
      ),
    );
  }
  if (readyOn === null && blockedBy !== null) {
    found.push(
      problem(
        'BLOCKED_BUT_NOT_READY',
        'Say since when she is ready, or take the reason away: only who is ready can be kept from moving on.',
        'blockedBy',
      ),
    );
  }
  return found;
}
