import type { EntryRuleLevel } from '@app/eligibility';
import { CurrentActor, LocalDateType, PageArgs, resultOf, type Page } from '@app/graphql';
import type { LocalDate, Outcome, PersonActor } from '@app/kernel';
import { Args, Field, ID, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Services } from '../services';
import { EntryRulesAtType } from './entry-rules.type';
import { EntryRuleLevelEnum } from './enums';
import { DescribeServiceInput, RegisterServiceInput, SetEntryRulesInput } from './service.input';
import {
  EntryRulesSetType,
  LocationRecordedType,
  RevealedLocationType,
  ServicePageType,
  ServiceType,
} from './service.type';

const RegisterServiceResult = resultOf('RegisterServiceResult', ServiceType);
const ServiceResult = resultOf('ServiceResult', ServiceType);
const SetEntryRulesResult = resultOf('SetEntryRulesResult', EntryRulesSetType);
const RecordRefugeLocationResult = resultOf('RecordRefugeLocationResult', LocationRecordedType);
const RevealRefugeLocationResult = resultOf('RevealRefugeLocationResult', RevealedLocationType);

@InputType({ description: 'An address to be sealed. It is shown again only by revealRefugeLocation.' })
export class RecordRefugeLocationInput {
  @Field(() => ID, { description: 'Of the service.' })
  serviceId: string;

  @Field(() => ID, { nullable: true, description: 'Of one unit, where it has an address of its own.' })
  unitId?: string;

  @Field(() => String, { description: '5 to 500 characters.' })
  address: string;
}

@InputType({ description: 'Which address, and why.' })
export class RevealRefugeLocationInput {
  @Field(() => ID, { description: 'Of the service.' })
  serviceId: string;

  @Field(() => ID, { nullable: true, description: 'Of one unit, where it has an address of its own.' })
  unitId?: string;

  @Field(() => String, { description: '10 to 500 characters, kept on record.' })
  reason: string;
}

@Resolver()
export class ServicesResolver {
  constructor(private readonly services: Services) {}

  @Query(() => ServicePageType, { name: 'services', description: 'Own services, by name.' })
  list(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<ServiceType>> {
    return this.services.services(actor, args);
  }

  @Query(() => ServiceType, { name: 'service', nullable: true, description: 'One own service.' })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ServiceType | null> {
    return this.services.service(actor, id);
  }

  @Mutation(() => RegisterServiceResult, { description: 'Problems: UNKNOWN_DISTRICT, INTAKE_ORDER.' })
  registerService(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RegisterServiceInput,
  ): Promise<Outcome<ServiceType>> {
    return this.services.registerService(actor, input);
  }

  @Mutation(() => ServiceResult, { description: 'Changes only what is given. No problems of its own.' })
  describeService(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: DescribeServiceInput,
  ): Promise<Outcome<ServiceType>> {
    return this.services.describeService(actor, input);
  }

  @Mutation(() => ServiceResult, {
    description: 'For good. Problems: SERVICE_CLOSED, CLOSING_DAY_PAST, UNIT_NOT_FREE.',
  })
  closeService(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('lastDay', { type: () => LocalDateType }) lastDay: LocalDate,
  ): Promise<Outcome<ServiceType>> {
    return this.services.closeService(actor, id, lastDay);
  }

  @Mutation(() => ServiceResult, {
    description:
      'Shows a masked service by its district. Problems: NOT_MASKED, SERVICE_ALONE, and, until it is said to be understood, a warning: UNMASKING_CANNOT_BE_TAKEN_BACK.',
  })
  unmaskService(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('understood', { defaultValue: false }) understood: boolean,
  ): Promise<Outcome<ServiceType>> {
    return this.services.unmaskService(actor, id, understood);
  }

  @Query(() => EntryRulesAtType, {
    nullable: true,
    description:
      'What an own level says of whom it takes, and what holds there. Read it before replacing it.',
  })
  entryRules(
    @CurrentActor() actor: PersonActor,
    @Args('level', { type: () => EntryRuleLevelEnum }) level: EntryRuleLevel,
    @Args('id', { type: () => ID, nullable: true }) id?: string | null,
  ): Promise<EntryRulesAtType | null> {
    return this.services.entryRules(actor, { level, id: id ?? null });
  }

  @Mutation(() => SetEntryRulesResult, {
    description: 'A lower level can only narrow. Problems: ENTRY_RULE_TOO_WIDE.',
  })
  setEntryRules(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetEntryRulesInput,
  ): Promise<Outcome<EntryRulesSetType>> {
    return this.services.setEntryRules(actor, input);
  }

  @Mutation(() => RecordRefugeLocationResult, { description: 'Problems: ADDRESS_LENGTH.' })
  recordRefugeLocation(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordRefugeLocationInput,
  ): Promise<Outcome<LocationRecordedType>> {
    return this.services.recordRefugeLocation(actor, input);
  }

  @Mutation(() => RevealRefugeLocationResult, { description: 'On record. Problems: REASON_NEEDED.' })
  revealRefugeLocation(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RevealRefugeLocationInput,
  ): Promise<Outcome<RevealedLocationType>> {
    return this.services.revealRefugeLocation(actor, input);
  }
}
