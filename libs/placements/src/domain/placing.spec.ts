import { aChild, aContext, aGeography, aHousehold, aPerson, aPlace, today } from '@app/eligibility/testing';
import { judge } from '@app/matching';
import { type BeforePlacing, birthdayWarnings, placingProblems, unsettledSafety } from './placing';

type Household = Parameters<typeof aHousehold>[0];
type Place = Parameters<typeof aPlace>[0];

/** The codes for this household and place, with the finer check passed unless told otherwise. */
function codesFor(household: Household, place: Place = {}, more: Partial<BeforePlacing> = {}): string[] {
  const facts = aHousehold(household);
  const { geography } = aContext({ geography: aGeography });
  return placingProblems({
    explanation: judge(facts, aPlace(place), { today, geography }),
    unsafeAreasAsked: facts.unsafeDistrictIds !== null,
    isUnsafe: false,
    overridden: [],
    safetyReason: null,
    ...more,
  }).map(({ code }) => code);
}
const masked = { shownDistrictId: null, shownSubRegion: 'MID' };

describe('a placement', () => {
  it('is made when every safety rule passes, whatever else the provider was asked', () => {
    expect(codesFor({})).toEqual([]);
    expect(codesFor({ mentalHealth: 'HIGH' })).toEqual([]);
  });
  it('is refused where a safety rule fails, or there are no beds for all, whatever the reason', () => {
    const safetyReason = 'She asks for it.';
    expect(codesFor({ unsafeDistrictIds: ['chelmsford'] }, {}, { safetyReason })).toEqual([
      'NO_LONGER_SUITABLE',
    ]);
    expect(codesFor({}, { bedspaces: 0 }, { safetyReason })).toEqual(['NO_LONGER_SUITABLE']);
  });
  it('is made where a safety rule fails that the provider has overridden', () => {
    const his = { people: [aPerson({ gender: 'MAN_OR_BOY' })] };
    expect(codesFor(his)).toEqual(['NO_LONGER_SUITABLE']);
    expect(codesFor(his, {}, { overridden: ['GENDER_OF_SERVICE'] })).toEqual([]);
    expect(
      codesFor({ ...his, unsafeDistrictIds: ['chelmsford'] }, {}, { overridden: ['GENDER_OF_SERVICE'] }),
    ).toEqual(['NO_LONGER_SUITABLE']);
  });
  it('is refused while it was not asked where they would be unsafe, unless somebody says why not', () => {
    expect(codesFor({ unsafeDistrictIds: null })).toEqual(['SAFETY_NOT_CHECKED']);
    expect(codesFor({ unsafeDistrictIds: null }, {}, { safetyReason: 'She asks for it.' })).toEqual([]);
  });
  it('is refused while the gender of an adult was not asked at a place for one', () => {
    expect(codesFor({ people: [aPerson({ gender: null })] })).toEqual(['SAFETY_NOT_CHECKED']);
  });
  it('is made where the provider, asked privately, has accepted', () => {
    expect(codesFor({ people: [aPerson({ gender: 'NON_BINARY' })] })).toEqual([]);
  });
  it('in a place shown by its sub-region is settled by its true district', () => {
    expect(codesFor({ unsafeDistrictIds: ['maldon'] }, masked)).toEqual([]);
    expect(
      codesFor({ unsafeDistrictIds: ['maldon'] }, masked, { isUnsafe: true, safetyReason: 'x' }),
    ).toEqual(['NOT_SAFE_THERE']);
  });
});

describe('what is told before she comes', () => {
  const told = (year: number, boysToAge: number) =>
    birthdayWarnings(
      judge(
        aHousehold({
          mentalHealth: 'NONE',
          people: [aPerson(), aChild({ gender: 'MAN_OR_BOY', born: { year, month: 8 } })],
        }),
        aPlace({ boysToAge }),
        { today, geography: aGeography },
      ),
    ).map(({ code }) => code);

  it('is a birthday within a year that crosses a limit', () => {
    expect(told(2011, 15)).toEqual(['BIRTHDAY_PASSES_LIMIT']);
    expect(told(2011, 16)).toEqual([]);
  });
});

describe('safety that is not settled', () => {
  it('is named rule by rule', () => {
    const household = aHousehold({ people: [aPerson({ gender: null })], unsafeDistrictIds: null });
    const explanation = judge(household, aPlace(), { today, geography: aGeography });
    expect(unsettledSafety({ explanation, unsafeAreasAsked: false }).map(({ rule }) => rule)).toEqual([
      'GENDER_OF_SERVICE',
      'UNSAFE_AREAS',
    ]);
  });
});
