import type { Tx } from '@app/database';
import type { CastVote } from '../domain/panel-outcome';

const free = (alias: string): string =>
  `not exists (select from fund_conflict c where c.application_id = ${alias}.application_id and c.person_id = ${alias}.person_id)`;

/** Those asked of a case who are not tied to it. */
export function freeSeats(
  tx: Tx,
  caseId: string,
): Promise<{ readonly personId: string; readonly chair: boolean }[]> {
  return tx.manager.query(
    `select s.person_id as "personId", s.chair from panel_seat s where s.case_id = $1 and ${free('s')}`,
    [caseId],
  );
}

/** The votes that count: of each member who is not tied to the case, the last. */
export function countedVotes(
  tx: Tx,
  caseId: string,
): Promise<(CastVote & { readonly because: string | null })[]> {
  return tx.manager.query(
    `select distinct on (v.person_id) v.person_id as "personId", v.vote, v.because from panel_vote v
     where v.case_id = $1 and ${free('v')} order by v.person_id, v.number desc`,
    [caseId],
  );
}

/** Which number the next vote has. */
export async function nextVoteNumber(tx: Tx, caseId: string): Promise<number> {
  const rows: { next: number }[] = await tx.manager.query(
    'select coalesce(max(number), 0) + 1 as next from panel_vote where case_id = $1',
    [caseId],
  );
  return rows[0]?.next ?? 1;
}
