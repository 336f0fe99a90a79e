import {
  CaseHolderEntity,
  HouseholdEntity,
  HouseholdPersonEntity,
  HouseholdUnsafeAreaEntity,
  SpokenCodeEntity,
} from './store/household.entity';

export {
  GenderEnum,
  HouseholdType,
  MobilityEnum,
  RecourseEnum,
  SubstanceUseEnum,
  SupportNeedEnum,
} from './api/household.type';
export { CodeKey } from './code-key';
export { Households } from './households';
export { HouseholdsModule } from './households.module';
export { HouseholdEntity, type HouseholdStatus, householdStatuses } from './store/household.entity';
export { findHousehold, householdFacts, householdLock, lockHousehold } from './store/households.store';
export { type CodeTry, findCode, saveSpokenCode, tryCode, useCode } from './store/spoken-code.store';

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const householdEntities = [
  HouseholdEntity,
  CaseHolderEntity,
  HouseholdPersonEntity,
  HouseholdUnsafeAreaEntity,
  SpokenCodeEntity,
];
