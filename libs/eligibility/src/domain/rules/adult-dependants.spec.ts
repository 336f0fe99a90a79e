import { aChild, aContext, aHousehold, aPerson, aPlace, aged, outcomeOf } from '../../testing';
import type { Answer } from '../words';
import { adultDependantsRule as rule } from './adult-dependants';

const daughter = (age: number) => aChild(aged(age));

describe('rule 7, adult dependants', () => {
  it.each<[string, ReturnType<typeof aPerson>[], Answer, string]>([
    ['passes one where they are taken', [aPerson(), daughter(18)], 'YES', 'PASS'],
    ['fails one where they are not: 18 is an adult', [aPerson(), daughter(18)], 'NO', 'FAIL'],
    ['asks the provider who considers it', [aPerson(), daughter(40)], 'CONSIDER', 'CONSIDER'],
    ['passes a child of 17, who is none', [aPerson(), daughter(17)], 'NO', 'PASS'],
    [
      'passes the partner, who is none',
      [aPerson(), aPerson({ key: 'p', lead: false, partner: true })],
      'NO',
      'PASS',
    ],
    ['passes a lead alone', [aPerson()], 'NO', 'PASS'],
    ['asks about someone of unknown age', [aPerson(), aChild({ born: null })], 'NO', 'NOT_ASKED'],
    [
      'asks when an 18th birthday falls in the month of arrival',
      [aPerson(), aChild({ born: { year: 2009, month: 3 } })],
      'CONSIDER',
      'NOT_ASKED',
    ],
    ['asks nothing where they are taken', [aPerson(), aChild({ born: null })], 'YES', 'PASS'],
    ['fails one known, whoever else is not', [aPerson(), daughter(30), aChild({ born: null })], 'NO', 'FAIL'],
    ['asks who would move in', [], 'NO', 'NOT_ASKED'],
    ['needs to know nobody where they are taken', [], 'YES', 'PASS'],
  ])('%s', (_, people, adultDependants, outcome) => {
    expect(outcomeOf(rule, { people }, { adultDependants })).toBe(outcome);
  });

  it.each<[Answer, number, string[]]>([
    ['YES', 18, ['ASSESSED_SEPARATELY']],
    ['CONSIDER', 18, ['ASSESSED_SEPARATELY']],
    ['NO', 18, []],
    ['YES', 17, []],
  ])(
    'says, where the answer is %s, that someone of %i is assessed by a referral of their own: %s',
    (...row) => {
      const [adultDependants, age, codes] = row;
      const judged = rule.judge(
        aHousehold({ people: [aPerson(), daughter(age)] }),
        aPlace({ adultDependants }),
        aContext(),
      );
      expect(judged.warnings.map(({ code }) => code)).toEqual(codes);
    },
  );
});
