import { addDays, day, type LocalDate, type Pence } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { bacsDay, bacsFile, type Credit } from './bacs';

const originator = {
  serviceUserNumber: '123456',
  sortCode: '404784',
  accountNumber: '70872490',
  name: 'COUNTY PAYMENTS',
};
const identity = { number: 7, createdOn: day('2026-11-27') };
const credit = (pence: number, told: Partial<Credit> = {}): Credit => ({
  sortCode: '089999',
  accountNumber: '66374958',
  accountName: 'Smith & Sons Ltd',
  pence: pence as Pence,
  reference: 'K7CXWQ2MFT9RLPNV',
  processingDay: day('2026-12-01'),
  ...told,
});
const file = (credits: readonly Credit[], multiDay = false): string =>
  bacsFile({ identity, originator, credits }, { multiDay });
const blanks = (count: number): string => ' '.repeat(count);

/**
 * Each record put together by hand from the published positions: data and contra records in fund-and-reports 6.1; labels in
 * the file descriptions of banks and suppliers of Bacs software (volume serial 5–10, owner 38–51; file identifier 5–21,
 * dates 42–53; block and record length 6–15; processing day 5–10, currency 21–22, work code 29–37, file number 38–40;
 * sums 5–17 and 18–30, counts 31–37 and 38–44). 27 November is day 331 of 2026, 1 December is day 335.
 */
describe('a Bacs Standard 18 file', () => {
  it('of one day is, record by record, what the published positions say', () => {
    const two = [
      credit(12_345),
      credit(1, {
        sortCode: '000001',
        accountNumber: '00000190',
        accountName: 'Zoë O’Brien-Łukasz and Company Limited',
        reference: 'ABCDEFGHJ',
      }),
    ];
    expect(file(two).split('\r\n')).toEqual([
      `VOL1270007${blanks(27)}${blanks(4)}123456${blanks(4)}${blanks(28)}1`,
      `HDR1A123456S${blanks(3)}12345627000700010001${blanks(6)} 26331 26336 000000${blanks(20)}`,
      `HDR2F0200000100${blanks(35)}00${blanks(28)}`,
      `UHL1 26335999999${blanks(4)}000000001 DAILY  007${blanks(40)}`,
      '089999663749580994047847087249000000000001234' +
        '5COUNTY PAYMENTS   K7CXWQ2MFT9RLPNV  SMITH & SONS LTD  ',
      '000001000001900994047847087249000000000000000' +
        '1COUNTY PAYMENTS   ABCDEFGHJ         ZOE O BRIEN- UKASZ',
      '404784708724900174047847087249000000000001234' +
        '6COUNTY PAYMENTS   CONTRA            COUNTY PAYMENTS   ',
      `EOF1A123456S${blanks(3)}12345627000700010001${blanks(6)} 26331 26336 000000${blanks(20)}`,
      `EOF2F0200000100${blanks(35)}00${blanks(28)}`,
      `UTL10000000012346000000001234600000010000002${blanks(36)}`,
      '',
    ]);
  });

  it('of several days says the day in each record, and ends each day with its contra', () => {
    const lines = file(
      [credit(100), credit(200, { processingDay: day('2026-12-02') }), credit(300)],
      true,
    ).split('\r\n');
    expect(lines[2]).toBe(`HDR2F0212000106${blanks(35)}00${blanks(28)}`);
    expect(lines[3]).toBe(`UHL1 26335999999${blanks(4)}000000004 MULTI  007${blanks(40)}`);
    const body = lines.slice(4, -4);
    expect(
      body.map((line) => [line.length, line.slice(15, 17), Number(line.slice(35, 46)), line.slice(100)]),
    ).toEqual([
      [106, '99', 100, ' 26335'],
      [106, '99', 300, ' 26335'],
      [106, '17', 400, ' 26335'],
      [106, '99', 200, ' 26336'],
      [106, '17', 200, ' 26336'],
    ]);
    expect(lines.at(-2)).toBe(`UTL10000000000600000000000060000000020000003${blanks(36)}`);
  });

  it('fault 11: knows the last day of a leap year, and the first', () => {
    expect(bacsDay(day('2028-12-31'))).toBe(' 28366');
    expect(bacsDay(day('2026-12-31'))).toBe(' 26365');
    expect(bacsDay(day('2027-01-01'))).toBe(' 27001');
  });

  it('fault 8: is not written with an amount of nothing, less than nothing, or more than eleven figures', () => {
    for (const pence of [0, -1, 0.5, 100_000_000_000, Number.NaN])
      expect(() => file([credit(pence)])).toThrow(RangeError);
    expect(() => file([])).toThrow(RangeError);
    // Each fits, their contra does not.
    expect(() => file([credit(99_999_999_999), credit(1)])).toThrow(RangeError);
    expect(() => file([credit(99_999_999_999)])).not.toThrow();
  });

  it('fault 10: is not written with an account that lost figures', () => {
    expect(() => file([credit(1, { sortCode: '89999' })])).toThrow(/zeros in front/);
    expect(() => file([credit(1, { accountNumber: '6374958' })])).toThrow(/zeros in front/);
  });

  it('of one day is not written for two', () => {
    expect(() => file([credit(1), credit(1, { processingDay: day('2026-12-02') })])).toThrow(RangeError);
  });

  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${String(length)}}$`));
  const anyCredit = fc.record({
    sortCode: digits(6),
    accountNumber: digits(8),
    accountName: fc.string({ unit: 'grapheme', maxLength: 40 }),
    pence: fc.integer({ min: 1, max: 9_000_000 }).map((pence) => pence as Pence),
    reference: fc.string({ unit: 'grapheme', maxLength: 30 }),
    processingDay: fc
      .integer({ min: 0, max: 800 })
      .map((days): LocalDate => addDays(day('2026-11-30'), days)),
  });

  it('faults 8 and 9: whatever is paid to whom, has records of their length, only characters of Bacs, and sections that balance', () => {
    fc.assert(
      fc.property(fc.array(anyCredit, { minLength: 1, maxLength: 30 }), fc.boolean(), (credits, multiDay) => {
        const days = multiDay
          ? credits
          : credits.map((each) => ({ ...each, processingDay: credits[0]!.processingDay }));
        const text = file(days, multiDay);
        expect(text.endsWith('\r\n')).toBe(true);
        const lines = text.split('\r\n').slice(0, -1);
        const body = lines.slice(4, -3);
        const length = multiDay ? 106 : 100;
        expect(lines.filter((line) => line.length !== 80)).toEqual(body);
        expect(body.every((line) => line.length === length)).toBe(true);
        expect(lines.every((line) => /^[A-Z0-9.&/ -]+$/.test(line))).toBe(true);
        let section = 0;
        let paid = 0;
        let contras = 0;
        for (const line of body) {
          const pence = Number(line.slice(35, 46));
          if (line.slice(15, 17) === '99') section += pence;
          else {
            expect(pence).toBe(section);
            paid += section;
            section = 0;
            contras += 1;
          }
        }
        expect(section).toBe(0);
        const total = days.reduce((sum, { pence }) => sum + pence, 0);
        expect(paid).toBe(total);
        const trailer = lines.at(-1) ?? '';
        expect([4, 17].map((from) => Number(trailer.slice(from, from + 13)))).toEqual([total, total]);
        expect([30, 37].map((from) => Number(trailer.slice(from, from + 7)))).toEqual([contras, days.length]);
      }),
    );
  });
});
