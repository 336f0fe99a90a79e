import { addDays, addMinutes, type LocalDate } from '@app/kernel';
import type { Draw } from './draw';
import type { CountyIds } from './ids';
import type { CountyService } from './services';

/**
 * What a unit is today. OPEN: published. PAUSED: not offered for now. VOID: cannot be used. AWAITED: placed, not
 * arrived yet. OPENING: opens in a few weeks. RESIDENT: lived in; LEAVING: with an agreed last day; OVERDUE: that
 * day has passed and nobody recorded a departure; CLOSING: lived in, and the unit closes for good in some months;
 * URGENT: lived in, and nothing new may be taken.
 */
export type UnitState =
  | 'OPEN'
  | 'PAUSED'
  | 'VOID'
  | 'AWAITED'
  | 'OPENING'
  | 'RESIDENT'
  | 'LEAVING'
  | 'OVERDUE'
  | 'CLOSING'
  | 'URGENT';

/** How many units are what: 300, of which 208 are lived in. */
const states: readonly (readonly [UnitState, number])[] = [
  ['OPEN', 77],
  ['PAUSED', 2],
  ['VOID', 8],
  ['AWAITED', 3],
  ['OPENING', 2],
  ['RESIDENT', 200],
  ['LEAVING', 4],
  ['OVERDUE', 2],
  ['CLOSING', 1],
  ['URGENT', 1],
];

/** A unit of the county, as its row, with what it is today. */
export interface CountyUnit extends Layout, Access, Comforts {
  readonly id: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly code: string;
  readonly selfContained: boolean;
  readonly doNotUseSince: Date | null;
  readonly service: CountyService;
  readonly state: UnitState;
  /** Its first usable day. */
  readonly opensOn: LocalDate;
}

interface Layout {
  readonly bedspaces: number;
  readonly cots: number;
  /** Null where rooms are let, not homes. */
  readonly bedrooms: number | null;
}

interface Access {
  readonly stepFree: boolean;
  readonly groundFloor: boolean;
  readonly lift: boolean;
  readonly wetRoom: boolean;
  readonly wheelchairAccessible: boolean;
}

/** What is shared with another household, and an alarm that a deaf person feels. */
interface Comforts {
  readonly vibratingAlarm: boolean;
  readonly sharedKitchen: boolean;
  readonly sharedBathroom: boolean;
  readonly sharedRoom: boolean;
}

const room = (bedspaces: number, cots: number): Layout => ({ bedspaces, cots, bedrooms: null });
const home = (bedspaces: number, bedrooms: number): Layout => ({ bedspaces, cots: bedrooms, bedrooms });

type Weights<T> = readonly (readonly [T, number])[];

/** Fewer than half can take two children (2021-22): 45% of rooms and 48% of homes sleep three or more. */
const familyRooms: Weights<Layout> = [
  [room(1, 0), 23],
  [room(2, 1), 32],
  [room(3, 1), 25],
  [room(4, 1), 14],
  [room(5, 2), 6],
];
const homes: Weights<Layout> = [
  [home(2, 1), 34],
  [home(2, 2), 18],
  [home(4, 2), 34],
  [home(5, 3), 14],
];
const singleRooms: Weights<Layout> = [[room(1, 0), 1]];
const menRooms: Weights<Layout> = [
  [room(1, 0), 7],
  [room(2, 0), 3],
];

const stairs: Access = {
  stepFree: false,
  groundFloor: false,
  lift: false,
  wetRoom: false,
  wheelchairAccessible: false,
};
const groundFloor: Access = { ...stairs, groundFloor: true };
const byLift: Access = { ...stairs, lift: true };
const noStairs: Access = { ...groundFloor, stepFree: true };
const withWetRoom: Access = { ...noStairs, wetRoom: true };
const wheelchair: Access = { ...withWetRoom, wheelchairAccessible: true };

/** Of vacancies 0.9% suit a wheelchair and 1.1% limited mobility (2021-22): of 77 here, one each. */
const accessOfOpen: Weights<Access> = [
  [wheelchair, 1],
  [noStairs, 1],
  [groundFloor, 9],
  [byLift, 4],
  [stairs, 62],
];
/** Units that few can do without are rarely free: more of the others have them. */
const accessOfOthers: Weights<Access> = [
  [wheelchair, 4],
  [withWetRoom, 4],
  [noStairs, 9],
  [groundFloor, 40],
  [byLift, 20],
  [stairs, 146],
];

/** Assumed: two rooms in five have a bathroom of their own, one bed in ten is in a room that another sleeps in. */
function comfortsOf(draw: Draw, { selfContained }: CountyService, { bedspaces }: Layout): Comforts {
  const own = { sharedKitchen: false, sharedBathroom: false, sharedRoom: false };
  const vibratingAlarm = draw.chance(0.06);
  const bathroom = draw.chance(0.6);
  const shared = draw.chance(0.1);
  return selfContained
    ? { vibratingAlarm, ...own }
    : {
        vibratingAlarm,
        sharedKitchen: true,
        sharedBathroom: bathroom,
        sharedRoom: bedspaces === 1 && shared,
      };
}

/** Birds, since the code of a unit is never a number on a door. */
const birds = [
  'Avocet', 'Brent', 'Curlew', 'Dunlin', 'Egret', 'Finch', 'Goshawk', 'Heron', 'Ibis', 'Jay', 'Kestrel', 'Linnet', 'Martin', 'Nuthatch',
] as const; // prettier-ignore

/** The units of the services, what each is like and what it is today. */
export function countyUnits(
  draw: Draw,
  ids: CountyIds,
  services: readonly CountyService[],
  now: Date,
  today: LocalDate,
): CountyUnit[] {
  const count = services.reduce((sum, { units }) => sum + units, 0);
  const stateOf = draw.deal(count, states);
  const bare = services
    .flatMap((service) => birds.slice(0, service.units).map((code) => ({ service, code })))
    .map((unit, index) => ({ ...unit, index, state: stateOf[index] ?? 'RESIDENT' }));
  const layout = dealt(
    draw,
    bare,
    ({ service, state }) => `${layoutsFor(service).name} ${openOrNot(state)}`,
    (unit) => layoutsFor(unit.service).weights,
  );
  const access = dealt(
    draw,
    bare,
    ({ state }) => openOrNot(state),
    ({ state }) => (state === 'OPEN' ? accessOfOpen : accessOfOthers),
  );
  const comforts = draw.for('comforts');
  return bare.map(({ service, code, index, state }): CountyUnit => ({
    id: ids('unit', index),
    providerId: service.providerId,
    serviceId: service.id,
    code,
    ...(layout.get(index) ?? room(1, 0)),
    ...(access.get(index) ?? stairs),
    ...comfortsOf(comforts, service, layout.get(index) ?? room(1, 0)),
    selfContained: service.selfContained,
    doNotUseSince: state === 'URGENT' ? addMinutes(now, -20 * 60) : null,
    service,
    state,
    opensOn: state === 'OPENING' ? addDays(today, draw.whole(14, 40)) : service.openedOn,
  }));
}

const openOrNot = (state: UnitState): string => (state === 'OPEN' ? 'open' : 'not open');

function layoutsFor({ kind, accommodationType }: CountyService): { name: string; weights: Weights<Layout> } {
  if (kind === 'SINGLE_WOMEN') return { name: 'single rooms', weights: singleRooms };
  if (kind === 'MEN') return { name: 'rooms for men', weights: menRooms };
  if (accommodationType === 'REFUGE' || accommodationType === 'SPECIALIST') {
    return { name: 'family rooms', weights: familyRooms };
  }
  return { name: 'homes', weights: homes };
}

/** Deals something to the units of each group by that group's weights. */
function dealt<U extends { readonly index: number }, T>(
  draw: Draw,
  units: readonly U[],
  groupOf: (unit: U) => string,
  weightsOf: (unit: U) => Weights<T>,
): ReadonlyMap<number, T> {
  const given = new Map<number, T>();
  for (const group of [...new Set(units.map(groupOf))].sort()) {
    const members = units.filter((unit) => groupOf(unit) === group);
    const [first] = members;
    if (!first) continue;
    const values = draw.deal(members.length, weightsOf(first));
    members.forEach(({ index }, position) => {
      const value = values[position];
      if (value !== undefined) given.set(index, value);
    });
  }
  return given;
}
