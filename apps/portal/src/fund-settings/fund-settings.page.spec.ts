import { day } from '@app/kernel';
import { columnsIn, type Setting, settingsPage, settingValues, valueInWords } from './fund-settings.page';

const setting = (told: Partial<Setting>): Setting => ({
  name: 'PREAPPROVED_LIMIT',
  title: 'The line',
  number: null,
  yesNo: null,
  categories: null,
  word: null,
  columns: null,
  effectiveFrom: null,
  source: 'The guide',
  standing: 'CONFIRMED',
  ...told,
});

describe('settings of the fund', () => {
  it('are said as people say them: money, counts, yes or no, lists and words', () => {
    expect(valueInWords(setting({ number: 50_000 }))).toBe('£500.00');
    expect(valueInWords(setting({ name: 'ROLLING_MONTHS', number: 12 }))).toBe('12 months');
    expect(valueInWords(setting({ name: 'PANEL_QUORUM', number: 1 }))).toBe('1 vote');
    expect(valueInWords(setting({ name: 'EMERGENCY_AWARDS', yesNo: false }))).toBe('No');
    expect(valueInWords(setting({ name: 'OUT_OF_SCOPE', categories: [] }))).toBe('None');
    expect(valueInWords(setting({ name: 'OUT_OF_SCOPE', categories: ['LEGAL_FEE', 'PET_CARE'] }))).toBe(
      'Legal costs; Care of pets',
    );
    expect(valueInWords(setting({ name: 'PAYMENT_FORMAT', word: 'BACS_SINGLE_DAY' }))).toBe(
      'Bacs, one processing day',
    );
  });

  it('stand with those first that are only assumed, each with what is set for later', () => {
    const later = setting({ number: 60_000, effectiveFrom: day('2027-04-01'), source: 'Board, item 4' });
    const data = {
      fundSettings: [
        setting({ number: 50_000 }),
        setting({ name: 'OFFICER_LIMIT', number: 100_000, standing: 'ASSUMED' }),
      ],
      fundSettingsToCome: [later],
    };
    const page = settingsPage(data, ['FUND_OFFICER']);
    // What limits an officer is not an officer's to set.
    expect(page.assumed[0]?.href).toBeNull();
    expect(settingsPage(data, ['COMMISSIONER']).assumed[0]?.href).toBe('/fund-settings/officer-limit');
    expect(page.assumed.map(({ value }) => value)).toEqual(['£1,000.00']);
    expect(page.confirmed[0]).toMatchObject({
      value: '£500.00',
      since: 'From the beginning',
      toCome: ['£600.00 from Thursday 1 April 2027 (Board, item 4; confirmed)'],
    });
  });

  it('fill their form, and are read back', () => {
    expect(settingValues(setting({ number: 50_050 }))).toEqual({ number: '500.50' });
    const columns = [{ header: 'Pay: now', field: 'PAY' as const }];
    const filled = settingValues(setting({ name: 'ACCOUNTS_PAYABLE_COLUMNS', columns }));
    expect(columnsIn(String(filled['columns']))).toEqual({ columns, problems: [] });
    expect(columnsIn('Amount\nNet: net').problems.map(({ message }) => message.slice(0, 40))).toEqual([
      'Line 1: write the heading, a colon, and ',
    ]);
  });
});
