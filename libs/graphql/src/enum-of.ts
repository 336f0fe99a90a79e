import { registerEnumType } from '@nestjs/graphql';

/** A GraphQL enum of a literal list of words: spelt as in TypeScript and in the database, in the list's own order. */
export function enumOf<W extends string>(
  words: readonly W[],
  name: string,
  description: string,
): Record<string, W> {
  const literal = Object.fromEntries(words.map((word) => [word, word]));
  registerEnumType(literal, { name, description });
  return literal;
}
