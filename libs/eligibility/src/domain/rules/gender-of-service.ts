import { type AgedPerson, mayBeAdult, mayBeChild, withAges } from '../ages';
import { all, conclude, either, type Finding } from '../outcome';
import type { AdmissionPolicy, Gender, GenderPolicy } from '../words';
import type { Rule } from './rule';

const described: Readonly<Record<GenderPolicy, string>> = {
  WOMEN_ONLY: 'women only',
  MEN_ONLY: 'men only',
  MIXED_SELF_CONTAINED: 'everyone, each in a self-contained home',
};

const describedAdmission: Readonly<Record<AdmissionPolicy, string>> = {
  CASE_BY_CASE: 'case by case',
  INCLUSIVE: 'inclusive',
  SINGLE_SEX_ONLY: 'single-sex only',
};

const describedGenders: Readonly<Record<Gender, string>> = {
  WOMAN_OR_GIRL: 'woman',
  MAN_OR_BOY: 'man',
  NON_BINARY: 'non-binary',
  OTHER: 'another gender',
  PREFERS_NOT_TO_SAY: 'prefers not to say',
};

/** A single-gender service passes its own, fails the other, and is asked about the rest. */
function judgeAdult(gender: Gender | null, policy: GenderPolicy): Finding {
  if (policy === 'MIXED_SELF_CONTAINED') return 'PASS';
  switch (gender) {
    case null:
      return 'NOT_ASKED';
    case 'WOMAN_OR_GIRL':
      return policy === 'WOMEN_ONLY' ? 'PASS' : 'FAIL';
    case 'MAN_OR_BOY':
      return policy === 'MEN_ONLY' ? 'PASS' : 'FAIL';
    case 'NON_BINARY':
    case 'OTHER':
    case 'PREFERS_NOT_TO_SAY':
      return 'CONSIDER';
  }
}

/** Children are judged by the rule on boys' ages. */
function judgePerson(person: AgedPerson, policy: GenderPolicy): Finding {
  const asAdult = mayBeAdult(person) ? [judgeAdult(person.gender, policy)] : [];
  return mayBeChild(person) ? either<Finding>('PASS', ...asAdult) : all(asAdult);
}

/**
 * Criterion 2. Every adult fits the gender of the service. Nothing here knows anyone's history: who is
 * neither a woman nor a man, or prefers not to say, is never refused by it; the provider is asked first,
 * privately, whatever its admission policy: that is printed for everyone alike, before anyone discloses.
 * Sources: statutory guidance (refuge and specialist accommodation is single-gender or single-sex);
 * written evidence to the Lords Secondary Legislation Scrutiny Committee, 14th report.
 */
export const genderOfServiceRule: Rule<'GENDER_OF_SERVICE'> = {
  code: 'GENDER_OF_SERVICE',
  number: 2,
  title: 'Gender of service',
  kind: 'HARD',
  weight: 0,
  safety: true,
  overridable: true,
  protects: 'TRANS_HISTORY',
  reads: ['GENDER_OF_ADULTS'],
  judge({ people }, { genderPolicy, admissionPolicy }, { arrival }) {
    const everyone = withAges(people, arrival);
    const lead: Finding = everyone.some((person) => person.lead) ? 'PASS' : judgeAdult(null, genderPolicy);
    const finding = all([lead, ...everyone.map((person) => judgePerson(person, genderPolicy))]);
    const takes = described[genderPolicy];
    const admits =
      admissionPolicy === null ? '' : `; admission by sex and gender: ${describedAdmission[admissionPolicy]}`;
    const adults = everyone
      .filter((person) => mayBeAdult(person))
      .map(({ gender }) => (gender === null ? 'not asked' : describedGenders[gender]));
    return conclude(
      finding,
      { householdValue: adults.length === 0 ? null : adults.join(', '), placeValue: `${takes}${admits}` },
      {
        PASS: `It takes ${takes}; each adult fits.`,
        FAIL: `It takes ${takes}; an adult in this household does not fit.`,
        NOT_ASKED: {
          reason: `It takes ${takes}; the gender or the age of someone in this household is not known.`,
          question: {
            ask: 'HOUSEHOLD',
            about: people.length > 0 ? 'GENDER_OF_ADULTS' : 'PEOPLE',
            text: 'Ask the gender of each adult, and whether everyone else will be under 18 at arrival.',
          },
        },
        CONSIDER: {
          reason: `It takes ${takes}; it decides about each adult for whom this gives no answer.`,
          question: {
            ask: 'PROVIDER',
            text: "Ask the provider privately, with the household's agreement, before anything else is shared.",
          },
        },
      },
    );
  },
};
