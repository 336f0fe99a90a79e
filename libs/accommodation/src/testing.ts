import { randomUUID } from 'node:crypto';
import type { EntryRules } from '@app/eligibility';
import type { TestDatabase } from '@app/database/testing';
import type { PersonActor, Role } from '@app/kernel';

/** Someone of an organisation, acting. */
export const acting = (organisationId: string, ...roles: Role[]): PersonActor => ({
  kind: 'PERSON',
  personId: randomUUID(),
  organisationId,
  roles,
});

/** A real district, enough of it for tests that need one: Colchester unless another is asked. */
export async function aDistrict(
  tests: TestDatabase,
  code = 'E07000071',
  name = 'Colchester',
): Promise<string> {
  const known = await tests.query<{ id: string }>('select id from district where code = $1', [code]);
  if (known[0]) return known[0].id;
  const id = randomUUID();
  await tests.query(
    `insert into district (id, code, name, nation, upper_tier_code, upper_tier_name, greater_essex, sub_region, live_from)
     values ($1, $2, $3, 'England', 'E10000012', 'Essex', true, 'NORTH', '1974-04-01')`,
    [id, code, name],
  );
  return id;
}

/** An organisation: a refuge charity, or with another kind a council and the like. */
export async function anOrganisation(tests: TestDatabase, kind = 'PROVIDER'): Promise<string> {
  const id = randomUUID();
  await tests.query('insert into organisation (id, kind, name, provider_type) values ($1, $2, $3, $4)', [
    id,
    kind,
    `${kind.toLowerCase()} ${id.slice(0, 4)} (invented)`,
    kind === 'PROVIDER' ? 'REGISTERED_CHARITY_DA' : null,
  ]);
  return id;
}

/** A service of the provider, shown by its district, with a calendar day of turnaround. */
export async function aService(
  tests: TestDatabase,
  providerId: string,
  { accommodationType = 'REFUGE', turnaroundDays = 1, workingDays = false } = {},
): Promise<string> {
  const id = randomUUID();
  const districtId = await aDistrict(tests);
  await tests.query(
    `insert into service (id, provider_id, name, accommodation_type, temporary, self_contained, shares_facilities, managed_by, relevant,
       shown_district_id, turnaround_days, turnaround_in_working_days, fresh_hours, aging_hours, opened_on)
     values ($1, $2, $3, $4, true, false, true, 'VOLUNTARY_ORGANISATION', true, $5, $6, $7, 12, 24, '2020-01-01')`,
    [id, providerId, `Service ${id.slice(0, 4)}`, accommodationType, districtId, turnaroundDays, workingDays],
  );
  await tests.query('insert into service_district values ($1, $2, $3)', [id, providerId, districtId]);
  return id;
}

/** A unit of the service with four bedspaces and a cot, open since 2020. */
export async function aUnit(
  tests: TestDatabase,
  providerId: string,
  serviceId: string,
  { bedspaces = 4, cots = 1 } = {},
): Promise<string> {
  const id = randomUUID();
  await tests.query(
    `insert into unit (id, provider_id, service_id, code, bedspaces, cots, bedrooms, self_contained, step_free, ground_floor, lift, wet_room, wheelchair_accessible)
     values ($1, $2, $3, $4, $5, $6, 2, false, true, true, false, false, false)`,
    [id, providerId, serviceId, `U-${id.slice(0, 6)}`, bedspaces, cots],
  );
  await tests.query(
    `select set_config('hearth.now', now()::text, false), set_config('hearth.organisation', $1, false)`,
    [providerId],
  );
  await tests.query(
    `insert into occupancy (id, unit_id, provider_id, kind, arrive, leave, free_from, claimed_at)
     values ($1, $2, $3, 'CLOSURE', '-infinity', '2020-01-01', '2020-01-01', now())`,
    [randomUUID(), id, providerId],
  );
  return id;
}

/** An open vacancy of the unit, taking everybody unless rules say otherwise, confirmed just now. */
export async function anOpenVacancy(
  tests: TestDatabase,
  unitId: string,
  rules: EntryRules = {},
): Promise<{ vacancyId: string; unitId: string; serviceId: string; providerId: string }> {
  const vacancyId = randomUUID();
  const [unit] = await tests.query<{ provider_id: string; service_id: string }>(
    'select provider_id, service_id from unit where id = $1',
    [unitId],
  );
  const { provider_id: providerId, service_id: serviceId } = unit!;
  await tests.query(
    `insert into vacancy (id, provider_id, service_id, unit_id, status, available_from, confirmed_at, made_at)
     values ($1, $2, $3, $4, 'OPEN', (now() at time zone 'Europe/London')::date, date_trunc('milliseconds', now()), date_trunc('milliseconds', now()))`,
    [vacancyId, providerId, serviceId, unitId],
  );
  const facts = {
    gender_policy: 'WOMEN_ONLY',
    minimum_age: 16,
    no_recourse: 'YES',
    substance_policy: 'SPECIALIST_RECOVERY',
    mental_health_to: 'HIGH',
    adult_dependants: 'YES',
    pets_taken: 'DOG_CAT',
    risk_to_others_taken: 'YES',
    arson_taken: 'YES',
    care_to: 'HIGH',
    learning_disability: 'YES',
    takes_local: 'YES',
    risk_to: 'HIGH',
    referral_routes: ['SELF', 'AGENCY', 'COMPASS'],
    pregnancy: 'YES',
    ...Object.fromEntries(
      Object.entries(rules).map(([field, value]) => [
        field.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
        value,
      ]),
    ),
  };
  await tests.query(
    `insert into vacancy_facts
     select (json_populate_record(null::vacancy_facts, (row_to_json(base)::jsonb || $2::jsonb)::json)).*
     from (select v.id as vacancy_id, v.provider_id, v.service_id, v.unit_id, v.status, v.available_from, v.confirmed_at, s.fresh_hours, s.aging_hours,
       s.turnaround_days, s.turnaround_in_working_days, u.do_not_use_since is not null as do_not_use, s.accommodation_type, s.relevant,
       u.bedspaces, u.cots, u.bedrooms, u.self_contained, u.step_free, u.ground_floor, u.lift, u.wet_room, u.wheelchair_accessible,
       u.vibrating_alarm, u.shared_kitchen, u.shared_bathroom, u.shared_room, s.staffing, s.securities, s.staff_languages, s.interpreting,
       s.bsl_staff, s.by_and_for_groups, s.faith_diets, s.weekly_rent_pence, s.personal_charge_pence, s.curfew, s.pet_fostering,
       s.shown_district_id, s.shown_sub_region
       from vacancy v join service s on s.id = v.service_id join unit u on u.id = v.unit_id where v.id = $1) base`,
    [vacancyId, JSON.stringify(facts)],
  );
  return { vacancyId, unitId, serviceId, providerId };
}
