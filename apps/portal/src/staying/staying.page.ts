import type { DeclineReason } from '@app/placements';
import type { HomeFactName } from '@app/sanctuary';
import { dayInWords, momentInWords, nearDayInWords, shortDayInWords } from '../layout/in-words';
import { reasonInWords } from '../referrals/unable-words';
import {
  consentWords,
  endWords,
  isOver,
  itemWords,
  landlordWords,
  listed,
  mayKnowWords,
  statusWords,
  tenureWords,
  yesOrNot,
} from '../sanctuary/words';
import { verdictWords } from '../searches/place';
import { recourseWords, riskWords } from '../households/words';
import { stayingQuestions, weekInWords } from './questions';
import type { JobData, ReviewData, SchemeMatch, SharedData, StayingPageData, WorkData } from './staying.data';

/** Where each missing fact is asked, by what the rules call it. */
const askedAt: Readonly<Record<HomeFactName, string>> = {
  WANTS_TO_STAY: 'staying/ask/choice',
  LIVES_THERE: 'staying/ask/there',
  MAY_ENTER: 'staying/ask/enter',
  ORDER: 'staying/ask/enter',
  TENURE: 'staying/ask/home',
  LANDLORD: 'staying/ask/home',
  LANDLORD_CONSENT: 'staying/ask/landlord',
  LANDLORDS_SCHEME: 'staying/ask/landlord',
  HOME_DISTRICT: 'staying/ask/district',
  RISK: 'ask/risk',
  RECOURSE: 'ask/money',
};

/** A judged scheme in words, with every reason. */
export interface SchemeInWords {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly verdict: { readonly text: string; readonly colour: string };
  readonly when: string;
  readonly asks: readonly {
    readonly title: string;
    readonly text: string;
    readonly safety: boolean;
    /** Where it is asked; null: of the scheme, which is rung. */
    readonly href: string | null;
  }[];
  readonly warnings: readonly string[];
  readonly fails: readonly { readonly title: string; readonly reason: string }[];
  readonly passes: readonly { readonly title: string; readonly reason: string }[];
  readonly blockers: readonly string[];
  /** A safety rule that nobody settled: a job needs a reason then. */
  readonly unsettled: readonly string[];
  readonly mayBeAsked: boolean;
}

/** Pure. @param householdId whose page its questions lead to. */
export function schemeInWords(match: SchemeMatch, householdId: string): SchemeInWords {
  const { verdict, nextWeek, blockers, service } = match;
  const of = (outcome: SchemeMatch['outcomes'][number]['outcome']): SchemeMatch['outcomes'] =>
    match.outcomes.filter((rule) => rule.outcome === outcome);
  return {
    id: service.id,
    name: service.name,
    provider: service.providerName,
    verdict: verdictWords[verdict],
    when: nextWeek === null ? 'No week with room is known' : `Room in ${weekInWords(nextWeek)}`,
    asks: of('UNKNOWN').map(({ title, reason, question, safety }) => ({
      title,
      text: question?.text ?? reason,
      safety,
      href:
        question?.ask === 'HOUSEHOLD' && question.about !== null
          ? `/households/${householdId}/${askedAt[question.about]}`
          : null,
    })),
    warnings: match.outcomes.flatMap(({ warnings }) => warnings.map(({ message }) => message)),
    fails: of('FAIL').map(({ title, reason }) => ({ title, reason })),
    passes: of('PASS').map(({ title, reason }) => ({ title, reason })),
    blockers: blockers.map(({ message }) => message),
    unsettled: of('UNKNOWN')
      .filter(({ safety }) => safety)
      .map(({ reason }) => reason),
    mayBeAsked: verdict !== 'NOT_SUITABLE' && nextWeek !== null && blockers.length === 0,
  };
}

export interface StayingPage {
  readonly title: string;
  readonly id: string;
  readonly reference: string;
  readonly open: boolean;
  /** Her own choice; null: nobody has asked. */
  readonly choice: 'yes' | 'no' | null;
  readonly answers: readonly {
    readonly title: string;
    readonly answer: string | null;
    readonly href: string;
  }[];
  /** The first question that is still open. */
  readonly nextHref: string | null;
  readonly schemes: readonly SchemeInWords[];
  readonly jobs: readonly {
    readonly href: string;
    readonly name: string;
    readonly week: string;
    readonly status: { readonly text: string; readonly colour: string };
  }[];
}

/** Could they stay at home: what is known, what each scheme says to it, and what was asked for. Null: not theirs. Pure. */
export function stayingPage(data: StayingPageData): StayingPage | null {
  const { household, staying, sanctuaryMatches, sanctuaryJobs, districts } = data;
  if (!household || !staying) return null;
  const { id, reference, status } = household;
  const answers = stayingQuestions.map(({ topic, title, answer }) => ({
    title,
    answer: answer(staying, districts),
    href: `/households/${id}/staying/ask/${topic}`,
  }));
  return {
    title: 'Could they stay at home safely?',
    id,
    reference,
    open: status === 'OPEN',
    choice: staying.wantsToStay === null ? null : staying.wantsToStay ? 'yes' : 'no',
    answers,
    nextHref: answers.find(({ answer }) => answer === null)?.href ?? null,
    schemes: (sanctuaryMatches ?? []).map((match) => schemeInWords(match, id)),
    jobs: sanctuaryJobs.nodes.map((job) => ({
      href: `/staying/${job.id}`,
      name: job.service.name,
      week: weekInWords(job.weekStart),
      status: statusWords[job.status],
    })),
  };
}

export interface Room {
  readonly service: { readonly id: string };
  readonly weekStart: string;
  readonly room: number;
}

/** The weeks with room of one scheme, soonest first, as a list to choose from. */
export const weekItems = (rooms: readonly Room[], serviceId: string) =>
  rooms
    .filter(({ service }) => service.id === serviceId)
    .map(({ weekStart, room }) => ({
      value: weekStart,
      text: `Week of ${shortDayInWords(weekStart)}, room for ${room === 1 ? 'one more' : `${String(room)} more`}`,
    }));

/** What a scheme is told of a household, a line each; what it was not told is said too. */
export function sharedInWords(facts: SharedData): { readonly name: string; readonly says: string }[] {
  return [
    { name: 'People who live there', says: String(facts.people) },
    { name: 'Risk', says: facts.risk === null ? 'Not assessed' : riskWords[facts.risk] },
    {
      name: 'Who harms her',
      says: yesOrNot(facts.whoHarmsLivesThere, 'Lives there', 'Does not live there'),
    },
    {
      name: 'A right to enter',
      says: yesOrNot(facts.whoHarmsMayEnter, 'They have one', 'They have none'),
    },
    {
      name: 'An order that keeps them out',
      says:
        facts.orderKeepsOut === true && facts.orderEndsOn !== null
          ? `Until ${dayInWords(facts.orderEndsOn)}`
          : yesOrNot(facts.orderKeepsOut, 'Yes', 'None'),
    },
    { name: 'The home', says: facts.tenure === null ? 'Not asked' : tenureWords[facts.tenure] },
    { name: 'Let by', says: facts.landlord === null ? 'Not asked' : landlordWords[facts.landlord] },
    ...(facts.recourse === null
      ? []
      : [
          {
            name: 'Public funds',
            says: recourseWords[facts.recourse as keyof typeof recourseWords],
          },
        ]),
  ];
}

/** What stands of the works, a line for each item. */
export const worksInWords = (items: readonly WorkData[], now: Date) =>
  items.map(({ item, fittedOn, removedOn }) => ({
    name: itemWords[item],
    says:
      removedOn !== null
        ? `Taken away ${nearDayInWords(removedOn, now)}`
        : fittedOn !== null
          ? `Fitted ${nearDayInWords(fittedOn, now)}`
          : 'To be fitted',
  }));

/** What stands of the reviews, a line for each. */
export const reviewsInWords = (reviews: readonly ReviewData[], now: Date) =>
  reviews.map(({ months, dueOn, heldOn, stillSafe, supportNeeded }) => ({
    name: `After ${String(months)} months`,
    says:
      heldOn === null
        ? `Due ${nearDayInWords(dueOn, now)}`
        : `Held ${nearDayInWords(heldOn, now)}: ${stillSafe === true ? 'still safe' : 'not safe any more'}, ${supportNeeded === true ? 'support needed still' : 'no more support needed'}`,
    warns: stillSafe === false,
  }));

export interface AskedLine {
  readonly id: string;
  readonly householdReference: string;
  readonly status: JobData['status'];
  readonly weekStart: string;
  readonly landlordConsent: JobData['landlordConsent'];
  readonly householdId: string | null;
  readonly service: { readonly name: string };
  readonly reviews: readonly { readonly stillSafe: boolean | null }[];
}

export interface AskedData {
  readonly sanctuaryJobs: {
    readonly nodes: readonly AskedLine[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

/** What must be seen to of a job, by whoever sent it; null: nothing. */
const toDo = ({ landlordConsent, reviews, status }: AskedLine): string | null =>
  reviews.some(({ stillSafe }) => stillSafe === false) && status === 'FITTED'
    ? 'A review says that they are not safe any more'
    : (landlordConsent === null || landlordConsent === 'ASKED') &&
        status !== 'REQUESTED' &&
        status !== 'FITTED'
      ? 'Nothing is fitted until you record the landlord’s consent'
      : null;

/** The jobs that were asked for; those with something to do first. */
export function askedPage({ sanctuaryJobs }: AskedData) {
  const rows = sanctuaryJobs.nodes
    // Whoever runs a scheme as well reads the jobs it received too; those are on the scheme's own page.
    .filter(({ householdId }) => householdId !== null)
    .map((job) => ({
      href: `/staying/${job.id}`,
      reference: job.householdReference,
      scheme: job.service.name,
      week: shortDayInWords(job.weekStart),
      status: statusWords[job.status],
      toDo: toDo(job),
    }));
  return {
    jobs: [...rows.filter((row) => row.toDo !== null), ...rows.filter((row) => row.toDo === null)],
    next: sanctuaryJobs.hasNextPage ? sanctuaryJobs.endCursor : null,
  };
}

export interface AskedJob extends JobData {
  readonly householdId: string | null;
  readonly shownReason: DeclineReason | null;
  readonly service: { readonly name: string; readonly providerName: string };
  readonly uncheckedSafety: readonly { readonly reason: string }[];
}

/** One job as its sender follows it. Pure. */
export function askedJobPage(job: AskedJob, now: Date) {
  return {
    title: 'Staying at home, a job',
    id: job.id,
    householdId: job.householdId,
    reference: job.householdReference,
    scheme: job.service.name,
    status: statusWords[job.status],
    next: nextOf(job, now),
    unsafe: job.reviews.some(({ stillSafe }) => stillSafe === false),
    shared: sharedInWords(job.facts),
    works: worksInWords(job.items, now),
    reviews: reviewsInWords(job.reviews, now),
    unchecked: job.uncheckedSafety.at(0)?.reason ?? null,
    agreed: [
      {
        name: 'The landlord',
        says: job.landlordConsent === null ? 'Not asked' : consentWords[job.landlordConsent],
      },
      { name: 'Police and others come at once', says: yesOrNot(job.flagHome, 'Yes', 'No') },
      { name: 'Who may know of the works', says: listed(job.mayKnow, mayKnowWords) || 'Nobody else' },
    ],
    mayRecord: !isOver.includes(job.status),
    mayWithdraw: ['REQUESTED', 'ACCEPTED', 'SURVEYED'].includes(job.status),
    evidence: job.firstFittedOn !== null,
    again: job.status === 'DECLINED' || job.status === 'CANCELLED',
    values: {
      landlordConsent: job.landlordConsent ?? '',
      flagHome: job.flagHome === null ? '' : job.flagHome ? 'yes' : 'no',
      mayKnow: job.mayKnow,
    },
  };
}

/** What happens next, or what became of it. */
function nextOf(job: AskedJob, now: Date): string {
  const needsConsent = job.landlordConsent === null || job.landlordConsent === 'ASKED';
  const consent = needsConsent ? ' Nothing can be fitted until you record the landlord’s consent.' : '';
  const { providerName } = job.service;
  switch (job.status) {
    case 'REQUESTED':
      return `You asked ${momentInWords(job.requestedAt, now)}, for ${weekInWords(job.weekStart)}. ${providerName} is to answer; the week is kept until then.`;
    case 'ACCEPTED':
      return `They said yes ${job.answeredAt ? momentInWords(job.answeredAt, now) : ''} and survey the home in ${weekInWords(job.weekStart)}.${consent}`;
    case 'SURVEYED':
      return `The home is surveyed. What is to be fitted stands below.${consent}`;
    case 'FITTING':
      return 'Fitting has begun, and so has her support at home.';
    case 'FITTED':
      return `Everything is fitted since ${job.fittedOn ? nearDayInWords(job.fittedOn, now) : 'today'}. They look in after 3 and 6 months.`;
    case 'ENDED':
      return `Support at home ended ${job.endedOn ? nearDayInWords(job.endedOn, now) : ''}: ${job.endReason ? endWords[job.endReason].toLowerCase() : 'not known'}.`;
    case 'DECLINED':
      return `They declined${job.shownReason ? `: ${reasonInWords(job.shownReason).toLowerCase()}` : ''}. The week is free again.`;
    case 'WITHDRAWN':
      return 'You withdrew it. The week is free again.';
    case 'CANCELLED':
      return 'The scheme took its yes back. Ring them, or look at another scheme.';
  }
}
