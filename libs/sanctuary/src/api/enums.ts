import { enumOf } from '@app/graphql';
import { sanctuaryEndReasons } from '@app/placements';
import { jobStatuses } from '../domain/job';
import {
  landlordConsents,
  landlords,
  landlordsSchemes,
  mayKnows,
  sanctuaryItems,
  tenures,
} from '../domain/words';

export const TenureEnum = enumOf(tenures, 'Tenure', 'By what right they live in their home.');
export const LandlordEnum = enumOf(landlords, 'Landlord', 'Who lets the home. NONE: it is owned.');
export const LandlordConsentEnum = enumOf(
  landlordConsents,
  'LandlordConsent',
  'What the landlord said to works in the home. ASKED: no answer yet.',
);
export const LandlordsSchemeEnum = enumOf(
  landlordsSchemes,
  'LandlordsScheme',
  'Whether the landlord’s own sanctuary scheme was tried.',
);
export const SanctuaryItemEnum = enumOf(sanctuaryItems, 'SanctuaryItem', 'What a scheme fits in a home.');
export const SanctuaryStatusEnum = enumOf(jobStatuses, 'SanctuaryStatus', 'Where a sanctuary job stands.');
export const SanctuaryEndReasonEnum = enumOf(
  sanctuaryEndReasons,
  'SanctuaryEndReason',
  'Why support at home ended.',
);
export const MayKnowEnum = enumOf(mayKnows, 'MayKnow', 'Who, beside the scheme, may know of the works.');
