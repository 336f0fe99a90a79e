import type { PlaceFacts } from '../facts';
import { conclude } from '../outcome';
import { type FaithDiet, faithDiets } from '../words';
import type { Rule } from './rule';

const described: Readonly<Record<FaithDiet, string>> = {
  HALAL: 'halal food',
  KOSHER: 'kosher food',
  VEGETARIAN: 'vegetarian food',
  VEGAN: 'vegan food',
  PRAYER_SPACE: 'a space to pray',
  ALCOHOL_FREE: 'no alcohol in the house',
};

const foods: readonly FaithDiet[] = ['HALAL', 'KOSHER', 'VEGETARIAN', 'VEGAN'];

/** Who has a kitchen alone keeps it as they need; vegan food is vegetarian. Both are assumed. */
const met = (need: FaithDiet, { faithDiets: has, sharedKitchen }: PlaceFacts): boolean =>
  has.includes(need) ||
  (!sharedKitchen && foods.includes(need)) ||
  (need === 'VEGETARIAN' && has.includes('VEGAN'));

const list = (some: readonly FaithDiet[]): string =>
  some.length === 0 ? 'none' : some.map((need) => described[need]).join(', ');

/**
 * Criterion 19. What faith and diet ask of the house is there.
 * Source: Women's Aid, survivor's handbook.
 */
export const faithAndDietRule: Rule<'FAITH_AND_DIET'> = {
  code: 'FAITH_AND_DIET',
  number: 19,
  title: 'Faith and diet',
  kind: 'SOFT',
  weight: 6,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['FAITH_DIET'],
  judge({ faithDiet }, place) {
    const missing = (faithDiet ?? faithDiets).filter((need) => !met(need, place));
    const finding = missing.length === 0 ? 'PASS' : faithDiet === null ? 'NOT_ASKED' : 'FAIL';
    return conclude(
      finding,
      { householdValue: faithDiet === null ? null : list(faithDiet), placeValue: list(place.faithDiets) },
      {
        PASS:
          faithDiet?.length === 0
            ? 'They ask for nothing about faith or diet.'
            : 'It has what they asked for.',
        FAIL: `It does not have: ${list(missing)}.`,
        NOT_ASKED: {
          reason: `It has: ${list(place.faithDiets)}. Faith and diet were not asked about.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'FAITH_DIET',
            text: 'Ask whether faith or diet asks anything of the house.',
          },
        },
      },
    );
  },
};
