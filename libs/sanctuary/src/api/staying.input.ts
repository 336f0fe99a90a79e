import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import {
  type Landlord,
  type LandlordConsent,
  landlordConsents,
  landlords,
  type LandlordsScheme,
  landlordsSchemes,
  type Tenure,
  tenures,
} from '../domain/words';
import { LandlordConsentEnum, LandlordEnum, LandlordsSchemeEnum, TenureEnum } from './enums';

const yesOrNo = { message: 'Say yes or no, or null for "not asked".' };
const oneOf = (words: readonly string[]) => ({ message: `Choose one of ${words.join(', ')}.` });

@InputType({
  description: 'What is known about staying at home. What is left out stays; null goes back to "not asked".',
})
export class RecordStayingInput {
  @Field(() => ID, { description: 'Of the household.' })
  @IsUUID(undefined, { message: 'Say which household.' })
  householdId: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether she wants to stay: her own choice.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  wantsToStay?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether who harms her lives there.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  whoHarmsLivesThere?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether who harms her has a right to enter, by tenancy or ownership.',
  })
  @IsOptional()
  @IsBoolean(yesOrNo)
  whoHarmsMayEnter?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether an occupation or family order takes that away.',
  })
  @IsOptional()
  @IsBoolean(yesOrNo)
  orderKeepsOut?: boolean | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The order’s last day.' })
  orderEndsOn?: LocalDate | null;

  @Field(() => TenureEnum, { nullable: true, description: 'By what right they live there.' })
  @IsOptional()
  @IsIn(tenures, oneOf(tenures))
  tenure?: Tenure | null;

  @Field(() => LandlordEnum, { nullable: true, description: 'Who lets it.' })
  @IsOptional()
  @IsIn(landlords, oneOf(landlords))
  landlord?: Landlord | null;

  @Field(() => LandlordConsentEnum, { nullable: true, description: 'To works in the home.' })
  @IsOptional()
  @IsIn(landlordConsents, oneOf(landlordConsents))
  landlordConsent?: LandlordConsent | null;

  @Field(() => LandlordsSchemeEnum, {
    nullable: true,
    description: 'Whether the landlord’s own scheme was tried.',
  })
  @IsOptional()
  @IsIn(landlordsSchemes, oneOf(landlordsSchemes))
  landlordsScheme?: LandlordsScheme | null;

  @Field(() => String, { nullable: true, description: 'ONS code of the district they live in now.' })
  @IsOptional()
  @Matches(/^[EWSN]\d{8}$/, { message: 'Give the ONS code of a district, for example E07000071.' })
  homeDistrictCode?: string | null;
}
