import { conclude } from '../outcome';
import type { ReferralRoute } from '../words';
import type { Rule } from './rule';

const described: Readonly<Record<ReferralRoute, string>> = {
  SELF: 'by oneself',
  AGENCY: 'by an agency',
  COMPASS: 'through Compass',
};

/**
 * Criterion 26. The place takes referrals the way this one comes. It is always known who refers, so nothing is ever
 * unknown; some places take referrals through Compass only.
 * Source: Essex commissioning strategy 2025-30 (Compass is the single point of contact).
 */
export const referralRouteRule: Rule<'REFERRAL_ROUTE'> = {
  code: 'REFERRAL_ROUTE',
  number: 26,
  title: 'Way of referral',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['ROUTE'],
  judge({ route }, { referralRoutes }) {
    const takes = referralRoutes.map((taken) => described[taken]).join(', ');
    const compass =
      route !== 'COMPASS' && referralRoutes.includes('COMPASS') ? ' Compass could refer them.' : '';
    return conclude(
      referralRoutes.includes(route) ? 'PASS' : 'FAIL',
      { householdValue: described[route], placeValue: takes === '' ? 'none now' : takes },
      {
        PASS: `It takes referrals ${described[route]}.`,
        FAIL:
          takes === ''
            ? 'It takes no referrals now.'
            : `It takes referrals ${takes}; this one comes ${described[route]}.${compass}`,
      },
    );
  },
};
