import { CurrentActor, LocalDateType, PageArgs, resultOf, type Page } from '@app/graphql';
import type { LocalDate, Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Units } from '../units';
import { CalendarEntryType } from './calendar-entry.type';
import { AddUnitsInput, ChangeUnitInput, VoidUnitInput } from './unit.input';
import { UnitPageType, UnitsType, UnitType } from './unit.type';

const UnitsResult = resultOf('UnitsResult', UnitsType);

@Resolver()
export class UnitsResolver {
  constructor(private readonly units: Units) {}

  @Query(() => UnitPageType, {
    name: 'units',
    description: 'Units of an own service, by code, as they are tonight.',
  })
  list(
    @CurrentActor() actor: PersonActor,
    @Args('serviceId', { type: () => ID }) serviceId: string,
    @Args() args: PageArgs,
  ): Promise<Page<UnitType>> {
    return this.units.units(actor, serviceId, args);
  }

  @Query(() => [CalendarEntryType], {
    description: 'Claims on an own unit between two days (at most 400 days).',
  })
  calendar(
    @CurrentActor() actor: PersonActor,
    @Args('unitId', { type: () => ID }) unitId: string,
    @Args('from', { type: () => LocalDateType }) from: LocalDate,
    @Args('to', { type: () => LocalDateType }) to: LocalDate,
  ): Promise<CalendarEntryType[]> {
    return this.units.calendar(actor, unitId, from, to);
  }

  @Mutation(() => UnitsResult, {
    description: 'Problems: UNIT_CODE_TAKEN, SANCTUARY_HAS_NO_UNITS, SERVICE_CLOSED.',
  })
  addUnits(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AddUnitsInput,
  ): Promise<Outcome<UnitsType>> {
    return this.units.addUnits(actor, input);
  }

  @Mutation(() => UnitsResult, {
    description: 'Changes only what is given. Problems: BEDSPACES_IN_USE, UNIT_CODE_TAKEN.',
  })
  changeUnit(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ChangeUnitInput,
  ): Promise<Outcome<UnitsType>> {
    return this.units.changeUnit(actor, input);
  }

  @Mutation(() => UnitsResult, { description: 'Problems: VOID_ORDER, UNIT_NOT_FREE.' })
  voidUnit(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: VoidUnitInput,
  ): Promise<Outcome<UnitsType>> {
    return this.units.voidUnit(actor, input);
  }

  @Mutation(() => UnitsResult, { description: 'In order again from today. Problems: NO_VOID.' })
  endVoid(
    @CurrentActor() actor: PersonActor,
    @Args('unitId', { type: () => ID }) unitId: string,
  ): Promise<Outcome<UnitsType>> {
    return this.units.endVoid(actor, unitId);
  }

  @Mutation(() => UnitsResult, {
    description: 'For good, from that day on. Problems: CLOSING_DAY_PAST, UNIT_NOT_FREE.',
  })
  closeUnit(
    @CurrentActor() actor: PersonActor,
    @Args('unitId', { type: () => ID }) unitId: string,
    @Args('from', { type: () => LocalDateType }) from: LocalDate,
  ): Promise<Outcome<UnitsType>> {
    return this.units.closeUnit(actor, unitId, from);
  }

  @Mutation(() => UnitsResult, { description: 'Nothing new from now on; whoever is there must be moved.' })
  closeUnitUrgently(
    @CurrentActor() actor: PersonActor,
    @Args('unitId', { type: () => ID }) unitId: string,
  ): Promise<Outcome<UnitsType>> {
    return this.units.closeUnitUrgently(actor, unitId);
  }

  @Mutation(() => UnitsResult, { description: 'Undoes an urgent closure. Problems: NOT_CLOSED.' })
  reopenUnit(
    @CurrentActor() actor: PersonActor,
    @Args('unitId', { type: () => ID }) unitId: string,
  ): Promise<Outcome<UnitsType>> {
    return this.units.reopenUnit(actor, unitId);
  }

  @Mutation(() => UnitsResult, { description: 'Ready now. Problems: NO_TURNAROUND.' })
  finishTurnaround(
    @CurrentActor() actor: PersonActor,
    @Args('unitId', { type: () => ID }) unitId: string,
  ): Promise<Outcome<UnitsType>> {
    return this.units.finishTurnaround(actor, unitId);
  }
}
