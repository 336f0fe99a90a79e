import { InstantType, pageType } from '@app/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { AlertReason } from '../domain/payment-words';
import type { ItemCategory } from '../domain/words';
import { ItemCategoryEnum } from './fund.enums';
import { AlertReasonEnum } from './payment-enums';

@ObjectType('SafeguardingAlert', {
  description:
    'A bank said that whom it was to pay has died. For a person to look into: nobody is asked for anything.',
})
export class AlertType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => AlertReasonEnum, { description: 'What was said.' })
  readonly because: AlertReason;

  @Field(() => ID, { description: 'What was to be paid.' })
  readonly awardLineId: string;

  @Field(() => String, { nullable: true, description: 'Whom; null to all but the fund.' })
  readonly payeeName: string | null;

  @Field(() => ID, { description: 'Who applied for it, and was told.' })
  readonly organisationId: string;

  @Field(() => String, { description: 'Its name.' })
  readonly organisation: string;

  @Field(() => ItemCategoryEnum, { nullable: true, description: 'What the money was for.' })
  readonly category: ItemCategory | null;

  @Field(() => String, { nullable: true, description: 'From whom it was bought.' })
  readonly supplier: string | null;

  @Field(() => InstantType, { description: 'When the statement was read.' })
  readonly raisedAt: Date;

  @Field(() => InstantType, { nullable: true, description: 'Since when a fund officer looks into it.' })
  readonly takenAt: Date | null;

  @Field(() => InstantType, { nullable: true, description: 'When that was done.' })
  readonly closedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What was found; null to all but the fund.' })
  readonly outcome: string | null;
}

export const AlertPageType = pageType(AlertType, 'SafeguardingAlertPage');
