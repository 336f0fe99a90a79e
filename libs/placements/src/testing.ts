import { randomBytes, randomUUID } from 'node:crypto';
import { accommodationEntities, Services, Units, Vacancies } from '@app/accommodation';
import { type Database, Vault } from '@app/database';
import type { TestDatabase } from '@app/database/testing';
import { CodeKey, householdEntities, Households } from '@app/households';
import {
  addDays,
  addMinutes,
  dayIn,
  type LocalDate,
  type Outcome,
  type PersonActor,
  Problems,
  type Role,
} from '@app/kernel';
import { placeEntities } from '@app/places';
import { searchEntities } from '@app/search';
import { startOf } from './domain/arriving';
import {
  Episodes,
  Holds,
  Overrides,
  placementEntities,
  Placements,
  Questions,
  Referrals,
  Support,
} from './index';

/** Everything that a journey through this lib reads and writes. */
export const journeyEntities = [
  ...placeEntities,
  ...accommodationEntities,
  ...householdEntities,
  ...searchEntities,
  ...placementEntities,
];

/** The thing, or an error that says which problems came instead. */
export function got<T>(outcome: Outcome<T>): T {
  if (outcome instanceof Problems) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

/** The codes of the problems, or none when it was done. */
export const codesOf = (outcome: unknown): string[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code }) => code) : [];

/** A new idempotency key. */
export const aKey = (): string => randomUUID();

/** A unit that is offered. */
export interface Offered {
  readonly serviceId: string;
  readonly unitId: string;
  readonly vacancyId: string;
  /** Whose unit it is. Left out: the provider's. */
  readonly by?: PersonActor;
}

/** A household with the code that it was told. */
export interface Fleeing {
  readonly id: string;
  readonly reference: string;
  readonly spokenCode: string;
}

type RegisterHousehold = Parameters<Households['registerHousehold']>[1];
type NewUnit = Parameters<Units['addUnits']>[1]['units'][number];
type SetRules = Parameters<Services['setEntryRules']>[1]['rules'];
type RegisterService = Parameters<Services['registerService']>[1];

/**
 * A small county for tests: two districts, one provider with a refuge for women, two councils, and a clock that tests
 * move. Commands make every row, so what is arranged is what people could have done.
 */
export class County {
  readonly provider = this.person('PROVIDER_MANAGER');
  readonly otherProvider = this.person('PROVIDER_MANAGER');
  readonly navigator = this.person('NAVIGATOR');
  readonly otherNavigator = this.person('NAVIGATOR');
  readonly codeKey = new CodeKey(Buffer.alloc(32, 7));
  /** Of every vault over this database: what one seals, another must open. Give it to the API under test. */
  readonly masterKey = randomBytes(32);
  readonly vault = new Vault(this.masterKey);
  readonly services: Services;
  readonly units: Units;
  readonly vacancies: Vacancies;
  readonly households: Households;
  readonly holds: Holds;
  readonly referrals: Referrals;
  readonly overrides: Overrides;
  readonly questions: Questions;
  readonly placements: Placements;
  readonly episodes: Episodes;
  readonly support: Support;
  /** The refuge that `unit` adds to. */
  refuge = '';
  private codes = 0;

  private constructor(
    readonly tests: TestDatabase,
    readonly db: Database,
    private readonly clock: { now: Date },
  ) {
    this.services = new Services(db, this.vault);
    this.units = new Units(db);
    this.vacancies = new Vacancies(db);
    this.households = new Households(db, this.codeKey);
    this.holds = new Holds(db);
    this.referrals = new Referrals(db, this.codeKey);
    this.overrides = new Overrides(db);
    this.questions = new Questions(db);
    this.placements = new Placements(db, this.codeKey);
    this.episodes = new Episodes(db);
    this.support = new Support(db);
  }

  /** @param more entities of a lib that stands on this one. */
  static async open(
    tests: TestDatabase,
    today: LocalDate,
    more: readonly (new () => object)[] = [],
  ): Promise<County> {
    const clock = { now: addMinutes(startOf(today), 600) };
    const entities = [...journeyEntities, ...more];
    const county = new County(tests, await tests.open(entities, { clock: () => clock.now }), clock);
    for (const [code, name] of [
      ['E07000071', 'Colchester'],
      ['E07000076', 'Tendring'],
    ] as const) {
      await tests.query(
        `insert into district (id, code, name, nation, greater_essex, sub_region, live_from) values ($1, $2, $3, 'England', true, 'NORTH', '1974-04-01')`,
        [randomUUID(), code, name],
      );
    }
    for (const { organisationId } of [county.provider, county.otherProvider]) {
      await tests.query(
        `insert into organisation (id, kind, name, provider_type) values ($1, 'PROVIDER', 'Marigold', 'REGISTERED_CHARITY_DA')`,
        [organisationId],
      );
    }
    for (const { organisationId } of [county.navigator, county.otherNavigator]) {
      await tests.query(
        `insert into organisation (id, kind, name) values ($1, 'DISTRICT_COUNCIL', 'Council')`,
        [organisationId],
      );
    }
    county.refuge = await county.service();
    return county;
  }

  /** The moment it is. */
  get now(): Date {
    return this.clock.now;
  }
  get today(): LocalDate {
    return dayIn(this.now);
  }
  /** Lets time pass. */
  wait(minutes: number): void {
    this.clock.now = addMinutes(this.clock.now, minutes);
  }
  /** Ten o'clock in the morning, so many days from now. */
  nextMorning(days = 1): void {
    this.clock.now = addMinutes(startOf(addDays(this.today, days)), 600);
  }

  person(role: Role, organisationId: string = randomUUID()): PersonActor {
    return { kind: 'PERSON', personId: randomUUID(), organisationId, roles: [role] };
  }

  /** A refuge for women that never closes its intake desk; alone in its district, and so shown by sub-region. */
  async service(
    told: Partial<RegisterService> = {},
    rules: SetRules = {},
    by = this.provider,
  ): Promise<string> {
    const { id } = got(
      await this.services.registerService(by, {
        name: 'Marigold House',
        accommodationType: 'REFUGE',
        districtCode: 'E07000071',
        temporary: true,
        selfContained: false,
        sharesFacilities: true,
        managedBy: 'VOLUNTARY_ORGANISATION',
        ...told,
      }),
    );
    got(
      await this.services.setEntryRules(by, {
        level: 'SERVICE',
        id,
        rules: { genderPolicy: 'WOMEN_ONLY', takesLocal: 'YES', ...rules },
      }),
    );
    return id;
  }

  /** A room for three, offered from today. */
  async offered(serviceId = this.refuge, told: Partial<NewUnit> = {}, by = this.provider): Promise<Offered> {
    this.codes += 1;
    const added = got(
      await this.units.addUnits(by, {
        serviceId,
        openFrom: this.today,
        units: [
          {
            code: `Room ${String(this.codes)}`,
            bedspaces: 3,
            cots: 1,
            bedrooms: 1,
            selfContained: false,
            stepFree: true,
            groundFloor: true,
            lift: false,
            wetRoom: true,
            wheelchairAccessible: true,
            ...told,
          },
        ],
      }),
    );
    const unitId = added.unitIds[0] ?? '';
    const { id: vacancyId } = got(await this.vacancies.publishVacancy(by, { unitId }));
    return { serviceId, unitId, vacancyId, by };
  }

  /** A woman alone who answered everything and needs nothing special. */
  async household(told: Partial<RegisterHousehold> = {}, by = this.navigator): Promise<Fleeing> {
    const registered = got(
      await this.households.registerHousehold(by, {
        people: [{ lead: true, partner: false, gender: 'WOMAN_OR_GIRL', born: { year: 1990, month: 6 } }],
        mobility: 'NONE',
        substances: 'NONE',
        mentalHealth: 'NONE',
        inCrisis: false,
        recourse: 'YES',
        unsafeAreas: { districtCodes: [], outcodes: [] },
        sensory: [],
        pets: [],
        careNeeds: 'NONE',
        learningDisability: false,
        pregnant: false,
        risk: { tool: 'PROFESSIONAL_JUDGEMENT', level: 'STANDARD' },
        riskToOthers: [],
        cameFromDistrictCode: 'E07000076',
        ...told,
      }),
    );
    return {
      id: registered.id,
      reference: registered.household.reference,
      spokenCode: registered.spokenCode,
    };
  }

  hold(
    household: Pick<Fleeing, 'id'>,
    { vacancyId }: Pick<Offered, 'vacancyId'>,
    minutes?: number,
    by = this.navigator,
  ) {
    const length = minutes === undefined ? {} : { minutes };
    return this.holds.holdVacancy(by, {
      householdId: household.id,
      vacancyId,
      idempotencyKey: aKey(),
      ...length,
    });
  }

  /** A hold that was put to its provider. */
  async referred(household?: Fleeing, offered?: Offered) {
    const her = household ?? (await this.household());
    const unit = offered ?? (await this.offered());
    const hold = got(await this.hold(her, unit));
    const referral = got(
      await this.referrals.submitReferral(this.navigator, { holdId: hold.id, idempotencyKey: aKey() }),
    );
    return { her, unit, hold, referral };
  }

  /** A referral that its provider accepted. */
  async accepted(household?: Fleeing, offered?: Offered) {
    const sent = await this.referred(household, offered);
    const referral = got(
      await this.referrals.acceptReferral(sent.unit.by ?? this.provider, {
        id: sent.referral.id,
        idempotencyKey: aKey(),
      }),
    );
    return { ...sent, referral };
  }

  /** A place that she said yes to. */
  async placed(household?: Fleeing, offered?: Offered) {
    const sent = await this.accepted(household, offered);
    const answer = got(
      await this.referrals.answerForHousehold(this.navigator, {
        referralId: sent.referral.id,
        saysYes: true,
        idempotencyKey: aKey(),
      }),
    );
    if (!answer.placement) throw new Error('A yes makes a placement.');
    return { ...sent, placement: answer.placement, code: answer.spokenCode ?? sent.her.spokenCode };
  }

  /** Someone who lives there. */
  async arrived(household?: Fleeing, offered?: Offered) {
    const sent = await this.placed(household, offered);
    const episode = got(
      await this.placements.recordArrival(sent.unit.by ?? this.provider, {
        placementId: sent.placement.id,
        spokenCode: sent.code,
        idempotencyKey: aKey(),
      }),
    );
    return { ...sent, episode };
  }

  /** One row, past row-level security. */
  async row<R extends object>(table: string, id: string): Promise<R> {
    const [row] = await this.tests.query<R>(`select * from ${table} where id = $1`, [id]);
    if (!row) throw new Error(`No row of ${table} has this id.`);
    return row;
  }

  /** What was recorded about a subject, in order. */
  async audited(subjectId: string): Promise<string[]> {
    const rows = await this.tests.query<{ action: string }>(
      'select action from audit_entry where subject_id = $1 order by at, transaction_id',
      [subjectId],
    );
    return rows.map(({ action }) => action);
  }

  /** What an organisation was told about a subject. */
  async told(toOrganisationId: string, subjectId: string): Promise<string[]> {
    const rows = await this.tests.query<{ kind: string }>(
      'select kind from outbox_message where to_organisation_id = $1 and subject_id = $2 order by made_at',
      [toOrganisationId, subjectId],
    );
    return rows.map(({ kind }) => kind);
  }
}
