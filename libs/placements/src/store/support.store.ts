import type { Tx } from '@app/database';
import type { LocalDate } from '@app/kernel';
import type { Characteristic, EqualityAnswer, SupportType } from '../domain/supported';

/** What became of asking that a household's stay be ended because it moved on. */
export type StayEnd =
  | { readonly outcome: 'MOVED'; readonly episodeId: string; readonly providerId: string }
  | { readonly outcome: 'NOT_AWAITED' | 'LIVES_NOWHERE' | 'SANCTUARY' | 'NOT_READY' };

/** Waits for the units of both stays of a move to this placement. To be called before the clock is read. */
export async function waitToMoveOn(tx: Tx, placementId: string): Promise<void> {
  await tx.manager.query('select wait_to_move_on($1)', [placementId]);
}

/**
 * Ends the stay in which the household of a placement lives, with whichever provider, because it moved on to this one.
 * To be called once its spoken code was used, and followed by the episode of the placement: the database keeps neither
 * without the other.
 */
export async function endStayToMoveOn(tx: Tx, placementId: string, movedOn: LocalDate): Promise<StayEnd> {
  const rows: [StayEnd] = await tx.manager.query(
    `select outcome, ended_id as "episodeId", of_provider_id as "providerId" from end_stay_to_move_on($1, $2)`,
    [placementId, movedOn],
  );
  return rows[0];
}

/** An answer of the person with an id. */
export interface AnswerOf {
  readonly episodePersonId: string;
  readonly characteristic: Characteristic;
  readonly answer: EqualityAnswer;
}

/** Keeps answers; one that was given before is replaced. */
export async function saveAnswers(
  tx: Tx,
  said: { readonly providerId: string; readonly recordedBy: string },
  answers: readonly AnswerOf[],
): Promise<void> {
  await tx.manager.query(
    `insert into episode_characteristic (episode_person_id, provider_id, characteristic, answer, recorded_at, recorded_by)
     select a."episodePersonId", $1, a.characteristic, a.answer, hearth_now(), $2
     from json_to_recordset($3) a ("episodePersonId" uuid, characteristic text, answer text)
     on conflict (episode_person_id, characteristic) do update
       set answer = excluded.answer, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
    [said.providerId, said.recordedBy, JSON.stringify(answers)],
  );
}

/** Support given to the person with an id. */
export interface SupportOf {
  readonly episodePersonId: string;
  readonly supportType: SupportType;
  readonly firstGivenOn: LocalDate;
}

/** Keeps support given; told again, its first day is the one that was told last. */
export async function saveSupport(
  tx: Tx,
  said: { readonly providerId: string; readonly recordedBy: string },
  given: readonly SupportOf[],
): Promise<void> {
  await tx.manager.query(
    `insert into episode_support (episode_person_id, provider_id, support_type, first_given_on, recorded_at, recorded_by)
     select g."episodePersonId", $1, g."supportType", g."firstGivenOn", hearth_now(), $2
     from json_to_recordset($3) g ("episodePersonId" uuid, "supportType" text, "firstGivenOn" date)
     on conflict (episode_person_id, support_type) do update
       set first_given_on = excluded.first_given_on, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
    [said.providerId, said.recordedBy, JSON.stringify(given)],
  );
}
