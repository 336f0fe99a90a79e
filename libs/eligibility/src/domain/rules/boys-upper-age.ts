import { adultAge, type AgedPerson, describeAges, mayBeAdult, mayBeChild, turns, withAges } from '../ages';
import { describeLimit, type Limit, within } from '../limits';
import { all, conclude, either, type Finding, type Warning } from '../outcome';
import type { Rule } from './rule';

/** Where this child stands to the limit if it is a boy under 18. */
const asBoy = ({ ages }: AgedPerson, limit: Limit): Finding =>
  within({ lowest: ages.lowest, highest: Math.min(ages.highest, adultAge - 1) }, limit);

/** Someone who may turn out to be an adult, or a girl, may turn out not to be judged here at all. */
function judgeChild(child: AgedPerson, limit: Limit): Finding {
  const found = asBoy(child, limit);
  const elseAdult: readonly Finding[] = mayBeAdult(child) ? ['PASS'] : [];
  switch (child.gender) {
    case 'WOMAN_OR_GIRL':
      return 'PASS';
    case null:
      return either<Finding>(found, 'PASS', ...elseAdult);
    case 'MAN_OR_BOY':
      return either(found, ...elseAdult);
    case 'NON_BINARY':
    case 'OTHER':
    case 'PREFERS_NOT_TO_SAY':
      return either(found === 'FAIL' ? 'CONSIDER' : found, ...elseAdult);
  }
}

/** A birthday within a year of arrival that takes a boy past the limit by which he came in. */
function birthdayWarnings(boys: readonly AgedPerson[], limit: Limit): Warning[] {
  return boys.flatMap((boy) => {
    const boundary = within(boy.ages, limit) === 'PASS' ? limit.to : limit.considerTo;
    const when = boundary !== null && boy.ages.highest === boundary ? turns(boy, boundary + 1) : null;
    if (boundary === null || when === null) return [];
    const message = `The boy of ${describeAges(boy.ages)} turns ${String(boundary + 1)} ${when}, past the limit of ${String(boundary)}.`;
    return [{ code: 'BIRTHDAY_PASSES_LIMIT', message }];
  });
}

/**
 * Criterion 6. Each boy is no older at arrival than the place takes: "up to 14" includes 14, in whole years.
 * Limits are typically 16, in some areas 14; some take boys to 18. Girls have no limit; a child who is neither,
 * or of whom it is not told, is never refused by it: the provider is asked first, privately.
 * Sources: Safer Futures and RtR Champs, refuge services; written evidence to the Lords Secondary Legislation
 * Scrutiny Committee, 14th report (dispersed accommodation for families with older teenage sons).
 */
export const boysUpperAgeRule: Rule<'BOYS_UPPER_AGE'> = {
  code: 'BOYS_UPPER_AGE',
  number: 6,
  title: "Boys' upper age",
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: true,
  protects: 'NONE',
  reads: ['AGES_OF_BOYS', 'GENDER_OF_CHILDREN'],
  judge({ people }, { boysToAge, boysConsiderToAge, accommodationType }, { arrival }) {
    const limit = { to: boysToAge, considerTo: boysConsiderToAge };
    const children = withAges(people, arrival).filter((person) => mayBeChild(person));
    const asked: Finding = people.length > 0 || boysToAge === null ? 'PASS' : 'NOT_ASKED';
    const finding = all([asked, ...children.map((child) => judgeChild(child, limit))]);
    const judged = children.filter(({ gender }) => gender !== 'WOMAN_OR_GIRL');
    const boys = judged.filter(({ gender }) => gender === 'MAN_OR_BOY');
    const found = (finding: Finding): readonly AgedPerson[] =>
      judged.filter((child) => judgeChild(child, limit) === finding);
    const agesOf = (some: readonly AgedPerson[]): string =>
      some.map(({ ages }) => describeAges(ages)).join(', ');
    const takes = describeLimit(limit);
    const elsewhere =
      accommodationType === 'DISPERSED' ? '' : ' Dispersed accommodation often takes older boys.';
    return conclude(
      finding,
      {
        householdValue: people.length === 0 ? null : judged.length === 0 ? 'no boys' : agesOf(judged),
        placeValue: takes,
      },
      {
        PASS:
          judged.length === 0
            ? 'There is no boy in the household.'
            : `Boys taken: ${takes}; at arrival: ${agesOf(judged)}.`,
        FAIL: `Boys taken: ${takes}; too old at arrival: ${agesOf(found('FAIL'))}.${elsewhere}`,
        NOT_ASKED: {
          reason: `Boys taken: ${takes}; the age or gender of a child in this household is not known.`,
          question: {
            ask: 'HOUSEHOLD',
            about: people.length > 0 ? 'AGES_OF_BOYS' : 'PEOPLE',
            text: 'Ask the gender of each child, and how old each boy will be at arrival.',
          },
        },
        CONSIDER: {
          reason: `Boys taken: ${takes}; it decides when asked about the age of ${agesOf(found('CONSIDER'))}.`,
          question: {
            ask: 'PROVIDER',
            text: `Ask the provider, privately, whether it would take a child of ${agesOf(found('CONSIDER'))}.`,
          },
        },
      },
      finding === 'PASS' || finding === 'CONSIDER' ? birthdayWarnings(boys, limit) : [],
    );
  },
};
