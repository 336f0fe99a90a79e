import type { Range } from '../ages';
import type { HouseholdFacts } from '../facts';
import { describeLimit, within } from '../limits';
import { conclude } from '../outcome';
import { type SupportLevel, supportLevels } from '../words';
import type { Rule } from './rule';

const levelOf = (level: SupportLevel): number => supportLevels.indexOf(level);
const highest = levelOf('HIGH');

/** "up to medium". */
const upTo = (level: number): string =>
  level === 0 ? 'none' : `up to ${String(supportLevels[level]).toLowerCase()}`;

/** A crisis needs the highest support, whatever was needed before; not asked, there may be one. */
function needBetween({ mentalHealth, inCrisis }: HouseholdFacts): Range {
  if (inCrisis === true) return { lowest: highest, highest };
  const need =
    mentalHealth === null
      ? { lowest: 0, highest }
      : { lowest: levelOf(mentalHealth), highest: levelOf(mentalHealth) };
  return inCrisis === null ? { lowest: need.lowest, highest } : need;
}

/**
 * Criterion 14. The service supports the level of mental-health need, a current crisis included.
 * Source: Nowhere to Turn 2024 (a barrier for 32.8% of those turned away).
 */
export const mentalHealthRule: Rule<'MENTAL_HEALTH'> = {
  code: 'MENTAL_HEALTH',
  number: 14,
  title: 'Mental-health support',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: true,
  protects: 'NONE',
  reads: ['MENTAL_HEALTH'],
  judge(household, { mentalHealthTo, mentalHealthConsiderTo }) {
    const { mentalHealth, inCrisis } = household;
    const limit = {
      to: levelOf(mentalHealthTo),
      considerTo: mentalHealthConsiderTo === null ? null : levelOf(mentalHealthConsiderTo),
    };
    const gives = describeLimit(limit, upTo);
    const needs =
      inCrisis === true ? 'in crisis now' : mentalHealth === null ? null : mentalHealth.toLowerCase();
    const asks =
      mentalHealth === null
        ? 'Ask what support with mental health they need: none, low, medium or high.'
        : 'Ask whether anyone is in a mental-health crisis now.';
    return conclude(
      within(needBetween(household), limit),
      { householdValue: needs, placeValue: gives },
      {
        PASS: `Support with mental health: ${gives}.`,
        FAIL: `Support with mental health: ${gives}. This household needs more: ${String(needs)}.`,
        NOT_ASKED: {
          reason: `Support with mental health: ${gives}. What this household needs now is not fully known.`,
          question: { ask: 'HOUSEHOLD', about: 'MENTAL_HEALTH', text: asks },
        },
        CONSIDER: {
          reason: `Support with mental health: ${gives}. This household may need more than it gives as a rule.`,
          question: {
            ask: 'PROVIDER',
            text: 'Ask the provider whether it can give this support, nights included.',
          },
        },
      },
      inCrisis === true
        ? [{ code: 'IN_CRISIS', message: 'There is a crisis now: ask who is there at night.' }]
        : [],
    );
  },
};
