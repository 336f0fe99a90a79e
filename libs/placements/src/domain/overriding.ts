import { type RuleCode, ruleCodes, rules } from '@app/eligibility';
import { type Problem, problem, Problems } from '@app/kernel';
import { couldBeOverridden, type Explanation, failingRules } from '@app/matching';

/** How a rule is named to either side: its code, its row in the table of criteria, and a title that says of nobody anything. */
export interface NamedRule {
  readonly rule: RuleCode;
  readonly number: number;
  readonly title: string;
}

/** The name of a rule. */
export function named(rule: RuleCode): NamedRule {
  const { number, title } = rules.find(({ code }) => code === rule) ?? { number: 0, title: rule };
  return { rule, number, title };
}

const titles = (some: readonly RuleCode[]): string =>
  some.map((rule) => named(rule).title.toLowerCase()).join(', ');

/** The rules that a provider may override, with a reason and a name. */
export const overridableRules: readonly RuleCode[] = rules
  .filter(({ overridable }) => overridable)
  .map(({ code }) => code);

/** What a provider may ask about: any rule but where they would not be safe, which it never learns before they come. */
export const rulesToAskAbout: readonly RuleCode[] = ruleCodes.filter((rule) => rule !== 'UNSAFE_AREAS');

/**
 * The rules that the provider must override before this place can be accepted, or why it cannot be held.
 *
 * @param asked whether the sender asks for it.
 */
export function toOverride(explanation: Explanation, asked: boolean): readonly RuleCode[] | Problems {
  if (explanation.verdict !== 'NOT_SUITABLE') return [];
  const failing = failingRules(explanation);
  const could = couldBeOverridden(explanation);
  if (asked && could) return failing.map(({ rule }) => rule);
  const said = ['This place does not suit them.', ...failing.map(({ reason }) => reason)];
  if (could) said.push('Its provider may take them all the same: ask it to, with a reason.');
  return new Problems([problem('NOT_SUITABLE', said.join(' '), 'vacancyId')]);
}

/** One rule that a provider was asked to override. */
export interface Asked {
  readonly rule: RuleCode;
  /** Null: it is not decided. */
  readonly overriddenAt: Date | null;
}

/** What is wrong with overriding these rules. */
export function overridingProblems(wanted: readonly RuleCode[], asked: readonly Asked[]): readonly Problem[] {
  return wanted.flatMap((rule, index) => {
    const field = `rules.${String(index)}`;
    const found = asked.find((one) => one.rule === rule);
    if (!found) return [problem('OVERRIDE_NOT_ASKED', 'Nobody asked you to override this rule.', field)];
    if (found.overriddenAt !== null || wanted.indexOf(rule) !== index)
      return [problem('ALREADY_OVERRIDDEN', 'This rule is overridden already: name it once.', field)];
    return [];
  });
}

/** Why a referral cannot be accepted yet: the provider has not overridden all that it was asked to. */
export function overridesNeeded(asked: readonly Asked[]): Problem[] {
  const open = asked.filter(({ overriddenAt }) => overriddenAt === null).map(({ rule }) => rule);
  if (open.length === 0) return [];
  const message = `They do not fit by your own rules: ${titles(open)}. A manager or on-call worker must override that with a reason first; or decline.`;
  return [problem('OVERRIDE_NEEDED', message, 'id')];
}
