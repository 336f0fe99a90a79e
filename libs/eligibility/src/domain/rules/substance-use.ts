import { describeLimit, within } from '../limits';
import { conclude, type Warning } from '../outcome';
import { type SubstancePolicy, type SubstanceUse, substanceUses } from '../words';
import type { Rule } from './rule';

/** The furthest use that each policy takes. */
const takesTo: Readonly<Record<SubstancePolicy, SubstanceUse>> = {
  ABSTINENT: 'HISTORIC',
  SCRIPTED_OK: 'IN_TREATMENT',
  CURRENT_OK: 'CURRENT',
  SPECIALIST_RECOVERY: 'CURRENT',
};

const described: Readonly<Record<SubstanceUse, string>> = {
  NONE: 'no use',
  HISTORIC: 'past use',
  IN_TREATMENT: 'use in treatment',
  CURRENT: 'current use',
};

/** "up to past use". */
const upTo = (level: number): string => `up to ${String(Object.values(described)[level])}`;

const levelOf = (use: SubstanceUse): number => substanceUses.indexOf(use);

/**
 * Criterion 13. Drug and alcohol use is within what the service takes. A recovery service takes everyone the
 * rule is about, and says what it is.
 * Sources: The Next Chapter, recovery refuge; City, University of London thesis 36557 (with an alcohol need
 * the odds of a referral succeeding are 0.741).
 */
export const substanceUseRule: Rule<'SUBSTANCE_USE'> = {
  code: 'SUBSTANCE_USE',
  number: 13,
  title: 'Drugs and alcohol',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: true,
  protects: 'NONE',
  reads: ['SUBSTANCES'],
  judge({ substances }, { substancePolicy, substanceConsider }) {
    const limit = {
      to: levelOf(takesTo[substancePolicy]),
      considerTo: substanceConsider === null ? null : levelOf(takesTo[substanceConsider]),
    };
    const use =
      substances === null
        ? { lowest: 0, highest: substanceUses.length - 1 }
        : { lowest: levelOf(substances), highest: levelOf(substances) };
    const takes = describeLimit(limit, upTo);
    const warnings: Warning[] =
      substancePolicy === 'SPECIALIST_RECOVERY'
        ? [{ code: 'RECOVERY_SERVICE', message: 'It is a recovery service: ask whether that is wanted.' }]
        : [];
    const has = substances === null ? null : described[substances];
    return conclude(
      within(use, limit),
      { householdValue: has, placeValue: takes },
      {
        PASS: `It takes ${takes}.`,
        FAIL: `It takes ${takes}; in this household there is ${String(has)}.`,
        NOT_ASKED: {
          reason: `It takes ${takes}. This household was not asked.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'SUBSTANCES',
            text: 'Ask about drug and alcohol use: none, past, in treatment or current.',
          },
        },
        CONSIDER: {
          reason: `It takes ${takes}; in this household there is ${String(has)}.`,
          question: { ask: 'PROVIDER', text: 'Ask the provider whether it can support this use.' },
        },
      },
      warnings,
    );
  },
};
