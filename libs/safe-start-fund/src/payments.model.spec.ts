import { testDatabase, type TestDatabase } from '@app/database/testing';
import { isProblems, type Pence } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { aKey, exampleAccounts, got, Paying, type StatementRow } from './paying/testing';
import type { PaymentRunType } from './api/payment-run.type';
import { budgetLock, transfer } from './store/ledger.store';

/**
 * The ledger and payment runs against a model of a few numbers: random steps in random order, each one done in both. Whatever the
 * model says must not happen has to be refused; after each step money is where the model says, to the penny.
 */
let tests: TestDatabase;
let fund: Paying;
let payeeId: string;
let stepsTaken = 0;
let refused = 0;

beforeAll(async () => {
  tests = await testDatabase();
  fund = await Paying.open(tests);
  payeeId = await fund.payee({ account: exampleAccounts[0] });
});
afterAll(() => tests.drop());

type PaymentState = 'IN_RUN' | 'SENT' | 'SETTLED' | 'RETURNED' | 'CANCELLED';
interface ModelLine {
  readonly id: string;
  readonly awarded: number;
  committed: number;
  inPayment: number;
  paid: number;
  invoiced: boolean;
}
interface ModelPayment {
  readonly line: ModelLine;
  id: string;
  reference: string;
  state: PaymentState;
  /** It came back, and nobody has decided what then. */
  returnOpen: boolean;
  /** Which look at the payee’s account it was put into its run with, and which was the last when it came back. */
  readonly look: number;
  lookWhenReturned: number;
}
interface ModelRun {
  readonly id: string;
  answer: PaymentRunType;
  state: 'DRAFT' | 'FROZEN' | 'APPROVED' | 'FILE_MADE' | 'SENT' | 'CANCELLED' | 'CLOSED';
  readonly payments: ModelPayment[];
}
interface Model {
  allocation: number;
  available: number;
  statements: number;
  /** How often two people looked at the payee’s account. */
  looks: number;
  readonly lines: ModelLine[];
  readonly runs: ModelRun[];
}
interface Real {
  readonly budget: string;
}

const sum = (lines: readonly ModelLine[], of: 'committed' | 'inPayment' | 'paid'): number =>
  lines.reduce((total, line) => total + line[of], 0);
const live = (model: Model, line: ModelLine): boolean =>
  model.runs.some(({ payments }) =>
    payments.some(
      (payment) => payment.line === line && ['IN_RUN', 'SENT', 'SETTLED'].includes(payment.state),
    ),
  );
const returnOpen = (model: Model, line: ModelLine): boolean =>
  model.runs.some(({ payments }) => payments.some((payment) => payment.line === line && payment.returnOpen));
/** Another line's payment came back from the account as it was last looked at: nothing more goes there. */
const accountCameBack = (model: Model, line: ModelLine): boolean =>
  model.runs.some(({ payments }) =>
    payments.some((payment) => payment.line !== line && payment.returnOpen && payment.look === model.looks),
  );
const payable = (model: Model, line: ModelLine): boolean =>
  line.invoiced &&
  line.committed >= line.awarded &&
  !returnOpen(model, line) &&
  !accountCameBack(model, line) &&
  !live(model, line);
const pick = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

/** What must hold after every step, whatever it was. */
async function compare(model: Model, { budget }: Real): Promise<void> {
  const position = await fund.position(budget);
  expect(position).toEqual({
    allocation: model.allocation,
    available: model.available,
    committed: sum(model.lines, 'committed'),
    inPayment: sum(model.lines, 'inPayment'),
    paid: sum(model.lines, 'paid'),
  });
  const { allocation, ...parts } = position;
  expect(Object.values(parts).reduce((total, part) => total + part, 0)).toBe(allocation);
  expect(Object.values(parts).every((part) => part >= 0)).toBe(true);
  const rows = await tests.query<{ id: string }>(
    `select id, committed_pence::int as committed, in_payment_pence::int as "inPayment", paid_pence::int as paid,
       committed_pence + in_payment_pence + paid_pence <= awarded_pence as within from award_line where budget_id = $1`,
    [budget],
  );
  expect(new Map(rows.map((row) => [row.id, row]))).toEqual(
    new Map(
      model.lines.map(({ id, committed, inPayment, paid }) => [
        id,
        { id, committed, inPayment, paid, within: true },
      ]),
    ),
  );
  expect(await fund.brokenLink(budget)).toBeNull();
}

type Step = (model: Model, real: Real) => Promise<void>;

/** One step in both. It is never left out: what the model does not allow must be refused. */
class Command implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly name: string,
    private readonly step: Step,
  ) {}
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    // Each step is at a moment of its own: a look at an account is before a return, or after it.
    fund.clock.now = new Date(fund.clock.now.getTime() + 1_000);
    await this.step(model, real);
    stepsTaken += 1;
    await compare(model, real);
  }
  toString(): string {
    return this.name;
  }
}

/** That the outcome is what the model allows. */
function agrees(outcome: unknown, allowed: boolean): void {
  if (!allowed) refused += 1;
  expect(isProblems(outcome) ? outcome.problems : 'done').toEqual(allowed ? 'done' : expect.any(Array));
}

const allocate =
  (pence: number): Step =>
  async (model, { budget }) => {
    got(await fund.move(fund.officer, budget, 'ALLOCATED', pence));
    model.allocation += pence;
    model.available += pence;
  };

const award =
  (pence: number, invoiced: boolean): Step =>
  async (model, { budget }) => {
    const id = await fund.awarded(budget, pence);
    const outcome = await fund.move(fund.officer, budget, 'COMMITTED', pence, id);
    const allowed = pence <= model.available;
    agrees(outcome, allowed);
    const committed = allowed ? pence : 0;
    model.available -= committed;
    const line = { id, awarded: pence, committed, inPayment: 0, paid: 0, invoiced };
    model.lines.push(line);
    if (invoiced) await fund.invoice(id, pence, payeeId);
  };

const release =
  (which: number, part: number): Step =>
  async (model, { budget }) => {
    const line = pick(model.lines, which);
    if (!line) return;
    const pence = Math.max(1, Math.floor((line.awarded * part) / 4));
    const allowed = pence <= line.committed;
    agrees(await fund.move(fund.officer, budget, 'RELEASED', pence, line.id), allowed);
    if (!allowed) return;
    line.committed -= pence;
    model.available += pence;
  };

const invoice =
  (which: number): Step =>
  async (model) => {
    const line = pick(
      model.lines.filter(({ invoiced }) => !invoiced),
      which,
    );
    if (!line) return;
    await fund.invoice(line.id, line.awarded, payeeId);
    line.invoiced = true;
  };

const draft =
  (from: number, count: number): Step =>
  async (model) => {
    const lines = [
      ...new Set(Array.from({ length: count }, (_, index) => pick(model.lines, from + index))),
    ].flatMap((line) => line ?? []);
    if (lines.length === 0) return;
    const outcome = await fund.draft(lines.map(({ id }) => id));
    const allowed = lines.every((line) => payable(model, line));
    agrees(outcome, allowed);
    if (isProblems(outcome)) return;
    const payments = outcome.payments.map(({ id, awardLineId, reference }) => ({
      line: model.lines.find((line) => line.id === awardLineId)!,
      id,
      reference,
      state: 'IN_RUN' as const,
      returnOpen: false,
      look: model.looks,
      lookWhenReturned: 0,
    }));
    model.runs.push({ id: outcome.id, answer: outcome, state: 'DRAFT', payments });
  };

/** Whether all of it goes to the account that the payee still has. */
const asLooked = (run: ModelRun, model: Model): boolean =>
  run.payments.every(({ look }) => look === model.looks);

const runStep =
  (
    which: number,
    act: (run: ModelRun) => Promise<unknown>,
    allowed: (run: ModelRun, model: Model) => boolean,
    then: (run: ModelRun) => void,
  ): Step =>
  async (model) => {
    const run = pick(model.runs, which);
    if (!run) return;
    const outcome = await act(run);
    const may = allowed(run, model);
    agrees(outcome, may);
    if (!may) return;
    run.answer = outcome as PaymentRunType;
    then(run);
  };
const toPayment = (run: ModelRun): void => {
  for (const { line } of run.payments) {
    line.committed -= line.awarded;
    line.inPayment += line.awarded;
  }
};
const fromPayment = ({ line }: ModelPayment): void => {
  line.inPayment -= line.awarded;
  line.committed += line.awarded;
};
const input = (run: ModelRun) => ({ id: run.id, idempotencyKey: aKey() });

const freeze = (which: number): Step =>
  runStep(
    which,
    (run) => fund.runs.freezePaymentRun(fund.preparer, input(run)),
    (run, model) =>
      run.state === 'DRAFT' &&
      asLooked(run, model) &&
      run.payments.every(
        ({ line }) =>
          line.committed >= line.awarded && !returnOpen(model, line) && !accountCameBack(model, line),
      ),
    (run) => {
      run.state = 'FROZEN';
      toPayment(run);
    },
  );
const approve = (which: number): Step =>
  runStep(
    which,
    (run) => fund.approve({ ...run.answer, contentHash: run.answer.contentHash ?? 'f'.repeat(64) }),
    (run, model) => run.state === 'FROZEN' && asLooked(run, model),
    (run) => (run.state = 'APPROVED'),
  );
const write = (which: number): Step =>
  runStep(
    which,
    (run) => fund.files.makePaymentFile(fund.preparer, input(run)),
    (run, model) => run.state === 'APPROVED' && asLooked(run, model),
    (run) => (run.state = 'FILE_MADE'),
  );
const send = (which: number): Step =>
  runStep(
    which,
    (run) => fund.runs.sendPaymentRun(fund.preparer, { ...input(run), how: 'Uploaded' }),
    (run) => run.state === 'FILE_MADE',
    (run) => {
      run.state = 'SENT';
      for (const payment of run.payments) payment.state = 'SENT';
    },
  );
const cancel = (which: number): Step =>
  runStep(
    which,
    (run) => fund.runs.cancelPaymentRun(fund.preparer, { id: run.id, reason: 'Not now' }),
    (run) => ['DRAFT', 'FROZEN', 'APPROVED'].includes(run.state),
    (run) => {
      if (run.state !== 'DRAFT') run.payments.forEach(fromPayment);
      run.state = 'CANCELLED';
      for (const payment of run.payments) payment.state = 'CANCELLED';
    },
  );
const close =
  (which: number): Step =>
  async (model, real) =>
    runStep(
      which,
      (run) => fund.runs.closePaymentRun(fund.preparer, run.id),
      (run) =>
        run.state === 'SENT' &&
        run.payments.every(({ state, returnOpen: open }) => state !== 'SENT' && !open),
      (run) => (run.state = 'CLOSED'),
    )(model, real);
/** All the way in one step, so that statements have something to speak of. */
const payOut =
  (from: number, count: number): Step =>
  async (model, real) => {
    const before = model.runs.length;
    await draft(from, count)(model, real);
    if (model.runs.length === before) return;
    for (const step of [freeze, approve, write, send]) await step(before)(model, real);
  };

type Shown =
  'PAID' | 'PAID_SHORT' | 'RETURNED' | 'RETURNED_IN_PART' | 'PAID_TWICE' | 'RETURNED_TWICE' | 'RETURN_FIRST';
const shown: readonly Shown[] = [
  'PAID',
  'PAID_SHORT',
  'RETURNED',
  'RETURNED_IN_PART',
  'PAID_TWICE',
  'RETURNED_TWICE',
  'RETURN_FIRST',
];

const statement =
  (from: number, count: number, how: Shown): Step =>
  async (model) => {
    const all = model.runs.flatMap(({ payments }) => payments);
    const payments = [
      ...new Set(Array.from({ length: count }, (_, index) => pick(all, from + index))),
    ].flatMap((payment) => payment ?? []);
    model.statements += 1;
    const rows = payments.flatMap((payment) => rowsOf(payment, how));
    got(
      await fund.import(
        model.statements,
        rows.map(({ row }, index) => ({
          ...row,
          id: `${String(model.statements)}-${String(index)}-${aKey()}`,
        })),
      ),
    );
    for (const { payment, row } of rows) take(payment, row, model.looks);
  };

function rowsOf(payment: ModelPayment, how: Shown): { payment: ModelPayment; row: StatementRow }[] {
  const { reference, line } = payment;
  const out: StatementRow = { reference, out: line.awarded };
  const back: StatementRow = { reference, into: line.awarded, code: '5' };
  const rows: Record<Shown, StatementRow[]> = {
    PAID: [out],
    PAID_SHORT: [{ ...out, out: line.awarded + 1 }],
    RETURNED: [back],
    RETURNED_IN_PART: [{ ...back, into: line.awarded + 1 }],
    PAID_TWICE: [out, out],
    RETURNED_TWICE: [out, back, back],
    RETURN_FIRST: [back, out],
  };
  return rows[how].map((row) => ({ payment, row }));
}

/** The model’s own reading of a line: a payment is settled once, comes back once, and only whole. */
function take(payment: ModelPayment, { out, into }: StatementRow, looks: number): void {
  const { line } = payment;
  if ((out ?? into) !== line.awarded) return;
  if (out !== undefined && payment.state === 'SENT') {
    payment.state = 'SETTLED';
    line.inPayment -= line.awarded;
    line.paid += line.awarded;
  } else if (into !== undefined && (payment.state === 'SENT' || payment.state === 'SETTLED')) {
    if (payment.state === 'SENT') line.inPayment -= line.awarded;
    else line.paid -= line.awarded;
    line.committed += line.awarded;
    payment.state = 'RETURNED';
    payment.returnOpen = true;
    payment.lookWhenReturned = looks;
  }
}

/** What came back is given up, or its payee’s account is looked at afresh and it can be paid again. */
const dealWith =
  (which: number, again: boolean): Step =>
  async (model) => {
    const payment = pick(
      model.runs.flatMap(({ payments }) => payments).filter((payment) => payment.returnOpen),
      which,
    );
    if (!payment) return;
    const outcome = await fund.statements.dealWithReturn(fund.preparer, {
      paymentId: payment.id,
      decision: again ? 'PAY_AGAIN' : 'DO_NOT_PAY',
      reason: 'Looked into',
    });
    const allowed = !again || model.looks > payment.lookWhenReturned;
    agrees(outcome, allowed);
    if (allowed) payment.returnOpen = false;
  };

/** One person enters the payee’s account again, another checks it: what is under way to the former version is held. */
const lookAfresh: Step = async (model) => {
  await fund.account(payeeId, exampleAccounts[0]);
  model.looks += 1;
};

/** The bank refuses all that was sent and is not settled. */
const rejectByBank = (which: number): Step =>
  runStep(
    which,
    (run) => fund.runs.recordRejectedByBank(fund.approver, { id: run.id, reason: 'Refused' }),
    (run) => run.state === 'SENT' && run.payments.some(({ state }) => state === 'SENT'),
    (run) => {
      for (const payment of run.payments.filter(({ state }) => state === 'SENT')) {
        fromPayment(payment);
        payment.state = 'CANCELLED';
      }
    },
  );

const index = fc.nat({ max: 30 });
const few = fc.integer({ min: 1, max: 3 });
const command = (name: string, step: Step): Command => new Command(name, step);
const commands = [
  fc.constant(command('look afresh', lookAfresh)),
  fc.integer({ min: 1, max: 50_000 }).map((pence) => command(`allocate ${String(pence)}`, allocate(pence))),
  fc
    .tuple(fc.integer({ min: 1, max: 30_000 }), fc.boolean())
    .map(([pence, invoiced]) =>
      command(`award ${String(pence)} ${String(invoiced)}`, award(pence, invoiced)),
    ),
  fc.integer({ min: 1, max: 9_000 }).map((pence) => command(`award ${String(pence)}`, award(pence, true))),
  fc
    .tuple(index, fc.integer({ min: 1, max: 4 }))
    .map(([which, part]) => command(`release ${String(which)} ${String(part)}/4`, release(which, part))),
  index.map((which) => command(`invoice ${String(which)}`, invoice(which))),
  fc
    .tuple(index, few)
    .map(([from, count]) => command(`draft ${String(from)}+${String(count)}`, draft(from, count))),
  ...(
    [
      ['freeze', freeze],
      ['approve', approve],
      ['write', write],
      ['send', send],
      ['cancel', cancel],
      ['close', close],
      ['reject', rejectByBank],
    ] as const
  ).map(([name, step]) => index.map((which) => command(`${name} ${String(which)}`, step(which)))),
  fc
    .tuple(index, few)
    .map(([from, count]) => command(`pay out ${String(from)}+${String(count)}`, payOut(from, count))),
  fc
    .tuple(index, few, fc.constantFrom(...shown))
    .map(([from, count, how]) =>
      command(`statement ${String(from)}+${String(count)} ${how}`, statement(from, count, how)),
    ),
  fc
    .tuple(index, few, fc.constantFrom(...shown))
    .map(([from, count, how]) =>
      command(`statement ${String(from)}+${String(count)} ${how}`, statement(from, count, how)),
    ),
  fc
    .tuple(index, fc.boolean())
    .map(([which, again]) => command(`deal with ${String(which)} ${String(again)}`, dealWith(which, again))),
];

describe('the ledger and payment runs, against their model', () => {
  const scale = Number(process.env['HEARTH_RUNS'] ?? 1);

  it(
    'are the same after each of thousands of random steps: nothing overdrawn, nothing paid twice, no penny lost',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.commands(commands, { maxCommands: 120, size: 'max' }), async (steps) => {
          // Statements of one run of the model are numbered from 1: each has an authority of its own.
          const authority = await Paying.over(tests, fund.db, fund.clock);
          fund = authority;
          // The clock first: an account that the run before left in the future would count as looked at afresh.
          fund.at('2026-11-27T11:00:00');
          payeeId = await fund.payee({ account: exampleAccounts[0] });
          const setUp = async () => ({
            model: {
              allocation: 60_000,
              available: 60_000,
              statements: 0,
              looks: 0,
              lines: [],
              runs: [],
            } as Model,
            real: { budget: await fund.budget(60_000) },
          });
          await fc.asyncModelRun(setUp, steps);
        }),
        { numRuns: 40 * scale, endOnFailure: true },
      );
      expect(stepsTaken).toBeGreaterThan(1_500 * scale);
      expect(refused).toBeGreaterThan(100 * scale);
    },
    300_000 * scale,
  );

  it('refuse what the model refuses, which shows that the test could fail', async () => {
    const budget = await fund.budget(100);
    const model: Model = { allocation: 100, available: 100, statements: 0, looks: 0, lines: [], runs: [] };
    await fund.db.commit(fund.officer, async (tx) => {
      await tx.lock(budgetLock(budget));
      return transfer(tx, { budgetId: budget, reason: 'ALLOCATED', pence: 1 as Pence });
    });
    await expect(compare(model, { budget })).rejects.toThrow();
  });
});
