import { outcomeOf } from '../../testing';
import type { RiskLevel } from '../words';
import { riskLevelRule as rule } from './risk-level';

describe('rule 25, level of risk', () => {
  it.each<[RiskLevel | null, RiskLevel, RiskLevel | null, string]>([
    ['STANDARD', 'STANDARD', null, 'PASS'],
    ['MEDIUM', 'STANDARD', null, 'FAIL'],
    ['MEDIUM', 'MEDIUM', null, 'PASS'],
    ['HIGH', 'MEDIUM', null, 'FAIL'],
    ['HIGH', 'MEDIUM', 'HIGH', 'CONSIDER'],
    ['HIGH', 'STANDARD', 'MEDIUM', 'FAIL'],
    ['HIGH', 'HIGH', null, 'PASS'],
    [null, 'MEDIUM', null, 'NOT_ASKED'],
    [null, 'STANDARD', 'HIGH', 'NOT_ASKED'],
    [null, 'HIGH', null, 'PASS'],
  ])(
    'risk %s, where up to %s is taken and up to %s considered: %s',
    (risk, riskTo, riskConsiderTo, outcome) => {
      expect(outcomeOf(rule, { risk }, { riskTo, riskConsiderTo })).toBe(outcome);
    },
  );

  it('stops a dispersed home that takes risk up to medium, unless its provider overrides', () => {
    expect(outcomeOf(rule, { risk: 'HIGH' }, { accommodationType: 'DISPERSED', riskTo: 'MEDIUM' })).toBe(
      'FAIL',
    );
    expect([rule.overridable, rule.safety]).toEqual([true, true]);
  });
});
