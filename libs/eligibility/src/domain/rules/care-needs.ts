import type { Range } from '../ages';
import { describeLimit, within } from '../limits';
import { all, byAnswer, conclude, either, type Finding } from '../outcome';
import { type Answer, type SupportLevel, supportLevels } from '../words';
import type { Rule } from './rule';

const levelOf = (level: SupportLevel): number => supportLevels.indexOf(level);

/** "up to medium". */
const upTo = (level: number): string =>
  level === 0 ? 'none' : `up to ${String(supportLevels[level]).toLowerCase()}`;

const supports: Readonly<Record<Answer, string>> = {
  YES: 'supported',
  NO: 'not supported',
  CONSIDER: 'considered',
};

const needBetween = (careNeeds: SupportLevel | null): Range =>
  careNeeds === null
    ? { lowest: 0, highest: levelOf('HIGH') }
    : { lowest: levelOf(careNeeds), highest: levelOf(careNeeds) };

function judgeLearning(learningDisability: boolean | null, answer: Answer): Finding {
  if (learningDisability === false) return 'PASS';
  return learningDisability ? byAnswer[answer] : either('PASS', byAnswer[answer]);
}

/**
 * Criterion 16. The place gives the care they need, or has it brought in, and supports a learning disability.
 * Source: the table of criteria, row 16 ("yes + level" against "yes/no"), which no page read confirms.
 */
export const careNeedsRule: Rule<'CARE_NEEDS'> = {
  code: 'CARE_NEEDS',
  number: 16,
  title: 'Care and learning disability',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: true,
  protects: 'NONE',
  reads: ['CARE_NEEDS'],
  judge({ careNeeds, learningDisability }, place) {
    const limit = {
      to: levelOf(place.careTo),
      considerTo: place.careConsiderTo === null ? null : levelOf(place.careConsiderTo),
    };
    const finding = all([
      within(needBetween(careNeeds), limit),
      judgeLearning(learningDisability, place.learningDisability),
    ]);
    const gives = `care: ${describeLimit(limit, upTo)}; learning disability: ${supports[place.learningDisability]}`;
    const told = [
      ...(careNeeds === null ? [] : [`care: ${careNeeds.toLowerCase()}`]),
      ...(learningDisability === null ? [] : [`learning disability: ${learningDisability ? 'yes' : 'no'}`]),
    ].join('; ');
    const here = `Here, ${gives}.`;
    return conclude(
      finding,
      { householdValue: told === '' ? null : told, placeValue: gives },
      {
        PASS: here,
        FAIL: `${here} Needed, ${told}.`,
        NOT_ASKED: {
          reason: `${here} What they need is not fully known.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'CARE_NEEDS',
            text: 'Ask how much care anyone needs, and whether anyone has a learning disability.',
          },
        },
        CONSIDER: {
          reason: `${here} Needed, ${told}.`,
          question: {
            ask: 'PROVIDER',
            text: 'Ask the provider whether it can give or arrange this support.',
          },
        },
      },
    );
  },
};
