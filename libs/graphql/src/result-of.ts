import { isProblems } from '@app/kernel';
import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import { ProblemsType } from './problems.type';

/** The union every mutation returns: the thing, or `Problems`. */
export const resultOf = <T extends object>(name: string, type: Type<T>): Type<T> =>
  createUnionType({
    name,
    types: () => [type, ProblemsType] as const,
    resolveType: (value: unknown) => (isProblems(value) ? ProblemsType : type),
  }) as unknown as Type<T>;
