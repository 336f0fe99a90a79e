import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { PersonActor } from '@app/kernel';
import type { CaseAnswerType } from '../api/case.type';
import type { Answer } from '../domain/needs';
import { HouseholdAnswerEntity } from './household.entity';

/** Remembers who answered what, now. Written once. */
export async function saveAnswers(
  tx: Tx<PersonActor>,
  householdId: string,
  answers: readonly Answer[],
): Promise<void> {
  if (answers.length === 0) return;
  const { personId, organisationId } = tx.actor;
  await tx.manager.insert(
    HouseholdAnswerEntity,
    answers.map(({ field, answered, value }) => ({
      id: randomUUID(),
      householdId,
      field,
      answered,
      // A JSON column takes any JSON, words and numbers too, which TypeORM's types do not know.
      value: value as object | null,
      at: tx.now,
      personId,
      organisationId,
    })),
  );
}

/** Who answered what and when, latest first; nothing of a household that is not held. */
export async function readCaseHistory(
  tx: Tx,
  householdId: string,
  args: PageArgs,
): Promise<Page<CaseAnswerType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { node: CaseAnswerType }[] = await tx.manager.query(
    `select json_build_object('id', a.id, 'field', a.field, 'answered', a.answered, 'value', a.value #>> '{}', 'at', instant(a.at),
       'personId', a.person_id, 'organisationName', o.name, 'yours', a.person_id = (select actor_person())) as node
     from household_answer a join organisation o on o.id = a.organisation_id
     where a.household_id = $1 and ($3::timestamptz is null or (a.at, a.id) < ($3, $4::uuid))
     order by a.at desc, a.id desc limit $2`,
    [householdId, limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, ({ node }) => [String(node.at), node.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}
