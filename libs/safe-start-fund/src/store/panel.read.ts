import type { Tx } from '@app/database';
import type { Page, PageArgs } from '@app/graphql';
import type { FundApplicationType } from '../api/application.type';
import type {
  FundConnectionType,
  PanelAgendaItemType,
  PanelCaseType,
  PanelMemberType,
  PanelRecusalType,
} from '../api/panel.type';
import { standingOf } from '../domain/panel-outcome';
import { readOne, readPage } from './paging';

const isRecused = (person: string, application: string): string =>
  `exists (select from fund_conflict c where c.application_id = ${application} and c.person_id = ${person})`;

/** The last vote of a member, when it counts. */
const lastVoteSql = (column: string): string => `(select ${column} from panel_vote v
  where v.case_id = k.id and v.person_id = s.person_id order by v.number desc limit 1)`;

/** Seats with and without a conflict, and votes that count. */
const countedSql = `'free', (select count(*) from panel_seat s where s.case_id = k.id and not ${isRecused('s.person_id', 'k.application_id')}),
  'recused', (select count(*) from panel_seat s where s.case_id = k.id and ${isRecused('s.person_id', 'k.application_id')}),
  'votes', (select count(distinct v.person_id) from panel_vote v where v.case_id = k.id and not ${isRecused('v.person_id', 'k.application_id')}),
  'quorum', k.quorum`;

interface Counted {
  readonly counted: Parameters<typeof standingOf>[0];
}

const agendaSql = `
  select k.id, k.referred_at as sorted, json_build_object('id', k.id, 'reference', a.reference, 'stream', a.stream,
    'requestedPence', (select sum(l.gross_pence) from fund_application_line l where l.application_id = a.id and l.removed_at is null),
    'voteBy', instant(k.vote_by), 'counted', json_build_object(${countedSql}),
    'ownVote', (select v.vote from panel_vote v where v.case_id = k.id and v.person_id = (select actor_person()) order by v.number desc limit 1)) as node
  from panel_case k join fund_application a on a.id = k.application_id where k.closed_at is null and a.status = 'WITH_PANEL'`;

/** The open cases of the actor's fund whose papers the actor may open, the latest first. */
export async function readAgenda(tx: Tx, args: PageArgs): Promise<Page<PanelAgendaItemType>> {
  type Count = 'standing' | 'free' | 'recused' | 'votes' | 'quorum';
  const page = await readPage<Omit<PanelAgendaItemType, Count> & Counted>(tx, args, agendaSql, 'timestamptz');
  return { ...page, nodes: page.nodes.map((node) => ({ ...withStanding(node), ...node.counted })) };
}

const withStanding = <T extends Counted>({
  counted,
  ...node
}: T): Omit<T, 'counted'> & Pick<PanelCaseType, 'standing'> => ({ ...node, standing: standingOf(counted) });

const caseSql = `
  select k.id, k.referred_at as sorted, json_build_object('id', k.id, 'applicationId', k.application_id,
    'recommendations', (select coalesce(json_agg(json_build_object('lineId', r.line_id, 'pence', r.pence, 'cutBecause', r.cut_because,
        'allowedBecause', r.allowed_because) order by l.position), '[]')
      from panel_recommendation r join fund_application_line l on l.id = r.line_id where r.case_id = k.id),
    'seats', (select coalesce(json_agg(json_build_object('personId', s.person_id, 'name', (select p.name from person p where p.id = s.person_id),
        'chair', s.chair, 'recused', x.recused, 'vote', case when not x.recused then ${lastVoteSql('v.vote')} end,
        'because', case when not x.recused then ${lastVoteSql('v.because')} end,
        'castAt', case when not x.recused then ${lastVoteSql('instant(v.cast_at)')} end) order by s.chair desc, s.asked_at, s.person_id), '[]')
      from panel_seat s cross join lateral (select ${isRecused('s.person_id', 's.application_id')} as recused) x where s.case_id = k.id),
    'referredAt', instant(k.referred_at), 'voteBy', instant(k.vote_by), 'quorum', k.quorum, 'counted', json_build_object(${countedSql}),
    'closedAt', instant(k.closed_at), 'outcome', k.outcome) as node
  from panel_case k join fund_application a on a.id = k.application_id`;

/** The papers of a case; null when there is none, or the actor is tied to it or was not asked. */
export async function readCase(
  tx: Tx,
  id: string,
  application: (id: string) => Promise<FundApplicationType | null>,
): Promise<PanelCaseType | null> {
  const found = await readOne<
    Omit<PanelCaseType, 'standing' | 'application'> & Counted & { applicationId: string }
  >(tx, caseSql, id);
  if (!found) return null;
  const { applicationId, ...papers } = found;
  const asked = await application(applicationId);
  return asked && { ...withStanding(papers), application: asked };
}

/** Open cases that the actor was asked about and is tied to, the latest first. */
export async function readRecusals(tx: Tx): Promise<PanelRecusalType[]> {
  const rows: { node: PanelRecusalType }[] = await tx.manager.query(
    `select json_build_object('id', r.case_id, 'askedAt', instant(r.asked_at), 'because', r.because) as node
     from own_recusals() r order by r.asked_at desc, r.case_id`,
  );
  return rows.map(({ node }) => node);
}

/** Who of the actor's own fund may be asked to vote on an application, chairs first; none when it is not to be seen. */
export async function readMembers(tx: Tx, applicationId: string): Promise<PanelMemberType[]> {
  const rows: { node: PanelMemberType }[] = await tx.manager.query(
    `select json_build_object('id', p.id, 'name', p.name, 'chair', x.chair, 'recused', ${isRecused('p.id', 'a.id')}) as node
     from fund_application a join (select m.organisation_id, m.person_id, bool_or(m.role = 'PANEL_CHAIR') as chair from membership m
         where m.role in ('PANEL_MEMBER', 'PANEL_CHAIR') and m.starts_at <= hearth_now() and (m.ends_at is null or m.ends_at > hearth_now())
         group by m.organisation_id, m.person_id) x on x.organisation_id = a.authority_id
       join person p on p.id = x.person_id
     where a.id = $1 order by x.chair desc, p.name, p.id`,
    [applicationId],
  );
  return rows.map(({ node }) => node);
}

const connectionSql = `
  select c.id, c.registered_at as sorted, json_build_object('id', c.id, 'organisationId', c.organisation_id, 'name', c.name, 'nature', c.nature,
    'registeredAt', instant(c.registered_at), 'endedAt', instant(c.ended_at)) as node
  from fund_connection c where c.person_id = (select actor_person()) and c.authority_id = (select actor_organisation())`;

/** The actor's own connections. */
export const readConnections = (tx: Tx, args: PageArgs): Promise<Page<FundConnectionType>> =>
  readPage(tx, args, connectionSql, 'timestamptz');
export const readConnection = (tx: Tx, id: string): Promise<FundConnectionType | null> =>
  readOne(tx, connectionSql, id);
