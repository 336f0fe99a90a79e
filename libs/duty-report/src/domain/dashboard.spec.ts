import { day } from '@app/kernel';
import { forms } from '../forms';
import { counting, episode, ground, person, referral, rows } from '../testing';
import { countable } from './counting/countable';
import { dashboardOf } from './dashboard';
import { dutyFigures } from './duty-figures';
import type { CountedEpisode, ReturnRows } from './rows';
import { lastMonthOver, yearNamed, yearsUntil } from './year';

const form = forms[0]!;
const districts = [
  { code: 'E07000067', name: 'Braintree' },
  { code: 'E07000071', name: 'Colchester' },
  { code: 'E07000074', name: 'Maldon' },
];
const dashboard = (told: Partial<ReturnRows>) =>
  dashboardOf(countable(rows(told), counting()), form, dutyFigures(rows(told), form, counting()), districts);
/** So many households in the refuge, each of one woman, who last lived in this district. */
const households = (count: number, from: string | null, prefix = from ?? 'nowhere'): CountedEpisode[] =>
  Array.from({ length: count }, (_, index) =>
    episode({
      id: `${prefix}-${String(index)}`,
      householdId: `${prefix}-${String(index)}`,
      origin: from === null ? null : ground(from),
      people: [person({ id: `${prefix}-${String(index)}` })],
    }),
  );
const said = (counts: readonly { readonly label: string; readonly shown: string }[]): string[][] =>
  counts.map(({ label, shown }) => [label, shown]);

describe('a dashboard', () => {
  it('shows counts as the public edition: 1 to 4 left out, others to the nearest five, nought as nought', () => {
    const { households: all, byType } = dashboard({ episodes: households(13, null) });
    expect([all.value, all.shown]).toEqual([15, '15']);
    expect(said(byType).slice(0, 2)).toEqual([
      ['Refuge', '15'],
      ['Specialist safe accommodation', '0'],
    ]);
    const few = dashboard({ episodes: households(4, null) });
    expect([few.households.value, few.households.shown]).toEqual([null, '[c]']);
  });

  it('counts households by where they last lived, not by where they are: the refuge is in Colchester', () => {
    const { supportedFrom } = dashboard({ episodes: households(10, 'E07000067') });
    expect(said(supportedFrom)).toEqual([
      ['Braintree', '10'],
      ['Colchester', '0'],
      ['Maldon', '0'],
      ['Outside Greater Essex', '0'],
      ['Not known', '0'],
    ]);
  });

  it('leaves out a second district, where the exact total of the return would give a small one back', () => {
    const { supportedFrom } = dashboard({
      episodes: [...households(20, 'E07000067'), ...households(3, 'E07000074'), ...households(10, null)],
    });
    expect(supportedFrom.find(({ id }) => id === 'E07000074')?.shown).toBe('[c]');
    expect(supportedFrom.filter(({ shown }) => shown === '[c]').length).toBeGreaterThan(1);
    // Noughts are known anyway, and stay.
    expect(supportedFrom.find(({ id }) => id === 'E07000071')?.shown).toBe('0');
  });

  it('counts a household in one district, that of its first stay', () => {
    const moved = households(10, 'E07000067').flatMap((one) => [
      one,
      { ...one, id: `${one.id} again`, startedOn: day('2025-09-01'), origin: ground('E07000071') },
    ]);
    expect(said(dashboard({ episodes: moved }).supportedFrom).slice(0, 2)).toEqual([
      ['Braintree', '10'],
      ['Colchester', '0'],
    ]);
  });

  it('counts referrals that could not be supported by reason, and leaves out reasons that do not count', () => {
    const declined = (count: number, primaryReason: string) =>
      Array.from({ length: count }, (_, index) =>
        referral({ id: `${primaryReason}-${String(index)}`, primaryReason, origin: ground('E07000071') }),
      );
    const { unable, byReason, byReasonGroup, unableFrom } = dashboard({
      referrals: [...declined(10, 'NO_BEDSPACE'), ...declined(7, 'CLIENT_CHANGED_MIND')],
    });
    expect(unable.shown).toBe('10');
    expect(byReason.find(({ id }) => id === 'NO_BEDSPACE')?.shown).toBe('10');
    expect(said(byReasonGroup)).toEqual([
      ['Capacity constraints', '10'],
      ['Could not meet the needs of the household', '0'],
      ['Choice of the household', '0'],
      ['Other reasons', '0'],
    ]);
    expect(byReason.some(({ id }) => id === 'CLIENT_CHANGED_MIND')).toBe(false);
    expect(unableFrom.find(({ id }) => id === 'E07000071')?.shown).toBe('10');
  });
});

describe('the months of a dashboard', () => {
  const year = yearNamed('2026-27')!;

  it.each([
    ['2026-04-01', null],
    ['2026-04-30', null],
    ['2026-05-01', '2026-04-30'],
    ['2026-11-27', '2026-10-31'],
    ['2027-03-31', '2027-02-28'],
    ['2027-04-01', '2027-03-31'],
    ['2030-01-01', '2027-03-31'],
  ])('on %s are over by %s', (today, over) => {
    expect(lastMonthOver(year, day(today))).toBe(over);
  });

  it('are of years from the first form to the one that runs', () => {
    expect(yearsUntil('2025-26', day('2027-04-01')).map(({ name }) => name)).toEqual([
      '2025-26',
      '2026-27',
      '2027-28',
    ]);
    expect(yearsUntil('2025-26', day('2025-03-31'))).toEqual([]);
  });
});
