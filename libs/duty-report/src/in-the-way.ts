import { type Problem, problem } from '@app/kernel';
import type { CountedReturn } from './counting';
import { readinessProblems } from './domain/readiness';

/** What keeps a return from being reviewed: everything at once. */
export const notReady = ({ year, today, form, settings, said, gaps }: CountedReturn): Problem[] =>
  readinessProblems({ year, today, form, settings, answers: said.answers, gaps });

/** That nobody has said yet that it is right. */
export const notReviewed = problem(
  'NOT_REVIEWED',
  'Somebody who did not prepare the return must review it first.',
  'returnId',
);

/** That what counts now is not what somebody looked at. */
export const figuresChanged = problem(
  'FIGURES_CHANGED',
  'The figures are not those that were looked at: rows, answers or settings have changed since. Look at them again.',
  'sha256',
);

/** What keeps the version in hand from being sent, as `submitReturn` would say it; nothing of what was sent. */
export function inTheWay(counted: CountedReturn): Problem[] {
  const { version, sha256 } = counted;
  if (version?.status === 'SUBMITTED') return [];
  if (version?.status !== 'REVIEWED') return [...notReady(counted), notReviewed];
  return [...notReady(counted), ...(version.reviewedHash === sha256 ? [] : [figuresChanged])];
}
