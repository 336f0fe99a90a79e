import { daysBetween, type LocalDate } from '@app/kernel';
import type { Range } from '../ages';
import type { HouseholdFacts, JudgingContext, PlaceFacts } from '../facts';
import { byAnswer, conclude, either, type Finding } from '../outcome';
import type { Rule } from './rule';

/** A child is due at 40 weeks. */
const fullTermDays = 280;
/** A pregnancy does not last beyond this week: the child is born, or the day was wrong. */
const lastWeek = 42;
/** The third trimester: late, wherever no week of its own is said. Assumed. */
const lateFrom = 28;

type Limits = Pick<PlaceFacts, 'pregnancy' | 'latePregnancyWeeks'>;

/** Whole weeks of pregnancy on a day. */
export const weeksOn = (dueOn: LocalDate, day: LocalDate): number =>
  Math.floor((fullTermDays - daysBetween(day, dueOn)) / 7);

/** The week it may be at arrival; any week when the due day is not known, or is past any pregnancy. */
function weeksAt({ dueOn }: Pick<HouseholdFacts, 'dueOn'>, arrival: LocalDate): Range {
  const week = dueOn === null ? Infinity : Math.max(0, weeksOn(dueOn, arrival));
  return week > lastWeek ? { lowest: 0, highest: lastWeek } : { lowest: week, highest: week };
}

const tooLate = (week: number, { latePregnancyWeeks }: Limits): boolean =>
  latePregnancyWeeks !== null && week > latePregnancyWeeks;

const isLate = (week: number, limits: Limits): boolean => week >= lateFrom || tooLate(week, limits);

const judgeWeek = (week: number, limits: Limits): Finding =>
  tooLate(week, limits) ? 'FAIL' : byAnswer[limits.pregnancy];

function judgePregnancy({ pregnant, dueOn }: HouseholdFacts, limits: Limits, arrival: LocalDate): Finding {
  if (pregnant === false) return 'PASS';
  const weeks = weeksAt({ dueOn }, arrival);
  const found = either(judgeWeek(weeks.lowest, limits), judgeWeek(weeks.highest, limits));
  const settled = pregnant === null ? either<Finding>('PASS', found) : found;
  // Early it is a wish, late it excludes: which of the two has to be asked.
  const sameStage = isLate(weeks.lowest, limits) === isLate(weeks.highest, limits);
  return settled === 'PASS' || sameStage ? settled : 'NOT_ASKED';
}

/** Late in a pregnancy, or perhaps so: not asked whether, or when the child is due. */
function mayBeLate(
  { pregnant, dueOn }: HouseholdFacts,
  place: PlaceFacts,
  { arrival }: JudgingContext,
): boolean {
  return pregnant !== false && isLate(weeksAt({ dueOn }, arrival).highest, place);
}

/**
 * Criterion 30. The place takes someone who is pregnant, at the week they are in on arrival. Late, from the week the
 * place says or from week 28, it is hard; earlier it counts.
 * Source: City, University of London thesis 36557 (a referral of someone pregnant is 9.59% less likely to succeed);
 * the table of criteria, row 30 ("S/H late stage").
 */
export const pregnancyRule: Rule<'PREGNANCY'> = {
  code: 'PREGNANCY',
  number: 30,
  title: 'Pregnancy',
  kind: 'SOFT',
  weight: 4,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['PREGNANCY'],
  hardFor: mayBeLate,
  judge(household, place, { arrival }) {
    const { pregnant, dueOn } = household;
    const { pregnancy, latePregnancyWeeks } = place;
    const until = latePregnancyWeeks === null ? '' : `, to week ${String(latePregnancyWeeks)}`;
    const takes = `${pregnancy.toLowerCase()}${until}`;
    const week = dueOn === null ? null : Math.max(0, weeksOn(dueOn, arrival));
    const at = week === null ? 'yes' : `week ${String(week)} at arrival`;
    const text =
      pregnant === null
        ? 'Ask whether anyone is pregnant, and when the child is due.'
        : dueOn === null
          ? 'Ask when the child is due.'
          : 'Ask whether the child is born.';
    return conclude(
      judgePregnancy(household, place, arrival),
      { householdValue: pregnant === null ? null : pregnant ? at : 'no', placeValue: takes },
      {
        PASS: pregnant === false ? 'Nobody is pregnant.' : `Pregnancy taken: ${takes}.`,
        FAIL: `Pregnancy taken: ${takes}. Theirs: ${at}.`,
        NOT_ASKED: {
          reason: `Pregnancy taken: ${takes}. Whether and how far is not known.`,
          question: { ask: 'HOUSEHOLD', about: 'PREGNANCY', text },
        },
        CONSIDER: {
          reason: `Pregnancy taken: ${takes}. Theirs: ${at}.`,
          question: { ask: 'PROVIDER', text: 'Ask the provider who would be there for mother and child.' },
        },
      },
    );
  },
};
