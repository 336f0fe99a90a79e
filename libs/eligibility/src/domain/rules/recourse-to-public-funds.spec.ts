import { aContext, aHousehold, aPlace, outcomeOf } from '../../testing';
import type { Answer, Recourse } from '../words';
import { recourseToPublicFundsRule as rule } from './recourse-to-public-funds';

describe('rule 11, recourse to public funds', () => {
  it.each<[Recourse | null, Answer, string]>([
    ['YES', 'NO', 'PASS'],
    ['YES', 'CONSIDER', 'PASS'],
    ['YES', 'YES', 'PASS'],
    ['NO', 'YES', 'PASS'],
    ['NO', 'CONSIDER', 'CONSIDER'],
    ['NO', 'NO', 'FAIL'],
    ['PREFERS_NOT_TO_SAY', 'YES', 'PASS'],
    ['PREFERS_NOT_TO_SAY', 'CONSIDER', 'CONSIDER'],
    ['PREFERS_NOT_TO_SAY', 'NO', 'CONSIDER'],
    [null, 'YES', 'PASS'],
    [null, 'CONSIDER', 'NOT_ASKED'],
    [null, 'NO', 'NOT_ASKED'],
  ])('recourse %s, where without it the answer is %s: %s', (recourse, noRecourse, outcome) => {
    expect(outcomeOf(rule, { recourse }, { noRecourse })).toBe(outcome);
  });

  it('asks the provider, not again the household, who prefers not to say', () => {
    const judged = rule.judge(aHousehold({ recourse: 'PREFERS_NOT_TO_SAY' }), aPlace(), aContext());
    expect(judged).toMatchObject({ question: { ask: 'PROVIDER' } });
  });
});
