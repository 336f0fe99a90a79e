import { aContext, aHousehold, aPlace, outcomeOf } from '../../testing';
import { languageRule as rule } from './language';

describe('rule 17, language', () => {
  it.each<[readonly string[] | null, boolean | null, readonly string[], boolean, string]>([
    [['en'], false, [], false, 'PASS'],
    [['pl'], false, ['pl'], false, 'PASS'],
    [['pl'], false, [], false, 'FAIL'],
    [['pl'], false, [], true, 'PASS'],
    [['en', 'pl'], true, [], false, 'FAIL'],
    [['en', 'pl'], true, ['en', 'pl'], false, 'PASS'],
    [['en', 'pl'], true, ['en'], false, 'FAIL'],
    [['en'], null, [], false, 'NOT_ASKED'],
    [['pl'], null, [], false, 'FAIL'],
    [[], false, ['pl'], false, 'FAIL'],
    [null, false, ['pl'], false, 'NOT_ASKED'],
    [null, null, [], true, 'PASS'],
  ])(
    'they speak %s and want an interpreter (%s), staff speak %s beside English, interpreters %s: %s',
    (languages, interpreterWanted, staffLanguages, interpreting, outcome) => {
      expect(outcomeOf(rule, { languages, interpreterWanted }, { staffLanguages, interpreting })).toBe(
        outcome,
      );
    },
  );

  it('says what each side speaks', () => {
    const told = (languages: readonly string[], interpreterWanted: boolean) =>
      rule.judge(
        aHousehold({ languages, interpreterWanted }),
        aPlace({ staffLanguages: ['en', 'pl'] }),
        aContext(),
      );
    expect(told(['ur'], true)).toMatchObject({
      householdValue: 'ur; wants an interpreter',
      placeValue: 'staff speak en, pl; no interpreter',
    });
    expect(told([], false)).toMatchObject({ householdValue: 'none of those told' });
  });
});
