import type { AdmissionPolicy, EntryRules, PlaceFacts } from '@app/eligibility';
import type { Tx } from '@app/database';
import type { LocalDate } from '@app/kernel';
import { vacancyFacts } from '../domain/vacancy-facts';
import { ServiceEntity } from './service.entity';
import { UnitEntity } from './unit.entity';
import { type VacancyStatus } from './vacancy.entity';

/** The columns of `vacancy_facts` that rules read, in the order of the fields of `PlaceFacts`. */
const factColumns: Readonly<Record<keyof PlaceFacts, string>> = {
  accommodationType: 'accommodation_type',
  relevant: 'relevant',
  genderPolicy: 'gender_policy',
  admissionPolicy: 'admission_policy',
  minimumAge: 'minimum_age',
  bedspaces: 'bedspaces',
  cots: 'cots',
  bedrooms: 'bedrooms',
  selfContained: 'self_contained',
  maximumChildren: 'maximum_children',
  considerChildrenTo: 'consider_children_to',
  boysToAge: 'boys_to_age',
  boysConsiderToAge: 'boys_consider_to_age',
  adultDependants: 'adult_dependants',
  stepFree: 'step_free',
  groundFloor: 'ground_floor',
  lift: 'lift',
  wetRoom: 'wet_room',
  wheelchairAccessible: 'wheelchair_accessible',
  bslStaff: 'bsl_staff',
  vibratingAlarm: 'vibrating_alarm',
  petsTaken: 'pets_taken',
  petFostering: 'pet_fostering',
  noRecourse: 'no_recourse',
  weeklyRentPence: 'weekly_rent_pence',
  personalChargePence: 'personal_charge_pence',
  substancePolicy: 'substance_policy',
  substanceConsider: 'substance_consider',
  mentalHealthTo: 'mental_health_to',
  mentalHealthConsiderTo: 'mental_health_consider_to',
  riskToOthersTaken: 'risk_to_others_taken',
  arsonTaken: 'arson_taken',
  careTo: 'care_to',
  careConsiderTo: 'care_consider_to',
  learningDisability: 'learning_disability',
  staffLanguages: 'staff_languages',
  interpreting: 'interpreting',
  byAndForGroups: 'by_and_for_groups',
  faithDiets: 'faith_diets',
  takesLocal: 'takes_local',
  staffing: 'staffing',
  securities: 'securities',
  riskTo: 'risk_to',
  riskConsiderTo: 'risk_consider_to',
  referralRoutes: 'referral_routes',
  maximumStayDays: 'maximum_stay_days',
  sharedKitchen: 'shared_kitchen',
  sharedBathroom: 'shared_bathroom',
  sharedRoom: 'shared_room',
  pregnancy: 'pregnancy',
  latePregnancyWeeks: 'late_pregnancy_weeks',
  curfew: 'curfew',
  shownDistrictId: 'shown_district_id',
  shownSubRegion: 'shown_sub_region',
  availableFrom: 'available_from',
};

/**
 * The admission policy of a row of `vacancy_facts` today: a scheduled one begins on its day by itself, whether or not
 * the row was written since.
 */
const admissionPolicySql = (alias: string): string =>
  `case when ${alias}.admission_policy_next_from <= hearth_today() then ${alias}.admission_policy_next else ${alias}.admission_policy end`;

/** A row of `vacancy_facts` as JSON, its rule columns named as in `PlaceFacts`: for reading in one statement. */
export const placeFactsSql = (alias: string): string => {
  const pairs = Object.entries({ ...factColumns, admissionPolicy: null }).map(
    ([field, column]) => `'${field}', ${column === null ? admissionPolicySql(alias) : `${alias}.${column}`}`,
  );
  // A function takes a hundred arguments at most.
  const half = Math.ceil(pairs.length / 2);
  return `(jsonb_build_object(${pairs.slice(0, half).join(', ')}) || jsonb_build_object(${pairs.slice(half).join(', ')}))`;
};

/** What is at hand of one vacancy when its facts are written. */
interface Written {
  readonly vacancy_id: string;
  readonly status: VacancyStatus;
  readonly available_from: LocalDate;
  readonly confirmed_at: Date;
  readonly unit_id: string;
  readonly rules: EntryRules[];
}

/**
 * Writes the flat facts of a service's vacancies anew, the live ones and those whose household is awaited (which open
 * again if she does not come), after anything they are made of has changed: the vacancy,
 * its unit, its service, or entry rules at any level.
 *
 * @param unitId only this unit's vacancy.
 */
export async function writeVacancyFacts(
  tx: Tx,
  serviceId: string,
  unitId: string | null = null,
): Promise<void> {
  // Commands that change one service's facts wait here for each other: the last one writes what all of them said.
  await tx.manager.query('select from service where id = $1 for no key update', [serviceId]);
  const service = await tx.manager.findOneByOrFail(ServiceEntity, { id: serviceId });
  const admission = await admissionOf(tx, serviceId);
  const vacancies: Written[] = await tx.manager.query(
    `select v.id as vacancy_id, v.status, v.available_from, v.confirmed_at, v.unit_id,
       (select coalesce(json_agg(r.rules order by r.vacancy_id is not null, r.unit_id is not null, r.service_id is not null), '[]')
        from entry_rules r where r.provider_id = v.provider_id
          and (r.service_id is null or r.service_id = v.service_id)
          and (r.unit_id is null or r.unit_id = v.unit_id)
          and (r.vacancy_id is null or r.vacancy_id = v.id)) as rules
     from vacancy v
     where v.service_id = $1 and ($2::uuid is null or v.unit_id = $2)
       and (v.status in ('DRAFT', 'OPEN', 'PAUSED')
         or (v.status = 'FILLED' and exists (select from occupancy o where o.unit_id = v.unit_id and o.kind = 'STAY'
           and o.arrived_on is null and o.ends_at > hearth_now()))
         or exists (select from vacancy_facts f where f.vacancy_id = v.id and f.status <> v.status))`,
    [serviceId, unitId],
  );
  if (vacancies.length === 0) return;
  const units = new Map((await tx.manager.findBy(UnitEntity, { serviceId })).map((unit) => [unit.id, unit]));
  const rows = vacancies.map((vacancy) => {
    const unit = units.get(vacancy.unit_id);
    if (!unit) throw new Error('A vacancy has its unit.');
    const facts = vacancyFacts(
      { ...service, admissionPolicy: admission.now },
      unit,
      vacancy.rules,
      vacancy.available_from,
    );
    return {
      vacancy_id: vacancy.vacancy_id,
      provider_id: service.providerId,
      service_id: service.id,
      unit_id: vacancy.unit_id,
      status: vacancy.status,
      confirmed_at: vacancy.confirmed_at,
      fresh_hours: service.freshHours,
      aging_hours: service.agingHours,
      turnaround_days: service.turnaroundDays,
      turnaround_in_working_days: service.turnaroundInWorkingDays,
      do_not_use: unit.doNotUseSince !== null,
      admission_policy_next: admission.next,
      admission_policy_next_from: admission.next_from,
      ...Object.fromEntries(
        Object.entries(factColumns).map(([field, column]) => [column, facts[field as keyof PlaceFacts]]),
      ),
    };
  });
  const columns = Object.keys(rows[0] ?? {});
  await tx.manager.query(
    `insert into vacancy_facts (${columns.join(', ')})
     select ${columns.join(', ')} from json_populate_recordset(null::vacancy_facts, $1)
     on conflict (vacancy_id) do update set ${columns.map((c) => `${c} = excluded.${c}`).join(', ')}`,
    [JSON.stringify(rows)],
  );
}

/** The admission policy in force today, and the one that is scheduled. */
async function admissionOf(
  tx: Tx,
  serviceId: string,
): Promise<{ now: AdmissionPolicy | null; next: AdmissionPolicy | null; next_from: LocalDate | null }> {
  const rows: [Awaited<ReturnType<typeof admissionOf>>] = await tx.manager.query(
    `select (array_agg(policy order by from_day desc) filter (where from_day <= hearth_today()))[1] as now,
       (array_agg(policy order by from_day) filter (where from_day > hearth_today()))[1] as next,
       day(min(from_day) filter (where from_day > hearth_today())) as next_from
     from admission_policy where service_id = $1`,
    [serviceId],
  );
  return rows[0];
}
