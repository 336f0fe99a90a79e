import { type AccommodationType, accommodationTypes } from '@app/eligibility';

export { type AccommodationType, accommodationTypes };

/** Specialist characteristics that are asked about (domain 1.4, T5). TRANS decides the person group alone. */
export const askedCharacteristics = [
  'BLACK_AND_MINORITISED',
  'MENTAL_HEALTH',
  'DISABLED',
  'DRUG_OR_ALCOHOL',
  'LGBT_PLUS',
  'NRPF_OR_INSECURE_IMMIGRATION',
  'GYPSY_ROMA_TRAVELLER',
  'DEAF_OR_HARD_OF_HEARING',
  'FAITH_BASED_NEED',
  'PREGNANT_OR_NEW_MOTHER',
  'MULTIPLE_COMPLEX_NEEDS',
  'OTHER',
  'TRANS',
] as const;
export type AskedCharacteristic = (typeof askedCharacteristics)[number];

/** Those that follow from age and gender. */
export type DerivedCharacteristic = 'OLDER_PERSON_65_PLUS' | 'YOUNG_16_24' | 'MALE';
export type Characteristic = Exclude<AskedCharacteristic, 'TRANS'> | DerivedCharacteristic;

/** What an answer says. Not asked is no answer (product section 5). */
export type CharacteristicAnswer = 'YES' | 'NO' | 'PREFERS_NOT_TO_SAY';

/** Person groups (domain 8.3): four that are reported, two that Hearth keeps apart. */
export const personGroups = [
  'WOMEN',
  'MEN',
  'TRANS_ADULTS',
  'CHILDREN',
  'NON_BINARY_OR_OTHER',
  'NOT_KNOWN',
] as const;
export type PersonGroup = (typeof personGroups)[number];

export type Gender = 'WOMAN_OR_GIRL' | 'MAN_OR_BOY' | 'NON_BINARY' | 'OTHER' | 'PREFERS_NOT_TO_SAY';

/** Where a household last lived (domain 8.7). */
export type Origin =
  'SAME_LA' | 'OTHER_LA_IN_SET' | 'OTHER_ENGLAND' | 'WALES' | 'SCOTLAND' | 'NORTHERN_IRELAND' | 'NOT_KNOWN';
