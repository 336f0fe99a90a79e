import type { RiskLevel } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';

/** Where a household is on its way, for whoever holds its case. */
export const caseStates = [
  'QUESTION_ASKED',
  'ACCEPTED',
  'LOOKING',
  'HELD',
  'REFERRED',
  'AWAITED',
  'PLACED',
] as const;
export type CaseState = (typeof caseStates)[number];

/** Who must do something next; null: nobody, they are there. */
export const waitingFor = ['YOU', 'PROVIDER', 'HOUSEHOLD'] as const;
export type WaitingFor = (typeof waitingFor)[number];

/** Whom a case in this state waits for. */
export const waitsFor = (state: CaseState): WaitingFor | null =>
  state === 'PLACED'
    ? null
    : state === 'REFERRED'
      ? 'PROVIDER'
      : state === 'ACCEPTED' || state === 'AWAITED'
        ? 'HOUSEHOLD'
        : 'YOU';

/** What decides how urgent a case is. */
export interface Urgency {
  readonly state: CaseState;
  /** When the clock that runs ends; null: none does. */
  readonly until: Date | string | null;
  readonly risk: RiskLevel | null;
  readonly neededFrom: LocalDate;
  readonly heldSince: Date | string;
}

/** First what a clock will take away from the household; then who has no place yet; then who waits for others; then who is there. */
const groups: Readonly<Record<CaseState, number>> = {
  QUESTION_ASKED: 0,
  ACCEPTED: 0,
  HELD: 0,
  LOOKING: 1,
  REFERRED: 2,
  AWAITED: 2,
  PLACED: 3,
};
const risks: Readonly<Record<RiskLevel, number>> = { HIGH: 0, MEDIUM: 1, STANDARD: 2 };
const time = (instant: Date | string): number => new Date(instant).getTime();

/**
 * Negative when the first is more urgent. Clocks that run come first, the one that ends first before the others. Who has
 * no place yet follows by risk (not asked counts as high: never as safe), then by the day they need one, then by how
 * long they have waited.
 */
export function byUrgency(a: Urgency, b: Urgency): number {
  const group = groups[a.state] - groups[b.state];
  if (group !== 0) return group;
  if (a.until !== null && b.until !== null && a.until !== b.until) return time(a.until) - time(b.until);
  const risk = risks[a.risk ?? 'HIGH'] - risks[b.risk ?? 'HIGH'];
  if (risk !== 0) return risk;
  if (a.neededFrom !== b.neededFrom) return a.neededFrom < b.neededFrom ? -1 : 1;
  return time(a.heldSince) - time(b.heldSince);
}
