import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput } from '@app/graphql';
import { authorise } from '@app/identity';
import {
  type Actor,
  addDays,
  dayIn,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
  refuse,
  sumOf,
  toPence,
} from '@app/kernel';
import { type NoticeKind, notify } from '@app/notices';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import {
  AcceptClaimInput,
  RequestEvidenceInput,
  ReturnClaimInput,
  SetClaimRowAsideInput,
} from './api/claim.input';
import type { FundClaimInFullType } from './api/claim.type';
import { existingClaim } from './claims';
import { financialYearOf, type Placed, thereIsMoneyFor } from './domain/accepting';
import { fieldOf } from './domain/claim-file';
import { type ClaimAct, mayMove } from './domain/claim-status';
import { monthsBefore } from './domain/line';
import { FundClaimEntity, FundClaimRowEntity } from './store/claim.entities';
import { claimLock, isTiedTo, payeeOf, rowsToAward, type RowToAward } from './store/claims.store';
import {
  AwardLineEntity,
  FundBudgetEntity,
  FundInvoiceEntity,
  FundInvoiceLineEntity,
} from './store/fund.entities';
import { budgetLock, positionOf, transfer } from './store/ledger.store';
import { fundSettingsOn } from './store/settings.store';

const answered = refuse('CLAIM_ANSWERED', 'This claim was answered or withdrawn already.', 'claimId');
const tied = refuse(
  'TIED_TO_CLAIMANT',
  'You work for the provider that claims, or did within the last twelve months. Another officer must decide this claim.',
  'claimId',
);
const twice = (line: number) =>
  problem(
    'INVOICE_CLAIMED',
    `Line ${line}: this invoice was recorded by the approval route. Set the row aside first.`,
    fieldOf(line, 'invoiceNumber'),
  );

/** What the fund's officer does with claims. All are accepted whole in the end; what is wrong is set aside by row. */
@Injectable()
export class ClaimDecisions {
  constructor(private readonly db: Database) {}

  /**
   * Awards every counted row that there is money for, commits the money and makes it payable to the provider, all in
   * one transaction. The rest waits for funds and can be accepted again. What is paid back is gross (fund-and-reports 6.6).
   */
  acceptClaim(actor: Actor, input: AcceptClaimInput): Promise<Outcome<FundClaimInFullType>> {
    authorise(actor, 'acceptClaim');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(AcceptClaimInput, input);
        if (shape.length > 0) return new Problems(shape);
        const found = await ownClaim(tx, input.claimId);
        const budgets = await budgetsFor(tx, (await rowsToAward(tx, found.id)).open);
        const claim = await lockClaim(tx, found.id, [...budgets.values()].map(budgetLock));
        const refused = await mayDecide(tx, claim, 'ACCEPT');
        if (refused) return refused;
        const { counted, open } = await rowsToAward(tx, claim.id);
        if (counted === 0)
          return refuse('NOTHING_TO_ACCEPT', 'Every row was set aside. Return the claim instead.', 'claimId');
        const doubles = open.filter(({ recorded }) => recorded);
        if (doubles.length > 0) return new Problems(doubles.map(({ line }) => twice(line)));
        const budgetOf = (row: { stream: string; spentOn: string }) =>
          budgets.get(budgetName(row.stream, row.spentOn));
        const placed = thereIsMoneyFor(open, budgetOf, await availableIn(tx, [...budgets.values()]));
        const awarded = await award(tx, claim, open, placed);
        if (isProblems(awarded)) return awarded;
        await tx.manager.update(
          FundClaimEntity,
          { id: claim.id },
          {
            status: placed.length === open.length ? 'ACCEPTED' : 'WAITING_FOR_FUNDS',
            decidedAt: tx.now,
            decidedBy: actor.personId,
            comments: input.comments?.trim() ?? claim.comments,
          },
        );
        return written(tx, claim, 'CLAIM_ACCEPTED', 'CLAIM_ANSWERED');
      },
      { once: { operation: 'acceptClaim', key: idempotencyKey, request, again: existingClaim } },
    );
  }

  /** Gives a claim back, with what is to be put right. */
  returnClaim(actor: Actor, input: ReturnClaimInput): Promise<Outcome<FundClaimInFullType>> {
    authorise(actor, 'returnClaim');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(ReturnClaimInput, input);
      if (shape.length > 0) return new Problems(shape);
      await ownClaim(tx, input.claimId);
      const claim = await lockClaim(tx, input.claimId);
      const refused = await mayDecide(tx, claim, 'RETURN');
      if (refused) return refused;
      await tx.manager.update(
        FundClaimEntity,
        { id: claim.id },
        { status: 'RETURNED', decidedAt: tx.now, decidedBy: actor.personId, comments: input.comments.trim() },
      );
      return written(tx, claim, 'CLAIM_RETURNED', 'CLAIM_ANSWERED');
    });
  }

  /** Takes one row out, with a reason that the provider reads. Its invoice can be claimed anew when no row of it is left. */
  setClaimRowAside(actor: Actor, input: SetClaimRowAsideInput): Promise<Outcome<FundClaimInFullType>> {
    authorise(actor, 'setClaimRowAside');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(SetClaimRowAsideInput, input);
      if (shape.length > 0) return new Problems(shape);
      const { claim, row } = await lockRow(tx, input.rowId);
      const refused = await mayDecide(tx, claim, 'ACCEPT');
      if (refused) return refused;
      if (!row.counts) return refuse('ROW_COUNTS_NOT', 'This row was set aside already.', 'rowId');
      const { open } = await rowsToAward(tx, claim.id);
      if (!open.some(({ id }) => id === row.id))
        return refuse('ROW_AWARDED', 'Money is committed for this row already.', 'rowId');
      await tx.manager.update(
        FundClaimRowEntity,
        { id: row.id },
        {
          counts: false,
          setAsideBecause: input.reason.trim(),
          setAsideAt: tx.now,
          setAsideBy: actor.personId,
        },
      );
      // It was the last that waited: nothing is left to accept.
      if (claim.status === 'WAITING_FOR_FUNDS' && open.length === 1)
        await tx.manager.update(FundClaimEntity, { id: claim.id }, { status: 'ACCEPTED' });
      return written(tx, claim, 'CLAIM_ROW_SET_ASIDE', 'CLAIM_ANSWERED');
    });
  }

  /** Asks to see the invoice of a row, for as long as invoices are kept. The row goes on meanwhile. */
  requestEvidence(actor: Actor, input: RequestEvidenceInput): Promise<Outcome<FundClaimInFullType>> {
    authorise(actor, 'requestEvidence');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(RequestEvidenceInput, input);
      if (shape.length > 0) return new Problems(shape);
      const { claim, row } = await lockRow(tx, input.rowId);
      const { EVIDENCE_MONTHS: months } = await fundSettingsOn(tx, claim.authorityId, tx.today);
      if (row.spentOn < monthsBefore(tx.today, months))
        return refuse(
          'EVIDENCE_TOO_OLD',
          `Invoices are kept for ${months} months, and this is older.`,
          'rowId',
        );
      if (row.evidenceAskedAt !== null)
        return refuse('EVIDENCE_ASKED', 'This invoice was asked for already.', 'rowId');
      await tx.manager.update(
        FundClaimRowEntity,
        { id: row.id },
        {
          evidenceAskedAt: tx.now,
          evidenceAskedBy: actor.personId,
          evidenceNote: input.note?.trim() ?? null,
        },
      );
      return written(tx, claim, 'EVIDENCE_ASKED', 'EVIDENCE_ASKED');
    });
  }

  /** The officer was shown the invoice. */
  recordEvidenceSeen(actor: Actor, rowId: string): Promise<Outcome<FundClaimInFullType>> {
    authorise(actor, 'recordEvidenceSeen');
    return this.db.commit(actor, async (tx) => {
      const { claim, row } = await lockRow(tx, rowId);
      if (row.evidenceAskedAt === null || row.evidenceSeenAt !== null)
        return refuse('EVIDENCE_NOT_ASKED', 'This invoice was not asked for, or was seen already.', 'rowId');
      await tx.manager.update(
        FundClaimRowEntity,
        { id: rowId },
        { evidenceSeenAt: tx.now, evidenceSeenBy: actor.personId },
      );
      return written(tx, claim, 'EVIDENCE_SEEN');
    });
  }
}

/** A claim made to the actor's fund. @throws NotFound */
async function ownClaim(tx: Tx<PersonActor>, id: string): Promise<FundClaimEntity> {
  const found = await tx.manager.findOneBy(FundClaimEntity, { id, authorityId: tx.actor.organisationId });
  if (!found) throw new NotFound();
  return found;
}

/** The claim, once every other decision about it, and about these names, is done. */
async function lockClaim(
  tx: Tx<PersonActor>,
  id: string,
  names: readonly string[] = [],
): Promise<FundClaimEntity> {
  await tx.lock(claimLock(id), ...names);
  return ownClaim(tx, id);
}

async function lockRow(
  tx: Tx<PersonActor>,
  id: string,
): Promise<{ readonly claim: FundClaimEntity; readonly row: FundClaimRowEntity }> {
  const own = { id, authorityId: tx.actor.organisationId };
  const found = await tx.manager.findOneBy(FundClaimRowEntity, own);
  if (!found) throw new NotFound();
  const claim = await lockClaim(tx, found.claimId);
  return { claim, row: await tx.manager.findOneByOrFail(FundClaimRowEntity, own) };
}

/** Why the actor may not decide this claim so, if so: it is over, or they are tied to who claims (product section 7). */
async function mayDecide(
  tx: Tx<PersonActor>,
  { status, organisationId, uploadedBy }: FundClaimEntity,
  act: ClaimAct,
): Promise<Problems | undefined> {
  if (!mayMove(act, status)) return answered;
  return uploadedBy === tx.actor.personId || (await isTiedTo(tx, organisationId)) ? tied : undefined;
}

const budgetName = (stream: string, spentOn: string): string =>
  `${stream} ${financialYearOf(spentOn as Parameters<typeof financialYearOf>[0])}`;

/** The budgets of the streams and of the years in which the money was spent, by both. */
async function budgetsFor(
  tx: Tx<PersonActor>,
  rows: readonly RowToAward[],
): Promise<ReadonlyMap<string, string>> {
  const budgets = await tx.manager.findBy(FundBudgetEntity, {
    authorityId: tx.actor.organisationId,
    financialYear: In([...new Set(rows.map(({ spentOn }) => financialYearOf(spentOn)))]),
  });
  return new Map(budgets.map(({ id, stream, financialYear }) => [`${stream} ${financialYear}`, id]));
}

async function availableIn(tx: Tx, budgetIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const available = new Map<string, number>();
  for (const id of budgetIds) available.set(id, (await positionOf(tx, id)).available);
  return available;
}

/** An award line and its commitment for each row, and each invoice with the lines that it makes payable. */
async function award(
  tx: Tx<PersonActor>,
  claim: FundClaimEntity,
  open: readonly RowToAward[],
  placed: readonly Placed[],
): Promise<Outcome<null>> {
  if (placed.length === 0) return null;
  const { organisationId } = claim;
  const authorityId = tx.actor.organisationId;
  const budgets = new Map(placed.map(({ id, budgetId }) => [id, budgetId]));
  const lines = open.flatMap((row) => {
    const budgetId = budgets.get(row.id);
    return budgetId === undefined ? [] : [{ id: randomUUID(), row, budgetId, pence: toPence(row.pence) }];
  });
  const invoices = await recordInvoices(
    tx,
    claim,
    lines.map(({ row }) => row),
  );
  if (isProblems(invoices)) return invoices;
  await tx.manager.insert(
    AwardLineEntity,
    lines.map(({ id, row, budgetId, pence }) => ({
      id,
      authorityId,
      budgetId,
      route: 'REIMBURSEMENT' as const,
      sourceId: row.id,
      organisationId,
      category: row.category,
      supplier: row.supplier,
      awardedPence: pence,
      awardedAt: tx.now,
    })),
  );
  for (const { id: awardLineId, budgetId, pence } of lines) {
    const moved = await transfer(tx, { budgetId, reason: 'COMMITTED', pence, awardLineId });
    if (isProblems(moved)) return moved;
  }
  await tx.manager.insert(
    FundInvoiceLineEntity,
    lines.map(({ id: awardLineId, row, pence }) => ({
      awardLineId,
      invoiceId: invoices.get(row.invoiceId) ?? '',
      authorityId,
      pence,
    })),
  );
  return null;
}

/** One invoice of the fund for each in the claim, with what of it counts. @returns its id by the claim's. */
async function recordInvoices(
  tx: Tx<PersonActor>,
  { organisationId, uploadedAt }: FundClaimEntity,
  rows: readonly RowToAward[],
): Promise<Outcome<ReadonlyMap<string, string>>> {
  const authorityId = tx.actor.organisationId;
  const { PAYMENT_DAYS } = await fundSettingsOn(tx, authorityId, tx.today);
  const payeeId = await payeeOf(tx, organisationId);
  const ids = new Map(rows.map(({ invoiceId }) => [invoiceId, randomUUID()]));
  const byInvoice = new Map<string, RowToAward[]>();
  for (const row of rows) byInvoice.set(row.invoiceId, [...(byInvoice.get(row.invoiceId) ?? []), row]);
  const invoices = [...byInvoice].flatMap(([claimed, [first, ...others]]) => {
    if (!first) return [];
    const net = sumOf([first, ...others].map((row) => row.net));
    const vat = sumOf([first, ...others].map((row) => row.vat));
    const { supplier, supplierKey, number, numberKey, spentOn: invoicedOn } = first;
    return {
      id: ids.get(claimed) ?? '',
      authorityId,
      organisationId,
      ...{ supplier, supplierKey, number, numberKey, invoicedOn },
      netPence: net,
      vatPence: vat,
      grossPence: sumOf([net, vat]),
      payeeId,
      receivedOn: dayIn(uploadedAt),
      vatRecovered: false,
      // Fourteen days from when the fund received it, not from when it looked at it.
      dueOn: addDays(dayIn(uploadedAt), PAYMENT_DAYS),
      recordedAt: tx.now,
      recordedBy: tx.actor.personId,
    };
  });
  const recorded = await unlessRefused(() => tx.manager.insert(FundInvoiceEntity, invoices), {
    fund_invoice_once: refuse(
      'INVOICE_CLAIMED',
      'One of these invoices was recorded by the approval route a moment ago. Accept again to see which.',
      'claimId',
    ),
  });
  return isProblems(recorded) ? recorded : ids;
}

/** Puts the act on record, and tells the provider when there is something to read. */
async function written(
  tx: Tx<PersonActor>,
  { id, organisationId }: FundClaimEntity,
  action: string,
  kind?: NoticeKind,
): Promise<FundClaimInFullType> {
  await record(tx, { action, subject: { kind: 'fund_claim', id }, aboutOrganisationId: organisationId });
  if (kind) await notify(tx, { kind, toOrganisationId: organisationId, subjectId: id });
  return existingClaim(tx, id);
}
