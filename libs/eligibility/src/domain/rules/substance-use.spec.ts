import { aContext, aHousehold, aPlace, outcomeOf } from '../../testing';
import type { SubstancePolicy, SubstanceUse } from '../words';
import { substanceUseRule as rule } from './substance-use';

describe('rule 13, drugs and alcohol', () => {
  it.each<[SubstancePolicy, SubstancePolicy | null, SubstanceUse | null, string]>([
    ['ABSTINENT', null, 'NONE', 'PASS'],
    ['ABSTINENT', null, 'HISTORIC', 'PASS'],
    ['ABSTINENT', null, 'IN_TREATMENT', 'FAIL'],
    ['ABSTINENT', 'SCRIPTED_OK', 'IN_TREATMENT', 'CONSIDER'],
    ['ABSTINENT', 'SCRIPTED_OK', 'CURRENT', 'FAIL'],
    ['SCRIPTED_OK', null, 'IN_TREATMENT', 'PASS'],
    ['SCRIPTED_OK', null, 'CURRENT', 'FAIL'],
    ['SCRIPTED_OK', 'CURRENT_OK', 'CURRENT', 'CONSIDER'],
    ['CURRENT_OK', null, 'CURRENT', 'PASS'],
    ['SPECIALIST_RECOVERY', null, 'CURRENT', 'PASS'],
    ['SPECIALIST_RECOVERY', null, 'NONE', 'PASS'],
    ['ABSTINENT', null, null, 'NOT_ASKED'],
    ['ABSTINENT', 'CURRENT_OK', null, 'NOT_ASKED'],
    ['CURRENT_OK', null, null, 'PASS'],
  ])(
    'a service of policy %s considering %s, with use %s: %s',
    (substancePolicy, substanceConsider, substances, outcome) => {
      expect(outcomeOf(rule, { substances }, { substancePolicy, substanceConsider })).toBe(outcome);
    },
  );

  it('says of a recovery service that it is one', () => {
    const judged = rule.judge(aHousehold(), aPlace({ substancePolicy: 'SPECIALIST_RECOVERY' }), aContext());
    expect(judged.warnings).toMatchObject([{ code: 'RECOVERY_SERVICE' }]);
  });
});
