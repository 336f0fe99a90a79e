import { addDays, day } from '@app/kernel';
import { aContext, aHousehold, aPlace, hardOf, outcomeOf, today } from '../../testing';
import type { HouseholdFacts } from '../facts';
import type { Answer } from '../words';
import { pregnancyRule as rule, weeksOn } from './pregnancy';

/** Exactly so many weeks and days pregnant today. */
const weeks = (whole: number, days = 0): Pick<HouseholdFacts, 'pregnant' | 'dueOn'> => ({
  pregnant: true,
  dueOn: addDays(today, 280 - 7 * whole - days),
});
const noDate = { pregnant: true, dueOn: null };
const unasked = { pregnant: null, dueOn: null };

describe('weeks of pregnancy', () => {
  it.each([
    ['2027-12-15', '2027-03-10', 0],
    ['2027-12-15', '2027-12-14', 39],
    ['2027-12-15', '2027-12-15', 40],
    ['2027-12-15', '2027-12-22', 41],
  ])('due on %s are on %s whole weeks: %i', (due, on, count) => {
    expect(weeksOn(day(due), day(on))).toBe(count);
  });
});

describe('rule 30, pregnancy', () => {
  it.each<[string, Partial<HouseholdFacts>, Answer, number | null, string, boolean]>([
    ['passes who is not', { pregnant: false }, 'NO', 20, 'PASS', false],
    ['passes where it is taken', weeks(39), 'YES', null, 'PASS', true],
    ['fails early where it is not: a wish', weeks(12), 'NO', null, 'FAIL', false],
    ['fails to the last day of week 27 as a wish', weeks(27, 6), 'NO', null, 'FAIL', false],
    ['fails late, from week 28, for good', weeks(28), 'NO', null, 'FAIL', true],
    ['asks the provider, early as a wish', weeks(12), 'CONSIDER', null, 'CONSIDER', false],
    ['asks the provider, late before all else', weeks(30), 'CONSIDER', null, 'CONSIDER', true],
    ['passes to the last day of the last week taken', weeks(34, 6), 'YES', 34, 'PASS', true],
    ['fails the day after, for good', weeks(35), 'YES', 34, 'FAIL', true],
    ['fails past an early limit, for good', weeks(21), 'YES', 20, 'FAIL', true],
    ['asks when the child is due where a week decides', noDate, 'YES', 34, 'NOT_ASKED', true],
    ['asks when where late would be hard', noDate, 'NO', null, 'NOT_ASKED', true],
    ['does not ask when where all weeks are taken', noDate, 'YES', null, 'PASS', true],
    ['asks whether anyone is', unasked, 'NO', null, 'NOT_ASKED', true],
    ['asks whether anyone is, where a week decides', unasked, 'YES', 34, 'NOT_ASKED', true],
    ['does not ask whether where all are taken', unasked, 'YES', null, 'PASS', true],
    [
      'asks whether though it would be early',
      { ...weeks(10), pregnant: null },
      'NO',
      null,
      'NOT_ASKED',
      false,
    ],
    ['passes in the last weeks of all', weeks(42, 6), 'YES', null, 'PASS', true],
    ['asks whether the child is born where a week decides', weeks(43), 'YES', 34, 'NOT_ASKED', true],
    ['does not ask whether where all weeks are taken', weeks(43), 'YES', null, 'PASS', true],
    ['takes a day too far ahead for the very beginning', weeks(-3), 'YES', 34, 'PASS', false],
  ])('%s', (_, household, pregnancy, latePregnancyWeeks, outcome, hard) => {
    expect(outcomeOf(rule, household, { pregnancy, latePregnancyWeeks })).toBe(outcome);
    expect(hardOf(rule, household, { pregnancy, latePregnancyWeeks })).toBe(hard);
  });

  it('counts the week on the day of arrival, not today', () => {
    const place = { pregnancy: 'YES', latePregnancyWeeks: 34 } as const;
    expect(outcomeOf(rule, weeks(34), place)).toBe('PASS');
    expect(outcomeOf(rule, weeks(34), place, { arrival: addDays(today, 7) })).toBe('FAIL');
  });

  it.each([
    [unasked, 'Ask whether anyone is pregnant, and when the child is due.'],
    [noDate, 'Ask when the child is due.'],
    [weeks(43), 'Ask whether the child is born.'],
  ])('asks what is missing: %s', (facts, text) => {
    const judged = rule.judge(aHousehold(facts), aPlace({ latePregnancyWeeks: 34 }), aContext());
    expect(judged).toMatchObject({ question: { ask: 'HOUSEHOLD', about: 'PREGNANCY', text } });
  });
});
