import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';
import type { PersonActor } from '@app/kernel';
import { IsNull } from 'typeorm';
import type { CountedRows } from '../domain/changes';
import type { KeptSetting } from '../domain/settings';
import {
  DutyReturnEntity,
  OutsideFigureEntity,
  ReturnAnswerEntity,
  ReturnCountedEntity,
  ReturnSettingEntity,
  ReturnSubmissionEntity,
} from './return.entities';

/** An authority that makes returns. */
export interface Authority {
  readonly id: string;
  /** ONS code of the tier-one authority. */
  readonly code: string;
  readonly name: string;
}

/** What people said for one version of a return. */
export interface Said {
  readonly answers: ReadonlyMap<string, string>;
  readonly settings: readonly KeptSetting[];
  /** Those that stand, in the order in which they were entered. */
  readonly outside: readonly OutsideFigureEntity[];
}

export const nothingSaid: Said = { answers: new Map(), settings: [], outside: [] };

/** The actor's own authority, if this is its code. Another's is not there. */
export async function ownAuthority(tx: Tx<PersonActor>, code: string): Promise<Authority | null> {
  const rows: Authority[] = await tx.manager.query(
    `select id, authority_code as code, name from organisation
     where kind = 'TIER_ONE_AUTHORITY' and authority_code = $1 and id = (select actor_organisation())`,
    [code],
  );
  return rows[0] ?? null;
}

/** The authority that the actor acts for; null when it is none. */
export async function actorsAuthority(tx: Tx<PersonActor>): Promise<Authority | null> {
  const rows: Authority[] = await tx.manager.query(
    `select id, authority_code as code, name from organisation
     where kind = 'TIER_ONE_AUTHORITY' and authority_code is not null and id = (select actor_organisation())`,
  );
  return rows[0] ?? null;
}

/** The latest version of every year, by year. */
export async function latestVersions(
  tx: Tx,
  authorityId: string,
): Promise<ReadonlyMap<string, DutyReturnEntity>> {
  const all = await tx.manager.find(DutyReturnEntity, { where: { authorityId }, order: { version: 'ASC' } });
  return new Map(all.map((one) => [one.year, one]));
}

/** Lock of everything about one authority's return of one year. */
export const returnLock = (authorityId: string, year: string): string => `duty-return ${authorityId} ${year}`;

/** Every version of a return, the latest first. */
export const versionsOf = (tx: Tx, authorityId: string, year: string): Promise<DutyReturnEntity[]> =>
  tx.manager.find(DutyReturnEntity, { where: { authorityId, year }, order: { version: 'DESC' } });

export async function saidFor(tx: Tx, returnId: string): Promise<Said> {
  const [answers, settings, outside] = [
    await tx.manager.findBy(ReturnAnswerEntity, { returnId }),
    await tx.manager.findBy(ReturnSettingEntity, { returnId }),
    await tx.manager.find(OutsideFigureEntity, {
      where: { returnId, withdrawnAt: IsNull() },
      order: { recordedAt: 'ASC', id: 'ASC' },
    }),
  ];
  return {
    answers: new Map(answers.map(({ questionId, value }) => [questionId, value])),
    settings,
    outside,
  };
}

/** Keeps an answer, in place of an earlier one. */
export async function saveAnswer(
  tx: Tx<PersonActor>,
  { id: returnId, authorityId }: DutyReturnEntity,
  questionId: string,
  value: string,
): Promise<void> {
  await tx.manager.query(
    `insert into duty_return_answer (return_id, authority_id, question_id, value, answered_by, answered_at)
     values ($1, $2, $3, $4, $5, hearth_now())
     on conflict (return_id, question_id) do update
       set value = excluded.value, answered_by = excluded.answered_by, answered_at = excluded.answered_at`,
    [returnId, authorityId, questionId, value, tx.actor.personId],
  );
}

/** Keeps a setting; without a source it is assumed. */
export async function saveSetting(
  tx: Tx<PersonActor>,
  { id: returnId, authorityId }: DutyReturnEntity,
  setting: { readonly name: string; readonly value: string; readonly source: string | null },
): Promise<void> {
  const confirmedBy = setting.source === null ? null : tx.actor.personId;
  await tx.manager.query(
    `insert into duty_return_setting (return_id, authority_id, name, value, source, set_by, set_at, confirmed_by, confirmed_at)
     values ($1, $2, $3, $4, $5, $6, hearth_now(), $7::uuid, case when $7::uuid is not null then hearth_now() end)
     on conflict (return_id, name) do update set value = excluded.value, source = excluded.source, set_by = excluded.set_by,
       set_at = excluded.set_at, confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at`,
    [returnId, authorityId, setting.name, setting.value, setting.source, tx.actor.personId, confirmedBy],
  );
}

export async function saveOutsideFigure(
  tx: Tx<PersonActor>,
  { id: returnId, authorityId }: DutyReturnEntity,
  entered: { readonly figure: string; readonly value: number; readonly source: string },
): Promise<string> {
  const id = randomUUID();
  await tx.manager.insert(OutsideFigureEntity, {
    id,
    returnId,
    authorityId,
    ...entered,
    recordedBy: tx.actor.personId,
    recordedAt: tx.now,
    withdrawnAt: null,
  });
  return id;
}

/** What was said for one version, said again for the next. */
export async function copySaid(tx: Tx, from: string, to: DutyReturnEntity): Promise<void> {
  const again = { returnId: to.id };
  const answers = await tx.manager.findBy(ReturnAnswerEntity, { returnId: from });
  const settings = await tx.manager.findBy(ReturnSettingEntity, { returnId: from });
  const outside = await tx.manager.findBy(OutsideFigureEntity, { returnId: from, withdrawnAt: IsNull() });
  for (const answer of answers) await tx.manager.insert(ReturnAnswerEntity, { ...answer, ...again });
  for (const setting of settings) await tx.manager.insert(ReturnSettingEntity, { ...setting, ...again });
  for (const figure of outside)
    await tx.manager.insert(OutsideFigureEntity, { ...figure, ...again, id: randomUUID() });
}

/** What was sent with a version; null: it was not sent. */
export const submissionOf = (tx: Tx, returnId: string): Promise<ReturnSubmissionEntity | null> =>
  tx.manager.findOneBy(ReturnSubmissionEntity, { returnId });

/** The rows that each figure of a submission counted; null for whoever may not read them. */
export async function countedOf(tx: Tx, returnId: string): Promise<CountedRows | null> {
  return (await tx.manager.findOneBy(ReturnCountedEntity, { returnId }))?.counted ?? null;
}

/** Keeps what is sent: the document for its authority, the rows for its data officers. */
export async function saveSubmission(
  tx: Tx,
  { id: returnId, authorityId }: DutyReturnEntity,
  sent: { readonly document: string; readonly sha256: string; readonly counted: CountedRows },
): Promise<void> {
  const { document, sha256 } = sent;
  await tx.manager.insert(ReturnSubmissionEntity, {
    returnId,
    authorityId,
    document,
    sha256,
    submittedAt: tx.now,
  });
  await tx.manager.query(
    'insert into duty_return_counted (return_id, authority_id, counted) values ($1, $2, $3)',
    [returnId, authorityId, JSON.stringify(sent.counted)],
  );
}
