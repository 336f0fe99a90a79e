import { type HouseholdFactName, householdFactNames, type Question, type RuleCode } from '@app/eligibility';
import type { Explanation } from './explanation';

/** The question to ask a household first. */
export interface OneQuestion {
  readonly about: HouseholdFactName;
  readonly text: string;
  /** The rules that ask it, in their order. */
  readonly rules: readonly RuleCode[];
  /** For how many places it is all that is open, so that its answer decides them. */
  readonly decides: number;
  /** For how many it is among what is open, so that an answer may still rule them out. */
  readonly openIn: number;
}

type HouseholdQuestion = Extract<Question, { readonly ask: 'HOUSEHOLD' }>;

/** What is open at one place: each hard rule that is unknown, with its question. */
const openQuestions = ({ outcomes }: Explanation): { rule: RuleCode; question: Question }[] =>
  outcomes.flatMap((judged) =>
    judged.hard && judged.outcome === 'UNKNOWN' ? [{ rule: judged.rule, question: judged.question }] : [],
  );

const asks = (question: Question, about: HouseholdFactName): question is HouseholdQuestion =>
  question.ask === 'HOUSEHOLD' && question.about === about;

/** The text that most places ask it in; of several, the first by its letters. */
function usualText(texts: readonly string[]): string {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  const [usual] = [...times].sort(([a, timesOfA], [b, timesOfB]) => timesOfB - timesOfA || (a < b ? -1 : 1));
  return usual?.[0] ?? '';
}

/** What one question about this fact would do. */
function questionAbout(
  about: HouseholdFactName,
  places: readonly ReturnType<typeof openQuestions>[],
): OneQuestion {
  const asking = places.filter((open) => open.some(({ question }) => asks(question, about)));
  const asked = asking.flat().filter(({ question }) => asks(question, about));
  return {
    about,
    text: usualText(asked.map(({ question }) => question.text)),
    rules: [...new Set(asked.map(({ rule }) => rule))],
    decides: asking.filter((open) => open.every(({ question }) => asks(question, about))).length,
    openIn: asking.length,
  };
}

/**
 * The one question to the household that would decide the most places: first those where nothing else is open, then
 * those where it is among what is open. Places that are not suitable anyway do not count, nor do wishes.
 * Source: product section 4, "the single question that would decide the most vacancies".
 *
 * @returns null: nothing is open that the household could answer.
 */
export function theOneQuestion(explanations: readonly Explanation[]): OneQuestion | null {
  const places = explanations
    .filter(({ verdict }) => verdict === 'ASK_FIRST')
    .map((explanation) => openQuestions(explanation));
  const [best] = householdFactNames
    .map((about) => questionAbout(about, places))
    .filter(({ openIn }) => openIn > 0)
    .sort((a, b) => b.decides - a.decides || b.openIn - a.openIn);
  return best ?? null;
}
