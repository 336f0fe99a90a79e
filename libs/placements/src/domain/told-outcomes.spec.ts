import { type HouseholdFactName, type RuleCode, rules } from '@app/eligibility';
import {
  aChild,
  aContext,
  aged,
  aHousehold,
  anyHousehold,
  anyPlace,
  aPerson,
  aPlace,
  districtIds,
  runs,
  today,
} from '@app/eligibility/testing';
import { fc } from '@app/kernel/testing';
import { judge } from '@app/matching';
import { sharedFacts, sharedFactNames } from './shared-facts';
import { sentFacts, toldOutcomes } from './told-outcomes';

const context = aContext();
const readsOf = (rule: RuleCode): readonly HouseholdFactName[] =>
  rules.find(({ code }) => code === rule)?.reads ?? [];

/** What the provider is told, from facts as they would be shared on the day of arrival. */
function told(household = aHousehold(), place = aPlace()) {
  const explanation = judge(household, place, context);
  const facts = sharedFacts(household, place, explanation.arrival);
  return { facts, outcomes: toldOutcomes(explanation, facts.shares) };
}

describe('the facts that were sent', () => {
  it('are who they are and who sends them when nothing else was shared, and not when they need a place', () => {
    expect(sentFacts([])).toEqual(['PEOPLE', 'AGES_OF_OTHERS', 'ROUTE']);
  });

  it('are every shared fact by the same name, but the number of bedrooms, which is no whole fact', () => {
    expect(sentFacts(['BEDROOMS'])).toEqual(sentFacts([]));
    expect(sentFacts(sharedFactNames)).toEqual([
      ...sentFacts([]),
      ...sharedFactNames.filter((name) => name !== 'BEDROOMS'),
    ]);
  });
});

describe('what a provider is told of its rules', () => {
  it('is of no rule that reads a fact which was not sent, or that protects a class', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        const { facts, outcomes } = told(household, place);
        const sent: readonly string[] = ['PEOPLE', 'AGES_OF_OTHERS', 'ROUTE', ...facts.shares];
        for (const { rule } of outcomes) {
          expect(readsOf(rule).filter((fact) => !sent.includes(fact))).toEqual([]);
          expect(rules.find(({ code }) => code === rule)?.protects).toBe('NONE');
        }
      }),
      runs(50),
    );
  });

  it('is the same wherever they would not be safe, came from or must stay near, and whatever else is withheld', () => {
    fc.assert(
      fc.property(
        anyHousehold,
        anyHousehold,
        anyPlace,
        fc.subarray([...districtIds]),
        (one, other, place, areas) => {
          const changed = {
            ...one,
            unsafeDistrictIds: areas,
            cameFromDistrictId: other.cameFromDistrictId,
            stayNear: other.stayNear,
            rentCover: other.rentCover,
            byAndFor: other.byAndFor,
            faithDiet: other.faithDiet,
            languages: other.languages,
            nightWork: other.nightWork,
            neededBy: other.neededBy,
            willShare: other.willShare,
            recourse: other.recourse,
          };
          expect(told(changed, place).outcomes).toEqual(told(one, place).outcomes);
        },
      ),
      runs(50),
    );
  });

  it('is in the order of the rules, with outcome and reason, and without the values compared', () => {
    const son = aChild({ gender: 'MAN_OR_BOY', ...aged(15) });
    const { outcomes } = told(aHousehold({ people: [aPerson(), son] }), aPlace({ boysToAge: 14 }));
    const numbers = outcomes.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    const boys = outcomes.find(({ rule }) => rule === 'BOYS_UPPER_AGE');
    expect(boys).toMatchObject({ outcome: 'FAIL', hard: true, unknownBecause: null, question: null });
    expect(boys?.reason).toMatch(/too old at arrival: 15/);
    expect(boys).not.toHaveProperty('householdValue');
  });

  it('has, of an unknown, why and what to ask', () => {
    const { outcomes } = told(aHousehold({ substances: null }), aPlace({ substancePolicy: 'ABSTINENT' }));
    expect(outcomes.find(({ rule }) => rule === 'SUBSTANCE_USE')).toMatchObject({
      outcome: 'UNKNOWN',
      unknownBecause: 'NOT_ASKED',
      question: { ask: 'HOUSEHOLD', about: 'SUBSTANCES' },
    });
  });

  it('has no birthday, which is finer than an age', () => {
    const son = aChild({ gender: 'MAN_OR_BOY', ...aged(14) });
    const household = aHousehold({ people: [aPerson(), son] });
    const place = aPlace({ boysToAge: 14 });
    const judged = judge(household, place, context).outcomes.find(({ rule }) => rule === 'BOYS_UPPER_AGE');
    expect(judged?.warnings.map(({ code }) => code)).toEqual(['BIRTHDAY_PASSES_LIMIT']);
    const { outcomes } = told(household, place);
    expect(outcomes.find(({ rule }) => rule === 'BOYS_UPPER_AGE')).toMatchObject({
      outcome: 'PASS',
      warnings: [],
    });
    expect(sharedFacts(household, place, today).shares).toContain('AGES_OF_BOYS');
  });
});
