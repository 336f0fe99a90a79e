import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Payees } from '../payees';
import {
  AddPayeeInput,
  BlockPayeeInput,
  EnterPayeeAccountInput,
  SetPayingAccountInput,
  UnblockPayeeInput,
  VerifyPayeeAccountInput,
} from './payee.input';
import { PayeePageType, PayeeType, PayingAccountType } from './payee.type';

const PayeeResult = resultOf('PayeeResult', PayeeType);
const PayingAccountResult = resultOf('PayingAccountResult', PayingAccountType);

@Resolver()
export class PayeesResolver {
  constructor(private readonly commands: Payees) {}

  @Query(() => PayeePageType, { name: 'payees', description: 'Whom the fund pays, by name.' })
  payees(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
    @Args('toCheck', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Only those of whom an account waits for its check.',
    })
    toCheck: boolean,
  ): Promise<Page<PayeeType>> {
    return this.commands.payees(actor, args, toCheck);
  }

  @Query(() => PayingAccountType, {
    name: 'payingAccount',
    nullable: true,
    description: 'Where the fund’s own money leaves now; null: nobody has said.',
  })
  payingAccount(@CurrentActor() actor: PersonActor): Promise<PayingAccountType | null> {
    return this.commands.payingAccount(actor);
  }

  @Query(() => PayeeType, { name: 'payee', nullable: true, description: 'One of them.' })
  payee(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PayeeType | null> {
    return this.commands.payee(actor, id);
  }

  @Mutation(() => PayeeResult, {
    description:
      'Adds somebody to be paid. Problems: NAME, ORGANISATION, HOUSEHOLD_REFERENCE, HOUSEHOLDS_NOT_PAID, PAYEE_KNOWN.',
  })
  addPayee(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AddPayeeInput,
  ): Promise<Outcome<PayeeType>> {
    return this.commands.addPayee(actor, input);
  }

  @Mutation(() => PayeeResult, {
    description:
      'Enters an account, or another one; somebody else checks it. Problems: SORT_CODE, ACCOUNT_NUMBER, ROLL_NUMBER, MODULUS_FAILS, SAFE_ACCOUNT, PAYEE_BLOCKED.',
  })
  enterPayeeAccount(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: EnterPayeeAccountInput,
  ): Promise<Outcome<PayeeType>> {
    return this.commands.enterPayeeAccount(actor, input);
  }

  @Mutation(() => PayeeResult, {
    description:
      'Says what you found when you called the payee back. Problems: CHECK_BY_ANOTHER, NOT_THE_SAME, SORT_CODE, ACCOUNT_NUMBER, ROLL_NUMBER.',
  })
  verifyPayeeAccount(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: VerifyPayeeAccountInput,
  ): Promise<Outcome<PayeeType>> {
    return this.commands.verifyPayeeAccount(actor, input);
  }

  @Mutation(() => PayeeResult, {
    description: 'Stops every payment to a payee. Problems: BLOCKED_ALREADY.',
  })
  blockPayee(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: BlockPayeeInput,
  ): Promise<Outcome<PayeeType>> {
    return this.commands.blockPayee(actor, input);
  }

  @Mutation(() => PayeeResult, {
    description: 'Lets a payee be paid again. Problems: NOT_BLOCKED, ALERT_OPEN.',
  })
  unblockPayee(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: UnblockPayeeInput,
  ): Promise<Outcome<PayeeType>> {
    return this.commands.unblockPayee(actor, input);
  }

  @Mutation(() => PayingAccountResult, {
    description: 'Says from which account the fund pays. Problems: SORT_CODE, ACCOUNT_NUMBER, MODULUS_FAILS.',
  })
  setPayingAccount(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetPayingAccountInput,
  ): Promise<Outcome<PayingAccountType>> {
    return this.commands.setPayingAccount(actor, input);
  }
}
