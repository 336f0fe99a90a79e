import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { authorise } from '@app/identity';
import {
  type Actor,
  addDays,
  type LocalDate,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  type Problem,
  Problems,
  refuse,
  toPence,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { RecordInvoiceInput } from './api/invoice.input';
import type { FundInvoiceType } from './api/invoice.type';
import { releasePart } from './awards';
import { type InvoicedLine, invoiceProblems } from './domain/invoicing';
import { keyOf } from './domain/words';
import { once } from './once';
import {
  AwardLineEntity,
  FundInvoiceEntity,
  FundInvoiceLineEntity,
  PayeeEntity,
} from './store/fund.entities';
import { readInvoice, readInvoices } from './store/invoices.read';
import { budgetLock } from './store/ledger.store';
import { fundSettingsOn } from './store/settings.store';

/** What suppliers ask for awarded lines: from then on a line is payable. */
@Injectable()
export class Invoices {
  constructor(private readonly db: Database) {}

  fundInvoices(actor: Actor, args: PageArgs): Promise<Page<FundInvoiceType>> {
    authorise(actor, 'fundInvoices');
    return this.db.read(actor, (tx) => readInvoices(tx, args));
  }

  fundInvoice(actor: Actor, id: string): Promise<FundInvoiceType | null> {
    authorise(actor, 'fundInvoice');
    return this.db.read(actor, (tx) => readInvoice(tx, id));
  }

  /**
   * Records an invoice for awarded lines, each of which then is payable; what is left of a line above it goes back to
   * the fund the same moment. The same number of the same supplier is refused, by whichever route it came before.
   */
  recordInvoice(actor: Actor, input: RecordInvoiceInput): Promise<Outcome<FundInvoiceType>> {
    authorise(actor, 'recordInvoice');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = [...checkInput(RecordInvoiceInput, input), ...amountProblems(input)];
        if (shape.length > 0) return new Problems(shape);
        const authorityId = actor.organisationId;
        const payee = await tx.manager.findOneBy(PayeeEntity, { id: input.payeeId, authorityId });
        if (!payee) throw new NotFound();
        const awarded = await lockLines(
          tx,
          input.lines.map(({ awardLineId }) => awardLineId),
        );
        const settings = await fundSettingsOn(tx, authorityId, tx.today);
        const receivedOn = input.receivedOn ?? tx.today;
        const says = { ...input, receivedOn };
        const problems = invoiceProblems(says, await withInvoices(tx, awarded), payee, tx.today, settings);
        if (problems.length > 0) return new Problems(problems);
        return save(tx, says, awarded, addDays(receivedOn, settings.PAYMENT_DAYS));
      },
      { once: once('recordInvoice', input, existing) },
    );
  }
}

const known = refuse(
  'INVOICE_KNOWN',
  'This supplier’s invoice of that number is recorded already: it is paid once, by whichever route.',
  'number',
);

async function save(
  tx: Tx<PersonActor>,
  says: RecordInvoiceInput & { readonly receivedOn: LocalDate },
  awarded: readonly AwardLineEntity[],
  dueOn: FundInvoiceEntity['dueOn'],
): Promise<Outcome<FundInvoiceType>> {
  const { organisationId: authorityId, personId } = tx.actor;
  const id = randomUUID();
  return unlessRefused(
    async () => {
      await tx.manager.insert(FundInvoiceEntity, {
        id,
        authorityId,
        organisationId: awarded[0]?.organisationId ?? '',
        supplier: says.supplier.trim(),
        supplierKey: keyOf(says.supplier),
        number: says.number.trim(),
        numberKey: keyOf(says.number),
        invoicedOn: says.invoicedOn,
        receivedOn: says.receivedOn,
        netPence: toPence(says.netPence),
        vatPence: toPence(says.vatPence),
        grossPence: toPence(says.grossPence),
        vatRecovered: says.vatRecovered,
        payeeId: says.payeeId,
        dueOn,
        recordedAt: tx.now,
        recordedBy: personId,
      });
      for (const { awardLineId, pence } of says.lines) {
        await tx.manager.insert(FundInvoiceLineEntity, {
          awardLineId,
          invoiceId: id,
          authorityId,
          pence: toPence(pence),
        });
        const line = awarded.find((one) => one.id === awardLineId) as AwardLineEntity;
        const left = toPence(line.committedPence - pence);
        const refused = left > 0 ? await releasePart(tx, line, left, 'The invoice came to less.') : undefined;
        if (refused) throw new Error('What is committed can be given back.');
      }
      await record(tx, { action: 'INVOICE_RECORDED', subject: { kind: 'fund_invoice', id } });
      return existing(tx, id);
    },
    { fund_invoice_once: known },
  );
}

/** The awarded lines of the actor's fund, once whatever moves their money is done. */
async function lockLines(tx: Tx<PersonActor>, ids: readonly string[]): Promise<AwardLineEntity[]> {
  const own = { id: In([...ids]), authorityId: tx.actor.organisationId };
  const found = await tx.manager.findBy(AwardLineEntity, own);
  if (found.length === 0) throw new NotFound();
  await tx.lock(...found.map(({ budgetId }) => budgetLock(budgetId)));
  return tx.manager.findBy(AwardLineEntity, own);
}

async function withInvoices(tx: Tx, lines: readonly AwardLineEntity[]): Promise<InvoicedLine[]> {
  const invoiced = await tx.manager.findBy(FundInvoiceLineEntity, {
    awardLineId: In(lines.map(({ id }) => id)),
  });
  return lines.map(({ id, organisationId, committedPence }) => ({
    id,
    organisationId,
    committedPence,
    hasInvoice: invoiced.some(({ awardLineId }) => awardLineId === id),
  }));
}

/** Amounts that are none: whatever else is said of them would be said of nonsense. */
const amountProblems = (input: RecordInvoiceInput): Problem[] =>
  (['netPence', 'vatPence', 'grossPence'] as const).flatMap((field) =>
    Number.isInteger(input[field]) && input[field] >= 0 && input[field] <= 99_999_999_999
      ? []
      : [problem('AMOUNT', 'Give whole pence, 0 or more.', field)],
  );

async function existing(tx: Tx, id: string): Promise<FundInvoiceType> {
  const invoice = await readInvoice(tx, id);
  if (!invoice) throw new NotFound();
  return invoice;
}
