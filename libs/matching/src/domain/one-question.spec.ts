import type { HouseholdFacts, PlaceFacts } from '@app/eligibility';
import {
  aChild,
  aContext,
  aged,
  aHousehold,
  anUnknownHousehold,
  anyHousehold,
  anyPlace,
  aPerson,
  aPlace,
  runs,
} from '@app/eligibility/testing';
import fc from 'fast-check';
import { type Explanation, judge } from './explanation';
import { theOneQuestion } from './one-question';

const explain = (household: Partial<HouseholdFacts>, ...places: Partial<PlaceFacts>[]): Explanation[] =>
  places.map((place) => judge(aHousehold(household), aPlace(place), aContext()));

describe('the one question', () => {
  it('is the one that alone decides the most places', () => {
    const unknown = { recourse: null, mobility: null } as const;
    const accessible = { wheelchairAccessible: true };
    expect(theOneQuestion(explain(unknown, accessible, accessible, { noRecourse: 'YES' }, {}))).toEqual({
      about: 'RECOURSE',
      text: 'Ask whether they can claim benefits and housing help. They need not say why not.',
      rules: ['RECOURSE_TO_PUBLIC_FUNDS'],
      decides: 2,
      openIn: 3,
    });
  });

  it('is, where none decides alone, the one that is open in most places', () => {
    const unknown = { recourse: null, mobility: null, risk: null } as const;
    const found = theOneQuestion(
      explain(unknown, { riskTo: 'HIGH', staffing: 'ON_CALL_24H' }, { noRecourse: 'YES' }),
    );
    expect(found).toMatchObject({ about: 'MOBILITY', decides: 0, openIn: 2 });
  });

  it('counts as one what several rules ask about the same fact', () => {
    expect(theOneQuestion(explain({ risk: null }, {}, {}))).toMatchObject({
      about: 'RISK',
      rules: ['STAFFING', 'RISK_LEVEL'],
      decides: 2,
    });
    expect(theOneQuestion(explain({ pregnant: null }, { bedspaces: 1, cots: 0 }))).toMatchObject({
      about: 'PREGNANCY',
      rules: ['HOUSEHOLD_SIZE', 'PREGNANCY'],
      decides: 1,
    });
  });

  it('has the text in which most places ask it', () => {
    const unborn = { people: [aPerson({ born: null })] };
    const found = theOneQuestion(explain(unborn, { minimumAge: 18 }, { minimumAge: 16 }, { minimumAge: 18 }));
    expect(found?.text).toBe('Ask whether the lead adult will be 18 by the day of arrival.');
    const even = theOneQuestion(explain(unborn, { minimumAge: 18 }, { minimumAge: 16 }));
    expect(even?.text).toBe('Ask whether the lead adult will be 16 by the day of arrival.');
  });

  it.each<[string, Partial<HouseholdFacts>, Partial<PlaceFacts>]>([
    ['nothing is open', {}, {}],
    ['only a wish is open', { pets: null, languages: null }, {}],
    ['only the provider could answer', { recourse: 'NO' }, { noRecourse: 'CONSIDER' }],
    ['the place is not suitable anyway', { recourse: null, mobility: 'NO_STAIRS' }, {}],
  ])('is none where %s', (_, household, place) => {
    expect(theOneQuestion(explain(household, place))).toBeNull();
  });

  it('is none for no places', () => {
    expect(theOneQuestion([])).toBeNull();
  });

  it('leaves to the provider what it decides, and does not call it decided', () => {
    const son = [aPerson(), aChild({ gender: 'MAN_OR_BOY', ...aged(15) })];
    const found = theOneQuestion(explain({ people: son, recourse: null }, { boysConsiderToAge: 16 }));
    expect(found).toMatchObject({ about: 'RECOURSE', decides: 0, openIn: 1 });
  });

  it('asks first who would move in, of a household of whom nothing is known', () => {
    const places = [{}, { genderPolicy: 'MIXED_SELF_CONTAINED' as const }];
    const found = theOneQuestion(
      places.map((place) => judge(anUnknownHousehold(), aPlace(place), aContext())),
    );
    expect(found).toMatchObject({ about: 'PEOPLE', openIn: 2 });
  });

  it('decides no place that still has something else open, and misses none that has not', () => {
    fc.assert(
      fc.property(anyHousehold, fc.array(anyPlace, { maxLength: 8 }), (household, places) => {
        const explanations = places.map((place) => judge(household, place, aContext()));
        const found = theOneQuestion(explanations);
        const open = explanations
          .filter(({ verdict }) => verdict === 'ASK_FIRST')
          .map(({ outcomes }) =>
            outcomes.flatMap((judged) =>
              judged.hard && judged.outcome === 'UNKNOWN'
                ? [judged.question.ask === 'HOUSEHOLD' ? judged.question.about : 'PROVIDER']
                : [],
            ),
          );
        const decidedBy = (about: string) => open.filter((some) => some.every((one) => one === about)).length;
        const abouts = [...new Set(open.flat())].filter((about) => about !== 'PROVIDER');
        expect(found === null).toBe(abouts.length === 0);
        expect(found?.decides ?? 0).toBe(Math.max(0, ...abouts.map(decidedBy)));
      }),
      runs(300),
    );
  });
});
