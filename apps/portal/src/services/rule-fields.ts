import {
  answers,
  type EntryRules,
  genderPolicies,
  petPolicies,
  referralRoutes,
  riskLevels,
  substancePolicies,
  supportLevels,
} from '@app/eligibility';
import { type Problem, problem } from '@app/kernel';
import { Fields, type Sent } from '../layout/form';

type Name = keyof EntryRules;

/** One entry rule as its field in the form. `none`: what null is called, where null is an answer. */
export interface RuleField {
  readonly name: Name;
  readonly label: string;
  readonly kind: 'choice' | 'number' | 'text' | 'many';
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly none?: string;
}

const words = {
  WOMEN_ONLY: 'Women only',
  MEN_ONLY: 'Men only',
  MIXED_SELF_CONTAINED: 'Anyone, each in a self-contained home',
  YES: 'Yes',
  NO: 'No',
  CONSIDER: 'Perhaps: ask first',
  ABSTINENT: 'No use now',
  SCRIPTED_OK: 'A prescribed substitute is fine',
  CURRENT_OK: 'Use now is fine',
  SPECIALIST_RECOVERY: 'Specialist recovery',
  LOW: 'Low',
  MEDIUM: 'Medium',
  HIGH: 'High',
  STANDARD: 'Standard',
  ASSISTANCE_ONLY: 'Assistance animals only',
  CAGED_SMALL: 'Small caged pets',
  DOG_CAT: 'Dogs and cats too',
  SELF: 'She herself',
  AGENCY: 'An agency',
  COMPASS: 'Compass',
  NONE: 'None',
} as const;

const option = (value: string, text = words[value as keyof typeof words]): RuleField['options'][number] => ({
  value,
  text,
});
const choice = (name: Name, label: string, values: readonly string[], none?: string): RuleField => ({
  name,
  label,
  kind: 'choice',
  options: values.map((value) => option(value)),
  ...(none === undefined ? {} : { none }),
});
const from = (least: number, most: number): RuleField['options'] =>
  Array.from({ length: most - least + 1 }, (_, index) => {
    const value = String(least + index);
    return { value, text: value };
  });
const number = (name: Name, label: string, least: number, most: number, none?: string): RuleField => ({
  name,
  label,
  kind: 'number',
  options: from(least, most),
  ...(none === undefined ? {} : { none }),
});

/** Every entry rule, by what it is about, in the order of the page. */
export const ruleGroups: readonly { readonly title: string; readonly fields: readonly RuleField[] }[] = [
  {
    title: 'Whom you take',
    fields: [
      choice('genderPolicy', 'Women, men or anyone', genderPolicies),
      number('minimumAge', 'Youngest age of the adult who flees', 16, 99),
      choice('adultDependants', 'Other adults who come with her', answers),
      choice('takesLocal', 'Households from your own district', answers),
      choice('noRecourse', 'No recourse to public funds', answers),
      {
        name: 'referralRoutes',
        label: 'Who may refer',
        kind: 'many',
        options: referralRoutes.map((route) => option(route)),
      },
    ],
  },
  {
    title: 'Children',
    fields: [
      number('maximumChildren', 'Most children', 0, 15, 'No limit but the beds'),
      number('considerChildrenTo', 'Most children you would consider', 0, 15, 'None beyond that'),
      number('boysToAge', 'Boys up to and including this age', 0, 17, 'No limit'),
      number('boysConsiderToAge', 'Boys you would consider, up to this age', 0, 17, 'None beyond that'),
      choice('pregnancy', 'Someone who is pregnant', answers),
      number('latePregnancyWeeks', 'Last week of pregnancy to move in', 12, 42, 'No limit'),
    ],
  },
  {
    title: 'Needs',
    fields: [
      choice('substancePolicy', 'Drug or alcohol use you take', substancePolicies),
      choice('substanceConsider', 'Use you would consider', substancePolicies, 'None beyond that'),
      choice('mentalHealthTo', 'Most mental-health support you give', supportLevels),
      choice('mentalHealthConsiderTo', 'Most you would consider', supportLevels, 'None beyond that'),
      choice('careTo', 'Most personal care you give', supportLevels),
      choice('careConsiderTo', 'Most care you would consider', supportLevels, 'None beyond that'),
      choice('learningDisability', 'A learning disability', answers),
    ],
  },
  {
    title: 'Risk, pets and length',
    fields: [
      choice('riskTo', 'Highest risk they are at', riskLevels),
      choice('riskConsiderTo', 'Highest risk you would consider', riskLevels, 'None beyond that'),
      choice('riskToOthersTaken', 'Someone who is a risk to others', answers),
      choice('arsonTaken', 'Someone who has set fires', answers),
      choice('petsTaken', 'Pets, beside assistance animals', petPolicies),
      {
        name: 'maximumStayDays',
        label: 'Longest stay in nights',
        kind: 'text',
        options: [],
        none: 'no limit',
      },
    ],
  },
];

export const ruleFields: readonly RuleField[] = ruleGroups.flatMap(({ fields }) => fields);

/** What the select of a field gives for null. */
const nullValue = 'null';
/** What the boxes of a list give for an empty one. */
const emptyValue = 'NONE';

/** The form's name of a rule: the path of the command's input. */
export const fieldName = (name: Name): string => `rules.${name}`;

const plain = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** What a level says, as the form's fields. */
export const ruleValues = (says: EntryRules): Record<string, string | string[]> =>
  Object.fromEntries(
    ruleFields.flatMap(({ name, kind, none }): [string, string | string[]][] => {
      const value: unknown = says[name];
      if (value === undefined) return [];
      if (Array.isArray(value))
        return [[fieldName(name), value.length === 0 ? [emptyValue] : value.map(String)]];
      if (value === null) return [[fieldName(name), kind === 'text' ? (none ?? '') : nullValue]];
      return [[fieldName(name), plain(value)]];
    }),
  );

/** A form as what a level says: a field left at "not set here" says nothing. */
export function rulesIn(sent: Sent): { readonly rules: EntryRules; readonly problems: readonly Problem[] } {
  const fields = new Fields(sent);
  const problems: Problem[] = [];
  const rules = Object.fromEntries(
    ruleFields.flatMap(({ name, kind, none }): [string, unknown][] => {
      const field = fieldName(name);
      if (kind === 'many') {
        const ticked = fields.many(field);
        if (ticked.length === 0) return [];
        return [[name, fields.choices(field, referralRoutes)]];
      }
      const text = fields.text(field);
      if (text === null) return [];
      if (none !== undefined && (text === nullValue || text.toLowerCase() === none)) return [[name, null]];
      if (kind === 'choice') return [[name, text]];
      if (/^\d{1,4}$/.test(text)) return [[name, Number(text)]];
      problems.push(problem('NUMBER', `Enter a whole number${none ? `, or “${none}”` : ''}.`, field));
      return [];
    }),
  );
  return { rules, problems };
}

/** Within a sentence: names keep their capital. */
const lower = (text: string): string => (text === words.COMPASS ? text : text.toLowerCase());

/** What an entry rule says, as a person reads it. */
export function ruleInWords(name: Name, value: unknown): string {
  const field = ruleFields.find((each) => each.name === name);
  if (value === undefined) return 'not set here';
  if (value === null) return (field?.none ?? 'not set here').toLowerCase();
  if (Array.isArray(value))
    return value.length === 0
      ? 'nobody now'
      : value.map((word: keyof typeof words) => lower(words[word])).join(', ');
  return typeof value === 'string' && value in words
    ? lower(words[value as keyof typeof words])
    : plain(value);
}

export interface RuleChange {
  readonly label: string;
  readonly was: string;
  readonly now: string;
}

/**
 * What saving would change of what the level says.
 *
 * @param holds what holds there now: where the level says nothing, a level above does, or the careful default.
 */
export const changesOf = (was: EntryRules, now: EntryRules, holds: EntryRules): RuleChange[] =>
  ruleFields
    .filter(({ name }) => JSON.stringify(was[name]) !== JSON.stringify(now[name]))
    .map(({ name, label }) => ({
      label,
      was:
        was[name] === undefined
          ? `${ruleInWords(name, holds[name])}, not set here`
          : ruleInWords(name, was[name]),
      now: ruleInWords(name, now[name]),
    }));
