import type { AccommodationType } from '@app/eligibility';
import { addDays, allows, dayIn, type LocalDate, type Role } from '@app/kernel';
import type { DeclineReason, SanctuaryEndReason } from '@app/placements';
import {
  type JobStatus,
  type LandlordConsent,
  mondayOf,
  type SanctuaryItem,
  weeksFrom,
} from '@app/sanctuary';
import { riskWords } from '../households/words';
import { fromNowInWords, nearDayInWords, shortDayInWords } from '../layout/in-words';
import { reasonInWords } from '../referrals/unable-words';
import { endWords, itemWords, listed, statusWords } from './words';

type Risk = keyof typeof riskWords;

/** A job as the list of work reads it. */
export interface JobLine {
  readonly id: string;
  readonly householdReference: string;
  readonly districtName: string;
  readonly weekStart: string;
  readonly status: JobStatus;
  readonly requestedAt: string;
  readonly landlordConsent: LandlordConsent | null;
  readonly service: { readonly id: string; readonly name: string };
}

export interface ReviewDue {
  readonly jobId: string;
  readonly householdReference: string;
  readonly serviceName: string;
  readonly months: number;
  readonly dueOn: string;
  readonly overdue: boolean;
}

export interface SanctuaryData {
  readonly sanctuaryJobs: {
    readonly nodes: readonly JobLine[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
  readonly sanctuaryReviewsDue: { readonly nodes: readonly ReviewDue[] };
  readonly sanctuarySchemes: {
    readonly nodes: readonly {
      readonly id: string;
      readonly riskTo: Risk;
      readonly riskConsiderTo: Risk | null;
      readonly items: readonly SanctuaryItem[];
      readonly service: { readonly name: string };
    }[];
  };
  readonly services: {
    readonly nodes: readonly {
      readonly id: string;
      readonly name: string;
      readonly accommodationType: AccommodationType;
      readonly closedOn: string | null;
    }[];
  };
}

/** One thing to do, by whom it is for. */
export interface Line {
  readonly href: string;
  readonly what: string;
  readonly where: string;
  readonly when: string;
  readonly late: boolean;
}

export interface Part {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly empty: string;
}

export interface SanctuaryPage {
  readonly parts: readonly Part[];
  readonly schemes: readonly {
    readonly id: string;
    readonly name: string;
    readonly says: string;
  }[];
  /** Services that are schemes by their type, of which nothing is said yet. */
  readonly unsaid: readonly { readonly id: string; readonly name: string }[];
  readonly manager: boolean;
  readonly next: string | null;
}

/** So many days ahead a review is shown as due. */
export const reviewSoon = 14;

/** What a scheme has to do: who waits for its answer, whom to look in on, what to survey and to fit. Pure. */
export function sanctuaryPage(data: SanctuaryData, now: Date, roles: readonly Role[]): SanctuaryPage {
  const today = dayIn(now);
  const own = new Set(data.sanctuarySchemes.nodes.map(({ id }) => id));
  const jobs = data.sanctuaryJobs.nodes.filter(({ service }) => own.has(service.id));
  const line = (job: JobLine, when: string, late: boolean): Line => ({
    href: `/sanctuary/${job.id}`,
    what: job.householdReference,
    where: `${job.service.name}, ${job.districtName}`,
    when,
    late,
  });
  const of = (...statuses: readonly JobStatus[]): readonly JobLine[] =>
    jobs.filter(({ status }) => statuses.includes(status));
  const byWeek = (a: JobLine, b: JobLine): number => (a.weekStart < b.weekStart ? -1 : 1);
  const weekIsOver = ({ weekStart }: JobLine): boolean => addDays(weekStart as LocalDate, 7) <= today;
  const week = (job: JobLine): string => `week of ${shortDayInWords(job.weekStart)}`;
  return {
    parts: [
      {
        title: 'Waiting for your answer',
        empty: 'Nobody waits.',
        lines: [...of('REQUESTED')]
          .sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1))
          .map((job) =>
            line(job, `asked ${fromNowInWords(job.requestedAt, now)}, for the ${week(job)}`, false),
          ),
      },
      {
        title: 'Reviews due',
        empty: 'None within two weeks.',
        lines: data.sanctuaryReviewsDue.nodes
          .filter(({ dueOn }) => dueOn <= addDays(today, reviewSoon))
          .map(({ jobId, householdReference, serviceName, months, dueOn, overdue }) => ({
            href: `/sanctuary/${jobId}`,
            what: householdReference,
            where: `${serviceName}, after ${String(months)} months`,
            when: overdue ? `was due ${nearDayInWords(dueOn, now)}` : `due ${nearDayInWords(dueOn, now)}`,
            late: overdue,
          })),
      },
      {
        title: 'To survey',
        empty: 'No home waits to be surveyed.',
        lines: [...of('ACCEPTED')].sort(byWeek).map((job) => line(job, week(job), weekIsOver(job))),
      },
      {
        title: 'To fit',
        empty: 'Nothing waits to be fitted.',
        lines: [...of('SURVEYED', 'FITTING')]
          .sort(byWeek)
          .map((job) =>
            line(
              job,
              job.landlordConsent === 'GIVEN' || job.landlordConsent === 'NOT_NEEDED'
                ? week(job)
                : `${week(job)}; the landlord has not agreed yet`,
              weekIsOver(job),
            ),
          ),
      },
    ],
    schemes: data.sanctuarySchemes.nodes.map(({ id, riskTo, riskConsiderTo, items, service }) => ({
      id,
      name: service.name,
      says: `Risk up to ${riskWords[riskTo].toLowerCase()}${riskConsiderTo ? `, ${riskWords[riskConsiderTo].toLowerCase()} considered` : ''}. Fits: ${listed(items, itemWords).toLowerCase()}.`,
    })),
    unsaid: data.services.nodes.filter(
      ({ id, accommodationType, closedOn }) =>
        accommodationType === 'SANCTUARY' && !own.has(id) && (closedOn === null || closedOn > today),
    ),
    manager: allows('setSanctuaryScheme', roles),
    next: data.sanctuaryJobs.hasNextPage ? data.sanctuaryJobs.endCursor : null,
  };
}

export interface JobsData {
  readonly sanctuaryJobs: {
    readonly nodes: readonly (Omit<JobLine, 'requestedAt' | 'landlordConsent'> & {
      readonly fittedOn: string | null;
      readonly endedOn: string | null;
      readonly endReason: SanctuaryEndReason | null;
      readonly primaryReason: DeclineReason | null;
    })[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
  readonly sanctuarySchemes: { readonly nodes: readonly { readonly id: string }[] };
}

/** Homes that were made safe, or jobs that are over, newest first. */
export function jobsPage({ sanctuaryJobs, sanctuarySchemes }: JobsData) {
  const own = new Set(sanctuarySchemes.nodes.map(({ id }) => id));
  return {
    jobs: sanctuaryJobs.nodes
      .filter(({ service }) => own.has(service.id))
      .map((job) => ({
        href: `/sanctuary/${job.id}`,
        what: job.householdReference,
        where: `${job.service.name}, ${job.districtName}`,
        since: job.endedOn ?? job.fittedOn,
        status: statusWords[job.status].text,
        why: job.endReason
          ? endWords[job.endReason]
          : job.primaryReason
            ? reasonInWords(job.primaryReason)
            : '',
      })),
    next: sanctuaryJobs.hasNextPage ? sanctuaryJobs.endCursor : null,
  };
}

/** Capacity of a scheme as it is read: one district in one week. */
export interface CapacityData {
  readonly districtCode: string;
  readonly districtName: string;
  readonly weekStart: string;
  readonly slots: number;
  readonly taken: number;
  readonly room: number;
}

/** So many weeks are shown, this one included: as many as the API gives. */
export const weeksShown = 12;

/** Weeks down, districts across. A week in which nothing is published says so. */
export function weeksPage(capacity: readonly CapacityData[], now: Date) {
  const weeks = weeksFrom(mondayOf(dayIn(now)), weeksShown);
  const districts = [
    ...new Map(capacity.map(({ districtCode, districtName }) => [districtCode, districtName])),
  ];
  const at = (code: string, week: string): CapacityData | undefined =>
    capacity.find(({ districtCode, weekStart }) => districtCode === code && weekStart === week);
  return {
    districts: districts.map(([, name]) => name),
    weeks: weeks.map((week) => ({
      week,
      text: shortDayInWords(week),
      cells: districts.map(([code]) => {
        const found = at(code, week);
        return found
          ? { says: `${String(found.room)} of ${String(found.slots)}`, full: found.room === 0 }
          : null;
      }),
    })),
    items: weeks.map((week) => ({ value: week, text: `Week of ${shortDayInWords(week)}` })),
    slotsIn: (week: string): Readonly<Record<string, string>> =>
      Object.fromEntries(
        capacity
          .filter(({ weekStart }) => weekStart === week)
          .map(({ districtCode, slots }) => [`slots.${districtCode}`, String(slots)]),
      ),
  };
}
