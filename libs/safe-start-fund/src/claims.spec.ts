import { randomUUID } from 'node:crypto';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import {
  addMinutes,
  day,
  type LocalDate,
  NotFound,
  type Outcome,
  type Pence,
  type PersonActor,
  Problems,
  type Role,
} from '@app/kernel';
import type { Logger } from 'typeorm';
import { fc } from '@app/kernel/testing';
import type { FundClaimInFullType } from './api/claim.type';
import { type ClaimColumn, writeClaimFile } from './domain/claim-file';
import { claimMoves, claimStatuses } from './domain/claim-status';
import { keyOf, type Stream } from './domain/words';
import { ClaimDecisions, Claims, fundEntities, Preapprovals, Reservations } from './index';
import { AwardLineEntity, FundBudgetEntity, FundInvoiceEntity, PayeeEntity } from './store/fund.entities';
import { brokenLedgerLink, openAccounts, positionOf, transfer } from './store/ledger.store';

let tests: TestDatabase;
let db: Database;
let claims: Claims;
let decisions: ClaimDecisions;
let preapprovals: Preapprovals;
let reservations: Reservations;
const start = new Date('2026-11-27T10:00:00Z');
const clock = { now: start };
const person = (role: Role, organisationId: string): PersonActor => ({
  kind: 'PERSON',
  personId: randomUUID(),
  organisationId,
  roles: [role],
});

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open(fundEntities, { clock: () => clock.now, poolSize: 20 });
  claims = new Claims(db);
  decisions = new ClaimDecisions(db);
  preapprovals = new Preapprovals(db);
  reservations = new Reservations(db);
});
afterAll(() => tests.drop());
beforeEach(() => {
  clock.now = start;
});

async function organisation(kind: 'PROVIDER' | 'TIER_ONE_AUTHORITY', name: string): Promise<string> {
  const id = randomUUID();
  await tests.query('insert into organisation (id, kind, name, provider_type) values ($1, $2, $3, $4)', [
    id,
    kind,
    name,
    kind === 'PROVIDER' ? 'REGISTERED_CHARITY_DA' : null,
  ]);
  return id;
}

function got<T>(outcome: Outcome<T>): T {
  if (outcome instanceof Problems) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}
const codes = (outcome: unknown): string[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code }) => code) : [];
const told = (outcome: unknown): (readonly [string, string | undefined])[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code, field }) => [code, field]) : [];
const aKey = (): string => randomUUID();

let numbers = 0;
type Cells = Partial<Record<ClaimColumn, string>>;
const row = (changed: Cells = {}): Record<ClaimColumn, string> => ({
  month: '2026-11',
  clientReference: `LF-${(numbers += 1)}`,
  spentOn: '2026-11-20',
  category: 'FURNITURE_WHITE_GOODS',
  supplier: 'Beds 4 U',
  invoiceNumber: `INV ${numbers}`,
  net: '100.00',
  vat: '20.00',
  gross: '120.00',
  stream: 'SUSTAIN',
  adults: '1',
  children: '2',
  ...changed,
});
const spent = (pounds: string, changed: Cells = {}) =>
  row({ net: pounds, vat: '0', gross: pounds, ...changed });

/** A fund with an officer, two providers that it approved from January, and budgets of both streams. */
async function aFund(allocated = 1_000_000) {
  const authorityId = await organisation('TIER_ONE_AUTHORITY', 'Essex');
  const officer = person('FUND_OFFICER', authorityId);
  const worker = person('PROVIDER_WORKER', await organisation('PROVIDER', 'Lanternfield Refuge'));
  const other = person('PROVIDER_MANAGER', await organisation('PROVIDER', 'Saltmarsh Safe Homes'));
  for (const { organisationId } of [worker, other])
    got(await preapprovals.preapproveProvider(officer, { organisationId, from: day('2026-01-01') }));
  const budgets: Partial<Record<Stream, string>> = {};
  for (const stream of ['SEEK', 'SUSTAIN'] as const)
    budgets[stream] = await aBudget(officer, stream, allocated);
  const upload = (rows: readonly Record<ClaimColumn, string>[], by = worker, key = aKey()) =>
    claims.uploadClaim(by, {
      authorityId,
      csv: writeClaimFile(rows),
      invoicesKept: true,
      idempotencyKey: key,
    });
  const accept = (claim: Pick<FundClaimInFullType, 'id'>, by = officer, key = aKey()) =>
    decisions.acceptClaim(by, { claimId: claim.id, idempotencyKey: key });
  const position = (stream: Stream) => db.read(officer, (tx) => positionOf(tx, budgets[stream] ?? ''));
  return { authorityId, officer, worker, other, budgets, upload, accept, position };
}

async function aBudget(officer: PersonActor, stream: Stream, allocated: number): Promise<string> {
  const id = randomUUID();
  await db.commit(officer, async (tx) => {
    await tx.manager.insert(FundBudgetEntity, {
      id,
      authorityId: officer.organisationId,
      financialYear: '2026-27',
      stream,
      costCentre: 'DA100',
      accountCode: 'R4000',
      openedAt: tx.now,
      openedBy: officer.personId,
    });
    await openAccounts(tx, id);
    if (allocated > 0) return transfer(tx, { budgetId: id, reason: 'ALLOCATED', pence: allocated as Pence });
    return id;
  });
  return id;
}

describe('approval beforehand', () => {
  it('holds between days, one at a time, and can be ended from today on', async () => {
    const { officer, worker } = await aFund();
    const { organisationId } = worker;
    expect(
      codes(await preapprovals.preapproveProvider(officer, { organisationId, from: day('2027-01-01') })),
    ).toEqual(['PREAPPROVED_THEN']);
    const { nodes } = await preapprovals.preapprovals(worker, { first: 20 });
    expect(nodes).toMatchObject([{ from: '2026-01-01', until: null, authority: 'Essex' }]);
    const id = nodes[0]?.id ?? '';
    const end = (until: LocalDate) => preapprovals.endPreapproval(officer, { id, until });
    expect(codes(await end(day('2026-11-26')))).toEqual(['IN_THE_PAST']);
    expect(got(await preapprovals.endPreapproval(officer, { id }))).toMatchObject({ until: '2026-11-27' });
    expect(codes(await end(day('2027-11-26')))).toEqual(['HAS_ENDED']);
    got(await preapprovals.preapproveProvider(officer, { organisationId, from: day('2026-11-27') }));
  });

  it('is refused when it ends before it begins, and of no organisation that is not there', async () => {
    const { officer, worker } = await aFund();
    const [from, until] = [day('2027-01-02'), day('2027-01-02')];
    expect(
      codes(
        await preapprovals.preapproveProvider(officer, {
          organisationId: worker.organisationId,
          from,
          until,
        }),
      ),
    ).toEqual(['ENDS_BEFORE_IT_BEGINS']);
    await expect(
      preapprovals.preapproveProvider(officer, { organisationId: randomUUID(), from }),
    ).rejects.toThrow(NotFound);
  });

  it('can be given to every provider at work, by name', async () => {
    const fund = await aFund();
    const closed = await organisation('PROVIDER', 'Closed Homes');
    await tests.query('update organisation set closed_at = $2 where id = $1', [closed, start]);
    const ids = (await preapprovals.claimants(fund.officer)).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([fund.worker.organisationId, fund.other.organisationId]));
    expect(ids).not.toContain(closed);
    expect(ids).not.toContain(fund.authorityId);
  });

  it('is no other fund’s', async () => {
    const { worker } = await aFund();
    const elsewhere = await aFund();
    const input = { authorityId: elsewhere.authorityId, csv: writeClaimFile([row()]) };
    expect(await claims.checkClaim(worker, input)).toBeNull();
    await expect(
      claims.uploadClaim(worker, { ...input, invoicesKept: true, idempotencyKey: aKey() }),
    ).rejects.toThrow(NotFound);
  });
});

describe('an upload', () => {
  it('is taken whole, with its totals, on record and told to the fund', async () => {
    const { upload, authorityId, worker, officer } = await aFund();
    const claim = got(await upload([row({ stream: 'SEEK' }), row()]));
    expect(claim).toMatchObject({
      status: 'UPLOADED',
      month: '2026-11',
      rowCount: 2,
      grossPence: 24_000,
      openPence: 24_000,
      awardedPence: 0,
      claimedBy: 'Lanternfield Refuge',
      rows: [{ line: 2, flags: null, stream: 'SEEK' }, { line: 3 }],
    });
    const notices = await tests.query(
      'select kind from outbox_message where to_organisation_id = $1 and subject_id = $2',
      [authorityId, claim.id],
    );
    expect(notices).toEqual([{ kind: 'CLAIM_UPLOADED' }]);
    expect(await tests.query('select action from audit_entry where subject_id = $1', [claim.id])).toEqual([
      { action: 'CLAIM_UPLOADED' },
    ]);
    for (const reader of [worker, officer]) {
      expect((await claims.claims(reader, { first: 20 })).nodes.map(({ id }) => id)).toEqual([claim.id]);
    }
  });

  it('of 200 rows tells every error of every row at once, quickly, and saves nothing', async () => {
    const { upload, worker, authorityId } = await aFund();
    const rows = Array.from({ length: 200 }, (_, index) =>
      index % 2 === 0 ? row({ gross: '1.00', category: 'YACHT', adults: '' }) : row(),
    );
    const began = Date.now();
    const outcome = await upload(rows);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(codes(outcome)).toHaveLength(300);
    expect(told(outcome)).toEqual(
      expect.arrayContaining([
        ['ADDS_UP', 'rows.2.gross'],
        ['MISSING', 'rows.200.adults'],
      ]),
    );
    expect((await claims.claims(worker, { first: 20 })).nodes).toEqual([]);
    const checked = await claims.checkClaim(worker, { authorityId, csv: writeClaimFile(rows) });
    expect(checked?.problems).toEqual((outcome as Problems).problems);
    expect(checked).toMatchObject({ right: false, rows: 200, clients: 200 });
  });

  it('can be looked through first: the same totals, and nothing saved', async () => {
    const { worker, authorityId } = await aFund();
    const csv = writeClaimFile([row({ stream: 'SEEK' }), row()]);
    expect(await claims.checkClaim(worker, { authorityId, csv })).toEqual({
      right: true,
      problems: [],
      rows: 2,
      clients: 2,
      netPence: 20_000,
      vatPence: 4_000,
      grossPence: 24_000,
      seekPence: 12_000,
      sustainPence: 12_000,
    });
    expect((await claims.claims(worker, { first: 20 })).nodes).toEqual([]);
  });

  it('is not taken without the word that invoices are kept', async () => {
    const { worker, authorityId } = await aFund();
    const input = { authorityId, csv: writeClaimFile([row()]), invoicesKept: false, idempotencyKey: aKey() };
    expect(told(await claims.uploadClaim(worker, input))).toEqual([['FORMAT', 'invoicesKept']]);
  });

  it('is one claim however often its key is sent; the key with another file is refused', async () => {
    const { upload, worker } = await aFund();
    const rows = [row()];
    const key = aKey();
    const tries = await Promise.all(Array.from({ length: 5 }, () => upload(rows, worker, key)));
    expect(new Set(tries.map((one) => got(one).id)).size).toBe(1);
    expect(codes(await upload([row()], worker, key))).toEqual(['KEY_USED']);
  });

  it('of the same file again is told which claim it is; withdrawn, it can be sent again', async () => {
    const { upload, worker } = await aFund();
    const rows = [row(), row()];
    const first = got(await upload(rows));
    const again = await upload(rows);
    expect(told(again)).toEqual([['SAME_FILE', 'csv']]);
    expect((again as Problems).problems[0]?.message).toContain(first.id);
    expect(got(await claims.withdrawClaim(worker, first.id))).toMatchObject({
      status: 'WITHDRAWN',
      openPence: 0,
    });
    got(await upload(rows));
    expect(codes(await claims.withdrawClaim(worker, first.id))).toEqual(['CLAIM_ANSWERED']);
  });

  it('of the same file at the same instant is taken once', async () => {
    const { upload } = await aFund();
    const rows = [row(), row()];
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => upload(rows)));
    expect(outcomes.filter((one) => !(one instanceof Problems))).toHaveLength(1);
    expect(outcomes.flatMap(codes)).toEqual(Array.from({ length: 7 }, () => 'SAME_FILE'));
  });

  it('with an invoice that was claimed is told where: in an own claim, or with the fund, never whose', async () => {
    const { upload, worker, other } = await aFund();
    const invoice = { supplier: 'A. Smith Ltd', invoiceNumber: 'INV-77' };
    const first = got(await upload([row(invoice)]));
    const spelt = { supplier: 'A Smith Ltd.', invoiceNumber: 'inv 77' };
    const again = await upload([row(), row(spelt)], worker);
    expect(told(again)).toEqual([['INVOICE_CLAIMED', 'rows.3.invoiceNumber']]);
    expect((again as Problems).problems[0]?.message).toContain(first.id);
    const elsewhere = await upload([row(spelt)], other);
    expect(told(elsewhere)).toEqual([['INVOICE_CLAIMED', 'rows.2.invoiceNumber']]);
    expect(JSON.stringify(elsewhere)).not.toMatch(
      new RegExp(`${first.id}|${worker.organisationId}|Lanternfield`),
    );
  });

  it('of one invoice by two providers at the same instant is taken once', async () => {
    const { upload, worker, other } = await aFund();
    const invoice = { supplier: 'Acme Vans', invoiceNumber: 'V 1' };
    const outcomes = await Promise.all([worker, other].map((by) => upload([row(invoice)], by)));
    expect(outcomes.flatMap(codes)).toEqual(['INVOICE_CLAIMED']);
  });

  it('of an invoice that the approval route has is refused (fund-and-reports 8, fault 18)', async () => {
    const fund = await aFund();
    await recordedByApproval(fund, 'Argos', 'A-1');
    expect(codes(await fund.upload([row({ supplier: 'Argos', invoiceNumber: 'A1' })]))).toEqual([
      'INVOICE_CLAIMED',
    ]);
  });

  it('whose invoice the approval route records afterwards is not accepted with it', async () => {
    const fund = await aFund();
    const claim = got(await fund.upload([row(), row({ supplier: 'Argos', invoiceNumber: 'A2' })]));
    await recordedByApproval(fund, 'Argos', 'A-2');
    expect(told(await fund.accept(claim))).toEqual([['INVOICE_CLAIMED', 'rows.3.invoiceNumber']]);
    const aside = { rowId: claim.rows[1]?.id ?? '', reason: 'Paid by the approval route' };
    got(await decisions.setClaimRowAside(fund.officer, aside));
    expect(got(await fund.accept(claim))).toMatchObject({ status: 'ACCEPTED', awardedPence: 12_000 });
  });
});

/** A line that an application of the approval route asks for, for this household. */
async function askedFor(reference: string, authorityId: string, organisationId: string): Promise<string> {
  const id = randomUUID();
  const lineId = randomUUID();
  await tests.query(
    `insert into fund_application (id, reference, authority_id, organisation_id, applicant_id, applied_as, household_reference, stream, status, made_at)
     values ($1, 'F-CDF347', $2, $3, $4, 'PROVIDER', $5, 'SEEK', 'DRAFT', $6)`,
    [id, authorityId, organisationId, randomUUID(), reference, clock.now],
  );
  await tests.query(
    `insert into fund_application_line (id, application_id, authority_id, organisation_id, position, category, what, supplier, supplier_key, net_pence, vat_pence, gross_pence)
     values ($1, $2, $3, $4, 1, 'RENT_DEPOSIT', 'A deposit', 'A landlord', 'ALANDLORD', 70000, 0, 70000)`,
    [lineId, id, authorityId, organisationId],
  );
  return lineId;
}

/** An invoice of the approval route, with all that it needs. */
async function recordedByApproval(
  { authorityId, officer, other }: Awaited<ReturnType<typeof aFund>>,
  supplier: string,
  number: string,
): Promise<void> {
  await db.commit(officer, async (tx) => {
    const payeeId = randomUUID();
    const made = { authorityId, madeAt: tx.now, madeBy: officer.personId };
    await tx.manager.insert(PayeeEntity, {
      id: payeeId,
      kind: 'SUPPLIER',
      organisationId: null,
      name: supplier,
      nameKey: keyOf(supplier),
      ...made,
    });
    const amounts = { netPence: 100 as Pence, vatPence: 0 as Pence, grossPence: 100 as Pence };
    await tx.manager.insert(FundInvoiceEntity, {
      id: randomUUID(),
      authorityId,
      organisationId: other.organisationId,
      supplier,
      supplierKey: keyOf(supplier),
      number,
      numberKey: keyOf(number),
      invoicedOn: day('2026-11-01'),
      ...amounts,
      payeeId,
      vatRecovered: false,
      receivedOn: day('2026-11-01'),
      dueOn: day('2026-11-15'),
      recordedAt: tx.now,
      recordedBy: officer.personId,
    });
    return payeeId;
  });
}

describe('the line per provider and client', () => {
  it('catches a claim split over files and months, and says the sum', async () => {
    const { upload, worker, other } = await aFund();
    const client = { clientReference: 'LF-0700' };
    got(await upload([spent('299.99', { ...client, month: '2026-10', spentOn: '2026-10-02' })]));
    const over = await upload([spent('200.01', client)]);
    expect(told(over)).toEqual([['OVER_THE_LINE', 'rows.2.gross']]);
    expect((over as Problems).problems[0]?.message).toContain('£500.00');
    got(await upload([spent('200.00', client)]));
    // Another provider’s client of the same word is another client.
    got(await upload([spent('499.99', client)], other));
    expect(codes(await upload([spent('0.01', client)], worker))).toEqual(['OVER_THE_LINE']);
  });

  it('is not come to by two files at the same instant that are right alone', async () => {
    const { upload } = await aFund();
    const client = { clientReference: 'LF-0701' };
    const outcomes = await Promise.all(
      [spent('300', client), spent('300', client)].map((one) => upload([one])),
    );
    expect(outcomes.flatMap(codes)).toEqual(['OVER_THE_LINE']);
  });

  it('is kept by PostgreSQL, whatever the code does', async () => {
    const { upload } = await aFund();
    const claim = got(await upload([spent('300', { clientReference: 'LF-0702' })]));
    await expect(
      tests.query(
        `insert into fund_claim_row (id, claim_id, invoice_id, authority_id, organisation_id, supplier_key, line, client_reference, client_key, spent_on,
           category, stream, net_pence, vat_pence, gross_pence, adults, children)
         select gen_random_uuid(), claim_id, invoice_id, authority_id, organisation_id, supplier_key, 99, client_reference, client_key, spent_on,
           'CLOTHING', stream, 20000, 0, 20000, 1, 0 from fund_claim_row where claim_id = $1`,
        [claim.id],
      ),
    ).rejects.toMatchObject({ constraint: 'fund_claim_row_under_the_line' });
    await expect(
      tests.query(
        `update fund_claim set status = 'ACCEPTED', decided_at = now(), decided_by = uploaded_by where id = $1`,
        [claim.id],
      ),
    ).rejects.toMatchObject({ constraint: 'fund_claim_not_by_its_uploader' });
  });

  it('agrees with the rule for any files: what the rule lets pass the database keeps', async () => {
    const { upload } = await aFund();
    let client = 0;
    const spends = fc.array(
      fc.record({ pounds: fc.integer({ min: 1, max: 450 }), days: fc.integer({ min: 1, max: 28 }) }),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(spends, { minLength: 1, maxLength: 3 }), async (files) => {
        client += 1;
        let total = 0;
        for (const file of files) {
          const rows = file.map(({ pounds, days }) =>
            spent(String(pounds), {
              clientReference: `P-${client}`,
              spentOn: `2026-10-${String(days).padStart(2, '0')}`,
            }),
          );
          const sum = file.reduce((all, { pounds }) => all + pounds, 0);
          const outcome = await upload(rows);
          expect(outcome instanceof Problems).toBe(total + sum >= 500);
          if (!(outcome instanceof Problems)) total += sum;
        }
      }),
      { numRuns: 10 * Number(process.env['HEARTH_RUNS'] ?? 1) },
    );
  });

  it('follows the setting of the fund from its day', async () => {
    const { upload, authorityId, officer } = await aFund();
    await tests.query(
      `insert into fund_setting (id, authority_id, name, value, effective_from, source, standing, set_by, set_at)
       values ($1, $2, 'PREAPPROVED_LIMIT', '10000', '2026-11-01', 'A test', 'ASSUMED', $3, now())`,
      [randomUUID(), authorityId, officer.personId],
    );
    expect(codes(await upload([spent('100.00')]))).toEqual(['OVER_THE_LINE']);
    got(await upload([spent('99.99')]));
  });
});

describe('may I spend this now?', () => {
  const ask = (
    { authorityId, worker }: Awaited<ReturnType<typeof aFund>>,
    pence: number,
    clientReference = 'LF-0800',
    key = aKey(),
  ) => reservations.reserveSpending(worker, { authorityId, clientReference, pence, idempotencyKey: key });

  it('yes keeps the room for 48 hours, by time alone; no says what is left', async () => {
    const fund = await aFund();
    const room = () =>
      reservations.spendingRoom(fund.worker, { authorityId: fund.authorityId, clientReference: 'lf-0800' });
    const kept = got(await ask(fund, 30_000));
    expect(kept).toMatchObject({ live: true, endsAt: '2026-11-29T10:00:00.000Z' });
    const no = await ask(fund, 20_000);
    expect(told(no)).toEqual([['OVER_THE_LINE', 'pence']]);
    expect((no as Problems).problems[0]?.message).toContain('£199.99 is left');
    expect(await room()).toMatchObject({
      leftPence: 19_999,
      reservedPence: 30_000,
      claimedPence: 0,
      linePence: 50_000,
    });
    const keeps = async (by: PersonActor) => (await reservations.reservations(by, { first: 50 })).nodes;
    expect(await keeps(fund.worker)).toEqual([kept]);
    expect(await keeps(fund.other)).toEqual([]);
    clock.now = addMinutes(start, 48 * 60);
    expect(await keeps(fund.worker)).toEqual([]);
    expect(await room()).toMatchObject({ leftPence: 49_999, reservedPence: 0, reservations: [] });
    got(await ask(fund, 20_000));
  });

  it('counts against a claim for something else, until it is given up', async () => {
    const fund = await aFund();
    const kept = got(await ask(fund, 30_000));
    // Spent a week before the room was kept: this is not what it was kept for.
    const rows = [spent('250', { clientReference: 'LF-0800', spentOn: '2026-11-20' })];
    expect(codes(await fund.upload(rows))).toEqual(['OVER_THE_LINE']);
    expect(got(await reservations.giveUpReservation(fund.worker, kept.id))).toMatchObject({ live: false });
    expect(codes(await reservations.giveUpReservation(fund.worker, kept.id))).toEqual(['RESERVATION_OVER']);
    got(await fund.upload(rows));
  });

  it('is used up by the row it was for, which then counts instead of it', async () => {
    const fund = await aFund();
    const kept = got(await ask(fund, 30_000));
    got(await fund.upload([spent('280', { clientReference: 'LF-0800', spentOn: '2026-11-27' })]));
    expect(codes(await reservations.giveUpReservation(fund.worker, kept.id))).toEqual(['RESERVATION_OVER']);
    expect(
      await reservations.spendingRoom(fund.worker, {
        authorityId: fund.authorityId,
        clientReference: 'LF-0800',
      }),
    ).toMatchObject({ claimedPence: 28_000, reservedPence: 0, leftPence: 21_999 });
  });

  it('is answered yes once, when two ask for the last room at the same instant', async () => {
    const fund = await aFund();
    const outcomes = await Promise.all([ask(fund, 30_000), ask(fund, 30_000)]);
    expect(outcomes.flatMap(codes)).toEqual(['OVER_THE_LINE']);
  });

  it('is one answer to one key, and no name', async () => {
    const fund = await aFund();
    const key = aKey();
    const [first, second] = [await ask(fund, 1_000, 'LF-1', key), await ask(fund, 1_000, 'LF-1', key)];
    expect(got(second).id).toBe(got(first).id);
    expect(told(await ask(fund, 1_000, 'Anna Smith'))).toEqual([['IDENTIFYING', 'clientReference']]);
    const { worker, authorityId } = fund;
    expect(
      await reservations.spendingRoom(worker, { authorityId, clientReference: 'Anna Smith' }),
    ).toBeNull();
  });

  it('is for those who are approved beforehand today', async () => {
    const fund = await aFund();
    const { nodes } = await preapprovals.preapprovals(fund.worker, { first: 20 });
    got(await preapprovals.endPreapproval(fund.officer, { id: nodes[0]?.id ?? '' }));
    expect(codes(await ask(fund, 1_000))).toEqual(['NOT_PREAPPROVED']);
    const stranger = person('PROVIDER_WORKER', await organisation('PROVIDER', 'Elsewhere'));
    await expect(ask({ ...fund, worker: stranger }, 1_000)).rejects.toThrow(NotFound);
    const { authorityId } = fund;
    expect(await reservations.spendingRoom(stranger, { authorityId, clientReference: 'LF-1' })).toBeNull();
  });
});

describe('acceptance', () => {
  it('commits each row to the budget of its stream and makes it payable to the provider, gross', async () => {
    const { upload, accept, position, worker, authorityId } = await aFund();
    const shared = { supplier: 'Argos', invoiceNumber: 'A-9', spentOn: '2026-11-03' };
    const claim = got(
      await upload([row({ stream: 'SEEK' }), row(shared), row({ ...shared, category: 'BEDDING_BABY' })]),
    );
    expect(got(await accept(claim))).toMatchObject({
      status: 'ACCEPTED',
      awardedPence: 36_000,
      openPence: 0,
      rows: [{ awarded: true }, { awarded: true }, { awarded: true }],
    });
    expect(await position('SEEK')).toMatchObject({ available: 988_000, committed: 12_000 });
    expect(await position('SUSTAIN')).toMatchObject({ available: 976_000, committed: 24_000 });
    const invoices = await tests.query(
      `select f.supplier, f.gross_pence::integer as gross, f.due_on::text as due, p.kind, p.organisation_id, p.name,
         (select count(*)::integer from fund_invoice_line l where l.invoice_id = f.id) as lines
       from fund_invoice f join payee p on p.id = f.payee_id where f.authority_id = $1 order by f.gross_pence`,
      [authorityId],
    );
    const payee = { kind: 'REFERRER', organisation_id: worker.organisationId, name: 'Lanternfield Refuge' };
    // Fourteen days from receipt.
    expect(invoices).toEqual([
      { supplier: 'Beds 4 U', gross: 12_000, due: '2026-12-11', lines: 1, ...payee },
      { supplier: 'Argos', gross: 24_000, due: '2026-12-11', lines: 2, ...payee },
    ]);
  });

  it('makes rows wait for which there is no money, never cuts, and goes on when there is', async () => {
    const fund = await aFund(20_000);
    const { upload, accept, position, officer, budgets } = fund;
    const claim = got(await upload([row({ spentOn: '2026-11-02' }), row({ spentOn: '2026-11-01' })]));
    const waiting = got(await accept(claim));
    expect(waiting).toMatchObject({
      status: 'WAITING_FOR_FUNDS',
      awardedPence: 12_000,
      openPence: 12_000,
      rows: [{ awarded: false }, { awarded: true }],
    });
    expect(await position('SUSTAIN')).toMatchObject({ available: 8_000, committed: 12_000 });
    expect(got(await accept(claim))).toMatchObject({ status: 'WAITING_FOR_FUNDS', awardedPence: 12_000 });
    await db.commit(officer, (tx) =>
      transfer(tx, { budgetId: budgets.SUSTAIN ?? '', reason: 'ALLOCATED', pence: 4_000 as Pence }),
    );
    expect(got(await accept(claim))).toMatchObject({
      status: 'ACCEPTED',
      awardedPence: 24_000,
      openPence: 0,
    });
    expect(codes(await accept(claim))).toEqual(['CLAIM_ANSWERED']);
    expect(await db.read(officer, (tx) => brokenLedgerLink(tx, budgets.SUSTAIN ?? ''))).toBeNull();
  });

  it('waits whole where there is no budget of the year in which it was spent', async () => {
    const { upload, accept, officer, worker } = await aFund();
    const claim = got(await upload([row({ month: '2026-03', spentOn: '2026-03-31' })]));
    expect(got(await accept(claim))).toMatchObject({ status: 'WAITING_FOR_FUNDS', awardedPence: 0 });
    const rowId = claim.rows[0]?.id ?? '';
    // The last row that waits is set aside: nothing is left to wait for.
    expect(
      got(await decisions.setClaimRowAside(officer, { rowId, reason: 'Last year is closed.' })),
    ).toMatchObject({
      status: 'ACCEPTED',
    });
    expect(await claims.claim(worker, claim.id)).toMatchObject({
      rows: [{ setAsideBecause: 'Last year is closed.' }],
    });
  });

  it('of two claims against the last money overspends nothing', async () => {
    const { upload, accept, position } = await aFund(12_000);
    const two = [got(await upload([row()])), got(await upload([row()]))];
    const outcomes = await Promise.all(two.map((claim) => accept(claim)));
    expect(outcomes.map((one) => got(one).status).sort()).toEqual(['ACCEPTED', 'WAITING_FOR_FUNDS']);
    expect(await position('SUSTAIN')).toMatchObject({ available: 0, committed: 12_000 });
  });

  it('is one however often its key is sent, and one at the same instant', async () => {
    const { upload, accept, position, officer } = await aFund();
    const key = aKey();
    const claim = got(await upload([row()]));
    const tries = await Promise.all(Array.from({ length: 4 }, () => accept(claim, officer, key)));
    expect(tries.map((one) => got(one).status)).toEqual(Array.from({ length: 4 }, () => 'ACCEPTED'));
    const next = got(await upload([row()]));
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => accept(next)));
    expect(outcomes.flatMap(codes)).toEqual(['CLAIM_ANSWERED', 'CLAIM_ANSWERED', 'CLAIM_ANSWERED']);
    expect(await position('SUSTAIN')).toMatchObject({ committed: 24_000 });
  });

  it('is not by an officer who works for the provider, or did within twelve months', async () => {
    const { upload, accept, officer, worker } = await aFund();
    await tests.query(`insert into person (id, issuer, subject, name) values ($1, 'x', $2, 'Somebody')`, [
      officer.personId,
      randomUUID(),
    ]);
    await tests.query(
      `insert into membership (id, person_id, organisation_id, role, starts_at, ends_at) values ($1, $2, $3, 'PROVIDER_WORKER', '2019-01-01', '2025-11-28')`,
      [randomUUID(), officer.personId, worker.organisationId],
    );
    const claim = got(await upload([row()]));
    const rowId = claim.rows[0]?.id ?? '';
    expect(codes(await accept(claim))).toEqual(['TIED_TO_CLAIMANT']);
    expect(codes(await decisions.returnClaim(officer, { claimId: claim.id, comments: 'No' }))).toEqual([
      'TIED_TO_CLAIMANT',
    ]);
    expect(codes(await decisions.setClaimRowAside(officer, { rowId, reason: 'No' }))).toEqual([
      'TIED_TO_CLAIMANT',
    ]);
    got(await accept(claim, person('FUND_OFFICER', officer.organisationId)));
    clock.now = addMinutes(start, 2 * 1_440);
    got(await accept(got(await upload([row()]))));
  });

  it('leaves out a row that was set aside, with a reason, whose invoice can be claimed anew', async () => {
    const { upload, accept, officer, worker } = await aFund();
    const rows = [row(), row()];
    const claim = got(await upload(rows));
    const rowId = claim.rows[1]?.id ?? '';
    const aside = { rowId, reason: 'This reads like a gift card. Claim it again with what it bought.' };
    expect(got(await decisions.setClaimRowAside(officer, aside))).toMatchObject({ openPence: 12_000 });
    expect(codes(await decisions.setClaimRowAside(officer, aside))).toEqual(['ROW_COUNTS_NOT']);
    expect(got(await accept(claim))).toMatchObject({ status: 'ACCEPTED', awardedPence: 12_000 });
    expect(
      codes(await decisions.setClaimRowAside(officer, { ...aside, rowId: claim.rows[0]?.id ?? '' })),
    ).toEqual(['CLAIM_ANSWERED']);
    expect(await claims.claim(worker, claim.id)).toMatchObject({
      rows: [{ setAsideBecause: null }, { setAsideBecause: aside.reason, awarded: false }],
    });
    got(await upload([rows[1] ?? row()]));
  });

  it('has nothing to accept where every row was set aside', async () => {
    const { upload, accept, officer } = await aFund();
    const claim = got(await upload([row()]));
    got(
      await decisions.setClaimRowAside(officer, {
        rowId: claim.rows[0]?.id ?? '',
        reason: 'Not for this fund',
      }),
    );
    expect(codes(await accept(claim))).toEqual(['NOTHING_TO_ACCEPT']);
  });

  it('sends a claim back with what is to be put right; nothing of it counts any more', async () => {
    const { upload, accept, officer, worker } = await aFund();
    const rows = [spent('400', { clientReference: 'LF-0900' })];
    const claim = got(await upload(rows));
    expect(codes(await decisions.returnClaim(officer, { claimId: claim.id, comments: ' ' }))).toEqual([
      'LENGTH',
    ]);
    got(await decisions.returnClaim(officer, { claimId: claim.id, comments: 'Two clients share a word.' }));
    expect(await claims.claim(worker, claim.id)).toMatchObject({
      status: 'RETURNED',
      comments: 'Two clients share a word.',
      openPence: 0,
    });
    expect(codes(await accept(claim))).toEqual(['CLAIM_ANSWERED']);
    got(await upload(rows));
  });
});

describe('the statuses of a claim', () => {
  it('move by one table, the same in the code and in the database', async () => {
    const { upload } = await aFund();
    const { id } = got(await upload([row()]));
    const allowed = Object.values(claimMoves).flatMap((moves) =>
      Object.entries(moves).flatMap(([from, to]) => to.map((one) => `${from} ${one}`)),
    );
    const moved: string[] = [];
    for (const from of claimStatuses) {
      for (const to of claimStatuses) {
        await tests.query('alter table fund_claim disable trigger user');
        const decided = ['UPLOADED', 'WITHDRAWN'].includes(from) ? null : start;
        await tests.query(
          `update fund_claim set status = $2, decided_at = $3, decided_by = case when $3::timestamptz is null then null else gen_random_uuid() end,
             comments = 'Why' where id = $1`,
          [id, from, decided],
        );
        await tests.query('alter table fund_claim enable trigger user');
        const refused: unknown = await tests
          .query('update fund_claim set status = $2 where id = $1', [id, to])
          .then(() => null)
          .catch((error: unknown) => (error as { constraint?: string }).constraint);
        if (refused !== 'fund_claim_moves_known') moved.push(`${from} ${to}`);
      }
    }
    expect(moved.sort()).toEqual(allowed.sort());
  });
});

describe('what the officer sees', () => {
  const flagsOf = async (by: PersonActor, { id }: { id: string }) =>
    (await claims.claim(by, id))?.rows.map(({ flags }) => flags?.map(({ kind }) => kind) ?? null);

  it('is near amounts and days, and a category again; the provider sees no flags', async () => {
    const { upload, officer, worker } = await aFund();
    const client = { clientReference: 'LF-1000' };
    const first = got(await upload([row({ ...client, spentOn: '2026-11-10' })]));
    const second = got(
      await upload([
        row({ ...client, spentOn: '2026-11-17', supplier: 'Other Beds' }),
        row({ spentOn: '2026-11-20', supplier: 'Third Beds' }),
        row({ category: 'PROCESS_SERVER', supplier: 'Fourth' }),
      ]),
    );
    expect(await flagsOf(officer, second)).toEqual([
      ['NEAR_DUPLICATE', 'REPEATED_CATEGORY'],
      [],
      ['NEEDS_A_REASON'],
    ]);
    expect(await flagsOf(officer, first)).toEqual([['NEAR_DUPLICATE']]);
    expect(await flagsOf(worker, second)).toEqual([null, null, null]);
    expect((await claims.claim(officer, second.id))?.rows[0]?.flags?.[0]?.rowIds).toEqual([
      first.rows[0]?.id,
    ]);
  });

  it('is the total of a household over all providers and both routes, which refuses nothing', async () => {
    const { upload, officer, worker, other, authorityId, budgets } = await aFund();
    const client = { clientReference: 'H-CDF347' };
    const mine = got(await upload([spent('300', { ...client, category: 'TRAVEL' })]));
    expect(await flagsOf(officer, mine)).toEqual([[]]);
    const theirs = got(await upload([spent('200', { ...client, category: 'CLOTHING' })], other));
    expect((await claims.claim(officer, theirs.id))?.rows[0]?.flags).toEqual([
      { kind: 'ALL_PROVIDERS_TOTAL', totalPence: 50_000, rowIds: [] },
    ]);
    const awardLineId = randomUUID();
    const sourceId = await askedFor('H-CDF347', authorityId, other.organisationId);
    await db.commit(officer, async (tx) => {
      await tx.manager.insert(AwardLineEntity, {
        id: awardLineId,
        authorityId,
        budgetId: budgets.SEEK ?? '',
        route: 'APPROVAL',
        sourceId,
        organisationId: other.organisationId,
        category: 'RENT_DEPOSIT',
        supplier: 'A landlord',
        awardedPence: 70_000 as Pence,
        awardedAt: tx.now,
      });
      return transfer(tx, {
        budgetId: budgets.SEEK ?? '',
        reason: 'COMMITTED',
        pence: 70_000 as Pence,
        awardLineId,
      });
    });
    expect((await claims.claim(officer, mine.id))?.rows[0]?.flags).toEqual([
      { kind: 'ALL_PROVIDERS_TOTAL', totalPence: 120_000, rowIds: [] },
    ]);
    // Neither provider learns of the other: not by a flag, not by its room, not by a row.
    expect(await flagsOf(worker, mine)).toEqual([null]);
    expect(await claims.claim(worker, theirs.id)).toBeNull();
    expect(
      await reservations.spendingRoom(worker, { authorityId, clientReference: 'H-CDF347' }),
    ).toMatchObject({ claimedPence: 30_000 });
    expect(await db.read(worker, (tx) => tx.manager.query('select * from award_household'))).toEqual([]);
  });

  it('can ask to see an invoice, for as long as it is kept, and notes that it did', async () => {
    const { upload, officer, worker } = await aFund();
    const claim = got(await upload([row()]));
    const rowId = claim.rows[0]?.id ?? '';
    expect(codes(await decisions.recordEvidenceSeen(officer, rowId))).toEqual(['EVIDENCE_NOT_ASKED']);
    got(await decisions.requestEvidence(officer, { rowId, note: 'Both pages, please' }));
    expect(codes(await decisions.requestEvidence(officer, { rowId }))).toEqual(['EVIDENCE_ASKED']);
    expect(await claims.claim(worker, claim.id)).toMatchObject({
      evidenceWaits: 1,
      rows: [{ evidenceNote: 'Both pages, please', evidenceSeenAt: null }],
    });
    expect(got(await decisions.recordEvidenceSeen(officer, rowId))).toMatchObject({
      evidenceWaits: 0,
      rows: [{ evidenceSeenAt: start.toISOString() }],
    });
    const next = got(await upload([row()]));
    clock.now = new Date('2027-11-21T10:00:00Z');
    expect(codes(await decisions.requestEvidence(officer, { rowId: next.rows[0]?.id ?? '' }))).toEqual([
      'EVIDENCE_TOO_OLD',
    ]);
  });

  it('is of the own fund alone, and a provider sees its own claims alone', async () => {
    const fund = await aFund();
    const elsewhere = await aFund();
    const claim = got(await fund.upload([row()]));
    for (const stranger of [
      fund.other,
      elsewhere.officer,
      elsewhere.worker,
      person('FINANCE_PREPARER', fund.authorityId),
    ]) {
      expect(await db.read(stranger, (tx) => tx.manager.query('select * from fund_claim_row'))).toEqual([]);
    }
    expect(await claims.claim(fund.other, claim.id)).toBeNull();
    expect(await claims.claim(elsewhere.officer, claim.id)).toBeNull();
    await expect(elsewhere.accept(claim)).rejects.toThrow(NotFound);
    await expect(claims.withdrawClaim(fund.other, claim.id)).rejects.toThrow(NotFound);
    await expect(
      decisions.requestEvidence(elsewhere.officer, { rowId: claim.rows[0]?.id ?? '' }),
    ).rejects.toThrow(NotFound);
  });
});

describe('each list', () => {
  it('is one statement, in pages that hold each row once, newest first', async () => {
    const { upload, worker } = await aFund();
    const made: string[] = [];
    for (let minutes = 1; minutes <= 3; minutes += 1) {
      clock.now = addMinutes(start, minutes);
      made.unshift(got(await upload([row()])).id);
    }
    let statements = 0;
    const logger = new Proxy({} as Logger, {
      get: (_, name) => (sql: unknown) => {
        if (name === 'logQuery' && !/^(START|COMMIT|ROLLBACK)|set_config/i.test(String(sql))) statements += 1;
      },
    });
    const watched = await tests.open(fundEntities, { clock: () => clock.now, logger });
    const list = new Claims(watched);
    // What opening the connection asked is not counted.
    statements = 0;
    const first = await list.claims(worker, { first: 2 });
    expect(statements).toBe(1);
    const second = await list.claims(worker, { first: 2, after: first.endCursor ?? '' });
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(made);
    expect(second.hasNextPage).toBe(false);
    statements = 0;
    expect((await new Reservations(watched).reservations(worker, { first: 1 })).nodes).toEqual([]);
    expect(statements).toBe(1);
    statements = 0;
    expect((await new Preapprovals(watched).preapprovals(worker, { first: 1 })).nodes).toHaveLength(1);
    expect(statements).toBe(1);
  });
});

describe('claims that wait for the fund', () => {
  it('are told apart from those that do not, the longest first, in pages', async () => {
    const { upload, worker, officer, accept } = await aFund();
    const made: FundClaimInFullType[] = [];
    for (let minutes = 1; minutes <= 4; minutes += 1) {
      clock.now = addMinutes(start, minutes);
      made.push(got(await upload([row()])));
    }
    const [first, second, third, fourth] = made.map(({ id }) => id);
    if (made[1]) await accept(made[1]);
    got(await claims.withdrawClaim(worker, fourth ?? ''));
    const ids = async (open: boolean, after?: string) =>
      claims.claims(officer, { first: 1, ...(after === undefined ? {} : { after }) }, open);
    const waiting = await ids(true);
    expect(waiting).toMatchObject({ nodes: [{ id: first }], hasNextPage: true });
    expect(await ids(true, waiting.endCursor ?? '')).toMatchObject({
      nodes: [{ id: third }],
      hasNextPage: false,
    });
    const others = await ids(false);
    expect(others).toMatchObject({ nodes: [{ id: fourth }], hasNextPage: true });
    expect(await ids(false, others.endCursor ?? '')).toMatchObject({
      nodes: [{ id: second }],
      hasNextPage: false,
    });
  });
});

describe('the largest file', () => {
  it('of 2,000 rows is taken and accepted', async () => {
    const { upload, accept } = await aFund(100_000_000);
    const claim = got(await upload(Array.from({ length: 2_000 }, () => row())));
    expect(got(await accept(claim))).toMatchObject({ status: 'ACCEPTED', awardedPence: 24_000_000 });
  }, 60_000);
});
