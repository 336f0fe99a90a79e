import { aChild, aContext, aHousehold, aPerson, aPlace, aged, outcomeOf } from '../../testing';
import { maximumChildrenRule as rule } from './maximum-children';

const children = (...ages: number[]) =>
  ages.map((age, index) => aChild({ key: String(index), ...aged(age) }));

describe('rule 5, number of children', () => {
  it.each([
    ['passes as many as are taken', [aPerson(), ...children(3, 5)], 2, null, 'PASS'],
    ['fails one more', [aPerson(), ...children(3, 5, 7)], 2, null, 'FAIL'],
    ['asks the provider who considers one more', [aPerson(), ...children(3, 5, 7)], 2, 3, 'CONSIDER'],
    ['fails more than are considered', [aPerson(), ...children(3, 5, 7, 9)], 2, 3, 'FAIL'],
    ['passes any number where there is no limit', [aPerson(), ...children(3, 5, 7, 9)], null, null, 'PASS'],
    ['counts a child of 17', [aPerson(), ...children(17)], 0, null, 'FAIL'],
    ['counts no one of 18', [aPerson(), ...children(18)], 0, null, 'PASS'],
    ['counts no lead, though 16', [aPerson(aged(16))], 0, null, 'PASS'],
    [
      'asks when someone may have turned 18',
      [aPerson(), aChild({ born: { year: 2009, month: 3 } })],
      0,
      null,
      'NOT_ASKED',
    ],
    ['asks when nobody is known', [], 2, null, 'NOT_ASKED'],
    ['asks nothing where there is no limit', [], null, null, 'PASS'],
  ])('%s', (_, people, maximumChildren, considerChildrenTo, outcome) => {
    expect(outcomeOf(rule, { people }, { maximumChildren, considerChildrenTo })).toBe(outcome);
  });

  it('says how many there are, or may be', () => {
    const people = [aPerson(), ...children(4), aChild({ key: 'x', born: null })];
    expect(rule.judge(aHousehold({ people }), aPlace(), aContext()).householdValue).toBe('1 to 2');
  });

  it('does not count in a sanctuary scheme, where they stay at home', () => {
    const place = { accommodationType: 'SANCTUARY', maximumChildren: 0 } as const;
    expect(outcomeOf(rule, { people: [aPerson(), aChild()] }, place)).toBe('PASS');
  });
});
