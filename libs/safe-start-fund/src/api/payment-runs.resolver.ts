import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PaymentFiles } from '../payment-files';
import { PaymentRuns } from '../payment-runs';
import {
  ApprovePaymentRunInput,
  CancelPaymentRunInput,
  ChangePaymentRunInput,
  DraftPaymentRunInput,
  RejectedByBankInput,
  RunStepInput,
  SendPaymentRunInput,
} from './payment-run.input';
import {
  PayableLinePageType,
  PayableLineType,
  PaymentDaysType,
  PaymentFileContentType,
  PaymentRunPageType,
  PaymentRunType,
} from './payment-run.type';

const PaymentRunResult = resultOf('PaymentRunResult', PaymentRunType);
const PaymentFileContentResult = resultOf('PaymentFileContentResult', PaymentFileContentType);

@Resolver()
export class PaymentRunsResolver {
  constructor(
    private readonly runs: PaymentRuns,
    private readonly files: PaymentFiles,
  ) {}

  @Query(() => PayableLinePageType, {
    name: 'payableLines',
    description: 'Invoiced lines that nothing has paid, first due first.',
  })
  payableLines(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<PayableLineType>> {
    return this.runs.payableLines(actor, args);
  }

  @Query(() => PaymentRunPageType, { name: 'paymentRuns', description: 'Payment runs, newest first.' })
  paymentRuns(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
    @Args('open', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Only those that are neither closed nor cancelled.',
    })
    open: boolean,
  ): Promise<Page<PaymentRunType>> {
    return this.runs.paymentRuns(actor, args, open);
  }

  @Query(() => PaymentDaysType, {
    name: 'paymentDays',
    description: 'On which days a run that is made now can be processed.',
  })
  paymentDays(@CurrentActor() actor: PersonActor): Promise<PaymentDaysType> {
    return this.runs.paymentDays(actor);
  }

  @Query(() => PaymentRunType, { name: 'paymentRun', nullable: true, description: 'One of them.' })
  paymentRun(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PaymentRunType | null> {
    return this.runs.paymentRun(actor, id);
  }

  @Mutation(() => PaymentRunResult, {
    description:
      'Puts payable lines into a new run. Problems: NOT_INVOICED, NOT_COMMITTED, PAYEE_BLOCKED, NO_CHECKED_ACCOUNT, ACCOUNT_CHANGE_PENDING, IN_ANOTHER_RUN, RETURN_OPEN, ACCOUNT_CAME_BACK, DAY_TOO_EARLY, DAY_TOO_FAR.',
  })
  draftPaymentRun(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: DraftPaymentRunInput,
  ): Promise<Outcome<PaymentRunType>> {
    return this.runs.draftPaymentRun(actor, input);
  }

  @Mutation(() => PaymentRunResult, {
    description: 'Changes a draft. Problems: WRONG_STEP and those of draftPaymentRun.',
  })
  changePaymentRun(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ChangePaymentRunInput,
  ): Promise<Outcome<PaymentRunType>> {
    return this.runs.changePaymentRun(actor, input);
  }

  @Mutation(() => PaymentRunResult, {
    description:
      'Freezes a draft: its money is in payment, nobody edits it. Problems: WRONG_STEP, EMPTY_RUN, NOT_COMMITTED, RETURN_OPEN, ACCOUNT_CAME_BACK, PAYEE_CHANGED, TOO_MUCH, PAYABLE_COLUMNS, NO_PAYING_ACCOUNT, ORIGINATOR_NAME, ROLL_NUMBER, DAY_TOO_EARLY.',
  })
  freezePaymentRun(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RunStepInput,
  ): Promise<Outcome<PaymentRunType>> {
    return this.runs.freezePaymentRun(actor, input);
  }

  @Mutation(() => PaymentRunResult, {
    description:
      'Approves exactly what you were shown. Problems: WRONG_STEP, APPROVE_BY_ANOTHER, RUN_CHANGED, PAYEE_CHANGED.',
  })
  approvePaymentRun(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ApprovePaymentRunInput,
  ): Promise<Outcome<PaymentRunType>> {
    return this.runs.approvePaymentRun(actor, input);
  }

  @Mutation(() => PaymentRunResult, {
    description:
      'Writes an approved run to its file. Problems: WRONG_STEP, RUN_CHANGED, PAYEE_CHANGED, DAY_TOO_EARLY.',
  })
  makePaymentFile(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RunStepInput,
  ): Promise<Outcome<PaymentRunType>> {
    return this.files.makePaymentFile(actor, input);
  }

  @Mutation(() => PaymentFileContentResult, {
    description: 'The bytes of a file, the same each time; each time is on record.',
  })
  downloadPaymentFile(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<PaymentFileContentType>> {
    return this.files.downloadPaymentFile(actor, id);
  }

  @Mutation(() => PaymentRunResult, {
    description: 'Says that the file was handed over. Problems: WRONG_STEP.',
  })
  sendPaymentRun(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SendPaymentRunInput,
  ): Promise<Outcome<PaymentRunType>> {
    return this.runs.sendPaymentRun(actor, input);
  }

  @Mutation(() => PaymentRunResult, {
    description: 'Gives a run up before its file is made. Problems: WRONG_STEP.',
  })
  cancelPaymentRun(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: CancelPaymentRunInput,
  ): Promise<Outcome<PaymentRunType>> {
    return this.runs.cancelPaymentRun(actor, input);
  }

  @Mutation(() => PaymentRunResult, {
    description:
      'The bank refused a sent file or some of its payments: their lines are payable again. Problems: WRONG_STEP, APPROVE_BY_ANOTHER, NOT_ON_ITS_WAY.',
  })
  recordRejectedByBank(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RejectedByBankInput,
  ): Promise<Outcome<PaymentRunType>> {
    return this.runs.recordRejectedByBank(actor, input);
  }

  @Mutation(() => PaymentRunResult, {
    description: 'Closes a run of which all is settled or dealt with. Problems: WRONG_STEP, NOT_ALL_DONE.',
  })
  closePaymentRun(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<PaymentRunType>> {
    return this.runs.closePaymentRun(actor, id);
  }
}
