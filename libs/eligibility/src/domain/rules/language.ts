import type { HouseholdFacts, PlaceFacts } from '../facts';
import { conclude } from '../outcome';
import type { Rule } from './rule';

/** Staff of every service speak it. */
const english = 'en';

/** Understood in a language of their own, in English, or by an interpreter; who wants one is not left to English. */
function judgeLanguage(
  { languages, interpreterWanted }: Pick<HouseholdFacts, 'languages' | 'interpreterWanted'>,
  { staffLanguages, interpreting }: Pick<PlaceFacts, 'staffLanguages' | 'interpreting'>,
): 'PASS' | 'FAIL' | 'NOT_ASKED' {
  if (interpreting) return 'PASS';
  if (languages === null) return 'NOT_ASKED';
  if (languages.some((language) => language !== english && staffLanguages.includes(language))) return 'PASS';
  if (!languages.includes(english) || interpreterWanted === true) return 'FAIL';
  return interpreterWanted === null ? 'NOT_ASKED' : 'PASS';
}

/**
 * Criterion 17. Staff understand them: in a language of theirs, or through an interpreter, which satisfies it.
 * Sources: Essex commissioning strategy 2025-30; Stockport referral form (language and interpreter).
 */
export const languageRule: Rule<'LANGUAGE'> = {
  code: 'LANGUAGE',
  number: 17,
  title: 'Language',
  kind: 'SOFT',
  weight: 10,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['LANGUAGES'],
  judge(household, place) {
    const { languages, interpreterWanted } = household;
    const speaks = [english, ...place.staffLanguages.filter((language) => language !== english)].join(', ');
    const has = `staff speak ${speaks}; ${place.interpreting ? 'interpreters' : 'no interpreter'}`;
    const wants = interpreterWanted === true ? '; wants an interpreter' : '';
    const speak = languages?.length === 0 ? 'none of those told' : languages?.join(', ');
    return conclude(
      judgeLanguage(household, place),
      { householdValue: speak === undefined ? null : `${speak}${wants}`, placeValue: has },
      {
        PASS: place.interpreting ? 'Interpreters can be had there.' : 'Staff speak a language of theirs.',
        FAIL: 'Staff may not understand them, and no interpreter can be had there.',
        NOT_ASKED: {
          reason: 'No interpreter can be had there; whether they need one is not known.',
          question: {
            ask: 'HOUSEHOLD',
            about: 'LANGUAGES',
            text: 'Ask which languages they speak well enough, and whether they want an interpreter.',
          },
        },
      },
    );
  },
};
