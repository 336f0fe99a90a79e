import { hardOf, outcomeOf } from '../../testing';
import { type ByAndForGroup, byAndForGroups } from '../words';
import { byAndForRule as rule } from './by-and-for';

const required = { group: 'DEAF', need: 'REQUIRED' } as const;
const preferred = { group: 'DEAF', need: 'PREFERRED' } as const;

describe('rule 18, run by and for their group', () => {
  it.each<
    [string, typeof required | typeof preferred | null, boolean, readonly ByAndForGroup[], string, boolean]
  >([
    ['passes the group required', required, true, ['MEN', 'DEAF'], 'PASS', true],
    ['fails another: required is hard', required, true, ['MEN'], 'FAIL', true],
    ['passes the group preferred', preferred, true, ['DEAF'], 'PASS', false],
    ['fails another: preferred is a wish', preferred, true, [], 'FAIL', false],
    ['passes who asks for none', null, true, [], 'PASS', false],
    ['is not asked where nobody asked, and no requirement', null, false, ['MEN'], 'NOT_ASKED', false],
    ['has no need to ask where all are served', null, false, byAndForGroups, 'PASS', false],
    ['takes a wish that was told for asked', preferred, false, [], 'FAIL', false],
  ])('%s', (_, byAndFor, byAndForAsked, groups, outcome, hard) => {
    expect(outcomeOf(rule, { byAndFor, byAndForAsked }, { byAndForGroups: groups })).toBe(outcome);
    expect(hardOf(rule, { byAndFor, byAndForAsked }, { byAndForGroups: groups })).toBe(hard);
  });
});
