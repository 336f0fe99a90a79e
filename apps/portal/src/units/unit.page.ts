import type { VoidReason } from '@app/accommodation';
import { allows, dayIn, type Role } from '@app/kernel';
import { monthAfter } from '../layout/address';
import { dayParts } from '../layout/form';
import { fromNowInWords, momentInWords, nearDayInWords } from '../layout/in-words';
import { stateColours, stateWords, type TonightUnit } from '../tonight/tonight.page';
import { type Month, type MonthClaim, monthOf } from './month';

/** What the document of this page answers. */
export interface UnitData {
  readonly board: readonly {
    readonly id: string;
    readonly service: { readonly name: string };
    readonly units: readonly UnitTonight[];
  }[];
  readonly calendar: readonly UnitClaim[];
}

export interface UnitTonight extends Omit<TonightUnit, 'bedspaces'> {
  readonly note: string | null;
  readonly closedUrgentlySince: string | null;
  readonly features: Readonly<Record<string, number | boolean | null>>;
}

export interface UnitClaim extends MonthClaim {
  readonly id: string;
  readonly endsAt: string | null;
  readonly voidReason: VoidReason | null;
  readonly responsible: string | null;
  readonly chaseOn: string | null;
}

export const voidWords: Readonly<Record<VoidReason, string>> = {
  REPAIR: 'Repair',
  REDECORATION: 'Redecoration',
  PEST: 'Pests',
  SAFEGUARDING: 'Safeguarding',
  FLOOD_FIRE: 'Flood or fire',
  STAFF_SHORTAGE: 'Not enough staff',
  KEPT_FOR_CRASH_PAD: 'Kept as a crash pad',
  OTHER: 'Something else',
};

/** What may be done with a unit now, by whoever looks: the page shows these and no others. */
export interface UnitActs {
  readonly offer: boolean;
  readonly changeOffer: boolean;
  readonly confirm: boolean;
  readonly withdraw: boolean;
  readonly ready: boolean;
  readonly endVoid: boolean;
  readonly void: boolean;
  readonly change: boolean;
  readonly close: boolean;
  readonly closeUrgently: boolean;
  readonly reopen: boolean;
}

export interface UnitPage {
  readonly title: string;
  readonly id: string;
  readonly code: string;
  readonly service: { readonly id: string; readonly name: string };
  readonly state: string;
  readonly colour: string;
  /** Sentences about tonight; some lead somewhere. */
  readonly tonight: readonly { readonly text: string; readonly href?: string; readonly link?: string }[];
  readonly offer: readonly string[];
  readonly features: readonly string[];
  readonly acts: UnitActs;
  readonly month: Month & {
    readonly title: string;
    readonly before: { readonly text: string; readonly href: string };
    readonly after: { readonly text: string; readonly href: string };
  };
}

const monthTitle = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  );

/** The unit of the data; undefined when it is not there, or not theirs. */
export const unitIn = ({ board }: UnitData) => {
  const [service] = board;
  const unit = service?.units[0];
  return service && unit && { service: { id: service.id, name: service.service.name }, unit };
};

/** One unit: what it is tonight, what can be done with it, and its nights in a month. Null: there is none. */
export function unitPage(data: UnitData, month: string, now: Date, roles: readonly Role[]): UnitPage | null {
  const found = unitIn(data);
  if (!found) return null;
  const { unit, service } = found;
  const link = (asked: string) => ({
    text: monthTitle(asked),
    href: `/units/${unit.id}?month=${asked}#nights`,
  });
  return {
    title: `${unit.code}, ${service.name}`,
    id: unit.id,
    code: unit.code,
    service,
    state: stateWords[unit.state],
    colour: stateColours[unit.state],
    tonight: tonightInWords(unit, data.calendar, now),
    offer: offerInWords(unit, now),
    features: featuresInWords(unit.features),
    acts: actsOf(unit, roles),
    month: {
      ...monthOf(data.calendar, month, now, unit.closedUrgentlySince),
      title: monthTitle(month),
      before: link(monthAfter(month, -1)),
      after: link(monthAfter(month, 1)),
    },
  };
}

function actsOf(unit: UnitTonight, roles: readonly Role[]): UnitActs {
  const urgent = unit.closedUrgentlySince !== null;
  const offered = unit.vacancyStatus === 'OPEN';
  return {
    offer: allows('publishVacancy', roles) && !offered && !urgent,
    changeOffer: allows('changeVacancy', roles) && offered,
    confirm: allows('confirmVacancy', roles) && offered,
    withdraw: allows('withdrawVacancy', roles) && offered,
    ready: allows('finishTurnaround', roles) && unit.state === 'TURNAROUND',
    endVoid: allows('endVoid', roles) && unit.state === 'VOID',
    void: allows('voidUnit', roles) && unit.state !== 'VOID',
    change: allows('changeUnit', roles),
    close: allows('closeUnit', roles),
    closeUrgently: allows('closeUnitUrgently', roles) && !urgent,
    reopen: allows('reopenUnit', roles) && urgent,
  };
}

function tonightInWords(unit: UnitTonight, claims: readonly UnitClaim[], now: Date): UnitPage['tonight'] {
  const who = unit.householdReference ?? 'A household';
  const until = unit.until
    ? `${fromNowInWords(unit.until, now)} (${momentInWords(unit.until, now)})`
    : 'no time set';
  const again = unit.freeFrom
    ? `It is free again ${nearDayInWords(unit.freeFrom, now)}.`
    : 'No end is known.';
  const urgent =
    unit.closedUrgentlySince === null
      ? []
      : [
          {
            text: `Closed urgently since ${momentInWords(unit.closedUrgentlySince, now)}. Nothing new can be taken here.`,
          },
        ];
  switch (unit.state) {
    case 'FREE':
      return [...urgent, { text: 'Nobody has it tonight.' }];
    case 'HELD':
      return [
        ...urgent,
        { text: `Held: the hold ends ${until}. You are told for whom when it is referred to you.` },
      ];
    case 'REFERRED':
      return [
        ...urgent,
        unit.referralStatus === 'ACCEPTED'
          ? { text: `You said yes to ${who}. Her answer is due ${until}.` }
          : { text: `${who} is referred to you. Your answer is due ${until}.` },
        { text: '', href: `/referrals/${unit.referralId ?? ''}`, link: 'Open the referral' },
      ];
    case 'AWAITED':
      return [
        ...urgent,
        { text: `${who} is to arrive by ${unit.until ? momentInWords(unit.until, now) : 'no time'}.` },
        { text: '', href: `/placements/${unit.placementId ?? ''}`, link: 'Record what becomes of it' },
      ];
    case 'OCCUPIED':
      return [
        ...urgent,
        {
          text: unit.leave
            ? `${who} lives here, and ${unit.overdue ? 'was to leave' : 'leaves'} ${nearDayInWords(unit.leave, now)}.`
            : `${who} lives here. No leaving day is agreed.`,
        },
        ...(unit.episodeId ? [{ text: '', href: `/stays/${unit.episodeId}`, link: 'Open the stay' }] : []),
      ];
    case 'TURNAROUND':
      return [...urgent, { text: `It is being made ready for the next household. ${again}` }];
    case 'VOID':
      return [...urgent, { text: `Out of use. ${again}` }, ...voidInWords(claims, now)];
    case 'CLOSED':
      return urgent.length > 0 ? urgent : [{ text: `Closed. ${again}` }];
  }
}

function voidInWords(claims: readonly UnitClaim[], now: Date): { readonly text: string }[] {
  const today = dayIn(now);
  const current = claims.find(
    ({ kind, arrive, freeFrom }) =>
      kind === 'VOID' && (arrive ?? '') <= today && (freeFrom === null || today < freeFrom),
  );
  if (!current?.voidReason) return [];
  const chase = current.chaseOn ? ` Chase them ${nearDayInWords(current.chaseOn, now)}.` : '';
  return [{ text: `${voidWords[current.voidReason]}, with ${current.responsible ?? 'nobody'}.${chase}` }];
}

function offerInWords(unit: UnitTonight, now: Date): string[] {
  switch (unit.vacancyStatus) {
    case 'OPEN':
      return [
        `Offered from ${nearDayInWords(unit.availableFrom ?? '', now)}, confirmed ${momentInWords(unit.confirmedAt ?? '', now)}.`,
        ...(unit.note ? [`Note: ${unit.note}`] : []),
        ...(unit.freshness === 'FRESH' ? [] : ['Confirm it, so that it is not shown last.']),
      ];
    case 'DRAFT':
      return [`Not offered yet. It can be offered from ${nearDayInWords(unit.availableFrom ?? '', now)}.`];
    case 'PAUSED':
      return ['Paused: it is not offered for now.'];
    case null:
    default:
      return ['Not offered.'];
  }
}

/** What a unit may have, by the command's words. */
export const featureNames = [
  'selfContained',
  'stepFree',
  'groundFloor',
  'lift',
  'wetRoom',
  'wheelchairAccessible',
  'vibratingAlarm',
  'sharedKitchen',
  'sharedBathroom',
  'sharedRoom',
] as const;

export const featureWords: Readonly<Record<(typeof featureNames)[number], string>> = {
  selfContained: 'self-contained',
  stepFree: 'step-free',
  groundFloor: 'ground floor',
  lift: 'lift',
  wetRoom: 'wet room',
  wheelchairAccessible: 'fit for a wheelchair throughout',
  vibratingAlarm: 'vibrating alarm',
  sharedKitchen: 'shared kitchen',
  sharedBathroom: 'shared bathroom',
  sharedRoom: 'shared room',
};

const counted = (count: unknown, one: string): string[] =>
  typeof count === 'number' && count > 0 ? [`${String(count)} ${one}${count === 1 ? '' : 's'}`] : [];

/** "2 bedspaces", "1 cot", "lift". */
export const featuresInWords = (features: UnitTonight['features']): string[] => [
  ...counted(features['bedspaces'], 'bedspace'),
  ...counted(features['cots'], 'cot'),
  ...counted(features['bedrooms'], 'bedroom'),
  ...Object.entries(featureWords)
    .filter(([name]) => features[name] === true)
    .map(([, word]) => word),
];

/** What a unit is like, as the fields of its form. */
export const changeValues = ({ code, features }: UnitTonight): Record<string, string | string[]> => {
  const number = (value: unknown): string => (typeof value === 'number' ? String(value) : '');
  return {
    code,
    bedspaces: number(features['bedspaces']),
    cots: number(features['cots']),
    bedrooms: number(features['bedrooms']),
    has: featureNames.filter((name) => features[name] === true),
  };
};

/** The values that the forms of a unit begin with. */
export const offerValues = (unit: UnitTonight): Record<string, string> => ({
  ...dayParts('availableFrom', unit.vacancyStatus === null ? null : unit.availableFrom),
  note: unit.note ?? '',
  seen: offerSeen(unit),
});

/** What of the offer somebody had before them: tells two people who change it at once. */
export const offerSeen = (unit: UnitTonight): string =>
  [unit.vacancyId, unit.vacancyStatus, unit.availableFrom, unit.note].join('|');

/** Who must be moved when a unit closes urgently. */
export function mustMove(unit: UnitTonight): string | null {
  const who = unit.householdReference ?? 'a household';
  switch (unit.state) {
    case 'OCCUPIED':
      return `${who} lives here and must be moved.`;
    case 'AWAITED':
      return `${who} is to arrive here and must be told.`;
    case 'REFERRED':
    case 'HELD':
      return `It is held for ${who}: ring whoever holds it.`;
    case 'FREE':
    case 'TURNAROUND':
    case 'VOID':
    case 'CLOSED':
      return null;
  }
}
