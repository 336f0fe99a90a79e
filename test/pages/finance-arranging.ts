import { randomUUID } from 'node:crypto';
import {
  addDays,
  dayIn,
  type LocalDate,
  type Outcome,
  type PersonActor,
  Problems,
  type Role,
} from '@app/kernel';
import { Awards, Invoices, Payees, PaymentFiles, PaymentRuns } from '@app/safe-start-fund';
import type { CountyPortal } from './county-portal';

/** The thing, or an error that says which problems came instead. */
function got<T>(outcome: Outcome<T>): T {
  if (outcome instanceof Problems) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

/** Examples of Vocalink’s “Validating account numbers”, which pass the check and are nobody’s. */
export const accounts = [
  { sortCode: '202959', accountNumber: '63748472' },
  { sortCode: '827999', accountNumber: '73988638' },
] as const;

/** What stands for a line to be paid. */
export interface ArrangedPayable {
  readonly awardLineId: string;
  readonly payeeId: string;
  readonly payee: string;
  readonly invoice: string;
  readonly pence: number;
}

/** Arranges by commands what a step of finance begins with, as the people of the county who would have done it. */
export class FinanceArranging {
  constructor(private readonly portal: CountyPortal) {}

  get today(): LocalDate {
    return dayIn(new Date());
  }

  /** A demo person of Essex. */
  async person(subject: string): Promise<PersonActor> {
    const [found] = await this.portal.database.query<{
      person_id: string;
      organisation_id: string;
      roles: Role[];
    }>(
      `select m.person_id, m.organisation_id, array_agg(m.role) as roles
       from membership m join person p on p.id = m.person_id where p.subject = $1 group by 1, 2`,
      [subject],
    );
    if (!found) throw new Error(`No person ${subject}`);
    const { person_id: personId, organisation_id: organisationId, roles } = found;
    return { kind: 'PERSON', personId, organisationId, roles };
  }

  /** A payee whose account Felix entered; checked by Fran unless said otherwise. */
  async payee({ checked = true } = {}): Promise<{ readonly id: string; readonly name: string }> {
    const felix = await this.person('felix');
    const payees = this.portal.command(Payees);
    const name = `Removals ${randomUUID().slice(0, 6)} Ltd`;
    const { id } = got(
      await payees.addPayee(felix, { kind: 'SUPPLIER', name, idempotencyKey: randomUUID() }),
    );
    const { pending } = got(
      await payees.enterPayeeAccount(felix, {
        payeeId: id,
        accountName: name,
        ...accounts[0],
        idempotencyKey: randomUUID(),
      }),
    );
    if (checked)
      got(
        await payees.verifyPayeeAccount(await this.person('fran'), {
          payeeAccountId: pending?.id ?? '',
          confirmed: true,
          ...accounts[0],
          how: 'CALLED_KNOWN_NUMBER',
          note: 'Their office, on the number in the contract',
        }),
      );
    return { id, name };
  }

  /** An awarded line of Essex with its invoice, to a payee that can be paid. */
  async payable(): Promise<ArrangedPayable> {
    const felix = await this.person('felix');
    const { nodes } = await this.portal.command(Awards).awardLines(felix, { first: 1 }, true);
    const [line] = nodes;
    if (!line) throw new Error('Nothing is left that was awarded.');
    const { id: payeeId, name: payee } = await this.payee();
    const invoice = `F-${randomUUID().slice(0, 8)}`;
    const pence = line.committedPence;
    got(
      await this.portal.command(Invoices).recordInvoice(felix, {
        supplier: line.supplier,
        number: invoice,
        invoicedOn: this.today,
        netPence: pence,
        vatPence: 0,
        grossPence: pence,
        vatRecovered: false,
        payeeId,
        lines: [{ awardLineId: line.id, pence }],
        idempotencyKey: randomUUID(),
      }),
    );
    return { awardLineId: line.id, payeeId, payee, invoice, pence };
  }

  /** A run of one payment, frozen by Felix. */
  async frozen() {
    const felix = await this.person('felix');
    const runs = this.portal.command(PaymentRuns);
    const line = await this.payable();
    const { id } = got(
      await runs.draftPaymentRun(felix, {
        awardLineIds: [line.awardLineId],
        processingDay: addDays(this.today, 10),
        idempotencyKey: randomUUID(),
      }),
    );
    return { line, run: got(await runs.freezePaymentRun(felix, { id, idempotencyKey: randomUUID() })) };
  }

  /** A run of one payment that was handed over. */
  async sent() {
    const felix = await this.person('felix');
    const runs = this.portal.command(PaymentRuns);
    const { line, run } = await this.frozen();
    const { id } = run;
    got(
      await runs.approvePaymentRun(await this.person('freya'), {
        id,
        contentHash: run.contentHash ?? '',
        idempotencyKey: randomUUID(),
      }),
    );
    got(await this.portal.command(PaymentFiles).makePaymentFile(felix, { id, idempotencyKey: randomUUID() }));
    return {
      line,
      run: got(await runs.sendPaymentRun(felix, { id, how: 'By hand', idempotencyKey: randomUUID() })),
    };
  }

  /** The reference of the one payment of a run. */
  async reference(runId: string): Promise<string> {
    const run = await this.portal.command(PaymentRuns).paymentRun(await this.person('felix'), runId);
    return run?.payments[0]?.reference ?? '';
  }
}

/** Pounds and pence as a statement writes them. */
export const decimal = (pence: number): string => (pence / 100).toFixed(2);
