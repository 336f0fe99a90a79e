import { effectiveRules, type EntryRules, type PlaceFacts } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';

/** What of a service the facts of its vacancies take over. */
const ofService = [
  'accommodationType',
  'relevant',
  'shownDistrictId',
  'shownSubRegion',
  'admissionPolicy',
  'staffing',
  'securities',
  'staffLanguages',
  'interpreting',
  'bslStaff',
  'byAndForGroups',
  'faithDiets',
  'weeklyRentPence',
  'personalChargePence',
  'curfew',
  'petFostering',
] as const satisfies readonly (keyof PlaceFacts)[];
export type ServiceSide = Pick<PlaceFacts, (typeof ofService)[number]>;

/** What of a unit the facts of its vacancy take over. */
const ofUnit = [
  'bedspaces',
  'cots',
  'bedrooms',
  'selfContained',
  'stepFree',
  'groundFloor',
  'lift',
  'wetRoom',
  'wheelchairAccessible',
  'vibratingAlarm',
  'sharedKitchen',
  'sharedBathroom',
  'sharedRoom',
] as const satisfies readonly (keyof PlaceFacts)[];
export type UnitSide = Pick<PlaceFacts, (typeof ofUnit)[number]>;

/** These fields of the row and no others. */
const only = <T extends object, K extends keyof T>(row: T, fields: readonly K[]): Pick<T, K> =>
  Object.fromEntries(fields.map((field) => [field, row[field]])) as Pick<T, K>;

/**
 * The flat facts by which a vacancy is searched and judged: service, unit, and the entry rules of all levels, widest
 * first, inherited and narrowed.
 */
export const vacancyFacts = (
  service: ServiceSide,
  unit: UnitSide,
  rules: readonly EntryRules[],
  availableFrom: LocalDate,
): PlaceFacts => ({
  ...only<ServiceSide, keyof ServiceSide>(service, ofService),
  ...only<UnitSide, keyof UnitSide>(unit, ofUnit),
  ...effectiveRules(rules),
  availableFrom,
});
