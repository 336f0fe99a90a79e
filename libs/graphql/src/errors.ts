import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { BadInput, Forbidden, NotFound, Unauthenticated } from '@app/kernel';
import { HttpException } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';

/** What goes to the log of a failure that the caller is told nothing of. */
export interface Failure {
  readonly reference: string;
  readonly error: unknown;
}

const codes: readonly (readonly [new (...parameters: never[]) => Error, string])[] = [
  [Unauthenticated, 'UNAUTHENTICATED'],
  [Forbidden, 'FORBIDDEN'],
  [NotFound, 'NOT_FOUND'],
  [BadInput, 'BAD_USER_INPUT'],
];

/** GraphQL's own refusals of a request, all of them the calling program's fault. */
const requestFaults = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * Every error of an answer, as one of five codes. What we did not foresee is masked: the caller gets a reference, the
 * log the error under that reference.
 */
export function formatErrors(
  log: (failure: Failure) => void,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const thrown = unwrapResolverError(error);
    const path = formatted.path ? { path: formatted.path } : {};
    for (const [kind, code] of codes) {
      if (thrown instanceof kind) return { message: thrown.message, ...path, extensions: { code } };
    }
    const code = formatted.extensions?.['code'];
    const faultOfRequest =
      typeof code === 'string' && requestFaults.has(code) && !(thrown instanceof HttpException);
    if (faultOfRequest && thrownByGraphQL(thrown)) {
      return {
        message: formatted.message,
        ...(formatted.locations ? { locations: formatted.locations } : {}),
        ...path,
        extensions: { code: 'BAD_USER_INPUT' },
      };
    }
    const reference = randomUUID();
    log({ reference, error: thrown });
    return {
      message: `Something went wrong on our side. Nothing was changed. Try again, or give us this reference: ${reference}`,
      ...path,
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
    };
  };
}

const thrownByGraphQL = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'GraphQLError' || error.constructor.name.endsWith('Error'));
