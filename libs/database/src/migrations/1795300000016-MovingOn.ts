import { migration } from '../migration';

/**
 * Since when a household is ready to move on and what keeps it, by dated rows; and moving on in one act over two
 * providers that may not read each other's rows. The receiving provider's side ends the first stay by one narrow
 * function; that the second begins in the same transaction is a deferred foreign key, not a promise of the caller.
 */
export const MovingOn1795300000016 = migration(
  'MovingOn1795300000016',
  ({ app, crossCheck }) => `
-- What a provider says of one household, each time it says it. The last one holds; nothing is overwritten.
create table move_on_readiness (
  id uuid primary key,
  episode_id uuid not null,
  provider_id uuid not null,
  number integer not null constraint move_on_readiness_is_numbered check (number >= 1),
  ready_on date,
  blocked_by text constraint move_on_readiness_blocked_by_known check (blocked_by in
    ('NO_SECOND_STAGE_PLACE', 'NO_SOCIAL_TENANCY_OFFER', 'DEPOSIT_OR_RENT', 'IMMIGRATION_OR_RECOURSE', 'HEALTH_OR_CARE_ASSESSMENT',
     'SAFETY', 'HER_CHOICE', 'SCHOOL', 'OTHER')),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint move_on_readiness_once unique (episode_id, number),
  constraint move_on_readiness_only_the_ready_are_blocked check (blocked_by is null or ready_on is not null),
  foreign key (episode_id, provider_id) references episode (id, provider_id)
);
create policy own on move_on_readiness to ${app}
  using (provider_id = (select actor_organisation()) and (select actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER')))
  with check (provider_id = (select actor_organisation()) and (select actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER')));
grant select, insert on move_on_readiness to ${app};
create trigger append_only before update or delete on move_on_readiness for each row execute function refuse_change();
create trigger append_only_whole before truncate on move_on_readiness execute function refuse_change();

-- One move: the stay that it ended, the placement whose stay it began, and the day that both share. For reports alone.
alter table episode add constraint episode_ended_on_its_day unique (id, ended_on);
alter table episode add constraint episode_began_with_its_placement unique (placement_id, started_on);
create table move_on (
  from_episode_id uuid primary key,
  to_placement_id uuid not null constraint move_on_to_a_placement_once unique,
  moved_on date not null,
  constraint move_on_ends_a_stay foreign key (from_episode_id, moved_on) references episode (id, ended_on),
  constraint move_on_begins_a_stay foreign key (to_placement_id, moved_on) references episode (placement_id, started_on)
    deferrable initially deferred
);
create policy kept_by_its_function on move_on to ${crossCheck} using (true) with check (true);
grant select, insert on move_on to ${crossCheck};
create trigger append_only before update or delete on move_on for each row execute function refuse_change();
create trigger append_only_whole before truncate on move_on execute function refuse_change();

-- The first day of support is told anew when it was written down wrong.
grant update (first_given_on, recorded_at, recorded_by) on episode_support to ${app};

-- The first free night after a leaving day and its turnaround: the same sentence as freeFromOf of accommodation, proven
-- equal by test.
create function free_from_of(leave date, days integer, in_working_days boolean, closes_on date) returns date
  language sql stable as $$
  with recursive walk (day, still) as (
    select free_from_of.leave, case when in_working_days then days else 0 end where free_from_of.leave is not null
    union all
    select w.day + 1, w.still - case when extract(isodow from w.day + 1) < 6
      and not exists (select from bank_holiday h where h.day = w.day + 1) then 1 else 0 end
    from walk w where w.still > 0)
  select coalesce(
    (select case when closes_on >= free_from_of.leave then least(r.ready, closes_on) else r.ready end
     from (select w.day + case when in_working_days then 0 else days end as ready from walk w where w.still = 0) r),
    'infinity') $$;

-- The nights of a stay that has ended: the same sentence as nightsAfterLeaving of placements, proven equal by test.
create function nights_after_leaving(arrive date, left_on date, days integer, in_working_days boolean, next_from date)
  returns table (leave date, free_from date)
  language sql stable as $$
  select l.leave, least(greatest(free_from_of(l.leave, days, in_working_days, null), nights_after_leaving.arrive + 1), next_from)
  from (select least(nights_after_leaving.left_on, next_from) as leave) l $$;

create policy ended_by_a_move on occupancy for update to ${crossCheck} using (true) with check (true);
create policy ended_by_a_move on episode for update to ${crossCheck} using (true) with check (true);
create policy ended_by_a_move on placement for update to ${crossCheck} using (true) with check (true);
create policy looked_at_for_a_move on episode_occupancy for select to ${crossCheck} using (true);
create policy looked_at_for_a_move on move_on_readiness for select to ${crossCheck} using (true);
create policy proposed_after_a_move on vacancy for insert to ${crossCheck} with check (status = 'DRAFT');
grant select on episode_occupancy, move_on_readiness to ${crossCheck};
grant update (leave, free_from, left_on) on occupancy to ${crossCheck};
grant update (ended_on, leaving_reason, destination) on episode to ${crossCheck};
grant update (left_on) on placement to ${crossCheck};
grant insert, update (available_from) on vacancy, vacancy_facts to ${crossCheck};

-- Waits for the first stay and for the units of both, in the one order that every command waits in, before the clock is
-- read: the names are those of episodeLock and unitLock.
create function wait_to_move_on(placed uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  changing text;
begin
  for changing in
    with awaited as (select p.unit_id, e.id as episode_id from placement p
      left join episode e on e.household_id = p.household_id and e.ended_on is null
      where p.id = placed and p.provider_id = actor_organisation() and p.outcome is null)
    select a.unit_id::text collate "C" from awaited a
    union
    select ('episode ' || a.episode_id) collate "C" from awaited a where a.episode_id is not null
    union
    select o.unit_id::text collate "C" from awaited a
      join episode_occupancy x on x.episode_id = a.episode_id join occupancy o on o.id = x.occupancy_id and o.left_on is null
    order by 1
  loop
    perform pg_advisory_xact_lock(hashtextextended(changing, 0));
  end loop;
end $$;

-- Ends the stay in which a household lives, because it moved on to a placement that the actor's organisation awaits it
-- for: only once its own provider has said that it is ready by that day, and only in the instant in which the household's
-- own code was used up. Its units are free after their own turnaround, in front of no other claim, and proposed anew as
-- drafts. What a draft says of whom the place takes is as it was last offered, until it is published: who moves a
-- household on cannot read the rules of another provider. Answers with a word; when it is MOVED, also whose stay it was,
-- who is told and on whose record it is.
create function end_stay_to_move_on(placed uuid, day_moved date)
  returns table (outcome text, ended_id uuid, of_provider_id uuid)
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  made placement;
  stay episode;
  ready date;
  lived record;
  ahead record;
  nights record;
  live vacancy;
  draft uuid;
begin
  select p.* into made from placement p
    where p.id = placed and p.provider_id = actor_organisation() and p.outcome is null;
  if made.id is null or day_moved > hearth_today() or not actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER')
    or not exists (select from spoken_code c where c.household_id = made.household_id and c.used_at = hearth_now()) then
    return query select 'NOT_AWAITED', null::uuid, null::uuid;
    return;
  end if;
  select e.* into stay from episode e where e.household_id = made.household_id and e.ended_on is null;
  if stay.id is null then
    return query select 'LIVES_NOWHERE', null::uuid, null::uuid;
    return;
  end if;
  if stay.accommodation_type = 'SANCTUARY' then
    return query select 'SANCTUARY', null::uuid, null::uuid;
    return;
  end if;
  select r.ready_on into ready from move_on_readiness r where r.episode_id = stay.id order by r.number desc limit 1;
  if ready is null or ready > day_moved then
    return query select 'NOT_READY', null::uuid, null::uuid;
    return;
  end if;

  for lived in
    select o.id, o.unit_id, o.arrive, u.service_id, u.provider_id, s.turnaround_days, s.turnaround_in_working_days
    from episode_occupancy x join occupancy o on o.id = x.occupancy_id join unit u on u.id = o.unit_id join service s on s.id = u.service_id
    where x.episode_id = stay.id and o.left_on is null order by o.unit_id
  loop
    select min(o.arrive) as next_from, min(o.arrive) filter (where o.kind = 'CLOSURE') as closes_on into ahead
      from occupancy o where o.unit_id = lived.unit_id and o.id <> lived.id and o.arrive > lived.arrive and o.ends_at > hearth_now();
    select n.leave, n.free_from into nights
      from nights_after_leaving(lived.arrive, day_moved, lived.turnaround_days, lived.turnaround_in_working_days, ahead.next_from) n;
    update occupancy o set leave = nights.leave, free_from = nights.free_from, left_on = day_moved where o.id = lived.id;

    continue when ahead.closes_on <= nights.free_from;
    select v.* into live from vacancy v where v.unit_id = lived.unit_id and v.status in ('DRAFT', 'OPEN', 'PAUSED');
    if live.id is null then
      draft := gen_random_uuid();
      insert into vacancy (id, provider_id, service_id, unit_id, status, available_from, confirmed_at, made_at)
        values (draft, lived.provider_id, lived.service_id, lived.unit_id, 'DRAFT', nights.free_from, hearth_now(), hearth_now());
      insert into vacancy_facts
        select anew.* from unit u join service s on s.id = u.service_id
          cross join lateral (select f.* from vacancy_facts f join vacancy v on v.id = f.vacancy_id
            where f.unit_id = u.id order by v.made_at desc, v.id limit 1) f
          cross join lateral jsonb_populate_record(null::vacancy_facts, to_jsonb(f) || to_jsonb(s) || to_jsonb(u) || jsonb_build_object(
            'vacancy_id', draft, 'status', 'DRAFT', 'available_from', nights.free_from, 'confirmed_at', hearth_now(),
            'do_not_use', u.do_not_use_since is not null)) anew
        where u.id = lived.unit_id;
    elsif live.status = 'DRAFT' then
      update vacancy v set available_from = nights.free_from where v.id = live.id;
      update vacancy_facts f set available_from = nights.free_from where f.vacancy_id = live.id;
    end if;
  end loop;

  update episode e set ended_on = day_moved, leaving_reason = 'PLANNED_MOVE', destination = (
      select case when s.accommodation_type = 'SECOND_STAGE' then 'SECOND_STAGE'
        when s.accommodation_type in ('REFUGE', 'SPECIALIST') then 'OTHER_REFUGE' else 'SUPPORTED_HOUSING' end
      from service s where s.id = made.service_id)
    where e.id = stay.id;
  update placement p set left_on = day_moved where p.id = stay.placement_id;
  insert into move_on (from_episode_id, to_placement_id, moved_on) values (stay.id, made.id, day_moved);
  return query select 'MOVED', stay.id, stay.provider_id;
end $$;

${['wait_to_move_on(uuid)', 'end_stay_to_move_on(uuid, date)']
  .map(
    (signature) => `
revoke execute on function ${signature} from public;
grant execute on function ${signature} to ${app};
alter function ${signature} owner to ${crossCheck};`,
  )
  .join('')}
`,
);
