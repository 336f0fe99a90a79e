import type {
  AccommodationType,
  AdmissionPolicy,
  ByAndForGroup,
  FaithDiet,
  Security,
  Staffing,
} from '@app/eligibility';
import { addDays, type LocalDate } from '@app/kernel';
import type { Draw } from './draw';
import type { ServiceKind } from './services';

type Weights<T> = readonly (readonly [T, number])[];

/** What a service is like, beside whom it takes. */
export interface ServiceFeatures {
  readonly staffing: Staffing;
  readonly securities: readonly Security[];
  readonly staffLanguages: readonly string[];
  readonly interpreting: boolean;
  readonly bslStaff: boolean;
  readonly byAndForGroups: readonly ByAndForGroup[];
  readonly faithDiets: readonly FaithDiet[];
  readonly weeklyRentPence: number | null;
  readonly personalChargePence: number | null;
  readonly curfew: boolean;
  readonly petFostering: boolean;
}

/** An admission policy of a service, from a day on. */
export interface Admission {
  readonly policy: AdmissionPolicy;
  readonly legalBasis: string;
  readonly fromDay: LocalDate;
}

/** Assumed, after what the providers of Essex say of themselves: on call out of hours, CCTV in every building. */
const staffings: Readonly<Record<'house' | 'homes', Weights<Staffing>>> = {
  house: [
    ['ON_SITE_24H', 45],
    ['ON_CALL_24H', 47],
    ['OFFICE_HOURS', 8],
  ],
  homes: [
    ['ON_CALL_24H', 70],
    ['OFFICE_HOURS', 15],
    ['FLOATING', 15],
  ],
};

const securities: Readonly<Record<'house' | 'homes', Weights<readonly Security[]>>> = {
  house: [
    [['CCTV', 'CONTROLLED_ENTRY', 'PANIC_ALARM', 'POLICE_MARKER'], 40],
    [['CCTV', 'CONTROLLED_ENTRY', 'POLICE_MARKER'], 35],
    [['CCTV', 'CONTROLLED_ENTRY'], 25],
  ],
  homes: [
    [['POLICE_MARKER'], 40],
    [['CONTROLLED_ENTRY'], 30],
    [[], 30],
  ],
};

const languages = ['pl', 'ro', 'ur', 'bn', 'pa', 'ar', 'so', 'tr', 'es', 'pt'] as const;

/** By and for whom specialist services are run, in their order; the second is the one for men. Assumed. */
const specialists: readonly (readonly ByAndForGroup[])[] = [
  ['SUBSTANCE_RECOVERY'],
  ['MEN'],
  ['BLACK_AND_MINORITISED'],
  ['DISABLED', 'DEAF'],
  ['YOUNG_16_24'],
];

/** Pounds a week, service charge included, from and to. Assumed: what housing benefit covers of supported housing. */
const rents: Readonly<Record<AccommodationType, readonly [number, number]>> = {
  REFUGE: [280, 390],
  SPECIALIST: [300, 420],
  DISPERSED: [210, 300],
  SECOND_STAGE: [170, 260],
  OTHER_DESIGNATED: [180, 280],
  SANCTUARY: [0, 0],
};

/** What one service is like. Everything here is assumed: nothing is published that says how often. */
export function serviceFeatures(
  draw: Draw,
  type: AccommodationType,
  nth: number,
  kind: ServiceKind,
): ServiceFeatures {
  const house = type === 'REFUGE' || type === 'SPECIALIST';
  const where = house ? 'house' : 'homes';
  const groups = type === 'SPECIALIST' ? (specialists[nth - 1] ?? []) : [];
  const [least, most] = rents[type];
  const sanctuary = type === 'SANCTUARY';
  return {
    // The smallest services are for few: someone is always on call.
    staffing: kind === 'MEN' || kind === 'SINGLE_WOMEN' ? 'ON_CALL_24H' : draw.weighted(staffings[where]),
    securities: sanctuary ? [] : draw.weighted(securities[where]),
    staffLanguages: [...draw.shuffled(languages).slice(0, draw.pick([0, 0, 1, 1, 2, 3]))].sort(),
    interpreting: draw.chance(0.9),
    bslStaff: groups.includes('DEAF') || draw.chance(0.03),
    byAndForGroups: groups,
    faithDiets: house
      ? draw.chance(0.6)
        ? ['HALAL', 'VEGETARIAN', 'VEGAN', 'PRAYER_SPACE']
        : ['VEGETARIAN']
      : ['HALAL', 'KOSHER', 'VEGETARIAN', 'VEGAN'],
    weeklyRentPence: sanctuary || draw.chance(0.1) ? null : draw.whole(least, most) * 100,
    personalChargePence: sanctuary ? null : house ? draw.whole(10, 30) * 100 : 0,
    curfew: house && draw.chance(0.6),
    petFostering: draw.chance(0.35),
  };
}

/** Worded as a provider might; invented, and no advice. */
const basis: Readonly<Record<AdmissionPolicy, string>> = {
  CASE_BY_CASE:
    'Equality Act 2010, schedule 3, part 7: separate services for the sexes. Each person is considered by themselves (invented).',
  INCLUSIVE: 'Open to everyone who needs it; no exception of the Equality Act 2010 is relied on (invented).',
  SINGLE_SEX_ONLY:
    'Equality Act 2010, schedule 3, paragraph 27: shared bathrooms and bedrooms. Reviewed each year (invented).',
};

/** Assumed: most decide case by case, and one in eight has stated nothing yet. */
const stated: Weights<AdmissionPolicy | null> = [
  ['CASE_BY_CASE', 50],
  ['INCLUSIVE', 25],
  ['SINGLE_SEX_ONLY', 12.5],
  [null, 12.5],
];

/** The admission policies of a service: none, the one in force, or that and one that is scheduled. Latest last. */
export function admissionsOf(draw: Draw, index: number, kind: ServiceKind, today: LocalDate): Admission[] {
  const policy = kind === 'ANYONE' ? 'INCLUSIVE' : draw.weighted(stated);
  if (policy === null) return [];
  const inForce = { policy, legalBasis: basis[policy], fromDay: addDays(today, -draw.whole(60, 600)) };
  if (index !== 0) return [inForce];
  const next = policy === 'CASE_BY_CASE' ? 'INCLUSIVE' : 'CASE_BY_CASE';
  return [inForce, { policy: next, legalBasis: basis[next], fromDay: addDays(today, 40) }];
}
