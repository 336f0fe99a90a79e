/**
 * One thing that is wrong with a request, said so that the person can put it right.
 * `field` is the path of the input at fault (`people.0.born.month`), absent when no single field is.
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly field?: string | undefined;
}

/**
 * An expected failure: everything that is wrong, at once. Commands return it instead of their result;
 * the transaction is rolled back, nothing is half-done, and an idempotency key is not used up.
 */
export class Problems {
  constructor(readonly problems: readonly Problem[]) {}
}

export const problem = (code: string, message: string, field?: string): Problem => ({ code, message, field });

/** The result of a command: the thing, or what is wrong. */
export type Outcome<T> = T | Problems;

export const isProblems = (outcome: unknown): outcome is Problems => outcome instanceof Problems;

/** Shorthand for a command that ends with one problem. */
export const refuse = (code: string, message: string, field?: string): Problems =>
  new Problems([problem(code, message, field)]);
