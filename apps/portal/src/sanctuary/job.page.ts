import { addDays, dayIn } from '@app/kernel';
import type { DeclineReason } from '@app/placements';
import type { SanctuaryItem } from '@app/sanctuary';
import { dayParts } from '../layout/form';
import { dayInWords, momentInWords, nearDayInWords } from '../layout/in-words';
import { reasonInWords } from '../referrals/unable-words';
import { weekInWords } from '../staying/questions';
import type { JobData } from '../staying/staying.data';
import { reviewsInWords, sharedInWords, worksInWords } from '../staying/staying.page';
import { reviewSoon } from './sanctuary.page';
import { consentWords, endWords, itemWords, listed, mayKnowWords, statusWords, yesOrNot } from './words';

export interface SchemeJob extends JobData {
  readonly sentBy: string;
  readonly primaryReason: DeclineReason | null;
  readonly service: { readonly id: string; readonly name: string };
  readonly surveys: readonly { readonly surveyedOn: string; readonly hazards: string | null }[];
  readonly episodeId: string | null;
}

export interface SchemeJobData {
  readonly sanctuaryJob: SchemeJob | null;
  readonly sanctuarySchemes: {
    readonly nodes: readonly { readonly id: string; readonly items: readonly SanctuaryItem[] }[];
  };
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** What can be done of a job at this stage; a part that is empty is not offered. */
export interface Acts {
  readonly answer: boolean;
  readonly reveal: boolean;
  /** What the scheme fits. */
  readonly survey: readonly Choice[];
  readonly fit: readonly Choice[];
  /** After how many months the review that is held next is; null: none. */
  readonly review: { readonly months: number; readonly due: string; readonly now: boolean } | null;
  readonly remove: readonly Choice[];
  readonly end: boolean;
  readonly cancel: boolean;
}

const choices = (items: readonly SanctuaryItem[]): Choice[] =>
  items.map((item) => ({ value: item, text: itemWords[item] }));

/** One job as its scheme sees it: what to do next, what is known, what stands of the works. Null: not one of theirs. Pure. */
export function jobPage({ sanctuaryJob: job, sanctuarySchemes }: SchemeJobData, now: Date) {
  const scheme = sanctuarySchemes.nodes.find(({ id }) => id === job?.service.id);
  if (!job || !scheme) return null;
  const { status, items } = job;
  const lasts = ['ACCEPTED', 'SURVEYED', 'FITTING', 'FITTED'].includes(status);
  const review = status === 'FITTED' ? job.reviews.find(({ heldOn }) => heldOn === null) : undefined;
  const acts: Acts = {
    answer: status === 'REQUESTED',
    reveal: lasts,
    survey: ['ACCEPTED', 'SURVEYED', 'FITTING'].includes(status) ? choices(scheme.items) : [],
    fit: ['SURVEYED', 'FITTING'].includes(status)
      ? choices(items.filter(({ fittedOn }) => fittedOn === null).map(({ item }) => item))
      : [],
    review: review
      ? {
          months: review.months,
          due: nearDayInWords(review.dueOn, now),
          now: review.dueOn <= addDays(dayIn(now), reviewSoon),
        }
      : null,
    remove: ['FITTING', 'FITTED'].includes(status)
      ? choices(
          items
            .filter(({ fittedOn, removedOn }) => fittedOn !== null && removedOn === null)
            .map(({ item }) => item),
        )
      : [],
    end: ['FITTING', 'FITTED'].includes(status),
    cancel: ['ACCEPTED', 'SURVEYED'].includes(status),
  };
  const today = dayIn(now);
  const consentLacks = job.landlordConsent !== 'GIVEN' && job.landlordConsent !== 'NOT_NEEDED';
  return {
    title: 'Sanctuary job',
    id: job.id,
    reference: job.householdReference,
    where: `${job.service.name}, ${job.districtName}`,
    sentBy: job.sentBy,
    status: statusWords[status],
    next: nextOf(job, now),
    warnings: lasts || status === 'REQUESTED' ? warningsOf(job) : [],
    shared: sharedInWords(job.facts),
    agreed: [
      {
        name: 'The landlord',
        says: job.landlordConsent === null ? 'Not asked' : consentWords[job.landlordConsent],
        warns: lasts && consentLacks,
      },
      { name: 'Police and others come at once', says: yesOrNot(job.flagHome, 'Yes', 'No') },
      { name: 'Who may know of the works', says: listed(job.mayKnow, mayKnowWords) || 'Nobody else' },
    ],
    surveys: job.surveys.map(({ surveyedOn, hazards }) => ({
      name: `Surveyed ${nearDayInWords(surveyedOn, now)}`,
      says: hazards ?? 'Nothing to know of the building',
    })),
    works: worksInWords(items, now),
    reviews: reviewsInWords(job.reviews, now),
    acts,
    evidence: job.firstFittedOn !== null,
    stayHref: job.episodeId ? `/stays/${job.episodeId}` : null,
    values: {
      ...dayParts('survey.surveyedOn', today),
      ...dayParts('fit.on', today),
      ...dayParts('remove.on', today),
      ...dayParts('review.heldOn', today),
      ...dayParts('end.endedOn', today),
      'survey.items': items.filter(({ fittedOn }) => fittedOn === null).map(({ item }) => item),
      'end.destination': 'HOME_SAFE',
    } as Readonly<Record<string, string | readonly string[]>>,
  };
}

/** What must be known before anybody goes there. */
const warningsOf = ({ facts, reviews }: SchemeJob): string[] => [
  ...(facts.whoHarmsLivesThere === true ? ['Who harms her lives there now.'] : []),
  ...(facts.whoHarmsMayEnter === true && facts.orderKeepsOut !== true
    ? [
        facts.orderKeepsOut === null
          ? 'Who harms her may enter. Whether an order keeps them out was not asked.'
          : 'Who harms her may enter, and no order keeps them out.',
      ]
    : []),
  ...(reviews.some(({ stillSafe }) => stillSafe === false)
    ? ['A review said that they are not safe there any more. Whoever sent the job was told.']
    : []),
];

function nextOf(job: SchemeJob, now: Date): string {
  switch (job.status) {
    case 'REQUESTED':
      return `${job.sentBy} asked ${momentInWords(job.requestedAt, now)}, to start in ${weekInWords(job.weekStart)}.`;
    case 'ACCEPTED':
      return `Survey the home in ${weekInWords(job.weekStart)}.`;
    case 'SURVEYED':
      return 'Fit what is proposed. Her support at home begins with the first item.';
    case 'FITTING':
      return `Her support at home began ${job.firstFittedOn ? nearDayInWords(job.firstFittedOn, now) : 'today'}. Fit what is left.`;
    case 'FITTED':
      return `Everything is fitted since ${job.fittedOn ? dayInWords(job.fittedOn) : 'today'}.`;
    case 'ENDED':
      return `Support at home ended ${job.endedOn ? nearDayInWords(job.endedOn, now) : ''}: ${job.endReason ? endWords[job.endReason].toLowerCase() : 'not known'}.`;
    case 'DECLINED':
      return `You declined${job.primaryReason ? `: ${reasonInWords(job.primaryReason).toLowerCase()}` : ''}.`;
    case 'WITHDRAWN':
      return `${job.sentBy} withdrew it. The week is free again.`;
    case 'CANCELLED':
      return 'You took your yes back. The week is free again.';
  }
}

/** The wording of evidence for a benefits office, a paragraph each. */
export const evidencePage = (text: string) => ({
  title: 'Evidence for a benefits office',
  paragraphs: text.split('\n\n'),
});
