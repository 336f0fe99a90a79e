import { migration } from '../migration';

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

const sensoryNeeds = ['DEAF_BSL', 'HARD_OF_HEARING', 'BLIND_OR_LOW_VISION'];
const risksToOthers = ['VIOLENCE', 'ARSON', 'SEXUAL_OFFENDING', 'GANG'];
const groups = [
  'BLACK_AND_MINORITISED',
  'DEAF',
  'DISABLED',
  'LGBT_PLUS',
  'YOUNG_16_24',
  'OLDER_65_PLUS',
  'GYPSY_ROMA_TRAVELLER',
  'FAITH',
  'MEN',
  'SUBSTANCE_RECOVERY',
];
const diets = ['HALAL', 'KOSHER', 'VEGETARIAN', 'VEGAN', 'PRAYER_SPACE', 'ALCOHOL_FREE'];
const preferences = ['BY_AND_FOR', 'STAY_NEAR', 'SHARING', 'LENGTH', 'FAITH_DIET', 'NEEDED_BY'];
const immigrationStatuses = [
  'RECOURSE',
  'NRPF_SPOUSE_ROUTE',
  'NRPF_WORK_STUDENT_ROUTE',
  'NRPF_OTHER_LEAVE',
  'ASYLUM_SUPPORT',
  'EUSS_PENDING',
  'MVDAC_GRANTED',
  'UNKNOWN',
  'PREFERS_NOT_TO_SAY',
];
const closingReasons = [
  'PLACED_THROUGH_HEARTH',
  'PLACED_OUTSIDE_HEARTH',
  'STAYED_HOME_SAFELY',
  'RETURNED_TO_PERPETRATOR',
  'NO_LONGER_NEEDED',
  'NO_CONTACT',
  'REGISTERED_TWICE',
  'DECEASED',
  'OTHER',
];
const outsidePlaces = [
  'REFUGE_IN_ESSEX',
  'REFUGE_ELSEWHERE',
  'OTHER_SAFE_ACCOMMODATION',
  'TEMPORARY_ACCOMMODATION_COUNCIL',
  'SUPPORTED_HOUSING',
  'SOCIAL_RENT',
  'PRIVATE_RENT',
  'FRIENDS_FAMILY_SETTLED',
  'FRIENDS_FAMILY_TEMPORARY',
  'OUTSIDE_UK',
  'OTHER',
  'NOT_KNOWN',
];

/** The households whose case the actor's organisation holds. */
const held = `any (array(select c.household_id from case_holder c where c.organisation_id = (select actor_organisation()) and c.until is null))`;
const byTheActor = 'organisation_id = (select actor_organisation()) and person_id = (select actor_person())';

/**
 * Households in full. Null is "not asked" in every column; "prefers not to say" is a word of its own.
 *
 * Who may read a fact is a property of its table: immigration status and trans history stand apart, read by those who
 * place the household (navigators and referring practitioners of an organisation that holds its case) and by nobody
 * else, a provider's worker least of all. Memberships and answers are dated rows that are never overwritten.
 */
export const HouseholdsInFull1795300000007 = migration(
  'HouseholdsInFull1795300000007',
  ({ app, owner, crossCheck }) => `
alter table household
  add column pregnant boolean,
  add column due_on date,
  add column sensory text[],
  add column pets jsonb,
  add column languages text[],
  add column interpreter_wanted boolean,
  add column care_needs text,
  add column learning_disability boolean,
  add column risk_level text,
  add column risk_tool text,
  add column dash_score integer,
  add column risk_on date,
  add column risk_note text,
  add column risk_to_others text[],
  add column by_and_for_need text,
  add column by_and_for_group text,
  add column faith_diet text[],
  add column came_from_district_id uuid references district (id),
  add column stay_near jsonb,
  add column stay_days integer,
  add column share_kitchen boolean,
  add column share_bathroom boolean,
  add column share_room boolean,
  add column rent_cover text,
  add column night_work boolean,
  add column flexible text[] not null default '{}',
  add constraint household_due_when_pregnant check (due_on is null or coalesce(pregnant, false)),
  add constraint household_sensory_known check (sensory <@ array[${listed(sensoryNeeds)}]),
  add constraint household_pets_are_a_list check (jsonb_typeof(pets) = 'array'),
  add constraint household_pets_known check (not jsonb_path_exists(pets,
    '$[*] ? (!(@.kind == "ASSISTANCE" || @.kind == "CAGED_SMALL" || @.kind == "DOG_CAT" || @.kind == "OTHER") || !(@.count >= 1 && @.count <= 50))')),
  add constraint household_languages_are_codes check (array_to_string(languages, ',', '?') ~ '^([a-z]{2}(,[a-z]{2})*)?$'),
  add constraint household_care_needs_known check (care_needs in ('NONE', 'LOW', 'MEDIUM', 'HIGH')),
  add constraint household_risk_level_known check (risk_level in ('STANDARD', 'MEDIUM', 'HIGH')),
  add constraint household_risk_tool_known check (risk_tool in ('DASH', 'RIC', 'PROFESSIONAL_JUDGEMENT')),
  add constraint household_dash_score_sane check (dash_score between 0 and 24),
  add constraint household_risk_is_whole check ((risk_level is null) = (risk_tool is null) and (risk_level is null) = (risk_on is null)
    and (risk_level is not null or (dash_score is null and risk_note is null))),
  add constraint household_risk_is_high_from_14 check (coalesce(dash_score, 0) < 14 or risk_level = 'HIGH'),
  add constraint household_risk_high_below_14_says_why check (
    risk_level is distinct from 'HIGH' or coalesce(dash_score, 0) >= 14 or coalesce(length(btrim(risk_note)), 0) >= 20),
  add constraint household_risk_note_is_short check (length(risk_note) <= 500),
  add constraint household_risk_to_others_known check (risk_to_others <@ array[${listed(risksToOthers)}]),
  add constraint household_by_and_for_need_known check (by_and_for_need in ('REQUIRED', 'PREFERRED', 'NONE')),
  add constraint household_by_and_for_group_known check (by_and_for_group in (${listed(groups)})),
  add constraint household_by_and_for_is_whole check ((by_and_for_group is not null) = (coalesce(by_and_for_need, 'NONE') <> 'NONE')),
  add constraint household_faith_diet_known check (faith_diet <@ array[${listed(diets)}]),
  add constraint household_stay_near_is_a_list check (jsonb_typeof(stay_near) = 'array'),
  add constraint household_stay_days_sane check (stay_days between 1 and 1095),
  add constraint household_rent_cover_known check (rent_cover in ('HOUSING_BENEFIT', 'WORKING', 'NOT_ELIGIBLE')),
  add constraint household_flexible_known check (flexible <@ array[${listed(preferences)}]);
grant update (pregnant, due_on, sensory, pets, languages, interpreter_wanted, care_needs, learning_disability, risk_level, risk_tool,
  dash_score, risk_on, risk_note, risk_to_others, by_and_for_need, by_and_for_group, faith_diet, came_from_district_id, stay_near,
  stay_days, share_kitchen, share_bathroom, share_room, rent_cover, night_work, flexible) on household to ${app};

-- People are never deleted: who leaves is elsewhere. Their place in the household is that of their row.
revoke delete on household_person from ${app};
alter table household_person add constraint household_person_is_of_its_household unique (id, household_id);

-- Who is in the household, joining it, or elsewhere, from a day until (not including) another. A change ends rows and
-- begins others. Someone without a row is here: nobody falls out of a household because a row is missing.
create table household_membership (
  id uuid primary key,
  household_id uuid not null,
  household_person_id uuid not null,
  whereabouts text not null constraint household_membership_whereabouts_known check (whereabouts in ('HERE', 'JOINING', 'ELSEWHERE')),
  from_day date not null,
  until_day date,
  recorded_at timestamptz not null,
  person_id uuid not null,
  organisation_id uuid not null references organisation (id),
  replaced_at timestamptz,
  foreign key (household_person_id, household_id) references household_person (id, household_id),
  constraint household_membership_lasts check (until_day > from_day),
  constraint household_membership_joining_ends check (whereabouts <> 'JOINING' or until_day is not null),
  constraint household_membership_one_at_a_time exclude using gist
    (household_person_id with =, daterange(from_day, until_day) with &&) where (replaced_at is null)
);
create index household_membership_by_household on household_membership (household_id);
create policy held on household_membership for select to ${app} using (household_id = ${held});
create policy told_to_a_holder on household_membership for insert to ${app}
  with check (household_id = ${held} and ${byTheActor} and replaced_at is null);
create policy replaced_by_a_holder on household_membership for update to ${app}
  using (household_id = ${held} and replaced_at is null) with check (household_id = ${held});
grant select, insert, update (replaced_at) on household_membership to ${app};

-- An adult child who flees too is a household of their own, to keep near: one row for both, seen by who holds both.
create table household_link (
  id uuid primary key,
  household_id uuid not null references household (id),
  near_household_id uuid not null references household (id),
  linked_at timestamptz not null,
  person_id uuid not null,
  organisation_id uuid not null references organisation (id),
  unlinked_at timestamptz,
  constraint household_link_is_written_once check (household_id < near_household_id)
);
create unique index household_link_once on household_link (household_id, near_household_id) where unlinked_at is null;
create index household_link_by_near on household_link (near_household_id);
create policy held_both on household_link for select to ${app} using (household_id = ${held} and near_household_id = ${held});
create policy linked_by_who_holds_both on household_link for insert to ${app}
  with check (household_id = ${held} and near_household_id = ${held} and ${byTheActor});
create policy unlinked_by_who_holds_both on household_link for update to ${app}
  using (household_id = ${held} and near_household_id = ${held} and unlinked_at is null)
  with check (household_id = ${held} and near_household_id = ${held});
grant select, insert, update (unlinked_at) on household_link to ${app};

-- Looking for a place has ended, and why; reopening ends the row. No words of anybody, no identity.
create table household_closing (
  id uuid primary key,
  household_id uuid not null references household (id),
  reason text not null constraint household_closing_reason_known check (reason in (${listed(closingReasons)})),
  where_kind text constraint household_closing_where_known check (where_kind in (${listed(outsidePlaces)})),
  closed_at timestamptz not null,
  person_id uuid not null,
  organisation_id uuid not null references organisation (id),
  reopened_at timestamptz,
  constraint household_closing_outside_says_where check ((where_kind is not null) = (reason = 'PLACED_OUTSIDE_HEARTH')),
  constraint household_closing_reopens_later check (reopened_at >= closed_at)
);
create unique index household_closing_one_stands on household_closing (household_id) where reopened_at is null;
create policy held on household_closing for select to ${app} using (household_id = ${held});
create policy closed_by_a_holder on household_closing for insert to ${app} with check (household_id = ${held} and ${byTheActor});
create policy reopened_by_a_holder on household_closing for update to ${app}
  using (household_id = ${held} and reopened_at is null) with check (household_id = ${held});
grant select, insert, update (reopened_at) on household_closing to ${app};

-- The two access classes: who places the household, in an organisation that holds its case; never a provider's worker.
create function actor_reads_access_classes() returns boolean language sql stable
  as $$ select actor_has('NAVIGATOR', 'REFERRING_PRACTITIONER') and not actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER') $$;

create table household_immigration (
  household_id uuid primary key references household (id),
  status text constraint household_immigration_status_known check (status in (${listed(immigrationStatuses)})),
  mvdac_from date,
  mvdac_to date,
  told_at timestamptz not null,
  constraint household_immigration_mvdac_has_its_days check (
    (mvdac_from is null) = (mvdac_to is null) and (mvdac_from is not null) = (coalesce(status, 'UNKNOWN') = 'MVDAC_GRANTED')),
  constraint household_immigration_mvdac_in_order check (mvdac_to > mvdac_from)
);
create table household_trans_history (
  household_person_id uuid primary key,
  household_id uuid not null,
  answer text constraint household_trans_history_known check (answer in ('YES', 'NO', 'PREFERS_NOT_TO_SAY')),
  told_at timestamptz not null,
  foreign key (household_person_id, household_id) references household_person (id, household_id)
);
create index household_trans_history_by_household on household_trans_history (household_id);
${[
  ['household_immigration', 'status, mvdac_from, mvdac_to, told_at'],
  ['household_trans_history', 'answer, told_at'],
]
  .map(
    ([table, changed]) => `
create policy own_class on ${table} to ${app}
  using (household_id = ${held} and (select actor_reads_access_classes()))
  with check (household_id = ${held} and (select actor_reads_access_classes()));
grant select, insert, update (${changed}) on ${table} to ${app};`,
  )
  .join('')}

-- Who answered what, and when. Of an access class, and of where they would not be safe, only that it was answered;
-- that an access class was answered is read by those who may read the class.
create table household_answer (
  id uuid primary key,
  household_id uuid not null references household (id),
  field text not null constraint household_answer_field_is_short check (length(field) between 1 and 60),
  answered boolean not null,
  value jsonb,
  at timestamptz not null,
  person_id uuid not null,
  organisation_id uuid not null references organisation (id),
  constraint household_answer_keeps_no_protected_value check (
    value is null or (answered and field not in ('immigration', 'transHistory', 'unsafeAreas')))
);
create index household_answer_by_household on household_answer (household_id, at, id);
create policy held on household_answer for select to ${app} using (
  household_id = ${held} and (field not in ('immigration', 'transHistory') or (select actor_reads_access_classes())));
create policy answered_to_a_holder on household_answer for insert to ${app} with check (
  household_id = ${held} and ${byTheActor} and (field not in ('immigration', 'transHistory') or (select actor_reads_access_classes())));
grant select, insert on household_answer to ${app};
create trigger append_only before update or delete on household_answer for each row execute function refuse_change();
create trigger append_only_whole before truncate on household_answer execute function refuse_change();

create policy looked_at_for_a_household on hold for select to ${crossCheck} using (true);
grant select on hold to ${crossCheck};

-- Whether anybody holds a place for this household, or awaits it: asked by those who hold its case.
create function household_has_place_at_hand(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from case_holder c where c.household_id = wanted and c.organisation_id = actor_organisation() and c.until is null)
    and (exists (select from hold h where h.household_id = wanted and h.ends_at > hearth_now())
      or exists (select from placement p where p.household_id = wanted and p.outcome is null)) $$;

-- Whether so many people still fit the place that is held for this household, awaits it, or is lived in (a cot takes one
-- child under 2): asked by those who hold its case, answered with a word. Another holder's hold counts too.
create function household_still_fits(wanted uuid, people integer, may_use_cots integer) returns text
  language sql stable security definer set search_path = pg_catalog, public as $$
  with place as (
    select h.unit_id, false as lived_in from hold h where h.household_id = wanted and h.ends_at > hearth_now()
    union all
    select p.unit_id, p.outcome is not null from placement p
      where p.household_id = wanted and (p.outcome is null or (p.outcome = 'ARRIVED' and p.left_on is null))),
  too_small as (
    select place.lived_in from place join unit u on u.id = place.unit_id where u.bedspaces < people - least(u.cots, may_use_cots))
  select case
    when not exists (select from case_holder c where c.household_id = wanted and c.organisation_id = actor_organisation() and c.until is null)
      then 'FITS'
    when exists (select from too_small where not lived_in) then 'TOO_SMALL_HELD'
    when exists (select from too_small) then 'TOO_SMALL_LIVED_IN'
    else 'FITS' end $$;

${['household_has_place_at_hand(uuid)', 'household_still_fits(uuid, integer, integer)']
  .map(
    (signature) => `
revoke execute on function ${signature} from public;
grant execute on function ${signature} to ${app};
alter function ${signature} owner to ${crossCheck};`,
  )
  .join('')}

-- The finer check at placement follows the ground: a district that has merged is what it was and what it became.
set local role ${crossCheck};
create or replace function place_is_unsafe(accepted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  with recursive told as (
    select coalesce(a.district_id, t.district_id) as id
    from referral r join household_unsafe_area a on a.household_id = r.household_id
      left join postcode_district_place t on t.outcode = a.outcode
    where r.id = accepted and r.organisation_id = actor_organisation() and r.status = 'ACCEPTED'),
  ground (id) as (
    select id from told
    union
    select case when s.predecessor_id = g.id then s.successor_id else s.predecessor_id end
    from ground g join district_succession s on s.status = 'MADE' and g.id in (s.predecessor_id, s.successor_id))
  select exists (
    select from referral r join service_district s on s.service_id = r.service_id join ground g on g.id = s.district_id
    where r.id = accepted and r.organisation_id = actor_organisation() and r.status = 'ACCEPTED') $$;
set local role ${owner};
`,
);
