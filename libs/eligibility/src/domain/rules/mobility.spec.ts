import { outcomeOf } from '../../testing';
import type { PlaceFacts } from '../facts';
import { mobilities, type Mobility } from '../words';
import { mobilityRule as rule } from './mobility';

const places: readonly (readonly [string, Partial<PlaceFacts>, Mobility])[] = [
  ['upstairs', {}, 'NONE'],
  ['step-free to the door, but upstairs', { stepFree: true, wetRoom: true }, 'NONE'],
  ['on the ground floor', { groundFloor: true }, 'LIMITED_STAIRS'],
  ['upstairs with a lift', { lift: true }, 'LIMITED_STAIRS'],
  ['on the ground floor, step-free', { groundFloor: true, stepFree: true }, 'NO_STAIRS'],
  ['with a lift, step-free', { lift: true, stepFree: true }, 'NO_STAIRS'],
  ['step-free with a wet room', { groundFloor: true, stepFree: true, wetRoom: true }, 'WHEELCHAIR_PART'],
  ['wheelchair accessible', { wheelchairAccessible: true }, 'WHEELCHAIR_FULL'],
];

describe('rule 8, wheelchair and mobility', () => {
  describe.each(places)('a place %s', (_, place, served) => {
    it.each(mobilities)(`serves %s up to ${served}`, (mobility) => {
      const enough = mobilities.indexOf(mobility) <= mobilities.indexOf(served);
      expect(outcomeOf(rule, { mobility }, place)).toBe(enough ? 'PASS' : 'FAIL');
    });

    it('is asked about when the need is not known, unless it serves every need', () => {
      expect(outcomeOf(rule, { mobility: null }, place)).toBe(
        served === 'WHEELCHAIR_FULL' ? 'PASS' : 'NOT_ASKED',
      );
    });
  });
});
