import { addDays, Problems } from '@app/kernel';
import { codesOf, got } from '@app/placements/testing';
import { fundDefaults } from './domain/settings';
import type { FundSettingsBook } from './settings';
import { Fund } from './testing';

let fund: Fund;
beforeAll(async () => {
  fund = await Fund.open();
});
afterAll(() => fund.tests.drop());

type Set = Parameters<FundSettingsBook['setFundSetting']>[1];
const set = (told: Partial<Set>, by = fund.commissioner) =>
  fund.settings.setFundSetting(by, {
    name: 'PANEL_QUORUM',
    number: 3,
    effectiveFrom: fund.county.today,
    source: 'Decision of the board, item 4',
    standing: 'CONFIRMED',
    ...told,
  });
const said = async (name: keyof typeof fundDefaults, on = fund.county.today) =>
  (await fund.settings.fundSettings(fund.county.navigator, 'E10000012', on)).find((one) => one.name === name);

describe('settings of a fund', () => {
  it('are read by anybody, each with where it comes from and how sure we are', async () => {
    const all = await fund.settings.fundSettings(fund.county.navigator, 'E10000012', null);
    expect(all).toHaveLength(Object.keys(fundDefaults).length);
    expect(await said('PAY_HOUSEHOLD_DIRECTLY')).toMatchObject({
      yesNo: false,
      number: null,
      effectiveFrom: null,
      standing: 'CONFIRMED',
    });
    expect(await said('OUT_OF_SCOPE')).toMatchObject({ categories: ['LEGAL_FEE'] });
    expect(await said('PAYMENT_FORMAT')).toMatchObject({ word: 'ACCOUNTS_PAYABLE', categories: null });
    expect(await said('ACCOUNTS_PAYABLE_COLUMNS')).toMatchObject({
      columns: expect.arrayContaining([{ header: 'Amount to pay', field: 'PAY' }]) as unknown,
      categories: null,
    });
    expect(await fund.settings.fundSettings(fund.county.navigator, null, null)).toEqual([]);
    expect(await fund.settings.fundSettings(fund.county.navigator, 'E06000099', null)).toEqual([]);
  });

  it('that limit those who decide are a commissioner’s to set, by rule and by row', async () => {
    expect(codesOf(await set({ name: 'OFFICER_LIMIT', number: 5_000_000 }, fund.officer))).toEqual([
      'COMMISSIONER_SETS_THIS',
    ]);
    got(await set({ name: 'REPEAT_MONTHS', number: 6 }, fund.officer));
    const straight = fund.county.db.commit(fund.officer, (tx) =>
      tx.manager.query(
        `insert into fund_setting (id, authority_id, name, value, effective_from, source, standing, set_by, set_at)
         select gen_random_uuid(), $1, 'OFFICER_LIMIT', value, effective_from, source, standing, set_by, set_at
         from fund_setting where name = 'REPEAT_MONTHS' limit 1`,
        [fund.officer.organisationId],
      ),
    );
    await expect(straight).rejects.toThrow('row-level security');
  });

  it('hold from the day that is said, number, word or list', async () => {
    const tomorrow = addDays(fund.county.today, 1);
    got(await set({ effectiveFrom: tomorrow }));
    expect(await said('PANEL_QUORUM')).toMatchObject({ number: 2 });
    expect(await said('PANEL_QUORUM', tomorrow)).toMatchObject({
      number: 3,
      effectiveFrom: tomorrow,
      source: 'Decision of the board, item 4',
    });
    const later = addDays(fund.county.today, 2);
    got(await set({ effectiveFrom: later, number: 4 }));
    const toCome = await fund.settings.fundSettingsToCome(fund.county.navigator, 'E10000012');
    expect(toCome.map(({ name, number, effectiveFrom }) => [name, number, effectiveFrom])).toEqual([
      ['PANEL_QUORUM', 3, tomorrow],
      ['PANEL_QUORUM', 4, later],
    ]);
    expect(await fund.settings.fundSettingsToCome(fund.county.navigator, null)).toEqual([]);
    got(await set({ name: 'EMERGENCY_AWARDS', number: null, yesNo: true }, fund.commissioner));
    expect(await said('EMERGENCY_AWARDS')).toMatchObject({ yesNo: true });
    got(await set({ name: 'OUT_OF_SCOPE', number: null, categories: ['LEGAL_FEE', 'PET_CARE'] }));
    expect(await said('OUT_OF_SCOPE')).toMatchObject({ categories: ['LEGAL_FEE', 'PET_CARE'] });
    got(await set({ name: 'PAYMENT_CUT_OFF', number: null, word: '12:30' }));
    expect(await said('PAYMENT_CUT_OFF')).toMatchObject({ word: '12:30' });
    got(await set({ name: 'RETURN_WORKING_DAYS', number: 2 }));
    expect(await said('RETURN_WORKING_DAYS')).toMatchObject({ number: 2 });
    const columns = [{ header: 'Reference', field: 'PAYMENT_REFERENCE' as const }];
    got(await set({ name: 'ACCOUNTS_PAYABLE_COLUMNS', number: null, columns }));
    expect(await said('ACCOUNTS_PAYABLE_COLUMNS')).toMatchObject({ columns });
  });

  it.each<[string, Partial<Set>]>([
    ['OUT_OF_RANGE', { number: 0 }],
    ['OUT_OF_RANGE', { number: 1.5 }],
    ['OUT_OF_RANGE', { name: 'EVIDENCE_MONTHS', number: 11 }],
    ['VALUE_NEEDED', { number: null }],
    ['WRONG_KIND', { yesNo: true }],
    ['CHOICE', { name: 'OUT_OF_SCOPE', number: null, categories: ['LEGAL_FEE', 'LEGAL_FEE'] }],
    ['LENGTH', { source: ' ' }],
    ['WORD', { name: 'PAYMENT_FORMAT', number: null, word: 'CHEQUE' }],
    ['WORD', { name: 'PAYMENT_CUT_OFF', number: null, word: '25:00' }],
    ['WORD', { name: 'ORIGINATOR_NAME', number: null, word: 'Safe Start' }],
    ['WORD', { name: 'ORIGINATOR_NAME', number: null, word: 'A NAME OF NINETEEN.' }],
    ['COUNT', { name: 'ACCOUNTS_PAYABLE_COLUMNS', number: null, columns: [] }],
    ['LENGTH', { name: 'ACCOUNTS_PAYABLE_COLUMNS', number: null, columns: [{ header: '', field: 'PAY' }] }],
  ])('refuse with %s what is none: %j', async (code, told) => {
    expect(codesOf(await set(told))).toEqual([code]);
  });

  it('never hold from the past', async () => {
    const outcome = await set({ effectiveFrom: addDays(fund.county.today, -1) });
    expect(codesOf(outcome)).toEqual(['FROM_THE_PAST']);
    expect(outcome instanceof Problems && outcome.problems[0]?.field).toBe('effectiveFrom');
  });

  it('are set by the fund and its commissioner alone', () => {
    for (const by of [fund.chair, fund.preparer, fund.county.navigator])
      expect(() => set({}, by)).toThrow('role');
  });
});

describe('a budget', () => {
  it('is one for a stream and a year, and tells every movement', async () => {
    const budget = await fund.budget(500_000);
    await expect(fund.budget(1)).rejects.toThrow('BUDGET_OPEN');
    await expect(fund.budget(1, 'SEEK', '2026-28')).rejects.toThrow('FORMAT');
    const cut = {
      budgetId: budget,
      pence: -200_000,
      because: 'To the other stream.',
      idempotencyKey: 'a key of mine',
    };
    got(await fund.budgets.changeAllocation(fund.officer, cut));
    expect(got(await fund.budgets.changeAllocation(fund.officer, cut)).allocationPence).toBe(300_000);
    const { nodes } = await fund.budgets.fundMovements(fund.officer, budget, { first: 10 });
    expect(nodes.map(({ number, reason, pence }) => [number, reason, pence])).toEqual([
      [2, 'ALLOCATION_CUT', 200_000],
      [1, 'ALLOCATED', 500_000],
    ]);
    const first = await fund.budgets.fundMovements(fund.officer, budget, { first: 1 });
    const rest = await fund.budgets.fundMovements(fund.officer, budget, {
      first: 1,
      after: first.endCursor ?? '',
    });
    expect(rest.nodes.map(({ number }) => number)).toEqual([1]);
  });

  it('of another fund is not there', async () => {
    const [budget] = (await fund.budgets.budgets(fund.officer, { first: 1 })).nodes;
    const other = fund.person('FUND_OFFICER', fund.county.navigator.organisationId);
    expect(await fund.budgets.fundPosition(other, budget?.id ?? '', null)).toBeNull();
    expect((await fund.budgets.budgets(other, { first: 10 })).nodes).toEqual([]);
  });
});
