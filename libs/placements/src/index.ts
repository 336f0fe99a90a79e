import { HoldEntity } from './store/hold.entity';
import { EpisodeEntity, EpisodeOccupancyEntity, PlacementEntity } from './store/placement.entity';
import { ReferralDeclineEntity, ReferralEntity } from './store/referral.entity';

export { EpisodeType } from './api/episode.type';
export { HoldType } from './api/hold.type';
export { HouseholdAnswerType, PlacementType } from './api/placement.type';
export { ReferralType } from './api/referral.type';
export { answerBy, type DeskHours } from './domain/desk-hours';
export { type Destination, destinations, type LeavingReason, leavingReasons } from './domain/leaving';
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
export { Holds } from './holds';
export { Placements } from './placements';
export { PlacementsModule } from './placements.module';
export { Referrals } from './referrals';

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const placementEntities = [
  HoldEntity,
  ReferralEntity,
  ReferralDeclineEntity,
  PlacementEntity,
  EpisodeEntity,
  EpisodeOccupancyEntity,
];
