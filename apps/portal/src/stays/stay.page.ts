import type { AccommodationType } from '@app/eligibility';
import type { Destination, LeavingReason, SanctuaryEndReason } from '@app/placements';
import { addDays, allows, dayIn, type Role } from '@app/kernel';
import { dayParts } from '../layout/form';
import { dayInWords, nearDayInWords, shortDayInWords } from '../layout/in-words';
import { endWords } from '../sanctuary/words';
import { peopleInWords, readinessInWords, type SupportedStay } from './support.page';

export const reasonWords: Readonly<Record<LeavingReason, string>> = {
  PLANNED_MOVE: 'Planned move',
  SUPPORT_NO_LONGER_NEEDED: 'Support no longer needed',
  HER_CHOICE: 'Her choice',
  ASKED_TO_LEAVE_RULES: 'Asked to leave: house rules',
  ASKED_TO_LEAVE_RISK: 'Asked to leave: risk to others',
  ABANDONED: 'Left without a word',
  RETURNED_TO_PERPETRATOR: 'Returned to the person she fled',
  NRPF_FUNDING_ENDED: 'Funding without recourse ended',
  DECEASED: 'Died',
  OTHER: 'Something else',
};

export const destinationWords: Readonly<Record<Destination, string>> = {
  SOCIAL_RENT: 'Council or housing association home',
  PRIVATE_RENT: 'Private rented home',
  SECOND_STAGE: 'Second stage (move-on)',
  OTHER_REFUGE: 'Another refuge',
  SUPPORTED_HOUSING: 'Supported housing',
  OWNED: 'A home she owns',
  HOME_SAFE: 'Her own home, made safe',
  HOME_TO_PERPETRATOR: 'Home, to the person she fled',
  FRIENDS_FAMILY_SETTLED: 'Friends or family, to stay',
  FRIENDS_FAMILY_TEMPORARY: 'Friends or family, for a while',
  TEMPORARY_ACCOMMODATION_COUNCIL: 'Temporary accommodation of a council',
  HOSPITAL: 'Hospital',
  PRISON: 'Prison',
  NONE: 'Nowhere to go',
  OTHER: 'Somewhere else',
  NOT_KNOWN: 'Not known',
};

interface StayUnit {
  readonly unitCode: string;
  readonly leave: string | null;
  readonly leftOn: string | null;
}

export interface StayLine {
  readonly id: string;
  readonly householdReference: string;
  readonly service: { readonly name: string };
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly leavingReason: LeavingReason | SanctuaryEndReason | null;
  readonly destination: Destination | null;
  readonly units: readonly StayUnit[];
}

export interface StaysData {
  readonly episodes: {
    readonly nodes: readonly StayLine[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

/** The leaving day that was agreed: the latest of the units they still have. */
const leavingDay = (units: readonly StayUnit[]): string | null =>
  units
    .filter(({ leftOn }) => leftOn === null)
    .reduce<string | null>(
      (last, { leave }) => (leave !== null && leave > (last ?? '') ? leave : last),
      null,
    );

const why = (reason: StayLine['leavingReason']): string =>
  reason === null ? '' : { ...endWords, ...reasonWords }[reason];

export interface StayRow {
  readonly href: string;
  readonly what: string;
  readonly where: string;
  readonly since: string;
  readonly leaving: string;
  readonly late: boolean;
}

export interface StaysPage {
  readonly leaving: readonly StayRow[];
  readonly living: readonly StayRow[];
  readonly ended: readonly (StayRow & { readonly why: string })[];
  readonly next: string | null;
}

/** Who leaves within a week, or should have left, first; then whoever lives there; or those that have ended. */
export function staysPage({ episodes }: StaysData, now: Date): StaysPage {
  const soon = addDays(dayIn(now), 7);
  const today = dayIn(now);
  const row = (stay: StayLine): StayRow => {
    const leave = leavingDay(stay.units);
    return {
      href: `/stays/${stay.id}`,
      what: stay.householdReference,
      where: [...new Set(stay.units.map(({ unitCode }) => unitCode)), stay.service.name].join(', '),
      since: shortDayInWords(stay.startedOn),
      leaving: stay.endedOn
        ? shortDayInWords(stay.endedOn)
        : leave === null
          ? 'No leaving day'
          : nearDayInWords(leave, now),
      late: stay.endedOn === null && leave !== null && leave < today,
    };
  };
  const open = episodes.nodes.filter(({ endedOn }) => endedOn === null);
  const leaves = (stay: StayLine): string => leavingDay(stay.units) ?? '9';
  return {
    leaving: open
      .filter((stay) => leaves(stay) <= soon)
      .sort((a, b) => (leaves(a) < leaves(b) ? -1 : 1))
      .map(row),
    living: open.filter((stay) => leaves(stay) > soon).map(row),
    ended: episodes.nodes
      .filter(({ endedOn }) => endedOn !== null)
      .map((stay) => ({ ...row(stay), why: why(stay.leavingReason) })),
    next: episodes.hasNextPage ? episodes.endCursor : null,
  };
}

export interface Stay extends Omit<StayLine, 'units'>, SupportedStay {
  readonly placementId: string | null;
  readonly accommodationType: AccommodationType;
  readonly units: readonly (StayUnit & {
    readonly unitId: string;
    readonly arrivedOn: string;
    readonly freeFrom: string | null;
  })[];
}

export interface StayPage {
  readonly title: string;
  readonly id: string;
  readonly reference: string;
  readonly where: string;
  readonly lines: readonly string[];
  readonly units: readonly { readonly code: string; readonly href: string; readonly says: string }[];
  readonly mayChange: boolean;
  /** She is supported in her own home: nobody moves out, and it ends with its sanctuary job. */
  readonly atHome: boolean;
  readonly people: ReturnType<typeof peopleInWords>;
  /** What the return lacks of them, in one sentence; null: nothing. */
  readonly lacks: string | null;
  readonly maySupport: boolean;
  readonly readiness: Pick<ReturnType<typeof readinessInWords>, 'says' | 'before'>;
  /** Where the fund is asked for what they need; null when nobody may. */
  readonly fundHref: string | null;
  readonly values: Readonly<Record<string, string>>;
}

/** One stay: since when, until when, and what can be recorded of its end. */
export function stayPage(stay: Stay, now: Date, roles: readonly Role[]): StayPage {
  const leave = leavingDay(stay.units);
  const ended = stay.endedOn !== null;
  const atHome = stay.accommodationType === 'SANCTUARY';
  const readiness = readinessInWords(stay, now);
  const lacking = stay.gaps.length;
  return {
    title: 'Stay',
    id: stay.id,
    reference: stay.householdReference,
    where: stay.service.name,
    lines: [
      atHome
        ? `She is supported in her own home since ${dayInWords(stay.startedOn)}.`
        : `They came ${dayInWords(stay.startedOn)}.`,
      ...(ended
        ? [
            `${atHome ? 'It ended' : 'They left'} ${dayInWords(stay.endedOn)}: ${why(stay.leavingReason).toLowerCase()}.`,
            `${atHome ? 'They live in' : 'They went to'}: ${stay.destination ? destinationWords[stay.destination].toLowerCase() : 'not known'}.`,
          ]
        : atHome
          ? ['It ends with its sanctuary job.']
          : [
              leave === null
                ? 'No leaving day is agreed.'
                : leave < dayIn(now)
                  ? `They were to leave ${nearDayInWords(leave, now)}. Record that they have left, or agree another day.`
                  : `They leave ${nearDayInWords(leave, now)}.`,
            ]),
    ],
    units: stay.units.map(({ unitId, unitCode, leftOn, freeFrom }) => ({
      code: unitCode,
      href: `/units/${unitId}`,
      says:
        freeFrom !== null && (leftOn !== null || freeFrom > dayIn(now))
          ? `free again ${nearDayInWords(freeFrom, now)}`
          : '',
    })),
    mayChange: !ended && !atHome && allows('recordDeparture', roles),
    atHome,
    people: peopleInWords(stay),
    lacks:
      lacking === 0
        ? null
        : `The annual return lacks something of ${lacking === 1 ? 'one person' : `${String(lacking)} people`}.`,
    maySupport: allows('recordSupport', roles),
    readiness,
    fundHref: !ended && allows('draftApplication', roles) ? `/stays/${stay.id}/fund` : null,
    values: {
      ...readiness.values,
      ...dayParts('leave', leave),
      ...dayParts('leftOn', dayIn(now)),
      seen: leave ?? 'none',
    },
  };
}

export const leavingSeen = (stay: Stay): string => leavingDay(stay.units) ?? 'none';
