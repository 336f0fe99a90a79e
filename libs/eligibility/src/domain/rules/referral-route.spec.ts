import { aContext, aHousehold, aPlace, outcomeOf } from '../../testing';
import type { ReferralRoute } from '../words';
import { referralRouteRule as rule } from './referral-route';

describe('rule 26, way of referral', () => {
  it.each<[ReferralRoute, readonly ReferralRoute[], string]>([
    ['AGENCY', ['AGENCY'], 'PASS'],
    ['AGENCY', ['SELF', 'AGENCY', 'COMPASS'], 'PASS'],
    ['AGENCY', ['COMPASS'], 'FAIL'],
    ['SELF', ['COMPASS'], 'FAIL'],
    ['COMPASS', ['COMPASS'], 'PASS'],
    ['COMPASS', ['AGENCY'], 'FAIL'],
    ['COMPASS', [], 'FAIL'],
  ])('a referral by %s, where %s are taken: %s', (route, referralRoutes, outcome) => {
    expect(outcomeOf(rule, { route }, { referralRoutes })).toBe(outcome);
  });

  it('points to Compass where that is the way', () => {
    const reason = (referralRoutes: readonly ReferralRoute[]) =>
      rule.judge(aHousehold(), aPlace({ referralRoutes }), aContext()).reason;
    expect(reason(['COMPASS'])).toBe(
      'It takes referrals through Compass; this one comes by an agency. Compass could refer them.',
    );
    expect(reason(['SELF'])).toBe('It takes referrals by oneself; this one comes by an agency.');
    expect(reason([])).toBe('It takes no referrals now.');
  });
});
