import { fromNowInWords, momentInWords, moneyInWords, nearDayInWords, timeInWords } from './in-words';

const now = new Date('2026-11-27T14:00:00Z');

describe('times as people say them', () => {
  it.each([
    ['2026-11-27T14:20:00Z', 'in 20 minutes', '2:20pm today'],
    ['2026-11-27T14:01:00Z', 'in 1 minute', '2:01pm today'],
    ['2026-11-27T14:00:20Z', 'now', '2pm today'],
    ['2026-11-27T15:30:00Z', 'in 1 hour 30 minutes', '3:30pm today'],
    ['2026-11-28T09:00:00Z', 'in 19 hours', '9am tomorrow'],
    ['2026-11-30T09:00:00Z', 'in 3 days', '9am on Monday'],
    ['2026-12-24T09:00:00Z', 'in 27 days', '9am on 24 Dec 2026'],
    ['2026-11-27T13:57:30Z', '2 minutes ago', '1:57pm today'],
    ['2026-11-26T14:00:00Z', '24 hours ago', '2pm yesterday'],
  ])('%s is %s, %s', (instant, fromNow, moment) => {
    expect(fromNowInWords(instant, now)).toBe(fromNow);
    expect(momentInWords(instant, now)).toBe(moment);
  });

  it('are London’s, in summer too', () => {
    expect(timeInWords('2026-06-01T23:30:00Z')).toBe('12:30am');
    expect(nearDayInWords('2026-06-02', new Date('2026-06-01T23:30:00Z'))).toBe('today');
  });
});

it('money is in pounds', () => {
  expect(moneyInWords(124_999)).toBe('£1,249.99');
});
