import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { type Actor, authorise, isProblems, NotFound, type Outcome, Problems, refuse } from '@app/kernel';
import { notify } from '@app/notices';
import { Injectable } from '@nestjs/common';
import { AskAboutDataInput, type DataQuestionType } from './api/data-question.type';
import { countReturn, returnInHand } from './counting';
import { gapCodes } from './domain/gaps';
import { readDataQuestion, readDataQuestions } from './store/data-questions.store';
import { DataQuestionEntity } from './store/return.entities';

const withMessage = (question: Omit<DataQuestionType, 'message'>): DataQuestionType => ({
  ...question,
  message: gapCodes[question.code].message,
});

/** A data officer asks a provider to put a record right; the provider says when it is done. */
@Injectable()
export class DataQuestions {
  constructor(private readonly db: Database) {}

  /** What one's organisation is asked, newest first. */
  dataQuestions(actor: Actor, args: PageArgs): Promise<Page<DataQuestionType>> {
    authorise(actor, 'dataQuestions');
    return this.db.read(actor, async (tx) => {
      const page = await readDataQuestions(tx, args);
      return { ...page, nodes: page.nodes.map(withMessage) };
    });
  }

  /** Asks about one gap that the return has now. Its provider is told that there is something to see. */
  async askAboutData(actor: Actor, input: AskAboutDataInput): Promise<Outcome<DataQuestionType>> {
    authorise(actor, 'askAboutData');
    const wrong = checkInput(AskAboutDataInput, input);
    if (wrong.length > 0) return new Problems(wrong);
    const { authorityCode, year, subjectId, code } = input;
    const inHand = await this.db.read(actor, (tx) => returnInHand(tx, authorityCode, year));
    if (!inHand) throw new NotFound();
    const { gaps, authority } = await countReturn(this.db, inHand);
    const gap = gaps.find((one) => one.subjectId === subjectId && one.code === code);
    if (!gap)
      return refuse('NO_GAP', 'This record has no such gap. It may have been put right.', 'subjectId');
    return this.db.commit(actor, async (tx) => {
      const id = randomUUID();
      const { providerId, subjectKind, reference } = gap;
      const asked = await unlessRefused(
        () =>
          tx.manager.insert(DataQuestionEntity, {
            id,
            authorityId: authority.id,
            providerId,
            year,
            subjectKind,
            subjectId,
            reference,
            code,
            askedBy: tx.actor.personId,
            askedAt: tx.now,
            settledBy: null,
            settledAt: null,
          }),
        {
          data_question_asked_once: refuse(
            'ASKED_ALREADY',
            'Its provider was asked this already, and has not said that it is done.',
            'subjectId',
          ),
        },
      );
      if (isProblems(asked)) return asked;
      await record(tx, {
        action: 'PROVIDER_ASKED_ABOUT_DATA',
        subject: { kind: subjectKind.toLowerCase(), id: subjectId },
        aboutOrganisationId: providerId,
      });
      await notify(tx, { kind: 'DATA_QUESTION_ASKED', toOrganisationId: providerId, subjectId: id });
      return existing(tx, id);
    });
  }

  /** The provider says that its record was put right, or that there is nothing to put right. */
  settleDataQuestion(actor: Actor, id: string): Promise<Outcome<DataQuestionType>> {
    authorise(actor, 'settleDataQuestion');
    return this.db.commit(actor, async (tx) => {
      const question = await tx.manager.findOneBy(DataQuestionEntity, {
        id,
        providerId: actor.organisationId,
      });
      if (!question) throw new NotFound();
      if (question.settledAt !== null) return refuse('SETTLED', 'This was settled already.', 'id');
      await tx.manager.update(
        DataQuestionEntity,
        { id },
        { settledBy: tx.actor.personId, settledAt: tx.now },
      );
      await record(tx, {
        action: 'DATA_QUESTION_SETTLED',
        subject: { kind: 'data-question', id },
        aboutOrganisationId: question.authorityId,
      });
      return existing(tx, id);
    });
  }
}

async function existing(tx: Tx, id: string): Promise<DataQuestionType> {
  const found = await readDataQuestion(tx, id);
  if (!found) throw new NotFound();
  return withMessage(found);
}
