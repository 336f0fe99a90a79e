import { type Outcome, Problems } from '@app/kernel';
import { aKey, codesOf, got } from '@app/placements/testing';
import type { AwardLineType, FundApplicationType } from './api/application.type';
import { aLine, Fund, removals } from './testing';

let fund: Fund;
beforeAll(async () => {
  fund = await Fund.open();
});
afterAll(() => fund.tests.drop());

const fields = (outcome: unknown): string[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`) : [];
let years = 26;
/** A year of its own, with so much for its one stream: nothing else is in it. */
async function aYear(pence: number): Promise<string> {
  const id = await fund.budget(pence, 'SEEK', `20${String(years)}-${String(years + 1)}`);
  fund.county.nextMorning(years === 26 ? 0 : 365);
  years += 1;
  return id;
}
const position = async (budget: string, at: Date | null = null) => {
  const found = await fund.budgets.fundPosition(fund.officer, budget, at);
  if (!found) throw new Error('There is this budget.');
  return found;
};
const lineOf = ({ lines }: FundApplicationType, index = 0): string => lines[index]?.awardLineId ?? '';
const release = (awardLineId: string, pence?: number, key = aKey()): Promise<Outcome<AwardLineType>> =>
  fund.awards.releaseAward(fund.officer, {
    awardLineId,
    because: 'They did not need it.',
    idempotencyKey: key,
    ...(pence === undefined ? {} : { pence }),
  });

describe('an officer’s decision', () => {
  it('awards line by line, with a reason for every cut, and commits the money with it', async () => {
    const budget = await aYear(500_000);
    const application = await fund.submitted([removals, aLine(40_000), aLine(5_000)]);
    const decided = got(
      await fund.decide(application, {
        1: { awardedPence: 30_000, cutBecause: 'The usual deposit there is £300.' },
        2: { awardedPence: 0, cutBecause: 'Asked for twice.' },
      }),
    );
    expect(decided).toMatchObject({
      status: 'PART_APPROVED',
      waitingForFunds: false,
      decision: {
        outcome: 'PART_APPROVED',
        byPanel: false,
        awardedPence: 78_000,
        officerLimitPence: 100_000,
      },
    });
    expect(
      decided.lines.map(({ awardedPence, committedPence, cutBecause }) => [
        awardedPence,
        committedPence,
        cutBecause,
      ]),
    ).toEqual([
      [48_000, 48_000, null],
      [30_000, 30_000, 'The usual deposit there is £300.'],
      [0, 0, 'Asked for twice.'],
    ]);
    expect(await position(budget)).toMatchObject({
      availablePence: 422_000,
      committedPence: 78_000,
      whole: true,
    });
    const applicants = await fund.applications.fundApplication(fund.county.navigator, application.id);
    expect(applicants?.decision).toMatchObject({ outcome: 'PART_APPROVED', officerLimitPence: null });
    expect(await fund.county.told(fund.county.navigator.organisationId, application.id)).toEqual([
      'FUND_APPLICATION_DECIDED',
    ]);
  });

  it('says everything that is wrong at once', async () => {
    const application = await fund.submitted([
      removals,
      aLine(40_000),
      aLine(900, { category: 'PROCESS_SERVER' }),
    ]);
    const outcome = await fund.decide(application, {
      0: { awardedPence: 48_001 },
      1: { awardedPence: 39_999 },
    });
    expect(fields(outcome)).toEqual([
      'MORE_THAN_ASKED lines.0.awardedPence',
      'REASON_NEEDED lines.1.cutBecause',
      'OFFICERS_REASON_NEEDED lines.2.allowedBecause',
    ]);
    const input = {
      applicationId: application.id,
      lines: fund.awardsFor(application).slice(1),
      idempotencyKey: aKey(),
    };
    expect(codesOf(await fund.awards.decideApplication(fund.officer, input))).toContain('LINE_MISSING');
    const allowed = await fund.decide(application, {
      2: { allowedBecause: 'The order must be served by Monday.' },
    });
    expect(got(allowed).status).toBe('APPROVED');
  });

  it('goes up to £1,000.00 for a household in 12 months, to the penny; above it the panel decides', async () => {
    const her = await fund.county.household();
    await fund.awarded([removals], her);
    expect(codesOf(await fund.decide(await fund.submitted([aLine(52_001)], her)))).toEqual(['NEEDS_PANEL']);
    expect(got(await fund.decide(await fund.submitted([aLine(52_000)], her))).status).toBe('APPROVED');
    // To refuse, an officer needs no panel.
    const denied = await fund.submitted([aLine(900_000)], her);
    const no = { 0: { awardedPence: 0, cutBecause: 'It is the landlord’s to pay.' } };
    expect(got(await fund.decide(denied, no)).status).toBe('DENIED');
  });

  it('counts awards made at the same moment by two: one goes to the panel', async () => {
    const her = await fund.county.household();
    const applications = [
      await fund.submitted([aLine(60_000)], her),
      await fund.submitted([aLine(60_000)], her),
    ];
    const outcomes = await Promise.all(applications.map((application) => fund.decide(application)));
    expect(outcomes.flatMap(codesOf)).toEqual(['NEEDS_PANEL']);
  });

  it('keeps the limit it was made under, when that changes', async () => {
    const application = await fund.awarded();
    const set = { name: 'OFFICER_LIMIT', number: 5_000, source: 'A test', standing: 'CONFIRMED' } as const;
    got(await fund.settings.setFundSetting(fund.commissioner, { ...set, effectiveFrom: fund.county.today }));
    const { decision } = got(
      (await fund.applications.fundApplication(fund.officer, application.id)) as FundApplicationType,
    );
    expect(decision?.officerLimitPence).toBe(100_000);
    expect(codesOf(await fund.decide(await fund.submitted([aLine(5_001)])))).toEqual(['NEEDS_PANEL']);
    fund.county.wait(1);
    got(
      await fund.settings.setFundSetting(fund.commissioner, {
        ...set,
        number: 100_000,
        effectiveFrom: fund.county.today,
      }),
    );
  });

  it('is made once: with one key it is the same, with another it is over', async () => {
    const application = await fund.submitted();
    const input = {
      applicationId: application.id,
      lines: fund.awardsFor(application),
      idempotencyKey: aKey(),
    };
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => fund.awards.decideApplication(fund.officer, input)),
    );
    expect(new Set(outcomes.map((outcome) => lineOf(got(outcome)))).size).toBe(1);
    expect(codesOf(await fund.decide(application))).toEqual(['NOT_WITH_YOU']);
    const other = { ...input, lines: [] };
    expect(codesOf(await fund.awards.decideApplication(fund.officer, other))).toEqual(['KEY_USED']);
  });

  it('is not made by another fund, nor by whoever only pays', async () => {
    const application = await fund.submitted();
    const elsewhere = fund.person('FUND_OFFICER', fund.county.navigator.organisationId);
    await expect(fund.decide(application, {}, elsewhere)).rejects.toThrow('Not found');
    expect(() => fund.decide(application, {}, fund.preparer)).toThrow('role');
  });
});

describe('spending over the year', () => {
  it('is told month by month until today, and each movement with what it was for', async () => {
    const budget = await aYear(60_000);
    await fund.awarded([aLine(10_000)]);
    const months = await fund.budgets.fundSpending(fund.officer, budget);
    // April to November, the last until today.
    expect(months).toHaveLength(8);
    expect(months.at(-1)).toMatchObject({
      until: fund.county.today,
      allocationPence: 60_000,
      promisedPence: 10_000,
      paidPence: 0,
    });
    // Set aside the year before, and promised today.
    expect(months[0]).toMatchObject({ allocationPence: 60_000, promisedPence: 0 });
    const [last] = (await fund.budgets.fundMovements(fund.officer, budget, { first: 1 })).nodes;
    expect(last).toMatchObject({ reason: 'COMMITTED', pence: 10_000, category: aLine(10_000).category });
    expect(
      await fund.budgets.fundSpending(
        fund.person('FUND_OFFICER', fund.county.otherNavigator.organisationId),
        budget,
      ),
    ).toEqual([]);
  });
});

describe('the last money', () => {
  it('goes to those that fit, by however many at once; the others are approved and wait', async () => {
    const budget = await aYear(30_000);
    const applications: FundApplicationType[] = [];
    for (let index = 0; index < 10; index += 1) applications.push(await fund.submitted([aLine(10_000)]));
    const decided = (await Promise.all(applications.map((application) => fund.decide(application)))).map(got);
    expect(decided.every(({ status }) => status === 'APPROVED')).toBe(true);
    expect(decided.filter(({ waitingForFunds }) => !waitingForFunds)).toHaveLength(3);
    expect(await position(budget)).toMatchObject({ availablePence: 0, committedPence: 30_000, whole: true });
    const [of] = (await fund.budgets.budgets(fund.officer, { first: 1 })).nodes;
    expect(of?.waitingPence).toBe(70_000);
  });

  it('that comes later is for whoever has waited longest and fits, and a large line stops no small one', async () => {
    const budget = await aYear(1_000);
    const decided: FundApplicationType[] = [];
    for (const pence of [50_000, 20_000, 15_000]) {
      decided.push(await fund.awarded([aLine(pence)]));
      fund.county.wait(1);
    }
    expect(decided.map(({ waitingForFunds }) => waitingForFunds)).toEqual([true, true, true]);
    const more = (pence: number) =>
      fund.budgets.changeAllocation(fund.officer, {
        budgetId: budget,
        pence,
        because: 'From the reserve.',
        idempotencyKey: aKey(),
      });
    got(await more(39_000));
    expect(got(await fund.awards.commitWaiting(fund.officer, budget))).toEqual({
      id: budget,
      committed: 2,
      waiting: 1,
    });
    const waits = await Promise.all(
      decided.map(
        async ({ id }) => (await fund.applications.fundApplication(fund.officer, id))?.waitingForFunds,
      ),
    );
    expect(waits).toEqual([true, false, false]);
    got(await more(45_000));
    expect(got(await fund.awards.commitWaiting(fund.officer, budget)).committed).toBe(1);
    expect(await position(budget)).toMatchObject({ availablePence: 0, committedPence: 85_000 });
    expect(codesOf(await more(-1))).toEqual(['NOT_ENOUGH_FUNDS']);
  });
});

describe('giving money of an award back', () => {
  it('puts it back in the budget the same moment, part or whole, and the past stays as it was', async () => {
    const budget = await aYear(100_000);
    const application = await fund.awarded([aLine(40_000)]);
    const before = fund.county.now;
    fund.county.wait(1);
    const line = got(await release(lineOf(application), 15_000));
    expect(line).toMatchObject({ committedPence: 25_000, releasedPence: 15_000 });
    expect(got(await release(lineOf(application)))).toMatchObject({
      committedPence: 0,
      releasedPence: 40_000,
    });
    expect(await position(budget)).toMatchObject({ availablePence: 100_000, committedPence: 0 });
    expect(await position(budget, before)).toMatchObject({ availablePence: 60_000, committedPence: 40_000 });
    expect(codesOf(await release(lineOf(application)))).toEqual(['NOTHING_TO_RELEASE']);
  });

  it('happens once with one key', async () => {
    const application = await fund.awarded([aLine(40_000)]);
    const key = aKey();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => release(lineOf(application), 10_000, key)),
    );
    expect(outcomes.map((outcome) => got(outcome).releasedPence)).toEqual(
      Array.from({ length: 10 }, () => 10_000),
    );
  });

  it('never touches what is in a payment run or paid (fund-and-reports 8, fault 17)', async () => {
    const application = await fund.awarded([aLine(40_000)]);
    const id = lineOf(application);
    const [{ budget } = { budget: '' }] = await fund.tests.query<{ budget: string }>(
      'select budget_id as budget from award_line where id = $1',
      [id],
    );
    await fund.db.commit(fund.preparer, (tx) =>
      tx.manager.query(
        `insert into ledger_transfer (id, authority_id, budget_id, from_kind, to_kind, pence, reason, award_line_id, on_day, made_by)
         values (gen_random_uuid(), $1, $2, 'COMMITTED', 'IN_PAYMENT', 30000, 'PUT_IN_PAYMENT', $3, hearth_today(), $4)`,
        [fund.authorityId, budget, id, fund.preparer.personId],
      ),
    );
    expect(fields(await release(id, 10_001))).toEqual(['MORE_THAN_THERE_IS pence']);
    got(await release(id));
    const outcome = await release(id);
    expect(codesOf(outcome)).toEqual(['NOTHING_TO_RELEASE']);
    expect(JSON.stringify(outcome)).toContain('£300.00 is in a payment run or paid');
  });

  it('gives up a line that only waited, whole, and it counts no more for the household', async () => {
    const budget = await aYear(1_000);
    const her = await fund.county.household();
    const application = await fund.awarded([aLine(60_000)], her);
    expect(fields(await release(lineOf(application), 1))).toEqual(['WHOLE_ONLY pence']);
    expect(got(await release(lineOf(application)))).toMatchObject({
      waitingForFunds: false,
      releasedPence: 60_000,
    });
    expect(got(await fund.awards.commitWaiting(fund.officer, budget))).toMatchObject({
      committed: 0,
      waiting: 0,
    });
    const again = await fund.submitted([aLine(100_000)], her);
    const seen = await fund.applications.fundApplication(fund.officer, again.id);
    expect(seen?.pastHelp).toMatchObject({ awards: 0, pence: 0, withinOfficersLimit: true });
  });
});
