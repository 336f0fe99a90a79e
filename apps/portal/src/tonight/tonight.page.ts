import type { BoardState, ReferralStatus } from '@app/placements';
import { dayIn } from '@app/kernel';
import {
  dayInWords,
  fromNowInWords,
  momentInWords,
  nearDayInWords,
  timeInWords,
  titleOf,
} from '../layout/in-words';

/** What the document of this page answers. */
export interface TonightData {
  readonly board: readonly {
    readonly id: string;
    readonly service: {
      readonly name: string;
      readonly accommodationType: string;
      readonly area: { readonly name: string };
    };
    readonly units: readonly TonightUnit[];
  }[];
  readonly dataQuestions: { readonly nodes: readonly { readonly settledAt: string | null }[] };
}

export interface TonightUnit {
  readonly id: string;
  readonly code: string;
  readonly bedspaces: number;
  readonly state: BoardState;
  readonly until: string | null;
  readonly freeFrom: string | null;
  readonly leave: string | null;
  readonly overdue: boolean;
  readonly householdReference: string | null;
  readonly referralId: string | null;
  readonly referralStatus: ReferralStatus | null;
  readonly placementId: string | null;
  readonly episodeId: string | null;
  readonly vacancyId: string | null;
  readonly vacancyStatus: string | null;
  readonly availableFrom: string | null;
  readonly freshness: string | null;
  readonly confirmedAt: string | null;
}

/** One line of the handover: what to do, where, and how long there is. */
export interface HandoverLine {
  readonly what: string;
  readonly where: string;
  readonly when: string;
  readonly exactly: string;
  readonly late: boolean;
  readonly href: string;
}

export interface HandoverPart {
  readonly title: string;
  /** What happens at the time of a line: "Answer in 2 hours". */
  readonly verb: string;
  readonly empty: string;
  readonly lines: readonly HandoverLine[];
}

export interface UnitTile {
  readonly code: string;
  readonly href: string;
  readonly state: string;
  /** A class of the tag, and never the only sign. */
  readonly colour: string;
  readonly detail: string;
  readonly warning: string | null;
}

export interface TonightPage {
  readonly title: string;
  /** The moment of which the page speaks, for what is printed and handed over. */
  readonly handedOver: string;
  readonly handover: readonly HandoverPart[];
  /** An authority asks about a record, and waits. */
  readonly asked: boolean;
  readonly services: readonly ServiceTonight[];
  /** Those that offer something that was not confirmed lately: one press from the top of the page. */
  readonly unconfirmed: readonly ServiceTonight[];
}

export interface ServiceTonight {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly counts: string;
  readonly offered: number;
  readonly stale: number;
  /** Free tonight and not offered, beside what was paused on purpose. */
  readonly unoffered: number;
  readonly tiles: readonly UnitTile[];
}

export const stateWords: Readonly<Record<BoardState, string>> = {
  FREE: 'Free',
  HELD: 'Held',
  REFERRED: 'Referred',
  AWAITED: 'Arriving',
  OCCUPIED: 'Occupied',
  TURNAROUND: 'Getting ready',
  VOID: 'Out of use',
  CLOSED: 'Closed',
};

export const stateColours: Readonly<Record<BoardState, string>> = {
  FREE: 'green',
  HELD: 'yellow',
  REFERRED: 'orange',
  AWAITED: 'purple',
  OCCUPIED: 'blue',
  TURNAROUND: 'turquoise',
  VOID: 'red',
  CLOSED: 'grey',
};

/** What a shift hands over, then every unit by service. Pure: the same data at the same moment make the same page. */
export function tonightPage({ board, dataQuestions }: TonightData, now: Date): TonightPage {
  const all = board.flatMap(({ service, units }) => units.map((unit) => ({ unit, service: service.name })));
  const lines = (
    state: (unit: TonightUnit) => boolean,
    line: (unit: TonightUnit) => Pick<HandoverLine, 'what' | 'href'> & { readonly until: string | null },
  ): HandoverLine[] =>
    all
      .filter(({ unit }) => state(unit))
      .map(({ unit, service }) => ({ ...line(unit), where: `${unit.code}, ${service}` }))
      .sort((a, b) => ((a.until ?? '9') < (b.until ?? '9') ? -1 : 1))
      .map(({ until, ...told }) => ({
        ...told,
        when:
          until === null ? '' : until.length === 10 ? nearDayInWords(until, now) : fromNowInWords(until, now),
        exactly: until === null || until.length === 10 ? '' : momentInWords(until, now),
        late: until !== null && until.length > 10 && new Date(until) < now,
      }));
  const services = board.map(({ id, service, units }) => {
    const offered = units.filter(({ vacancyStatus }) => vacancyStatus === 'OPEN');
    return {
      id,
      name: service.name,
      kind: `${titleOf(service.accommodationType)}, shown as ${service.area.name}`,
      counts: countsInWords(units),
      offered: offered.length,
      unoffered: units.filter(
        ({ state, vacancyStatus }) =>
          state === 'FREE' && (vacancyStatus === null || vacancyStatus === 'DRAFT'),
      ).length,
      stale: offered.filter(({ freshness }) => freshness !== 'FRESH').length,
      tiles: units.map((unit) => tile(unit, now)),
    };
  });
  return {
    title: 'Tonight',
    asked: dataQuestions.nodes.some(({ settledAt }) => settledAt === null),
    handedOver: `${timeInWords(now)} on ${dayInWords(dayIn(now))}`,
    handover: [
      {
        title: 'Waiting for your answer',
        verb: 'Answer',
        empty: 'No referral is waiting.',
        lines: lines(
          ({ state, referralStatus }) => state === 'REFERRED' && referralStatus !== 'ACCEPTED',
          (unit) => ({
            what: `${unit.householdReference ?? 'A household'}${unit.referralStatus === 'QUESTION_ASKED' ? ', you asked a question' : ''}`,
            href: `/referrals/${unit.referralId ?? ''}`,
            until: unit.until,
          }),
        ),
      },
      {
        title: 'Arriving',
        verb: 'Expected',
        empty: 'Nobody is expected.',
        lines: lines(
          ({ state }) => state === 'AWAITED',
          (unit) => ({
            what: unit.householdReference ?? 'A household',
            href: `/placements/${unit.placementId ?? ''}`,
            until: unit.until,
          }),
        ),
      },
      {
        title: 'Held, or accepted and waiting for her answer',
        verb: 'Ends',
        empty: 'Nothing is held.',
        lines: lines(
          ({ state, referralStatus }) =>
            state === 'HELD' || (state === 'REFERRED' && referralStatus === 'ACCEPTED'),
          (unit) => ({
            what: unit.householdReference ?? 'Held; you are told for whom when it is referred to you',
            href: unit.referralId ? `/referrals/${unit.referralId}` : `/units/${unit.id}`,
            until: unit.until,
          }),
        ),
      },
      {
        title: 'Rooms not ready, and who should have left',
        verb: 'Free',
        empty: 'Every room is ready or lived in.',
        lines: lines(
          ({ state, overdue }) => overdue || state === 'TURNAROUND' || state === 'VOID',
          (unit) => ({
            what: unit.overdue
              ? `${unit.householdReference ?? 'A household'} was to leave ${nearDayInWords(unit.leave ?? '', now)}`
              : stateWords[unit.state],
            href: unit.overdue && unit.episodeId ? `/stays/${unit.episodeId}` : `/units/${unit.id}`,
            until: unit.overdue ? null : unit.freeFrom,
          }),
        ),
      },
    ],
    services,
    unconfirmed: services.filter(({ stale }) => stale > 0),
  };
}

/** That a service was confirmed, as the page itself shows it; undefined when it does not. */
export function confirmedInWords({ services }: TonightPage, id: string | undefined): string | undefined {
  const service = services.find((one) => one.id === id && one.offered > 0 && one.stale === 0);
  return (
    service &&
    `${service.offered === 1 ? 'The one' : `All ${String(service.offered)}`} on offer at ${service.name} ${service.offered === 1 ? 'is' : 'are'} confirmed.`
  );
}

/** "3 free, 1 held, 8 occupied". */
function countsInWords(units: readonly TonightUnit[]): string {
  const counted = (Object.keys(stateWords) as BoardState[])
    .map(
      (state) =>
        [stateWords[state].toLowerCase(), units.filter((unit) => unit.state === state).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${String(count)} ${word}`);
  return counted.join(', ') || 'No units yet';
}

function tile(unit: TonightUnit, now: Date): UnitTile {
  return {
    code: unit.code,
    href: `/units/${unit.id}`,
    state: stateWords[unit.state],
    colour: stateColours[unit.state],
    detail: detailOf(unit, now),
    warning:
      unit.vacancyStatus === 'OPEN' && unit.freshness === 'STALE'
        ? `Not confirmed since ${momentInWords(unit.confirmedAt ?? '', now)}`
        : unit.overdue
          ? 'Leaving day has passed'
          : null,
  };
}

function detailOf(unit: TonightUnit, now: Date): string {
  switch (unit.state) {
    case 'FREE':
      if (unit.vacancyStatus === 'OPEN')
        return unit.availableFrom !== null && new Date(unit.availableFrom) > now
          ? `Offered from ${nearDayInWords(unit.availableFrom, now)}`
          : 'Offered now';
      if (unit.vacancyStatus === 'DRAFT') return 'Draft, not offered yet';
      return unit.vacancyStatus === 'PAUSED' ? 'Paused' : 'Not offered';
    case 'HELD':
    case 'REFERRED':
      return `${unit.householdReference ?? 'Until'} ${unit.until ? fromNowInWords(unit.until, now) : ''}`.trim();
    case 'AWAITED':
      return `${unit.householdReference ?? ''}, by ${unit.until ? momentInWords(unit.until, now) : 'no time'}`;
    case 'OCCUPIED':
      return `${unit.householdReference ?? ''}${unit.leave ? `, leaves ${nearDayInWords(unit.leave, now)}` : ''}`;
    case 'TURNAROUND':
    case 'VOID':
    case 'CLOSED':
      return unit.freeFrom ? `Free again ${nearDayInWords(unit.freeFrom, now)}` : 'No end yet';
  }
}
