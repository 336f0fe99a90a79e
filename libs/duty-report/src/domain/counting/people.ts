import { adultAge, agesOn, type PersonFacts, type Range } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import type { ToldPerson } from '../rows';
import type { ReturnSettings } from '../settings';
import type { CharacteristicAnswer, DerivedCharacteristic, Gender, PersonGroup } from '../words';
import type { Individual } from './countable';

/** ADULT from 18. NOT_KNOWN: nothing was asked. */
export type AgeBand = 'ADULT' | 'CHILD' | 'NOT_KNOWN';

/** The ages that somebody may have on a day, in whole years. */
export function agesOf(person: ToldPerson, day: LocalDate): Range {
  const { lead, birthYear, birthMonth, ageTold, ageToldOn } = person;
  const facts: PersonFacts = {
    key: '',
    lead,
    gender: null,
    joinsOn: null,
    born: birthYear === null || birthMonth === null ? null : { year: birthYear, month: birthMonth },
    ageTold: ageTold === null || ageToldOn === null ? null : { age: ageTold, on: ageToldOn },
  };
  return agesOn(facts, day);
}

export const ageIsKnown = (person: ToldPerson): boolean =>
  person.birthYear !== null || person.ageTold !== null;

/**
 * Under 18 is a child, also who leads the household (domain 1.6, rule 3). Only a month of birth is kept: who may still be
 * 17 is a child, as providers are shown it. Of whom no age is known nothing is assumed.
 */
export function ageBandOf(person: ToldPerson, day: LocalDate): AgeBand {
  if (!ageIsKnown(person)) return 'NOT_KNOWN';
  return agesOf(person, day).lowest >= adultAge ? 'ADULT' : 'CHILD';
}

/**
 * The person group of an individual in the year: by age when they first appear in it, by the first gender that was
 * told, and as trans when they said so once. One group in all types of accommodation.
 */
export function groupOf(individual: Individual, settings: ReturnSettings): PersonGroup {
  const [first] = individual.appearances;
  if (!first) return 'NOT_KNOWN';
  const group = ownGroupOf(individual, ageBandOf(first.person, first.since));
  if (group === 'NON_BINARY_OR_OTHER' && settings.NON_BINARY_AS === 'TRANS_ADULTS') return 'TRANS_ADULTS';
  if (group === 'NOT_KNOWN' && settings.NOT_KNOWN_AS === 'WOMEN') return 'WOMEN';
  return group;
}

function ownGroupOf(individual: Individual, band: AgeBand): PersonGroup {
  if (band === 'CHILD') return 'CHILDREN';
  if (band === 'NOT_KNOWN') return 'NOT_KNOWN';
  if (answerOf(individual, 'TRANS') === 'YES') return 'TRANS_ADULTS';
  switch (genderOf(individual)) {
    case 'WOMAN_OR_GIRL':
      return 'WOMEN';
    case 'MAN_OR_BOY':
      return 'MEN';
    case 'NON_BINARY':
    case 'OTHER':
      return 'NON_BINARY_OR_OTHER';
    case 'PREFERS_NOT_TO_SAY':
    case null:
      return 'NOT_KNOWN';
  }
}

/** The first gender that was told in the year. */
export const genderOf = ({ appearances }: Individual): Gender | null =>
  appearances.map(({ person }) => person.gender).find((gender) => gender !== null) ?? null;

/**
 * What somebody answered in the year: yes where they said so once, else no, else that they prefer not to say. Null: the
 * question was not asked in any episode.
 */
export function answerOf({ appearances }: Individual, characteristic: string): CharacteristicAnswer | null {
  const given = appearances.flatMap(({ person }) =>
    person.answers.filter((one) => one.characteristic === characteristic).map(({ answer }) => answer),
  );
  return (['YES', 'NO', 'PREFERS_NOT_TO_SAY'] as const).find((answer) => given.includes(answer)) ?? null;
}

/**
 * What follows from age and gender: surely 65 or over, surely 16 to 24, and a man of 18 or over who is a victim. A boy
 * is a child of the household.
 */
export function derivedFrom(
  person: ToldPerson,
  gender: Gender | null,
  day: LocalDate,
): readonly DerivedCharacteristic[] {
  const ages = agesOf(person, day);
  const known = ageIsKnown(person);
  return [
    ...(known && ages.lowest >= 65 ? (['OLDER_PERSON_65_PLUS'] as const) : []),
    ...(known && ages.lowest >= 16 && ages.highest <= 24 ? (['YOUNG_16_24'] as const) : []),
    ...(gender === 'MAN_OR_BOY' && ageBandOf(person, day) === 'ADULT' ? (['MALE'] as const) : []),
  ];
}
