import { hardOf, outcomeOf } from '../../testing';
import type { SensoryNeed } from '../words';
import { sensoryNeedsRule as rule } from './sensory-needs';

describe('rule 9, hearing and sight', () => {
  it.each<[readonly SensoryNeed[] | null, boolean, boolean, string, boolean]>([
    [[], false, false, 'PASS', false],
    [['DEAF_BSL'], true, true, 'PASS', false],
    [['DEAF_BSL'], false, true, 'FAIL', true],
    [['DEAF_BSL'], true, false, 'FAIL', false],
    [['HARD_OF_HEARING'], true, false, 'PASS', false],
    [['HARD_OF_HEARING'], false, true, 'FAIL', false],
    [['BLIND_OR_LOW_VISION'], true, true, 'CONSIDER', false],
    [['BLIND_OR_LOW_VISION', 'DEAF_BSL'], false, true, 'FAIL', true],
    [null, false, true, 'NOT_ASKED', true],
    [null, true, true, 'NOT_ASKED', false],
  ])('%s, where there is an alarm (%s) and staff who sign (%s): %s, hard %s', (...row) => {
    const [sensory, vibratingAlarm, bslStaff, outcome, hard] = row;
    expect(outcomeOf(rule, { sensory }, { vibratingAlarm, bslStaff })).toBe(outcome);
    expect(hardOf(rule, { sensory }, { vibratingAlarm, bslStaff })).toBe(hard);
  });
});
