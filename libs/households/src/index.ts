import {
  CaseHolderEntity,
  HouseholdAnswerEntity,
  HouseholdClosingEntity,
  HouseholdEntity,
  HouseholdImmigrationEntity,
  HouseholdLinkEntity,
  HouseholdMembershipEntity,
  HouseholdPersonEntity,
  HouseholdTransHistoryEntity,
  HouseholdUnsafeAreaEntity,
  SpokenCodeEntity,
} from './store/household.entity';

export { AccessClasses } from './access-classes';
export {
  FaithDietNeedEnum,
  GenderEnum,
  MobilityEnum,
  OwnGroupEnum,
  PetKindEnum,
  PreferenceEnum,
  RecourseEnum,
  RentCoverEnum,
  RiskToHouseholdEnum,
  RiskToOthersEnum,
  SensoryNeedEnum,
  StayNearReasonEnum,
  SubstanceUseEnum,
  SupportNeedEnum,
} from './api/enums';
export { BirthMonthInput, ChangeHouseholdInput, RegisterHouseholdInput } from './api/household.input';
export { HouseholdType } from './api/household.type';
export { CodeKey } from './code-key';
export {
  type ImmigrationStatus,
  immigrationStatuses,
  type TransHistoryAnswer,
  transHistoryAnswers,
} from './domain/access-classes';
export { type ClosingReason, closingReasons, type OutsidePlace, outsidePlaces } from './domain/closing';
export { type Whereabouts, whereabouts } from './domain/membership';
export { HouseholdLinks } from './household-links';
export { Households } from './households';
export { HouseholdsModule } from './households.module';
export { saveAnswers } from './store/case-history.store';
export { findTransHistory } from './store/access-classes.store';
export { householdFacts } from './store/facts.store';
export { HouseholdEntity, type HouseholdStatus, householdStatuses } from './store/household.entity';
export {
  findHousehold,
  householdLock,
  lockHousehold,
  type StillFits,
  stillFits,
} from './store/households.store';
export { type CodeTry, findCode, saveSpokenCode, tryCode, useCode } from './store/spoken-code.store';

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const householdEntities = [
  HouseholdEntity,
  CaseHolderEntity,
  HouseholdPersonEntity,
  HouseholdMembershipEntity,
  HouseholdUnsafeAreaEntity,
  HouseholdLinkEntity,
  HouseholdClosingEntity,
  HouseholdImmigrationEntity,
  HouseholdTransHistoryEntity,
  HouseholdAnswerEntity,
  SpokenCodeEntity,
];
