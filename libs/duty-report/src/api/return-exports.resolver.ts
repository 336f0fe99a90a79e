import { CurrentActor, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { ReturnExports } from '../exports';
import { ExportReturnInput, ReturnFileType } from './return-export.type';

const ExportReturnResult = resultOf('ExportReturnResult', ReturnFileType);

@Resolver(() => ReturnFileType)
export class ReturnExportsResolver {
  constructor(private readonly exports: ReturnExports) {}

  @Mutation(() => ExportReturnResult, {
    description:
      'Gives an edition of your authority’s return as a file; that it left is on record. What was sent is given as it was sent; a draft says that it is one. Problems: UNKNOWN_YEAR, YEAR_NOT_BEGUN, NO_FORM, YEAR_NOT_ENDED, UNKNOWN_VERSION.',
  })
  exportReturn(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ExportReturnInput,
  ): Promise<Outcome<ReturnFileType>> {
    return this.exports.exportReturn(actor, input);
  }
}
