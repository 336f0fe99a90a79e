import type { Tx } from '@app/database';
import { SpokenCodeEntity } from './household.entity';

/** After so many wrong codes in an hour, an organisation waits. Default of engineering 3.17. */
const mostWrongTries = 5;

/** Keeps the hash of a household's new code; the one before it opens nothing any more. */
export async function saveSpokenCode(
  tx: Tx,
  householdId: string,
  codeHash: Buffer,
  expiresAt: Date,
): Promise<void> {
  const code: SpokenCodeEntity = { householdId, codeHash, issuedAt: tx.now, expiresAt, usedAt: null };
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(SpokenCodeEntity)
    .values(code)
    .orUpdate(['code_hash', 'issued_at', 'expires_at', 'used_at'], ['household_id'])
    .execute();
}

/** What trying a spoken code came to. */
export type CodeTry = 'RIGHT' | 'WRONG' | 'TOO_MANY_TRIES';

/** Tries a code and counts the try, whatever it comes to: its transaction must be committed. Takes nothing. */
export async function tryCode(tx: Tx, codeHash: Buffer): Promise<CodeTry> {
  const rows: { outcome: CodeTry }[] = await tx.manager.query('select outcome from try_spoken_code($1, $2)', [
    codeHash,
    mostWrongTries,
  ]);
  return rows[0]?.outcome ?? 'WRONG';
}

/** Uses a code up and makes the actor's organisation a case holder. @returns the household's id, or null: not that code. */
export async function takeCase(tx: Tx, codeHash: Buffer): Promise<string | null> {
  const rows: { id: string | null }[] = await tx.manager.query('select take_case_by_code($1) as id', [
    codeHash,
  ]);
  return rows[0]?.id ?? null;
}

/** Uses a code up. @returns the id of the household whose it was, or null: it is nobody's now. */
export async function useCode(tx: Tx, codeHash: Buffer): Promise<string | null> {
  const rows: { id: string | null }[] = await tx.manager.query('select use_spoken_code($1) as id', [
    codeHash,
  ]);
  return rows[0]?.id ?? null;
}

/** A household's one code, as the holder of its case may know it; null: it never had one. */
export async function findCode(
  tx: Tx,
  householdId: string,
): Promise<{ readonly issuedAt: Date; readonly expiresAt: Date; readonly isUsed: boolean } | null> {
  const rows: { issued_at: Date; expires_at: Date; is_used: boolean }[] = await tx.manager.query(
    'select issued_at, expires_at, used_at is not null as is_used from spoken_code where household_id = $1',
    [householdId],
  );
  const row = rows[0];
  return row ? { issuedAt: row.issued_at, expiresAt: row.expires_at, isUsed: row.is_used } : null;
}
