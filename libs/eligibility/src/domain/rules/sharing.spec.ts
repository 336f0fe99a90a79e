import { aContext, aHousehold, aPlace, outcomeOf } from '../../testing';
import type { HouseholdFacts } from '../facts';
import { sharingRule as rule } from './sharing';

const all = { sharedKitchen: true, sharedBathroom: true, sharedRoom: true };
const none = { sharedKitchen: false, sharedBathroom: false, sharedRoom: false };
const will = (kitchen: boolean | null, bathroom: boolean | null, room: boolean | null) => ({
  kitchen,
  bathroom,
  room,
});

describe('rule 29, sharing', () => {
  it.each<[string, HouseholdFacts['willShare'], typeof all, string]>([
    ['passes who would share it all', will(true, true, true), all, 'PASS'],
    ['passes who would share nothing where nothing is', will(false, false, false), none, 'PASS'],
    ['fails who would not share the bathroom', will(true, false, true), all, 'FAIL'],
    ['fails on the room though the rest was not asked', will(null, null, false), all, 'FAIL'],
    [
      'passes who would not share what is not shared',
      will(true, true, false),
      { ...all, sharedRoom: false },
      'PASS',
    ],
    ['asks what was not asked', will(true, null, true), all, 'NOT_ASKED'],
    ['asks nothing where nothing is shared', will(null, null, null), none, 'PASS'],
  ])('%s', (_, willShare, place, outcome) => {
    expect(outcomeOf(rule, { willShare }, place)).toBe(outcome);
  });

  it('says what they would share', () => {
    const told = (willShare: HouseholdFacts['willShare']) =>
      rule.judge(aHousehold({ willShare }), aPlace(all), aContext()).householdValue;
    expect(told(will(true, false, true))).toBe('would share kitchen, room');
    expect(told(will(false, null, null))).toBe('would share nothing');
    expect(told(will(null, null, null))).toBeNull();
  });
});
