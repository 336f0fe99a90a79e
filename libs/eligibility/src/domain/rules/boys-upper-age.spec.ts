import { day } from '@app/kernel';
import { aChild, aContext, aHousehold, aPerson, aPlace, aged, outcomeOf, today } from '../../testing';
import type { PersonFacts } from '../facts';
import { boysUpperAgeRule as rule } from './boys-upper-age';

const boy = (facts: Partial<PersonFacts>) => aChild({ gender: 'MAN_OR_BOY', ...facts });
const judge = (child: PersonFacts, place: Partial<ReturnType<typeof aPlace>> = {}) =>
  rule.judge(aHousehold({ people: [aPerson(), child] }), aPlace(place), aContext());

describe("rule 6, boys' upper age", () => {
  it.each([
    ['passes a boy of exactly the limit: "up to 14" includes 14', boy(aged(14)), 14, null, 'PASS'],
    ['fails a boy a year older', boy(aged(15)), 14, null, 'FAIL'],
    ['asks the provider who considers him', boy(aged(15)), 14, 16, 'CONSIDER'],
    ['fails a boy older than is considered', boy(aged(17)), 14, 16, 'FAIL'],
    ['passes a boy of 17 where there is no limit', boy(aged(17)), null, null, 'PASS'],
    ['passes a girl of 17', aChild(aged(17)), 14, null, 'PASS'],
    ['leaves a son of 18 to rule 2', boy(aged(18)), 14, null, 'PASS'],
    [
      'asks when a birthday in the month of arrival decides',
      boy({ born: { year: 2012, month: 3 } }),
      14,
      null,
      'NOT_ASKED',
    ],
    [
      'does not ask when that birthday is within the limit',
      boy({ born: { year: 2013, month: 3 } }),
      14,
      null,
      'PASS',
    ],
    [
      'asks when the age told some months ago is the limit',
      boy({ born: null, ageTold: { age: 14, on: day('2026-12-01') } }),
      14,
      null,
      'NOT_ASKED',
    ],
    ['asks when the age is not known', boy({ born: null }), 14, null, 'NOT_ASKED'],
    [
      'asks when he is too old, or else an adult',
      boy({ born: { year: 2009, month: 3 } }),
      14,
      null,
      'NOT_ASKED',
    ],
    [
      'does not ask whether he is 17 or 18 where boys of 17 are taken',
      boy({ born: { year: 2009, month: 3 } }),
      17,
      null,
      'PASS',
    ],
    [
      'asks the gender of a child who is too old for a boy',
      aChild({ gender: null, ...aged(15) }),
      14,
      null,
      'NOT_ASKED',
    ],
    [
      'asks nothing of a child young enough either way',
      aChild({ gender: null, ...aged(14) }),
      14,
      null,
      'PASS',
    ],
    [
      'asks the provider about a non-binary child over the limit',
      aChild({ gender: 'NON_BINARY', ...aged(15) }),
      14,
      null,
      'CONSIDER',
    ],
    ['passes a non-binary child within it', aChild({ gender: 'NON_BINARY', ...aged(14) }), 14, null, 'PASS'],
    [
      'asks the provider where it is not told',
      aChild({ gender: 'PREFERS_NOT_TO_SAY', ...aged(15) }),
      14,
      null,
      'CONSIDER',
    ],
  ])('%s', (_, child, boysToAge, boysConsiderToAge, outcome) => {
    expect(outcomeOf(rule, { people: [aPerson(), child] }, { boysToAge, boysConsiderToAge })).toBe(outcome);
  });

  it('asks who is in the household where there is a limit', () => {
    expect(outcomeOf(rule, { people: [] }, { boysToAge: 14 })).toBe('NOT_ASKED');
    expect(outcomeOf(rule, { people: [] }, { boysToAge: null })).toBe('PASS');
  });

  it('takes the eldest boy', () => {
    const people = [aPerson(), boy({ key: 'a', ...aged(4) }), boy({ key: 'b', ...aged(15) })];
    expect(outcomeOf(rule, { people }, { boysToAge: 14 })).toBe('FAIL');
  });

  it('points to dispersed accommodation, except from there', () => {
    expect(judge(boy(aged(15))).reason).toMatch(/Dispersed accommodation/);
    expect(judge(boy(aged(15)), { accommodationType: 'DISPERSED' }).reason).not.toMatch(/Dispersed/);
  });

  it('judges the age on the day of arrival, not today', () => {
    const people = [aPerson(), boy({ born: { year: 2012, month: 4 } })];
    expect(outcomeOf(rule, { people }, {}, { arrival: today })).toBe('PASS');
    expect(outcomeOf(rule, { people }, {}, { arrival: day('2027-05-01') })).toBe('FAIL');
  });

  it('judges who joins later by the age on that day', () => {
    const later = boy({ born: { year: 2012, month: 4 }, joinsOn: day('2027-05-01') });
    expect(outcomeOf(rule, { people: [aPerson(), later] }, {})).toBe('FAIL');
    expect(outcomeOf(rule, { people: [aPerson(), { ...later, joinsOn: day('2027-01-01') }] }, {})).toBe(
      'PASS',
    );
  });

  it.each([
    ['by month', boy(aged(14)), {}, 'The boy of 14 turns 15 in June 2027, past the limit of 14.'],
    [
      'at the latest',
      boy({ born: null, ageTold: { age: 13, on: day('2026-12-01') } }),
      {},
      'The boy of 13 or 14 turns 15 by December 2028, past the limit of 14.',
    ],
    [
      'past what is considered',
      boy(aged(16)),
      { boysConsiderToAge: 16 },
      'The boy of 16 turns 17 in June 2027, past the limit of 16.',
    ],
  ])('warns of a birthday within a year that passes the limit, %s', (_, child, place, message) => {
    expect(judge(child, place).warnings).toEqual([{ code: 'BIRTHDAY_PASSES_LIMIT', message }]);
  });

  it.each([
    ['more than a year away', boy(aged(13)), {}],
    ['of a girl', aChild(aged(14)), {}],
    ['where there is no limit', boy(aged(17)), { boysToAge: null }],
    ['when he is too old already', boy(aged(15)), {}],
  ])('does not warn of a birthday %s', (_, child, place) => {
    expect(judge(child, place).warnings).toEqual([]);
  });
});
