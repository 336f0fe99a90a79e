import { daysBetween, Forbidden, type LocalDate, type PersonActor, type Problem, problem } from '@app/kernel';

/** Immigration status (domain 3.6). UNKNOWN: not yet checked, and never a reason to decline. */
export const immigrationStatuses = [
  'RECOURSE',
  'NRPF_SPOUSE_ROUTE',
  'NRPF_WORK_STUDENT_ROUTE',
  'NRPF_OTHER_LEAVE',
  'ASYLUM_SUPPORT',
  'EUSS_PENDING',
  'MVDAC_GRANTED',
  'UNKNOWN',
  'PREFERS_NOT_TO_SAY',
] as const;
export type ImmigrationStatus = (typeof immigrationStatuses)[number];

/** Whether someone is trans or has a trans history, when they chose to say. */
export const transHistoryAnswers = ['YES', 'NO', 'PREFERS_NOT_TO_SAY'] as const;
export type TransHistoryAnswer = (typeof transHistoryAnswers)[number];

/** An MVDAC is three months of leave: at most so many days (domain 3.6). */
const longestMvdac = 92;

/** An immigration status as told. */
export interface ToldImmigration {
  readonly status: ImmigrationStatus | null;
  readonly mvdacFrom: LocalDate | null;
  readonly mvdacTo: LocalDate | null;
}

/** What is wrong with a status as told: an MVDAC has its two days, and nothing else has. */
export function immigrationProblems({ status, mvdacFrom, mvdacTo }: ToldImmigration): Problem[] {
  if (status !== 'MVDAC_GRANTED') {
    const told = mvdacFrom !== null ? 'mvdacFrom' : mvdacTo !== null ? 'mvdacTo' : null;
    return told === null
      ? []
      : [problem('NO_MVDAC', 'Leave the days out unless an MVDAC was granted.', told)];
  }
  if (mvdacFrom === null || mvdacTo === null) {
    const missing = mvdacFrom === null ? 'mvdacFrom' : 'mvdacTo';
    return [problem('MVDAC_DAYS', 'Give the first and the last day of the leave.', missing)];
  }
  if (mvdacTo <= mvdacFrom) {
    return [problem('MVDAC_ENDS_BEFORE', 'The leave must end after it begins.', 'mvdacTo')];
  }
  if (daysBetween(mvdacFrom, mvdacTo) > longestMvdac) {
    return [problem('MVDAC_TOO_LONG', 'An MVDAC lasts three months. Check its days.', 'mvdacTo')];
  }
  return [];
}

const providerRoles: readonly string[] = ['PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'];

/**
 * The access classes are for those who place a household, never for a provider's worker, whatever else they are. The
 * database refuses the same.
 *
 * @throws Forbidden
 */
export function keepFromProviders({ roles }: PersonActor): void {
  if (roles.some((role) => providerRoles.includes(role))) throw new Forbidden();
}
