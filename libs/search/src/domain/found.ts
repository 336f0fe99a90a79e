import { type RuleCode, rules } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import type { Change, CountedChange, Explanation, Freshness, OneQuestion, RuleCount } from '@app/matching';
import { type Blocker, type BlockerCode, blockerCodes } from './standing';

/** A place that can be held, and why. */
export interface Match {
  readonly vacancyId: string;
  readonly explanation: Explanation;
  readonly freshness: Freshness;
  /** The nights it can be had: until `leave`, or until they leave when it is null. */
  readonly offer: { readonly arrive: LocalDate; readonly leave: LocalDate | null };
}

/** A rule with how many open vacancies it fails, and how many nothing else fails. */
export interface CountedRule {
  readonly rule: RuleCode;
  readonly number: number;
  readonly title: string;
  readonly fails: number;
  readonly failsAlone: number;
}

/** How many vacancies that no rule fails are blocked so. */
export interface CountedBlocker {
  readonly code: BlockerCode;
  readonly vacancies: number;
}

/** A free place that one change would open. */
export interface NearMissFound {
  readonly vacancyId: string;
  readonly changes: readonly Change[];
}

/** What a search says beside its matches and counts. */
export interface Findings {
  /** What stands in the way beside the rules, where no rule fails; only what does. */
  readonly blockers: readonly CountedBlocker[];
  /** The one question to the household that would decide the most matches. */
  readonly question: OneQuestion | null;
  /** The one change that would open the most vacancies, free or not. */
  readonly change: CountedChange | null;
  readonly nearMisses: readonly NearMissFound[];
}

/** What a search found among all open vacancies: each is counted in exactly one of the four. */
export interface Found {
  /** Best first. */
  readonly matches: readonly Match[];
  readonly suitable: number;
  readonly askFirst: number;
  /** Failed by at least one rule, free or not. */
  readonly notSuitable: number;
  /** Failed by no rule, but somebody else has the nights. */
  readonly notFree: number;
  /** Every rule, in order, over all open vacancies. */
  readonly ruleCounts: readonly CountedRule[];
  readonly findings: Findings;
}

/** Counts what stands in the way of each of several vacancies, in the order of the codes. */
export const countBlockers = (vacancies: readonly (readonly Blocker[])[]): readonly CountedBlocker[] =>
  blockerCodes
    .map((code) => ({
      code,
      vacancies: vacancies.filter((blockers) => blockers.some((blocker) => blocker.code === code)).length,
    }))
    .filter((counted) => counted.vacancies > 0);

/** Adds up two countings of different vacancies. */
export const addUp = (some: readonly RuleCount[], others: readonly RuleCount[]): readonly CountedRule[] =>
  rules.map(({ code, number, title }) => {
    const counted = [...some, ...others].filter(({ rule }) => rule === code);
    return {
      rule: code,
      number,
      title,
      fails: counted.reduce((sum, { fails }) => sum + fails, 0),
      failsAlone: counted.reduce((sum, { aloneFails }) => sum + aloneFails, 0),
    };
  });
