import { createHash, randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { authorise } from '@app/identity';
import {
  type Actor,
  isProblems,
  type LocalDate,
  NotFound,
  type Outcome,
  type PersonActor,
  type Problem,
  problem,
  Problems,
  refuse,
  toPence,
} from '@app/kernel';
import { notify } from '@app/notices';
import { Injectable } from '@nestjs/common';
import { CheckClaimInput, UploadClaimInput } from './api/claim.input';
import type { ClaimCheckType, FundClaimInFullType, FundClaimType } from './api/claim.type';
import { readClaimFile } from './domain/claim-file';
import {
  againstEachOther,
  type Approved,
  byClient,
  type ClaimRow,
  countedBefore,
  linesReached,
  readRow,
  type ReadRow,
  totalsOf,
  usedUp,
} from './domain/claim-rows';
import { mayMove } from './domain/claim-status';
import type { Line } from './domain/line';
import { FundClaimEntity, ReservationEntity } from './store/claim.entities';
import { readClaim, readClaims } from './store/claims.read';
import {
  claimLock,
  claimOfFile,
  claimsLock,
  countedInvoices,
  insertRows,
  reservedFor,
  spentBefore,
} from './store/claims.store';
import { approvedDays } from './store/preapprovals.store';
import { fundSettingsOn } from './store/settings.store';

/** What a provider does with its monthly claims: money that was spent, asked back, row by row, without a name. */
@Injectable()
export class Claims {
  constructor(private readonly db: Database) {}

  /** @param open true: those that wait for the fund, the longest first; false: the others, newest first; null: all, newest first. */
  claims(actor: Actor, args: PageArgs, open: boolean | null = null): Promise<Page<FundClaimType>> {
    authorise(actor, 'claims');
    return this.db.read(actor, (tx) => readClaims(tx, args, open));
  }

  claim(actor: Actor, id: string): Promise<FundClaimInFullType | null> {
    authorise(actor, 'claim');
    return this.db.read(actor, (tx) => readClaim(tx, id));
  }

  /** Looks through a file without claiming: the same errors that an upload would give, and its totals. */
  checkClaim(actor: Actor, input: CheckClaimInput): Promise<ClaimCheckType | null> {
    authorise(actor, 'checkClaim');
    return this.db.read(actor, async (tx) => {
      const shape = checkInput(CheckClaimInput, input);
      if (shape.length > 0) return { right: false, problems: shape, ...totalsOf([]) };
      const approved = await approvedDays(tx, input.authorityId);
      if (approved.length === 0) return null;
      const { rows, problems } = await look(tx, input, approved);
      return { right: problems.length === 0, problems, ...totalsOf(rows) };
    });
  }

  /**
   * Claims a month. All rows, or none and everything that is wrong with any of them. Uploads of one provider wait for
   * each other, so that two files that are right alone cannot come to the line together.
   */
  uploadClaim(actor: Actor, input: UploadClaimInput): Promise<Outcome<FundClaimInFullType>> {
    authorise(actor, 'uploadClaim');
    const { idempotencyKey, ...request } = input;
    const { authorityId } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(UploadClaimInput, input);
        if (shape.length > 0) return new Problems(shape);
        await tx.lock(claimsLock(authorityId, actor.organisationId));
        const approved = await approvedDays(tx, authorityId);
        if (approved.length === 0) throw new NotFound();
        const looked = await look(tx, input, approved);
        if (looked.problems.length > 0) return new Problems(looked.problems);
        const id = await unlessRefused(() => insertClaim(tx, authorityId, looked), overtaken);
        if (isProblems(id)) return id;
        await record(tx, {
          action: 'CLAIM_UPLOADED',
          subject: { kind: 'fund_claim', id },
          aboutOrganisationId: authorityId,
        });
        await notify(tx, { kind: 'CLAIM_UPLOADED', toOrganisationId: authorityId, subjectId: id });
        return existingClaim(tx, id);
      },
      { once: { operation: 'uploadClaim', key: idempotencyKey, request, again: existingClaim } },
    );
  }

  /** Takes back what the fund has not answered. Its invoices and its clients' totals are free again. */
  withdrawClaim(actor: Actor, id: string): Promise<Outcome<FundClaimInFullType>> {
    authorise(actor, 'withdrawClaim');
    return this.db.commit(actor, async (tx) => {
      const own = { id, organisationId: actor.organisationId };
      const found = await tx.manager.findOneBy(FundClaimEntity, own);
      if (!found) throw new NotFound();
      await tx.lock(claimLock(id), claimsLock(found.authorityId, actor.organisationId));
      const claim = await tx.manager.findOneByOrFail(FundClaimEntity, own);
      if (!mayMove('WITHDRAW', claim.status))
        return refuse('CLAIM_ANSWERED', 'The fund has answered this claim, or it was withdrawn.', 'id');
      await tx.manager.update(FundClaimEntity, { id }, { status: 'WITHDRAWN' });
      await record(tx, {
        action: 'CLAIM_WITHDRAWN',
        subject: { kind: 'fund_claim', id },
        aboutOrganisationId: claim.authorityId,
      });
      return existingClaim(tx, id);
    });
  }
}

/** Refusals of the database, where somebody was quicker: another provider with the same invoice, above all. */
const overtaken = {
  fund_claim_same_file_once: refuse('SAME_FILE', 'This file was claimed a moment ago.', 'csv'),
  fund_claim_invoice_once: refuse(
    'INVOICE_CLAIMED',
    'One of these invoices was claimed a moment ago. Check the file again to see which.',
    'csv',
  ),
  fund_claim_row_under_the_line: refuse(
    'OVER_THE_LINE',
    'A client’s total has come to the line a moment ago. Check the file again to see whose.',
    'csv',
  ),
};

/** What was seen in a file, and by what it was judged. */
interface Looked {
  readonly rows: readonly ReadRow[];
  readonly problems: readonly Problem[];
  readonly line: Line;
  readonly fileHash: Buffer;
  /** The line of the row that uses a reservation up, by the reservation's id. */
  readonly usedReservations: ReadonlyMap<string, number>;
}

/** Everything that is wrong with a file, by itself and beside all that was claimed before. */
async function look(
  tx: Tx<PersonActor>,
  { authorityId, csv }: CheckClaimInput,
  approved: readonly Approved[],
): Promise<Looked> {
  const settings = await fundSettingsOn(tx, authorityId, tx.today);
  const line = { pence: settings.PREAPPROVED_LIMIT, months: settings.ROLLING_MONTHS };
  const fileHash = createHash('sha256').update(csv, 'utf8').digest();
  const file = readClaimFile(csv);
  const known = {
    today: tx.today,
    approved,
    outOfScope: settings.OUT_OF_SCOPE,
    evidenceMonths: settings.EVIDENCE_MONTHS,
  };
  const read = file.rows.map((written) => readRow(written, known));
  const rows = read.map(({ row }) => row);
  const clientKeys = byClient(rows).map(([key]) => key);
  const reserved = await reservedFor(tx, authorityId, clientKeys);
  const usedReservations = usedUp(rows, reserved);
  const spent = await spentBefore(tx, authorityId, clientKeys);
  const before = (key: string) => [
    ...(spent.get(key) ?? []),
    ...reserved.filter(({ id, clientKey }) => clientKey === key && !usedReservations.has(id)),
  ];
  const same = await claimOfFile(tx, authorityId, fileHash);
  // Of a file that was claimed, every invoice was: once is enough to say so.
  const problems = same
    ? [sameFile(same)]
    : [
        ...file.problems,
        ...read.flatMap((one) => one.problems),
        ...againstEachOther(rows),
        ...countedBefore(rows, await countedInvoices(tx, authorityId, rows)),
        ...linesReached(rows, before, line),
      ];
  return { rows, problems: inOrderOfLines(problems), line, fileHash, usedReservations };
}

const sameFile = ({ id, month }: { readonly id: string; readonly month: LocalDate }): Problem =>
  problem('SAME_FILE', `This very file is your claim of ${month.slice(0, 7)} already (${id}).`, 'csv');

const lineOf = ({ field }: Problem): number => Number(/^rows\.(\d+)/.exec(field ?? '')?.[1] ?? 0);
const inOrderOfLines = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => lineOf(a) - lineOf(b));

async function insertClaim(tx: Tx<PersonActor>, authorityId: string, looked: Looked): Promise<string> {
  const id = randomUUID();
  // There were no problems, so every row is whole.
  const rows = looked.rows as readonly ClaimRow[];
  const [first] = rows;
  if (!first) throw new Error('A file without problems has rows.');
  const { netPence, vatPence, grossPence } = totalsOf(rows);
  await tx.manager.insert(FundClaimEntity, {
    id,
    authorityId,
    organisationId: tx.actor.organisationId,
    month: first.month,
    status: 'UPLOADED',
    fileHash: looked.fileHash,
    rowCount: rows.length,
    netPence,
    vatPence,
    grossPence,
    linePence: toPence(looked.line.pence),
    rollingMonths: looked.line.months,
    invoicesKept: true,
    uploadedAt: tx.now,
    uploadedBy: tx.actor.personId,
  });
  const rowIds = await insertRows(tx, { id, authorityId }, rows);
  for (const [reservationId, line] of looked.usedReservations)
    await tx.manager.update(
      ReservationEntity,
      { id: reservationId },
      { usedByRowId: rowIds.get(line) ?? null },
    );
  return id;
}

/** The claim as the actor sees it now. @throws NotFound */
export async function existingClaim(tx: Tx, id: string): Promise<FundClaimInFullType> {
  const claim = await readClaim(tx, id);
  if (!claim) throw new NotFound();
  return claim;
}
