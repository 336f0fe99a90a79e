import type {
  Answer,
  EntryRules,
  PetPolicy,
  ReferralRoute,
  RiskLevel,
  SubstancePolicy,
  SupportLevel,
} from '@app/eligibility';
import type { Draw } from './draw';
import { type CountyIds, organisationId } from './ids';
import { providerPlans } from './providers';
import type { CountyService } from './services';
import type { CountyUnit } from './units';

/** What one level says, as its row. */
export interface CountyRules {
  readonly id: string;
  readonly providerId: string;
  readonly serviceId: string | null;
  readonly unitId: string | null;
  readonly vacancyId: null;
  readonly rules: EntryRules;
}

/** Of vacancies, the share that can consider no recourse to public funds (Women's Aid, 2021-22). */
const noRecourseShare = 0.091;

/**
 * How old boys may be, with the share of vacancies: to 12 in 92%, to 14 in 80%, to 16 in 49%, to 17 and over in 19%
 * (2020, quoted second-hand: assumed to hold for vacancies).
 */
const boys: readonly (readonly [{ to: number | null; considerTo: number | null }, number])[] = [
  [{ to: 10, considerTo: 12 }, 8],
  [{ to: 12, considerTo: 13 }, 12],
  [{ to: 14, considerTo: 15 }, 31],
  [{ to: 16, considerTo: 17 }, 30],
  [{ to: null, considerTo: null }, 19],
];

const mentalHealth: readonly (readonly [{ to: SupportLevel; considerTo: SupportLevel | null }, number])[] = [
  [{ to: 'LOW', considerTo: null }, 15],
  [{ to: 'LOW', considerTo: 'MEDIUM' }, 20],
  [{ to: 'MEDIUM', considerTo: null }, 20],
  [{ to: 'MEDIUM', considerTo: 'HIGH' }, 30],
  [{ to: 'HIGH', considerTo: null }, 15],
];

const substances: readonly (readonly [
  { to: SubstancePolicy; considerTo: SubstancePolicy | null },
  number,
])[] = [
  [{ to: 'ABSTINENT', considerTo: null }, 30],
  [{ to: 'ABSTINENT', considerTo: 'SCRIPTED_OK' }, 25],
  [{ to: 'SCRIPTED_OK', considerTo: null }, 25],
  [{ to: 'SCRIPTED_OK', considerTo: 'CURRENT_OK' }, 15],
  [{ to: 'CURRENT_OK', considerTo: null }, 5],
];

type Weights<T> = readonly (readonly [T, number])[];

/** What a service says of each, with how often. All of it assumed, but for what its comment says. */
const said = {
  adultDependants: [
    ['YES', 15],
    ['CONSIDER', 50],
    ['NO', 35],
  ],
  petsTaken: [
    ['NONE', 30],
    ['ASSISTANCE_ONLY', 42],
    ['CAGED_SMALL', 18],
    ['DOG_CAT', 10],
  ],
  riskToOthersTaken: [
    ['YES', 10],
    ['CONSIDER', 55],
    ['NO', 35],
  ],
  arsonTaken: [
    ['CONSIDER', 15],
    ['NO', 85],
  ],
  care: [
    [{ to: 'NONE', considerTo: 'LOW' }, 35],
    [{ to: 'LOW', considerTo: 'MEDIUM' }, 45],
    [{ to: 'MEDIUM', considerTo: 'HIGH' }, 20],
  ],
  learningDisability: [
    ['YES', 30],
    ['CONSIDER', 55],
    ['NO', 15],
  ],
  /** Refuges rarely take women from their own district (Women's Aid, survivor's handbook). */
  takesLocalInHouses: [
    ['NO', 65],
    ['CONSIDER', 30],
    ['YES', 5],
  ],
  takesLocalInHomes: [
    ['NO', 20],
    ['CONSIDER', 40],
    ['YES', 40],
  ],
  riskInHouses: [
    [{ to: 'HIGH', considerTo: null }, 75],
    [{ to: 'MEDIUM', considerTo: 'HIGH' }, 25],
  ],
  /** Dispersed homes may stop at medium (domain section 3.2, row 25). */
  riskInHomes: [
    [{ to: 'HIGH', considerTo: null }, 25],
    [{ to: 'MEDIUM', considerTo: 'HIGH' }, 60],
    [{ to: 'MEDIUM', considerTo: null }, 15],
  ],
  referralRoutes: [
    [['SELF', 'AGENCY', 'COMPASS'], 60],
    [['AGENCY', 'COMPASS'], 40],
  ],
  stayInHouses: [
    [180, 35],
    [270, 25],
    [365, 15],
    [null, 25],
  ],
  stayInHomes: [
    [365, 35],
    [730, 40],
    [null, 25],
  ],
  pregnancy: [
    ['YES', 55],
    ['CONSIDER', 40],
    ['NO', 5],
  ],
  latePregnancyWeeks: [
    [null, 60],
    [36, 25],
    [34, 15],
  ],
} as const satisfies Readonly<Record<string, Weights<unknown>>>;

/** What a service says beside what the figures above are about. */
function otherRules(draw: Draw, { accommodationType, kind }: CountyService): EntryRules {
  const house = accommodationType === 'REFUGE' || accommodationType === 'SPECIALIST';
  const care = draw.weighted<(typeof said.care)[number][0]>(said.care);
  const risk = draw.weighted<{ to: RiskLevel; considerTo: RiskLevel | null }>(
    house ? said.riskInHouses : said.riskInHomes,
  );
  const only = kind === 'MEN' || kind === 'SINGLE_WOMEN';
  return {
    adultDependants: only ? 'NO' : draw.weighted<Answer>(said.adultDependants),
    petsTaken: draw.weighted<PetPolicy>(said.petsTaken),
    riskToOthersTaken: kind === 'SINGLE_WOMEN' ? 'CONSIDER' : draw.weighted<Answer>(said.riskToOthersTaken),
    arsonTaken: draw.weighted<Answer>(said.arsonTaken),
    careTo: care.to,
    careConsiderTo: care.considerTo,
    learningDisability: draw.weighted<Answer>(said.learningDisability),
    // The only place for men takes men from everywhere.
    takesLocal:
      kind === 'MEN'
        ? 'YES'
        : draw.weighted<Answer>(house ? said.takesLocalInHouses : said.takesLocalInHomes),
    riskTo: only ? 'HIGH' : risk.to,
    riskConsiderTo: only ? null : risk.considerTo,
    referralRoutes: draw.weighted<readonly ReferralRoute[]>(said.referralRoutes),
    maximumStayDays: draw.weighted<number | null>(house ? said.stayInHouses : said.stayInHomes),
    pregnancy: kind === 'MEN' ? 'CONSIDER' : draw.weighted<Answer>(said.pregnancy),
    latePregnancyWeeks: draw.weighted<number | null>(said.latePregnancyWeeks),
  };
}

/**
 * Entry rules of every provider and every service with units, and a few of single units, which only narrow. The
 * figures above are shares of vacancies, not of services, so services are chosen by how many each has free.
 */
export function countyRules(
  draw: Draw,
  ids: CountyIds,
  services: readonly CountyService[],
  units: readonly CountyUnit[],
): CountyRules[] {
  const housing = services.filter((service) => service.units > 0);
  const open = new Map(
    housing.map((service) => [
      service.id,
      units.filter((unit) => unit.service === service && unit.state === 'OPEN').length,
    ]),
  );
  const boysOf = shareOut(draw, open, boys);
  const recourseOf = shareOut(draw, open, [
    ['TAKES', noRecourseShare],
    ['NO', 1 - noRecourseShare],
  ] as const);
  const mentalHealthOf = draw.deal(housing.length, mentalHealth);
  const substancesOf = draw.deal(housing.length, substances);
  const ofServices = housing.map((service, index): CountyRules => {
    const { kind } = service;
    const boy = boysOf.get(service.id);
    const health = mentalHealthOf[index];
    const substance = substanceOf(kind) ?? substancesOf[index];
    const withoutChildren = kind === 'SINGLE_WOMEN' || kind === 'MEN';
    return level(ids, service.providerId, service.id, null, {
      genderPolicy: kind === 'ANYONE' ? 'MIXED_SELF_CONTAINED' : kind === 'MEN' ? 'MEN_ONLY' : 'WOMEN_ONLY',
      minimumAge: draw.chance(0.25) ? 18 : 16,
      maximumChildren: withoutChildren ? 0 : draw.chance(0.15) ? 3 : null,
      boysToAge: boy?.to ?? null,
      boysConsiderToAge: boy?.considerTo ?? null,
      noRecourse: recourseOf.get(service.id) === 'TAKES' ? (draw.chance(0.4) ? 'YES' : 'CONSIDER') : 'NO',
      substancePolicy: substance?.to ?? 'ABSTINENT',
      substanceConsider: substance?.considerTo ?? null,
      mentalHealthTo: health?.to ?? 'LOW',
      mentalHealthConsiderTo: health?.considerTo ?? null,
      ...otherRules(draw.for(`other rules ${String(index)}`), service),
    });
  });
  const narrower = draw
    .shuffled(
      units.filter((unit) => unit.bedspaces >= 4 && unit.state !== 'OPEN' && unit.service.kind === 'WOMEN'),
    )
    .slice(0, 4)
    .map((unit) =>
      level(ids, unit.providerId, unit.serviceId, unit.id, {
        maximumChildren: unit.bedspaces - 2,
        considerChildrenTo: null,
      }),
    );
  const ofProviders = providerPlans.map(({ key }) =>
    level(ids, organisationId(key), null, null, { minimumAge: 16 }),
  );
  return [...ofProviders, ...ofServices, ...narrower];
}

/** Fixed where the service is for it: recovery, or the only place for men. */
function substanceOf(kind: CountyService['kind']): (typeof substances)[number][0] | undefined {
  if (kind === 'SINGLE_WOMEN') return { to: 'SPECIALIST_RECOVERY', considerTo: null };
  return kind === 'MEN' ? { to: 'SCRIPTED_OK', considerTo: 'CURRENT_OK' } : undefined;
}

const level = (
  ids: CountyIds,
  providerId: string,
  serviceId: string | null,
  unitId: string | null,
  rules: EntryRules,
): CountyRules => ({
  id: ids('entry rules', unitId ?? serviceId ?? providerId),
  providerId,
  serviceId,
  unitId,
  vacancyId: null,
  rules,
});

/**
 * Gives each service one value, so that counted in vacancies the shares come as near as can be: services with most
 * to fill go first, each to the value that lacks most.
 */
function shareOut<T>(
  draw: Draw,
  open: ReadonlyMap<string, number>,
  weights: readonly (readonly [T, number])[],
): ReadonlyMap<string, T> {
  const total = [...open.values()].reduce((sum, count) => sum + count, 0);
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const lacking = weights.map(([value, weight]) => ({ value, lacks: (total * weight) / whole }));
  const services = draw.shuffled([...open]).sort(([, a], [, b]) => b - a);
  return new Map(
    services.map(([id, count]) => {
      const fitting = lacking.reduce((best, one) => (one.lacks > best.lacks ? one : best));
      fitting.lacks -= count;
      return [id, fitting.value] as const;
    }),
  );
}

/** What all levels above a unit's vacancy say, widest first. */
export const rulesFor = (unit: CountyUnit, all: readonly CountyRules[]): EntryRules[] =>
  all
    .filter(
      (row) =>
        row.providerId === unit.providerId &&
        (row.serviceId === null || row.serviceId === unit.serviceId) &&
        (row.unitId === null || row.unitId === unit.id),
    )
    .map(({ rules }) => rules);
