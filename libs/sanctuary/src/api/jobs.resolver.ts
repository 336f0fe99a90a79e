import { RevealedLocationType } from '@app/accommodation';
import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { JobStatus } from '../domain/job';
import { Jobs } from '../jobs';
import { Works } from '../works';
import { SanctuaryStatusEnum } from './enums';
import {
  DeclineSanctuaryInput,
  EndSanctuaryInput,
  RecordSanctuaryConsentsInput,
  RecordSanctuaryReviewInput,
  RecordSanctuarySurveyInput,
  RequestSanctuaryInput,
  SanctuaryItemsInput,
  SanctuaryReasonInput,
} from './job.input';
import {
  SanctuaryEvidenceType,
  SanctuaryJobPageType,
  SanctuaryJobType,
  SanctuaryReviewDuePageType,
  type SanctuaryReviewDueType,
} from './job.type';

const SanctuaryJobResult = resultOf('SanctuaryJobResult', SanctuaryJobType);
const RevealSanctuaryLocationResult = resultOf('RevealSanctuaryLocationResult', RevealedLocationType);

@Resolver()
export class JobsResolver {
  constructor(
    private readonly jobs: Jobs,
    private readonly works: Works,
  ) {}

  @Query(() => SanctuaryJobPageType, {
    name: 'sanctuaryJobs',
    description: 'Those you sent or received, newest first.',
  })
  list(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
    @Args('statuses', {
      type: () => [SanctuaryStatusEnum],
      nullable: true,
      description: 'Those that stand so. Left out: all.',
    })
    statuses?: JobStatus[] | null,
    @Args('householdId', {
      type: () => ID,
      nullable: true,
      description: 'Those that you sent for it. Left out: of every household.',
    })
    householdId?: string | null,
  ): Promise<Page<SanctuaryJobType>> {
    return this.jobs.sanctuaryJobs(actor, args, statuses ?? null, householdId ?? null);
  }

  @Query(() => SanctuaryJobType, {
    name: 'sanctuaryJob',
    nullable: true,
    description: 'One that you sent or received.',
  })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<SanctuaryJobType | null> {
    return this.jobs.sanctuaryJob(actor, id);
  }

  @Query(() => SanctuaryEvidenceType, {
    nullable: true,
    description:
      'Evidence of the works, in words for a benefits office; null: nothing is fitted, or it is not yours.',
  })
  sanctuaryEvidence(
    @CurrentActor() actor: PersonActor,
    @Args('jobId', { type: () => ID }) jobId: string,
  ): Promise<SanctuaryEvidenceType | null> {
    return this.jobs.sanctuaryEvidence(actor, jobId);
  }

  @Query(() => SanctuaryReviewDuePageType, {
    description: 'Reviews that nobody has held yet, overdue first.',
  })
  sanctuaryReviewsDue(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
  ): Promise<Page<SanctuaryReviewDueType>> {
    return this.works.sanctuaryReviewsDue(actor, args);
  }

  @Mutation(() => SanctuaryJobResult, {
    description:
      'Asks a scheme to make a home safe; a slot of that week is taken at once. Problems: HOUSEHOLD_CLOSED, SHE_DOES_NOT_CONSENT, HER_CHOICE_NOT_ASKED, HOME_DISTRICT_NOT_ASKED, NOT_SUITABLE, SAFETY_NOT_CHECKED, NOT_A_MONDAY, WEEK_IS_OVER, NO_ROOM_THAT_WEEK, HOUSEHOLD_HAS_JOB.',
  })
  requestSanctuary(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RequestSanctuaryInput,
  ): Promise<Outcome<SanctuaryJobType>> {
    return this.jobs.requestSanctuary(actor, input);
  }

  @Mutation(() => SanctuaryJobResult, {
    description:
      'Keeps what the landlord said, whether the home may be flagged, and who may know. Problems: NOT_AT_THIS_STAGE.',
  })
  recordSanctuaryConsents(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordSanctuaryConsentsInput,
  ): Promise<Outcome<SanctuaryJobType>> {
    return this.jobs.recordSanctuaryConsents(actor, input);
  }

  @Mutation(() => SanctuaryJobResult, {
    description:
      'Takes a job back before anything is fitted, and lets its slot go. Problems: NOT_AT_THIS_STAGE.',
  })
  withdrawSanctuary(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<SanctuaryJobType>> {
    return this.jobs.withdrawSanctuary(actor, id);
  }

  @Mutation(() => SanctuaryJobResult, { description: 'The scheme says yes. Problems: NOT_AT_THIS_STAGE.' })
  acceptSanctuary(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<SanctuaryJobType>> {
    return this.jobs.acceptSanctuary(actor, id);
  }

  @Mutation(() => SanctuaryJobResult, {
    description: 'The scheme says no, and its slot is free. Problems: REASON_REPEATED, NOT_AT_THIS_STAGE.',
  })
  declineSanctuary(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: DeclineSanctuaryInput,
  ): Promise<Outcome<SanctuaryJobType>> {
    return this.jobs.declineSanctuary(actor, input);
  }

  @Mutation(() => SanctuaryJobResult, {
    description: 'The scheme takes its yes back before anything is fitted. Problems: NOT_AT_THIS_STAGE.',
  })
  cancelSanctuary(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SanctuaryReasonInput,
  ): Promise<Outcome<SanctuaryJobType>> {
    return this.jobs.cancelSanctuary(actor, input);
  }

  @Mutation(() => RevealSanctuaryLocationResult, {
    description:
      'Shows where the home is to a worker of the scheme, from its yes to the end of the job. On record, with the reason. Problems: NOT_AT_THIS_STAGE.',
  })
  revealSanctuaryLocation(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SanctuaryReasonInput,
  ): Promise<Outcome<RevealedLocationType>> {
    return this.jobs.revealSanctuaryLocation(actor, input);
  }

  @Mutation(() => SanctuaryJobResult, {
    description:
      'Keeps a survey and what is to be fitted. Problems: NOT_AT_THIS_STAGE, ITEM_NOT_OF_SCHEME, IN_FUTURE, BEFORE_THE_JOB.',
  })
  recordSanctuarySurvey(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordSanctuarySurveyInput,
  ): Promise<Outcome<SanctuaryJobType>> {
    return this.works.recordSanctuarySurvey(actor, input);
  }

  @Mutation(() => SanctuaryJobResult, {
    description:
      'Items were fitted; the support at home begins with the first. Problems: NOT_AT_THIS_STAGE, NOT_SAFE_THERE_NOW, LANDLORD_CONSENT_NEEDED, ITEM_NOT_PROPOSED, ITEM_ALREADY_FITTED, FITTED_TOO_EARLY, IN_FUTURE, HOUSEHOLD_HAS_EPISODE.',
  })
  fitSanctuaryItems(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SanctuaryItemsInput,
  ): Promise<Outcome<SanctuaryJobType>> {
    return this.works.fitSanctuaryItems(actor, input);
  }

  @Mutation(() => SanctuaryJobResult, {
    description:
      'A review was held. Problems: NOT_AT_THIS_STAGE, REVIEW_ALREADY_HELD, BEFORE_FITTING, IN_FUTURE.',
  })
  recordSanctuaryReview(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordSanctuaryReviewInput,
  ): Promise<Outcome<SanctuaryJobType>> {
    return this.works.recordSanctuaryReview(actor, input);
  }

  @Mutation(() => SanctuaryJobResult, {
    description:
      'Equipment was taken away. Problems: NOT_AT_THIS_STAGE, ITEM_NOT_FITTED, ITEM_ALREADY_REMOVED, REMOVED_TOO_EARLY, IN_FUTURE.',
  })
  removeSanctuaryItems(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SanctuaryItemsInput,
  ): Promise<Outcome<SanctuaryJobType>> {
    return this.works.removeSanctuaryItems(actor, input);
  }

  @Mutation(() => SanctuaryJobResult, {
    description:
      'Support at home has ended, and with it the episode. Problems: NOT_AT_THIS_STAGE, MEASURES_STILL_THERE, ENDED_TOO_EARLY, IN_FUTURE.',
  })
  endSanctuary(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: EndSanctuaryInput,
  ): Promise<Outcome<SanctuaryJobType>> {
    return this.works.endSanctuary(actor, input);
  }
}
