import type { Client } from 'pg';

/** `birthYear` → `birth_year`. */
const columnOf = (field: string): string =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Rows as JSON that PostgreSQL reads into a table's own types; bytes as it writes them. */
export const recordsOf = (rows: readonly object[]): string =>
  JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([field, value]: [string, unknown]) => [
          columnOf(field),
          Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
        ]),
      ),
    ),
  );

export const columnsOf = (rows: readonly object[]): string =>
  Object.keys(rows[0] ?? {})
    .map(columnOf)
    .join(', ');

/** Writes rows of one table in one statement. All rows have the same fields. */
export async function insert(
  client: Client,
  table: string,
  rows: readonly object[],
  onConflict = '',
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(rows);
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1) ${onConflict}`,
    [recordsOf(rows)],
  );
}
