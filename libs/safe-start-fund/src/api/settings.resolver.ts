import { CurrentActor, LocalDateType, resultOf } from '@app/graphql';
import type { LocalDate, Outcome, PersonActor } from '@app/kernel';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FundSettingsBook } from '../settings';
import { SetFundSettingInput } from './budget.input';
import { FundSettingType, FundType } from './budget.type';

const FundSettingResult = resultOf('FundSettingResult', FundSettingType);

@Resolver()
export class FundSettingsResolver {
  constructor(private readonly settings: FundSettingsBook) {}

  @Query(() => [FundType], { description: 'Funds that can be applied to this financial year.' })
  funds(@CurrentActor() actor: PersonActor): Promise<FundType[]> {
    return this.settings.funds(actor);
  }

  @Query(() => [FundSettingType], {
    description:
      'What a fund holds to on a day, setting by setting. Without a code: the fund of your own organisation; empty when it has none.',
  })
  fundSettings(
    @CurrentActor() actor: PersonActor,
    @Args('authorityCode', { type: () => String, nullable: true, description: 'ONS code of the authority.' })
    authorityCode: string | null = null,
    @Args('on', { type: () => LocalDateType, nullable: true, description: 'Default: today.' })
    on: LocalDate | null = null,
  ): Promise<FundSettingType[]> {
    return this.settings.fundSettings(actor, authorityCode, on);
  }

  @Query(() => [FundSettingType], {
    description: 'What is set already and begins after today, the first to begin first.',
  })
  fundSettingsToCome(
    @CurrentActor() actor: PersonActor,
    @Args('authorityCode', { type: () => String, nullable: true, description: 'ONS code of the authority.' })
    authorityCode: string | null = null,
  ): Promise<FundSettingType[]> {
    return this.settings.fundSettingsToCome(actor, authorityCode);
  }

  @Mutation(() => FundSettingResult, {
    description:
      'Sets a setting of your fund, from today or later. Problems: VALUE_NEEDED, WRONG_KIND, OUT_OF_RANGE, CHOICE, WORD, COLUMNS, FROM_THE_PAST, NO_FUND.',
  })
  setFundSetting(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetFundSettingInput,
  ): Promise<Outcome<FundSettingType>> {
    return this.settings.setFundSetting(actor, input);
  }
}
