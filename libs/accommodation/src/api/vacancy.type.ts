import { InstantType, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { type Freshness, freshnesses } from '@app/matching';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type VacancyStatus, vacancyStatuses } from '../store/vacancy.entity';
import { ServiceSummaryType } from './service.type';
import { UnitFeaturesType } from './unit.type';

export const VacancyStatusEnum = Object.fromEntries(vacancyStatuses.map((word) => [word, word]));
registerEnumType(VacancyStatusEnum, {
  name: 'VacancyStatus',
  description: 'What the provider says of a vacancy.',
});
export const FreshnessEnum = Object.fromEntries(freshnesses.map((word) => [word, word]));
registerEnumType(FreshnessEnum, {
  name: 'Freshness',
  description: 'How lately the provider confirmed a vacancy.',
});

@ObjectType('Vacancy', { description: 'A unit that its provider offers.' })
export class VacancyType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => VacancyStatusEnum, { description: 'What the provider says of it.' })
  readonly status: VacancyStatus;

  @Field(() => LocalDateType, { description: 'First night it can be taken.' })
  readonly availableFrom: LocalDate;

  @Field(() => InstantType, { description: 'When the provider last said that it stands.' })
  readonly confirmedAt: Date;

  @Field(() => FreshnessEnum, {
    description: 'From the confirmation and the service’s limits, at this moment.',
  })
  readonly freshness: Freshness;

  @Field(() => String, {
    nullable: true,
    description: 'A few words for those who place households; never a name.',
  })
  readonly note: string | null;

  @Field(() => InstantType, { description: 'When it was made.' })
  readonly madeAt: Date;

  @Field(() => Boolean, { description: 'Nobody has its first night.' })
  readonly free: boolean;

  @Field(() => ID, { nullable: true, description: 'To its own provider only.' })
  readonly unitId: string | null;

  @Field(() => String, { nullable: true, description: 'To its own provider only.' })
  readonly unitCode: string | null;

  @Field(() => ServiceSummaryType, { description: 'Whose it is.' })
  readonly service: ServiceSummaryType;

  @Field(() => UnitFeaturesType, { description: 'What it offers.' })
  readonly features: UnitFeaturesType;
}

export const VacancyPageType = pageType(VacancyType, 'VacancyPage');

@ObjectType('Confirmed', {
  description: 'Vacancies of a service that were offered or confirmed in one press.',
})
export class ConfirmedType {
  @Field(() => ID, { description: 'Of the service.' })
  readonly id: string;

  @Field(() => Int, { description: 'How many.' })
  readonly count: number;
}
