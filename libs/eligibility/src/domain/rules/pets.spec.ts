import { aContext, aHousehold, aPlace, outcomeOf } from '../../testing';
import { type PetKind, petPolicies, type PetPolicy } from '../words';
import { petsRule as rule } from './pets';

const one = (kind: PetKind) => ({ kind, count: 1 });

describe('rule 10, pets', () => {
  it.each(petPolicies)('never excludes an assistance animal, whatever the policy: %s', (petsTaken) => {
    expect(outcomeOf(rule, { pets: [one('ASSISTANCE')] }, { petsTaken })).toBe('PASS');
  });

  it.each<[PetPolicy, PetKind, string]>([
    ['NONE', 'CAGED_SMALL', 'FAIL'],
    ['ASSISTANCE_ONLY', 'CAGED_SMALL', 'FAIL'],
    ['CAGED_SMALL', 'CAGED_SMALL', 'PASS'],
    ['CAGED_SMALL', 'DOG_CAT', 'FAIL'],
    ['DOG_CAT', 'CAGED_SMALL', 'PASS'],
    ['DOG_CAT', 'DOG_CAT', 'PASS'],
    ['ASSISTANCE_ONLY', 'OTHER', 'FAIL'],
    ['CAGED_SMALL', 'OTHER', 'CONSIDER'],
    ['DOG_CAT', 'OTHER', 'CONSIDER'],
  ])('%s, for a pet of kind %s: %s', (petsTaken, kind, outcome) => {
    expect(outcomeOf(rule, { pets: [one('ASSISTANCE'), one(kind)] }, { petsTaken })).toBe(outcome);
  });

  it('passes those without, and asks those not asked', () => {
    expect(outcomeOf(rule, { pets: [] }, { petsTaken: 'NONE' })).toBe('PASS');
    expect(outcomeOf(rule, { pets: null }, { petsTaken: 'DOG_CAT' })).toBe('NOT_ASKED');
  });

  it.each([
    [true, 'PET_FOSTERING'],
    [false, 'PETS_NOT_TAKEN'],
  ])('offers fostering where the pet cannot come: by the service %s', (petFostering, code) => {
    const judged = rule.judge(aHousehold({ pets: [one('DOG_CAT')] }), aPlace({ petFostering }), aContext());
    expect(judged).toMatchObject({ outcome: 'FAIL', warnings: [{ code }] });
    expect(rule.kind).toBe('SOFT');
  });
});
