import {
  aheadSql,
  freshnessSql,
  placeFactsSql,
  vacancyNodeSql,
  vacancyTablesSql,
  type VacancyType,
} from '@app/accommodation';
import type { Tx } from '@app/database';
import type { PlaceFacts } from '@app/eligibility';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { JudgedRule } from '@app/matching';
import type { MatchType } from '../api/match.type';
import type { SearchType } from '../api/search.type';
import type { Findings, NearMissFound } from '../domain/found';
import { blocker } from '../domain/standing';
import {
  type Calendared,
  declinedSql,
  standingSql,
  type StandingRow,
  toStanding,
} from './open-vacancies.store';

/** A search as kept, its near misses by id. */
export interface StoredSearch extends SearchType {
  readonly nearMisses: readonly NearMissFound[];
}

/** A search whose household the actor's organisation still holds. */
const searchFromSql = 'from search q join household h on h.id = q.household_id where q.id = $1';

/** The search as it was answered; null when it is not there, not the actor's, or its household was let go. */
export async function readSearch(tx: Tx, id: string): Promise<StoredSearch | null> {
  const rows: { node: Omit<StoredSearch, 'blockers'> & Findings }[] = await tx.manager.query(
    `select json_build_object('id', q.id, 'householdId', q.household_id, 'askedAt', instant(q.asked_at),
       'suitable', q.suitable, 'askFirst', q.ask_first, 'notSuitable', q.not_suitable, 'notFree', q.not_free,
       'open', q.suitable + q.ask_first + q.not_suitable + q.not_free, 'rules', q.rule_counts)::jsonb || q.findings as node
     ${searchFromSql}`,
    [id],
  );
  const node = rows[0]?.node;
  if (!node) return null;
  const blockers = node.blockers.map(({ code, vacancies }) => ({ ...blocker(code), vacancies }));
  return { ...node, blockers };
}

/** A match as kept, with how its place stands now. */
export interface StoredMatch extends Pick<
  MatchType,
  'rank' | 'verdict' | 'freshness' | 'arrive' | 'mustLeaveBy' | 'score' | 'vacancy'
> {
  readonly outcomes: readonly JudgedRule[];
  readonly standing: Calendared;
  readonly place: Pick<PlaceFacts, 'genderPolicy' | 'admissionPolicy'>;
}

const arriveSql = 'greatest(m.arrive, hearth_today())';

/** Matches m of one search ($1) with their vacancies as they are now. */
const matchSql = `
  with q as materialized (select q.id, q.household_id ${searchFromSql}), ${declinedSql('(select household_id from q)')}
  select json_build_object('rank', m.rank, 'verdict', m.verdict, 'freshness', ${freshnessSql('f')},
    'arrive', day(m.arrive), 'mustLeaveBy', day(m.must_leave_by), 'outcomes', m.outcomes, 'score', m.score,
    'vacancy', ${vacancyNodeSql}, 'standing', stands.standing, 'place', ${placeFactsSql('f')}) as node
  from search_match m, ${vacancyTablesSql} cross join lateral (
    select ${standingSql(arriveSql, '(select household_id from q)')} as standing
    from (${aheadSql('f.unit_id', arriveSql, 'f.do_not_use')}) ahead) stands
  where m.search_id = (select id from q) and v.id = m.vacancy_id`;

interface MatchRow {
  readonly node: Omit<StoredMatch, 'standing'> & { readonly standing: StandingRow };
}

const toMatch = ({ node }: MatchRow): StoredMatch => ({ ...node, standing: toStanding(node.standing) });

/** The matches of a search by rank; each vacancy as it is now. Empty when the search is not to be seen. */
export async function readMatches(tx: Tx, searchId: string, args: PageArgs): Promise<Page<StoredMatch>> {
  const { limit, after } = pageOf(args, 1);
  const rows: MatchRow[] = await tx.manager.query(`${matchSql} and m.rank > $3 order by m.rank limit $2`, [
    searchId,
    limit,
    after?.[0] ?? 0,
  ]);
  const page = toPage(rows, args.first, ({ node }) => [node.rank]);
  return { ...page, nodes: page.nodes.map(toMatch) };
}

/** Those matches of a search that are of these vacancies, in any order. */
export async function readMatchesOf(
  tx: Tx,
  searchId: string,
  vacancyIds: readonly string[],
): Promise<StoredMatch[]> {
  const rows: MatchRow[] = await tx.manager.query(`${matchSql} and m.vacancy_id = any ($2)`, [
    searchId,
    vacancyIds,
  ]);
  return rows.map(toMatch);
}

/** These vacancies as they are now, by id; those that are not to be seen are missing. */
export async function readVacanciesOf(
  tx: Tx,
  vacancyIds: readonly string[],
): Promise<ReadonlyMap<string, VacancyType>> {
  const rows: { node: VacancyType }[] = await tx.manager.query(
    `select ${vacancyNodeSql} as node from ${vacancyTablesSql} where v.id = any ($1)`,
    [vacancyIds],
  );
  return new Map(rows.map(({ node }) => [node.id, node]));
}

/**
 * Whether someone of the household has told of a trans history: from the table of its own class, and so false to whoever
 * may not read that.
 */
export async function someoneHasTransHistory(tx: Tx, householdId: string): Promise<boolean> {
  const rows: { told: boolean }[] = await tx.manager.query(
    `select exists (select from household_trans_history t where t.household_id = $1 and t.answer = 'YES') as told`,
    [householdId],
  );
  return rows[0]?.told ?? false;
}
