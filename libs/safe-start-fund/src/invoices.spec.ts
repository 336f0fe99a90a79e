import { day, Problems } from '@app/kernel';
import { aKey, codesOf, got } from '@app/placements/testing';
import type { FundApplicationType } from './api/application.type';
import type { Invoices } from './invoices';
import { aLine, Fund, removals } from './testing';

let fund: Fund;
let budget: string;
let supplier: string;
beforeAll(async () => {
  fund = await Fund.open();
  budget = await fund.budget(100_000_000);
  supplier = await fund.payee();
});
afterAll(() => fund.tests.drop());

type Recorded = Parameters<Invoices['recordInvoice']>[1];
const fields = (outcome: unknown): string[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`) : [];
let numbers = 0;
/** The invoice that the award of one line leads to. */
function invoice(application: FundApplicationType, told: Partial<Recorded> = {}): Recorded {
  const [line] = application.lines;
  numbers += 1;
  return {
    supplier: 'Removals Ltd',
    number: `INV-${String(numbers)}`,
    invoicedOn: day('2026-11-20'),
    receivedOn: day('2026-11-25'),
    netPence: 40_000,
    vatPence: 8_000,
    grossPence: 48_000,
    vatRecovered: false,
    payeeId: supplier,
    lines: [{ awardLineId: line?.awardLineId ?? '', pence: 48_000 }],
    idempotencyKey: aKey(),
    ...told,
  };
}
const record = (input: Recorded, by = fund.officer) => fund.invoices.recordInvoice(by, input);
/** What is awarded, committed and still without an invoice. */
const toInvoice = async () =>
  (await fund.awards.awardLines(fund.officer, { first: 50 }, true)).nodes.map(({ id }) => id);
const available = async () =>
  (await fund.budgets.fundPosition(fund.officer, budget, null))?.availablePence ?? 0;

describe('an invoice', () => {
  it('makes its line payable, due 14 days after it came, and gives back what is left', async () => {
    const application = await fund.awarded();
    const before = await available();
    const awardLineId = application.lines[0]?.awardLineId ?? '';
    expect(await toInvoice()).toContain(awardLineId);
    const recorded = got(
      await record(
        invoice(application, {
          netPence: 30_000,
          vatPence: 6_000,
          grossPence: 36_000,
          lines: [{ awardLineId, pence: 36_000 }],
        }),
      ),
    );
    expect(await toInvoice()).not.toContain(awardLineId);
    expect(recorded).toMatchObject({
      dueOn: '2026-12-09',
      costPence: 36_000,
      alike: [],
      otherSupplier: false,
    });
    expect(await available()).toBe(before + 12_000);
    const seen = await fund.applications.fundApplication(fund.county.navigator, application.id);
    expect(seen?.lines[0]).toMatchObject({ committedPence: 36_000, releasedPence: 12_000, invoiced: true });
  });

  it('costs the fund the net amount where the council recovers the VAT (HMRC VATGPB4440)', async () => {
    const application = await fund.awarded();
    const lines = [{ awardLineId: application.lines[0]?.awardLineId ?? '', pence: 40_000 }];
    expect(fields(await record(invoice(application, { lines })))).toEqual(['LINES_DO_NOT_ADD_UP lines']);
    const recorded = got(await record(invoice(application, { lines, vatRecovered: true })));
    expect(recorded).toMatchObject({ vatRecovered: true, costPence: 40_000 });
  });

  it('recovers no VAT when somebody is paid back, who is whoever was awarded it (fund-and-reports 6.6)', async () => {
    const application = await fund.awarded();
    const { organisationId } = fund.county.navigator;
    const back = await fund.payee('REFERRER', organisationId, 'Council');
    const wrong = invoice(application, {
      payeeId: back,
      vatRecovered: true,
      lines: [{ awardLineId: application.lines[0]?.awardLineId ?? '', pence: 40_000 }],
    });
    expect(fields(await record(wrong))).toEqual(['VAT_NOT_RECOVERABLE vatRecovered']);
    const other = await fund.payee('REFERRER', fund.county.provider.organisationId, 'Marigold');
    expect(fields(await record(invoice(application, { payeeId: other })))).toEqual(['NOT_ITS_AWARD payeeId']);
    const her = await fund.payee('HOUSEHOLD', null, 'H-TESTED');
    expect(fields(await record(invoice(application, { payeeId: her })))).toEqual(['NOT_DIRECTLY payeeId']);
    expect(got(await record(invoice(application, { payeeId: back }))).costPence).toBe(48_000);
  });

  it('of a number that this supplier sent before is refused, however it is spelt', async () => {
    const [one, two] = [await fund.awarded(), await fund.awarded()];
    got(await record(invoice(one, { number: 'A-100/7' })));
    const again = invoice(two, { number: 'a 1007', supplier: 'REMOVALS LTD.' });
    expect(fields(await record(again))).toEqual(['INVOICE_KNOWN number']);
    got(await record(invoice(two, { number: 'A-100/8' })));
  });

  it('for the same amount to the same payee within 30 days is flagged', async () => {
    const payeeId = await fund.payee('SUPPLIER', null, 'Only For This');
    const [one, two] = [await fund.awarded(), await fund.awarded()];
    got(await record(invoice(one, { payeeId, number: 'FIRST', invoicedOn: day('2026-10-21') })));
    const flagged = got(
      await record(invoice(two, { payeeId, invoicedOn: day('2026-11-20'), supplier: 'Another' })),
    );
    expect(flagged).toMatchObject({ alike: ['FIRST'], otherSupplier: true });
    const third = await fund.awarded();
    const later = got(await record(invoice(third, { payeeId, invoicedOn: day('2026-11-21') })));
    expect(later.alike).not.toContain('FIRST');
  });

  it('says everything that is wrong at once', async () => {
    const application = await fund.awarded([removals, aLine(10_000)]);
    const [first, second] = application.lines;
    const wrong = invoice(application, {
      grossPence: 48_001,
      invoicedOn: day('2026-11-28'),
      receivedOn: day('2026-11-29'),
      lines: [
        { awardLineId: first?.awardLineId ?? '', pence: 38_002 },
        { awardLineId: second?.awardLineId ?? '', pence: 10_001 },
      ],
    });
    expect(fields(await record(wrong))).toEqual([
      'DOES_NOT_ADD_UP grossPence',
      'IN_THE_FUTURE invoicedOn',
      'IN_THE_FUTURE receivedOn',
      'MORE_THAN_COMMITTED lines.1.pence',
      'LINES_DO_NOT_ADD_UP lines',
    ]);
  });

  it('is recorded once, and a line has one', async () => {
    const application = await fund.awarded();
    const input = invoice(application);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => record(input)));
    expect(new Set(outcomes.map((outcome) => got(outcome).id)).size).toBe(1);
    expect(codesOf(await record(invoice(application)))).toContain('LINE_HAS_INVOICE');
    const both = await fund.awarded();
    const raced = await Promise.all([record(invoice(both)), record(invoice(both), fund.preparer)]);
    expect(raced.flatMap(codesOf)).toEqual(['LINE_HAS_INVOICE']);
  });

  it('is read by the fund and by whoever was awarded what it is for', async () => {
    const { id } = got(await record(invoice(await fund.awarded())));
    expect(await fund.invoices.fundInvoice(fund.county.navigator, id)).not.toBeNull();
    expect(await fund.invoices.fundInvoice(fund.county.otherNavigator, id)).toBeNull();
    await expect(
      record(
        invoice(await fund.awarded()),
        fund.person('FUND_OFFICER', fund.county.navigator.organisationId),
      ),
    ).rejects.toThrow('Not found');
  });
});
