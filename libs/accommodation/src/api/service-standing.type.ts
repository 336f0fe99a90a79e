import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import type { QualityScheme, QualityStatus } from '../domain/quality';
import { QualitySchemeEnum, QualityStatusEnum } from './enums';

@ObjectType('ServiceCommissioning', {
  description: 'Which tier-one authority commissions, between two days.',
})
export class ServiceCommissioningType {
  @Field(() => String, { description: 'ONS code.' })
  readonly authorityCode: string;

  @Field(() => String, { description: 'Its name.' })
  readonly authorityName: string;

  @Field(() => LocalDateType, { description: 'First day.' })
  readonly from: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The first day it does no more; null: it does.',
  })
  readonly until: LocalDate | null;
}

@ObjectType('QualityMark', { description: 'By which standards a service works, between two days.' })
export class QualityMarkType {
  @Field(() => QualitySchemeEnum, { description: 'Which standards.' })
  readonly scheme: QualityScheme;

  @Field(() => QualityStatusEnum, { description: 'How far.' })
  readonly status: QualityStatus;

  @Field(() => LocalDateType, { description: 'First day.' })
  readonly from: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The first day it holds no more; null: it holds.',
  })
  readonly until: LocalDate | null;
}
