import type { AdmissionPolicy, EntryRules, PlaceFacts } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import type { QualityScheme, QualityStatus } from '@app/accommodation';
import type { Characteristic, EqualityAnswer, MoveOnBlock, SupportType } from '@app/placements';
import type { CountyRules } from './entry-rules';
import type { CountyNeeds } from './needs';
import type { Admission, ServiceFeatures } from './service-features';

/** Rows of the county by table, as they are written: the name of a field is the name of its column in camel case. */

export interface VacancyRow {
  readonly id: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly unitId: string;
  readonly status: 'DRAFT' | 'OPEN' | 'PAUSED' | 'FILLED';
  readonly availableFrom: LocalDate;
  readonly confirmedAt: Date;
  readonly note: string | null;
  readonly madeAt: Date;
}

export interface VacancyFactsRow extends PlaceFacts {
  readonly vacancyId: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly unitId: string;
  readonly status: VacancyRow['status'];
  readonly confirmedAt: Date;
  readonly freshHours: number;
  readonly agingHours: number;
  readonly turnaroundDays: number;
  readonly turnaroundInWorkingDays: boolean;
  readonly doNotUse: boolean;
  readonly admissionPolicyNext: AdmissionPolicy | null;
  readonly admissionPolicyNextFrom: LocalDate | null;
}

export interface AdmissionPolicyRow extends Admission {
  readonly id: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly setAt: Date;
}

export interface OccupancyPeopleRow {
  readonly occupancyId: string;
  readonly providerId: string;
  readonly claimedBy: string;
  readonly people: number;
  readonly mayUseCots: number;
}

export interface OccupancyRow {
  readonly id: string;
  readonly unitId: string;
  readonly providerId: string;
  readonly heldBy: string | null;
  readonly kind: 'HOLD' | 'STAY' | 'VOID' | 'CLOSURE';
  readonly arrive: LocalDate | '-infinity';
  readonly leave: LocalDate | null;
  readonly freeFrom: LocalDate | 'infinity';
  readonly claimedAt: Date;
  readonly endsAt: Date | 'infinity';
  readonly arrivedOn: LocalDate | null;
  readonly leftOn: LocalDate | null;
}

export interface UnitVoidRow {
  readonly occupancyId: string;
  readonly providerId: string;
  readonly reason: string;
  readonly responsible: string;
  readonly chaseOn: LocalDate;
}

export interface HoldRow {
  readonly id: string;
  readonly householdId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly unitId: string;
  readonly vacancyId: string;
  readonly occupancyId: string | null;
  readonly verdict: 'SUITABLE' | 'ASK_FIRST';
  readonly arrive: LocalDate;
  readonly leave: LocalDate | null;
  readonly heldAt: Date;
  readonly endsAt: Date;
  readonly endedBecause: 'DECLINED' | 'WITHDRAWN' | 'HOUSEHOLD_SAID_NO' | 'PLACED' | null;
}

export interface ReferralRow {
  readonly id: string;
  readonly holdId: string;
  readonly householdId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly unitId: string;
  readonly vacancyId: string;
  readonly status: 'SUBMITTED' | 'ACCEPTED' | 'DECLINED' | 'HOUSEHOLD_SAID_NO' | 'WITHDRAWN';
  readonly householdReference: string;
  readonly facts: object;
  readonly submittedAt: Date;
  readonly answerBy: Date;
  readonly answeredAt: Date | null;
  readonly householdAnswerBy: Date | null;
  readonly householdAnsweredAt: Date | null;
  readonly shownReason: string | null;
}

export interface ReferralDeclineRow {
  readonly referralId: string;
  readonly providerId: string;
  readonly primaryReason: string;
  readonly contributingReasons: readonly string[];
  readonly declinedBy: string;
}

export interface PlacementRow {
  readonly id: string;
  readonly referralId: string;
  readonly householdId: string;
  readonly organisationId: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly unitId: string;
  readonly vacancyId: string;
  readonly occupancyId: string;
  readonly householdReference: string;
  readonly madeAt: Date;
  readonly arriveBy: Date;
  readonly outcome: 'ARRIVED' | null;
  readonly outcomeAt: Date | null;
  readonly leftOn: LocalDate | null;
}

export interface EpisodeRow {
  readonly id: string;
  readonly householdId: string;
  readonly placementId: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly accommodationType: string;
  readonly relevant: boolean;
  readonly householdReference: string;
  readonly startedOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly leavingReason: string | null;
  readonly destination: string | null;
}

export interface EpisodeOccupancyRow {
  readonly episodeId: string;
  readonly occupancyId: string;
  readonly providerId: string;
}

export interface EpisodePersonRow {
  readonly id: string;
  readonly episodeId: string;
  readonly providerId: string;
  readonly number: number;
  readonly lead: boolean;
  readonly gender: string | null;
  readonly birthYear: number | null;
  readonly birthMonth: number | null;
  readonly ageTold: number | null;
  readonly ageToldOn: LocalDate | null;
  readonly joinedOn: LocalDate;
}

export interface EpisodeOriginRow {
  readonly episodeId: string;
  readonly districtId: string | null;
}

export interface EpisodeCharacteristicRow {
  readonly episodePersonId: string;
  readonly providerId: string;
  readonly characteristic: Characteristic;
  readonly answer: EqualityAnswer;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

export interface EpisodeSupportRow {
  readonly episodePersonId: string;
  readonly providerId: string;
  readonly supportType: SupportType;
  readonly firstGivenOn: LocalDate;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

export interface MoveOnReadinessRow {
  readonly id: string;
  readonly episodeId: string;
  readonly providerId: string;
  readonly number: number;
  readonly readyOn: LocalDate;
  readonly blockedBy: MoveOnBlock | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

export interface ServiceCommissioningRow {
  readonly id: string;
  readonly serviceId: string;
  readonly providerId: string;
  readonly authorityId: string;
  readonly fromDay: LocalDate;
  readonly untilDay: null;
}

export interface QualityMarkRow {
  readonly id: string;
  readonly serviceId: string;
  readonly providerId: string;
  readonly scheme: QualityScheme;
  readonly status: QualityStatus;
  readonly fromDay: LocalDate;
  readonly untilDay: null;
}

export interface HouseholdRow {
  readonly id: string;
  readonly reference: string;
  readonly registeredByOrganisationId: string;
  readonly registeredAt: Date;
  readonly status: 'OPEN' | 'CLOSED';
  readonly neededFrom: LocalDate;
  readonly neededBy: LocalDate | null;
  readonly mobility: string | null;
  readonly substances: string | null;
  readonly mentalHealth: string | null;
  readonly inCrisis: boolean | null;
  readonly recourse: string | null;
  readonly unsafeAreasAsked: boolean;
  readonly pregnant: boolean | null;
  readonly dueOn: LocalDate | null;
  readonly sensory: CountyNeeds['sensory'] | null;
  readonly pets: CountyNeeds['pets'] | null;
  readonly languages: readonly string[] | null;
  readonly interpreterWanted: boolean | null;
  readonly careNeeds: string | null;
  readonly learningDisability: boolean | null;
  readonly riskLevel: string | null;
  readonly riskTool: string | null;
  readonly dashScore: number | null;
  readonly riskOn: LocalDate | null;
  readonly riskNote: string | null;
  readonly riskToOthers: CountyNeeds['riskToOthers'] | null;
  readonly byAndForNeed: string | null;
  readonly byAndForGroup: string | null;
  readonly faithDiet: CountyNeeds['faithDiet'] | null;
  readonly cameFromDistrictId: string | null;
  readonly stayNear: CountyNeeds['stayNear'] | null;
  readonly stayDays: number | null;
  readonly shareKitchen: boolean | null;
  readonly shareBathroom: boolean | null;
  readonly shareRoom: boolean | null;
  readonly rentCover: string | null;
  readonly nightWork: boolean | null;
  readonly flexible: CountyNeeds['flexible'];
}

/** Who is in a household, joining it, or elsewhere. Whoever has no row is here. */
export interface MembershipRow {
  readonly id: string;
  readonly householdId: string;
  readonly householdPersonId: string;
  readonly whereabouts: 'HERE' | 'JOINING' | 'ELSEWHERE';
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate | null;
  readonly recordedAt: Date;
  readonly personId: string;
  readonly organisationId: string;
  readonly replacedAt: null;
}

export interface ClosingRow {
  readonly id: string;
  readonly householdId: string;
  readonly reason: 'PLACED_THROUGH_HEARTH';
  readonly whereKind: null;
  readonly closedAt: Date;
  readonly personId: string;
  readonly organisationId: string;
  readonly reopenedAt: null;
}

export interface ImmigrationRow {
  readonly householdId: string;
  readonly status: string;
  readonly mvdacFrom: LocalDate | null;
  readonly mvdacTo: LocalDate | null;
  readonly toldAt: Date;
}

export interface TransHistoryRow {
  readonly householdPersonId: string;
  readonly householdId: string;
  readonly answer: 'YES' | 'NO' | 'PREFERS_NOT_TO_SAY';
  readonly toldAt: Date;
}

/** Who answered what, and when. */
export interface AnswerRow {
  readonly id: string;
  readonly householdId: string;
  readonly field: string;
  readonly answered: true;
  readonly value: unknown;
  readonly at: Date;
  readonly personId: string;
  readonly organisationId: string;
}

export interface CaseHolderRow {
  readonly householdId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly since: Date;
  readonly until: Date | null;
}

export interface HouseholdPersonRow {
  readonly id: string;
  readonly householdId: string;
  readonly position: number;
  readonly lead: boolean;
  readonly partner: boolean;
  readonly gender: string | null;
  readonly birthYear: number | null;
  readonly birthMonth: number | null;
  readonly ageTold: number | null;
  readonly ageToldOn: LocalDate | null;
}

export interface UnsafeAreaRow {
  readonly id: string;
  readonly householdId: string;
  readonly districtId: string | null;
  readonly outcode: string | null;
}

/** A spoken code in clear: hashed as it is written. */
export interface SpokenCode {
  readonly householdId: string;
  readonly code: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** An address in clear: sealed as it is written. */
export interface Location {
  readonly id: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly unitId: string | null;
  readonly address: string;
  readonly recordedAt: Date;
}

export interface ServiceRow extends ServiceFeatures {
  readonly id: string;
  readonly providerId: string;
  readonly name: string;
  readonly accommodationType: string;
  readonly temporary: boolean;
  readonly selfContained: boolean;
  readonly sharesFacilities: boolean;
  readonly managedBy: string;
  readonly relevant: boolean;
  readonly shownDistrictId: string | null;
  readonly shownSubRegion: string | null;
  readonly turnaroundDays: number;
  readonly turnaroundInWorkingDays: boolean;
  readonly freshHours: number;
  readonly agingHours: number;
  readonly intakeOpens: string | null;
  readonly intakeCloses: string | null;
  readonly openedOn: LocalDate;
  readonly closedOn: null;
}

export interface ServiceDistrictRow {
  readonly serviceId: string;
  readonly providerId: string;
  readonly districtId: string;
}

export interface UnitRow {
  readonly id: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly code: string;
  readonly bedspaces: number;
  readonly cots: number;
  readonly bedrooms: number | null;
  readonly selfContained: boolean;
  readonly stepFree: boolean;
  readonly groundFloor: boolean;
  readonly lift: boolean;
  readonly wetRoom: boolean;
  readonly wheelchairAccessible: boolean;
  readonly vibratingAlarm: boolean;
  readonly sharedKitchen: boolean;
  readonly sharedBathroom: boolean;
  readonly sharedRoom: boolean;
  readonly doNotUseSince: Date | null;
}

export type EntryRulesRow = CountyRules & { readonly setAt: Date; readonly rules: EntryRules };
