import { aContext, aHousehold, aPlace, outcomeOf } from '../../testing';
import { houseRulesRule as rule } from './house-rules';

describe('rule 32, rules of the house', () => {
  it.each([
    [true, true, 'FAIL'],
    [true, false, 'PASS'],
    [false, true, 'PASS'],
    [null, true, 'NOT_ASKED'],
    [null, false, 'PASS'],
  ])('work at night %s, and a curfew %s: %s', (nightWork, curfew, outcome) => {
    expect(outcomeOf(rule, { nightWork }, { curfew })).toBe(outcome);
  });

  it('states a curfew whoever asks, so that the choice is an informed one', () => {
    const codes = (curfew: boolean) =>
      rule.judge(aHousehold(), aPlace({ curfew }), aContext()).warnings.map(({ code }) => code);
    expect([codes(true), codes(false)]).toEqual([['CURFEW'], []]);
  });
});
