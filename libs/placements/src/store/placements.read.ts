import { serviceSummarySql } from '@app/accommodation';
import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { EpisodeType } from '../api/episode.type';
import type { HoldType } from '../api/hold.type';
import type { PlacementType } from '../api/placement.type';
import type { ReferralType } from '../api/referral.type';
import type { EpisodePersonType } from '../api/support.type';
import { ageGroupAtStart, type AgeTold, gapsOf } from '../domain/supported';

const isSender = (alias: string): string => `${alias}.organisation_id = (select actor_organisation())`;

/** Expired in SQL: the same sentence as `hasExpired`, proven equal by test. */
export const expiredSql = (alias: string): string =>
  `(${alias}.status in ('SUBMITTED', 'QUESTION_ASKED', 'CALL_WINDOW') and ${alias}.answer_by <= hearth_now()
    or ${alias}.status = 'ACCEPTED' and ${alias}.household_answered_at is null and coalesce(${alias}.household_answer_by <= hearth_now(), false))`;

/** Rules by their codes alone; the API adds what they are called. */
const namedSql = (codes: string): string =>
  `(select coalesce(json_agg(json_build_object('rule', c.rule) order by c.position), '[]') from unnest(${codes}) with ordinality c (rule, position))`;

/** What a referral's provider is asked to override; who did and why are hidden from its sender by row-level security. */
const overridesSql = `(select coalesce(json_agg(json_build_object('about', json_build_object('rule', o.rule),
    'askedAt', instant(o.asked_at), 'overriddenAt', instant(o.overridden_at), 'overriddenBy', w.overridden_by, 'reason', w.reason)
    order by array_position(h.ask_to_override, o.rule)), '[]')
  from rule_override o join hold h on h.id = r.hold_id
    left join rule_override_reason w on w.referral_id = o.referral_id and w.rule = o.rule
  where o.referral_id = r.id)`;

const questionsSql = `(select coalesce(json_agg(json_build_object('id', q.id, 'about', ${namedSql('q.about')}, 'question', q.question,
    'askedAt', instant(q.asked_at), 'answer', q.answer, 'answeredAt', instant(q.answered_at)) order by q.asked_at, q.id), '[]')
  from referral_question q where q.referral_id = r.id)`;

const uncheckedSafetySql = `(select coalesce(json_agg(json_build_object('about', json_build_object('rule', x.rule),
    'decidedBy', x.decided_by, 'decidedAt', instant(x.decided_at), 'reason', x.reason) order by x.rule), '[]')
  from unchecked_safety x where x.placement_id = p.id)`;

const holdSql = `
  select h.id, json_build_object('id', h.id, 'householdId', h.household_id,
    'householdReference', (select x.reference from household x where x.id = h.household_id),
    'vacancyId', h.vacancy_id, 'service', ${serviceSummarySql('s')}, 'verdict', h.verdict, 'asksToOverride', ${namedSql('h.ask_to_override')}, 'arrive', day(h.arrive), 'mustLeaveBy', day(h.leave),
    'heldAt', instant(h.held_at), 'endsAt', instant(h.ends_at), 'live', h.ends_at > hearth_now(),
    'minutesLeft', greatest(0, ceil(extract(epoch from h.ends_at - hearth_now()) / 60))::integer, 'endedBecause', h.ended_because,
    'referralId', (select r.id from referral r where r.hold_id = h.id order by r.submitted_at desc limit 1)) as node
  from hold h join service s on s.id = h.service_id where ${isSender('h')}`;

const referralSql = `
  select r.id, json_build_object('id', r.id, 'holdId', case when ${isSender('r')} then r.hold_id end,
    'householdId', case when ${isSender('r')} then r.household_id end, 'householdReference', r.household_reference,
    'sentBy', (select o.name from organisation o where o.id = r.organisation_id),
    'vacancyId', r.vacancy_id, 'unitCode', u.code, 'service', ${serviceSummarySql('s')},
    'arrive', (select day(h.arrive) from hold h where h.id = r.hold_id), 'mustLeaveBy', (select day(h.leave) from hold h where h.id = r.hold_id),
    'overrides', ${overridesSql}, 'overrideBecause', (select h.override_because from hold h where h.id = r.hold_id), 'questions', ${questionsSql},
    'facts', r.facts, 'outcomes', r.outcomes, 'status', r.status, 'expired', ${expiredSql('r')},
    'submittedAt', instant(r.submitted_at), 'answerBy', instant(r.answer_by), 'answeredAt', instant(r.answered_at),
    'householdAnswerBy', instant(r.household_answer_by), 'householdAnsweredAt', instant(r.household_answered_at),
    'shownReason', r.shown_reason, 'primaryReason', d.primary_reason, 'contributingReasons', d.contributing_reasons,
    'placementId', (select p.id from placement p where p.referral_id = r.id)) as node
  from referral r join service s on s.id = r.service_id left join unit u on u.id = r.unit_id
    left join referral_decline d on d.referral_id = r.id where true`;

const placementSql = `
  select p.id, json_build_object('id', p.id, 'referralId', p.referral_id,
    'householdId', case when ${isSender('p')} then p.household_id end, 'householdReference', p.household_reference,
    'sentBy', (select o.name from organisation o where o.id = p.organisation_id),
    'vacancyId', p.vacancy_id, 'unitCode', u.code, 'service', ${serviceSummarySql('s')},
    'arrive', day(o.arrive), 'leave', day(o.leave), 'arrivedOn', day(o.arrived_on),
    'madeAt', instant(p.made_at), 'arriveBy', instant(p.arrive_by), 'overdue', p.outcome is null and p.arrive_by <= hearth_now(),
    'outcome', p.outcome, 'outcomeAt', instant(p.outcome_at), 'leftOn', day(p.left_on),
    'warnings', p.warnings, 'uncheckedSafety', ${uncheckedSafetySql},
    'episodeId', (select e.id from episode e where e.placement_id = p.id)) as node
  from placement p join service s on s.id = p.service_id left join unit u on u.id = p.unit_id
    left join occupancy o on o.id = p.occupancy_id where true`;

/** Who is supported, with how old they were told to be: what they count as is a rule, and so not SQL. */
const peopleSql = `(select coalesce(json_agg(json_build_object('number', p.number, 'lead', p.lead, 'gender', p.gender, 'joinedOn', day(p.joined_on),
    'born', case when p.birth_year is not null then json_build_object('year', p.birth_year, 'month', p.birth_month) end,
    'ageTold', case when p.age_told is not null then json_build_object('age', p.age_told, 'on', day(p.age_told_on)) end,
    'answers', (select coalesce(json_agg(json_build_object('characteristic', c.characteristic, 'answer', c.answer) order by c.characteristic), '[]')
      from episode_characteristic c where c.episode_person_id = p.id),
    'support', (select coalesce(json_agg(json_build_object('supportType', g.support_type, 'firstGivenOn', day(g.first_given_on))
        order by g.first_given_on, g.support_type), '[]')
      from episode_support g where g.episode_person_id = p.id)) order by p.number), '[]')
  from episode_person p where p.episode_id = e.id)`;

const episodeSql = `
  select e.id, json_build_object('id', e.id, 'placementId', e.placement_id, 'householdReference', e.household_reference,
    'service', ${serviceSummarySql('s')}, 'accommodationType', e.accommodation_type, 'relevant', e.relevant,
    'startedOn', day(e.started_on), 'endedOn', day(e.ended_on), 'leavingReason', e.leaving_reason, 'destination', e.destination,
    'units', (select coalesce(json_agg(json_build_object('unitId', u.id, 'unitCode', u.code, 'arrivedOn', day(o.arrived_on), 'leave', day(o.leave),
        'leftOn', day(o.left_on), 'freeFrom', day(o.free_from)) order by o.arrived_on, u.code), '[]')
      from episode_occupancy x join occupancy o on o.id = x.occupancy_id join unit u on u.id = o.unit_id where x.episode_id = e.id),
    'readyToMoveOn', day(ready.ready_on), 'moveOnBlockedBy', ready.blocked_by,
    'moveOnHistory', (select coalesce(json_agg(json_build_object('readyOn', day(r.ready_on), 'blockedBy', r.blocked_by,
        'recordedAt', instant(r.recorded_at)) order by r.number desc), '[]') from move_on_readiness r where r.episode_id = e.id),
    'people', ${peopleSql}) as node
  from episode e join service s on s.id = e.service_id
    left join lateral (select r.ready_on, r.blocked_by from move_on_readiness r where r.episode_id = e.id order by r.number desc limit 1) ready on true
  where true`;

/** An episode as it was read. */
type EpisodeRead = Omit<EpisodeType, 'people' | 'gaps'> & {
  readonly people: readonly (Omit<EpisodePersonType, 'ageGroup' | 'ageGroupCertain'> & AgeTold)[];
};

/** What its people count as, and what the return lacks of them; how old they were told to be is left out. */
function toEpisode({ people, ...episode }: EpisodeRead): EpisodeType {
  const counted = people.map(({ born, ageTold, ...person }): EpisodePersonType => {
    const { group, certain } = ageGroupAtStart({ born, ageTold }, person.joinedOn);
    return { ...person, ageGroup: group, ageGroupCertain: certain };
  });
  return { ...episode, people: counted, gaps: gapsOf(counted) };
}

/** Waits for its provider's answer, which still counts. */
const waitingSql = `(r.status in ('SUBMITTED', 'QUESTION_ASKED', 'CALL_WINDOW') and r.answer_by > hearth_now())`;

/** Those of a list of which something holds, or does not hold; null: all of them. */
const narrowed = (sql: string, condition: string, holds: boolean | null): string =>
  holds === null ? sql : `${sql} and ${holds ? '' : 'not '}(${condition})`;

interface Row<T> {
  readonly id: string;
  readonly node: T;
}

/** One page, newest first, of rows that are sorted by a moment (or day) and their id. */
async function readPage<T>(
  tx: Tx,
  args: PageArgs,
  sql: string,
  alias: string,
  sorted: {
    readonly column: string;
    readonly type: 'timestamptz' | 'date';
    readonly of: (node: T) => Date | string;
  },
): Promise<Page<T>> {
  const { limit, after } = pageOf(args, 2);
  const { column, type, of } = sorted;
  const rows: Row<T>[] = await tx.manager.query(
    `${sql} and ($2::${type} is null or (${alias}.${column}, ${alias}.id) < ($2, $3::uuid))
     order by ${alias}.${column} desc, ${alias}.id desc limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, (row) => [String(of(row.node)), row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

async function readOne<T>(tx: Tx, sql: string, alias: string, id: string): Promise<T | null> {
  const rows: Row<T>[] = await tx.manager.query(`${sql} and ${alias}.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

/** The holds of the actor's own organisation. */
export const readHolds = (tx: Tx, args: PageArgs): Promise<Page<HoldType>> =>
  readPage<HoldType>(tx, args, holdSql, 'h', {
    column: 'held_at',
    type: 'timestamptz',
    of: ({ heldAt }) => heldAt,
  });
export const readHold = (tx: Tx, id: string): Promise<HoldType | null> => readOne(tx, holdSql, 'h', id);

/** The referrals that the actor's organisation sent or received. */
export const readReferrals = (
  tx: Tx,
  args: PageArgs,
  waiting: boolean | null = null,
): Promise<Page<ReferralType>> =>
  readPage<ReferralType>(tx, args, narrowed(referralSql, waitingSql, waiting), 'r', {
    column: 'submitted_at',
    type: 'timestamptz',
    of: ({ submittedAt }) => submittedAt,
  });
export const readReferral = (tx: Tx, id: string): Promise<ReferralType | null> =>
  readOne(tx, referralSql, 'r', id);

/** The placements that the actor's organisation made or received. */
export const readPlacements = (
  tx: Tx,
  args: PageArgs,
  awaited: boolean | null = null,
): Promise<Page<PlacementType>> =>
  readPage<PlacementType>(tx, args, narrowed(placementSql, 'p.outcome is null', awaited), 'p', {
    column: 'made_at',
    type: 'timestamptz',
    of: ({ madeAt }) => madeAt,
  });
export const readPlacement = (tx: Tx, id: string): Promise<PlacementType | null> =>
  readOne(tx, placementSql, 'p', id);

/** The episodes of the actor's own organisation. */
export async function readEpisodes(
  tx: Tx,
  args: PageArgs,
  open: boolean | null = null,
): Promise<Page<EpisodeType>> {
  const sql = narrowed(episodeSql, 'e.ended_on is null', open);
  const page = await readPage<EpisodeRead>(tx, args, sql, 'e', {
    column: 'started_on',
    type: 'date',
    of: ({ startedOn }) => startedOn,
  });
  return { ...page, nodes: page.nodes.map(toEpisode) };
}
export async function readEpisode(tx: Tx, id: string): Promise<EpisodeType | null> {
  const found = await readOne<EpisodeRead>(tx, episodeSql, 'e', id);
  return found && toEpisode(found);
}
