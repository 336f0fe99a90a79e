import { laterOf } from '@app/kernel';
import fc from 'fast-check';
import {
  aContext,
  anUnknownHousehold,
  anyHousehold,
  anyPlace,
  districtIds,
  runs,
  today,
} from '../../testing';
import type { HouseholdFacts, PlaceFacts } from '../facts';
import { genders, mobilities, recourses, substanceUses, supportLevels } from '../words';
import { ruleCodes, rules } from './rules';

const judgeAll = (household: HouseholdFacts, place: PlaceFacts) => {
  const arrival = laterOf(today, laterOf(household.neededFrom, place.availableFrom));
  return rules.map((rule) => rule.judge(household, place, aContext({ arrival })));
};

describe('the rules', () => {
  it('are the first twelve of the table of criteria, in its order', () => {
    expect(rules.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 8, 11, 13, 14, 20, 27]);
    expect(new Set(ruleCodes).size).toBe(rules.length);
  });

  it('that are for safety are gender of service and unsafe areas', () => {
    expect(rules.filter(({ safety }) => safety).map(({ number }) => number)).toEqual([2, 20]);
  });

  it('that a provider may override are those the table marks so', () => {
    expect(rules.filter(({ overridable }) => overridable).map(({ number }) => number)).toEqual([
      2, 5, 6, 11, 13, 14,
    ]);
  });

  it('fail no household of whom nothing is known', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        for (const { outcome } of judgeAll(anUnknownHousehold(), place)) expect(outcome).not.toBe('FAIL');
      }),
      runs(300),
    );
  });

  it('for safety pass no household that was not asked, unless every answer would pass', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        const unasked = {
          ...household,
          people: household.people.map((person) => ({ ...person, gender: null })),
          unsafeDistrictIds: null,
        };
        const [gender, unsafe] = judgeAll(unasked, place).filter((_, index) => rules[index]?.safety);
        if (place.genderPolicy !== 'MIXED_SELF_CONTAINED') expect(gender?.outcome).not.toBe('PASS');
        expect(unsafe?.outcome).toBe('UNKNOWN');
      }),
      runs(500),
    );
  });

  const anyAnswers = fc.record({
    mobility: fc.constantFrom(...mobilities),
    substances: fc.constantFrom(...substanceUses),
    mentalHealth: fc.constantFrom(...supportLevels),
    inCrisis: fc.boolean(),
    recourse: fc.constantFrom(...recourses),
    unsafeDistrictIds: fc.uniqueArray(fc.constantFrom(...districtIds)),
    genders: fc.array(fc.constantFrom(...genders), { minLength: 6, maxLength: 6 }),
    births: fc.array(
      fc.record({ year: fc.integer({ min: 1960, max: 2026 }), month: fc.integer({ min: 1, max: 12 }) }),
      { minLength: 6, maxLength: 6 },
    ),
    wait: fc.integer({ min: 0, max: 60 }),
  });

  /** The same household after everything that was not asked has been asked. */
  const answered = (
    household: HouseholdFacts,
    answers: typeof anyAnswers extends fc.Arbitrary<infer A> ? A : never,
  ): HouseholdFacts => ({
    people: household.people.map((person, index) => ({
      ...person,
      gender: person.gender ?? answers.genders[index] ?? null,
      born: person.born ?? (person.ageTold ? null : (answers.births[index] ?? null)),
    })),
    mobility: household.mobility ?? answers.mobility,
    substances: household.substances ?? answers.substances,
    mentalHealth: household.mentalHealth ?? answers.mentalHealth,
    inCrisis: household.inCrisis ?? answers.inCrisis,
    recourse: household.recourse ?? answers.recourse,
    unsafeDistrictIds: household.unsafeDistrictIds ?? answers.unsafeDistrictIds,
    neededFrom: household.neededFrom,
    neededBy: household.neededBy ?? laterOf(household.neededFrom, today),
  });

  it('never take back a pass or a fail when something more is asked', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, anyAnswers, (household, place, answers) => {
        const before = judgeAll(household, place);
        const after = judgeAll(answered(household, answers), place);
        before.forEach((judged, index) => {
          if (judged.outcome !== 'UNKNOWN')
            expect([ruleCodes[index], after[index]?.outcome]).toEqual([ruleCodes[index], judged.outcome]);
        });
      }),
      runs(1000),
    );
  });

  it('give each unknown a question, and each outcome a whole sentence without a hole in it', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        for (const judged of judgeAll(household, place)) {
          const texts = [judged.reason, ...(judged.outcome === 'UNKNOWN' ? [judged.question.text] : [])];
          for (const text of texts) {
            expect(text).toMatch(/^[A-Z].*[.]$/);
            expect(text).not.toMatch(/null|undefined|NaN|Infinity|[A-Z]_[A-Z]|  |: [.]/);
          }
        }
      }),
      runs(500),
    );
  });

  it('are told nothing but facts, and keep none: the same facts give the same answer', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        expect(judgeAll(structuredClone(household), structuredClone(place))).toEqual(
          judgeAll(household, place),
        );
      }),
      runs(100),
    );
  });
});
