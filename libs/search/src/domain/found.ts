import { type RuleCode, rules } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import type { Explanation, Freshness, RuleCount } from '@app/matching';

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
}

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
