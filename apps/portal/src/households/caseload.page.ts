import { dayIn } from '@app/kernel';
import { nearDayInWords } from '../layout/in-words';
import type { JobStatus } from '@app/sanctuary';
import type { CaseData } from './household.data';
import { type NextStep, nextStep } from './next-step';
import { riskWords } from './words';

export interface CaseloadData {
  readonly caseload: readonly (CaseData & {
    readonly reference: string;
    readonly people: number;
    readonly risk: keyof typeof riskWords | null;
    readonly neededFrom: string;
    readonly heldSince: string;
  })[];
  /** Jobs that go on, to whoever places households; left out for others. */
  readonly sanctuaryJobs?: {
    readonly nodes: readonly { readonly householdId: string; readonly status: JobStatus }[];
  };
}

export interface CaseloadPage {
  readonly title: string;
  readonly counts: readonly { readonly text: string; readonly count: number }[];
  /** Who still needs something, the most urgent first; then who is placed. */
  readonly cases: readonly CaseRow[];
  readonly placed: readonly CaseRow[];
}

interface CaseRow {
  readonly href: string;
  readonly reference: string;
  readonly who: string;
  readonly risk: string;
  readonly high: boolean;
  readonly needed: string;
  readonly next: NextStep;
}

/** The home of first contact: everybody whose case they hold, the most urgent first. Pure. */
export function caseloadPage(
  { caseload, sanctuaryJobs }: CaseloadData,
  now: Date,
  looks = true,
): CaseloadPage {
  const waiting = (whom: CaseData['waitsFor']): number =>
    caseload.filter(({ waitsFor }) => waitsFor === whom).length;
  const job = (id: string): JobStatus | undefined =>
    sanctuaryJobs?.nodes.find(({ householdId }) => householdId === id)?.status;
  const rowsOf = (isPlaced: boolean): CaseRow[] =>
    caseload
      .filter(({ state }) => (state === 'PLACED') === isPlaced)
      .map((one) => row(one, now, { looks, job: job(one.id) }));
  return {
    title: 'My households',
    counts: [
      { text: 'wait for you', count: waiting('YOU') },
      { text: 'wait for a provider', count: waiting('PROVIDER') },
      { text: 'wait for the household', count: waiting('HOUSEHOLD') },
      { text: 'are placed', count: waiting(null) },
    ],
    cases: rowsOf(false),
    placed: rowsOf(true),
  };
}

const row = (
  one: CaseloadData['caseload'][number],
  now: Date,
  about: Parameters<typeof nextStep>[2],
): CaseRow => ({
  href: `/households/${one.id}`,
  reference: one.reference,
  who: one.people === 1 ? 'One person' : `${String(one.people)} people`,
  risk: one.risk === null ? 'Risk not asked' : `${riskWords[one.risk]} risk`,
  high: one.risk === 'HIGH',
  needed: `${one.neededFrom < dayIn(now) ? 'Has needed a place since' : 'Needs a place from'} ${nearDayInWords(one.neededFrom, now)}`,
  next: nextStep(one, now, about),
});
