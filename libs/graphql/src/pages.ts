import { BadInput } from '@app/kernel';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';

/** The most that one page may hold. */
export const largestPage = 50;

/** Arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 50.' })
  readonly first: number;

  @Field(() => String, {
    nullable: true,
    description: 'The endCursor of the page before; leave out for the first page.',
  })
  readonly after?: string;
}

/** A page as a store function reads it: one row more than asked tells whether there is a next. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** Where a list was left: the values of the columns it is sorted by, ending with a unique one. */
export type Cursor = readonly (string | number)[];

/** Checks the arguments of a list and opens its cursor. */
export function pageOf(args: PageArgs, columns: number): { limit: number; after: Cursor | null } {
  if (!Number.isInteger(args.first) || args.first < 1 || args.first > largestPage) {
    throw new BadInput(`Ask for 1 to ${String(largestPage)} at a time.`);
  }
  if (!args.after) return { limit: args.first + 1, after: null };
  try {
    const after: unknown = JSON.parse(Buffer.from(args.after, 'base64url').toString('utf8'));
    if (
      Array.isArray(after) &&
      after.length === columns &&
      after.every((v) => ['string', 'number'].includes(typeof v))
    ) {
      return { limit: args.first + 1, after: after as Cursor };
    }
  } catch {
    // Falls through: any unreadable cursor is the same fault.
  }
  throw new BadInput('That page does not exist. Start again without "after".');
}

/** Cuts the extra row off and closes the cursor over the last row kept. */
export function toPage<T>(rows: readonly T[], first: number, cursorOf: (row: T) => Cursor): Page<T> {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return {
    nodes,
    endCursor:
      last === undefined ? null : Buffer.from(JSON.stringify(cursorOf(last)), 'utf8').toString('base64url'),
    hasNextPage: rows.length > first,
  };
}

/** The GraphQL type of a page of these. */
export function pageType<T>(node: Type<T>, name: string): Type<Page<T>> {
  @ObjectType(name, { description: 'One page of a list.' })
  class PageOf implements Page<T> {
    @Field(() => [node], { description: 'In order.' })
    readonly nodes: readonly T[];

    @Field(() => String, { nullable: true, description: 'Give as "after" for the next page.' })
    readonly endCursor: string | null;

    @Field(() => Boolean, { description: 'Whether there is more.' })
    readonly hasNextPage: boolean;
  }
  return PageOf;
}
