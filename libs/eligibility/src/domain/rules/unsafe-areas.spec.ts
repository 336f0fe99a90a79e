import { aContext, aHousehold, aPlace, districtIds, outcomeOf } from '../../testing';
import type { PlaceFacts } from '../facts';
import { unsafeAreasRule as rule } from './unsafe-areas';

const masked = (shownSubRegion: string): Partial<PlaceFacts> => ({ shownDistrictId: null, shownSubRegion });
const judge = (unsafeDistrictIds: readonly string[] | null, place: Partial<PlaceFacts>) =>
  rule.judge(aHousehold({ unsafeDistrictIds }), aPlace(place), aContext());

describe('rule 20, unsafe areas', () => {
  it.each([
    ['fails a place in an unsafe district', ['harlow', 'chelmsford'], {}, 'FAIL'],
    ['passes a place next to one', ['maldon'], {}, 'PASS'],
    ['passes a place elsewhere', ['harlow'], {}, 'PASS'],
    ['passes when asked, and no area is unsafe', [], {}, 'PASS'],
    ['is not checked when not asked', null, {}, 'NOT_ASKED'],
    ['asks about a masked place whose sub-region touches one', ['maldon'], masked('MID'), 'CONSIDER'],
    ['does so though all of its sub-region is unsafe', ['maldon', 'chelmsford'], masked('MID'), 'CONSIDER'],
    ['passes a masked place whose sub-region touches none', ['harlow'], masked('MID'), 'PASS'],
    ['is not checked where the sub-region is not known', ['harlow'], masked('Kent'), 'NOT_ASKED'],
    ['is not checked where no area is shown', ['harlow'], { shownDistrictId: null }, 'NOT_ASKED'],
    ['passes those without an unsafe area anywhere', [], { shownDistrictId: null }, 'PASS'],
    ['is not checked in a masked place when not asked', null, masked('MID'), 'NOT_ASKED'],
  ])('%s', (_, unsafeDistrictIds, place, outcome) => {
    expect(outcomeOf(rule, { unsafeDistrictIds }, place)).toBe(outcome);
  });

  it.each([
    ['a place next to an unsafe district', ['maldon'], {}, 1],
    ['a place apart from it', ['harlow'], {}, 0],
    ['a masked place that may be next to one', ['basildon'], masked('MID'), 1],
    ['a masked place apart from it', ['tendring'], masked('MID'), 0],
    ['a place in it, which fails anyway', ['chelmsford'], {}, 0],
  ])('warns or not of %s', (_, unsafe, place, count) => {
    expect(judge(unsafe, place).warnings.map(({ code }) => code)).toEqual(
      Array(count).fill('BESIDE_UNSAFE_AREA'),
    );
  });

  it('never reads the district of a masked place', () => {
    for (const unsafe of districtIds) {
      const answers = districtIds.map((shownDistrictId) =>
        judge([unsafe], { shownDistrictId, shownSubRegion: 'MID' }),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    }
  });

  it('names no area in any sentence or value', () => {
    const places = [
      ...districtIds.map((shownDistrictId) => ({ shownDistrictId })),
      masked('MID'),
      masked('Kent'),
    ];
    for (const place of places) {
      const said = JSON.stringify(judge(['chelmsford', 'harlow'], place));
      for (const district of districtIds) expect(said).not.toContain(district);
    }
  });
});
