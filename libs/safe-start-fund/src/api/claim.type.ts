import { InstantType, LocalDateType, pageType, ProblemType } from '@app/graphql';
import type { LocalDate, Pence } from '@app/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ClaimFlagKind } from '../domain/claim-flags';
import type { ClaimTotals } from '../domain/claim-rows';
import type { ClaimStatus } from '../domain/claim-status';
import type { ItemCategory, Stream } from '../domain/words';
import { ClaimFlagKindEnum, FundClaimStatusEnum, FundStreamEnum, ItemCategoryEnum } from './claim-enums';

@ObjectType('ClaimCheck', {
  description: 'What an upload of this file would say now. Nothing was saved.',
})
export class ClaimCheckType implements ClaimTotals {
  @Field(() => Boolean, { description: 'Whether it would be taken: there are no problems.' })
  readonly right: boolean;

  @Field(() => [ProblemType], {
    description:
      'Everything that is wrong, of every row. The field is rows.17.gross: 17 is the line in the file, whose header is line 1.',
  })
  readonly problems: readonly ProblemType[];

  @Field(() => Int, { description: 'Rows that could be read; the totals are theirs.' })
  readonly rows: number;

  @Field(() => Int, { description: 'Clients in them.' })
  readonly clients: number;

  @Field(() => Int, { description: 'Net, in pence.' })
  readonly netPence: Pence;

  @Field(() => Int, { description: 'VAT, in pence.' })
  readonly vatPence: Pence;

  @Field(() => Int, { description: 'Gross, in pence: what would be paid back.' })
  readonly grossPence: Pence;

  @Field(() => Int, { description: 'Of the gross, to leave; in pence.' })
  readonly seekPence: Pence;

  @Field(() => Int, { description: 'Of the gross, to stay or settle; in pence.' })
  readonly sustainPence: Pence;
}

@ObjectType('ClaimFlag', { description: 'Something that the fund should look at.' })
export class ClaimFlagType {
  @Field(() => ClaimFlagKindEnum, { description: 'What.' })
  readonly kind: ClaimFlagKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Of ALL_PROVIDERS_TOTAL: the sum over every provider and both routes, in pence.',
  })
  readonly totalPence: Pence | null;

  @Field(() => [ID], { description: 'Rows of claims that it is like, where it is like any.' })
  readonly rowIds: readonly string[];
}

@ObjectType('FundClaimRow', { description: 'What of an invoice was spent on one client.' })
export class FundClaimRowType {
  @Field(() => ID, { description: 'For commands.' })
  readonly id: string;

  @Field(() => Int, { description: 'Its line in the file; the header is line 1.' })
  readonly line: number;

  @Field(() => String, {
    description: 'The provider’s own word for the client, or a household reference. Never a name.',
  })
  readonly clientReference: string;

  @Field(() => LocalDateType, { description: 'When the money was spent.' })
  readonly spentOn: LocalDate;

  @Field(() => ItemCategoryEnum, { description: 'What it was spent on.' })
  readonly category: ItemCategory;

  @Field(() => FundStreamEnum, { description: 'What it was for.' })
  readonly stream: Stream;

  @Field(() => String, { description: 'Who was paid.' })
  readonly supplier: string;

  @Field(() => String, { description: 'As on the invoice or receipt.' })
  readonly invoiceNumber: string;

  @Field(() => Int, { description: 'In pence.' })
  readonly netPence: Pence;

  @Field(() => Int, { description: 'In pence.' })
  readonly vatPence: Pence;

  @Field(() => Int, {
    description: 'In pence. What the fund pays back: VAT cannot be recovered on what another body bought.',
  })
  readonly grossPence: Pence;

  @Field(() => Int, { description: 'Adults it was for.' })
  readonly adults: number;

  @Field(() => Int, { description: 'Children it was for.' })
  readonly children: number;

  @Field(() => String, { nullable: true, description: 'Why it was set aside; null: it was not.' })
  readonly setAsideBecause: string | null;

  @Field(() => Boolean, { description: 'Money is committed for it.' })
  readonly awarded: boolean;

  @Field(() => InstantType, { nullable: true, description: 'The fund asked to see the invoice.' })
  readonly evidenceAskedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What it asked for.' })
  readonly evidenceNote: string | null;

  @Field(() => InstantType, { nullable: true, description: 'The fund has seen the invoice.' })
  readonly evidenceSeenAt: Date | null;

  @Field(() => [ClaimFlagType], { nullable: true, description: 'To the fund alone; null to the provider.' })
  readonly flags: readonly ClaimFlagType[] | null;
}

@ObjectType('FundClaim', { description: 'A provider’s file of one month, taken whole.' })
export class FundClaimType {
  @Field(() => ID, { description: 'For commands.' })
  readonly id: string;

  @Field(() => ID, { description: 'Whose fund.' })
  readonly authorityId: string;

  @Field(() => ID, { description: 'Whose claim.' })
  readonly organisationId: string;

  @Field(() => String, { description: 'Who claims.' })
  readonly claimedBy: string;

  @Field(() => String, { description: 'As 2026-11.' })
  readonly month: string;

  @Field(() => FundClaimStatusEnum, { description: 'Where it is.' })
  readonly status: ClaimStatus;

  @Field(() => Int, { description: 'How many rows it has.' })
  readonly rowCount: number;

  @Field(() => Int, { description: 'Of all rows, in pence.' })
  readonly grossPence: Pence;

  @Field(() => Int, { description: 'Of the rows that money is committed for, in pence.' })
  readonly awardedPence: Pence;

  @Field(() => Int, { description: 'Of the rows that count and wait, in pence.' })
  readonly openPence: Pence;

  @Field(() => Int, { description: 'Rows whose invoice the fund asked to see and has not seen.' })
  readonly evidenceWaits: number;

  @Field(() => InstantType, { description: 'When it was sent.' })
  readonly uploadedAt: Date;

  @Field(() => InstantType, { nullable: true, description: 'When the fund answered.' })
  readonly decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What the fund says for this claim and the next.' })
  readonly comments: string | null;
}

@ObjectType('FundClaimInFull', { description: 'A claim with its rows, in the order of the file.' })
export class FundClaimInFullType extends FundClaimType {
  @Field(() => [FundClaimRowType], { description: 'In the order of the file.' })
  readonly rows: readonly FundClaimRowType[];
}

export const FundClaimPageType = pageType(FundClaimType, 'FundClaimPage');
