import { outcomeOf } from '../../testing';
import { type FaithDiet, faithDiets } from '../words';
import { faithAndDietRule as rule } from './faith-and-diet';

describe('rule 19, faith and diet', () => {
  it.each<[readonly FaithDiet[] | null, readonly FaithDiet[], boolean, string]>([
    [[], [], true, 'PASS'],
    [['HALAL', 'PRAYER_SPACE'], ['HALAL', 'PRAYER_SPACE'], true, 'PASS'],
    [['HALAL', 'PRAYER_SPACE'], ['HALAL'], true, 'FAIL'],
    [['HALAL', 'PRAYER_SPACE'], ['PRAYER_SPACE'], false, 'PASS'],
    [['ALCOHOL_FREE'], [], false, 'FAIL'],
    [['VEGETARIAN'], ['VEGAN'], true, 'PASS'],
    [['VEGAN'], ['VEGETARIAN'], true, 'FAIL'],
    [null, ['HALAL'], true, 'NOT_ASKED'],
    [null, faithDiets, true, 'PASS'],
  ])('%s, where there is %s and the kitchen is shared (%s): %s', (faithDiet, has, sharedKitchen, outcome) => {
    expect(outcomeOf(rule, { faithDiet }, { faithDiets: has, sharedKitchen })).toBe(outcome);
  });
});
