import { outcomeOf } from '../../testing';
import { type RiskLevel, securities, type Security } from '../words';
import { securityRule as rule } from './security';

describe('rule 24, security of the building', () => {
  it.each<[RiskLevel | null, readonly Security[], string]>([
    ['HIGH', ['POLICE_MARKER'], 'PASS'],
    ['HIGH', securities, 'PASS'],
    ['HIGH', [], 'FAIL'],
    ['MEDIUM', [], 'PASS'],
    ['STANDARD', [], 'PASS'],
    [null, [], 'NOT_ASKED'],
    [null, ['CCTV'], 'PASS'],
  ])('risk %s, where there is %s: %s', (risk, has, outcome) => {
    expect(outcomeOf(rule, { risk }, { securities: has })).toBe(outcome);
  });
});
