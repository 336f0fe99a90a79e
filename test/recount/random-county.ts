import { createHash } from 'node:crypto';
import type { TestDatabase } from '@app/database/testing';
import { fc } from '@app/kernel/testing';

/**
 * Small counties of awkward rows: stays over both ends of the year, on one day, twice in one type, without a break or
 * with one; services that are commissioned for a part of the year, twice, by another authority or by nobody; people of
 * 17 or 18, of no known age, the same in two stays; referrals that were declined, never answered, or not taken up.
 * No command would make all of these: the return must count them all the same.
 */
export interface RandomCounty {
  readonly tables: Readonly<Record<string, readonly object[]>>;
}

export const authority = { id: uuid('authority essex'), code: 'E10000012' };

/** The same id for the same words. */
export function uuid(words: string): string {
  const hex = createHash('md5').update(words).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const day = (from: string, days: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const beforeTheYear = '2025-02-01';
const someDay = fc.integer({ min: 0, max: 460 }).map((days) => day(beforeTheYear, days));
/** Days on which things go wrong, often; and any others. */
const awkwardDay = fc.oneof(
  fc.constantFrom(
    '2025-03-31',
    '2025-04-01',
    '2025-04-02',
    '2026-03-30',
    '2026-03-31',
    '2026-04-01',
    '2026-02-28',
  ),
  someDay,
);
const nights = fc.oneof(fc.constantFrom(0, 1, 6, 7, 27, 28, 365, 366), fc.integer({ min: 0, max: 420 }));

const types = ['REFUGE', 'SPECIALIST', 'DISPERSED', 'SANCTUARY', 'SECOND_STAGE', 'OTHER_DESIGNATED'] as const;
const asked = ['DISABLED', 'MENTAL_HEALTH', 'BLACK_AND_MINORITISED', 'LGBT_PLUS', 'TRANS', 'OTHER'] as const;
const given = ['ADVOCACY', 'CHILDREN', 'COUNSELLING', 'DAY_TO_DAY'] as const;
const reasons = [
  'NO_BEDSPACE',
  'NEEDS_PET',
  'OTHER',
  'NOT_DA',
  'PLACED_ELSEWHERE',
  'CLIENT_CHANGED_MIND',
  'RISK_LOCATION',
  'FUNDING_NRPF',
];
const leaving = ['PLANNED_MOVE', 'ABANDONED', 'OTHER', 'SUPPORT_NO_LONGER_NEEDED'];
const ofSanctuary = ['SUPPORT_NO_LONGER_NEEDED', 'MOVED_AWAY', 'NOT_KNOWN'];
const destinations = ['SOCIAL_RENT', 'SECOND_STAGE', 'NOT_KNOWN', 'HOME_SAFE'];
const districts = [
  {
    code: 'E07000071',
    nation: 'England',
    upper_tier_code: 'E10000012',
    police_force_name: 'Essex',
    greater_essex: true,
    sub_region: 'NORTH',
  },
  {
    code: 'E07000076',
    nation: 'England',
    upper_tier_code: 'E10000012',
    police_force_name: 'Essex',
    greater_essex: true,
    sub_region: 'NORTH',
  },
  {
    code: 'E06000033',
    nation: 'England',
    upper_tier_code: 'E06000033',
    police_force_name: 'Essex',
    greater_essex: true,
    sub_region: 'SOUTH',
  },
  {
    code: 'E07000200',
    nation: 'England',
    upper_tier_code: 'E10000029',
    police_force_name: 'Suffolk',
    greater_essex: false,
    sub_region: null,
  },
  {
    code: 'W06000015',
    nation: 'Wales',
    upper_tier_code: 'W06000015',
    police_force_name: 'South Wales',
    greater_essex: false,
    sub_region: null,
  },
  {
    code: 'S12000036',
    nation: 'Scotland',
    upper_tier_code: 'S12000036',
    police_force_name: null,
    greater_essex: false,
    sub_region: null,
  },
].map((one) => ({ ...one, id: uuid(one.code), name: one.code, live_from: '1974-04-01', provisional: false }));

const districtOf = fc.option(fc.constantFrom(...districts.map(({ id }) => id)));

const aService = fc.record({
  type: fc.constantFrom(...types),
  relevant: fc.boolean(),
  district: fc.constantFrom(...districts.slice(0, 4).map(({ id }) => id)),
  opened: fc.constantFrom('2019-01-01', '2025-09-01', '2026-03-31', '2026-04-01'),
  closed: fc.option(fc.constantFrom('2025-03-01', '2026-03-31', '2026-04-01'), { freq: 4 }),
  commissioned: fc.array(fc.record({ from: awkwardDay, nights: fc.option(nights), ours: fc.boolean() }), {
    maxLength: 2,
  }),
  always: fc.boolean(),
  marks: fc.uniqueArray(
    fc.record({
      scheme: fc.constantFrom('MHCLG_QUALITY_STANDARDS', 'OTHER', 'IMKAAN_ACCREDITED_QUALITY_STANDARDS'),
      status: fc.constantFrom('HELD', 'WORKING_TOWARDS'),
      from: awkwardDay,
      nights: fc.option(nights),
    }),
    { maxLength: 2, selector: ({ scheme }) => scheme },
  ),
  byAndFor: fc.boolean(),
  units: fc.array(
    fc.record({
      bedspaces: fc.integer({ min: 1, max: 5 }),
      wheelchair: fc.boolean(),
      gender: fc.option(fc.constantFrom('WOMEN_ONLY', 'MEN_ONLY', 'MIXED_SELF_CONTAINED')),
      recourse: fc.option(fc.constantFrom('YES', 'NO', 'CONSIDER')),
      closesOn: fc.option(awkwardDay, { freq: 3 }),
      opensOn: fc.option(awkwardDay, { freq: 3 }),
    }),
    { maxLength: 3 },
  ),
});

const aPerson = fc.record({
  who: fc.integer({ min: 0, max: 2 }),
  gender: fc.option(fc.constantFrom('WOMAN_OR_GIRL', 'MAN_OR_BOY', 'NON_BINARY', 'PREFERS_NOT_TO_SAY')),
  born: fc.option(
    fc.record({
      year: fc.constantFrom(1950, 1960, 1990, 2001, 2007, 2008, 2024),
      month: fc.integer({ min: 1, max: 12 }),
    }),
    { freq: 4 },
  ),
  told: fc.option(fc.record({ age: fc.constantFrom(0, 16, 17, 18, 24, 64, 65), on: awkwardDay })),
  joined: fc.option(awkwardDay, { freq: 2 }),
  answers: fc.uniqueArray(
    fc.tuple(fc.constantFrom(...asked), fc.constantFrom('YES', 'NO', 'PREFERS_NOT_TO_SAY')),
    { maxLength: 4, selector: ([characteristic]) => characteristic },
  ),
  support: fc.uniqueArray(fc.tuple(fc.constantFrom(...given), awkwardDay), {
    maxLength: 3,
    selector: ([type]) => type,
  }),
});

const anEpisode = fc.record({
  household: fc.integer({ min: 0, max: 5 }),
  service: fc.nat(),
  from: awkwardDay,
  nights: fc.option(nights, { freq: 6 }),
  relevant: fc.boolean(),
  reason: fc.nat(),
  destination: fc.constantFrom(...destinations),
  origin: districtOf,
  people: fc.uniqueArray(aPerson, { maxLength: 3, selector: ({ who }) => who }),
});

const aReferral = fc.record({
  household: fc.integer({ min: 0, max: 5 }),
  service: fc.nat(),
  sent: awkwardDay,
  answeredAfter: fc.integer({ min: 0, max: 3 }),
  status: fc.constantFrom(
    'SUBMITTED',
    'QUESTION_ASKED',
    'ACCEPTED',
    'DECLINED',
    'DECLINED',
    'DECLINED',
    'WITHDRAWN',
    'HOUSEHOLD_SAID_NO',
  ),
  reason: fc.constantFrom(...reasons),
  householdAnswered: fc.boolean(),
  origin: districtOf,
  told: fc.option(
    fc.record({
      mentalHealth: fc.option(fc.constantFrom('NONE', 'LOW', 'HIGH')),
      substances: fc.option(fc.constantFrom('NONE', 'HISTORIC', 'CURRENT')),
      recourse: fc.option(fc.constantFrom('YES', 'NO')),
      sensory: fc.option(fc.subarray(['DEAF_BSL', 'BLIND_OR_LOW_VISION'])),
      byAndFor: fc.option(fc.constantFrom('LGBT_PLUS', 'FAITH', 'DISABLED')),
      pregnant: fc.option(fc.boolean()),
      people: fc.array(aPerson, { maxLength: 6 }),
    }),
  ),
});

const aJob = fc.record({
  household: fc.integer({ min: 0, max: 5 }),
  service: fc.nat(),
  asked: awkwardDay,
  answeredAfter: fc.integer({ min: 0, max: 3 }),
  status: fc.constantFrom('DECLINED', 'WITHDRAWN', 'CANCELLED'),
  reason: fc.constantFrom(...reasons),
  district: fc.constantFrom(...districts.map(({ id }) => id)),
  told: fc.boolean(),
});

const someCapacity = fc.record({
  service: fc.nat(),
  week: fc.constantFrom('2026-03-23', '2026-03-30', '2026-04-06'),
  slots: fc.integer({ min: 0, max: 4 }),
});

const aDayUnmet = fc.record({
  day: awkwardDay,
  district: districtOf,
  because: fc.constantFrom('NOTHING_OPEN', 'NOTHING_SUITS', 'ALL_TAKEN'),
});

/** One open episode a household, no open one before another: the database would refuse the rest. */
export const randomCounty: fc.Arbitrary<RandomCounty> = fc
  .record({
    services: fc.array(aService, { minLength: 1, maxLength: 4 }),
    episodes: fc.array(anEpisode, { maxLength: 10 }),
    referrals: fc.array(aReferral, { maxLength: 8 }),
    unmet: fc.array(aDayUnmet, { maxLength: 4 }),
    jobs: fc.array(aJob, { maxLength: 5 }),
    capacity: fc.uniqueArray(someCapacity, {
      maxLength: 4,
      selector: ({ service, week }) => `${service % 4} ${week}`,
    }),
  })
  .map(({ services, episodes, referrals, unmet, jobs, capacity }) => {
    const provider = uuid('provider');
    const serviceOf = (n: number) => n % services.length;
    const serviceId = (n: number): string => uuid(`service ${serviceOf(n)}`);
    const openHouseholds = new Set<number>();
    const stays = episodes.map((one, n) => {
      const open = one.nights === null && !openHouseholds.has(one.household);
      if (open) openHouseholds.add(one.household);
      const ended = open ? null : day(one.from, one.nights ?? 3);
      const sanctuary = services[serviceOf(one.service)]?.type === 'SANCTUARY';
      const why = sanctuary ? ofSanctuary : leaving;
      return {
        ...one,
        id: uuid(`episode ${n}`),
        ended,
        sanctuary,
        reason: ended === null ? null : why[one.reason % why.length],
      };
    });
    const people = stays.flatMap((stay) =>
      stay.people.map((person, index) => ({
        ...person,
        stay,
        number: index + 1,
        id: uuid(`person ${stay.id} ${person.who}`),
      })),
    );
    const noon = (date: string): string => `${date}T11:30:00Z`;
    return {
      tables: {
        district: districts,
        organisation: [
          { id: authority.id, kind: 'TIER_ONE_AUTHORITY', name: 'Essex', authority_code: authority.code },
          { id: uuid('other'), kind: 'TIER_ONE_AUTHORITY', name: 'Other', authority_code: 'E06000033' },
          { id: provider, kind: 'PROVIDER', name: 'Marigold', provider_type: 'REGISTERED_CHARITY_DA' },
        ],
        service: services.map((one, n) => ({
          id: uuid(`service ${n}`),
          provider_id: provider,
          name: `Service ${n}`,
          accommodation_type: one.type,
          temporary: true,
          self_contained: true,
          shares_facilities: false,
          managed_by: 'OTHER',
          relevant: one.relevant,
          shown_district_id: one.district,
          turnaround_days: 1,
          turnaround_in_working_days: false,
          fresh_hours: 12,
          aging_hours: 24,
          opened_on: one.opened,
          closed_on: one.closed,
          by_and_for_groups: one.byAndFor ? ['FAITH'] : [],
        })),
        service_district: services.map((one, n) => ({
          service_id: uuid(`service ${n}`),
          provider_id: provider,
          district_id: one.district,
        })),
        service_commissioning: services.flatMap((one, n) => {
          if (one.always)
            return [
              {
                id: uuid(`c ${n}`),
                service_id: uuid(`service ${n}`),
                provider_id: provider,
                authority_id: authority.id,
                from_day: '2019-01-01',
                until_day: null,
              },
            ];
          // One after another: each begins where the last ended.
          let from = '2019-01-01';
          return one.commissioned.map((period, k) => {
            const starts = period.from > from ? period.from : day(from, k);
            const until =
              k === one.commissioned.length - 1 && period.nights === null
                ? null
                : day(starts, (period.nights ?? 5) + 1);
            from = until ?? from;
            return {
              id: uuid(`c ${n} ${k}`),
              service_id: uuid(`service ${n}`),
              provider_id: provider,
              authority_id: period.ours ? authority.id : uuid('other'),
              from_day: starts,
              until_day: until,
            };
          });
        }),
        quality_mark: services.flatMap((one, n) =>
          one.marks.map((mark) => ({
            id: uuid(`mark ${n} ${mark.scheme}`),
            service_id: uuid(`service ${n}`),
            provider_id: provider,
            scheme: mark.scheme,
            status: mark.status,
            from_day: mark.from,
            until_day: mark.nights === null ? null : day(mark.from, mark.nights + 1),
          })),
        ),
        unit: services.flatMap((one, n) =>
          one.units.map((unit, k) => ({
            id: uuid(`unit ${n} ${k}`),
            provider_id: provider,
            service_id: uuid(`service ${n}`),
            code: `${k}`,
            bedspaces: unit.bedspaces,
            cots: 0,
            self_contained: true,
            step_free: false,
            ground_floor: false,
            lift: false,
            wet_room: false,
            wheelchair_accessible: unit.wheelchair,
          })),
        ),
        entry_rules: services.flatMap((one, n) =>
          one.units.map((unit, k) => ({
            id: uuid(`rules ${n} ${k}`),
            provider_id: provider,
            service_id: uuid(`service ${n}`),
            unit_id: uuid(`unit ${n} ${k}`),
            set_at: noon('2025-01-01'),
            rules: {
              ...(unit.gender ? { genderPolicy: unit.gender } : {}),
              ...(unit.recourse ? { noRecourse: unit.recourse } : {}),
            },
          })),
        ),
        occupancy: services.flatMap((one, n) =>
          one.units.flatMap((unit, k) => {
            const closure = (id: string, arrive: string, freeFrom: string) => ({
              id: uuid(`${id} ${n} ${k}`),
              unit_id: uuid(`unit ${n} ${k}`),
              provider_id: provider,
              kind: 'CLOSURE',
              arrive,
              leave: freeFrom === 'infinity' ? null : freeFrom,
              free_from: freeFrom,
              claimed_at: noon('2019-01-01'),
              ends_at: 'infinity',
            });
            const opens = unit.opensOn ? [closure('open', '-infinity', unit.opensOn)] : [];
            const closes =
              unit.closesOn && (!unit.opensOn || unit.closesOn >= unit.opensOn)
                ? [closure('close', unit.closesOn, 'infinity')]
                : [];
            return [...opens, ...closes];
          }),
        ),
        household: [0, 1, 2, 3, 4, 5].map((n) => ({
          id: uuid(`household ${n}`),
          reference: `H-${n}`,
          registered_by_organisation_id: provider,
          registered_at: noon('2025-01-01'),
          status: 'OPEN',
          needed_from: '2025-01-01',
          unsafe_areas_asked: false,
          flexible: [],
        })),
        episode: stays.map((one) => ({
          id: one.id,
          household_id: uuid(`household ${one.household}`),
          placement_id: one.sanctuary ? null : uuid(`placement ${one.id}`),
          provider_id: provider,
          service_id: serviceId(one.service),
          accommodation_type: services[serviceOf(one.service)]?.type,
          relevant: one.relevant,
          household_reference: `H-${one.household}`,
          started_on: one.from,
          ended_on: one.ended,
          leaving_reason: one.reason,
          destination: one.ended === null ? null : one.destination,
        })),
        episode_person: people.map(({ id, stay, number, who, gender, born, told, joined }) => ({
          id,
          episode_id: stay.id,
          provider_id: provider,
          number,
          lead: who === 0,
          gender,
          birth_year: born?.year ?? null,
          birth_month: born?.month ?? null,
          age_told: born ? null : (told?.age ?? null),
          age_told_on: born ? null : (told?.on ?? null),
          joined_on: joined ?? stay.from,
        })),
        // Of who 2 nothing links two stays: each counts by itself.
        episode_person_link: people
          .filter(({ who }) => who < 2)
          .map(({ id, stay, who }) => ({
            episode_person_id: id,
            household_person_id: uuid(`of ${stay.household} ${who}`),
          })),
        episode_characteristic: people.flatMap(({ id, answers }) =>
          answers.map(([characteristic, answer]) => ({
            episode_person_id: id,
            provider_id: provider,
            characteristic,
            answer,
            recorded_at: noon('2025-06-01'),
            recorded_by: provider,
          })),
        ),
        episode_support: people.flatMap(({ id, support }) =>
          support.map(([type, on]) => ({
            episode_person_id: id,
            provider_id: provider,
            support_type: type,
            first_given_on: on,
            recorded_at: noon('2025-06-01'),
            recorded_by: provider,
          })),
        ),
        episode_origin: stays.map(({ id, origin }) => ({ episode_id: id, district_id: origin })),
        referral: referrals.map((one, n) => ({
          id: uuid(`referral ${n}`),
          hold_id: uuid(`hold ${n}`),
          household_id: uuid(`household ${one.household}`),
          organisation_id: uuid('other'),
          person_id: provider,
          provider_id: provider,
          service_id: serviceId(one.service),
          unit_id: provider,
          vacancy_id: provider,
          status: one.status,
          household_reference: `H-${one.household}`,
          facts: {},
          outcomes: [],
          submitted_at: noon(one.sent),
          answer_by: noon(day(one.sent, 1)),
          answered_at: ['DECLINED', 'ACCEPTED', 'HOUSEHOLD_SAID_NO'].includes(one.status)
            ? noon(day(one.sent, one.answeredAfter))
            : null,
          household_answer_by: one.status === 'ACCEPTED' ? noon(day(one.sent, one.answeredAfter + 1)) : null,
          household_answered_at:
            one.status === 'ACCEPTED' && one.householdAnswered
              ? noon(day(one.sent, one.answeredAfter))
              : null,
          shown_reason: one.status === 'DECLINED' ? 'OTHER' : null,
        })),
        referral_decline: referrals.flatMap((one, n) =>
          one.status === 'DECLINED'
            ? [
                {
                  referral_id: uuid(`referral ${n}`),
                  provider_id: provider,
                  primary_reason: one.reason,
                  contributing_reasons: [],
                  declined_by: provider,
                },
              ]
            : [],
        ),
        referral_origin: referrals.map(({ origin }, n) => ({
          referral_id: uuid(`referral ${n}`),
          district_id: origin,
        })),
        referral_told: referrals.flatMap(({ told }, n) =>
          told
            ? [
                {
                  referral_id: uuid(`referral ${n}`),
                  told: {
                    ...told,
                    mobility: null,
                    inCrisis: null,
                    careNeeds: null,
                    learningDisability: null,
                    people: told.people.map(({ gender, born, told: age }, index) => ({
                      lead: index === 0,
                      gender,
                      birthYear: born?.year ?? null,
                      birthMonth: born?.month ?? null,
                      ageTold: born ? null : (age?.age ?? null),
                      ageToldOn: born ? null : (age?.on ?? null),
                    })),
                  },
                },
              ]
            : [],
        ),
        sanctuary_job: jobs.map((one, n) => ({
          id: uuid(`job ${n}`),
          household_id: uuid(`household ${one.household}`),
          organisation_id: uuid('other'),
          person_id: provider,
          provider_id: provider,
          service_id: serviceId(one.service),
          district_id: one.district,
          week_start: '2025-03-31',
          status: one.status,
          household_reference: `H-${one.household}`,
          facts: {},
          her_consent: true,
          may_know: [],
          requested_at: noon(one.asked),
          answered_at: one.status === 'DECLINED' ? noon(day(one.asked, one.answeredAfter)) : null,
          shown_reason: one.status === 'DECLINED' ? 'OTHER' : null,
        })),
        sanctuary_decline: jobs.flatMap((one, n) =>
          one.status === 'DECLINED'
            ? [
                {
                  job_id: uuid(`job ${n}`),
                  organisation_id: uuid('other'),
                  provider_id: provider,
                  primary_reason: one.reason,
                  contributing_reasons: [],
                  declined_by: provider,
                },
              ]
            : [],
        ),
        sanctuary_told: jobs.flatMap(({ told }, n) =>
          told
            ? [
                {
                  job_id: uuid(`job ${n}`),
                  told: {
                    mobility: null,
                    substances: null,
                    mentalHealth: 'LOW',
                    inCrisis: null,
                    recourse: null,
                    pregnant: null,
                    sensory: null,
                    byAndFor: null,
                    careNeeds: null,
                    learningDisability: null,
                    people: [],
                  },
                },
              ]
            : [],
        ),
        sanctuary_capacity: capacity.map((one) => ({
          service_id: serviceId(one.service % 4),
          provider_id: provider,
          district_id: uuid(`capacity ${one.service}`),
          week_start: one.week,
          slots: one.slots,
          taken: 0,
          published_at: noon('2025-01-01'),
        })),
        unmet_need: unmet.map((one, n) => ({
          id: uuid(`unmet ${n}`),
          day: one.day,
          district_id: one.district,
          because: one.because,
          needs: [],
          rules: [],
          family_separated: false,
        })),
      },
    };
  });

const allTables = [
  'district',
  'organisation',
  'service',
  'service_district',
  'service_commissioning',
  'quality_mark',
  'unit',
  'entry_rules',
  'occupancy',
  'household',
  'episode',
  'episode_person',
  'episode_person_link',
  'episode_characteristic',
  'episode_support',
  'episode_origin',
  'referral',
  'referral_decline',
  'referral_origin',
  'referral_told',
  'sanctuary_job',
  'sanctuary_decline',
  'sanctuary_told',
  'sanctuary_capacity',
  'unmet_need',
];

/** Puts the county in place of whatever there was, in this order of its rows; past every trigger and foreign key. */
export async function putCounty(
  tests: TestDatabase,
  { tables }: RandomCounty,
  order: <T>(rows: readonly T[]) => readonly T[] = (rows) => rows,
): Promise<void> {
  await tests.query('set session_replication_role = replica');
  for (const table of allTables) {
    await tests.query(`delete from ${table}`);
    const found = tables[table] ?? [];
    if (found.length === 0) continue;
    const columns = Object.keys(Object.assign({}, ...found) as object).join(', ');
    await tests.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(order(found))],
    );
  }
  await tests.query('set session_replication_role = origin');
}
