import { freshnessSql, vacancyNodeSql, vacancyTablesSql } from '@app/accommodation';
import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { MatchType } from '../api/match.type';
import type { SearchType } from '../api/search.type';

/** A search whose household the actor's organisation still holds. */
const searchFromSql = 'from search q join household h on h.id = q.household_id where q.id = $1';

/** The search as it was answered; null when it is not there, not the actor's, or its household was let go. */
export async function readSearch(tx: Tx, id: string): Promise<SearchType | null> {
  const rows: { node: SearchType }[] = await tx.manager.query(
    `select json_build_object('id', q.id, 'householdId', q.household_id, 'askedAt', instant(q.asked_at),
       'suitable', q.suitable, 'askFirst', q.ask_first, 'notSuitable', q.not_suitable, 'notFree', q.not_free,
       'open', q.suitable + q.ask_first + q.not_suitable + q.not_free, 'rules', q.rule_counts) as node
     ${searchFromSql}`,
    [id],
  );
  return rows[0]?.node ?? null;
}

/** The matches of a search by rank; each vacancy as it is now. Empty when the search is not to be seen. */
export async function readMatches(tx: Tx, searchId: string, args: PageArgs): Promise<Page<MatchType>> {
  const { limit, after } = pageOf(args, 1);
  const rows: { node: MatchType }[] = await tx.manager.query(
    `select json_build_object('rank', m.rank, 'verdict', m.verdict, 'freshness', ${freshnessSql('f')},
       'arrive', day(m.arrive), 'mustLeaveBy', day(m.must_leave_by), 'outcomes', m.outcomes, 'vacancy', ${vacancyNodeSql}) as node
     from search_match m, ${vacancyTablesSql}
     where m.search_id = (select q.id ${searchFromSql}) and v.id = m.vacancy_id and m.rank > $3
     order by m.rank limit $2`,
    [searchId, limit, after?.[0] ?? 0],
  );
  const page = toPage(rows, args.first, ({ node }) => [node.rank]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}
