import { inPounds, type Pence, type Problem, problem, sumOf, toPence } from '@app/kernel';
import type { FundSettings } from './settings';
import type { ItemCategory } from './words';

/** How an application ends when somebody decides it. */
export const decisionOutcomes = ['APPROVED', 'PART_APPROVED', 'DENIED'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** A line that is to be decided. */
export interface LineToDecide {
  readonly id: string;
  readonly category: ItemCategory;
  readonly grossPence: Pence;
}

/** What is awarded, or recommended, for one line. */
export interface LineAward {
  readonly lineId: string;
  readonly awardedPence: number;
  /** Why less than asked for: of every cut, and of nothing at all. */
  readonly cutBecause?: string | null | undefined;
  /** Why a category that needs an officer's word is allowed. */
  readonly allowedBecause?: string | null | undefined;
}

/** A reason that says something: 3 letters are less than "VAT". */
const says = (reason: string | null | undefined): boolean => (reason ?? '').trim().length >= 3;

/** What is wrong with awards for the lines of an application: each line once, no more than asked, a reason for every cut. */
export function awardProblems(
  lines: readonly LineToDecide[],
  awards: readonly LineAward[],
  settings: Pick<FundSettings, 'ONLY_WHEN_AN_OFFICER_SAYS_SO' | 'OUT_OF_SCOPE'>,
): Problem[] {
  const seen = new Set<string>();
  const found = awards.flatMap((award, index) => {
    const at = (field: string): string => `lines.${String(index)}.${field}`;
    const line = lines.find(({ id }) => id === award.lineId);
    if (!line || seen.has(award.lineId))
      return [problem('LINE_UNKNOWN', 'Name each line of this application once.', at('lineId'))];
    seen.add(award.lineId);
    return oneAward(line, award, settings, at);
  });
  if (awards.every(({ lineId }) => lines.some(({ id }) => id === lineId)) && seen.size < lines.length)
    found.push(
      problem('LINE_MISSING', 'Decide every line: award nothing, with a reason, to refuse.', 'lines'),
    );
  return found;
}

function oneAward(
  line: LineToDecide,
  { awardedPence, cutBecause, allowedBecause }: LineAward,
  settings: Pick<FundSettings, 'ONLY_WHEN_AN_OFFICER_SAYS_SO' | 'OUT_OF_SCOPE'>,
  at: (field: string) => string,
): Problem[] {
  if (!Number.isInteger(awardedPence) || awardedPence < 0)
    return [problem('AMOUNT', 'Give whole pence, 0 or more.', at('awardedPence'))];
  if (awardedPence > line.grossPence)
    return [
      problem(
        'MORE_THAN_ASKED',
        `No more than was asked for: ${inPounds(line.grossPence)}.`,
        at('awardedPence'),
      ),
    ];
  const found: Problem[] = [];
  if (awardedPence < line.grossPence && !says(cutBecause))
    found.push(problem('REASON_NEEDED', 'Say why this line gets less than was asked for.', at('cutBecause')));
  if (awardedPence > 0 && settings.OUT_OF_SCOPE.includes(line.category))
    found.push(
      problem('OUT_OF_SCOPE', 'The fund does not pay for this: award nothing for it.', at('awardedPence')),
    );
  if (
    awardedPence > 0 &&
    settings.ONLY_WHEN_AN_OFFICER_SAYS_SO.includes(line.category) &&
    !says(allowedBecause)
  )
    found.push(
      problem(
        'OFFICERS_REASON_NEEDED',
        'Process-server costs and the like are allowed in some cases only: say why in this one.',
        at('allowedBecause'),
      ),
    );
  return found;
}

/** What the awards come to for the whole application. */
export function outcomeOf(lines: readonly LineToDecide[], awards: readonly LineAward[]): DecisionOutcome {
  const awarded = awardedIn(awards);
  if (awarded === 0) return 'DENIED';
  return awarded === sumOf(lines.map(({ grossPence }) => grossPence)) ? 'APPROVED' : 'PART_APPROVED';
}

/** All that is awarded. */
export const awardedIn = (awards: readonly Pick<LineAward, 'awardedPence'>[]): Pence =>
  sumOf(awards.map(({ awardedPence }) => toPence(awardedPence)));

/**
 * Whether an officer may decide alone: what the household had from this fund in the rolling months and this together
 * come to no more than the limit (product section 7). To refuse, an officer always may.
 */
export const withinOfficersLimit = (past: Pence, awarded: Pence, limit: number): boolean =>
  awarded === 0 || past + awarded <= limit;

/** An awarded line that waits for money. */
export interface WaitingLine {
  readonly id: string;
  readonly awardedPence: Pence;
}

/**
 * Which of the lines that wait are committed now: whoever has waited longest first, each whole, and one that is too
 * large does not keep smaller ones behind it.
 *
 * @param waiting by when it was awarded, the earliest first.
 */
export function toCommit<T extends WaitingLine>(waiting: readonly T[], available: Pence): T[] {
  let left: number = available;
  return waiting.filter(({ awardedPence }) => {
    if (awardedPence > left) return false;
    left -= awardedPence;
    return true;
  });
}
