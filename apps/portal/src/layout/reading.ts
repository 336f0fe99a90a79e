import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphContext } from '@app/graphql';
import type { PersonActor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { AbstractGraphQLDriver, GraphQLSchemaHost } from '@nestjs/graphql';
import { type DocumentNode, execute, GraphQLError, parse, validate } from 'graphql';

/** Makes the schema and opens no door: pages read in process, and nothing else does. */
export class ClosedDriver extends AbstractGraphQLDriver {
  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}

/** A GraphQL document that a page reads by, once it was read from its file. */
export interface PageDocument {
  readonly name: string;
  readonly document: DocumentNode;
}

/**
 * The document of a page, kept beside its template as `<name>.graphql`.
 *
 * @param folder the folder of the page, `__dirname`.
 */
export function documentBeside(folder: string, name: string): PageDocument {
  return { name, document: parse(readFileSync(join(folder, `${name}.graphql`), 'utf8')) };
}

/** What pages show: read by a GraphQL document, in process, as the person who asks. */
@Injectable()
export class Reading {
  private readonly checked = new Set<PageDocument>();

  constructor(private readonly host: GraphQLSchemaHost) {}

  /**
   * @returns the data of the document, in its shape.
   * @throws what a resolver threw (Forbidden, NotFound and so on), so that it becomes a page that says so.
   */
  async read<T>(
    actor: PersonActor,
    page: PageDocument,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<T> {
    const { schema } = this.host;
    if (!this.checked.has(page)) {
      const [fault] = validate(schema, page.document);
      if (fault) throw new Error(`${page.name}: ${fault.message}`);
      this.checked.add(page);
    }
    const contextValue: GraphContext = { actor };
    const { data, errors } = await execute({
      schema,
      document: page.document,
      contextValue,
      variableValues: variables,
    });
    const [error] = errors ?? [];
    if (error) throw thrownIn(error);
    // No prototype, as GraphQL makes it, is no trouble to a template, but is to whoever compares.
    return JSON.parse(JSON.stringify(data)) as T;
  }
}

const thrownIn = (error: GraphQLError): unknown => {
  let thrown: unknown = error;
  while (thrown instanceof GraphQLError && thrown.originalError) thrown = thrown.originalError;
  return thrown;
};
