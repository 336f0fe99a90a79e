import { aContext, aHousehold, aPlace, outcomeOf } from '../../testing';
import type { SupportLevel } from '../words';
import { mentalHealthRule as rule } from './mental-health';

describe('rule 14, mental-health support', () => {
  it.each<[SupportLevel | null, boolean | null, SupportLevel, SupportLevel | null, string]>([
    ['LOW', false, 'LOW', null, 'PASS'],
    ['MEDIUM', false, 'LOW', null, 'FAIL'],
    ['MEDIUM', false, 'LOW', 'MEDIUM', 'CONSIDER'],
    ['HIGH', false, 'LOW', 'MEDIUM', 'FAIL'],
    [null, false, 'LOW', null, 'NOT_ASKED'],
    [null, null, 'HIGH', null, 'PASS'],
    ['LOW', true, 'MEDIUM', null, 'FAIL'],
    ['LOW', true, 'MEDIUM', 'HIGH', 'CONSIDER'],
    ['LOW', true, 'HIGH', null, 'PASS'],
    [null, true, 'HIGH', null, 'PASS'],
    ['LOW', null, 'MEDIUM', null, 'NOT_ASKED'],
    ['MEDIUM', null, 'LOW', null, 'FAIL'],
  ])(
    'need %s, in crisis %s, where it is given up to %s and considered up to %s: %s',
    (mentalHealth, inCrisis, mentalHealthTo, mentalHealthConsiderTo, outcome) => {
      expect(outcomeOf(rule, { mentalHealth, inCrisis }, { mentalHealthTo, mentalHealthConsiderTo })).toBe(
        outcome,
      );
    },
  );

  it('asks only for what was not asked', () => {
    const judged = rule.judge(aHousehold({ inCrisis: null }), aPlace(), aContext());
    expect(judged).toMatchObject({
      question: { text: 'Ask whether anyone is in a mental-health crisis now.' },
    });
  });

  it('says in a crisis to ask who is there at night', () => {
    const judged = rule.judge(aHousehold({ inCrisis: true }), aPlace({ mentalHealthTo: 'HIGH' }), aContext());
    expect(judged.warnings).toMatchObject([{ code: 'IN_CRISIS' }]);
  });
});
