import type { LocalDate } from '@app/kernel';
import type { Told } from '../rows';
import type { Characteristic } from '../words';
import { agesOf, ageIsKnown, derivedFrom } from './people';

const someNeed = (level: string | null): boolean => level !== null && level !== 'NONE';

/**
 * The characteristics that follow from what a household had told (domain 1.4, T7). What was not asked counts for
 * nothing; immigration status is in no return, so recourse to public funds stands alone.
 */
export function characteristicsTold(told: Told, on: LocalDate): readonly Characteristic[] {
  const { byAndFor, people } = told;
  const sensory = told.sensory ?? [];
  const lead = people.find((person) => person.lead);
  const mentalHealth = someNeed(told.mentalHealth) || told.inCrisis === true;
  const substances =
    told.substances === 'IN_TREATMENT' || told.substances === 'CURRENT' || byAndFor === 'SUBSTANCE_RECOVERY';
  const holds: readonly (readonly [Characteristic, boolean])[] = [
    ['BLACK_AND_MINORITISED', byAndFor === 'BLACK_AND_MINORITISED'],
    ['MENTAL_HEALTH', mentalHealth],
    [
      'DISABLED',
      someNeed(told.mobility) ||
        someNeed(told.careNeeds) ||
        told.learningDisability === true ||
        sensory.length > 0 ||
        byAndFor === 'DISABLED',
    ],
    ['DRUG_OR_ALCOHOL', substances],
    ['LGBT_PLUS', byAndFor === 'LGBT_PLUS'],
    ['NRPF_OR_INSECURE_IMMIGRATION', told.recourse === 'NO'],
    ['GYPSY_ROMA_TRAVELLER', byAndFor === 'GYPSY_ROMA_TRAVELLER'],
    [
      'DEAF_OR_HARD_OF_HEARING',
      sensory.includes('DEAF_BSL') || sensory.includes('HARD_OF_HEARING') || byAndFor === 'DEAF',
    ],
    ['FAITH_BASED_NEED', byAndFor === 'FAITH'],
    [
      'PREGNANT_OR_NEW_MOTHER',
      told.pregnant === true ||
        people.some((person) => !person.lead && ageIsKnown(person) && agesOf(person, on).highest === 0),
    ],
    ['MULTIPLE_COMPLEX_NEEDS', mentalHealth && substances],
  ];
  return [
    ...holds.filter(([, is]) => is).map(([characteristic]) => characteristic),
    ...(lead ? derivedFrom(lead, lead.gender, on) : []),
  ];
}

/** How many people, as a band. */
export function sizeBandOf(told: Told | null): string {
  const people = told?.people.length ?? 0;
  if (people === 0) return 'SIZE_NOT_KNOWN';
  return people >= 5 ? 'SIZE_5_PLUS' : `SIZE_${people}`;
}
