import type { Tx } from '@app/database';
import type { Page, PageArgs } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import type { AwardLineType, FundApplicationType } from '../api/application.type';
import type { ApplicationStatus } from '../domain/applying';
import { financialYearOf, monthsBefore } from '../domain/periods';
import type { FundSettings } from '../domain/settings';
import { readOne, readPage } from './paging';

/** An awarded line for which no money was ever committed and which nobody gave up. */
export const waitsSql = (line: string): string =>
  `(${line}.committed_pence + ${line}.in_payment_pence + ${line}.paid_pence = 0
    and not exists (select from award_release g where g.award_line_id = ${line}.id)
    and not exists (select from ledger_transfer t where t.award_line_id = ${line}.id))`;

const releasedSql = (line: string): string =>
  `coalesce((select sum(g.pence) from award_release g where g.award_line_id = ${line}.id), 0)`;

const quoteSql = `(select json_build_object('id', q.id, 'contentType', q.content_type, 'sizeBytes', q.size_bytes, 'sha256', encode(q.sha256, 'hex'),
    'attachedAt', instant(q.attached_at), 'sameFileElsewhere', exists (select from fund_document o
      where o.authority_id = q.authority_id and o.sha256 = q.sha256 and o.line_id <> q.line_id and o.replaced_at is null))
  from fund_document q where q.line_id = l.id and q.replaced_at is null)`;

const linesSql = `(select coalesce(json_agg(json_build_object('id', l.id, 'category', l.category, 'what', l.what, 'supplier', l.supplier,
    'netPence', l.net_pence, 'vatPence', l.vat_pence, 'grossPence', l.gross_pence, 'quote', ${quoteSql},
    'awardedPence', d.awarded_pence, 'cutBecause', d.cut_because, 'allowedBecause', d.allowed_because, 'awardLineId', w.id,
    'waitingForFunds', w.id is not null and ${waitsSql('w')}, 'committedPence', coalesce(w.committed_pence, 0),
    'inPaymentPence', coalesce(w.in_payment_pence, 0), 'paidPence', coalesce(w.paid_pence, 0), 'releasedPence', ${releasedSql('w')},
    'invoiced', exists (select from fund_invoice_line i where i.award_line_id = w.id)) order by l.position), '[]')
  from fund_application_line l left join fund_line_decision d on d.line_id = l.id left join award_line w on w.source_id = l.id
  where l.application_id = a.id and l.removed_at is null)`;

const questionsSql = `(select coalesce(json_agg(json_build_object('id', q.id, 'question', q.question, 'askedAt', instant(q.asked_at),
    'answeredAt', instant(q.answered_at)) order by q.asked_at, q.id), '[]') from fund_question q where q.application_id = a.id)`;

/** The actor reads this one as its fund, not as whoever applied. */
const asFundSql = `(a.authority_id = (select actor_organisation()) and a.submitted_at is not null
  and (select actor_has('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR'))
  and not exists (select from fund_conflict c where c.application_id = a.id and c.person_id = (select actor_person())))`;

const decisionSql = `(select json_build_object('outcome', d.outcome, 'byPanel', d.panel_case_id is not null, 'decidedAt', instant(d.decided_at),
    'awardedPence', d.awarded_pence, 'officerLimitPence', case when ${asFundSql} then d.officer_limit_pence end, 'quorum', d.quorum)
  from fund_decision d where d.application_id = a.id)`;

/** Sums and counts of past help; the parameters are those of `helpParameters`. */
const pastHelpSql = `case when ${asFundSql} then (select json_build_object('awards', p.awards, 'pence', p.pence,
    'sameCategories', (select coalesce(json_agg(distinct l.category), '[]') from fund_application_line l
      where l.application_id = a.id and l.removed_at is null and l.category = any (p.categories)),
    'otherOpen', (select coalesce(json_agg(o.reference order by o.made_at, o.id), '[]') from fund_application o
      where o.authority_id = a.authority_id and o.household_reference = a.household_reference and o.id <> a.id
        and o.status in ('SUBMITTED', 'MORE_INFORMATION_NEEDED', 'WITH_PANEL')),
    'officerLimitPence', $6::bigint, 'withinOfficersLimit', p.pence + ${requestedSql()} <= $6::bigint,
    'budgetId', b.id, 'availablePence', (select c.balance from ledger_account c where c.budget_id = b.id and c.kind = 'AVAILABLE'))
  from fund_past_help(a.id, $4::date at time zone 'Europe/London', $5::date at time zone 'Europe/London') p
    left join fund_budget b on b.authority_id = a.authority_id and b.stream = a.stream and b.financial_year = $7) end`;

function requestedSql(): string {
  return `coalesce((select sum(l.gross_pence) from fund_application_line l where l.application_id = a.id and l.removed_at is null), 0)`;
}

const applicationSql = `
  select a.id, a.made_at as sorted, json_build_object('id', a.id, 'reference', a.reference,
    'fund', (select o.name from organisation o where o.id = a.authority_id), 'sentBy', (select o.name from organisation o where o.id = a.organisation_id),
    'householdId', h.household_id, 'placementId', h.placement_id, 'episodeId', h.episode_id, 'householdReference', a.household_reference,
    'stream', a.stream, 'status', a.status, 'madeAt', instant(a.made_at), 'submittedAt', instant(a.submitted_at), 'decideBy', day(a.decide_by),
    'overdue', a.status in ('SUBMITTED', 'WITH_PANEL') and a.decide_by < hearth_today(), 'requestedPence', ${requestedSql()},
    'waitingForFunds', exists (select from fund_application_line l join award_line w on w.source_id = l.id where l.application_id = a.id and ${waitsSql('w')}),
    'lines', ${linesSql}, 'questions', ${questionsSql}, 'decision', ${decisionSql}, 'pastHelp', ${pastHelpSql},
    'panelCaseId', (select k.id from panel_case k where k.application_id = a.id order by k.referred_at desc limit 1)) as node
  from fund_application a left join fund_application_household h on h.application_id = a.id
  where ($8::text[] is null or a.status = any ($8))`;

/** What the sums of past help are asked with. */
export const helpParameters = (
  settings: Pick<FundSettings, 'ROLLING_MONTHS' | 'REPEAT_MONTHS' | 'OFFICER_LIMIT'>,
  today: LocalDate,
): readonly unknown[] => [
  monthsBefore(today, settings.ROLLING_MONTHS),
  monthsBefore(today, settings.REPEAT_MONTHS),
  settings.OFFICER_LIMIT,
  financialYearOf(today),
];

/** What the actor's organisation asked for, or was asked. */
export const readApplications = (
  tx: Tx,
  args: PageArgs,
  settings: FundSettings,
  statuses: readonly ApplicationStatus[] | null,
): Promise<Page<FundApplicationType>> =>
  readPage(tx, args, applicationSql, 'timestamptz', [...helpParameters(settings, tx.today), statuses]);

export const readApplication = (
  tx: Tx,
  id: string,
  settings: FundSettings,
): Promise<FundApplicationType | null> =>
  readOne(tx, applicationSql, id, [...helpParameters(settings, tx.today), null]);

const awardLineSql = `
  select w.id, w.awarded_at as sorted, json_build_object('id', w.id, 'budgetId', w.budget_id, 'route', w.route,
    'reference', (select a.reference from fund_application_line l join fund_application a on a.id = l.application_id where l.id = w.source_id),
    'awardedTo', (select o.name from organisation o where o.id = w.organisation_id), 'awardedToId', w.organisation_id, 'category', w.category, 'supplier', w.supplier,
    'awardedPence', w.awarded_pence, 'committedPence', w.committed_pence, 'inPaymentPence', w.in_payment_pence, 'paidPence', w.paid_pence,
    'releasedPence', ${releasedSql('w')}, 'waitingForFunds', ${waitsSql('w')}, 'awardedAt', instant(w.awarded_at),
    'invoiceId', (select i.invoice_id from fund_invoice_line i where i.award_line_id = w.id)) as node
  from award_line w`;

/** What was awarded: to the actor's organisation, or by its fund; `toInvoice`: committed, and without its invoice. */
export const readAwardLines = (tx: Tx, args: PageArgs, toInvoice = false): Promise<Page<AwardLineType>> =>
  readPage(
    tx,
    args,
    `${awardLineSql} where not $4::boolean or (w.committed_pence > 0
       and not exists (select from fund_invoice_line i where i.award_line_id = w.id))`,
    'timestamptz',
    [toInvoice],
  );
export const readAwardLine = (tx: Tx, id: string): Promise<AwardLineType | null> =>
  readOne(tx, awardLineSql, id);
