import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { type QualityScheme, qualitySchemes, type QualityStatus, qualityStatuses } from '../domain/quality';
import { QualitySchemeEnum, QualityStatusEnum } from './enums';

@InputType({ description: 'Which tier-one authority commissions a service, from a day on.' })
export class SetCommissioningInput {
  @Field(() => ID, { description: 'Of the service.' })
  @IsUUID(undefined, { message: 'Say which service.' })
  serviceId: string;

  @Field(() => String, {
    nullable: true,
    description: 'ONS code of the county or unitary council, such as E10000012; null: nobody from then on.',
  })
  @IsOptional()
  @Matches(/^E\d{8}$/, { message: 'Give the ONS code of the authority, such as E10000012.' })
  authorityCode?: string | null;

  @Field(() => LocalDateType, { nullable: true, description: 'First day. Default: today.' })
  from?: LocalDate | null;
}

@InputType({ description: 'How far a service is with a quality scheme, from a day on.' })
export class SetQualityMarkInput {
  @Field(() => ID, { description: 'Of the service.' })
  @IsUUID(undefined, { message: 'Say which service.' })
  serviceId: string;

  @Field(() => QualitySchemeEnum, { description: 'Which standards.' })
  @IsIn(qualitySchemes, { message: `Choose one of ${qualitySchemes.join(', ')}.` })
  scheme: QualityScheme;

  @Field(() => QualityStatusEnum, { nullable: true, description: 'How far; null: no more from then on.' })
  @IsOptional()
  @IsIn(qualityStatuses, { message: `Choose one of ${qualityStatuses.join(', ')}.` })
  status?: QualityStatus | null;

  @Field(() => LocalDateType, { nullable: true, description: 'First day, today or earlier. Default: today.' })
  from?: LocalDate | null;
}
