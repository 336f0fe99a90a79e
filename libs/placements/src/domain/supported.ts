import { adultAge, agesOn, type Gender, type PersonFacts } from '@app/eligibility';
import { laterOf, type LocalDate, monthOf, type Problem, problem, yearOf } from '@app/kernel';

/**
 * What is asked about equality, for the return (domain 1.4 T5). TRANS is asked apart: it counts among the person groups
 * of T4. Young, older and male are not asked: age and gender say it. The first three are confirmed, the others assumed.
 */
export const characteristics = [
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
export type Characteristic = (typeof characteristics)[number];

/** An answer of their own. No answer at all is: not asked (product section 5). */
export const equalityAnswers = ['YES', 'NO', 'PREFERS_NOT_TO_SAY'] as const;
export type EqualityAnswer = (typeof equalityAnswers)[number];

/** Support given to a person (domain 2.3). Managing a service is given to nobody in person. */
export const supportTypes = [
  'DAY_TO_DAY',
  'ADVOCACY',
  'PREVENTION_ADVICE',
  'SPECIALIST_PROTECTED',
  'SPECIALIST_COMPLEX',
  'CHILDREN',
  'HOUSING_RELATED',
  'ADVICE_FINANCIAL_LEGAL',
  'COUNSELLING',
] as const;
export type SupportType = (typeof supportTypes)[number];

/** As what a person counts. */
export const ageGroups = ['ADULT', 'CHILD'] as const;
export type AgeGroup = (typeof ageGroups)[number];

/** How old somebody is, as finely as it was told: a month of birth, or an age on a day. */
export type AgeTold = Pick<PersonFacts, 'born' | 'ageTold'>;

/** As what a person counts, and whether what was told settles it. */
export interface AgeGroupAtStart {
  /** Null: no age was told. */
  readonly group: AgeGroup | null;
  /** False: a birthday may or may not have passed, or no age was told. */
  readonly certain: boolean;
}

/** Somebody of whom only the age is known. */
const anyone = (told: AgeTold): PersonFacts => ({
  key: '',
  lead: false,
  gender: null,
  joinsOn: null,
  ...told,
});

/**
 * Adult or child on the day their support began: a child is under 18 (domain 1.6 rule 3), also one who leads. Of a month
 * of birth the day is not known: who may still be 17 counts as a child, and is said not to be certain.
 *
 * @param on the day the episode began; for who joined later, the day they did.
 */
export function ageGroupAtStart(told: AgeTold, on: LocalDate): AgeGroupAtStart {
  if (!told.born && !told.ageTold) return { group: null, certain: false };
  const { lowest, highest } = agesOn(anyone(told), on);
  return {
    group: lowest < adultAge ? 'CHILD' : 'ADULT',
    certain: lowest < adultAge === highest < adultAge,
  };
}

/** Somebody supported, as far as checks of what is recorded about them need. */
export interface Supported {
  /** From 1, within the episode. */
  readonly number: number;
  readonly joinedOn: LocalDate;
  readonly ageGroup: AgeGroup | null;
}

/** The days within which an episode's support was given. */
export interface Span {
  readonly startedOn: LocalDate;
  /** Null: it goes on. */
  readonly endedOn: LocalDate | null;
  readonly today: LocalDate;
}

const lastDayOf = ({ endedOn, today }: Span): LocalDate => endedOn ?? today;

const noSuchPerson = (number: number, field: string): Problem =>
  problem('UNKNOWN_PERSON', `Nobody has the number ${String(number)} in this household.`, field);

const repeated = (keys: readonly string[], field: (index: number) => string, message: string): Problem[] =>
  keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [problem('REPEATED', message, field(index))] : [],
  );

/** What is wrong with answers about equality, each by its field. */
export function answerProblems(
  answers: readonly { readonly person: number; readonly characteristic: Characteristic }[],
  people: readonly Supported[],
): Problem[] {
  return [
    ...answers.flatMap(({ person }, index) =>
      people.some(({ number }) => number === person)
        ? []
        : [noSuchPerson(person, `answers.${String(index)}.person`)],
    ),
    ...repeated(
      answers.map(({ person, characteristic }) => `${String(person)} ${characteristic}`),
      (index) => `answers.${String(index)}.characteristic`,
      'This is answered twice for the same person. Give one answer.',
    ),
  ];
}

/** What is wrong with support said to be given, each by its field. CHILDREN is for children (domain 2.3). */
export function supportProblems(
  given: readonly {
    readonly person: number;
    readonly supportType: SupportType;
    readonly firstGivenOn: LocalDate;
  }[],
  people: readonly Supported[],
  span: Span,
): Problem[] {
  const of = new Map(people.map((person) => [person.number, person]));
  return [
    ...given.flatMap(({ person, supportType, firstGivenOn }, index): Problem[] => {
      const at = (name: string): string => `given.${String(index)}.${name}`;
      const supported = of.get(person);
      if (!supported) return [noSuchPerson(person, at('person'))];
      return [
        ...dayProblems(firstGivenOn, laterOf(span.startedOn, supported.joinedOn), span, at('firstGivenOn')),
        ...(supportType === 'CHILDREN' && supported.ageGroup === 'ADULT'
          ? [
              problem(
                'SUPPORT_FOR_CHILDREN',
                'This support is for children, and this person was an adult when it began. Choose another type.',
                at('supportType'),
              ),
            ]
          : []),
      ];
    }),
    ...repeated(
      given.map(({ person, supportType }) => `${String(person)} ${supportType}`),
      (index) => `given.${String(index)}.supportType`,
      'This support is told twice for the same person. Give the day it was first given.',
    ),
  ];
}

/** What is wrong with a day on which something is said to have happened during an episode. */
function dayProblems(on: LocalDate, first: LocalDate, span: Span, field: string): Problem[] {
  if (on < first)
    return [problem('BEFORE_START', `Their support began on ${first}. Give that day or a later one.`, field)];
  if (span.endedOn !== null && on > span.endedOn)
    return [
      problem('AFTER_END', `This episode ended on ${span.endedOn}. Give that day or an earlier one.`, field),
    ];
  if (on > lastDayOf(span)) return [problem('IN_FUTURE', 'Record this once it has happened.', field)];
  return [];
}

/** Somebody who joined a household during an episode, as told. */
export interface Joining {
  readonly gender: Gender | null;
  readonly born: { readonly year: number; readonly month: number } | null;
  readonly age: number | null;
  readonly joinedOn: LocalDate;
}

/** What is wrong with what is told of somebody who joined. A child born during the stay joins on the day of birth. */
export function joiningProblems({ born, age, joinedOn }: Joining, span: Span): Problem[] {
  const found = dayProblems(joinedOn, span.startedOn, span, 'joinedOn');
  if (born && age !== null) {
    found.push(problem('AGE_ONE_WAY', 'Give the month of birth or the age, not both.', 'age'));
  }
  const bornLater =
    born !== null &&
    (born.year > yearOf(joinedOn) || (born.year === yearOf(joinedOn) && born.month > monthOf(joinedOn)));
  if (bornLater) {
    found.push(problem('BORN_LATER', 'The month of birth is after the day they joined.', 'born'));
  }
  return found;
}

/** What the return lacks about one person. */
export interface Gap {
  readonly number: number;
  /** Nothing was asked about equality: not even "prefers not to say" is on record. */
  readonly noAnswers: boolean;
  /** No support is on record. */
  readonly noSupport: boolean;
}

/** Of whom the return lacks something that their provider can complete, in the order of their numbers. */
export const gapsOf = (
  people: readonly {
    readonly number: number;
    readonly answers: readonly unknown[];
    readonly support: readonly unknown[];
  }[],
): Gap[] =>
  people
    .map(({ number, answers, support }) => ({
      number,
      noAnswers: answers.length === 0,
      noSupport: support.length === 0,
    }))
    .filter(({ noAnswers, noSupport }) => noAnswers || noSupport);
