import { aContext, aHousehold, aPlace, districtIds, outcomeOf } from '../../testing';
import type { PlaceFacts } from '../facts';
import { type Answer, answers } from '../words';
import { outOfAreaRule as rule } from './out-of-area';

const masked = (shownSubRegion: string): Partial<PlaceFacts> => ({ shownDistrictId: null, shownSubRegion });

describe('rule 21, households from the same district', () => {
  it.each<[string, string | null, Answer, Partial<PlaceFacts>, string]>([
    ['fails those from its own district', 'chelmsford', 'NO', {}, 'FAIL'],
    ['asks where it decides case by case', 'chelmsford', 'CONSIDER', {}, 'CONSIDER'],
    ['passes them where it takes them', 'chelmsford', 'YES', {}, 'PASS'],
    ['passes those from the next district', 'maldon', 'NO', {}, 'PASS'],
    ['passes those from far', 'harlow', 'NO', {}, 'PASS'],
    ['passes those from outside all of these', 'Kent', 'NO', {}, 'PASS'],
    ['is not checked when not asked', null, 'NO', {}, 'NOT_ASKED'],
    ['need not be asked where all are taken', null, 'YES', {}, 'PASS'],
    ['asks at a masked place of the same sub-region', 'maldon', 'NO', masked('MID'), 'CONSIDER'],
    ['passes at a masked place of another', 'harlow', 'NO', masked('MID'), 'PASS'],
    ['passes at a masked place beside', 'rochford', 'NO', masked('MID'), 'PASS'],
    ['asks where the sub-region is not known', 'harlow', 'NO', masked('Kent'), 'CONSIDER'],
    ['asks where no area is shown', 'harlow', 'CONSIDER', { shownDistrictId: null }, 'CONSIDER'],
  ])('%s', (_, cameFromDistrictId, takesLocal, place, outcome) => {
    expect(outcomeOf(rule, { cameFromDistrictId }, { takesLocal, ...place })).toBe(outcome);
  });

  it("says that it is the service's own district, and not which", () => {
    const judge = (cameFromDistrictId: string, place: Partial<PlaceFacts>) =>
      rule.judge(aHousehold({ cameFromDistrictId }), aPlace(place), aContext());
    expect(judge('chelmsford', {}).reason).toBe(
      "It takes nobody from its own district. The household comes from the service's own district.",
    );
    for (const takesLocal of answers) {
      const said = [
        ...districtIds.map((id) => judge(id, { takesLocal })),
        ...districtIds.map((id) => judge(id, { takesLocal, ...masked('MID') })),
      ];
      for (const district of districtIds) expect(JSON.stringify(said)).not.toContain(district);
    }
  });

  it('never reads the district of a masked place', () => {
    const answersBy = districtIds.map((shownDistrictId) =>
      rule.judge(
        aHousehold({ cameFromDistrictId: 'chelmsford' }),
        aPlace({ shownDistrictId, shownSubRegion: 'MID' }),
        aContext(),
      ),
    );
    expect(new Set(answersBy.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});
