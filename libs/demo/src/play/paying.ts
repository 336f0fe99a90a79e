import { addDays, dayIn } from '@app/kernel';
import { demoAccountNumbers } from '../county/payees';
import { aKey, type Asking, expect, orProblems } from './ask';

/** What is to be paid: awarded lines with invoices, whose payees have checked accounts. One, or two. */
export interface ToBePaid {
  readonly awardLineIds: readonly string[];
}

interface Run {
  readonly id: string;
  readonly status: string;
  readonly controlCount: number;
  readonly controlPence: number;
  readonly contentHash: string | null;
  readonly processingDay: string;
  readonly payments: readonly Payment[];
  readonly file: { readonly id: string; readonly name: string; readonly sha256: string } | null;
}
interface Payment {
  readonly id: string;
  readonly awardLineId: string;
  readonly payeeId: string;
  readonly reference: string;
  readonly pence: number;
  readonly status: string;
}

const run = `... on PaymentRun { id status controlCount controlPence contentHash processingDay
  payments { id awardLineId payeeId reference pence status } file { id name sha256 } } ${orProblems}`;
const step = (field: string, type = 'RunStepInput'): string =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { ${run} } }`;
const pounds = (pence: number): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format(pence / 100);

/**
 * The fund pays: Felix drafts a run and freezes it, cannot approve it, Freya does; its file, its sending, and what the bank
 * says. Of two payments one comes back, and is paid again once its payee’s account was looked at afresh.
 *
 * @throws NotAsExpected at the first step that is not as it should be.
 */
export async function paying(
  ask: Asking,
  tell: (words: string) => void,
  title: (words: string) => void,
  { awardLineIds }: ToBePaid,
): Promise<void> {
  title('Felix, in finance, puts what was awarded into a payment run and freezes it.');
  const drafted = await draft(ask, awardLineIds);
  const frozen = await ask.as<Run>('felix', step('freezePaymentRun'), {
    input: { id: drafted.id, idempotencyKey: aKey() },
  });
  tell(
    `${String(frozen.controlCount)} of it, ${pounds(frozen.controlPence)}, to be processed on ${frozen.processingDay}. From here on nobody edits it.`,
  );
  tell(
    `Its content comes to ${short(frozen.contentHash)}. The bank will see ${frozen.payments[0]?.reference ?? ''}, which means nothing.`,
  );

  title('Felix cannot approve it. Freya, who prepared none of it, can: exactly what she was shown.');
  const approval = { id: frozen.id, contentHash: frozen.contentHash, idempotencyKey: aKey() };
  const approve = step('approvePaymentRun', 'ApprovePaymentRunInput');
  tell(`Felix is told: "${await ask.refused('felix', approve, { input: approval })}"`);
  tell(
    `Freya, with another content: "${await ask.refused('freya', approve, { input: { ...approval, contentHash: '0'.repeat(64) } })}"`,
  );
  await ask.as<Run>('freya', approve, { input: approval });
  const sent = await writeAndSend(ask, tell, frozen.id);

  title('The bank’s statement comes. What it says is matched by reference, to the penny.');
  const [first, ...others] = sent.payments;
  expect(first !== undefined, 'a run must pay somebody');
  const lines = [
    ...sent.payments.map(({ reference, pence }) => ({ reference, out: pence })),
    ...others.map(({ reference, pence }) => ({ reference, into: pence })),
  ];
  const read = await readStatement(ask, lines);
  expect(
    read.settled === sent.payments.length && read.returned === others.length && read.inSuspense === 0,
    'every line of the statement must be taken for its payment',
  );
  tell(
    `${String(read.settled)} shown as paid; of these ${String(read.returned)} came back afterwards. No line is unknown.`,
  );
  if (others.length > 0) await payAgain(ask, tell, title, others);
  else await close(ask, tell, sent.id);
  if (others.length > 0) await close(ask, tell, sent.id);
}

const draft = (ask: Asking, awardLineIds: readonly string[]): Promise<Run> =>
  ask.as<Run>('felix', step('draftPaymentRun', 'DraftPaymentRunInput'), {
    // Ten days on: whatever day it is today, banks can keep it.
    input: { awardLineIds, processingDay: addDays(dayIn(new Date()), 10), idempotencyKey: aKey() },
  });

/** The file and its way to the bank. Two downloads are the same bytes, and no answer but the file holds an account. */
async function writeAndSend(ask: Asking, tell: (words: string) => void, id: string): Promise<Run> {
  const written = await ask.as<Run>('felix', step('makePaymentFile'), {
    input: { id, idempotencyKey: aKey() },
  });
  expect(written.file !== null, 'an approved run must be written');
  const download = (): Promise<{ base64: string; sha256: string }> =>
    ask.as(
      'freya',
      `mutation ($id: ID!) { downloadPaymentFile(id: $id) { ... on PaymentFileContent { base64 sha256 } ${orProblems} } }`,
      { id: written.file?.id },
    );
  const [one, two] = [await download(), await download()];
  expect(
    one.base64 === two.base64 && one.sha256 === written.file.sha256,
    'a file must be the same each time',
  );
  expect(
    demoAccountNumbers.every((account) => !JSON.stringify(written).includes(account)),
    'no answer may show an account',
  );
  tell(
    `${written.file.name}, ${String(written.controlCount)} for ${pounds(written.controlPence)}, SHA-256 ${short(written.file.sha256)}: the same bytes however often it is fetched, and each time is on record.`,
  );
  const sent = await ask.as<Run>('felix', step('sendPaymentRun', 'SendPaymentRunInput'), {
    input: { id, how: 'Loaded into accounts payable', idempotencyKey: aKey() },
  });
  tell('Handed over. Only a statement can say now what became of it.');
  return sent;
}

/** What came back is paid again: not before two people have looked at its payee’s account afresh. */
async function payAgain(
  ask: Asking,
  tell: (words: string) => void,
  title: (words: string) => void,
  returned: readonly Payment[],
): Promise<void> {
  title(
    'What came back is somebody’s to see to, and is not paid again before its account was looked at afresh.',
  );
  const deal = `mutation ($input: DealWithReturnInput!) { dealWithReturn(input: $input) { ... on PaymentReturn { because dueOn } ${orProblems} } }`;
  for (const { id, payeeId } of returned) {
    const decision = { paymentId: id, decision: 'PAY_AGAIN', reason: 'Their bank had closed the account' };
    tell(`Felix is told: "${await ask.refused('felix', deal, { input: decision })}"`);
    await lookAfresh(ask, payeeId);
    const { because, dueOn } = await ask.as<{ because: string; dueOn: string }>('felix', deal, {
      input: decision,
    });
    tell(
      `${because.toLowerCase().replaceAll('_', ' ')}, due by ${dueOn}. Felix entered another account; Fran rang them and was told the same.`,
    );
  }
  const drafted = await draft(
    ask,
    returned.map(({ awardLineId }) => awardLineId),
  );
  const frozen = await ask.as<Run>('felix', step('freezePaymentRun'), {
    input: { id: drafted.id, idempotencyKey: aKey() },
  });
  await ask.as<Run>('freya', step('approvePaymentRun', 'ApprovePaymentRunInput'), {
    input: { id: frozen.id, contentHash: frozen.contentHash, idempotencyKey: aKey() },
  });
  const sent = await writeAndSend(ask, tell, frozen.id);
  await readStatement(
    ask,
    sent.payments.map(({ reference, pence }) => ({ reference, out: pence })),
  );
  await close(ask, tell, sent.id);
}

/** Another of Vocalink’s examples: nobody’s account. */
const anotherAccount = { sortCode: '827999', accountNumber: '73988638' };

async function lookAfresh(ask: Asking, payeeId: string): Promise<void> {
  const { pending } = await ask.as<{ pending: { id: string } }>(
    'felix',
    `mutation ($input: EnterPayeeAccountInput!) { enterPayeeAccount(input: $input) { ... on Payee { pending { id } } ${orProblems} } }`,
    { input: { payeeId, accountName: 'New account', ...anotherAccount, idempotencyKey: aKey() } },
  );
  await ask.as(
    'fran',
    `mutation ($input: VerifyPayeeAccountInput!) { verifyPayeeAccount(input: $input) { ... on Payee { id } ${orProblems} } }`,
    {
      input: {
        payeeAccountId: pending.id,
        confirmed: true,
        ...anotherAccount,
        how: 'CALLED_KNOWN_NUMBER',
        note: 'Rang their office on the number in the contract',
      },
    },
  );
}

async function close(ask: Asking, tell: (words: string) => void, id: string): Promise<void> {
  const { controlPence, payments } = await ask.as<Run>(
    'felix',
    `mutation ($id: ID!) { closePaymentRun(id: $id) { ${run} } }`,
    { id },
  );
  const settled = payments.filter(({ status }) => status === 'SETTLED');
  tell(
    `Closed: of ${pounds(controlPence)}, ${pounds(settled.reduce((sum, { pence }) => sum + pence, 0))} was paid to the penny, each line once.`,
  );
}

/** Finance’s own word for the account that the fund is paid from. */
const account = 'FUND-1';

interface Line {
  readonly reference: string;
  readonly out?: number;
  readonly into?: number;
}

/** Reads the next statement of the account: these lines, from the balance with which the last one closed. */
async function readStatement(
  ask: Asking,
  lines: readonly Line[],
): Promise<{ readonly settled: number; readonly returned: number; readonly inSuspense: number }> {
  const { nodes } = await ask.as<{
    nodes: { account: string; number: number; closingPence: number }[];
  }>('felix', '{ bankStatements(first: 50) { nodes { account number closingPence } } }');
  const [last] = nodes.filter((read) => read.account === account).sort((a, b) => b.number - a.number);
  return ask.as(
    'felix',
    `mutation ($input: ImportStatementInput!) { importStatement(input: $input) { ... on StatementImport { settled returned inSuspense } ${orProblems} } }`,
    { input: statement((last?.number ?? 0) + 1, last?.closingPence ?? 1_000_000, lines) },
  );
}

/** A statement of these lines that balances; what comes back says that the account was closed (ARUCS B). */
function statement(number: number, opening: number, lines: readonly Line[]): object {
  const decimal = (pence: number): string => (pence / 100).toFixed(2);
  const onDay = dayIn(new Date());
  const closing = lines.reduce((sum, { out = 0, into = 0 }) => sum - out + into, opening);
  return {
    account,
    number,
    openingBalance: decimal(opening),
    closingBalance: decimal(closing),
    text: [
      'id,day,reference,paid out,paid in,return code',
      ...lines.map(({ reference, out, into }) =>
        [
          '',
          onDay,
          reference,
          out === undefined ? '' : decimal(out),
          into === undefined ? '' : decimal(into),
          into === undefined ? '' : 'B',
        ].join(','),
      ),
    ].join('\n'),
    idempotencyKey: aKey(),
  };
}

const short = (hash: string | null): string => `${(hash ?? '').slice(0, 12)}…`;
