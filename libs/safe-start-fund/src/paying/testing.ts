import { createHash, randomUUID } from 'node:crypto';
import { type Database, Vault } from '@app/database';
import type { TestDatabase } from '@app/database/testing';
import {
  day,
  dayIn,
  type LocalDate,
  type Outcome,
  type Pence,
  type PersonActor,
  Problems,
  type Role,
} from '@app/kernel';
import { Alerts } from '../alerts';
import { decimalPounds } from '../domain/accounts-payable';
import type { PaymentFormat } from '../domain/payment-words';
import type { PayeeKind, TransferReason } from '../domain/words';
import { fundEntities } from '../index';
import { ModulusCheck } from '../modulus-check';
import { Payees } from '../payees';
import { PaymentFiles } from '../payment-files';
import { PaymentRuns } from '../payment-runs';
import { Statements } from '../statements';
import {
  AwardLineEntity,
  FundBudgetEntity,
  FundInvoiceEntity,
  FundInvoiceLineEntity,
} from '../store/fund.entities';
import { brokenLedgerLink, budgetLock, openAccounts, positionOf, transfer } from '../store/ledger.store';

/** The thing, or an error that says which problems came instead. */
export function got<T>(outcome: Outcome<T>): T {
  if (outcome instanceof Problems) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

/** The codes of the problems, or none when it was done. */
export const codesOf = (outcome: unknown): string[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code }) => code) : [];

/** A new idempotency key. */
export const aKey = (): string => randomUUID();

/**
 * Accounts of Vocalink’s own examples (Validating account numbers, chapter 3): examples only, which pass the check.
 */
export const exampleAccounts = [
  { sortCode: '089999', accountNumber: '66374958' },
  { sortCode: '107999', accountNumber: '88837491' },
  { sortCode: '202959', accountNumber: '63748472' },
  { sortCode: '134020', accountNumber: '63849203' },
  { sortCode: '118765', accountNumber: '64371389' },
] as const;

/** An authority’s fund for tests: its people, a budget, and awarded lines with invoices, ready to be paid. */
export class Paying {
  readonly officer: PersonActor;
  readonly otherOfficer: PersonActor;
  readonly preparer: PersonActor;
  readonly approver: PersonActor;
  readonly vault: Vault;
  readonly payees: Payees;
  readonly runs: PaymentRuns;
  readonly files: PaymentFiles;
  readonly statements: Statements;
  readonly alerts: Alerts;
  private count = 0;
  private years = 30;

  constructor(
    readonly tests: Pick<TestDatabase, 'query'>,
    readonly db: Database,
    readonly clock: { now: Date },
    readonly authorityId: string,
    masterKey = Buffer.alloc(32, 3),
  ) {
    this.officer = this.person('FUND_OFFICER');
    this.otherOfficer = this.person('FUND_OFFICER');
    this.preparer = this.person('FINANCE_PREPARER');
    this.approver = this.person('FINANCE_APPROVER');
    this.vault = new Vault(masterKey);
    this.payees = new Payees(db, this.vault, ModulusCheck.of());
    this.runs = new PaymentRuns(db);
    this.files = new PaymentFiles(db, this.vault);
    this.statements = new Statements(db);
    this.alerts = new Alerts(db);
  }

  /** Friday 27 November 2026, ten o’clock. Christmas is a bank holiday. */
  static async open(tests: TestDatabase, options: { poolSize?: number } = {}): Promise<Paying> {
    const clock = { now: new Date('2026-11-27T10:00:00Z') };
    const db = await tests.open(fundEntities, { clock: () => clock.now, ...options });
    return Paying.over(tests, db, clock);
  }

  /** In an authority of its own. */
  static async over(tests: Pick<TestDatabase, 'query'>, db: Database, clock: { now: Date }): Promise<Paying> {
    const authorityId = randomUUID();
    await tests.query(
      `insert into organisation (id, kind, name, authority_code) values ($1, 'TIER_ONE_AUTHORITY', 'Authority', 'E10000012')`,
      [authorityId],
    );
    for (const [date, title] of [
      ['2026-12-25', 'Christmas Day'],
      ['2026-12-28', 'Boxing Day (substitute day)'],
      ['2027-01-01', 'New Year’s Day'],
    ])
      await tests.query('insert into bank_holiday (day, title) values ($1, $2) on conflict do nothing', [
        date,
        title,
      ]);
    return new Paying(tests, db, clock, authorityId);
  }

  person(...roles: Role[]): PersonActor {
    return { kind: 'PERSON', personId: randomUUID(), organisationId: this.authorityId, roles };
  }

  /** Another moment, London winter time. */
  at(moment: string): void {
    this.clock.now = new Date(`${moment}Z`);
  }

  async budget(allocated: number): Promise<string> {
    const id = randomUUID();
    this.years += 1;
    await this.db.commit(this.officer, async (tx) => {
      await tx.manager.insert(FundBudgetEntity, {
        id,
        authorityId: this.authorityId,
        financialYear: `20${String(this.years)}-${String(this.years + 1)}`,
        stream: 'SEEK',
        costCentre: 'DA100',
        accountCode: 'R4000',
        openedAt: tx.now,
        openedBy: this.officer.personId,
      });
      await openAccounts(tx, id);
      return transfer(tx, { budgetId: id, reason: 'ALLOCATED', pence: allocated as Pence });
    });
    return id;
  }

  move(by: PersonActor, budgetId: string, reason: TransferReason, pence: number, awardLineId?: string) {
    return this.db.commit(by, async (tx) => {
      await tx.lock(budgetLock(budgetId));
      return transfer(tx, { budgetId, reason, pence: pence as Pence, awardLineId });
    });
  }

  /** A payee whose account one person entered and another one checked. */
  async payee(
    options: {
      kind?: PayeeKind;
      account?: { sortCode: string; accountNumber: string };
      name?: string;
      checked?: boolean;
      rollNumber?: string;
    } = {},
  ): Promise<string> {
    this.count += 1;
    const { kind = 'SUPPLIER', checked = true, name = `Removals ${String(this.count)} Ltd` } = options;
    const { id } = got(await this.payees.addPayee(this.preparer, { kind, name, idempotencyKey: aKey() }));
    const account = options.account ?? exampleAccounts[this.count % exampleAccounts.length]!;
    if (checked)
      await this.account(id, {
        ...account,
        ...(options.rollNumber ? { rollNumber: options.rollNumber } : {}),
      });
    return id;
  }

  /** Enters an account and has it checked, by two people. @returns the version’s id. */
  async account(
    payeeId: string,
    account: { sortCode: string; accountNumber: string; rollNumber?: string },
  ): Promise<string> {
    const { pending } = got(
      await this.payees.enterPayeeAccount(this.preparer, {
        payeeId,
        accountName: 'The Payee Ltd',
        idempotencyKey: aKey(),
        ...account,
      }),
    );
    const payeeAccountId = pending?.id ?? '';
    got(
      await this.payees.verifyPayeeAccount(this.otherOfficer, {
        payeeAccountId,
        confirmed: true,
        how: 'CALLED_KNOWN_NUMBER',
        note: 'Their office, number from the contract',
        ...account,
      }),
    );
    return payeeAccountId;
  }

  /** An awarded line with its money committed, and an invoice for it. */
  async payable(
    budgetId: string,
    pence: number,
    payeeId?: string,
    organisationId = this.authorityId,
  ): Promise<string> {
    const id = await this.awarded(budgetId, pence, organisationId);
    got(await this.move(this.officer, budgetId, 'COMMITTED', pence, id));
    await this.invoice(id, pence, payeeId ?? (await this.payee()), organisationId);
    return id;
  }

  async awarded(budgetId: string, pence: number, organisationId = this.authorityId): Promise<string> {
    const id = randomUUID();
    await this.db.commit(this.officer, async (tx) => {
      await tx.manager.insert(AwardLineEntity, {
        id,
        authorityId: this.authorityId,
        budgetId,
        route: 'APPROVAL',
        sourceId: randomUUID(),
        organisationId,
        category: 'REMOVALS',
        supplier: 'Removals Ltd',
        awardedPence: pence as Pence,
        awardedAt: tx.now,
      });
      return id;
    });
    return id;
  }

  async invoice(
    awardLineId: string,
    pence: number,
    payeeId: string,
    organisationId = this.authorityId,
  ): Promise<string> {
    const id = randomUUID();
    const number = `INV-${id.slice(0, 8).toUpperCase()}`;
    await this.db.commit(this.officer, async (tx) => {
      await tx.manager.insert(FundInvoiceEntity, {
        id,
        authorityId: this.authorityId,
        organisationId,
        supplier: 'Removals Ltd',
        supplierKey: 'REMOVALSLTD',
        number,
        numberKey: number.replaceAll('-', ''),
        invoicedOn: day('2026-11-20'),
        netPence: pence as Pence,
        vatPence: 0 as Pence,
        grossPence: pence as Pence,
        payeeId,
        dueOn: day('2026-12-04'),
        recordedAt: tx.now,
        recordedBy: this.officer.personId,
      });
      await tx.manager.insert(FundInvoiceLineEntity, {
        awardLineId,
        invoiceId: id,
        authorityId: this.authorityId,
        pence: pence as Pence,
      });
      return id;
    });
    return id;
  }

  draft(awardLineIds: string[], format?: PaymentFormat, processingDay: LocalDate = day('2026-12-01')) {
    return this.runs.draftPaymentRun(this.preparer, {
      awardLineIds,
      processingDay,
      idempotencyKey: aKey(),
      ...(format ? { format } : {}),
    });
  }

  async frozen(awardLineIds: string[], format?: PaymentFormat) {
    const { id } = got(await this.draft(awardLineIds, format));
    return got(await this.runs.freezePaymentRun(this.preparer, { id, idempotencyKey: aKey() }));
  }

  async approved(awardLineIds: string[], format?: PaymentFormat) {
    const run = await this.frozen(awardLineIds, format);
    return got(await this.approve(run));
  }

  approve(run: { readonly id: string; readonly contentHash: string | null }, by = this.approver) {
    return this.runs.approvePaymentRun(by, {
      id: run.id,
      contentHash: run.contentHash ?? '',
      idempotencyKey: aKey(),
    });
  }

  async written(awardLineIds: string[], format?: PaymentFormat) {
    const { id } = await this.approved(awardLineIds, format);
    return got(await this.files.makePaymentFile(this.preparer, { id, idempotencyKey: aKey() }));
  }

  async sent(awardLineIds: string[], format?: PaymentFormat) {
    const { id } = await this.written(awardLineIds, format);
    return got(
      await this.runs.sendPaymentRun(this.preparer, { id, how: 'Uploaded', idempotencyKey: aKey() }),
    );
  }

  /** The bytes of a run’s file. */
  async bytes(fileId: string): Promise<{ text: string; sha256: string }> {
    const { base64, sha256 } = got(await this.files.downloadPaymentFile(this.preparer, fileId));
    const bytes = Buffer.from(base64, 'base64');
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error('Other bytes than hashed.');
    return { text: bytes.toString('utf8'), sha256 };
  }

  /** A statement of these lines that balances. */
  statement(number: number, lines: readonly StatementRow[], opening = 0) {
    const closing = lines.reduce((sum, { out = 0, into = 0 }) => sum - out + into, opening);
    const pounds = (pence: number): string =>
      pence < 0 ? `-${decimalPounds((0 - pence) as Pence)}` : decimalPounds(pence as Pence);
    return {
      account: 'FUND-1',
      number,
      openingBalance: pounds(opening),
      closingBalance: pounds(closing),
      text: statementText(lines),
      idempotencyKey: aKey(),
    };
  }

  import(number: number, lines: readonly StatementRow[], opening = 0) {
    return this.statements.importStatement(this.preparer, this.statement(number, lines, opening));
  }

  position(budgetId: string) {
    return this.db.read(this.officer, (tx) => positionOf(tx, budgetId));
  }

  brokenLink(budgetId: string) {
    return this.db.read(this.officer, (tx) => brokenLedgerLink(tx, budgetId));
  }

  /** Where the money of a line is. */
  async line(awardLineId: string): Promise<{ committed: number; inPayment: number; paid: number }> {
    const [line] = await this.tests.query<{ committed: number; inPayment: number; paid: number }>(
      `select committed_pence::int as committed, in_payment_pence::int as "inPayment", paid_pence::int as paid from award_line where id = $1`,
      [awardLineId],
    );
    if (!line) throw new Error('There is no such line.');
    return line;
  }

  get today(): LocalDate {
    return dayIn(this.clock.now);
  }
}

/** A line of a bank’s statement, amounts in whole pence. */
export interface StatementRow {
  readonly id?: string;
  readonly onDay?: string;
  readonly reference: string;
  readonly out?: number;
  readonly into?: number;
  readonly code?: string;
}

/** As a bank would write it. */
export const statementText = (rows: readonly StatementRow[]): string =>
  [
    'id,day,reference,paid out,paid in,return code',
    ...rows.map(({ id = '', onDay = '2026-12-02', reference, out, into, code = '' }) =>
      [
        id,
        onDay,
        reference,
        out === undefined ? '' : decimalPounds(out as Pence),
        into === undefined ? '' : decimalPounds(into as Pence),
        code,
      ].join(','),
    ),
  ].join('\n');
