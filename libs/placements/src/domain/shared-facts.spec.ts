import {
  aChild,
  aged,
  aHousehold,
  anyHousehold,
  anyPlace,
  aPerson,
  aPlace,
  districtIds,
  today,
} from '@app/eligibility/testing';
import { addDays } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { sharedFacts, sharedFactNames } from './shared-facts';

/** A place that limits nothing. */
const open = aPlace({
  genderPolicy: 'MIXED_SELF_CONTAINED',
  boysToAge: null,
  noRecourse: 'YES',
  substancePolicy: 'CURRENT_OK',
  mentalHealthTo: 'HIGH',
  wheelchairAccessible: true,
  bslStaff: true,
  vibratingAlarm: true,
  petsTaken: 'DOG_CAT',
  riskToOthersTaken: 'YES',
  arsonTaken: 'YES',
  careTo: 'HIGH',
  learningDisability: 'YES',
  riskTo: 'HIGH',
  staffing: 'ON_CALL_24H',
  maximumStayDays: null,
  pregnancy: 'YES',
  latePregnancyWeeks: null,
});
const nothingElse = {
  bedroomsNeeded: null,
  mobility: null,
  substances: null,
  mentalHealth: null,
  inCrisis: null,
  recourse: null,
  sensory: null,
  pets: null,
  riskToOthers: null,
  careNeeds: null,
  learningDisability: null,
  risk: null,
  stayDays: null,
  pregnant: null,
  dueOn: null,
};
const son = aChild({ gender: 'MAN_OR_BOY', ...aged(13) });
const daughter = aChild({ gender: 'WOMAN_OR_GIRL', ...aged(13) });

describe('a provider is told', () => {
  it('how many they are and their age bands, and nothing else, when the place limits nothing', () => {
    const facts = sharedFacts(
      aHousehold({ people: [aPerson(), son], recourse: 'NO', mobility: 'NO_STAIRS' }),
      open,
      today,
    );
    expect(facts).toEqual({
      shares: [],
      people: [
        { lead: true, age: { from: 35, to: 44, exact: false }, gender: null, joinsOn: null },
        { lead: false, age: { from: 10, to: 15, exact: false }, gender: null, joinsOn: null },
      ],
      ...nothingElse,
    });
  });
  it('the exact age of a boy, not of a girl, where boys have a limit', () => {
    const { people, shares } = sharedFacts(
      aHousehold({ people: [aPerson(), son, daughter] }),
      { ...open, boysToAge: 12 },
      today,
    );
    expect(shares).toEqual(['AGES_OF_BOYS', 'GENDER_OF_CHILDREN']);
    expect(people.slice(1)).toEqual([
      { lead: false, age: { from: 13, to: 13, exact: true }, gender: 'MAN_OR_BOY', joinsOn: null },
      { lead: false, age: { from: 10, to: 15, exact: false }, gender: 'WOMAN_OR_GIRL', joinsOn: null },
    ]);
  });
  it('the exact age of the lead only where the minimum age lies inside her band', () => {
    const her = aHousehold({ people: [aPerson(aged(22))] });
    expect(sharedFacts(her, { ...open, minimumAge: 18 }, today).people[0]?.age).toEqual({
      from: 18,
      to: 24,
      exact: false,
    });
    expect(sharedFacts(her, { ...open, minimumAge: 21 }, today).people[0]?.age).toEqual({
      from: 22,
      to: 22,
      exact: true,
    });
  });
  it('65 and over without an end, and an age that nobody asked as not known', () => {
    const people = [aPerson(aged(70)), aChild({ born: null })];
    expect(sharedFacts(aHousehold({ people }), open, today).people.map(({ age }) => age)).toEqual([
      { from: 65, to: null, exact: false },
      null,
    ]);
  });
  it.each([
    ['GENDER_OF_ADULTS', { genderPolicy: 'WOMEN_ONLY' }],
    ['MOBILITY', { wheelchairAccessible: false }],
    ['SUBSTANCES', { substancePolicy: 'SCRIPTED_OK' }],
    ['MENTAL_HEALTH', { mentalHealthTo: 'MEDIUM' }],
    ['RECOURSE', { noRecourse: 'CONSIDER' }],
    ['SENSORY', { vibratingAlarm: false }],
    ['PETS', { petsTaken: 'CAGED_SMALL' }],
    ['RISK_TO_OTHERS', { arsonTaken: 'NO' }],
    ['CARE_NEEDS', { learningDisability: 'CONSIDER' }],
    ['RISK', { riskTo: 'MEDIUM' }],
    ['RISK', { staffing: 'OFFICE_HOURS' }],
    ['LENGTH', { maximumStayDays: 180 }],
    ['PREGNANCY', { latePregnancyWeeks: 34 }],
    ['BEDROOMS', { accommodationType: 'DISPERSED', selfContained: true }],
  ] as const)('%s where the place limits it', (name, limits) => {
    expect(sharedFacts(aHousehold(), { ...open, ...limits }, today).shares).toEqual([name]);
  });
  it('who joins later, from which day, and how old they are then', () => {
    const later = { ...aChild(aged(9)), joinsOn: addDays(today, 400) };
    const { people } = sharedFacts(aHousehold({ people: [aPerson(), later] }), open, today);
    expect(people[1]).toEqual({
      lead: false,
      age: { from: 10, to: 15, exact: false },
      gender: null,
      joinsOn: addDays(today, 400),
    });
  });
  it('when a child is due only of who is pregnant', () => {
    const dueOn = addDays(today, 60);
    const limited = { ...open, latePregnancyWeeks: 34 };
    expect(sharedFacts(aHousehold({ pregnant: true, dueOn }), limited, today)).toMatchObject({
      pregnant: true,
      dueOn,
    });
    expect(sharedFacts(aHousehold({ pregnant: false, dueOn }), limited, today).dueOn).toBeNull();
  });
  it('what was not asked as null among the shared', () => {
    const facts = sharedFacts(aHousehold({ recourse: null }), { ...open, noRecourse: 'NO' }, today);
    expect(facts).toMatchObject({ shares: ['RECOURSE'], recourse: null });
  });
  it('nothing from which an unsafe area could follow', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, fc.subarray([...districtIds]), (household, place, elsewhere) => {
        const facts = sharedFacts(household, place, today);
        expect(
          sharedFacts(
            { ...household, unsafeDistrictIds: elsewhere, cameFromDistrictId: null, stayNear: null },
            place,
            today,
          ),
        ).toEqual(facts);
        expect(Object.keys(facts).some((name) => /unsafe|area|district/i.test(name))).toBe(false);
      }),
    );
  });
  it('no value of a fact that it does not name as shared', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        const facts = sharedFacts(household, place, today);
        const value = {
          BEDROOMS: facts.bedroomsNeeded,
          MOBILITY: facts.mobility,
          SUBSTANCES: facts.substances,
          MENTAL_HEALTH: facts.mentalHealth ?? facts.inCrisis,
          RECOURSE: facts.recourse,
          SENSORY: facts.sensory,
          PETS: facts.pets,
          RISK_TO_OTHERS: facts.riskToOthers,
          CARE_NEEDS: facts.careNeeds ?? facts.learningDisability,
          RISK: facts.risk,
          LENGTH: facts.stayDays,
          PREGNANCY: facts.pregnant ?? facts.dueOn,
        };
        for (const name of sharedFactNames) {
          if (name in value && !facts.shares.includes(name))
            expect(value[name as keyof typeof value]).toBeNull();
        }
      }),
    );
  });
});
