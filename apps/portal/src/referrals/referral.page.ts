import type { DeclineReason, ReferralStatus, SharedFacts } from '@app/placements';
import { allows, type Role } from '@app/kernel';
import {
  dayInWords,
  fromNowInWords,
  momentInWords,
  nearDayInWords,
  titleOf,
  wordOf,
} from '../layout/in-words';
import { groups, reasonInWords } from './unable-words';

/** What a list of referrals tells of each. */
export interface ReferralLine {
  readonly id: string;
  readonly householdReference: string;
  readonly unitCode: string | null;
  readonly service: { readonly name: string };
  readonly arrive: string;
  readonly status: ReferralStatus;
  readonly expired: boolean;
  readonly submittedAt: string;
  readonly answerBy: string;
  readonly answeredAt: string | null;
  readonly householdAnswerBy: string | null;
  readonly householdAnsweredAt: string | null;
  readonly primaryReason: DeclineReason | null;
}

export interface ReferralsData {
  readonly waiting: { readonly nodes: readonly ReferralLine[]; readonly hasNextPage: boolean };
  readonly answered: {
    readonly nodes: readonly ReferralLine[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

export interface Referral extends ReferralLine {
  readonly sentBy: string;
  readonly service: { readonly id: string; readonly name: string };
  readonly mustLeaveBy: string | null;
  readonly shownReason: DeclineReason | null;
  readonly contributingReasons: readonly DeclineReason[] | null;
  readonly placementId: string | null;
  readonly overrideBecause: string | null;
  readonly overrides: readonly {
    readonly about: { readonly rule: string; readonly title: string };
    readonly overriddenAt: string | null;
    readonly reason: string | null;
  }[];
  readonly questions: readonly {
    readonly id: string;
    readonly about: readonly { readonly title: string }[];
    readonly question: string;
    readonly askedAt: string;
    readonly answer: string | null;
    readonly answeredAt: string | null;
  }[];
  readonly outcomes: readonly Outcome[] | null;
  readonly facts: SharedFacts;
}

interface Outcome {
  readonly rule: string;
  readonly title: string;
  readonly outcome: 'PASS' | 'FAIL' | 'UNKNOWN';
  readonly reason: string;
  readonly unknownBecause: string | null;
  readonly hard: boolean;
  readonly question: { readonly ask: string; readonly text: string } | null;
  readonly warnings: readonly { readonly message: string }[];
}

/** Whether the provider's own answer is still awaited and counts. */
export const waits = ({ status, expired }: Pick<ReferralLine, 'status' | 'expired'>): boolean =>
  !expired && (status === 'SUBMITTED' || status === 'QUESTION_ASKED' || status === 'CALL_WINDOW');

/** Where a referral stands, in a few words, and the colour of its tag. */
export function standing(referral: ReferralLine): { readonly text: string; readonly colour: string } {
  const { status, expired, householdAnsweredAt } = referral;
  if (expired && status !== 'ACCEPTED') return { text: 'Not answered in time', colour: 'red' };
  if (expired) return { text: 'She did not answer in time', colour: 'grey' };
  switch (status) {
    case 'SUBMITTED':
    case 'CALL_WINDOW':
      return { text: 'Waits for you', colour: 'orange' };
    case 'QUESTION_ASKED':
      return { text: 'You asked a question', colour: 'yellow' };
    case 'ACCEPTED':
      return householdAnsweredAt === null
        ? { text: 'Accepted, waits for her', colour: 'purple' }
        : { text: 'She said yes', colour: 'green' };
    case 'DECLINED':
      return { text: 'You declined', colour: 'grey' };
    case 'HOUSEHOLD_SAID_NO':
      return { text: 'She said no', colour: 'grey' };
    case 'WITHDRAWN':
      return { text: 'Taken back', colour: 'grey' };
    case 'CLOSED_BY_OTHER_PLACE':
      return { text: 'Placed elsewhere', colour: 'grey' };
  }
}

export interface WaitingLine {
  readonly href: string;
  readonly what: string;
  readonly where: string;
  readonly left: string;
  readonly exactly: string;
  readonly asked: boolean;
}

export interface ReferralsPage {
  readonly waiting: readonly WaitingLine[];
  readonly more: boolean;
  readonly answered: readonly {
    readonly href: string;
    readonly what: string;
    readonly where: string;
    readonly sent: string;
    readonly text: string;
    readonly colour: string;
    readonly why: string;
  }[];
  readonly next: string | null;
}

/** What waits first, by the time that is left; then what was answered, newest first. */
export function referralsPage({ waiting, answered }: ReferralsData, now: Date): ReferralsPage {
  const where = ({ unitCode, service }: ReferralLine): string => `${unitCode ?? 'A unit'}, ${service.name}`;
  return {
    waiting: [...waiting.nodes]
      .sort((a, b) => (a.answerBy < b.answerBy ? -1 : 1))
      .map((referral) => ({
        href: `/referrals/${referral.id}`,
        what: referral.householdReference,
        where: `${where(referral)}, from ${nearDayInWords(referral.arrive, now)}`,
        left: fromNowInWords(referral.answerBy, now),
        exactly: momentInWords(referral.answerBy, now),
        asked: referral.status === 'QUESTION_ASKED',
      })),
    more: waiting.hasNextPage,
    answered: answered.nodes.map((referral) => ({
      href: `/referrals/${referral.id}`,
      what: referral.householdReference,
      where: where(referral),
      sent: momentInWords(referral.submittedAt, now),
      ...standing(referral),
      why: referral.primaryReason ? reasonInWords(referral.primaryReason) : '',
    })),
    next: answered.hasNextPage && answered.endCursor ? answered.endCursor : null,
  };
}

export interface Fact {
  readonly name: string;
  readonly says: string;
}

export interface ReferralPage {
  readonly title: string;
  readonly id: string;
  readonly reference: string;
  readonly where: string;
  readonly unit: string;
  readonly text: string;
  readonly colour: string;
  readonly clock: readonly string[];
  readonly nights: string;
  readonly sentBy: string;
  readonly facts: readonly Fact[];
  readonly told: readonly {
    readonly title: string;
    readonly outcomes: readonly {
      readonly title: string;
      readonly says: string;
      readonly warnings: readonly string[];
    }[];
  }[];
  readonly overrides: readonly {
    readonly rule: string;
    readonly title: string;
    readonly done: string | null;
    readonly reason: string | null;
  }[];
  readonly overrideBecause: string | null;
  readonly questions: readonly {
    readonly text: string;
    readonly about: string;
    readonly asked: string;
    readonly answer: string | null;
  }[];
  readonly placementHref: string | null;
  readonly acts: {
    readonly answer: boolean;
    readonly accept: boolean;
    readonly ask: boolean;
    readonly override: boolean;
    /** Why accepting is not offered, when only the override is missing. */
    readonly first: string | null;
  };
  readonly groups: readonly { readonly title: string; readonly hint: string; readonly href: string }[];
}

/** One referral as its provider sees it: what was shared, how its own rules came out, and what it can answer. */
export function referralPage(referral: Referral, now: Date, roles: readonly Role[]): ReferralPage {
  const answer = waits(referral) && allows('declineReferral', roles);
  const missing = referral.overrides.filter(({ overriddenAt }) => overriddenAt === null);
  const openQuestion = referral.questions.some(({ answeredAt }) => answeredAt === null);
  return {
    title: 'Referral',
    id: referral.id,
    reference: referral.householdReference,
    where: referral.service.name,
    unit: referral.unitCode ?? 'A unit',
    ...standing(referral),
    clock: clockInWords(referral, now),
    nights: referral.mustLeaveBy
      ? `${dayInWords(referral.arrive)}, and must leave by ${dayInWords(referral.mustLeaveBy)}`
      : dayInWords(referral.arrive),
    sentBy: referral.sentBy,
    facts: factsInWords(referral.facts),
    told: toldInWords(referral.outcomes ?? []),
    overrides: referral.overrides.map(({ about, overriddenAt, reason }) => ({
      rule: about.rule,
      title: about.title,
      done: overriddenAt ? momentInWords(overriddenAt, now) : null,
      reason,
    })),
    overrideBecause: referral.overrideBecause,
    questions: referral.questions.map(({ question, about, askedAt, answer: told, answeredAt }) => ({
      text: question,
      about: about.map(({ title }) => title).join(', '),
      asked: momentInWords(askedAt, now),
      answer: answeredAt === null ? null : told,
    })),
    placementHref: referral.placementId ? `/placements/${referral.placementId}` : null,
    acts: {
      answer,
      accept: answer && missing.length === 0,
      ask: answer && !openQuestion,
      override: answer && missing.length > 0 && allows('overrideRules', roles),
      first:
        answer && missing.length > 0 && !allows('overrideRules', roles)
          ? 'A manager or an on-call worker must override a rule first. Ask one, or decline.'
          : null,
    },
    groups: Object.entries(groups).map(([group, words]) => ({
      ...words,
      href: `/referrals/${referral.id}/decline?group=${group}`,
    })),
  };
}

function clockInWords(referral: Referral, now: Date): string[] {
  const sent = `Sent ${momentInWords(referral.submittedAt, now)} by ${referral.sentBy}.`;
  if (waits(referral))
    return [
      `Answer ${fromNowInWords(referral.answerBy, now)}: by ${momentInWords(referral.answerBy, now)}. The place is kept until then.`,
      sent,
    ];
  if (referral.expired && referral.answeredAt === null)
    return [`The time to answer ran out at ${momentInWords(referral.answerBy, now)}.`, sent];
  const answered = referral.answeredAt ? [`You answered ${momentInWords(referral.answeredAt, now)}.`] : [];
  const hers =
    referral.status === 'ACCEPTED' && referral.householdAnsweredAt === null && referral.householdAnswerBy
      ? [
          referral.expired
            ? `Her answer was due ${momentInWords(referral.householdAnswerBy, now)}.`
            : `Her answer is due ${fromNowInWords(referral.householdAnswerBy, now)}: by ${momentInWords(referral.householdAnswerBy, now)}.`,
        ]
      : [];
  const why =
    referral.primaryReason === null
      ? []
      : [
          `Why: ${reasonInWords(referral.primaryReason)}.`,
          ...(referral.contributingReasons ?? []).map((reason) => `Also: ${reasonInWords(reason)}.`),
          ...(referral.shownReason !== null && referral.shownReason !== referral.primaryReason
            ? [`${referral.sentBy} was told: ${reasonInWords(referral.shownReason)}.`]
            : []),
        ];
  return [...answered, ...why, ...hers, sent];
}

const said = (value: string | null): string => (value === null ? 'Not asked' : titleOf(value));

const mobilityWords: Readonly<Record<NonNullable<SharedFacts['mobility']>, string>> = {
  NONE: 'Nothing special',
  LIMITED_STAIRS: 'A few stairs only',
  NO_STAIRS: 'No stairs',
  WHEELCHAIR_PART: 'A wheelchair, part of the time',
  WHEELCHAIR_FULL: 'A wheelchair, all the time',
};
const substanceWords: Readonly<Record<NonNullable<SharedFacts['substances']>, string>> = {
  NONE: 'None',
  HISTORIC: 'In the past',
  IN_TREATMENT: 'In treatment',
  CURRENT: 'Uses now',
};
const yesNo = (value: boolean | null): string => (value === null ? 'Not asked' : value ? 'Yes' : 'No');
const listed = (values: readonly string[] | null): string =>
  values === null ? 'Not asked' : values.length === 0 ? 'None' : titleOf(values.map(wordOf).join(', '));

function ageInWords(age: SharedFacts['people'][number]['age']): string {
  if (age === null) return 'age not known';
  if (age.to === null) return `${String(age.from)} or over`;
  return age.from === age.to ? `aged ${String(age.from)}` : `aged ${String(age.from)} to ${String(age.to)}`;
}

const personWords: Readonly<Record<string, string>> = {
  WOMAN_OR_GIRL: 'woman or girl',
  MAN_OR_BOY: 'man or boy',
  NON_BINARY: 'non-binary',
  OTHER: 'another gender',
  PREFERS_NOT_TO_SAY: 'prefers not to say gender',
};

const personInWords = ({ lead, age, gender, joinsOn }: SharedFacts['people'][number]): string =>
  [
    lead ? 'The adult who flees' : 'With her',
    ageInWords(age),
    ...(gender === null ? [] : [personWords[gender] ?? wordOf(gender)]),
    ...(joinsOn === null ? [] : [`joins on ${dayInWords(joinsOn)}`]),
  ].join(', ');

type FactName = SharedFacts['shares'][number];

/** The facts that were shared, one line each; ages and genders are told with the people. */
const factLines: Readonly<Partial<Record<FactName, (facts: SharedFacts) => Fact[]>>> = {
  BEDROOMS: ({ bedroomsNeeded }) => [
    {
      name: 'Bedrooms needed',
      says:
        bedroomsNeeded === null
          ? 'Not known'
          : bedroomsNeeded.lowest === bedroomsNeeded.highest
            ? String(bedroomsNeeded.lowest)
            : `${String(bedroomsNeeded.lowest)} to ${String(bedroomsNeeded.highest)}`,
    },
  ],
  MOBILITY: ({ mobility }) => [
    { name: 'Getting about', says: mobility === null ? 'Not asked' : mobilityWords[mobility] },
  ],
  SENSORY: ({ sensory }) => [{ name: 'Hearing and sight', says: listed(sensory) }],
  PETS: ({ pets }) => [
    {
      name: 'Pets',
      says:
        pets === null
          ? 'Not asked'
          : pets.length === 0
            ? 'None'
            : pets.map(({ kind, count }) => `${String(count)} ${wordOf(kind)}`).join(', '),
    },
  ],
  RECOURSE: ({ recourse }) => [{ name: 'Recourse to public funds', says: said(recourse) }],
  SUBSTANCES: ({ substances }) => [
    { name: 'Drugs and alcohol', says: substances === null ? 'Not asked' : substanceWords[substances] },
  ],
  MENTAL_HEALTH: ({ mentalHealth, inCrisis }) => [
    { name: 'Mental-health support', says: said(mentalHealth) },
    { name: 'In crisis now', says: yesNo(inCrisis) },
  ],
  RISK_TO_OTHERS: ({ riskToOthers }) => [{ name: 'Risk to others', says: listed(riskToOthers) }],
  CARE_NEEDS: ({ careNeeds, learningDisability }) => [
    { name: 'Personal care', says: said(careNeeds) },
    { name: 'Learning disability', says: yesNo(learningDisability) },
  ],
  RISK: ({ risk }) => [{ name: 'Risk they are at', says: said(risk) }],
  LENGTH: ({ stayDays }) => [
    { name: 'Nights needed', says: stayDays === null ? 'Not asked' : String(stayDays) },
  ],
  PREGNANCY: ({ pregnant, dueOn }) => [
    { name: 'Pregnant', says: yesNo(pregnant) },
    ...(dueOn === null ? [] : [{ name: 'Due', says: dayInWords(dueOn) }]),
  ],
};

/** What was shared, and nothing that was not. */
export const factsInWords = (facts: SharedFacts): Fact[] => [
  ...facts.people.map((person, index) => ({
    name: index === 0 ? `Who would come (${String(facts.people.length)})` : '',
    says: personInWords(person),
  })),
  ...facts.shares.flatMap((name) => factLines[name]?.(facts) ?? []),
];

function toldInWords(outcomes: readonly Outcome[]): ReferralPage['told'] {
  const of = (title: string, which: (outcome: Outcome) => boolean) => ({
    title,
    outcomes: outcomes.filter(which).map(({ title: rule, reason, question, warnings }) => ({
      title: rule,
      says: question ? `${reason} ${question.text}` : reason,
      warnings: warnings.map(({ message }) => message),
    })),
  });
  return [
    of('Your rules do not take this', ({ outcome, hard }) => outcome === 'FAIL' && hard),
    of('You decide, or ask first', ({ outcome }) => outcome === 'UNKNOWN'),
    of('Does not meet a wish', ({ outcome, hard }) => outcome === 'FAIL' && !hard),
    of('Fits your rules', ({ outcome }) => outcome === 'PASS'),
  ].filter((part) => part.outcomes.length > 0);
}
