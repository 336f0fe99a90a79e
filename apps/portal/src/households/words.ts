/** How the fixed words about a household are said on the pages. */
export const personWords = {
  WOMAN_OR_GIRL: 'Woman or girl',
  MAN_OR_BOY: 'Man or boy',
  NON_BINARY: 'Non-binary',
  OTHER: 'Another way',
  PREFERS_NOT_TO_SAY: 'Prefers not to say',
} as const;

export const mobilityWords = {
  NONE: 'No limits',
  LIMITED_STAIRS: 'A few stairs only',
  NO_STAIRS: 'No stairs',
  WHEELCHAIR_PART: 'Wheelchair, part of the time',
  WHEELCHAIR_FULL: 'Wheelchair, all of the time',
} as const;

export const sensoryWords = {
  DEAF_BSL: 'Deaf, uses British Sign Language',
  HARD_OF_HEARING: 'Hard of hearing',
  BLIND_OR_LOW_VISION: 'Blind or low vision',
} as const;

export const supportWords = {
  NONE: 'No support needed',
  LOW: 'A little',
  MEDIUM: 'Some',
  HIGH: 'A lot',
} as const;

export const substanceWords = {
  NONE: 'No use',
  HISTORIC: 'In the past',
  IN_TREATMENT: 'In treatment',
  CURRENT: 'Uses now',
} as const;

export const recourseWords = {
  YES: 'Has recourse to public funds',
  NO: 'No recourse to public funds',
  PREFERS_NOT_TO_SAY: 'Prefers not to say',
} as const;

export const rentWords = {
  HOUSING_BENEFIT: 'Housing Benefit would',
  WORKING: 'Works, and would pay',
  NOT_ELIGIBLE: 'Nothing yet: not eligible',
} as const;

export const petWords = {
  ASSISTANCE: 'Assistance animal',
  CAGED_SMALL: 'Small animal in a cage',
  DOG_CAT: 'Dog or cat',
  OTHER: 'Another animal',
} as const;

export const riskWords = { STANDARD: 'Standard', MEDIUM: 'Medium', HIGH: 'High' } as const;

export const toolWords = {
  DASH: 'DASH checklist',
  RIC: 'SafeLives risk checklist (RIC)',
  PROFESSIONAL_JUDGEMENT: 'Professional judgement',
} as const;

export const othersWords = {
  VIOLENCE: 'Violence',
  ARSON: 'Arson',
  SEXUAL_OFFENDING: 'Sexual offending',
  GANG: 'Links to a gang',
} as const;

export const dietWords = {
  HALAL: 'Halal',
  KOSHER: 'Kosher',
  VEGETARIAN: 'Vegetarian',
  VEGAN: 'Vegan',
  PRAYER_SPACE: 'A place to pray',
  ALCOHOL_FREE: 'A house without alcohol',
} as const;

export const groupWords = {
  BLACK_AND_MINORITISED: 'Black and minoritised people',
  DEAF: 'Deaf people',
  DISABLED: 'Disabled people',
  LGBT_PLUS: 'LGBT+ people',
  YOUNG_16_24: 'Young people, 16 to 24',
  OLDER_65_PLUS: 'Older people, 65 and over',
  GYPSY_ROMA_TRAVELLER: 'Gypsy, Roma and Traveller people',
  FAITH: 'People of one faith',
  MEN: 'Men',
  SUBSTANCE_RECOVERY: 'People in recovery',
} as const;

export const nearWords = {
  WORK: 'Work',
  SCHOOL: 'School',
  COURT_CONTACT: 'Court or contact',
  MEDICAL: 'Medical care',
  FAMILY: 'Family',
} as const;

export const preferenceWords = {
  BY_AND_FOR: 'A service for their own group',
  STAY_NEAR: 'Staying near',
  SHARING: 'Sharing with others',
  LENGTH: 'How long they can stay',
  FAITH_DIET: 'Faith and diet',
  NEEDED_BY: 'The last day by which they need it',
} as const;

export const closingWords = {
  PLACED_THROUGH_HEARTH: 'They have a place through Hearth',
  PLACED_OUTSIDE_HEARTH: 'They found a place another way',
  STAYED_HOME_SAFELY: 'They stay at home safely',
  RETURNED_TO_PERPETRATOR: 'They went back to the person who harms them',
  NO_LONGER_NEEDED: 'They do not need a place any more',
  NO_CONTACT: 'They cannot be reached',
  REGISTERED_TWICE: 'They were registered twice',
  DECEASED: 'Somebody has died',
  OTHER: 'Something else',
} as const;

export const whereaboutsWords = {
  HERE: 'Here, with the others',
  JOINING: 'They join on a day that is known',
  ELSEWHERE: 'Elsewhere, until a day or for good',
} as const;

/** Items of a radio or a box for each fixed word, in order. */
export const itemsOf = (words: Readonly<Record<string, string>>): { value: string; text: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }));
