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
import {
  EpisodeCharacteristicEntity,
  EpisodePersonEntity,
  EpisodeSupportEntity,
  MoveOnReadinessEntity,
} from './store/support.entity';

export { BoardServiceType, type BoardState, BoardUnitType } from './api/board.type';
export { CaseType } from './api/caseload.type';
export { DeclineReasonEnum, DestinationEnum } from './api/enums';
export { EpisodeType } from './api/episode.type';
export { type LostReason } from './api/figures.type';
export { HoldType } from './api/hold.type';
export { HouseholdAnswerType, PlacementType } from './api/placement.type';
export { ReferralType } from './api/referral.type';
export { Trimmed } from './api/trimmed';
export { answerBy, type DeskHours } from './domain/desk-hours';
export {
  type Destination,
  destinations,
  type LeavingReason,
  leavingReasons,
  type SanctuaryEndReason,
  sanctuaryEndReasons,
} from './domain/leaving';
export { type ExportKind, exportKinds, exportColumns } from './domain/export-columns';
export { type MoveOnBlock, moveOnBlocks } from './domain/moving-on';
export { type NamedRule, overridableRules, rulesToAskAbout } from './domain/overriding';
export { sharedFacts, type SharedFacts } from './domain/shared-facts';
export { type ReferralStatus, referralStatuses } from './domain/standing';
export { type CaseState, type WaitingFor } from './domain/urgency';
export {
  type AgeGroup,
  type AgeGroupAtStart,
  ageGroupAtStart,
  ageGroups,
  type AgeTold,
  type Characteristic,
  characteristics,
  type EqualityAnswer,
  equalityAnswers,
  type SupportType,
  supportTypes,
} from './domain/supported';
export {
  type DeclineReason,
  declineReasons,
  shownReason,
  type UnableReason,
  unableReasonCodes,
  unableReasons,
} from './domain/unable-reasons';
export { Episodes } from './episodes';
export { Exports } from './exports';
export { Figures } from './figures';
export { endEpisode, episodeLock, type NewEpisode, startEpisode } from './store/episodes.store';
export { recordFor } from './store/on-record';
export { EpisodeEntity, PlacementEntity } from './store/placement.entity';
export { expiredSql } from './store/placements.read';
export { Holds } from './holds';
export { Overrides } from './overrides';
export { Placements } from './placements';
export { PlacementsModule } from './placements.module';
export { Questions } from './questions';
export { Referrals } from './referrals';
export { Support } from './support';

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
  EpisodePersonEntity,
  EpisodeCharacteristicEntity,
  EpisodeSupportEntity,
  MoveOnReadinessEntity,
];
