import { outcomeOf } from '../../testing';
import type { Answer, SupportLevel } from '../words';
import { careNeedsRule as rule } from './care-needs';

describe('rule 16, care and learning disability', () => {
  it.each<[SupportLevel | null, SupportLevel, SupportLevel | null, string]>([
    ['NONE', 'NONE', null, 'PASS'],
    ['LOW', 'LOW', null, 'PASS'],
    ['MEDIUM', 'LOW', null, 'FAIL'],
    ['MEDIUM', 'LOW', 'MEDIUM', 'CONSIDER'],
    ['HIGH', 'LOW', 'MEDIUM', 'FAIL'],
    [null, 'LOW', 'HIGH', 'NOT_ASKED'],
    [null, 'HIGH', null, 'PASS'],
  ])(
    'care %s, where it is given up to %s and considered up to %s: %s',
    (careNeeds, careTo, careConsiderTo, outcome) => {
      expect(outcomeOf(rule, { careNeeds }, { careTo, careConsiderTo })).toBe(outcome);
    },
  );

  it.each<[boolean | null, Answer, string]>([
    [true, 'YES', 'PASS'],
    [true, 'NO', 'FAIL'],
    [true, 'CONSIDER', 'CONSIDER'],
    [false, 'NO', 'PASS'],
    [null, 'NO', 'NOT_ASKED'],
    [null, 'YES', 'PASS'],
  ])('a learning disability %s, where the answer is %s: %s', (has, learningDisability, outcome) => {
    expect(outcomeOf(rule, { learningDisability: has }, { learningDisability })).toBe(outcome);
  });

  it('says yes and a level apart: care that is given does not make up for a disability that is not supported', () => {
    expect(
      outcomeOf(
        rule,
        { careNeeds: 'HIGH', learningDisability: true },
        { careTo: 'HIGH', learningDisability: 'NO' },
      ),
    ).toBe('FAIL');
    expect(outcomeOf(rule, { careNeeds: null, learningDisability: null }, { learningDisability: 'NO' })).toBe(
      'NOT_ASKED',
    );
  });
});
