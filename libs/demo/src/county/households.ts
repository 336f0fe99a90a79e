import type { Gender, Mobility, PersonFacts, Recourse, SubstanceUse, SupportLevel } from '@app/eligibility';
import { addDays, addMinutes, type LocalDate, monthOf, yearOf } from '@app/kernel';
import { type District, expandUnsafe, type Places } from '@app/places';
import type { Draw } from './draw';
import type { CountyIds } from './ids';
import { type CountyNeeds, countyNeeds } from './needs';
import { councilOf, type Holder, registrarFor } from './workers';

/** One person, by age on the day the household needs a place. */
export interface Member {
  readonly id: string;
  readonly lead: boolean;
  readonly gender: Gender | null;
  /** Whole years. */
  readonly age: number;
  /** Whole months since the last birthday. */
  readonly months: number;
}

/** A household of the county before it is known when it comes: what it is and needs. */
export interface CountyHousehold {
  readonly id: string;
  readonly reference: string;
  readonly spokenCode: string;
  readonly people: readonly Member[];
  readonly mobility: Mobility;
  readonly substances: SubstanceUse;
  readonly mentalHealth: SupportLevel;
  readonly inCrisis: boolean;
  readonly recourse: Recourse;
  /** Where they come from: never safe. */
  readonly home: District;
  readonly unsafeDistrictIds: readonly string[];
  readonly unsafeOutcodes: readonly string[];
  /** Everything that counts as unsafe: postcode districts as every district they touch. */
  readonly allUnsafe: readonly string[];
  /** Who registered it, and who places it: the same, unless Compass handed it over. */
  readonly registrar: Holder;
  readonly placer: Holder;
  readonly needs: CountyNeeds;
}

type Weights<T> = readonly (readonly [T, number])[];

const leads: Weights<Gender> = [
  ['WOMAN_OR_GIRL', 93],
  ['MAN_OR_BOY', 5],
  ['NON_BINARY', 1],
  ['PREFERS_NOT_TO_SAY', 1],
];

/** With the next: 62.0% have children, 1.3 on average over all (Women's Aid, 2021-22). */
const children: Weights<number> = [
  [0, 35.8],
  [1, 22],
  [2, 23.3],
  [3, 11.8],
  [4, 4.6],
  [5, 2.5],
];
/** Assumed: men who flee come mostly alone. */
const childrenOfMen: Weights<number> = [
  [0, 80],
  [1, 15],
  [2, 5],
];

/** 22.3% have a physical disability (Women's Aid, 2021-22); how many of them cannot use stairs is assumed. */
const mobility: Weights<Mobility> = [
  ['NONE', 77.7],
  ['LIMITED_STAIRS', 14.3],
  ['NO_STAIRS', 4],
  ['WHEELCHAIR_PART', 2.5],
  ['WHEELCHAIR_FULL', 1.5],
];

/**
 * Medium or high for 32.8%: of women turned away, mental health kept so many from a place (No Woman Turned Away 2023),
 * and that all who come are like them is assumed.
 */
const mentalHealth: Weights<SupportLevel> = [
  ['NONE', 38.2],
  ['LOW', 29],
  ['MEDIUM', 22.8],
  ['HIGH', 10],
];

/** Assumed. */
const substances: Weights<SubstanceUse> = [
  ['NONE', 86],
  ['HISTORIC', 6],
  ['IN_TREATMENT', 4],
  ['CURRENT', 4],
];

/** Assumed: of those turned away in 2023, 45.1% had no recourse; of all who come, far fewer. */
const recourse: Weights<Recourse> = [
  ['YES', 88],
  ['NO', 10],
  ['PREFERS_NOT_TO_SAY', 2],
];

/** `count` households without identity, from the districts of Greater Essex by how many live there. */
export function countyHouseholds(
  draw: Draw,
  ids: CountyIds,
  count: number,
  essex: readonly District[],
  population: ReadonlyMap<string, number>,
  places: Places,
): CountyHousehold[] {
  const homes = draw.deal(
    count,
    essex.map((district) => [district, population.get(district.code) ?? 0] as const),
  );
  const genders = draw.deal(count, leads);
  const men = genders.filter((gender) => gender === 'MAN_OR_BOY').length;
  const kids = { ofMen: draw.deal(men, childrenOfMen), ofOthers: draw.deal(count - men, children) };
  const dealt = {
    mobility: draw.deal(count, mobility),
    substances: draw.deal(count, substances),
    mentalHealth: draw.deal(count, mentalHealth),
    recourse: draw.deal(count, recourse),
    registrar: registrarFor(draw, count),
  };
  const outcodes = outcodesByDistrict(places);
  const households = homes.map((home, index): Omit<CountyHousehold, 'needs'> => {
    const unsafeDistrictIds = [home.id, ...otherUnsafe(draw, home, essex, places)];
    const unsafeOutcodes = draw.chance(0.25) ? [draw.pick(outcodes.get(home.id) ?? [])] : [];
    const council = councilOf(home);
    const registrar = dealt.registrar[index] ?? council;
    const health = dealt.mentalHealth[index] ?? 'NONE';
    const gender = genders[index] ?? 'WOMAN_OR_GIRL';
    const childCount = (gender === 'MAN_OR_BOY' ? kids.ofMen : kids.ofOthers).pop() ?? 0;
    return {
      id: ids('household', index),
      reference: `H-${draw.spokenText(6)}`,
      spokenCode: `${draw.spokenText(3)}-${draw.spokenText(4)}`,
      people: family(draw, ids, index, gender, childCount),
      mobility: dealt.mobility[index] ?? 'NONE',
      substances: dealt.substances[index] ?? 'NONE',
      mentalHealth: health,
      inCrisis: health === 'HIGH' && draw.chance(0.25),
      recourse: dealt.recourse[index] ?? 'YES',
      home,
      unsafeDistrictIds,
      unsafeOutcodes,
      allUnsafe: [...expandUnsafe(unsafeDistrictIds, unsafeOutcodes, places)],
      registrar,
      placer: registrar.places ? registrar : council,
    };
  });
  const needs = countyNeeds(draw.for('needs'), households, places);
  return households.map((household, index): CountyHousehold => {
    const found = needs[index];
    if (!found) throw new Error('Every household has its needs.');
    return { ...household, needs: found };
  });
}

/** Postcode districts of which most lies in a district. */
function outcodesByDistrict(places: Places): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { outcode, touches } of places.postcodeDistricts.values()) {
    const [main] = touches;
    if (main) found.set(main.districtId, [...(found.get(main.districtId) ?? []), outcode]);
  }
  for (const list of found.values()) list.sort();
  return found;
}

/** Beside home: nowhere else for most, a neighbour where there is family, or somewhere further. */
function otherUnsafe(draw: Draw, home: District, essex: readonly District[], places: Places): string[] {
  const beside = (places.neighbours.get(home.id) ?? []).map(({ neighbourId }) => neighbourId).sort();
  if (draw.chance(0.25)) return [draw.pick(beside)];
  const elsewhere = essex.filter(({ id }) => id !== home.id && !beside.includes(id)).map(({ id }) => id);
  return draw.chance(0.15) ? [draw.pick(elsewhere)] : [];
}

const youngest = 16;

function family(draw: Draw, ids: CountyIds, household: number, gender: Gender, count: number): Member[] {
  const age = Math.max(
    draw.pick([
      draw.whole(16, 25),
      draw.whole(26, 35),
      draw.whole(26, 35),
      draw.whole(36, 45),
      draw.whole(46, 68),
    ]),
    count > 0 ? youngest + 2 + count : youngest,
  );
  const oldest = Math.min(17, age - youngest);
  // Of a family of three or more, one in five has a grown-up son or daughter who comes too. Assumed.
  const grownUp = count >= 3 && age >= 38 && draw.for(`grown up ${String(household)}`).chance(0.2) ? 1 : 0;
  const member = (position: number, of: Pick<Member, 'lead' | 'gender' | 'age'>): Member => ({
    id: ids('person', `${String(household)} ${String(position)}`),
    ...of,
    months: draw.whole(0, 11),
  });
  const kids = Array.from({ length: count }, () =>
    Math.min(oldest, Math.floor(draw.next() * draw.next() * 19)),
  );
  return [
    member(0, { lead: true, gender, age }),
    ...kids
      .sort((a, b) => b - a)
      .map((kid, index) =>
        member(index + 1, {
          lead: false,
          gender: draw.chance(0.51) ? 'MAN_OR_BOY' : 'WOMAN_OR_GIRL',
          age: index < grownUp ? 18 + (kid % 4) : kid,
        }),
      ),
  ];
}

/** The people as the rules read them, on the day that their ages are of. */
export const peopleFacts = ({ people }: CountyHousehold, on: LocalDate): PersonFacts[] =>
  people.map(({ id, lead, gender, age }) => ({
    key: id,
    lead,
    gender,
    born: null,
    ageTold: { age, on },
    joinsOn: null,
  }));

/** When somebody was born who has this age on the day. */
export function bornBy(
  { age, months }: Pick<Member, 'age' | 'months'>,
  on: LocalDate,
): { year: number; month: number } {
  // A month earlier still: so that the birthday has passed, whichever day of the month it is.
  const monthsAgo = age * 12 + Math.min(months, 10) + 1;
  const month = yearOf(on) * 12 + (monthOf(on) - 1) - monthsAgo;
  return { year: Math.floor(month / 12), month: (month % 12) + 1 };
}

/** When in the last weeks a household that waits was registered: most of them lately. */
export const waitingSince = (draw: Draw, now: Date): Date =>
  addMinutes(now, -Math.round(30 + draw.next() * draw.next() * 20 * 24 * 60));

/** By when a waiting household must have a place; null when it did not say. */
export const neededBy = (draw: Draw, today: LocalDate): LocalDate | null =>
  draw.chance(0.4) ? addDays(today, draw.whole(1, 14)) : null;
