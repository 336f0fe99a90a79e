import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { authorise } from '@app/identity';
import {
  type Actor,
  inPounds,
  isProblems,
  NotFound,
  type Outcome,
  type Pence,
  type PersonActor,
  Problems,
  refuse,
  toPence,
} from '@app/kernel';
import { notify } from '@app/notices';
import { Injectable } from '@nestjs/common';
import { DecideApplicationInput, ReleaseAwardInput } from './api/application.input';
import type { AwardLineType, FundApplicationType } from './api/application.type';
import type { CommittedWaitingType } from './api/budget.type';
import { existing, lockForFund } from './applications';
import {
  awardedIn,
  awardProblems,
  type LineAward,
  outcomeOf,
  toCommit,
  withinOfficersLimit,
} from './domain/deciding';
import { financialYearOf, monthsBefore } from './domain/periods';
import type { FundSettings } from './domain/settings';
import { once } from './once';
import {
  AwardReleaseEntity,
  FundApplicationEntity,
  type FundApplicationLineEntity,
  FundDecisionEntity,
  FundLineDecisionEntity,
} from './store/application.entities';
import { readAwardLine, readAwardLines } from './store/applications.read';
import {
  budgetIdsOf,
  helpLock,
  householdOfApplication,
  linesOf,
  pastHelpOf,
  waitingLines,
} from './store/applications.store';
import { AwardLineEntity, FundBudgetEntity } from './store/fund.entities';
import { budgetLock, positionOf, transfer } from './store/ledger.store';
import { recordFor } from './store/on-record';
import { fundSettingsOn } from './store/settings.store';

/** Decisions of officers, line by line, and the money that follows them in the same transaction. */
@Injectable()
export class Awards {
  constructor(private readonly db: Database) {}

  awardLines(actor: Actor, args: PageArgs, toInvoice = false): Promise<Page<AwardLineType>> {
    authorise(actor, 'awardLines');
    return this.db.read(actor, (tx) => readAwardLines(tx, args, toInvoice));
  }

  /**
   * An officer decides alone, within the limit. Awards and what they commit are made together or not at all; a line
   * for which there is no money is approved and waits for funds.
   */
  decideApplication(actor: Actor, input: DecideApplicationInput): Promise<Outcome<FundApplicationType>> {
    authorise(actor, 'decideApplication');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(DecideApplicationInput, input);
        if (shape.length > 0) return new Problems(shape);
        const application = await lockToDecide(tx, input.applicationId);
        if (application.status !== 'SUBMITTED')
          return refuse('NOT_WITH_YOU', 'This application does not wait for an officer.', 'applicationId');
        const settings = await fundSettingsOn(tx, application.authorityId, tx.today);
        const lines = await linesOf(tx, application.id);
        const problems = awardProblems(lines, input.lines, settings);
        if (problems.length > 0) return new Problems(problems);
        const past = await pastPenceOf(tx, application.id, settings);
        if (!withinOfficersLimit(past, awardedIn(input.lines), settings.OFFICER_LIMIT))
          return refuse(
            'NEEDS_PANEL',
            `With what this household had lately, this is over ${inPounds(toPence(settings.OFFICER_LIMIT))}: put it to the panel.`,
            'lines',
          );
        return decide(tx, application, lines, input.lines, {
          past,
          settings,
          panelCaseId: null,
          quorum: null,
        });
      },
      { once: once('decideApplication', input, existing) },
    );
  }

  /** Commits what waits for funds in a budget: whoever waits longest first, each line whole, as far as the money goes. */
  commitWaiting(actor: Actor, budgetId: string): Promise<Outcome<CommittedWaitingType>> {
    authorise(actor, 'commitWaiting');
    return this.db.commit(actor, async (tx) => {
      await tx.lock(budgetLock(budgetId));
      const { organisationId: authorityId } = actor;
      if (!(await tx.manager.existsBy(FundBudgetEntity, { id: budgetId, authorityId }))) throw new NotFound();
      const committed = await commitWhatWaits(tx, budgetId);
      if (isProblems(committed)) return committed;
      const waiting = await waitingLines(tx, budgetId);
      await record(tx, { action: 'WAITING_COMMITTED', subject: { kind: 'fund_budget', id: budgetId } });
      return { id: budgetId, committed, waiting: waiting.length };
    });
  }

  /**
   * Gives money of an awarded line back to the fund: what is neither in payment nor paid. Whatever was paid stays as it
   * is. A line that only waited for money is given up whole; one with an invoice too, so that no invoice is paid in part.
   */
  releaseAward(actor: Actor, input: ReleaseAwardInput): Promise<Outcome<AwardLineType>> {
    authorise(actor, 'releaseAward');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(ReleaseAwardInput, input);
        if (shape.length > 0) return new Problems(shape);
        const { awardLineId: id } = input;
        const own = { id, authorityId: actor.organisationId };
        const found = await tx.manager.findOneBy(AwardLineEntity, own);
        if (!found) throw new NotFound();
        await tx.lock(budgetLock(found.budgetId));
        const line = await tx.manager.findOneByOrFail(AwardLineEntity, own);
        const refused = await release(tx, line, input.pence ?? null, input.because.trim());
        if (refused) return refused;
        await record(tx, {
          action: 'AWARD_RELEASED',
          subject: { kind: 'award_line', id },
          aboutOrganisationId: line.organisationId,
          reason: input.because.trim(),
        });
        return existingLine(tx, id);
      },
      { once: once('releaseAward', input, existingLine) },
    );
  }
}

/**
 * The application, once everything that could change what it may be awarded is done: decisions for the same household,
 * and movements of the stream's budgets. @throws NotFound
 */
export async function lockToDecide(
  tx: Tx<PersonActor>,
  id: string,
  ...names: readonly string[]
): Promise<FundApplicationEntity> {
  const authorityId = tx.actor.organisationId;
  const found = await tx.manager.findOneBy(FundApplicationEntity, { id, authorityId });
  const householdId = await householdOfApplication(tx, id);
  if (!found || householdId === null) throw new NotFound();
  const budgets = await budgetIdsOf(tx, authorityId, found.stream);
  return lockForFund(tx, id, helpLock(householdId), ...budgets.map(budgetLock), ...names);
}

/** What the household had from this fund in the rolling months before today. */
export async function pastPenceOf(
  tx: Tx,
  applicationId: string,
  settings: Pick<FundSettings, 'ROLLING_MONTHS' | 'REPEAT_MONTHS'>,
): Promise<Pence> {
  const { pence } = await pastHelpOf(
    tx,
    applicationId,
    monthsBefore(tx.today, settings.ROLLING_MONTHS),
    monthsBefore(tx.today, settings.REPEAT_MONTHS),
  );
  return pence;
}

/** Under what a decision is made. */
export interface Authority {
  readonly past: Pence;
  readonly settings: FundSettings;
  /** Null: an officer decides. */
  readonly panelCaseId: string | null;
  readonly quorum: number | null;
}

/** Writes a decision with its awards, and commits what there is money for. To be called under `lockToDecide`. */
export async function decide(
  tx: Tx<PersonActor>,
  application: FundApplicationEntity,
  lines: readonly FundApplicationLineEntity[],
  awards: readonly LineAward[],
  { past, settings, panelCaseId, quorum }: Authority,
): Promise<Outcome<FundApplicationType>> {
  const { id: applicationId, authorityId, organisationId, stream } = application;
  const awarded = awardedIn(awards);
  const financialYear = financialYearOf(tx.today);
  const budget = await tx.manager.findOneBy(FundBudgetEntity, { authorityId, stream, financialYear });
  if (awarded > 0 && !budget)
    return refuse('NO_BUDGET', 'This stream has no budget this year. Open one first.', 'applicationId');
  const outcome = outcomeOf(lines, awards);
  await tx.manager.insert(FundDecisionEntity, {
    applicationId,
    authorityId,
    organisationId,
    outcome,
    panelCaseId,
    decidedBy: tx.actor.personId,
    decidedAt: tx.now,
    awardedPence: awarded,
    pastPence: past,
    officerLimitPence: toPence(settings.OFFICER_LIMIT),
    quorum,
  });
  for (const line of lines) {
    const award = awards.find(({ lineId }) => lineId === line.id);
    if (award) await saveAward(tx, application, line, award, budget?.id ?? null);
  }
  if (budget) {
    const committed = await commitWhatWaits(tx, budget.id);
    if (isProblems(committed)) return committed;
  }
  await tx.manager.update(FundApplicationEntity, { id: applicationId }, { status: outcome });
  await recordFor(tx, application, 'FUND_APPLICATION_DECIDED');
  await notify(tx, {
    kind: 'FUND_APPLICATION_DECIDED',
    toOrganisationId: organisationId,
    subjectId: applicationId,
  });
  return existing(tx, applicationId);
}

async function saveAward(
  tx: Tx<PersonActor>,
  { id: applicationId, authorityId, organisationId }: FundApplicationEntity,
  { id: lineId, grossPence: requestedPence, category, supplier }: FundApplicationLineEntity,
  award: LineAward,
  budgetId: string | null,
): Promise<void> {
  const awardedPence = toPence(award.awardedPence);
  await tx.manager.insert(FundLineDecisionEntity, {
    lineId,
    applicationId,
    authorityId,
    organisationId,
    requestedPence,
    awardedPence,
    cutBecause: awardedPence < requestedPence ? (award.cutBecause?.trim() ?? null) : null,
    allowedBecause: award.allowedBecause?.trim() ?? null,
  });
  if (awardedPence === 0 || budgetId === null) return;
  await tx.manager.insert(AwardLineEntity, {
    id: randomUUID(),
    authorityId,
    budgetId,
    route: 'APPROVAL',
    sourceId: lineId,
    organisationId,
    category,
    supplier,
    awardedPence,
    awardedAt: tx.now,
  });
}

/** Commits the lines that wait, as far as the money goes. @returns how many. */
async function commitWhatWaits(tx: Tx<PersonActor>, budgetId: string): Promise<Outcome<number>> {
  const { available } = await positionOf(tx, budgetId);
  const now = toCommit(await waitingLines(tx, budgetId), available);
  for (const { id, awardedPence: pence } of now) {
    const moved = await transfer(tx, { budgetId, reason: 'COMMITTED', pence, awardLineId: id });
    if (isProblems(moved)) return moved;
  }
  return now.length;
}

/** Gives back so much of a line, or all that is committed. @returns what is wrong, or nothing. */
async function release(
  tx: Tx<PersonActor>,
  line: AwardLineEntity,
  wanted: number | null,
  because: string,
): Promise<Problems | undefined> {
  const { committedPence, inPaymentPence, paidPence, awardedPence } = line;
  const waiting = (await waitingLines(tx, line.budgetId)).some(({ id }) => id === line.id);
  const most = waiting ? awardedPence : committedPence;
  const pence = wanted ?? most;
  if (most === 0)
    return refuse(
      'NOTHING_TO_RELEASE',
      inPaymentPence + paidPence > 0
        ? `Nothing is left of it: ${inPounds(toPence(inPaymentPence + paidPence))} is in a payment run or paid.`
        : 'Nothing is left of it: all of it was given back before.',
      'awardLineId',
    );
  if (!Number.isInteger(pence) || pence <= 0 || pence > most)
    return refuse(
      'MORE_THAN_THERE_IS',
      `Up to ${inPounds(most)} can be given back; what is in a payment run or paid cannot.`,
      'pence',
    );
  const invoiced: unknown[] = await tx.manager.query(
    'select 1 from fund_invoice_line where award_line_id = $1',
    [line.id],
  );
  if (pence < most && (waiting || invoiced.length > 0))
    return refuse('WHOLE_ONLY', 'A line that waits, or has its invoice, is given up whole.', 'pence');
  return releasePart(tx, line, toPence(pence), because, waiting);
}

/** Writes what is given back, with the ledger's movement unless the line only waited for one. */
export async function releasePart(
  tx: Tx<PersonActor>,
  { id: awardLineId, budgetId, authorityId, organisationId }: AwardLineEntity,
  pence: Pence,
  because: string,
  waiting = false,
): Promise<Problems | undefined> {
  const moved = waiting ? null : await transfer(tx, { budgetId, reason: 'RELEASED', pence, awardLineId });
  if (isProblems(moved)) return moved;
  await tx.manager.insert(AwardReleaseEntity, {
    id: randomUUID(),
    awardLineId,
    authorityId,
    organisationId,
    pence,
    because,
    transferId: moved,
    releasedAt: tx.now,
    releasedBy: tx.actor.personId,
  });
  return undefined;
}

async function existingLine(tx: Tx, id: string): Promise<AwardLineType> {
  const line = await readAwardLine(tx, id);
  if (!line) throw new NotFound();
  return line;
}
