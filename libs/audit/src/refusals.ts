import { Database } from '@app/database';
import type { GraphContext } from '@app/graphql';
import { Forbidden, isProblems, NotFound, type PersonActor } from '@app/kernel';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { concatMap, from, type Observable, of, throwError } from 'rxjs';
import { catchError } from 'rxjs/operators';
import { record } from './audit';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Puts every refused change on record, in a transaction of its own after the command was rolled back: who asked for
 * what, about which record, and how it was refused. Never what was typed.
 */
@Injectable()
export class AuditRefusals implements NestInterceptor {
  constructor(private readonly db: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(context);
    const info = graphql.getInfo<GraphQLResolveInfo>();
    const { actor } = graphql.getContext<GraphContext>();
    if (info.parentType.name !== 'Mutation' || !actor) return next.handle();
    const subjectId = firstId(graphql.getArgs());
    const put = (how: string): Promise<void> => this.put(actor, info.fieldName, how, subjectId);
    return next.handle().pipe(
      catchError((error: unknown) =>
        from(put(howItWasRefused(error))).pipe(concatMap(() => throwError(() => error))),
      ),
      concatMap((outcome: unknown) =>
        isProblems(outcome)
          ? from(put(outcome.problems.map(({ code }) => code).join(' ')).then(() => outcome))
          : of(outcome),
      ),
    );
  }

  private async put(
    actor: PersonActor,
    operation: string,
    how: string,
    subjectId: string | undefined,
  ): Promise<void> {
    await this.db.commit(actor, (tx) =>
      record(tx, {
        action: operation,
        refused: true,
        subject:
          subjectId === undefined
            ? { kind: 'organisation', id: actor.organisationId }
            : { kind: 'asked', id: subjectId },
        reason: how.slice(0, 500),
      }),
    );
  }
}

const howItWasRefused = (error: unknown): string =>
  error instanceof NotFound ? 'NOT_FOUND' : error instanceof Forbidden ? 'FORBIDDEN' : 'FAILED';

/** The first id among the arguments: what the request was about. */
function firstId(value: unknown): string | undefined {
  if (typeof value === 'string') return uuid.test(value) ? value : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = name === 'idempotencyKey' ? undefined : firstId(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
