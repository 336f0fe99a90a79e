import { type QualityScheme, type QualityStatus } from '@app/accommodation';
import {
  type AgeGroup,
  ageGroupAtStart,
  type Characteristic,
  characteristics,
  type EqualityAnswer,
  type MoveOnBlock,
  type SupportType,
} from '@app/placements';
import { addDays, addMinutes, daysBetween, earlierOf, laterOf, type LocalDate, yearOf } from '@app/kernel';
import type { District } from '@app/places';
import { demoOrganisations } from '../people';
import type { Draw } from './draw';
import type { CountyHousehold } from './households';
import { type CountyIds, organisationId } from './ids';
import { morningOf } from './offers';
import type {
  EpisodeCharacteristicRow,
  EpisodeOriginRow,
  EpisodePersonRow,
  EpisodeRow,
  EpisodeSupportRow,
  HouseholdPersonRow,
  HouseholdRow,
  MoveOnReadinessRow,
  QualityMarkRow,
  ServiceCommissioningRow,
} from './rows';
import type { CountyService } from './services';
import { workerAt } from './workers';

/** What the annual return counts beside stays: who was supported, as what, with what, and how services stand. */
export interface SupportRows {
  readonly episodePeople: readonly EpisodePersonRow[];
  readonly episodeOrigins: readonly EpisodeOriginRow[];
  readonly episodeCharacteristics: readonly EpisodeCharacteristicRow[];
  readonly episodeSupport: readonly EpisodeSupportRow[];
  readonly moveOnReadiness: readonly MoveOnReadinessRow[];
  readonly commissioning: readonly ServiceCommissioningRow[];
  readonly qualityMarks: readonly QualityMarkRow[];
}

/** What of the county it is made from. */
export interface SupportedCounty {
  readonly episodes: readonly EpisodeRow[];
  readonly households: readonly HouseholdRow[];
  readonly householdPeople: readonly HouseholdPersonRow[];
  readonly everyone: readonly CountyHousehold[];
  readonly services: readonly CountyService[];
  readonly essex: readonly District[];
}

type Weights<T> = readonly (readonly [T, number])[];

/** Of ten people one is not asked about equality. Assumed. */
const askedWeights: Weights<boolean> = [
  [true, 90],
  [false, 10],
];

/** Of a hundred answers four are "prefers not to say". Assumed. */
const prefersNot = 4;

/**
 * Of a hundred individuals: black and minoritised 25, mental health 23, disabled 14 (2023-24), trans adults 1 (2023-24,
 * of all; here of adults). The others are assumed.
 */
const shares: Readonly<Record<Characteristic, number>> = {
  BLACK_AND_MINORITISED: 25,
  MENTAL_HEALTH: 23,
  DISABLED: 14,
  DRUG_OR_ALCOHOL: 6,
  LGBT_PLUS: 4,
  NRPF_OR_INSECURE_IMMIGRATION: 9,
  GYPSY_ROMA_TRAVELLER: 2,
  DEAF_OR_HARD_OF_HEARING: 2,
  FAITH_BASED_NEED: 6,
  PREGNANT_OR_NEW_MOTHER: 5,
  MULTIPLE_COMPLEX_NEEDS: 7,
  OTHER: 2,
  TRANS: 1,
};

/** What children are not asked. Assumed. */
const ofAdults: readonly Characteristic[] = [
  'DRUG_OR_ALCOHOL',
  'LGBT_PLUS',
  'PREGNANT_OR_NEW_MOTHER',
  'MULTIPLE_COMPLEX_NEEDS',
  'TRANS',
];

/** How likely an adult, or a child, is given each kind of support. Assumed: nobody publishes it by person. */
const supportShares: Readonly<Record<AgeGroup, Partial<Record<SupportType, number>>>> = {
  ADULT: {
    DAY_TO_DAY: 0.95,
    ADVOCACY: 0.85,
    PREVENTION_ADVICE: 0.6,
    SPECIALIST_PROTECTED: 0.2,
    SPECIALIST_COMPLEX: 0.18,
    HOUSING_RELATED: 0.75,
    ADVICE_FINANCIAL_LEGAL: 0.55,
    COUNSELLING: 0.4,
  },
  CHILD: { DAY_TO_DAY: 0.8, CHILDREN: 0.85, COUNSELLING: 0.25, SPECIALIST_PROTECTED: 0.08 },
};

/** Of twenty people one has no support on record yet: what a provider is asked to complete. Assumed. */
const withoutSupport = 0.05;

/** What keeps those who are ready: social housing above all (domain 3.1). The shares are assumed. */
const blocks: Weights<MoveOnBlock | null> = [
  ['NO_SOCIAL_TENANCY_OFFER', 36],
  ['NO_SECOND_STAGE_PLACE', 20],
  ['DEPOSIT_OR_RENT', 16],
  [null, 9],
  ['IMMIGRATION_OR_RECOURSE', 6],
  ['HEALTH_OR_CARE_ASSESSMENT', 4],
  ['SAFETY', 4],
  ['SCHOOL', 2],
  ['HER_CHOICE', 2],
  ['OTHER', 1],
];

/** From so many days on, a stay is long enough to ask whether she is ready. Assumed. */
const longStay = 80;

/** Assumed. */
const commissionedWeights: Weights<boolean> = [
  [true, 85],
  [false, 15],
];

/** Assumed. */
const marks: Weights<readonly (readonly [QualityScheme, QualityStatus])[]> = [
  [[['MHCLG_QUALITY_STANDARDS', 'HELD']], 30],
  [[['MHCLG_QUALITY_STANDARDS', 'WORKING_TOWARDS']], 22],
  [[['WOMENS_AID_NATIONAL_QUALITY_STANDARDS', 'HELD']], 14],
  [
    [
      ['MHCLG_QUALITY_STANDARDS', 'HELD'],
      ['WOMENS_AID_NATIONAL_QUALITY_STANDARDS', 'HELD'],
    ],
    12,
  ],
  [[['IMKAAN_ACCREDITED_QUALITY_STANDARDS', 'HELD']], 5],
  [[['OTHER', 'WORKING_TOWARDS']], 3],
  [[], 14],
];

/** Who was supported in each episode and with what, and who commissions whom. */
export function supportRows(
  draw: Draw,
  ids: CountyIds,
  county: SupportedCounty,
  now: Date,
  today: LocalDate,
): SupportRows {
  const workers = new Map(county.services.map((service) => [service.id, workerAt(service.providerKey)]));
  const recorded = (episode: EpisodeRow, afterDays: number) => ({
    recordedAt: earliest(addMinutes(morningOf(addDays(episode.startedOn, afterDays)), 45), now),
    recordedBy: workers.get(episode.serviceId) ?? '',
  });
  const supported = county.episodes.flatMap((episode) =>
    county.householdPeople
      .filter(({ householdId }) => householdId === episode.householdId)
      .map((told, index) => personOf(ids, episode, told, index + 1)),
  );
  const came = new Map(county.households.map((row) => [row.id, row.cameFromDistrictId]));
  return {
    episodePeople: supported.map(({ row }) => row),
    episodeOrigins: county.episodes.map(({ id, householdId }) => ({
      episodeId: id,
      districtId: came.get(householdId) ?? null,
    })),
    episodeCharacteristics: answersOf(draw.for('equality'), supported, county.everyone, recorded),
    episodeSupport: supported.flatMap((person) =>
      givenTo(draw.for(`given ${person.row.id}`), person, today, recorded),
    ),
    moveOnReadiness: county.episodes.flatMap((episode) =>
      readinessOf(draw.for(`ready ${episode.id}`), ids, episode, today, workers.get(episode.serviceId) ?? ''),
    ),
    ...standingOf(draw.for('standing'), ids, county, today),
  };
}

/** Somebody supported, with what they count as. */
interface SupportedPerson {
  readonly row: EpisodePersonRow;
  readonly episode: EpisodeRow;
  readonly group: AgeGroup;
}

type Recorded = (episode: EpisodeRow, afterDays: number) => { recordedAt: Date; recordedBy: string };

const earliest = (a: Date, b: Date): Date => (a < b ? a : b);

/** As `keep_people_of_episode` keeps who is there on the first day: of those who were placed, all are. */
function personOf(
  ids: CountyIds,
  episode: EpisodeRow,
  told: HouseholdPersonRow,
  number: number,
): SupportedPerson {
  const { lead, gender, birthYear, birthMonth, ageTold, ageToldOn } = told;
  const born = birthYear === null || birthMonth === null ? null : { year: birthYear, month: birthMonth };
  const age = ageTold === null || ageToldOn === null ? null : { age: ageTold, on: ageToldOn };
  return {
    row: {
      id: ids('episode person', `${episode.id} ${String(number)}`),
      episodeId: episode.id,
      providerId: episode.providerId,
      number,
      lead,
      gender,
      birthYear,
      birthMonth,
      ageTold,
      ageToldOn,
      joinedOn: episode.startedOn,
    },
    episode,
    group: ageGroupAtStart({ born, ageTold: age }, episode.startedOn).group ?? 'ADULT',
  };
}

/** What is known of who leads, whatever was dealt: an answer never contradicts what the household needs. */
function known(household: CountyHousehold | undefined, characteristic: Characteristic): boolean | undefined {
  if (characteristic === 'NRPF_OR_INSECURE_IMMIGRATION') return household?.recourse === 'NO';
  if (characteristic === 'PREGNANT_OR_NEW_MOTHER') return household?.needs.pregnant;
  return undefined;
}

function answersOf(
  draw: Draw,
  people: readonly SupportedPerson[],
  households: readonly CountyHousehold[],
  recorded: Recorded,
): EpisodeCharacteristicRow[] {
  const asked = draw.deal(people.length, askedWeights);
  const answering = people.filter((_, index) => asked[index]);
  const of = new Map(households.map((household) => [household.id, household]));
  return characteristics.flatMap((characteristic) => {
    const askedThis = answering.filter(
      ({ group }) => group === 'ADULT' || !ofAdults.includes(characteristic),
    );
    const yes = shares[characteristic];
    const answers = draw.for(characteristic).deal<EqualityAnswer>(askedThis.length, [
      ['YES', yes],
      ['NO', 100 - yes - prefersNot],
      ['PREFERS_NOT_TO_SAY', prefersNot],
    ]);
    return askedThis.map(({ row, episode }, index): EpisodeCharacteristicRow => {
      const dealt = answers[index] ?? 'NO';
      const truth = row.lead ? known(of.get(episode.householdId), characteristic) : undefined;
      return {
        episodePersonId: row.id,
        providerId: row.providerId,
        characteristic,
        answer: truth === undefined || dealt === 'PREFERS_NOT_TO_SAY' ? dealt : truth ? 'YES' : 'NO',
        ...recorded(episode, 2),
      };
    });
  });
}

function givenTo(
  draw: Draw,
  { row, episode, group }: SupportedPerson,
  today: LocalDate,
  recorded: Recorded,
): EpisodeSupportRow[] {
  if (draw.chance(withoutSupport)) return [];
  const last = episode.endedOn ?? today;
  return Object.entries(supportShares[group]).flatMap(([supportType, share]): EpisodeSupportRow[] => {
    const afterDays = supportType === 'DAY_TO_DAY' ? 0 : draw.whole(0, 21);
    if (!draw.chance(share)) return [];
    return [
      {
        episodePersonId: row.id,
        providerId: row.providerId,
        supportType: supportType as SupportType,
        firstGivenOn: earlierOf(addDays(episode.startedOn, afterDays), last),
        ...recorded(episode, afterDays),
      },
    ];
  });
}

/** Since when those are ready who have stayed long, and were ready who moved as planned. */
function readinessOf(
  draw: Draw,
  ids: CountyIds,
  { id: episodeId, providerId, startedOn, endedOn, leavingReason }: EpisodeRow,
  today: LocalDate,
  recordedBy: string,
): MoveOnReadinessRow[] {
  const stayed = daysBetween(startedOn, endedOn ?? today);
  const isReady =
    endedOn === null ? stayed >= longStay && draw.chance(0.65) : leavingReason === 'PLANNED_MOVE';
  if (!isReady) return [];
  const readyOn = laterOf(
    addDays(startedOn, Math.min(14, stayed)),
    addDays(endedOn ?? today, -draw.whole(3, 60)),
  );
  const said = (number: number, blockedBy: MoveOnBlock | null): MoveOnReadinessRow => ({
    id: ids('readiness', `${episodeId} ${String(number)}`),
    episodeId,
    providerId,
    number,
    readyOn,
    blockedBy,
    recordedAt: addMinutes(morningOf(readyOn), -60 + number),
    recordedBy,
  });
  if (endedOn === null) return [said(1, draw.weighted(blocks))];
  return draw.chance(0.4) ? [said(1, draw.weighted(blocks)), said(2, null)] : [said(1, null)];
}

/** Most services are commissioned by the tier-one authority of where they are, for some years. */
function standingOf(
  draw: Draw,
  ids: CountyIds,
  { services, essex }: SupportedCounty,
  today: LocalDate,
): Pick<SupportRows, 'commissioning' | 'qualityMarks'> {
  const authorities = new Map(
    demoOrganisations.flatMap(({ key, authorityCode }) =>
      authorityCode === undefined ? [] : [[authorityCode, organisationId(key)] as const],
    ),
  );
  const upperTiers = new Map(essex.map(({ id, code, upperTierCode }) => [id, upperTierCode ?? code]));
  const commissioned = draw.deal(services.length, commissionedWeights);
  const marked = draw.deal(services.length, marks);
  const since = (service: CountyService): LocalDate =>
    laterOf(service.openedOn, `${String(yearOf(today) - 3)}-04-01` as LocalDate);
  return {
    commissioning: services.flatMap((service, index): ServiceCommissioningRow[] => {
      const authorityId = authorities.get(upperTiers.get(service.districtId) ?? '');
      if (!commissioned[index] || authorityId === undefined) return [];
      const id = ids('commissioning', service.id);
      const { id: serviceId, providerId } = service;
      return [{ id, serviceId, providerId, authorityId, fromDay: since(service), untilDay: null }];
    }),
    qualityMarks: services.flatMap((service, index) =>
      (marked[index] ?? []).map(([scheme, status]): QualityMarkRow => ({
        id: ids('quality mark', `${service.id} ${scheme}`),
        serviceId: service.id,
        providerId: service.providerId,
        scheme,
        status,
        fromDay: since(service),
        untilDay: null,
      })),
    ),
  };
}
