import { SetEntryRulesInput } from '@app/accommodation';
import { CurrentActor, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Previews } from '../previews';
import { PreviewType } from './preview.type';

const PreviewEntryRulesResult = resultOf('PreviewEntryRulesResult', PreviewType);

@Resolver()
export class PreviewsResolver {
  constructor(private readonly previews: Previews) {}

  @Mutation(() => PreviewEntryRulesResult, {
    description:
      'What setting these rules would have come to; sets nothing, uses up the day’s one run of each rule it changes. Problems: ENTRY_RULE_TOO_WIDE, NOTHING_CHANGES, NOT_PREVIEWED, TOO_FEW_SEARCHES, PREVIEWED_TODAY.',
  })
  previewEntryRules(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetEntryRulesInput,
  ): Promise<Outcome<PreviewType>> {
    return this.previews.previewEntryRules(actor, input);
  }
}
