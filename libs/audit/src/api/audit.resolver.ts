import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AuditLog } from '../audit-log';
import type { Standing } from '../verify';
import { FindAuditSubjectsInput, PublishedHeadInput } from './audit.input';
import {
  AuditEntryPageType,
  type AuditEntryType,
  AuditStandingType,
  AuditSubjectsType,
  LookPageType,
  type LookType,
} from './audit.type';

const AuditSubjectsResult = resultOf('AuditSubjectsResult', AuditSubjectsType);

@Resolver()
export class AuditResolver {
  constructor(private readonly log: AuditLog) {}

  @Query(() => AuditEntryPageType, {
    description: 'Everything that was done to one subject, and by whom. Newest first.',
  })
  auditEntries(
    @CurrentActor() actor: PersonActor,
    @Args('subjectId', { type: () => ID }) subjectId: string,
    @Args() args: PageArgs,
  ): Promise<Page<AuditEntryType>> {
    return this.log.auditEntries(actor, subjectId, args);
  }

  @Mutation(() => AuditSubjectsResult, {
    description: 'Finds what a reference stands for. The look-up is on record. Problems: LENGTH.',
  })
  findAuditSubjects(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: FindAuditSubjectsInput,
  ): Promise<Outcome<AuditSubjectsType>> {
    return this.log.findAuditSubjects(actor, input);
  }

  @Query(() => LookPageType, {
    description: 'Who looked at records of your organisation without changing them. Newest first.',
  })
  looks(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<LookType>> {
    return this.log.looks(actor, args);
  }

  @Query(() => AuditStandingType, {
    description:
      'Walks the whole chain. Give a head published before to see a tail removed or a chain made anew.',
  })
  auditStanding(
    @CurrentActor() actor: PersonActor,
    @Args('published', { type: () => PublishedHeadInput, nullable: true })
    published: PublishedHeadInput | null,
  ): Promise<Standing> {
    return this.log.auditStanding(actor, published ?? null);
  }
}
