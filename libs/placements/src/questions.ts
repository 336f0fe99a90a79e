import { randomUUID } from 'node:crypto';
import { Database, unlessRefused } from '@app/database';
import { checkInput } from '@app/graphql';
import { authorise } from '@app/identity';
import { type Actor, type Outcome, Problems, refuse } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AnswerQuestionInput, AskQuestionInput } from './api/referral.input';
import type { ReferralType } from './api/referral.type';
import { awaitsProvider, hasExpired } from './domain/standing';
import { existing, hasEnded, lockReferral, once, written } from './referrals';
import { ReferralQuestionEntity } from './store/question.entity';
import { ReferralEntity } from './store/referral.entity';

/** What a provider must know before it decides, and what the sender answers. The time to decide runs on. */
@Injectable()
export class Questions {
  constructor(private readonly db: Database) {}

  /** Asks the sender, one thing at a time. */
  askQuestion(actor: Actor, input: AskQuestionInput): Promise<Outcome<ReferralType>> {
    authorise(actor, 'askQuestion');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(AskQuestionInput, input);
        if (shape.length > 0) return new Problems(shape);
        const { referralId, text, rules } = input;
        const referral = await lockReferral(tx, { id: referralId, providerId: actor.organisationId });
        if (!awaitsProvider(referral) || hasExpired(referral, tx.now)) return hasEnded('referralId');
        const { organisationId, providerId } = referral;
        return unlessRefused(
          async () => {
            await tx.manager.insert(ReferralQuestionEntity, {
              id: randomUUID(),
              referralId,
              organisationId,
              providerId,
              about: [...rules],
              question: text.trim(),
              askedAt: tx.now,
              askedBy: actor.personId,
              answer: null,
              answeredAt: null,
              answeredBy: null,
            });
            await tx.manager.update(ReferralEntity, { id: referralId }, { status: 'QUESTION_ASKED' });
            return written(tx, referral, 'QUESTION_ASKED', 'QUESTION_ASKED');
          },
          {
            referral_question_one_open: refuse(
              'QUESTION_IS_OPEN',
              'Your last question is not answered yet. Wait for the answer, or ring who sent her.',
              'referralId',
            ),
          },
        );
      },
      { once: once('askQuestion', input, existing) },
    );
  }

  /** Answers the question that is open; the provider decides by the time that it had before. */
  answerQuestion(actor: Actor, input: AnswerQuestionInput): Promise<Outcome<ReferralType>> {
    authorise(actor, 'answerQuestion');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(AnswerQuestionInput, input);
        if (shape.length > 0) return new Problems(shape);
        const { referralId, text } = input;
        const referral = await lockReferral(tx, {
          id: referralId,
          organisationId: actor.organisationId,
        });
        if (!awaitsProvider(referral) || hasExpired(referral, tx.now)) return hasEnded('referralId');
        const open = await tx.manager.findOneBy(ReferralQuestionEntity, { referralId, answeredAt: IsNull() });
        if (!open) return refuse('NO_QUESTION_OPEN', 'The provider waits for no answer.', 'referralId');
        await tx.manager.update(
          ReferralQuestionEntity,
          { id: open.id },
          { answer: text.trim(), answeredAt: tx.now, answeredBy: actor.personId },
        );
        await tx.manager.update(ReferralEntity, { id: referralId }, { status: 'SUBMITTED' });
        return written(tx, referral, 'QUESTION_ANSWERED', 'QUESTION_ANSWERED');
      },
      { once: once('answerQuestion', input, existing) },
    );
  }
}
