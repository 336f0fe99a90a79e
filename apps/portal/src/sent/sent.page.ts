import type { DeclineReason, ReferralStatus, SharedFacts } from '@app/placements';
import { fromNowInWords, momentInWords, nearDayInWords, titleOf, wordOf } from '../layout/in-words';
import { factsInWords } from '../referrals/referral.page';
import { reasonInWords } from '../referrals/unable-words';
import { kindWords } from '../searches/place';

interface ServiceData {
  readonly name: string;
  readonly accommodationType: string;
  readonly area: { readonly name: string };
}

export interface HoldData {
  readonly id: string;
  readonly householdId: string;
  readonly householdReference: string | null;
  readonly vacancyId: string;
  readonly arrive: string;
  readonly mustLeaveBy: string | null;
  readonly endsAt: string;
  readonly live: boolean;
  readonly endedBecause: string | null;
  readonly referralId: string | null;
  readonly asksToOverride: readonly { readonly title: string }[];
  readonly service: ServiceData;
}

export interface SentData {
  readonly id: string;
  readonly householdId: string | null;
  readonly householdReference: string;
  readonly status: ReferralStatus;
  readonly expired: boolean;
  readonly submittedAt: string;
  readonly answerBy: string;
  readonly answeredAt: string | null;
  readonly householdAnswerBy: string | null;
  readonly householdAnsweredAt: string | null;
  readonly shownReason: DeclineReason | null;
  readonly placementId: string | null;
  readonly arrive: string;
  readonly mustLeaveBy: string | null;
  readonly overrideBecause: string | null;
  readonly service: ServiceData;
  readonly facts: SharedFacts;
  readonly overrides: readonly {
    readonly about: { readonly title: string };
    readonly overriddenAt: string | null;
  }[];
  readonly questions: readonly {
    readonly question: string;
    readonly askedAt: string;
    readonly answer: string | null;
    readonly answeredAt: string | null;
  }[];
}

export interface PlacedData {
  readonly id: string;
  readonly householdId: string | null;
  readonly householdReference: string;
  readonly arrive: string;
  readonly arrivedOn: string | null;
  readonly arriveBy: string;
  readonly overdue: boolean;
  readonly outcome: 'ARRIVED' | 'DID_NOT_ARRIVE' | 'CANCELLED' | null;
  readonly outcomeAt: string | null;
  readonly leftOn: string | null;
  readonly warnings: readonly { readonly message: string }[];
  readonly uncheckedSafety: readonly {
    readonly about: { readonly title: string };
    readonly reason: string;
  }[];
  readonly service: ServiceData;
}

const place = ({ name, accommodationType, area }: ServiceData): string =>
  `${name}, ${(kindWords[accommodationType] ?? titleOf(accommodationType)).toLowerCase()} in ${area.name}`;

const nights = (arrive: string, until: string | null, now: Date): string =>
  `From ${nearDayInWords(arrive, now)}${until ? `, until ${nearDayInWords(until, now)} at the latest` : ', until they leave'}`;

/** How long a hold still stands, and what to do with it. */
export const holdPage = (hold: HoldData, now: Date) => ({
  title: 'Held',
  id: hold.id,
  householdId: hold.householdId,
  reference: hold.householdReference ?? 'A household whose case you let go of',
  place: place(hold.service),
  nights: nights(hold.arrive, hold.mustLeaveBy, now),
  live: hold.live,
  left: fromNowInWords(hold.endsAt, now),
  ends: momentInWords(hold.endsAt, now),
  ended: hold.live
    ? null
    : hold.endedBecause
      ? `It ended: ${wordOf(hold.endedBecause)}.`
      : `It ended ${momentInWords(hold.endsAt, now)}. The place can be held again if it is still free.`,
  asks: hold.asksToOverride.map(({ title }) => title),
  referralHref: hold.referralId ? `/sent/${hold.referralId}` : null,
});

const statusWords: Readonly<Record<ReferralStatus, { readonly text: string; readonly colour: string }>> = {
  SUBMITTED: { text: 'Waiting for the provider', colour: 'orange' },
  QUESTION_ASKED: { text: 'They ask something', colour: 'red' },
  CALL_WINDOW: { text: 'To be called', colour: 'orange' },
  ACCEPTED: { text: 'Accepted', colour: 'green' },
  DECLINED: { text: 'Declined', colour: 'red' },
  HOUSEHOLD_SAID_NO: { text: 'She said no', colour: 'grey' },
  WITHDRAWN: { text: 'Withdrawn', colour: 'grey' },
  CLOSED_BY_OTHER_PLACE: { text: 'Closed by another place', colour: 'grey' },
};

/** A referral as its sender follows it. */
export function sentPage(sent: SentData, now: Date) {
  const awaitsProvider =
    ['SUBMITTED', 'QUESTION_ASKED', 'CALL_WINDOW'].includes(sent.status) && !sent.expired;
  const awaitsHer = sent.status === 'ACCEPTED' && sent.householdAnsweredAt === null && !sent.expired;
  const until = awaitsProvider ? sent.answerBy : awaitsHer ? sent.householdAnswerBy : null;
  const question = sent.questions.find(({ answer }) => answer === null);
  return {
    title: 'Referral sent',
    id: sent.id,
    householdId: sent.householdId,
    reference: sent.householdReference,
    place: place(sent.service),
    nights: nights(sent.arrive, sent.mustLeaveBy, now),
    status: sent.expired ? { text: 'Nobody answered in time', colour: 'grey' } : statusWords[sent.status],
    sentAt: momentInWords(sent.submittedAt, now),
    clock: until ? { left: fromNowInWords(until, now), exactly: momentInWords(until, now) } : null,
    awaitsProvider,
    awaitsHer,
    question: awaitsProvider && question ? question.question : null,
    asked: sent.questions
      .filter(({ answer }) => answer !== null)
      .map(({ question: text, answer }) => ({ question: text, answer })),
    declined: sent.shownReason ? reasonInWords(sent.shownReason) : null,
    overrides: sent.overrides.map(({ about, overriddenAt }) => ({
      title: about.title,
      decided: overriddenAt !== null,
    })),
    facts: factsInWords(sent.facts),
    placementHref: sent.placementId ? `/placed/${sent.placementId}` : null,
  };
}

/** A place that she said yes to, as whoever sent her follows it. */
export const placedPage = (placed: PlacedData, now: Date) => ({
  title: 'Placement',
  id: placed.id,
  householdId: placed.householdId,
  reference: placed.householdReference,
  place: place(placed.service),
  awaited: placed.outcome === null,
  overdue: placed.overdue,
  words: {
    ARRIVED: placed.leftOn
      ? `They left on ${nearDayInWords(placed.leftOn, now)}.`
      : `They arrived ${nearDayInWords(placed.arrivedOn ?? placed.arrive, now)}.`,
    DID_NOT_ARRIVE: 'They did not arrive. Have they been reached?',
    CANCELLED: 'It was cancelled.',
    AWAITED: `They are expected by ${momentInWords(placed.arriveBy, now)}, ${fromNowInWords(placed.arriveBy, now)}.`,
  }[placed.outcome ?? 'AWAITED'],
  warnings: placed.warnings.map(({ message }) => message),
  unchecked: placed.uncheckedSafety.map(({ about, reason }) => ({ title: about.title, reason })),
});
