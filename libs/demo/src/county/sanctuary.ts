import { addDays, addMinutes, dayIn, earlierOf, type LocalDate } from '@app/kernel';
import type { District, Places } from '@app/places';
import {
  type JobStatus,
  mondayOf,
  monthsAfter,
  type SanctuaryItem,
  type Tenure,
  weeksFrom,
} from '@app/sanctuary';
import { caseRows, type CaseRows } from './cases';
import type { Draw } from './draw';
import { type CountyHousehold, countyHouseholds } from './households';
import type { CountyIds } from './ids';
import { morningOf } from './offers';
import type { ClosingRow, EpisodeRow, HouseholdPersonRow } from './rows';
import type { CountyService } from './services';
import { workerAt } from './workers';

/** A scheme, as its row. */
export interface SchemeRow {
  readonly serviceId: string;
  readonly providerId: string;
  readonly riskTo: string;
  readonly riskConsiderTo: string | null;
  readonly tenuresTaken: readonly Tenure[];
  readonly tenuresConsidered: readonly Tenure[];
  readonly landlordsSchemeFirst: boolean;
  readonly noRecourse: string;
  readonly items: readonly SanctuaryItem[];
  readonly setAt: Date;
}

/** Slots of a district in a week. How many are taken is counted by the database as jobs are written. */
export interface CapacityRow {
  readonly serviceId: string;
  readonly providerId: string;
  readonly districtId: string;
  readonly weekStart: LocalDate;
  readonly slots: number;
  readonly publishedAt: Date;
}

/** What was asked about staying. */
export interface StayingRow {
  readonly householdId: string;
  readonly wantsToStay: boolean | null;
  readonly livesThere: boolean | null;
  readonly mayEnter: boolean | null;
  readonly orderKeepsOut: boolean | null;
  readonly orderEndsOn: LocalDate | null;
  readonly tenure: Tenure | null;
  readonly landlord: string | null;
  readonly landlordConsent: string | null;
  readonly landlordsScheme: string | null;
  readonly homeDistrictId: string | null;
  readonly toldAt: Date;
}

/** A job, as its row. */
export interface JobRow {
  readonly id: string;
  readonly householdId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly districtId: string;
  readonly weekStart: LocalDate;
  readonly status: JobStatus;
  readonly householdReference: string;
  readonly facts: object;
  readonly herConsent: true;
  readonly landlordConsent: string;
  readonly flagHome: boolean | null;
  readonly mayKnow: readonly string[];
  readonly requestedAt: Date;
  readonly answeredAt: Date | null;
  readonly shownReason: string | null;
  readonly episodeId: string | null;
  readonly firstFittedOn: LocalDate | null;
  readonly fittedOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly endReason: string | null;
}

interface OfJob {
  readonly jobId: string;
  readonly organisationId: string;
  readonly providerId: string;
}

/** Where a home is, in clear: sealed as it is written. */
export interface HomeLocation extends OfJob {
  readonly householdId: string;
  readonly address: string;
  readonly recordedAt: Date;
  readonly mayBeOpened: boolean;
}

/** Rows of sanctuary, with those of the households that stay: none of the others. */
export interface SanctuaryRows {
  readonly schemes: readonly SchemeRow[];
  readonly capacity: readonly CapacityRow[];
  readonly cases: CaseRows;
  readonly staying: readonly StayingRow[];
  readonly jobs: readonly JobRow[];
  readonly locations: readonly HomeLocation[];
  readonly declines: readonly (OfJob & {
    readonly primaryReason: string;
    readonly contributingReasons: readonly string[];
    readonly declinedBy: string;
  })[];
  readonly surveys: readonly (OfJob & {
    readonly id: string;
    readonly surveyedOn: LocalDate;
    readonly hazards: string | null;
    readonly surveyedBy: string;
    readonly recordedAt: Date;
  })[];
  readonly items: readonly (OfJob & {
    readonly item: SanctuaryItem;
    readonly proposedOn: LocalDate;
    readonly droppedOn: null;
    readonly fittedOn: LocalDate | null;
    readonly removedOn: LocalDate | null;
  })[];
  readonly reviews: readonly (OfJob & {
    readonly months: number;
    readonly dueOn: LocalDate;
    readonly heldOn: LocalDate | null;
    readonly stillSafe: boolean | null;
    readonly supportNeeded: boolean | null;
    readonly recordedAt: Date | null;
    readonly recordedBy: string | null;
  })[];
  readonly episodes: readonly (Omit<EpisodeRow, 'placementId'> & { readonly placementId: null })[];
  readonly episodePeople: readonly EpisodePersonRow[];
  readonly episodeOrigins: readonly { readonly episodeId: string; readonly districtId: string }[];
  readonly closings: readonly (Omit<ClosingRow, 'reason'> & { readonly reason: 'STAYED_HOME_SAFELY' })[];
}

/** Somebody who is supported, as they were told of when it began. */
export interface EpisodePersonRow {
  readonly id: string;
  readonly episodeId: string;
  readonly providerId: string;
  readonly number: number;
  readonly lead: boolean;
  readonly gender: string | null;
  readonly birthYear: number | null;
  readonly birthMonth: number | null;
  readonly ageTold: number | null;
  readonly ageToldOn: LocalDate | null;
  readonly joinedOn: LocalDate;
}

/** Where each provider's scheme works. Assumed: no table of schemes by district is published. */
const reach: Readonly<Record<string, readonly string[]>> = {
  lanternfield: ['E07000071', 'E07000076', 'E07000070', 'E07000066', 'E07000067'],
  foxglove: ['E07000077', 'E07000072', 'E07000067'],
};

/** How often each way a job may stand is met. Assumed. */
const standings: readonly (readonly [JobStatus, number])[] = [
  ['ENDED', 12],
  ['FITTED', 9],
  ['FITTING', 1],
  ['SURVEYED', 1],
  ['ACCEPTED', 1],
  ['REQUESTED', 2],
  ['DECLINED', 3],
  ['WITHDRAWN', 1],
];

/** Days ago on which a job that stands so was asked for: at the latest and at the earliest. */
const askedDaysAgo: Readonly<Record<JobStatus, readonly [number, number]>> = {
  ENDED: [150, 530],
  FITTED: [20, 205],
  FITTING: [12, 16],
  SURVEYED: [7, 10],
  ACCEPTED: [3, 4],
  REQUESTED: [1, 1],
  DECLINED: [30, 500],
  WITHDRAWN: [30, 300],
  CANCELLED: [30, 300],
};

/** Assumed: most are locks, a camera and an alarm; the list is domain 8.11. */
const usual: readonly (readonly [readonly SanctuaryItem[], number])[] = [
  [['LOCK_CHANGE', 'WINDOW_LOCKS', 'DOOR_VIEWER'], 40],
  [['LOCK_CHANGE', 'DOORBELL_CAMERA', 'LETTERBOX_FIREPROOF'], 30],
  [['LOCK_CHANGE', 'ALARM_HOUSE', 'SECURITY_LIGHTING', 'SMOKE_ALARM'], 20],
  [['SAFE_ROOM', 'REPLACEMENT_DOOR', 'PERSONAL_ALARM'], 10],
];

/** "Support no longer needed" led with 80% nationally (domain 1.2); the others are assumed. */
const endings: readonly (readonly [{ readonly reason: string; readonly destination: string }, number])[] = [
  [{ reason: 'SUPPORT_NO_LONGER_NEEDED', destination: 'HOME_SAFE' }, 80],
  [{ reason: 'MOVED_AWAY', destination: 'SOCIAL_RENT' }, 8],
  [{ reason: 'DECLINED_FURTHER_SUPPORT', destination: 'HOME_SAFE' }, 6],
  [{ reason: 'NO_CONTACT', destination: 'NOT_KNOWN' }, 4],
  [{ reason: 'PERPETRATOR_RETURNED_OR_RISK_CHANGED', destination: 'OTHER_REFUGE' }, 2],
];

/** Assumed. */
const homes: readonly (readonly [readonly [Tenure, string], number])[] = [
  [['SOCIAL_TENANT', 'COUNCIL'], 40],
  [['SOCIAL_TENANT', 'HOUSING_ASSOCIATION'], 20],
  [['PRIVATE_TENANT', 'PRIVATE'], 20],
  [['OWNER', 'NONE'], 20],
];

const weeksBack = 79;
const weeksAhead = 12;

/** Two schemes, their capacity over eighteen months and the coming twelve weeks, and thirty households who stay, or meant to. */
export function sanctuaryRows(
  draw: Draw,
  ids: CountyIds,
  services: readonly CountyService[],
  essex: readonly District[],
  population: ReadonlyMap<string, number>,
  places: Places,
  now: Date,
): SanctuaryRows {
  const today = dayIn(now);
  const own: CountyIds = (kind, name) => ids(`at home ${kind}`, name);
  const schemes = services.filter(({ accommodationType }) => accommodationType === 'SANCTUARY');
  const codes = new Set(schemes.flatMap(({ providerKey }) => reach[providerKey] ?? []));
  const statuses = draw.shuffled(
    standings.flatMap(([status, count]) => new Array<JobStatus>(count).fill(status)),
  );
  const households = countyHouseholds(
    draw.for('households'),
    own,
    statuses.length,
    essex.filter(({ code }) => codes.has(code)),
    population,
    places,
  );
  const stories = households.map((household, index) => {
    const scheme = schemes.find(({ providerKey }) => reach[providerKey]?.includes(household.home.code));
    if (!scheme) throw new Error(`No scheme works in ${household.home.name}.`);
    return story(draw.for(household.id), own, household, scheme, statuses[index] ?? 'FITTED', index, now);
  });
  const cases = casesOf(draw.for('cases'), own, stories, now, today);
  return {
    schemes: schemes.map((scheme) => schemeRow(scheme, now)),
    capacity: capacityRows(
      draw.for('capacity'),
      schemes,
      essex,
      stories.map(({ job }) => job),
      today,
    ),
    cases,
    staying: stories.map(({ staying }) => staying),
    jobs: stories.map(({ job }) => job),
    locations: stories.map(({ location }) => location),
    declines: stories.flatMap(({ declines }) => declines),
    surveys: stories.flatMap(({ surveys }) => surveys),
    items: stories.flatMap(({ items }) => items),
    reviews: stories.flatMap(({ reviews }) => reviews),
    episodes: stories.flatMap(({ episodes }) => episodes),
    episodePeople: stories.flatMap(({ household, episodes }) =>
      episodes.flatMap((episode) =>
        peopleOf(
          own,
          cases.householdPeople.filter(({ householdId }) => householdId === household.id),
          episode,
        ),
      ),
    ),
    episodeOrigins: stories.flatMap(({ household, episodes }) =>
      episodes.map(({ id: episodeId }) => ({ episodeId, districtId: household.home.id })),
    ),
    closings: stories.flatMap(({ household, job }) =>
      job.endedOn === null
        ? []
        : [
            {
              id: own('household closing', household.id),
              householdId: household.id,
              reason: 'STAYED_HOME_SAFELY' as const,
              whereKind: null,
              closedAt: new Date(`${job.endedOn}T15:00:00Z`),
              personId: household.placer.personId,
              organisationId: household.placer.organisationId,
              reopenedAt: null,
            },
          ],
    ),
  };
}

const schemeRow = ({ id: serviceId, providerId, providerKey }: CountyService, now: Date): SchemeRow => ({
  serviceId,
  providerId,
  riskTo: 'MEDIUM',
  riskConsiderTo: providerKey === 'lanternfield' ? 'HIGH' : null,
  tenuresTaken: ['OWNER', 'SOCIAL_TENANT', 'PRIVATE_TENANT'],
  tenuresConsidered: ['JOINT_OWNER', 'JOINT_TENANT'],
  landlordsSchemeFirst: true,
  noRecourse: providerKey === 'lanternfield' ? 'YES' : 'CONSIDER',
  items: [
    'WINDOW_LOCKS',
    'EXTRA_DOOR_LOCKS',
    'REPLACEMENT_DOOR',
    'LETTERBOX_FIREPROOF',
    'DOOR_VIEWER',
    'DOORBELL_CAMERA',
    'ALARM_HOUSE',
    'PERSONAL_ALARM',
    'SECURITY_LIGHTING',
    'SMOKE_ALARM',
    'SAFE_ROOM',
    'LOCK_CHANGE',
  ],
  setAt: addMinutes(now, -560 * 24 * 60),
});

/** One to three jobs a week in each district; in each week at least as many as were taken on. */
function capacityRows(
  draw: Draw,
  schemes: readonly CountyService[],
  essex: readonly District[],
  jobs: readonly JobRow[],
  today: LocalDate,
): CapacityRow[] {
  const weeks = weeksFrom(addDays(mondayOf(today), -7 * weeksBack), weeksBack + weeksAhead);
  return schemes.flatMap(({ id: serviceId, providerId, providerKey }) =>
    essex
      .filter(({ code }) => reach[providerKey]?.includes(code))
      .flatMap(({ id: districtId }) => {
        const usually = draw.whole(1, 3);
        return weeks.map((weekStart): CapacityRow => {
          const taken = jobs.filter(
            (job) =>
              job.serviceId === serviceId && job.districtId === districtId && job.weekStart === weekStart,
          ).length;
          const publishedAt = morningOf(addDays(weekStart, -28));
          return {
            serviceId,
            providerId,
            districtId,
            weekStart,
            slots: Math.max(usually, taken),
            publishedAt,
          };
        });
      }),
  );
}

type Story = ReturnType<typeof story>;

/** What became of one household that wanted to stay. */
function story(
  draw: Draw,
  ids: CountyIds,
  household: CountyHousehold,
  scheme: CountyService,
  status: JobStatus,
  index: number,
  now: Date,
) {
  const today = dayIn(now);
  const [latest, earliest] = askedDaysAgo[status];
  const requestedOn = addDays(today, -draw.whole(latest, earliest));
  const requestedAt = addMinutes(morningOf(requestedOn), draw.whole(0, 300));
  const job = {
    jobId: ids('job', household.id),
    organisationId: household.placer.organisationId,
    providerId: scheme.providerId,
  };
  const [tenure, landlord] = draw.weighted(homes);
  const proposed = draw.weighted(usual);
  const answered = status !== 'REQUESTED';
  const seen = ['SURVEYED', 'FITTING', 'FITTED', 'ENDED'].includes(status);
  const begun = ['FITTING', 'FITTED', 'ENDED'].includes(status);
  const surveyedOn = addDays(requestedOn, draw.whole(2, 4));
  const firstFittedOn = begun ? addDays(requestedOn, draw.whole(5, 8)) : null;
  const fittedOn =
    firstFittedOn !== null && status !== 'FITTING' ? addDays(firstFittedOn, draw.whole(0, 6)) : null;
  const endedOn =
    fittedOn !== null && status === 'ENDED'
      ? earlierOf(addDays(fittedOn, draw.whole(95, 260)), addDays(today, -2))
      : null;
  const ending = endedOn === null ? null : draw.weighted(endings);
  const episodeId = firstFittedOn === null ? null : ids('episode', household.id);
  const landlordConsent = landlord === 'NONE' ? 'NOT_NEEDED' : 'GIVEN';
  const worker = workerAt(scheme.providerKey);
  const removed = ending?.reason === 'MOVED_AWAY';
  return {
    household,
    job: {
      id: job.jobId,
      householdId: household.id,
      organisationId: job.organisationId,
      personId: household.placer.personId,
      providerId: job.providerId,
      serviceId: scheme.id,
      districtId: household.home.id,
      weekStart: mondayOf(addDays(requestedOn, 3)),
      status,
      householdReference: household.reference,
      facts: {
        people: household.people.length,
        risk: 'MEDIUM',
        tenure,
        landlord,
        whoHarmsLivesThere: false,
        whoHarmsMayEnter: false,
        orderKeepsOut: false,
        orderEndsOn: null,
        recourse: null,
      },
      herConsent: true,
      landlordConsent,
      flagHome: draw.chance(0.8),
      mayKnow: draw.chance(0.8) ? ['POLICE', 'FIRE_SERVICE'] : ['FITTER'],
      requestedAt,
      answeredAt: answered && status !== 'WITHDRAWN' ? addMinutes(requestedAt, draw.whole(200, 1_500)) : null,
      shownReason: status === 'DECLINED' ? 'NO_STAFF_CAPACITY' : null,
      episodeId,
      firstFittedOn,
      fittedOn,
      endedOn,
      endReason: ending?.reason ?? null,
    } satisfies JobRow,
    staying: {
      householdId: household.id,
      wantsToStay: true,
      livesThere: false,
      mayEnter: false,
      orderKeepsOut: false,
      orderEndsOn: null,
      tenure,
      landlord,
      landlordConsent,
      landlordsScheme: landlord === 'HOUSING_ASSOCIATION' ? 'CANNOT_HELP' : null,
      homeDistrictId: household.home.id,
      toldAt: addMinutes(requestedAt, -30),
    } satisfies StayingRow,
    location: {
      ...job,
      householdId: household.id,
      address: `${String(draw.whole(1, 90))} CANARY-${draw.spokenText(8)} Close, Nowhere (invented)`,
      recordedAt: requestedAt,
      mayBeOpened: ['ACCEPTED', 'SURVEYED', 'FITTING', 'FITTED'].includes(status),
    } satisfies HomeLocation,
    declines:
      status === 'DECLINED'
        ? [{ ...job, primaryReason: 'NO_STAFF_CAPACITY', contributingReasons: [], declinedBy: worker }]
        : [],
    surveys: seen
      ? [
          {
            ...job,
            id: ids('survey', household.id),
            surveyedOn,
            hazards: draw.chance(0.3) ? 'Low beam over the back door.' : null,
            surveyedBy: worker,
            recordedAt: morningOf(surveyedOn),
          },
        ]
      : [],
    items: seen
      ? proposed.map((item, at) => ({
          ...job,
          item,
          proposedOn: surveyedOn,
          droppedOn: null,
          fittedOn: at === 0 ? firstFittedOn : fittedOn,
          removedOn: removed ? endedOn : null,
        }))
      : [],
    // Of some homes nobody held the review that was due, so that a worker has something to do.
    reviews: fittedOn === null ? [] : reviewsOf(draw, job, fittedOn, endedOn, today, worker, index % 5 === 0),
    episodes:
      episodeId === null || firstFittedOn === null
        ? []
        : [
            {
              id: episodeId,
              householdId: household.id,
              placementId: null,
              providerId: scheme.providerId,
              serviceId: scheme.id,
              accommodationType: 'SANCTUARY',
              relevant: scheme.relevant,
              householdReference: household.reference,
              startedOn: firstFittedOn,
              endedOn,
              leavingReason: ending?.reason ?? null,
              destination: ending?.destination ?? null,
            },
          ],
  };
}

function reviewsOf(
  draw: Draw,
  job: OfJob,
  fittedOn: LocalDate,
  endedOn: LocalDate | null,
  today: LocalDate,
  worker: string,
  forgotten: boolean,
): SanctuaryRows['reviews'] {
  return [3, 6].map((months) => {
    const dueOn = monthsAfter(fittedOn, months);
    const heldOn = addDays(dueOn, draw.whole(0, 5));
    const wasHeld =
      heldOn < today && (endedOn === null || heldOn <= endedOn) && (endedOn !== null || !forgotten);
    return {
      ...job,
      months,
      dueOn,
      heldOn: wasHeld ? heldOn : null,
      stillSafe: wasHeld ? true : null,
      supportNeeded: wasHeld ? months === 3 : null,
      recordedAt: wasHeld ? morningOf(heldOn) : null,
      recordedBy: wasHeld ? worker : null,
    };
  });
}

/** The households as cases: registered shortly before they asked, at medium risk, and safe where they live. */
function casesOf(
  draw: Draw,
  ids: CountyIds,
  stories: readonly Story[],
  now: Date,
  today: LocalDate,
): CaseRows {
  const households = stories.map(({ household }) => household);
  const since = new Map(stories.map(({ household, job }) => [household, job.requestedAt]));
  const rows = caseRows(draw, ids, [], households, [], since, now, today);
  const homeOf = new Map(households.map(({ id, home }) => [id, home.id]));
  const jobOf = new Map(stories.map(({ household, job }) => [household.id, job]));
  const isLive = (householdId: string): boolean => jobOf.get(householdId)?.endedOn === null;
  return {
    ...rows,
    households: rows.households.map((row) => ({
      ...row,
      status: isLive(row.id) ? ('OPEN' as const) : ('CLOSED' as const),
      neededBy: null,
      riskLevel: 'MEDIUM',
      riskTool: 'PROFESSIONAL_JUDGEMENT',
      dashScore: null,
      riskOn: dayIn(row.registeredAt),
      riskNote: null,
      unsafeAreasAsked: true,
      cameFromDistrictId: homeOf.get(row.id) ?? null,
    })),
    unsafeAreas: rows.unsafeAreas.filter(
      ({ householdId, districtId }) => districtId !== null && districtId !== homeOf.get(householdId),
    ),
    spokenCodes: rows.spokenCodes.filter(({ householdId }) => isLive(householdId)),
    memberships: [],
  };
}

/** Who is supported: everyone, without a name, as old as they were told to be. */
const peopleOf = (
  ids: CountyIds,
  people: readonly HouseholdPersonRow[],
  { id: episodeId, providerId, startedOn }: SanctuaryRows['episodes'][number],
): EpisodePersonRow[] =>
  people.map(({ id, position, lead, gender, birthYear, birthMonth, ageTold, ageToldOn }) => ({
    id: ids('episode person', id),
    episodeId,
    providerId,
    number: position + 1,
    lead,
    gender,
    birthYear,
    birthMonth,
    ageTold,
    ageToldOn,
    joinedOn: startedOn,
  }));
