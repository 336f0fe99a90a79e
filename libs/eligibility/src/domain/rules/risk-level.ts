import { describeLimit, within } from '../limits';
import { conclude } from '../outcome';
import { type RiskLevel, riskLevels } from '../words';
import type { Rule } from './rule';

const levelOf = (risk: RiskLevel): number => riskLevels.indexOf(risk);

/** "up to medium". */
const upTo = (level: number): string => `up to ${String(riskLevels[level]).toLowerCase()}`;

/**
 * Criterion 25. The risk they are at is within what the place takes; dispersed homes often stop at medium. A risk
 * that nobody assessed is never a pass, unless the place takes every risk.
 * Source: Manchester DVA referral form (the checklist and its 14 ticks); the cap of dispersed homes is assumed.
 */
export const riskLevelRule: Rule<'RISK_LEVEL'> = {
  code: 'RISK_LEVEL',
  number: 25,
  title: 'Level of risk',
  kind: 'HARD',
  weight: 0,
  safety: true,
  overridable: true,
  protects: 'NONE',
  reads: ['RISK'],
  judge({ risk }, { riskTo, riskConsiderTo }) {
    const limit = {
      to: levelOf(riskTo),
      considerTo: riskConsiderTo === null ? null : levelOf(riskConsiderTo),
    };
    const range =
      risk === null
        ? { lowest: 0, highest: levelOf('HIGH') }
        : { lowest: levelOf(risk), highest: levelOf(risk) };
    const takes = describeLimit(limit, upTo);
    const is = String(risk?.toLowerCase());
    return conclude(
      within(range, limit),
      { householdValue: risk === null ? null : is, placeValue: takes },
      {
        PASS: `Risk taken: ${takes}.`,
        FAIL: `Risk taken: ${takes}. Theirs: ${is}.`,
        NOT_ASKED: {
          reason: `Risk taken: ${takes}. Not checked: theirs was not assessed.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'RISK',
            text: 'Assess the risk to them: standard, medium or high.',
          },
        },
        CONSIDER: {
          reason: `Risk taken: ${takes}. Theirs: ${is}.`,
          question: { ask: 'PROVIDER', text: 'Ask the provider whether it can keep them safe at this risk.' },
        },
      },
    );
  },
};
