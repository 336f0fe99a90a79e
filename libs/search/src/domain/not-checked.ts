import { linkToResident } from '@app/eligibility';
import type { JudgedRule } from '@app/matching';

/** Something that could harm and that nobody has checked: shown as such, never as safe. */
export interface NotChecked {
  readonly rule: string;
  readonly number: number;
  readonly title: string;
}

const isNotChecked = ({ rule, safety, ...judged }: JudgedRule): boolean =>
  safety &&
  judged.outcome === 'UNKNOWN' &&
  (judged.unknownBecause === 'NOT_ASKED' || rule === 'UNSAFE_AREAS');

/**
 * What of their safety was not checked, in order: what nobody asked; the unsafe areas of a place that is not shown by its
 * district; and always whom they might meet there, for no search may know who lives or works where.
 */
export const notChecked = (outcomes: readonly JudgedRule[]): readonly NotChecked[] =>
  [...outcomes.filter(isNotChecked), { ...linkToResident, rule: linkToResident.code }]
    .map(({ rule, number, title }) => ({ rule, number, title }))
    .sort((a, b) => a.number - b.number);
