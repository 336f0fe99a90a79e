import { addDays } from '@app/kernel';
import { aContext, aHousehold, aPlace, outcomeOf, today } from '../../testing';
import { moveInDateRule as rule } from './move-in-date';

describe('rule 27, move-in date', () => {
  it.each<[string, number, number | null, number, string]>([
    ['passes a place free today', 0, 7, 0, 'PASS'],
    ['passes a place free on the last day', 0, 7, 7, 'PASS'],
    ['fails a place free a day later', 0, 7, 8, 'FAIL'],
    ['passes a place free before it is needed', 5, 7, 0, 'PASS'],
    ['passes where the last day is not known and it is free in time', 5, null, 5, 'PASS'],
    ['asks where the last day is not known and it is free later', 5, null, 6, 'NOT_ASKED'],
    ['takes a last day that has passed for today', -10, -3, 0, 'PASS'],
    ['takes it for today and not for tomorrow', -10, -3, 1, 'FAIL'],
    ['takes a first day that has passed for today', -10, null, 0, 'PASS'],
  ])('%s', (_, from, by, free, outcome) => {
    const household = { neededFrom: addDays(today, from), neededBy: by === null ? null : addDays(today, by) };
    expect(outcomeOf(rule, household, { availableFrom: addDays(today, free) })).toBe(outcome);
  });

  it('says when the day they needed it by has passed', () => {
    const judged = rule.judge(aHousehold({ neededBy: addDays(today, -1) }), aPlace(), aContext());
    expect(judged.warnings).toMatchObject([{ code: 'NEEDED_BY_HAS_PASSED' }]);
  });
});
