import { aContext, aHousehold, aPerson, aPlace, aged, outcomeOf } from '../../testing';
import { minimumAgeRule as rule } from './minimum-age';

describe('rule 3, minimum age', () => {
  it.each([
    ['passes a lead who is exactly the minimum age', [aPerson(aged(16))], 16, 'PASS'],
    ['fails a lead a year younger', [aPerson(aged(15))], 16, 'FAIL'],
    ['takes a service that starts at 18 at its word', [aPerson(aged(17))], 18, 'FAIL'],
    [
      'asks when the birthday falls in the month of arrival',
      [aPerson({ born: { year: 2011, month: 3 } })],
      16,
      'NOT_ASKED',
    ],
    ['asks when the age is not known', [aPerson({ born: null })], 16, 'NOT_ASKED'],
    ['asks when there is no lead', [], 16, 'NOT_ASKED'],
    ['passes anyone where there is no minimum', [], 0, 'PASS'],
    ['judges the lead only', [aPerson(), aPerson({ key: 'p', lead: false, ...aged(15) })], 16, 'PASS'],
  ])('%s', (_, people, minimumAge, outcome) => {
    expect(outcomeOf(rule, { people }, { minimumAge })).toBe(outcome);
  });

  it('shows no age that was not asked', () => {
    const judged = rule.judge(aHousehold({ people: [] }), aPlace(), aContext());
    expect(judged).toMatchObject({
      householdValue: null,
      placeValue: '16 and over',
      question: { ask: 'HOUSEHOLD' },
    });
  });
});
