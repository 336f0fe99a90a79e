import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('DashboardCount', {
  description:
    'A count as the public edition of the return shows it: 1 to 4 left out, others to the nearest 5.',
})
export class DashboardCountType {
  @Field(() => String, { description: 'A fixed word for programs; of a district, its ONS code.' })
  readonly id: string;

  @Field(() => String, { description: 'For reading.' })
  readonly label: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Null: it is left out, so that nobody can be recognised.',
  })
  readonly value: number | null;

  @Field(() => String, { description: 'As it is read: 25, or [c] where it is left out.' })
  readonly shown: string;
}

@ObjectType('DutyDashboard', {
  description:
    'A year of the duty in few figures, of months that are over. Each is as the public edition has it, so that it may be shown to others. No row of anybody.',
})
export class DutyDashboardType {
  @Field(() => String, { description: 'Whose.' })
  readonly authorityName: string;

  @Field(() => String, { description: 'Such as 2025-26.' })
  readonly year: string;

  @Field(() => LocalDateType, { description: '1 April.' })
  readonly from: LocalDate;

  @Field(() => LocalDateType, { description: 'The last day of a month that is over.' })
  readonly countedTo: LocalDate;

  @Field(() => String, { description: 'Which services are counted, as the return has it set.' })
  readonly scope: string;

  @Field(() => DashboardCountType, { description: 'Households supported.' })
  readonly households: DashboardCountType;

  @Field(() => [DashboardCountType], {
    description: 'The same by type of accommodation; a household with two counts in both.',
  })
  readonly byType: readonly DashboardCountType[];

  @Field(() => DashboardCountType, { description: 'Individuals supported.' })
  readonly individuals: DashboardCountType;

  @Field(() => [DashboardCountType], { description: 'The same by group.' })
  readonly byGroup: readonly DashboardCountType[];

  @Field(() => [DashboardCountType], { description: 'Individuals by the support they were given.' })
  readonly bySupport: readonly DashboardCountType[];

  @Field(() => DashboardCountType, { description: 'Referrals declined or not answered in time.' })
  readonly unable: DashboardCountType;

  @Field(() => [DashboardCountType], { description: 'The same by group of reasons.' })
  readonly byReasonGroup: readonly DashboardCountType[];

  @Field(() => [DashboardCountType], { description: 'The same by primary reason.' })
  readonly byReason: readonly DashboardCountType[];

  @Field(() => [DashboardCountType], {
    description:
      'Households supported, by the district of Greater Essex where they last lived; then ELSEWHERE and NOT_KNOWN.',
  })
  readonly supportedFrom: readonly DashboardCountType[];

  @Field(() => [DashboardCountType], { description: 'Referrals that could not be supported, likewise.' })
  readonly unableFrom: readonly DashboardCountType[];
}
