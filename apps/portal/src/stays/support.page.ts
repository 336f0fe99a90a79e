import type { Gender } from '@app/eligibility';
import { dayIn } from '@app/kernel';
import {
  type AgeGroup,
  type Characteristic,
  characteristics,
  type EqualityAnswer,
  equalityAnswers,
  type MoveOnBlock,
  type SupportType,
  supportTypes,
} from '@app/placements';
import { personWords } from '../households/words';
import { dayParts } from '../layout/form';
import { momentInWords, nearDayInWords, shortDayInWords } from '../layout/in-words';

export const blockWords: Readonly<Record<MoveOnBlock, string>> = {
  NO_SECOND_STAGE_PLACE: 'No second-stage (move-on) place',
  NO_SOCIAL_TENANCY_OFFER: 'No offer of a council or housing association home',
  DEPOSIT_OR_RENT: 'A deposit or rent that they cannot pay',
  IMMIGRATION_OR_RECOURSE: 'Immigration or recourse to public funds',
  HEALTH_OR_CARE_ASSESSMENT: 'A health or care assessment',
  SAFETY: 'Their safety',
  HER_CHOICE: 'Her own choice',
  SCHOOL: 'School',
  OTHER: 'Something else',
};

export const supportWords: Readonly<Record<SupportType, string>> = {
  DAY_TO_DAY: 'Day to day support in the place',
  ADVOCACY: 'Advocacy',
  PREVENTION_ADVICE: 'Advice on staying safe',
  SPECIALIST_PROTECTED: 'Specialist support: faith, language, immigration, LGBT+, deaf people',
  SPECIALIST_COMPLEX: 'Specialist support: mental health, drugs or alcohol, complex needs',
  CHILDREN: 'Support for children',
  HOUSING_RELATED: 'Support with housing',
  ADVICE_FINANCIAL_LEGAL: 'Advice on money or law',
  COUNSELLING: 'Counselling or therapy',
};

export const characteristicWords: Readonly<Record<Characteristic, string>> = {
  BLACK_AND_MINORITISED: 'Black or minoritised',
  MENTAL_HEALTH: 'Needs support with mental health',
  DISABLED: 'Disabled',
  DRUG_OR_ALCOHOL: 'Needs support with drugs or alcohol',
  LGBT_PLUS: 'LGBT+',
  NRPF_OR_INSECURE_IMMIGRATION: 'No recourse to public funds, or insecure immigration status',
  GYPSY_ROMA_TRAVELLER: 'Gypsy, Roma or Traveller',
  DEAF_OR_HARD_OF_HEARING: 'Deaf or hard of hearing',
  FAITH_BASED_NEED: 'A need because of faith',
  PREGNANT_OR_NEW_MOTHER: 'Pregnant, or with a new baby',
  MULTIPLE_COMPLEX_NEEDS: 'Several complex needs',
  OTHER: 'Another characteristic',
  TRANS: 'Trans, or with a trans history',
};

const answerWords: Readonly<Record<EqualityAnswer, string>> = {
  YES: 'Yes',
  NO: 'No',
  PREFERS_NOT_TO_SAY: 'Prefers not to say',
};

/** Somebody supported in a stay, as its provider reads it. */
export interface SupportedPerson {
  readonly number: number;
  readonly lead: boolean;
  readonly gender: Gender | null;
  readonly joinedOn: string;
  readonly ageGroup: AgeGroup | null;
  readonly ageGroupCertain: boolean;
  readonly answers: readonly { readonly characteristic: Characteristic; readonly answer: EqualityAnswer }[];
  readonly support: readonly { readonly supportType: SupportType; readonly firstGivenOn: string }[];
}

/** What is said of moving on and of support, beside the stay itself. */
export interface SupportedStay {
  readonly id: string;
  readonly readyToMoveOn: string | null;
  readonly moveOnBlockedBy: MoveOnBlock | null;
  readonly moveOnHistory: readonly {
    readonly readyOn: string | null;
    readonly blockedBy: MoveOnBlock | null;
    readonly recordedAt: string;
  }[];
  readonly people: readonly SupportedPerson[];
  readonly gaps: readonly {
    readonly number: number;
    readonly noAnswers: boolean;
    readonly noSupport: boolean;
  }[];
}

/** "Person 2: man or boy, child". */
export function personInWords({ number, lead, gender, ageGroup, ageGroupCertain }: SupportedPerson): string {
  const age =
    ageGroup === null
      ? 'age not told'
      : `${ageGroup === 'ADULT' ? 'adult' : 'child'}${ageGroupCertain ? '' : ', as far as is known'}`;
  const who = gender === null ? 'gender not asked' : personWords[gender].toLowerCase();
  return `Person ${String(number)}${lead ? ', who leads' : ''}: ${who}, ${age}`;
}

/** Who is supported, with what the return lacks of each. */
export const peopleInWords = (stay: SupportedStay) =>
  stay.people.map((person) => {
    const gap = stay.gaps.find(({ number }) => number === person.number);
    return {
      who: personInWords(person),
      support: person.support
        .map(
          ({ supportType, firstGivenOn }) =>
            `${supportWords[supportType]}, since ${shortDayInWords(firstGivenOn)}`,
        )
        .join('; '),
      equality:
        person.answers.length === 0
          ? ''
          : `${String(person.answers.length)} of ${String(characteristics.length)} questions answered`,
      noSupport: gap?.noSupport ?? false,
      noAnswers: gap?.noAnswers ?? false,
      href: `/stays/${stay.id}/people/${String(person.number)}`,
    };
  });

/** Whether they are ready to move on, as it was last said, and what was said before. */
export function readinessInWords(stay: SupportedStay, now: Date) {
  const [, ...before] = stay.moveOnHistory;
  const say = (readyOn: string | null, blockedBy: MoveOnBlock | null): string =>
    readyOn === null
      ? 'Not ready to move on'
      : `Ready to move on since ${nearDayInWords(readyOn, now)}${blockedBy === null ? '' : `. What keeps them: ${blockWords[blockedBy].toLowerCase()}`}`;
  return {
    says:
      stay.moveOnHistory.length === 0
        ? 'Nobody has said whether they are ready to move on.'
        : `${say(stay.readyToMoveOn, stay.moveOnBlockedBy)}.`,
    before: before.map(
      ({ readyOn, blockedBy, recordedAt }) =>
        `${say(readyOn, blockedBy)}, said ${momentInWords(recordedAt, now)}`,
    ),
    values: {
      ready: stay.moveOnHistory.length === 0 ? '' : stay.readyToMoveOn === null ? 'no' : 'yes',
      ...dayParts('readyOn', stay.readyToMoveOn ?? dayIn(now)),
      blockedBy: stay.moveOnBlockedBy ?? '',
    },
  };
}

/** A group of boxes for each person: every type, and since when it is given. Support for children is for children. */
export const supportFields = (stay: SupportedStay) =>
  stay.people.map((person) => ({
    name: `given.${String(person.number)}`,
    text: personInWords(person),
    items: supportTypes
      .filter((type) => type !== 'CHILDREN' || person.ageGroup !== 'ADULT')
      .map((value) => {
        const given = person.support.find(({ supportType }) => supportType === value);
        return {
          value,
          text: supportWords[value],
          ...(given
            ? {
                hint: {
                  text: `Given since ${shortDayInWords(given.firstGivenOn)}. Tick it to correct that day.`,
                },
              }
            : {}),
        };
      }),
  }));

/** A question for each characteristic. What was answered cannot go back to "not asked", so that is not offered then. */
export const equalityFields = ({ answers }: SupportedPerson) =>
  characteristics.map((characteristic) => {
    const given = answers.find((answer) => answer.characteristic === characteristic)?.answer;
    return {
      name: `answer.${characteristic}`,
      text: characteristicWords[characteristic],
      value: given ?? '',
      items: [
        ...equalityAnswers.map((value) => ({ value, text: answerWords[value] })),
        ...(given === undefined ? [{ value: '', text: 'Not asked' }] : []),
      ],
    };
  });

/** Whose equality is to be asked next; null: of nobody, or only of this one. */
export const nextToAsk = (stay: SupportedStay, after: number): number | null =>
  stay.gaps.find(({ number, noAnswers }) => noAnswers && number > after)?.number ?? null;
