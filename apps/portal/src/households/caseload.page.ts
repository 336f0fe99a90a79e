import { dayIn } from '@app/kernel';
import { nearDayInWords } from '../layout/in-words';
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
export function caseloadPage({ caseload }: CaseloadData, now: Date, looks = true): CaseloadPage {
  const waiting = (whom: CaseData['waitsFor']): number =>
    caseload.filter(({ waitsFor }) => waitsFor === whom).length;
  return {
    title: 'My households',
    counts: [
      { text: 'wait for you', count: waiting('YOU') },
      { text: 'wait for a provider', count: waiting('PROVIDER') },
      { text: 'wait for the household', count: waiting('HOUSEHOLD') },
      { text: 'are placed', count: waiting(null) },
    ],
    cases: caseload.filter(({ state }) => state !== 'PLACED').map((one) => row(one, now, looks)),
    placed: caseload.filter(({ state }) => state === 'PLACED').map((one) => row(one, now, looks)),
  };
}

const row = (one: CaseloadData['caseload'][number], now: Date, looks: boolean): CaseRow => ({
  href: `/households/${one.id}`,
  reference: one.reference,
  who: one.people === 1 ? 'One person' : `${String(one.people)} people`,
  risk: one.risk === null ? 'Risk not asked' : `${riskWords[one.risk]} risk`,
  high: one.risk === 'HIGH',
  needed: `${one.neededFrom < dayIn(now) ? 'Has needed a place since' : 'Needs a place from'} ${nearDayInWords(one.neededFrom, now)}`,
  next: nextStep(one, now, looks),
});
