import { InstantType, LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Landlord, LandlordConsent, LandlordsScheme, Tenure } from '../domain/words';
import { LandlordConsentEnum, LandlordEnum, LandlordsSchemeEnum, TenureEnum } from './enums';

@ObjectType('Staying', {
  description:
    'What is known about staying in their own home. Null is not asked. Read by those who place the household.',
})
export class StayingType {
  @Field(() => ID, { description: 'Of the household.' })
  readonly id: string;

  @Field(() => Boolean, { nullable: true, description: 'Her own choice.' })
  readonly wantsToStay: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether who harms her lives there.' })
  readonly whoHarmsLivesThere: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether who harms her has a right to enter.' })
  readonly whoHarmsMayEnter: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether an occupation or family order takes that right away.',
  })
  readonly orderKeepsOut: boolean | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The order’s last day; null: none is known.' })
  readonly orderEndsOn: LocalDate | null;

  @Field(() => TenureEnum, { nullable: true, description: 'By what right they live there.' })
  readonly tenure: Tenure | null;

  @Field(() => LandlordEnum, { nullable: true, description: 'Who lets it.' })
  readonly landlord: Landlord | null;

  @Field(() => LandlordConsentEnum, { nullable: true, description: 'To works in the home.' })
  readonly landlordConsent: LandlordConsent | null;

  @Field(() => LandlordsSchemeEnum, {
    nullable: true,
    description: 'Whether the landlord’s own scheme was tried.',
  })
  readonly landlordsScheme: LandlordsScheme | null;

  @Field(() => String, { nullable: true, description: 'ONS code of the district they live in now.' })
  readonly homeDistrictCode: string | null;

  @Field(() => InstantType, { nullable: true, description: 'When it was told last; null: nothing was.' })
  readonly toldAt: Date | null;
}
