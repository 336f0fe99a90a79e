import { NotFound } from '@app/kernel';
import { cursorIn, daysOf, doneIn, idIn, monthAfter, monthIn } from './address';

describe('what an address says', () => {
  it('is an id, or there is no such page', () => {
    expect(idIn('0b5c2f5e-8e0e-4b8e-9a58-5f3a9d1d5a11')).toBe('0b5c2f5e-8e0e-4b8e-9a58-5f3a9d1d5a11');
    for (const wrong of ['', 'x', "1' or 1=1", '0b5c2f5e-8e0e-4b8e-9a58-5f3a9d1d5a11 ', undefined])
      expect(() => idIn(wrong)).toThrow(NotFound);
  });

  it('is a month, or this one, in London', () => {
    const now = new Date('2026-06-30T23:30:00Z');
    expect(monthIn('2026-11', now)).toBe('2026-11');
    expect(monthIn('2026-13', now)).toBe('2026-07');
    expect(monthIn(undefined, now)).toBe('2026-07');
  });

  it('goes from month to month over the turn of the year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
    expect(daysOf('2026-12')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
  });

  it('is one of the fixed words of what was done, and nothing else is shown', () => {
    const words = { voided: 'Out of use.' };
    expect(doneIn(words, 'voided')).toBe('Out of use.');
    for (const other of ['toString', 'constructor', '<b>', undefined, ['voided']])
      expect(doneIn(words, other)).toBeUndefined();
  });

  it('is a cursor, or the first page', () => {
    expect([cursorIn('abc'), cursorIn(''), cursorIn(undefined), cursorIn('x'.repeat(500))]).toEqual([
      'abc',
      null,
      null,
      null,
    ]);
  });
});
