import {
  HouseholdStayingEntity,
  SanctuaryCapacityEntity,
  SanctuaryDeclineEntity,
  SanctuaryItemEntity,
  SanctuaryJobEntity,
  SanctuaryLocationEntity,
  SanctuaryReviewEntity,
  SanctuarySchemeEntity,
  SanctuarySurveyEntity,
  SanctuaryUncheckedEntity,
} from './store/sanctuary.entities';

export { type JobStatus, jobStatuses } from './domain/job';
export { type SanctuaryRuleCode, sanctuaryRuleCodes } from './domain/rules';
export { mondayOf, weeksFrom } from './domain/weeks';
export {
  type HomeFactName,
  homeFactNames,
  type Landlord,
  type LandlordConsent,
  landlordConsents,
  landlords,
  type LandlordsScheme,
  landlordsSchemes,
  type MayKnow,
  mayKnows,
  type SanctuaryItem,
  sanctuaryItems,
  type Tenure,
  tenures,
} from './domain/words';
export { monthsAfter } from './domain/works';
export { Jobs } from './jobs';
export { SanctuaryMatches } from './matches';
export { SanctuaryModule } from './sanctuary.module';
export { Schemes } from './schemes';
export { Staying } from './staying';
export { Works } from './works';

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const sanctuaryEntities = [
  SanctuarySchemeEntity,
  SanctuaryCapacityEntity,
  HouseholdStayingEntity,
  SanctuaryJobEntity,
  SanctuaryLocationEntity,
  SanctuaryDeclineEntity,
  SanctuaryUncheckedEntity,
  SanctuarySurveyEntity,
  SanctuaryItemEntity,
  SanctuaryReviewEntity,
];
