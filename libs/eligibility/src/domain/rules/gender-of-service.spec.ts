import { aChild, aContext, aHousehold, aPerson, aPlace, aged, outcomeOf } from '../../testing';
import { type AdmissionPolicy, type Gender, type GenderPolicy, genders } from '../words';
import { genderOfServiceRule as rule } from './gender-of-service';

const lead = (gender: Gender | null) => aPerson({ gender });
const son = (age: number) => aChild({ gender: 'MAN_OR_BOY', ...aged(age) });

describe('rule 2, gender of service', () => {
  it.each<[GenderPolicy, Gender | null, string]>([
    ['WOMEN_ONLY', 'WOMAN_OR_GIRL', 'PASS'],
    ['WOMEN_ONLY', 'MAN_OR_BOY', 'FAIL'],
    ['WOMEN_ONLY', 'NON_BINARY', 'CONSIDER'],
    ['WOMEN_ONLY', 'OTHER', 'CONSIDER'],
    ['WOMEN_ONLY', 'PREFERS_NOT_TO_SAY', 'CONSIDER'],
    ['WOMEN_ONLY', null, 'NOT_ASKED'],
    ['MEN_ONLY', 'MAN_OR_BOY', 'PASS'],
    ['MEN_ONLY', 'WOMAN_OR_GIRL', 'FAIL'],
    ['MEN_ONLY', 'NON_BINARY', 'CONSIDER'],
    ['MEN_ONLY', null, 'NOT_ASKED'],
    ['MIXED_SELF_CONTAINED', 'MAN_OR_BOY', 'PASS'],
    ['MIXED_SELF_CONTAINED', 'NON_BINARY', 'PASS'],
    ['MIXED_SELF_CONTAINED', null, 'PASS'],
  ])('%s for an adult %s: %s', (genderPolicy, gender, outcome) => {
    expect(outcomeOf(rule, { people: [lead(gender)] }, { genderPolicy })).toBe(outcome);
  });

  it.each([
    ['passes a woman with a son of 17, whom rule 6 judges', [lead('WOMAN_OR_GIRL'), son(17)], 'PASS'],
    ['fails a woman with a son of 18, an adult', [lead('WOMAN_OR_GIRL'), son(18)], 'FAIL'],
    [
      'asks about a son who may turn 18 in the month of arrival',
      [lead('WOMAN_OR_GIRL'), aChild({ gender: 'MAN_OR_BOY', born: { year: 2009, month: 3 } })],
      'NOT_ASKED',
    ],
    [
      'asks about someone of unknown age who would not fit as an adult',
      [lead('WOMAN_OR_GIRL'), aChild({ gender: 'MAN_OR_BOY', born: null })],
      'NOT_ASKED',
    ],
    [
      'passes someone of unknown age who fits as child and as adult',
      [lead('WOMAN_OR_GIRL'), aChild({ gender: 'WOMAN_OR_GIRL', born: null })],
      'PASS',
    ],
    ['judges a lead of 16 as an adult', [aPerson({ gender: 'MAN_OR_BOY', ...aged(16) })], 'FAIL'],
    [
      'judges a partner of 17 as an adult',
      [
        lead('WOMAN_OR_GIRL'),
        aPerson({ key: 'p', lead: false, partner: true, gender: 'MAN_OR_BOY', ...aged(17) }),
      ],
      'FAIL',
    ],
    ['asks when nobody is known', [], 'NOT_ASKED'],
    ['asks when the lead is not among those known', [aChild()], 'NOT_ASKED'],
  ])('in a service for women only it %s', (_, people, outcome) => {
    expect(outcomeOf(rule, { people }, { genderPolicy: 'WOMEN_ONLY' })).toBe(outcome);
  });

  it('passes a household of whom nothing is known where everyone is taken', () => {
    expect(outcomeOf(rule, { people: [] }, { genderPolicy: 'MIXED_SELF_CONTAINED' })).toBe('PASS');
  });

  it('asks the provider, privately, about an adult for whom the policy has no answer', () => {
    const judged = rule.judge(aHousehold({ people: [lead('NON_BINARY')] }), aPlace(), aContext());
    expect(judged).toMatchObject({
      question: { ask: 'PROVIDER', text: expect.stringContaining('privately') as string },
    });
  });

  it.each<[AdmissionPolicy | null, string]>([
    [null, 'women only'],
    ['CASE_BY_CASE', 'women only; admission by sex and gender: case by case'],
    ['INCLUSIVE', 'women only; admission by sex and gender: inclusive'],
    ['SINGLE_SEX_ONLY', 'women only; admission by sex and gender: single-sex only'],
  ])(
    'prints the admission policy %s for everyone alike, and judges nobody by it',
    (admissionPolicy, placeValue) => {
      const judge = (gender: Gender) =>
        rule.judge(aHousehold({ people: [lead(gender)] }), aPlace({ admissionPolicy }), aContext());
      for (const gender of genders) expect(judge(gender).placeValue).toBe(placeValue);
      expect(judge('WOMAN_OR_GIRL').outcome).toBe('PASS');
      expect(judge('NON_BINARY')).toMatchObject({ unknownBecause: 'CONSIDER' });
    },
  );
});
