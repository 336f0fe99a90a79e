import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { DataQuestionType } from '../api/data-question.type';
import { DataQuestionEntity } from './return.entities';
import { IsNull } from 'typeorm';

/** When each gap that waits for its provider was asked about, by subject and code. */
export async function questionsAsked(tx: Tx, authorityId: string): Promise<ReadonlyMap<string, Date>> {
  const asked = await tx.manager.findBy(DataQuestionEntity, { authorityId, settledAt: IsNull() });
  return new Map(asked.map(({ subjectId, code, askedAt }) => [`${subjectId} ${code}`, askedAt]));
}

const questionSql = `
  select q.id, q.asked_at, json_build_object('id', q.id, 'askedBy', a.name, 'year', q.year, 'subjectKind', q.subject_kind,
    'subjectId', q.subject_id, 'reference', q.reference, 'code', q.code, 'askedAt', instant(q.asked_at), 'settledAt', instant(q.settled_at)) as node
  from data_question q join organisation a on a.id = q.authority_id`;

/** What the actor's organisation is asked, newest first. */
export async function readDataQuestions(
  tx: Tx,
  args: PageArgs,
): Promise<Page<Omit<DataQuestionType, 'message'>>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { id: string; node: Omit<DataQuestionType, 'message'> }[] = await tx.manager.query(
    `${questionSql} where q.provider_id = (select actor_organisation())
       and ($2::timestamptz is null or (q.asked_at, q.id) < ($2, $3::uuid))
     order by q.asked_at desc, q.id desc limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, ({ id, node }) => [String(node.askedAt), id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

export async function readDataQuestion(
  tx: Tx,
  id: string,
): Promise<Omit<DataQuestionType, 'message'> | null> {
  const rows: { node: Omit<DataQuestionType, 'message'> }[] = await tx.manager.query(
    `${questionSql} where q.id = $1`,
    [id],
  );
  return rows[0]?.node ?? null;
}
