import { aContext, aHousehold, aPlace, hardOf, outcomeOf } from '../../testing';
import type { HouseholdFacts } from '../facts';
import { type Staffing, staffings } from '../words';
import { staffingRule as rule } from './staffing';

describe('rule 23, staff day and night', () => {
  it.each<[string, Partial<HouseholdFacts>, Staffing, string, boolean]>([
    ['passes high risk with staff on site', { risk: 'HIGH' }, 'ON_SITE_24H', 'PASS', true],
    ['passes high risk with staff on call', { risk: 'HIGH' }, 'ON_CALL_24H', 'PASS', true],
    ['fails high risk in office hours: hard', { risk: 'HIGH' }, 'OFFICE_HOURS', 'FAIL', true],
    ['fails high risk with staff who visit: hard', { risk: 'HIGH' }, 'FLOATING', 'FAIL', true],
    ['passes medium risk in office hours', { risk: 'MEDIUM' }, 'OFFICE_HOURS', 'PASS', false],
    ['fails a high need, as a wish', { mentalHealth: 'HIGH' }, 'FLOATING', 'FAIL', false],
    ['fails a crisis, as a wish', { inCrisis: true }, 'FLOATING', 'FAIL', false],
    ['fails high care, as a wish', { careNeeds: 'HIGH' }, 'OFFICE_HOURS', 'FAIL', false],
    ['asks for the risk, which may make it hard', { risk: null }, 'OFFICE_HOURS', 'NOT_ASKED', true],
    [
      'asks for the risk though a high need is known',
      { risk: null, mentalHealth: 'HIGH' },
      'OFFICE_HOURS',
      'NOT_ASKED',
      true,
    ],
    ['need not ask where there are staff', { risk: null }, 'ON_CALL_24H', 'PASS', true],
    ['asks for the care', { careNeeds: null }, 'FLOATING', 'NOT_ASKED', false],
    ['asks for mental health', { mentalHealth: null }, 'FLOATING', 'NOT_ASKED', false],
    ['asks for a crisis', { inCrisis: null }, 'FLOATING', 'NOT_ASKED', false],
  ])('%s', (_, household, staffing, outcome, hard) => {
    expect(outcomeOf(rule, household, { staffing })).toBe(outcome);
    expect(hardOf(rule, household, { staffing })).toBe(hard);
  });

  it('asks of three missing facts the one that decides most', () => {
    const asked = (facts: Partial<HouseholdFacts>) => {
      const judged = rule.judge(aHousehold(facts), aPlace(), aContext());
      return judged.outcome === 'UNKNOWN' && judged.question.ask === 'HOUSEHOLD' && judged.question.about;
    };
    expect(asked({ risk: null, careNeeds: null, mentalHealth: null })).toBe('RISK');
    expect(asked({ careNeeds: null, mentalHealth: null })).toBe('CARE_NEEDS');
    expect(asked({ inCrisis: null })).toBe('MENTAL_HEALTH');
  });

  it.each(staffings)('says who is there without naming the risk: %s', (staffing) => {
    const said = rule.judge(aHousehold({ risk: 'HIGH' }), aPlace({ staffing }), aContext());
    expect(JSON.stringify(said)).not.toMatch(/risk/i);
  });
});
