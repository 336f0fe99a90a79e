import { randomInt } from 'node:crypto';
import { dayIn, inPounds, type Pence } from '@app/kernel';
import { financialYearOf, writeClaimFile } from '@app/safe-start-fund';
import { aKey, type Asking, expect, orProblems } from './ask';

type Row = Parameters<typeof writeClaimFile>[0][number];

interface Claim {
  readonly id: string;
  readonly status: string;
  readonly grossPence: Pence;
  readonly rows: readonly {
    readonly line: number;
    readonly flags: readonly { readonly kind: string; readonly totalPence: Pence | null }[] | null;
  }[];
}

const claimFields = '... on FundClaimInFull { id status grossPence rows { line flags { kind totalPence } } }';
const uploading = `mutation ($input: UploadClaimInput!) { uploadClaim(input: $input) { ${claimFields} ${orProblems} } }`;

/**
 * A month that was spent first and is claimed afterwards. Rosa’s file has three wrong rows, and she is told of all of
 * them at once; put right it is taken. Another provider helped the same household: Fran sees the total, which neither
 * provider does, and accepts. The same file again is refused.
 *
 * @param reference the household’s, H-XXXXXX: one that nothing was claimed for yet; grants by the other route count too.
 */
export async function claiming(ask: Asking, tell: (words: string) => void, reference: string): Promise<void> {
  const authorityId = await theFund(ask, 'rosa');
  await approveSaltmarsh(ask);
  const send = (csv: string) => ({ input: { authorityId, csv, invoicesKept: true, idempotencyKey: aKey() } });
  await ask.as<Claim>(
    'maya',
    uploading,
    send(writeClaimFile([spent('300.00', { clientReference: reference })])),
  );

  const own = aClient();
  const good = [
    spent('250.00', { clientReference: reference, category: 'REMOVALS', stream: 'SEEK' }),
    spent('86.40', { clientReference: own, category: 'BEDDING_BABY' }),
  ];
  const wrong = [
    spent('30.00', { clientReference: 'Anna' }),
    spent('40.00', { net: '30.00', vat: '5.00' }),
    spent('413.60', { clientReference: own, category: 'FURNITURE_WHITE_GOODS' }),
  ];
  const refused = await ask.refused('rosa', uploading, send(writeClaimFile([...good, ...wrong])));
  for (const word of ['looks like a name', '£35.00, not £40.00', 'would be £500.00'])
    expect(refused.includes(word), `an upload must say “${word}”`);
  tell(`Rosa is told of three wrong rows at once: "${refused}"`);

  const csv = writeClaimFile(good);
  const claim = await ask.as<Claim>('rosa', uploading, send(csv));
  expect(claim.status === 'UPLOADED', 'a right file must be taken');
  expect(
    claim.rows.every(({ flags }) => flags === null),
    'a provider must see no flags',
  );
  tell(`Put right, it is taken: ${String(claim.rows.length)} rows, ${inPounds(claim.grossPence)}.`);

  const seen = await ask.as<Claim>(
    'fran',
    `query ($id: ID!) { claim(id: $id) { id status grossPence rows { line flags { kind totalPence } } } }`,
    { id: claim.id },
  );
  const flag = seen.rows[0]?.flags?.find(({ kind }) => kind === 'ALL_PROVIDERS_TOTAL');
  const total = flag?.totalPence ?? 0;
  expect(total >= 55_000, 'the fund must see what the household had from both providers, and by both routes');
  tell(
    `Fran sees that ${reference} had ${inPounds(total as Pence)} by both routes, with what another provider claimed for them before. It was spent, so she refuses nothing.`,
  );
  let accepted = await accept(ask, claim.id);
  if (accepted.status !== 'ACCEPTED') {
    await addMoney(ask);
    tell(
      'In the budget to stay, another than the one above, there is no money left for some of it: it waits, and nothing is overspent. The fund adds £1,000.',
    );
    accepted = await accept(ask, claim.id);
  }
  expect(accepted.status === 'ACCEPTED', 'there must be money for the claim');
  tell(`Fran accepts: ${inPounds(accepted.grossPence)} are committed and payable to the provider.`);
  const again = await ask.refused('rosa', uploading, send(csv));
  expect(again.includes(claim.id), 'the same file again must be told which claim it is');
  tell(`The same file a second time: "${again}"`);
}

const accept = (ask: Asking, claimId: string): Promise<Claim> =>
  ask.as<Claim>(
    'fran',
    `mutation ($input: AcceptClaimInput!) { acceptClaim(input: $input) { ${claimFields} ${orProblems} } }`,
    {
      input: {
        claimId,
        comments: 'Thank you. Ask us first when another provider helps too.',
        idempotencyKey: aKey(),
      },
    },
  );

/** £1,000 more for each budget of the financial year. */
async function addMoney(ask: Asking): Promise<void> {
  const { nodes } = await ask.as<{ nodes: readonly { id: string; financialYear: string }[] }>(
    'fran',
    '{ budgets(first: 50) { nodes { id financialYear } } }',
  );
  const year = financialYearOf(dayIn(new Date()));
  for (const { id: budgetId } of nodes.filter(({ financialYear }) => financialYear === year)) {
    await ask.as(
      'fran',
      `mutation ($input: ChangeAllocationInput!) { changeAllocation(input: $input) { ... on FundBudget { id } ${orProblems} } }`,
      {
        input: {
          budgetId,
          pence: 100_000,
          because: 'More is claimed than was thought',
          idempotencyKey: aKey(),
        },
      },
    );
  }
}

/** The fund that approved this person’s organisation beforehand. */
async function theFund(ask: Asking, person: string): Promise<string> {
  const { nodes } = await ask.as<{ nodes: readonly { authorityId: string }[] }>(
    person,
    '{ preapprovals(first: 1) { nodes { authorityId } } }',
  );
  const [preapproval] = nodes;
  expect(preapproval !== undefined, `${person}’s organisation must be approved beforehand`);
  return preapproval.authorityId;
}

/** Fran approves Saltmarsh Safe Homes beforehand from today, unless it is. */
async function approveSaltmarsh(ask: Asking): Promise<void> {
  const { nodes } = await ask.as<{ nodes: readonly unknown[] }>(
    'maya',
    '{ preapprovals(first: 1) { nodes { id } } }',
  );
  if (nodes.length > 0) return;
  const { workplaces } = await ask.as<{ workplaces: readonly { organisationId: string }[] }>(
    'maya',
    '{ me { workplaces { organisationId } } }',
  );
  await ask.as(
    'fran',
    `mutation ($input: PreapproveProviderInput!) { preapproveProvider(input: $input) { ... on Preapproval { id } ${orProblems} } }`,
    { input: { organisationId: workplaces[0]?.organisationId, from: dayIn(new Date()) } },
  );
}

/** A word for a client of Lanternfield’s that no claim has yet: figures alone, so that it is never like a postcode. */
const aClient = (): string => `LF-${String(randomInt(100_000_000))}`;

/** A spend of today, on an invoice of its own. */
function spent(gross: string, changed: Partial<Row>): Row {
  const spentOn = dayIn(new Date());
  return {
    month: spentOn.slice(0, 7),
    clientReference: aClient(),
    spentOn,
    category: 'TRAVEL',
    supplier: 'Estuary Cars (invented)',
    invoiceNumber: `N ${aKey().slice(0, 8)}`,
    net: gross,
    vat: '0.00',
    gross,
    stream: 'SUSTAIN',
    adults: '1',
    children: '2',
    ...changed,
  };
}
