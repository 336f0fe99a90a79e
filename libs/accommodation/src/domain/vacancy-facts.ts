import { effectiveRules, type EntryRules, type PlaceFacts } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';

/** What of a service the facts of its vacancies take over. */
export type ServiceSide = Pick<
  PlaceFacts,
  'accommodationType' | 'relevant' | 'shownDistrictId' | 'shownSubRegion'
>;

/** What of a unit the facts of its vacancy take over. */
export type UnitSide = Pick<
  PlaceFacts,
  | 'bedspaces'
  | 'cots'
  | 'bedrooms'
  | 'selfContained'
  | 'stepFree'
  | 'groundFloor'
  | 'lift'
  | 'wetRoom'
  | 'wheelchairAccessible'
>;

/**
 * The flat facts by which a vacancy is searched and judged: service, unit, and the entry rules of all levels, widest
 * first, inherited and narrowed.
 */
export function vacancyFacts(
  service: ServiceSide,
  unit: UnitSide,
  rules: readonly EntryRules[],
  availableFrom: LocalDate,
): PlaceFacts {
  const { accommodationType, relevant, shownDistrictId, shownSubRegion } = service;
  const {
    bedspaces,
    cots,
    bedrooms,
    selfContained,
    stepFree,
    groundFloor,
    lift,
    wetRoom,
    wheelchairAccessible,
  } = unit;
  return {
    accommodationType,
    relevant,
    shownDistrictId,
    shownSubRegion,
    bedspaces,
    cots,
    bedrooms,
    selfContained,
    stepFree,
    groundFloor,
    lift,
    wetRoom,
    wheelchairAccessible,
    ...effectiveRules(rules),
    availableFrom,
  };
}
