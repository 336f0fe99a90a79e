import { CurrentActor, PageArgs, resultOf, type Page } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { VacancyStatus } from '../store/vacancy.entity';
import { Vacancies } from '../vacancies';
import { ChangeVacancyInput, PublishVacancyInput } from './vacancy.input';
import { ConfirmedType, VacancyPageType, VacancyStatusEnum, VacancyType } from './vacancy.type';

const VacancyResult = resultOf('VacancyResult', VacancyType);
const PublishServiceResult = resultOf('PublishServiceResult', ConfirmedType);
const ConfirmServiceResult = resultOf('ConfirmServiceResult', ConfirmedType);

@Resolver()
export class VacanciesResolver {
  constructor(private readonly vacancies: Vacancies) {}

  @Query(() => VacancyPageType, {
    name: 'vacancies',
    description: 'Own vacancies; for those who place households, every published one. Newest first.',
  })
  list(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
    @Args('statuses', { type: () => [VacancyStatusEnum], defaultValue: ['OPEN'] }) statuses: VacancyStatus[],
  ): Promise<Page<VacancyType>> {
    return this.vacancies.vacancies(actor, args, statuses);
  }

  @Query(() => VacancyType, { name: 'vacancy', nullable: true, description: 'One vacancy.' })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<VacancyType | null> {
    return this.vacancies.vacancy(actor, id);
  }

  @Mutation(() => VacancyResult, { description: 'Problems: UNIT_CLOSED, UNIT_NOT_FREE, ALREADY_PUBLISHED.' })
  publishVacancy(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: PublishVacancyInput,
  ): Promise<Outcome<VacancyType>> {
    return this.vacancies.publishVacancy(actor, input);
  }

  @Mutation(() => VacancyResult, {
    description: 'From when it is free, or its note. Confirms nothing. Problems: NOT_OPEN, UNIT_NOT_FREE.',
  })
  changeVacancy(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ChangeVacancyInput,
  ): Promise<Outcome<VacancyType>> {
    return this.vacancies.changeVacancy(actor, input);
  }

  @Mutation(() => VacancyResult, { description: 'It still stands. Problems: NOT_OPEN.' })
  confirmVacancy(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<VacancyType>> {
    return this.vacancies.confirmVacancy(actor, id);
  }

  @Mutation(() => PublishServiceResult, {
    description:
      'Offers every unit of a service that is free tonight and not offered. What was paused stays so.',
  })
  publishService(
    @CurrentActor() actor: PersonActor,
    @Args('serviceId', { type: () => ID }) serviceId: string,
  ): Promise<Outcome<ConfirmedType>> {
    return this.vacancies.publishService(actor, serviceId);
  }

  @Mutation(() => ConfirmServiceResult, { description: 'All open vacancies of a service still stand.' })
  confirmService(
    @CurrentActor() actor: PersonActor,
    @Args('serviceId', { type: () => ID }) serviceId: string,
  ): Promise<Outcome<ConfirmedType>> {
    return this.vacancies.confirmService(actor, serviceId);
  }

  @Mutation(() => VacancyResult, {
    description: 'No longer offered; a live hold stands. Problems: NOT_OPEN.',
  })
  withdrawVacancy(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<VacancyType>> {
    return this.vacancies.withdrawVacancy(actor, id);
  }
}
