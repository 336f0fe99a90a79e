import {
  identifyingInClient,
  identifyingInInvoiceNumber,
  identifyingInText,
  startsFormula,
} from './identifying';

describe('what tells who a client is', () => {
  it.each([
    ['Smith', 'a name'],
    ['anna2001', 'a name'],
    ['AnnaSmith', 'a name'],
    ['anna.smith1@example.org', 'an e-mail address'],
    ['CM1 1QH', 'a postcode'],
    ['SS99AA', 'a postcode'],
    ['07700 900123', 'a phone or NHS number'],
    ['+447700900123', 'a phone or NHS number'],
    ['943 476 5919', 'a phone or NHS number'],
    ['AB123456C', 'a National Insurance number'],
    ['ab 12 34 56 c', 'a National Insurance number'],
    ['27/11/1990', 'a date of birth'],
    ['1990-11-27', 'a date of birth'],
  ])('is seen in %s: %s', (word, what) => {
    expect(identifyingInClient(word)).toBe(what);
  });

  it.each(['LF-0012', 'C123', '2026/14', 'CASE-2021', 'LF-1984', 'R1984', '7'])(
    'is not in %s, a provider’s own word',
    (word) => {
      expect(identifyingInClient(word)).toBeNull();
    },
  );

  it('leaves suppliers their names and invoices their long numbers', () => {
    expect(identifyingInText('A. Smith & Sons Removals')).toBeNull();
    expect(identifyingInText('Beds 4 U')).toBeNull();
    expect(identifyingInText('Joe, joe@example.org')).toBe('an e-mail address');
    expect(identifyingInInvoiceNumber('00012345678901')).toBeNull();
    expect(identifyingInInvoiceNumber('INV-2026-0042')).toBeNull();
    expect(identifyingInInvoiceNumber('07700 900123')).toBe('a phone or NHS number');
  });

  it.each(['=1+1', '+44', '-5', '@name'])(
    'a spreadsheet would run %s (fund-and-reports 8, fault 9)',
    (cell) => {
      expect(startsFormula(cell)).toBe(true);
    },
  );
});
