import { allows, dayIn, type Role } from '@app/kernel';
import { dayInWords, fromNowInWords, momentInWords, nearDayInWords } from '../layout/in-words';

export interface ArrivalLine {
  readonly id: string;
  readonly householdReference: string;
  readonly unitCode: string | null;
  readonly service: { readonly name: string };
  readonly arrive: string;
  readonly arriveBy: string;
  readonly overdue: boolean;
}

export interface ArrivalsData {
  readonly placements: { readonly nodes: readonly ArrivalLine[]; readonly hasNextPage: boolean };
}

export interface ArrivalsPart {
  readonly title: string;
  readonly lines: readonly {
    readonly href: string;
    readonly what: string;
    readonly where: string;
    readonly when: string;
    readonly exactly: string;
    readonly late: boolean;
  }[];
}

/** Who is to come: who should be there by now, who is due today, and later. Parts that are empty are left out. */
export function arrivalsPage(
  { placements }: ArrivalsData,
  now: Date,
): { readonly parts: readonly ArrivalsPart[] } {
  const today = dayIn(now);
  const part = (title: string, which: (line: ArrivalLine) => boolean): ArrivalsPart => ({
    title,
    lines: placements.nodes
      .filter(which)
      .sort((a, b) => (a.arriveBy < b.arriveBy ? -1 : 1))
      .map((line) => ({
        href: `/placements/${line.id}`,
        what: line.householdReference,
        where: `${line.unitCode ?? 'A unit'}, ${line.service.name}`,
        when: fromNowInWords(line.arriveBy, now),
        exactly: `by ${momentInWords(line.arriveBy, now)}`,
        late: line.overdue,
      })),
  });
  const dueToday = ({ arriveBy, arrive }: ArrivalLine): boolean =>
    dayIn(new Date(arriveBy)) <= today || arrive <= today;
  return {
    parts: [
      part('Should be there by now', ({ overdue }) => overdue),
      part('May arrive today', (line) => !line.overdue && dueToday(line)),
      part('Later', (line) => !line.overdue && !dueToday(line)),
    ].filter(({ lines }) => lines.length > 0),
  };
}

export interface Placement extends ArrivalLine {
  readonly referralId: string;
  readonly sentBy: string;
  readonly leave: string | null;
  readonly arrivedOn: string | null;
  readonly madeAt: string;
  readonly outcome: 'ARRIVED' | 'CANCELLED' | 'DID_NOT_ARRIVE' | null;
  readonly outcomeAt: string | null;
  readonly leftOn: string | null;
  readonly episodeId: string | null;
  readonly warnings: readonly { readonly message: string }[];
}

export interface PlacementPage {
  readonly title: string;
  readonly id: string;
  readonly reference: string;
  readonly where: string;
  readonly sentBy: string;
  readonly lines: readonly string[];
  readonly warnings: readonly string[];
  readonly referralHref: string;
  readonly stayHref: string | null;
  readonly mayArrive: boolean;
  /** Whether non-arrival can be recorded, or from when. */
  readonly nonArrival: { readonly now: boolean; readonly from: string } | null;
}

/** One placement: whom to expect until when, and what can be recorded of it. */
export function placementPage(placement: Placement, now: Date, roles: readonly Role[]): PlacementPage {
  const awaited = placement.outcome === null;
  return {
    title: 'Arrival',
    id: placement.id,
    reference: placement.householdReference,
    where: `${placement.unitCode ?? 'A unit'}, ${placement.service.name}`,
    sentBy: placement.sentBy,
    lines: linesOf(placement, now),
    warnings: placement.warnings.map(({ message }) => message),
    referralHref: `/referrals/${placement.referralId}`,
    stayHref: placement.episodeId ? `/stays/${placement.episodeId}` : null,
    mayArrive: awaited && allows('recordArrival', roles),
    nonArrival:
      awaited && allows('recordNonArrival', roles)
        ? { now: placement.overdue, from: momentInWords(placement.arriveBy, now) }
        : null,
  };
}

function linesOf(placement: Placement, now: Date): string[] {
  const placed = `${placement.sentBy} placed her ${momentInWords(placement.madeAt, now)}.`;
  const nights = placement.leave
    ? `Her nights run from ${dayInWords(placement.arrive)} until she leaves on ${dayInWords(placement.leave)}.`
    : `Her nights run from ${dayInWords(placement.arrive)} until she leaves.`;
  const at = placement.outcomeAt ? momentInWords(placement.outcomeAt, now) : '';
  switch (placement.outcome) {
    case null:
      return [
        placement.overdue
          ? `She was to be there by ${momentInWords(placement.arriveBy, now)}. Her room is kept until you say what became of it.`
          : `She is to be there by ${momentInWords(placement.arriveBy, now)}: ${fromNowInWords(placement.arriveBy, now)}. Her room is kept.`,
        nights,
        placed,
      ];
    case 'ARRIVED':
      return [
        `She arrived ${placement.arrivedOn ? nearDayInWords(placement.arrivedOn, now) : at}.`,
        ...(placement.leftOn ? [`She left ${nearDayInWords(placement.leftOn, now)}.`] : []),
        placed,
      ];
    case 'CANCELLED':
      return [`She changed her mind: ${placement.sentBy} said so ${at}.`, placed];
    case 'DID_NOT_ARRIVE':
      return [`She did not arrive: recorded ${at}.`, placed];
  }
}
