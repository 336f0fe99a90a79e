import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';

/** A row as a read gives it: JSON of the GraphQL type, and what the list is sorted by, as text. */
interface Row<T> {
  readonly id: string;
  readonly sorted: string;
  readonly node: T;
}

/**
 * One page, newest first.
 *
 * @param sql selects `id`, `sorted` (of type `type`) and `node` under the name `x`; its own parameters begin at $4.
 */
export async function readPage<T>(
  tx: Tx,
  args: PageArgs,
  sql: string,
  type: 'timestamptz' | 'bigint',
  parameters: readonly unknown[] = [],
): Promise<Page<T>> {
  const { limit, after } = pageOf(args, 2);
  const rows: Row<T>[] = await tx.manager.query(
    `select x.id, x.sorted::text as sorted, x.node from (${sql}) x
     where ($2::${type} is null or (x.sorted, x.id) < ($2::${type}, $3::uuid)) order by x.sorted desc, x.id desc limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null, ...parameters],
  );
  const page = toPage(rows, args.first, ({ sorted, id }) => [sorted, id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

/** One row of such a statement, or null. */
export async function readOne<T>(
  tx: Tx,
  sql: string,
  id: string,
  parameters: readonly unknown[] = [],
): Promise<T | null> {
  // The page's own three parameters are not used here, but keep their numbers.
  const rows: Row<T>[] = await tx.manager.query(
    `select x.node from (${sql}) x where x.id = $1 and $2::text is null and $3::text is null`,
    [id, null, null, ...parameters],
  );
  return rows[0]?.node ?? null;
}
