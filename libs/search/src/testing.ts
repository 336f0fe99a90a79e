import { randomUUID } from 'node:crypto';
import type { Turnaround } from '@app/accommodation';
import type { TestDatabase } from '@app/database/testing';
import type { PlaceFacts } from '@app/eligibility';
import type { Households } from '@app/households';
import type { LocalDate } from '@app/kernel';

/** Every question answered, and nothing special needed: for registering a household that waits for nothing to be asked. */
export const everythingAnswered = {
  mobility: 'NONE',
  sensory: [],
  substances: 'NONE',
  mentalHealth: 'NONE',
  inCrisis: false,
  careNeeds: 'NONE',
  learningDisability: false,
  pregnant: false,
  pets: [],
  languages: ['en'],
  interpreterWanted: false,
  risk: { tool: 'PROFESSIONAL_JUDGEMENT', level: 'STANDARD' },
  riskToOthers: [],
  recourse: 'YES',
  rentCover: 'HOUSING_BENEFIT',
  nightWork: false,
  byAndFor: { need: 'NONE' },
  faithDiet: [],
  willShare: { kitchen: true, bathroom: true, room: true },
  stayNear: [],
  stayDays: 90,
  flexible: [],
  unsafeAreas: { districtCodes: [], outcodes: [] },
} satisfies Partial<RegisterHouseholdInput>;

type RegisterHouseholdInput = Parameters<Households['registerHousehold']>[1];

/** A claim on a place's nights, as a test arranges it. */
export interface ArrangedClaim {
  readonly kind: 'HOLD' | 'STAY' | 'VOID' | 'CLOSURE';
  readonly arrive: LocalDate;
  readonly leave: LocalDate | null;
  readonly freeFrom: LocalDate | 'infinity';
  /** Null: until it is ended. */
  readonly endsAt: Date | null;
  /** Left out: when the claims of the whole arrangement were made. */
  readonly claimedAt?: Date;
  /** Of a stay whose household has come and has not been recorded as left. */
  readonly arrivedOn?: LocalDate;
}

/** A published place, as a test arranges it. */
export interface ArrangedPlace {
  /** Left out: a calendar day. */
  readonly turnaround?: Turnaround;
  readonly facts: PlaceFacts;
  readonly confirmedAt: Date;
  readonly claims: readonly ArrangedClaim[];
  readonly doNotUse: boolean;
}

const snake = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Rows of one table in one statement, past row-level security. */
async function put(tests: TestDatabase, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (rows.length === 0) return;
  await tests.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/**
 * Publishes places, all of one service, in few statements whatever their number;
 * fresh to 12 hours and aging to 24.
 *
 * @param claimedAt when the claims were made.
 * @returns the vacancies' ids, in the order of the places.
 */
export async function publishedPlaces(
  tests: TestDatabase,
  places: readonly ArrangedPlace[],
  claimedAt: Date,
): Promise<string[]> {
  const provider_id = randomUUID();
  const service_id = randomUUID();
  await tests.query(
    `insert into organisation (id, kind, name, provider_type) values ($1, 'PROVIDER', 'A charity', 'REGISTERED_CHARITY_DA')`,
    [provider_id],
  );
  const turnaround = {
    turnaround_days: 1,
    turnaround_in_working_days: false,
    fresh_hours: 12,
    aging_hours: 24,
  };
  await put(tests, 'service', [
    {
      id: service_id,
      provider_id,
      name: 'A service',
      accommodation_type: 'REFUGE',
      temporary: true,
      self_contained: false,
      shares_facilities: true,
      managed_by: 'VOLUNTARY_ORGANISATION',
      relevant: true,
      shown_sub_region: 'MID',
      ...turnaround,
      opened_on: '2020-01-01',
    },
  ]);
  const rows = places.map((place) => ({ ...place, unit_id: randomUUID(), vacancy_id: randomUUID() }));
  const of = { provider_id, service_id };
  await put(
    tests,
    'unit',
    rows.map(({ facts, unit_id, doNotUse }) => ({
      id: unit_id,
      ...of,
      code: unit_id.slice(0, 12),
      bedspaces: facts.bedspaces,
      cots: facts.cots,
      bedrooms: facts.bedrooms,
      self_contained: facts.selfContained,
      step_free: facts.stepFree,
      ground_floor: facts.groundFloor,
      lift: facts.lift,
      wet_room: facts.wetRoom,
      wheelchair_accessible: facts.wheelchairAccessible,
      do_not_use_since: doNotUse ? claimedAt : null,
    })),
  );
  await put(
    tests,
    'vacancy',
    rows.map(({ facts, unit_id, vacancy_id, confirmedAt }) => ({
      id: vacancy_id,
      ...of,
      unit_id,
      status: 'OPEN',
      available_from: facts.availableFrom,
      confirmed_at: confirmedAt,
      made_at: confirmedAt,
    })),
  );
  await put(
    tests,
    'vacancy_facts',
    rows.map(({ facts, unit_id, vacancy_id, confirmedAt, doNotUse, turnaround: own }) => ({
      vacancy_id,
      ...of,
      unit_id,
      status: 'OPEN',
      confirmed_at: confirmedAt,
      ...turnaround,
      ...(own && {
        turnaround_days: own.turnaroundDays,
        turnaround_in_working_days: own.turnaroundInWorkingDays,
      }),
      do_not_use: doNotUse,
      ...Object.fromEntries(Object.entries(facts).map(([field, value]) => [snake(field), value as unknown])),
    })),
  );
  await tests.query('alter table occupancy disable trigger occupancy_guard');
  await put(
    tests,
    'occupancy',
    rows.flatMap(({ unit_id, claims }) =>
      claims.map(({ kind, arrive, leave, freeFrom, endsAt, arrivedOn, claimedAt: own }) => ({
        id: randomUUID(),
        unit_id,
        provider_id,
        kind,
        arrive,
        leave,
        free_from: freeFrom,
        claimed_at: own ?? claimedAt,
        arrived_on: arrivedOn ?? null,
        ends_at: endsAt ?? 'infinity',
      })),
    ),
  );
  await tests.query('alter table occupancy enable trigger occupancy_guard');
  return rows.map(({ vacancy_id }) => vacancy_id);
}
