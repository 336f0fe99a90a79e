import { aContext, aHousehold, aPlace, districtIds, outcomeOf } from '../../testing';
import type { PlaceFacts } from '../facts';
import { stayNearRule as rule } from './stay-near';

const masked = (shownSubRegion: string): Partial<PlaceFacts> => ({ shownDistrictId: null, shownSubRegion });
const near = (districtId: string, flexible = false) => ({ districtId, reason: 'SCHOOL' as const, flexible });
const court = (districtId: string, flexible = false) => ({
  districtId,
  reason: 'COURT_CONTACT' as const,
  flexible,
});

describe('rule 22, what they must stay near', () => {
  it.each([
    ['passes in the district', [near('chelmsford')], {}, 'PASS'],
    ['passes in the next district', [near('maldon')], {}, 'PASS'],
    ['fails farther away', [near('harlow')], {}, 'FAIL'],
    ['fails when near one of two', [near('maldon'), court('harlow')], {}, 'FAIL'],
    ['passes who must stay near nothing', [], {}, 'PASS'],
    ['fails nothing that is flexible', [near('harlow', true)], {}, 'PASS'],
    ['is not asked', null, {}, 'NOT_ASKED'],
    ['asks at a masked place that may be near', [near('maldon')], masked('MID'), 'CONSIDER'],
    ['asks at a masked place that may be beside', [near('rochford')], masked('MID'), 'CONSIDER'],
    ['fails at a masked place that is far however it lies', [near('harlow')], masked('MID'), 'FAIL'],
    ['asks where the sub-region is not known', [near('harlow')], masked('Kent'), 'CONSIDER'],
  ])('%s', (_, stayNear, place, outcome) => {
    expect(outcomeOf(rule, { stayNear }, place)).toBe(outcome);
  });

  const judge = (stayNear: ReturnType<typeof near | typeof court>[], place: Partial<PlaceFacts> = {}) =>
    rule.judge(aHousehold({ stayNear }), aPlace(place), aContext());

  it('says what it is far from, once for each reason, and names no area', () => {
    const judged = judge([near('harlow'), near('tendring'), court('tendring'), court('maldon')]);
    expect(judged.reason).toBe('It is not near: school, contact ordered by a court.');
    for (const district of districtIds) expect(JSON.stringify(judged)).not.toContain(district);
  });

  it('warns when it is far from what is flexible, and not when it is near', () => {
    expect(judge([near('harlow', true)]).warnings).toMatchObject([{ code: 'FARTHER_THAN_WISHED' }]);
    expect(judge([near('maldon', true)]).warnings).toEqual([]);
    expect(judge([near('maldon', true)], masked('MID')).warnings).toEqual([]);
  });
});
