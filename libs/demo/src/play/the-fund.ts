import { inPounds, toPence } from '@app/kernel';
import { payeeId } from '../county/ids';
import { aKey, type Asking, expect, orProblems } from './ask';

/** Whose application it is, and how the play speaks. */
export interface Scene {
  readonly ask: Asking;
  readonly title: (words: string) => void;
  readonly tell: (words: string) => void;
  /** A household whose case Nina holds. */
  readonly householdId: string;
  readonly placementId: string;
}

/** What a payment run goes on with: ids. */
export interface Awarded {
  readonly applicationId: string;
  readonly reference: string;
  readonly budgetId: string;
  readonly awardLineIds: readonly string[];
  readonly invoiceIds: readonly string[];
}

const removals = 'Causeway Removals (invented)';
const lettings = 'Estuary Lettings (invented)';
const pounds = (pence: number): string => inPounds(toPence(pence));

interface Application {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly householdId: string | null;
  readonly householdReference: string;
  readonly decideBy: string | null;
  readonly requestedPence: number;
  readonly lines: readonly {
    id: string;
    awardLineId: string | null;
    awardedPence: number | null;
    cutBecause: string | null;
    committedPence: number;
    quote: { id: string } | null;
  }[];
  readonly pastHelp: {
    awards: number;
    withinOfficersLimit: boolean;
    budgetId: string | null;
    availablePence: number | null;
  } | null;
}
const asked = `id reference status householdId householdReference decideBy requestedPence
  lines { id awardLineId awardedPence cutBecause committedPence quote { id } } pastHelp { awards withinOfficersLimit budgetId availablePence }`;
const change = (field: string, type: string): string =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { ... on FundApplication { ${asked} } ${orProblems} } }`;

/**
 * Plays approval before purchase: Nina applies with quotes, Fran asks, Nina answers, Fran recommends to the panel with a
 * cut, one member is recused, the others vote, and the award is committed; invoices make its lines payable.
 */
export async function theFund(scene: Scene): Promise<Awarded> {
  const application = await nina(scene);
  const before = await fran(scene, application.id);
  const decided = await thePanel(scene, application.id);
  const { budgetId } = before;
  const invoiceIds = await theInvoices(scene, decided, budgetId);
  return {
    applicationId: application.id,
    reference: application.reference,
    budgetId,
    awardLineIds: decided.lines.flatMap(({ awardLineId }) => awardLineId ?? []),
    invoiceIds,
  };
}

async function nina({ ask, title, tell, householdId, placementId }: Scene): Promise<Application> {
  title('Nina asks the Essex Safe Start Fund for what the move needs, with a quote for each thing.');
  const draft = await ask.as<Application>('nina', change('draftApplication', 'DraftApplicationInput'), {
    input: {
      authorityCode: 'E10000012',
      householdId,
      placementId,
      stream: 'SEEK',
      why: 'They left with two bags. Their things must be fetched, and the next place asks for a deposit.',
      lines: [
        {
          category: 'REMOVALS',
          what: 'A van and two people for a day',
          supplier: removals,
          netPence: 40_000,
          vatPence: 8_000,
          grossPence: 48_000,
        },
        {
          category: 'RENT_DEPOSIT',
          what: 'A deposit of five weeks’ rent',
          supplier: lettings,
          netPence: 98_000,
          vatPence: 0,
          grossPence: 98_000,
        },
      ],
      idempotencyKey: aKey(),
    },
  });
  const attach = change('attachQuote', 'AttachQuoteInput');
  tell(
    `A letter instead of a quote: "${await ask.refused('nina', attach, { input: { lineId: draft.lines[0]?.id, content: Buffer.from('Dear fund').toString('base64') } })}"`,
  );
  for (const { id: lineId } of draft.lines) {
    const content = Buffer.from(`%PDF-1.4\n% quote for ${lineId}\ntrailer\n%%EOF\n`).toString('base64');
    await ask.as('nina', attach, { input: { lineId, content } });
  }
  const submitted = await ask.as<Application>(
    'nina',
    `mutation ($id: ID!, $key: String!) { submitApplication(id: $id, idempotencyKey: $key) { ... on FundApplication { ${asked} } ${orProblems} } }`,
    { id: draft.id, key: aKey() },
  );
  tell(
    `${submitted.reference} asks for ${pounds(submitted.requestedPence)}. An answer is due by ${submitted.decideBy ?? ''}.`,
  );
  return submitted;
}

async function fran({ ask, title, tell }: Scene, id: string): Promise<{ budgetId: string }> {
  title(
    'Fran, the fund officer, sees what is asked for and by which reference, not who they are. She asks, Nina answers.',
  );
  const seen = await ask.as<Application>(
    'fran',
    `query ($id: ID!) { fundApplication(id: $id) { ${asked} } }`,
    { id },
  );
  expect(seen.householdId === null, 'the fund must not be given the household');
  const { pastHelp } = seen;
  expect(
    pastHelp?.budgetId != null && !pastHelp.withinOfficersLimit,
    'it must be above what an officer decides alone, with a budget',
  );
  tell(
    `For ${seen.householdReference}: ${String(pastHelp.awards)} awards before, ${pounds(pastHelp.availablePence ?? 0)} left in the budget. It is above what an officer may decide alone.`,
  );
  await ask.as('fran', change('askForInformation', 'AskForInformationInput'), {
    input: { applicationId: id, question: 'How many weeks of rent is the deposit?', idempotencyKey: aKey() },
  });
  const answered = await ask.as<Application>('nina', change('giveInformation', 'GiveInformationInput'), {
    input: { applicationId: id, answer: 'Five and a half, as the landlord wrote.', idempotencyKey: aKey() },
  });
  tell(`Nina has answered; the application is ${answered.status.toLowerCase()} again.`);
  return { budgetId: pastHelp.budgetId };
}

async function thePanel(scene: Scene, id: string): Promise<Application> {
  const { ask, title, tell } = scene;
  title('Fran recommends it to the panel with a cut. Priya is tied to the removers, and is recused.');
  await priyaRegisters(ask);
  const members = await ask.as<readonly { id: string; name: string; chair: boolean; recused: boolean }[]>(
    'fran',
    'query ($id: ID!) { panelMembers(applicationId: $id) { id name chair recused } }',
    { id },
  );
  expect(
    members.some(({ name, recused }) => recused && name.startsWith('Priya')),
    'Priya must be found to be tied to the removers',
  );
  const { lines } = await ask.as<Application>(
    'fran',
    `query ($id: ID!) { fundApplication(id: $id) { ${asked} } }`,
    { id },
  );
  const opened = await ask.as<{ id: string; standing: { why: string } }>(
    'fran',
    `mutation ($input: ReferToPanelInput!) { referToPanel(input: $input) { ... on PanelCase { id standing { why } } ${orProblems} } }`,
    {
      input: {
        applicationId: id,
        memberIds: members.map((member) => member.id),
        lines: [
          { lineId: lines[0]?.id, awardedPence: 48_000 },
          {
            lineId: lines[1]?.id,
            awardedPence: 89_000,
            cutBecause: 'A deposit may be five weeks’ rent at most.',
          },
        ],
        idempotencyKey: aKey(),
      },
    },
  );
  const papers = await ask.as('priya', 'query ($id: ID!) { panelCase(id: $id) { id } }', { id: opened.id });
  expect(papers === null, 'the papers must be closed to Priya');
  tell(`${opened.standing.why} To Priya the papers are closed.`);
  return theVote(scene, opened.id);
}

/** Says once what Priya is tied to, however often this is played. */
async function priyaRegisters(ask: Asking): Promise<void> {
  const { nodes } = await ask.as<{ nodes: readonly { name: string }[] }>(
    'priya',
    '{ fundConnections(first: 50) { nodes { name } } }',
  );
  if (nodes.some(({ name }) => name === removals)) return;
  await ask.as(
    'priya',
    `mutation ($input: RegisterConnectionInput!) { registerConnection(input: $input) { ... on FundConnection { id } ${orProblems} } }`,
    { input: { name: removals, nature: 'FAMILY_OR_FRIEND' } },
  );
}

async function theVote({ ask, title, tell }: Scene, caseId: string): Promise<Application> {
  title('Clare, Petra and Paul vote. Clare, who chairs, closes the case.');
  const vote = `mutation ($input: CastVoteInput!) { castVote(input: $input) { ... on PanelCase { standing { why } } ${orProblems} } }`;
  const cast = (by: string, said: object) =>
    ask.as(by, vote, { input: { caseId, idempotencyKey: aKey(), ...said } });
  await cast('clare', { vote: 'AGREE' });
  tell(
    `One vote is not enough: "${await ask.refused('clare', change('closePanel', 'ClosePanelInput'), { input: { caseId, idempotencyKey: aKey() } })}"`,
  );
  await cast('petra', { vote: 'DENY', because: 'The council could store their things.' });
  await cast('paul', { vote: 'AGREE' });
  const decided = await ask.as<Application>('clare', change('closePanel', 'ClosePanelInput'), {
    input: { caseId, idempotencyKey: aKey() },
  });
  expect(decided.status === 'PART_APPROVED', 'two of three agree, with a cut');
  const committed = decided.lines.reduce((sum, line) => sum + line.committedPence, 0);
  expect(committed === 137_000, 'what is awarded must be committed with it');
  tell(`${pounds(committed)} awarded and committed. Cut because: "${decided.lines[1]?.cutBecause ?? ''}"`);
  return decided;
}

async function theInvoices(
  { ask, title, tell }: Scene,
  { lines }: Application,
  budgetId: string,
): Promise<string[]> {
  title('Felix, in finance, records the invoices. The removers ask for less: the rest goes back at once.');
  const position = async (): Promise<{ availablePence: number; whole: boolean }> =>
    ask.as('felix', 'query ($id: ID!) { fundPosition(budgetId: $id) { availablePence whole } }', {
      id: budgetId,
    });
  const before = await position();
  const record = `mutation ($input: RecordInvoiceInput!) { recordInvoice(input: $input) { ... on FundInvoice { id number dueOn } ${orProblems} } }`;
  const number = `INV-${aKey().slice(0, 8)}`;
  const invoice = (supplier: string, payee: string, awardLineId: unknown, net: number, vat: number) => ({
    supplier,
    number,
    invoicedOn: new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date()),
    netPence: net,
    vatPence: vat,
    grossPence: net + vat,
    payeeId: payeeId(payee),
    lines: [{ awardLineId, pence: net + vat }],
    idempotencyKey: aKey(),
  });
  const van = invoice(removals, 'causeway-removals', lines[0]?.awardLineId, 38_000, 7_600);
  const first = await ask.as<{ id: string; dueOn: string }>('felix', record, { input: van });
  const deposit = invoice(lettings, 'estuary-lettings', lines[1]?.awardLineId, 89_000, 0);
  const second = await ask.as<{ id: string; dueOn: string }>('felix', record, { input: deposit });
  tell(
    `The same invoice again: "${await ask.refused('felix', record, { input: { ...van, idempotencyKey: aKey() } })}"`,
  );
  const after = await position();
  expect(
    after.availablePence - before.availablePence === 2_400,
    'what is left of a line must go back to the budget',
  );
  expect(after.whole, 'every link of the ledger must hold');
  tell(`Payable by ${first.dueOn}. ${pounds(2_400)} is back in the budget, and the ledger is whole.`);
  return [first.id, second.id];
}
