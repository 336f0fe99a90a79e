import { aContext, aHousehold, aPlace } from '../../testing';
import { relevantAccommodationRule as rule } from './relevant-accommodation';

describe('rule 1, relevant accommodation', () => {
  it('passes a place that counts, without a warning', () => {
    expect(rule.judge(aHousehold(), aPlace({ relevant: true }), aContext())).toMatchObject({
      outcome: 'PASS',
      warnings: [],
    });
  });

  it('excludes nothing: a place that does not count is shown as "not counted"', () => {
    expect(rule.judge(aHousehold(), aPlace({ relevant: false }), aContext())).toMatchObject({
      outcome: 'PASS',
      placeValue: 'not counted',
      warnings: [{ code: 'NOT_COUNTED' }],
    });
  });
});
