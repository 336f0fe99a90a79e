import { HoldEntity } from './store/hold.entity';
import { RuleOverrideEntity, RuleOverrideReasonEntity } from './store/override.entity';
import {
  EpisodeEntity,
  EpisodeOccupancyEntity,
  PlacementEntity,
  UncheckedSafetyEntity,
} from './store/placement.entity';
import { ReferralQuestionEntity } from './store/question.entity';
import { ReferralDeclineEntity, ReferralEntity } from './store/referral.entity';

export { EpisodeType } from './api/episode.type';
export { HoldType } from './api/hold.type';
export { HouseholdAnswerType, PlacementType } from './api/placement.type';
export { ReferralType } from './api/referral.type';
export { answerBy, type DeskHours } from './domain/desk-hours';
export {
  type Destination,
  destinations,
  type LeavingReason,
  leavingReasons,
  type SanctuaryEndReason,
  sanctuaryEndReasons,
} from './domain/leaving';
export { type NamedRule, overridableRules, rulesToAskAbout } from './domain/overriding';
export { sharedFacts, type SharedFacts } from './domain/shared-facts';
export { type ReferralStatus, referralStatuses } from './domain/standing';
export {
  type DeclineReason,
  declineReasons,
  type UnableReason,
  unableReasonCodes,
  unableReasons,
} from './domain/unable-reasons';
export { Episodes } from './episodes';
export { type NewEpisode, startEpisode } from './store/episodes.store';
export { EpisodeEntity, PlacementEntity } from './store/placement.entity';
export { Holds } from './holds';
export { Overrides } from './overrides';
export { Placements } from './placements';
export { PlacementsModule } from './placements.module';
export { Questions } from './questions';
export { Referrals } from './referrals';

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const placementEntities = [
  HoldEntity,
  ReferralEntity,
  ReferralDeclineEntity,
  RuleOverrideEntity,
  RuleOverrideReasonEntity,
  ReferralQuestionEntity,
  PlacementEntity,
  UncheckedSafetyEntity,
  EpisodeEntity,
  EpisodeOccupancyEntity,
];
