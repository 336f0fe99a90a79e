import { OccupancyEntity, OccupancyPeopleEntity, UnitVoidEntity } from './store/occupancy.entity';
import { QualityMarkEntity, ServiceCommissioningEntity } from './store/service-standing.entity';
import {
  AdmissionPolicyEntity,
  RefugeLocationEntity,
  ServiceDistrictEntity,
  ServiceEntity,
} from './store/service.entity';
import { UnitEntity } from './store/unit.entity';
import { EntryRulesEntity, VacancyEntity } from './store/vacancy.entity';

export { AccommodationModule } from './accommodation.module';
export { AdmissionPolicies } from './admission-policies';
export { AreaType } from './api/area.type';
export { AccommodationTypeEnum, AnswerEnum, RiskTakenEnum } from './api/enums';
export { AdmissionPolicyType, ServiceFeaturesType } from './api/features.type';
export { RevealedLocationType, ServiceSummaryType } from './api/service.type';
export { SetEntryRulesInput } from './api/service.input';
export { UnitFeaturesType } from './api/unit.type';
export { FreshnessEnum, VacancyStatusEnum, VacancyType } from './api/vacancy.type';
export { type Ahead, freeFromOf, type Offer, offerFrom, type Turnaround } from './domain/nights';
export { type QualityScheme, qualitySchemes, type QualityStatus, qualityStatuses } from './domain/quality';
export { vacancyFacts } from './domain/vacancy-facts';
export { ServiceStandings } from './service-standings';
export { checkEntryRules, Services } from './services';
export {
  featuresSql,
  freshnessSql,
  readVacancy,
  serviceSummarySql,
  vacancyNodeSql,
  vacancyTablesSql,
} from './store/accommodation.read';
export {
  aheadOf,
  aheadSql,
  bankHolidays,
  changeClaim,
  claim,
  countPeople,
  endClaim,
  findClaim,
  type NewClaim,
  type PeopleOfClaim,
  toAhead,
  unitLock,
} from './store/occupancy.store';
export type { EntryRulesLevel } from './store/entry-rules.store';
export { OccupancyEntity, type OccupancyKind, type VoidReason, voidReasons } from './store/occupancy.entity';
export { ServiceEntity } from './store/service.entity';
export { UnitEntity } from './store/unit.entity';
export { placeFactsSql, writeVacancyFacts } from './store/vacancy-facts.store';
export { VacancyEntity, type VacancyStatus, vacancyStatuses } from './store/vacancy.entity';
export { Units } from './units';
export { proposeVacancy, setVacancyStatus, Vacancies } from './vacancies';

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const accommodationEntities = [
  ServiceEntity,
  ServiceDistrictEntity,
  AdmissionPolicyEntity,
  ServiceCommissioningEntity,
  QualityMarkEntity,
  RefugeLocationEntity,
  UnitEntity,
  EntryRulesEntity,
  VacancyEntity,
  OccupancyEntity,
  OccupancyPeopleEntity,
  UnitVoidEntity,
];
