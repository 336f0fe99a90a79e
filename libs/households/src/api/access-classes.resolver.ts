import { CurrentActor, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AccessClasses } from '../access-classes';
import { RecordImmigrationInput, RecordTransHistoryInput } from './access-classes.input';
import { ImmigrationType, TransHistoryType } from './access-classes.type';

const RecordImmigrationResult = resultOf('RecordImmigrationResult', ImmigrationType);
const RecordTransHistoryResult = resultOf('RecordTransHistoryResult', TransHistoryType);

@Resolver()
export class AccessClassesResolver {
  constructor(private readonly classes: AccessClasses) {}

  @Query(() => ImmigrationType, {
    nullable: true,
    description: 'The immigration status of a household that you place. Reading it is on record.',
  })
  immigration(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
  ): Promise<ImmigrationType | null> {
    return this.classes.immigration(actor, householdId);
  }

  @Query(() => TransHistoryType, {
    nullable: true,
    description: 'Trans history of those of a household who chose to say. Reading it is on record.',
  })
  transHistory(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
  ): Promise<TransHistoryType | null> {
    return this.classes.transHistory(actor, householdId);
  }

  @Mutation(() => RecordImmigrationResult, {
    description:
      'Keeps an immigration status, apart from everything else. No rule reads it. Problems: NO_MVDAC, MVDAC_DAYS, MVDAC_ENDS_BEFORE, MVDAC_TOO_LONG.',
  })
  recordImmigration(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordImmigrationInput,
  ): Promise<Outcome<ImmigrationType>> {
    return this.classes.recordImmigration(actor, input);
  }

  @Mutation(() => RecordTransHistoryResult, {
    description:
      'Keeps what one person chose to say, apart from everything else. It is never a reason. Problems: UNKNOWN_PERSON.',
  })
  recordTransHistory(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordTransHistoryInput,
  ): Promise<Outcome<TransHistoryType>> {
    return this.classes.recordTransHistory(actor, input);
  }
}
