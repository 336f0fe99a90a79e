import type {
  ByAndForGroup,
  ByAndForNeed,
  FaithDiet,
  HouseholdFacts,
  PetKind,
  Preference,
  RentCover,
  Recourse,
  RiskLevel,
  RiskTool,
  RiskToOthers,
  SensoryNeed,
  StayNearReason,
  SupportLevel,
} from '@app/eligibility';
import { addDays, type LocalDate } from '@app/kernel';
import type { District, Places } from '@app/places';
import type { Draw } from './draw';
import type { Member } from './households';

type Weights<T> = readonly (readonly [T, number])[];

/** What a household needs and wants beside what was always asked; all of it known to the county, not all asked. */
export interface CountyNeeds {
  readonly pregnant: boolean;
  /** Days from the day they come, or from today while they wait, to the day the child is due. */
  readonly dueInDays: number | null;
  readonly sensory: readonly SensoryNeed[];
  readonly pets: readonly { readonly kind: PetKind; readonly count: number }[];
  readonly languages: readonly string[];
  readonly interpreterWanted: boolean;
  readonly careNeeds: SupportLevel;
  readonly learningDisability: boolean;
  readonly risk: Risk;
  readonly riskToOthers: readonly RiskToOthers[];
  readonly byAndFor: { readonly group: ByAndForGroup; readonly need: ByAndForNeed } | null;
  readonly faithDiet: readonly FaithDiet[];
  readonly stayNear: readonly {
    readonly districtId: string;
    readonly reason: StayNearReason;
    readonly flexible: boolean;
  }[];
  /** Null: they cannot say. */
  readonly stayDays: number | null;
  readonly willShare: HouseholdFacts['willShare'];
  readonly rentCover: RentCover;
  readonly nightWork: boolean;
  readonly flexible: readonly Preference[];
}

/** A risk assessment, as it was made. */
export interface Risk {
  readonly level: RiskLevel;
  readonly tool: RiskTool;
  readonly dashScore: number | null;
  readonly note: string | null;
}

/** What of a household its needs depend on. */
export interface Known {
  readonly people: readonly Member[];
  readonly recourse: Recourse;
  readonly home: District;
  readonly allUnsafe: readonly string[];
}

/** Assumed: one in fourteen. No share of all who come is published that could be read. */
const pregnantShare = 0.07;

const none: readonly [] = [];

/** Assumed. Of these, DEAF_BSL needs an alarm that few units have. */
const sensory: Weights<readonly SensoryNeed[]> = [
  [none, 95],
  [['HARD_OF_HEARING'], 2.5],
  [['BLIND_OR_LOW_VISION'], 1.5],
  [['DEAF_BSL'], 1],
];

/** Assumed: one in ten. The national evaluation (2025) names pets among what does not fit, without a figure. */
const pets: Weights<CountyNeeds['pets']> = [
  [none, 90],
  [[{ kind: 'DOG_CAT', count: 1 }], 5.5],
  [[{ kind: 'DOG_CAT', count: 2 }], 1],
  [[{ kind: 'CAGED_SMALL', count: 1 }], 2],
  [[{ kind: 'ASSISTANCE', count: 1 }], 1],
  [[{ kind: 'OTHER', count: 1 }], 0.5],
];

/** Assumed. */
const languages: Weights<{ readonly spoken: readonly string[]; readonly interpreter: boolean }> = [
  [{ spoken: ['en'], interpreter: false }, 84],
  [{ spoken: ['en', 'pl'], interpreter: false }, 3],
  [{ spoken: ['en', 'ur'], interpreter: false }, 3],
  [{ spoken: ['ro'], interpreter: true }, 3],
  [{ spoken: ['bn'], interpreter: true }, 2],
  [{ spoken: ['ar'], interpreter: true }, 2],
  [{ spoken: ['pa'], interpreter: true }, 1],
  [{ spoken: ['so'], interpreter: true }, 1],
  [{ spoken: ['sq'], interpreter: true }, 1],
];

/** Assumed. */
const careNeeds: Weights<SupportLevel> = [
  ['NONE', 91],
  ['LOW', 6],
  ['MEDIUM', 2.5],
  ['HIGH', 0.5],
];

/** Assumed: one in four at high risk. */
const risks: Weights<RiskLevel> = [
  ['STANDARD', 30],
  ['MEDIUM', 45],
  ['HIGH', 25],
];

/** Assumed: an offending need of any kind is rare, and halves the chances (odds ratio 0.652, 2016-22). */
const risksToOthers: Weights<readonly RiskToOthers[]> = [
  [none, 95],
  [['VIOLENCE'], 3.5],
  [['GANG'], 0.75],
  [['ARSON'], 0.75],
];

/** Assumed: most want none, a few will go nowhere else. */
const byAndFor: Weights<ByAndForNeed | null> = [
  [null, 86],
  ['PREFERRED', 11],
  ['REQUIRED', 3],
];
const groups: Weights<ByAndForGroup> = [
  ['BLACK_AND_MINORITISED', 60],
  ['FAITH', 10],
  ['LGBT_PLUS', 10],
  ['DISABLED', 10],
  ['YOUNG_16_24', 10],
];

/** Assumed. */
const faithDiets: Weights<readonly FaithDiet[]> = [
  [none, 86],
  [['HALAL', 'PRAYER_SPACE'], 6],
  [['VEGETARIAN'], 5],
  [['VEGAN'], 2],
  [['KOSHER'], 1],
];

/** Assumed: a third cannot say. The average stay of a refuge runs to months (domain section 3.1). */
const stays: Weights<number | null> = [
  [null, 34],
  [28, 8],
  [90, 18],
  [180, 25],
  [365, 15],
];

/** Assumed. */
const sharing: Weights<CountyNeeds['willShare']> = [
  [{ kitchen: true, bathroom: true, room: false }, 62],
  [{ kitchen: true, bathroom: true, room: true }, 14],
  [{ kitchen: true, bathroom: false, room: false }, 16],
  [{ kitchen: false, bathroom: false, room: false }, 8],
];

const reasons: Weights<StayNearReason> = [
  ['SCHOOL', 35],
  ['WORK', 20],
  ['FAMILY', 20],
  ['MEDICAL', 15],
  ['COURT_CONTACT', 10],
];

/** The needs of so many households, in their order. Shares hold exactly, whatever the seed. */
export function countyNeeds(draw: Draw, households: readonly Known[], places: Places): CountyNeeds[] {
  const count = households.length;
  const dealt = {
    sensory: draw.deal(count, sensory),
    pets: draw.deal(count, pets),
    languages: draw.deal(count, languages),
    careNeeds: draw.deal(count, careNeeds),
    learning: draw.deal(count, [
      [true, 4],
      [false, 96],
    ] as const),
    risk: draw.deal(count, risks),
    riskToOthers: draw.deal(count, risksToOthers),
    byAndFor: draw.deal(count, byAndFor),
    faithDiet: draw.deal(count, faithDiets),
    stays: draw.deal(count, stays),
    sharing: draw.deal(count, sharing),
    stayNear: draw.deal(count, [
      [true, 15],
      [false, 85],
    ] as const),
  };
  const mayBe = households.flatMap((household, index) => (mayBePregnant(household) ? [index] : []));
  const pregnant = new Set(draw.shuffled(mayBe).slice(0, Math.round(count * pregnantShare)));
  return households.map((household, index): CountyNeeds => {
    const need = dealt.byAndFor[index] ?? null;
    const man = household.people[0]?.gender === 'MAN_OR_BOY';
    const near = dealt.stayNear[index] === true ? stayNear(draw, household, places) : [];
    const noRecourse = household.recourse === 'NO';
    const working = draw.chance(0.2);
    return {
      pregnant: pregnant.has(index),
      dueInDays: pregnant.has(index) ? draw.whole(20, 230) : null,
      sensory: dealt.sensory[index] ?? none,
      pets: dealt.pets[index] ?? none,
      languages: dealt.languages[index]?.spoken ?? ['en'],
      interpreterWanted: dealt.languages[index]?.interpreter ?? false,
      careNeeds: dealt.careNeeds[index] ?? 'NONE',
      learningDisability: dealt.learning[index] ?? false,
      risk: assessed(draw, dealt.risk[index] ?? 'STANDARD'),
      riskToOthers: dealt.riskToOthers[index] ?? none,
      byAndFor: need && { group: man ? 'MEN' : draw.weighted(groups), need },
      faithDiet: dealt.faithDiet[index] ?? none,
      stayNear: near,
      stayDays: dealt.stays[index] ?? null,
      willShare: dealt.sharing[index] ?? { kitchen: null, bathroom: null, room: null },
      rentCover: noRecourse ? 'NOT_ELIGIBLE' : working ? 'WORKING' : 'HOUSING_BENEFIT',
      nightWork: working && draw.chance(0.2),
      flexible: [
        ...(need === 'PREFERRED' ? (['BY_AND_FOR'] as const) : []),
        ...(near.some(({ flexible }) => flexible) ? (['STAY_NEAR'] as const) : []),
        ...(draw.chance(0.3) ? (['SHARING'] as const) : []),
        ...(draw.chance(0.15) ? (['LENGTH'] as const) : []),
      ],
    };
  });
}

/** A woman of 16 to 44 whose youngest is not just born. */
const mayBePregnant = ({ people }: Known): boolean =>
  people.some(({ lead, gender, age }) => lead && gender === 'WOMAN_OR_GIRL' && age < 45) &&
  people.every(({ age }) => age >= 1);

/** A district that is safe for them: beside home, mostly. Empty where there is none. */
function stayNear(draw: Draw, { home, allUnsafe }: Known, places: Places): CountyNeeds['stayNear'] {
  const beside = (places.neighbours.get(home.id) ?? [])
    .map(({ neighbourId }) => neighbourId)
    .filter((id) => !allUnsafe.includes(id) && places.districts.get(id)?.greaterEssex === true)
    .sort();
  if (beside.length === 0) return [];
  return [{ districtId: draw.pick(beside), reason: draw.weighted(reasons), flexible: draw.chance(0.6) }];
}

/** High from 14 of 24 (domain section 3.7), or below it by a judgement that says why. */
function assessed(draw: Draw, level: RiskLevel): Risk {
  if (level === 'HIGH' && draw.chance(0.15)) {
    return {
      level,
      tool: 'PROFESSIONAL_JUDGEMENT',
      dashScore: draw.whole(7, 13),
      note: 'Quickly getting worse since the separation; the worker fears serious harm (invented).',
    };
  }
  const score = { STANDARD: [1, 7], MEDIUM: [8, 13], HIGH: [14, 21] } as const;
  const [from, to] = score[level];
  return { level, tool: draw.chance(0.85) ? 'DASH' : 'RIC', dashScore: draw.whole(from, to), note: null };
}

/** When the child is due, if the household comes on the day. */
export const dueOn = ({ dueInDays }: Pick<CountyNeeds, 'dueInDays'>, on: LocalDate): LocalDate | null =>
  dueInDays === null ? null : addDays(on, dueInDays);
