import { serviceSummarySql } from '@app/accommodation';
import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import { type LocalDate, NotFound, type PersonActor } from '@app/kernel';
import { episodeLock } from '@app/placements';
import { In } from 'typeorm';
import type { SanctuaryJobType, SanctuaryReviewDueType } from '../api/job.type';
import type { EvidenceFacts } from '../domain/evidence';
import { isOver, type JobStatus, jobStatuses } from '../domain/job';
import type { SharedStaying } from '../domain/shared-staying';
import { SanctuaryItemEntity, SanctuaryJobEntity, SanctuarySurveyEntity } from './sanctuary.entities';

/** The job, once every other command about it is done. To be called before `tx.now`. @throws NotFound */
export async function lockJob(
  tx: Tx,
  own: { readonly id: string } & ({ readonly organisationId: string } | { readonly providerId: string }),
): Promise<SanctuaryJobEntity> {
  const found = await tx.manager.findOneBy(SanctuaryJobEntity, own);
  if (!found) throw new NotFound();
  // With the job's episode, for whoever records who was supported, and how, changes that.
  await tx.lock(
    `sanctuary job ${own.id}`,
    ...(found.episodeId === null ? [] : [episodeLock(found.episodeId)]),
  );
  return tx.manager.findOneByOrFail(SanctuaryJobEntity, own);
}

const open: readonly JobStatus[] = jobStatuses.filter((status) => !isOver(status));

/** A job that is not over, of those the actor's organisation sent for the household. */
export const findOpenJob = (tx: Tx<PersonActor>, householdId: string): Promise<SanctuaryJobEntity | null> =>
  tx.manager.findOneBy(SanctuaryJobEntity, {
    householdId,
    organisationId: tx.actor.organisationId,
    status: In([...open]),
  });

/** Tells the scheme other facts, unless the job is over by now. @returns whether that changed anything. */
export async function retellFacts(tx: Tx, id: string, facts: SharedStaying): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    'update sanctuary_job set facts = $2 where id = $1 and facts <> $2 and status = any ($3) returning id',
    [id, facts, open],
  );
  return rows.length > 0;
}

/** Whether the household has a job that is not over; only of those the actor's organisation sent. */
export const hasOpenJob = (tx: Tx, householdId: string): Promise<boolean> =>
  tx.manager.existsBy(SanctuaryJobEntity, {
    householdId,
    status: In([...open]),
  });

/** The items of a job, in the order of the list. */
export const itemsOf = (tx: Tx, jobId: string): Promise<SanctuaryItemEntity[]> =>
  tx.manager.find(SanctuaryItemEntity, { where: { jobId }, order: { item: 'ASC' } });

/** The day of the first survey. @throws NotFound when there was none. */
export async function firstSurveyOf(tx: Tx, jobId: string): Promise<LocalDate> {
  const [first] = await tx.manager.find(SanctuarySurveyEntity, {
    where: { jobId },
    order: { surveyedOn: 'ASC' },
    take: 1,
  });
  if (!first) throw new NotFound();
  return first.surveyedOn;
}

const isSender = 'j.organisation_id = (select actor_organisation())';

const jobSql = `
  select j.id, json_build_object('id', j.id, 'householdId', case when ${isSender} then j.household_id end,
    'householdReference', j.household_reference, 'sentBy', (select o.name from organisation o where o.id = j.organisation_id),
    'service', ${serviceSummarySql('s')}, 'districtCode', d.code, 'districtName', d.name, 'weekStart', day(j.week_start), 'status', j.status,
    'facts', j.facts, 'landlordConsent', j.landlord_consent, 'flagHome', j.flag_home, 'mayKnow', j.may_know,
    'requestedAt', instant(j.requested_at), 'answeredAt', instant(j.answered_at), 'shownReason', j.shown_reason,
    'primaryReason', x.primary_reason, 'contributingReasons', x.contributing_reasons,
    'uncheckedSafety', (select coalesce(json_agg(json_build_object('rule', u.rule, 'decidedBy', u.decided_by, 'decidedAt', instant(u.decided_at),
        'reason', u.reason) order by u.rule), '[]') from sanctuary_unchecked u where u.job_id = j.id),
    'surveys', (select coalesce(json_agg(json_build_object('surveyedOn', day(v.surveyed_on), 'hazards', v.hazards) order by v.recorded_at), '[]')
      from sanctuary_survey v where v.job_id = j.id),
    'items', (select coalesce(json_agg(json_build_object('item', i.item, 'proposedOn', day(i.proposed_on), 'fittedOn', day(i.fitted_on),
        'removedOn', day(i.removed_on)) order by i.item), '[]') from sanctuary_item i where i.job_id = j.id and i.dropped_on is null),
    'reviews', (select coalesce(json_agg(json_build_object('months', r.months, 'dueOn', day(r.due_on), 'heldOn', day(r.held_on),
        'stillSafe', r.still_safe, 'supportNeeded', r.support_needed) order by r.months), '[]') from sanctuary_review r where r.job_id = j.id),
    'episodeId', case when j.provider_id = (select actor_organisation()) then j.episode_id end,
    'firstFittedOn', day(j.first_fitted_on), 'fittedOn', day(j.fitted_on), 'endedOn', day(j.ended_on), 'endReason', j.end_reason) as node
  from sanctuary_job j join service s on s.id = j.service_id join district d on d.id = j.district_id
    left join sanctuary_decline x on x.job_id = j.id where true`;

/** Which jobs are read; null: all of them. */
export interface WhichJobs {
  /** Those that stand so. */
  readonly statuses: readonly JobStatus[] | null;
  /** Those that the actor's organisation sent for this household. */
  readonly householdId: string | null;
}

/** The jobs that the actor's organisation sent or received, newest first. */
export async function readJobs(
  tx: Tx,
  args: PageArgs,
  { statuses, householdId }: WhichJobs,
): Promise<Page<SanctuaryJobType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { id: string; node: SanctuaryJobType }[] = await tx.manager.query(
    `${jobSql} and ($2::timestamptz is null or (j.requested_at, j.id) < ($2, $3::uuid))
       and ($4::text[] is null or j.status = any ($4)) and ($5::uuid is null or (${isSender} and j.household_id = $5))
     order by j.requested_at desc, j.id desc limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null, statuses, householdId],
  );
  const page = toPage(rows, args.first, ({ id, node }) => [String(node.requestedAt), id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

export async function readJob(tx: Tx, id: string): Promise<SanctuaryJobType | null> {
  const rows: { node: SanctuaryJobType }[] = await tx.manager.query(`${jobSql} and j.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

/** Reviews that nobody has held yet, of jobs that have not ended: the one that has waited longest first. */
export async function readReviewsDue(tx: Tx, args: PageArgs): Promise<Page<SanctuaryReviewDueType>> {
  const { limit, after } = pageOf(args, 3);
  const rows: { node: SanctuaryReviewDueType }[] = await tx.manager.query(
    `select json_build_object('id', r.job_id || ' ' || r.months, 'jobId', r.job_id, 'householdReference', j.household_reference,
       'serviceName', s.name, 'months', r.months, 'dueOn', day(r.due_on), 'overdue', r.due_on < hearth_today()) as node
     from sanctuary_review r join sanctuary_job j on j.id = r.job_id join service s on s.id = j.service_id
     where r.provider_id = (select actor_organisation()) and r.held_on is null and j.status = 'FITTED'
       and ($2::date is null or (r.due_on, r.job_id, r.months) > ($2, $3::uuid, $4::integer))
     order by r.due_on, r.job_id, r.months limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null],
  );
  const page = toPage(rows, args.first, ({ node }) => [node.dueOn, node.jobId, node.months]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

/** What a letter of evidence says of a job in which something was fitted; null where nothing was. */
export async function findEvidence(tx: Tx, jobId: string): Promise<EvidenceFacts | null> {
  const rows: EvidenceFacts[] = await tx.manager.query(
    `select j.household_reference as "householdReference", (select o.name from organisation o where o.id = j.provider_id) as "providerName",
       day(j.first_fitted_on) as "firstFittedOn", day(j.fitted_on) as "fittedOn", day(hearth_today()) as "writtenOn",
       array(select i.item from sanctuary_item i where i.job_id = j.id and i.fitted_on is not null order by i.fitted_on, i.item) as works
     from sanctuary_job j where j.id = $1 and j.first_fitted_on is not null`,
    [jobId],
  );
  return rows[0] ?? null;
}
