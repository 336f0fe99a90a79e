import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ClaimDecisions } from '../claim-decisions';
import { Claims } from '../claims';
import {
  AcceptClaimInput,
  CheckClaimInput,
  RequestEvidenceInput,
  ReturnClaimInput,
  SetClaimRowAsideInput,
  UploadClaimInput,
} from './claim.input';
import { ClaimCheckType, FundClaimInFullType, FundClaimPageType, FundClaimType } from './claim.type';

const FundClaimResult = resultOf('FundClaimResult', FundClaimInFullType);

@Resolver()
export class ClaimsResolver {
  constructor(
    private readonly claims: Claims,
    private readonly decisions: ClaimDecisions,
  ) {}

  @Query(() => FundClaimPageType, {
    name: 'claims',
    description: 'Those of your organisation, or made to your fund, newest first.',
  })
  list(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
    @Args('open', {
      type: () => Boolean,
      nullable: true,
      description: 'True: those that wait for the fund, the longest first. False: the others.',
    })
    open: boolean | null = null,
  ): Promise<Page<FundClaimType>> {
    return this.claims.claims(actor, args, open);
  }

  @Query(() => FundClaimInFullType, {
    name: 'claim',
    nullable: true,
    description: 'One of them with its rows; the fund sees flags.',
  })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FundClaimInFullType | null> {
    return this.claims.claim(actor, id);
  }

  @Query(() => ClaimCheckType, {
    nullable: true,
    description:
      'All that is wrong with a file, and its totals, without claiming. Null: this fund never approved you beforehand.',
  })
  checkClaim(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: CheckClaimInput,
  ): Promise<ClaimCheckType | null> {
    return this.claims.checkClaim(actor, input);
  }

  @Mutation(() => FundClaimResult, {
    description:
      'Claims a month: every row, or nothing and all that is wrong. Problems of the file: FILE_EMPTY, FILE_TOO_LARGE, TOO_MANY_ROWS, NOT_UTF8, ' +
      'CSV_SHAPE, COLUMN_UNKNOWN, COLUMN_TWICE, COLUMN_MISSING, SAME_FILE. Of a row, as rows.17.gross: CELLS, MISSING, FORMAT, CHOICE, AMOUNT, ' +
      'NUMBER, LENGTH, FORMULA, CLIENT, IDENTIFYING, ADDS_UP, FUTURE, AFTER_MONTH, TOO_OLD, NOT_PREAPPROVED, OUT_OF_SCOPE, MONTHS_DIFFER, ' +
      'SAME_ROW, INVOICE_DATE, INVOICE_CLAIMED, OVER_THE_LINE.',
  })
  uploadClaim(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: UploadClaimInput,
  ): Promise<Outcome<FundClaimInFullType>> {
    return this.claims.uploadClaim(actor, input);
  }

  @Mutation(() => FundClaimResult, {
    description: 'Takes a claim back that the fund has not answered. Problems: CLAIM_ANSWERED.',
  })
  withdrawClaim(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<FundClaimInFullType>> {
    return this.claims.withdrawClaim(actor, id);
  }

  @Mutation(() => FundClaimResult, {
    description:
      'Commits the money of every row that counts and makes it payable; rows for which there is none wait, and the claim can be accepted ' +
      'again. Problems: CLAIM_ANSWERED, TIED_TO_CLAIMANT, NOTHING_TO_ACCEPT, INVOICE_CLAIMED.',
  })
  acceptClaim(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AcceptClaimInput,
  ): Promise<Outcome<FundClaimInFullType>> {
    return this.decisions.acceptClaim(actor, input);
  }

  @Mutation(() => FundClaimResult, {
    description:
      'Gives a claim back to be put right; nothing of it counts any more. Problems: CLAIM_ANSWERED, TIED_TO_CLAIMANT.',
  })
  returnClaim(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ReturnClaimInput,
  ): Promise<Outcome<FundClaimInFullType>> {
    return this.decisions.returnClaim(actor, input);
  }

  @Mutation(() => FundClaimResult, {
    description:
      'Takes one row out of what is accepted, for good; the rest goes on. Problems: CLAIM_ANSWERED, TIED_TO_CLAIMANT, ROW_AWARDED, ROW_COUNTS_NOT.',
  })
  setClaimRowAside(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetClaimRowAsideInput,
  ): Promise<Outcome<FundClaimInFullType>> {
    return this.decisions.setClaimRowAside(actor, input);
  }

  @Mutation(() => FundClaimResult, {
    description:
      'Asks to see the invoice of a row, within the months for which invoices are kept. Problems: EVIDENCE_TOO_OLD, EVIDENCE_ASKED.',
  })
  requestEvidence(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RequestEvidenceInput,
  ): Promise<Outcome<FundClaimInFullType>> {
    return this.decisions.requestEvidence(actor, input);
  }

  @Mutation(() => FundClaimResult, {
    description: 'The invoice that was asked for was shown. Problems: EVIDENCE_NOT_ASKED.',
  })
  recordEvidenceSeen(
    @CurrentActor() actor: PersonActor,
    @Args('rowId', { type: () => ID }) rowId: string,
  ): Promise<Outcome<FundClaimInFullType>> {
    return this.decisions.recordEvidenceSeen(actor, rowId);
  }
}
