import type { Tx } from '@app/database';
import type { FoundType } from '../api/found.type';
import { type FoundKind, type Kind, kinds } from '../domain/kinds';

/** The most of one kind. */
const most = 10;

const likely = (words: string): string => words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

function sqlOf(kind: FoundKind): string {
  const { from, name, detail, references = [], names = [], where }: Kind = kinds[kind];
  const matches = [
    // With its letter or without: "H-MD3KKT" is told as "MD3KKT" too.
    ...references.flatMap((column) => [
      `${column} like (select beginning from asked)`,
      `substr(${column}, 3) like (select beginning from asked)`,
    ]),
    ...names.map((column) => `${column} ilike (select part from asked)`),
  ].join(' or ');
  return `(select '${kind}'::text as kind, x.id, ${name} as name, ${detail} as detail from ${from}
    where (${matches})${where === undefined ? '' : ` and ${where}`} order by ${name}, x.id limit ${String(most)})`;
}

/** What of these kinds has the words in its reference, name or code, as the actor sees it: one statement. */
export const findByWords = async (
  tx: Tx,
  wanted: readonly FoundKind[],
  words: string,
): Promise<FoundType[]> =>
  wanted.length === 0
    ? []
    : tx.manager.query(
        `with asked (beginning, part) as (values ($1::text, $2::text)) ${wanted.map(sqlOf).join(' union all ')}`,
        [`${likely(words.toUpperCase())}%`, `%${likely(words)}%`],
      );
