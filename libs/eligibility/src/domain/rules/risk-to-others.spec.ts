import { aContext, aHousehold, aPlace, outcomeOf } from '../../testing';
import { type Answer, answers, type RiskToOthers, risksToOthers } from '../words';
import { riskToOthersRule as rule } from './risk-to-others';

describe('rule 15, safety of others in the house', () => {
  it.each<[readonly RiskToOthers[] | null, Answer, Answer, string]>([
    [[], 'NO', 'NO', 'PASS'],
    [['VIOLENCE'], 'YES', 'NO', 'PASS'],
    [['VIOLENCE'], 'NO', 'YES', 'FAIL'],
    [['VIOLENCE'], 'CONSIDER', 'NO', 'CONSIDER'],
    [['ARSON'], 'YES', 'NO', 'FAIL'],
    [['ARSON'], 'NO', 'YES', 'PASS'],
    [['ARSON'], 'NO', 'CONSIDER', 'CONSIDER'],
    [['GANG', 'ARSON'], 'CONSIDER', 'NO', 'FAIL'],
    [['SEXUAL_OFFENDING', 'ARSON'], 'CONSIDER', 'YES', 'CONSIDER'],
    [null, 'YES', 'NO', 'NOT_ASKED'],
    [null, 'CONSIDER', 'CONSIDER', 'NOT_ASKED'],
    [null, 'NO', 'NO', 'NOT_ASKED'],
    [null, 'YES', 'YES', 'PASS'],
  ])(
    '%s, where the answer is %s and about fires %s: %s',
    (riskToOthers, riskToOthersTaken, arsonTaken, outcome) => {
      expect(outcomeOf(rule, { riskToOthers }, { riskToOthersTaken, arsonTaken })).toBe(outcome);
    },
  );

  it('says in neutral words only that something is known, never what', () => {
    for (const risk of risksToOthers) {
      for (const answer of answers) {
        const place = aPlace({ riskToOthersTaken: answer, arsonTaken: answer });
        const { warnings, ...said } = rule.judge(aHousehold({ riskToOthers: [risk] }), place, aContext());
        expect(JSON.stringify(said)).not.toMatch(/violen|arson|fire|sex|offen|gang|crim|convict/i);
        expect(warnings).toEqual([]);
      }
    }
  });
});
