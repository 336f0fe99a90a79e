import { aKey, type Asking, orProblems } from './ask';

/** How one rule came out. */
export interface Rule {
  readonly rule: string;
  readonly title: string;
  readonly outcome: 'PASS' | 'FAIL' | 'UNKNOWN';
  readonly reason: string;
  /** Whether it decides the verdict. */
  readonly hard: boolean;
  readonly question: { readonly text: string } | null;
}

/** A place that was found. */
export interface Match {
  readonly verdict: string;
  readonly outcomes: readonly Rule[];
  readonly vacancy: {
    readonly id: string;
    readonly service: { readonly name: string; readonly area: { readonly name: string } };
  };
}

/** A rule, with how many vacancies it keeps away, and how many nothing else does. */
export interface Removed {
  readonly rule: string;
  readonly title: string;
  readonly fails: number;
  readonly failsAlone: number;
}

/** Searches for the household and says the counts, by verdict and by rule. */
export async function findMatches(
  ask: Asking,
  householdId: string,
  tell: (words: string) => void,
): Promise<{ searchId: string; matches: readonly Match[]; rules: readonly Removed[] }> {
  const search = await ask.as<{
    id: string;
    open: number;
    suitable: number;
    askFirst: number;
    notSuitable: number;
    notFree: number;
    rules: readonly Removed[];
    question: { text: string; decides: number; openIn: number } | null;
    change: { text: string; opens: number } | null;
    matches: { nodes: readonly Match[] };
  }>(
    'nina',
    `mutation ($householdId: ID!, $key: String) {
      findMatches(householdId: $householdId, idempotencyKey: $key) {
        ... on Search { id open suitable askFirst notSuitable notFree rules { rule title fails failsAlone } question { text decides openIn } change { text opens }
          matches(first: 50) { nodes { verdict outcomes { rule title outcome reason hard question { text } } vacancy { id service { name area { name } } } } } }
        ${orProblems}
      }
    }`,
    { householdId, key: aKey() },
  );
  tell(
    `Of ${String(search.open)} open vacancies ${String(search.suitable)} are suitable, ${String(search.askFirst)} ask first, ` +
      `${String(search.notSuitable)} are not suitable, ${String(search.notFree)} are taken. Why not:`,
  );
  for (const { title, fails, failsAlone } of search.rules.filter((rule) => rule.fails > 0)) {
    tell(`  ${String(fails).padStart(3)}  ${title} (the only reason for ${String(failsAlone)})`);
  }
  const { question, change } = search;
  if (question)
    tell(
      `What to ask her first: ${question.text} It would decide ${String(question.decides)}, and is open in ${String(question.openIn)}.`,
    );
  if (change) tell(`What would open the most, ${String(change.opens)}: ${change.text}`);
  return { searchId: search.id, matches: search.matches.nodes, rules: search.rules };
}

/** Opens one vacancy that the search left out, and says every reason. */
export async function explainOneThatDoesNotFit(
  ask: Asking,
  householdId: string,
  matches: readonly Match[],
  tell: (words: string) => void,
): Promise<void> {
  const { nodes } = await ask.as<{ nodes: readonly { id: string; service: { name: string } }[] }>(
    'nina',
    '{ vacancies(first: 50) { nodes { id service { name } } } }',
  );
  for (const other of nodes.filter(({ id }) => !matches.some(({ vacancy }) => vacancy.id === id))) {
    const judged = await ask.as<{ verdict: string; outcomes: readonly Rule[] } | null>(
      'nina',
      'query ($householdId: ID!, $vacancyId: ID!) { judgement(householdId: $householdId, vacancyId: $vacancyId) { verdict outcomes { rule title outcome reason hard question { text } } } }',
      { householdId, vacancyId: other.id },
    );
    if (judged?.verdict !== 'NOT_SUITABLE') continue;
    tell(`One that does not fit, ${other.service.name}, opened:`);
    for (const rule of judged.outcomes.filter(({ outcome }) => outcome === 'FAIL'))
      tell(`  no  ${rule.title}: ${rule.reason}`);
    return;
  }
}

/** Lists each rule that passed in a line, and what must be asked. */
export function explain(match: Match, tell: (words: string) => void): void {
  const { name, area } = match.vacancy.service;
  tell(`Best for her: ${name} in ${area.name}: ${match.verdict.toLowerCase().replace('_', ' ')}. Why:`);
  for (const rule of match.outcomes) {
    const mark = { PASS: 'yes', FAIL: 'no', UNKNOWN: 'ask' }[rule.outcome];
    tell(
      `  ${mark.padEnd(4)}${rule.title}: ${rule.reason}${rule.question ? ` Ask: ${rule.question.text}` : ''}`,
    );
  }
}
