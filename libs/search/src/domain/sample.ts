import { agesOn, type HouseholdFacts, type PersonFacts } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';

/** Where a household must not or wants to be, and where it came from: nothing that is kept says it. */
const withoutAreas = { unsafeDistrictIds: [], cameFromDistrictId: null, stayNear: [] } as const;

/** An age in place of the month of birth, by the day; not known stays not known. */
function blurred(person: PersonFacts, index: number, on: LocalDate): PersonFacts {
  const isKnown = person.born !== null || person.ageTold !== null;
  return {
    ...person,
    key: String(index),
    born: null,
    ageTold: isKnown ? { age: agesOn(person, on).lowest, on } : null,
  };
}

/**
 * What is kept of a household so that a provider's preview can judge it: no area, ages instead of months of birth.
 * Entry rules read nothing more of it, but for the one about a provider's own district, which is not previewed.
 */
export const sampleOf = (facts: HouseholdFacts, today: LocalDate): HouseholdFacts => ({
  ...facts,
  ...withoutAreas,
  people: facts.people.map((person, index) => blurred(person, index, today)),
});

/** What a search keeps of its inputs: whether it was asked where they would not be safe, and not where. */
export const keptInputs = (facts: HouseholdFacts): HouseholdFacts => ({
  ...facts,
  ...withoutAreas,
  unsafeDistrictIds: facts.unsafeDistrictIds === null ? null : [],
});
