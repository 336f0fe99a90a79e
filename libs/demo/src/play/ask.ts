import { randomUUID } from 'node:crypto';
import { tokenFor } from '../token';

/** JSON as GraphQL answered it: each step of the play knows what it asked for. */
export type Answer = Readonly<Record<string, unknown>>;

/** A step went otherwise than it should. The message says which and how. */
export class NotAsExpected extends Error {}

/** Asks the running API over HTTP, as demo people who sign in at the running issuer. */
export class Asking {
  private readonly tokens = new Map<string, string>();

  constructor(
    private readonly apiUrl: string,
    private readonly issuer: string,
  ) {}

  /**
   * One operation as one person. @returns what its one field answered.
   * @throws NotAsExpected with the words of the answer when it holds errors or, unless `problems` is expected, Problems.
   */
  async as<T>(person: string, query: string, variables: Answer = {}): Promise<T> {
    const { data, errors } = await this.post(person, query, variables);
    if (errors)
      throw new NotAsExpected(`${person} was answered: ${errors.map(({ message }) => message).join(' ')}`);
    const answer = Object.values(data ?? {})[0];
    const problems = problemsIn(answer);
    if (problems) throw new NotAsExpected(`${person} was told: ${problems.join(' ')}`);
    return answer as T;
  }

  /** One operation that must be refused. @returns the words of the refusal. */
  async refused(person: string, query: string, variables: Answer = {}): Promise<string> {
    const { data, errors } = await this.post(person, query, variables);
    if (errors) return errors.map(({ message }) => message).join(' ');
    const problems = problemsIn(Object.values(data ?? {})[0]);
    if (!problems) throw new NotAsExpected(`${person} should have been refused, and was not.`);
    return problems.join(' ');
  }

  private async post(
    person: string,
    query: string,
    variables: Answer,
  ): Promise<{ data?: Answer | null; errors?: readonly { message: string }[] }> {
    const token = this.tokens.get(person) ?? (await tokenFor(person, this.issuer)).token;
    this.tokens.set(person, token);
    const response = await fetch(`${this.apiUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data?: Answer | null };
  }
}

/** A fresh key for an act that must happen once. */
export const aKey = (): string => randomUUID();

/** What every document that changes something asks of a refusal. */
export const orProblems = '... on Problems { problems { code message field } }';

function problemsIn(answer: unknown): string[] | undefined {
  const problems = (answer as { problems?: readonly { message: string }[] } | null)?.problems;
  return problems?.map(({ message }) => message);
}

/** Checks a fact of the play. @throws NotAsExpected saying what must be so. */
export function expect(fact: boolean, words: string): asserts fact {
  if (!fact) throw new NotAsExpected(`Not as expected: ${words}.`);
}
