import { outcomeOf } from '../../testing';
import { lengthOfStayRule as rule } from './length-of-stay';

describe('rule 28, length of stay', () => {
  it.each([
    [28, 28, 'PASS'],
    [29, 28, 'FAIL'],
    [1, 1, 'PASS'],
    [400, null, 'PASS'],
    [null, 28, 'NOT_ASKED'],
    [null, null, 'PASS'],
  ])('%s nights, of at most %s: %s', (stayDays, maximumStayDays, outcome) => {
    expect(outcomeOf(rule, { stayDays }, { maximumStayDays })).toBe(outcome);
  });
});
