import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import type { HouseholdPersonType, HouseholdType } from '../api/household.type';

/** Everyone of household `h` on a day; who was not of it yet on that day is left out. */
const peopleSql = (onDay: string): string => `
  (select coalesce(json_agg(json_build_object('key', p.position::text, 'lead', p.lead, 'partner', p.partner, 'gender', p.gender,
      'born', case when p.birth_year is not null then json_build_object('year', p.birth_year, 'month', p.birth_month) end,
      'age', p.age_told, 'ageToldOn', day(p.age_told_on), 'whereabouts', m.whereabouts,
      'joinsOn', case when m.whereabouts <> 'HERE' then day(m.joins_on) end) order by p.position), '[]')
    from household_person p cross join lateral (
      select case when count(*) = 0 and (h.registered_at at time zone 'Europe/London')::date <= ${onDay} then 'HERE'
          else min(s.whereabouts) filter (where s.from_day <= ${onDay} and (s.until_day is null or s.until_day > ${onDay})) end as whereabouts,
        min(s.from_day) filter (where s.whereabouts = 'HERE' and s.from_day > ${onDay}) as joins_on
      from household_membership s where s.household_id = h.id and s.household_person_id = p.id and s.replaced_at is null) m
    where p.household_id = h.id and m.whereabouts is not null)`;

const districtSql = (id: string): string =>
  `(select json_build_object('code', d.code, 'name', d.name) from district d where d.id = ${id})`;

const householdSql = `
  select h.id, json_build_object('id', h.id, 'reference', h.reference, 'registeredAt', instant(h.registered_at),
    'status', h.status, 'neededFrom', day(h.needed_from), 'neededBy', day(h.needed_by), 'mobility', h.mobility,
    'substances', h.substances, 'mentalHealth', h.mental_health, 'inCrisis', h.in_crisis, 'recourse', h.recourse,
    'pregnant', h.pregnant, 'dueOn', day(h.due_on), 'sensory', h.sensory, 'pets', h.pets, 'languages', h.languages,
    'interpreterWanted', h.interpreter_wanted, 'careNeeds', h.care_needs, 'learningDisability', h.learning_disability,
    'risk', case when h.risk_level is not null then json_build_object('level', h.risk_level, 'tool', h.risk_tool,
      'dashScore', h.dash_score, 'on', day(h.risk_on), 'judgementNote', h.risk_note) end,
    'riskToOthers', h.risk_to_others,
    'byAndFor', case when h.by_and_for_need is not null then json_build_object('need', h.by_and_for_need, 'group', h.by_and_for_group) end,
    'faithDiet', h.faith_diet, 'cameFromDistrict', ${districtSql('h.came_from_district_id')},
    'stayNear', case when h.stay_near is not null then
      (select coalesce(json_agg(json_build_object('district', ${districtSql('n."districtId"')},
          'reason', n.reason, 'flexible', n.flexible) order by n.ordinality), '[]')
        from rows from (jsonb_to_recordset(h.stay_near) as ("districtId" uuid, reason text, flexible boolean))
          with ordinality as n ("districtId", reason, flexible, ordinality)) end,
    'stayDays', h.stay_days,
    'willShare', json_build_object('kitchen', h.share_kitchen, 'bathroom', h.share_bathroom, 'room', h.share_room),
    'rentCover', h.rent_cover, 'nightWork', h.night_work, 'flexible', h.flexible,
    'closed', (select json_build_object('reason', c.reason, 'whereKind', c.where_kind, 'at', instant(c.closed_at))
      from household_closing c where c.household_id = h.id and c.reopened_at is null),
    'keepNear', (select coalesce(json_agg(json_build_object('id', o.id, 'reference', o.reference, 'status', o.status,
        'since', instant(l.linked_at)) order by l.linked_at, l.id), '[]')
      from household_link l join household o on o.id = case when l.household_id = h.id then l.near_household_id else l.household_id end
      where h.id in (l.household_id, l.near_household_id) and l.unlinked_at is null),
    'heldSince', (select instant(c.since) from case_holder c
      where c.household_id = h.id and c.organisation_id = (select actor_organisation())),
    'spokenCodeEndsAt', (select instant(k.expires_at) from spoken_code k
      where k.household_id = h.id and k.used_at is null and k.expires_at > hearth_now()),
    'people', ${peopleSql('hearth_today()')},
    'unsafeAreas', json_build_object('asked', h.unsafe_areas_asked,
      'districts', (select coalesce(json_agg(json_build_object('code', d.code, 'name', d.name) order by d.name), '[]')
        from household_unsafe_area a join district d on d.id = a.district_id where a.household_id = h.id),
      'outcodes', (select coalesce(json_agg(a.outcode order by a.outcode), '[]')
        from household_unsafe_area a where a.household_id = h.id and a.outcode is not null))) as node
  from household h`;

/** The households whose case the actor's organisation holds, newest first. */
export async function readHouseholds(tx: Tx, args: PageArgs): Promise<Page<HouseholdType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { id: string; node: HouseholdType }[] = await tx.manager.query(
    `${householdSql} where $2::timestamptz is null or (h.registered_at, h.id) < ($2, $3::uuid)
     order by h.registered_at desc, h.id desc limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, (row) => [String(row.node.registeredAt), row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

/** One of them; null when it is not there or not held. */
export async function readHousehold(tx: Tx, id: string): Promise<HouseholdType | null> {
  const rows: { node: HouseholdType }[] = await tx.manager.query(`${householdSql} where h.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

/** Everyone of a household as they were on a day; empty when it is not there, not held, or was not known then. */
export async function readPeopleOn(
  tx: Tx,
  householdId: string,
  onDay: LocalDate,
): Promise<readonly HouseholdPersonType[]> {
  const rows: { people: HouseholdPersonType[] }[] = await tx.manager.query(
    `select ${peopleSql('$2::date')} as people from household h where h.id = $1`,
    [householdId, onDay],
  );
  return rows[0]?.people ?? [];
}
