import { day } from '@app/kernel';
import { describeDay, monthName } from './days';

describe('days in words', () => {
  it('have their month spelt out', () => {
    expect(describeDay(day('2027-05-05'))).toBe('5 May 2027');
    expect([1, 12].map(monthName)).toEqual(['January', 'December']);
  });
});
