import { type Problem, problem } from '@app/kernel';
import { validateSync, type ValidationError } from 'class-validator';
import { type ClassConstructor, plainToInstance } from 'class-transformer';

/**
 * Checks an input's shape by its class-validator decorators: every fault at once, each with the path of its field.
 * Run inside the command, so that pages and GraphQL give the same answer.
 */
export function checkInput<T extends object>(type: ClassConstructor<T>, input: T): Problem[] {
  const instance = input instanceof type ? input : plainToInstance(type, input);
  return validateSync(instance, { forbidUnknownValues: true }).flatMap((error) => problemsIn(error, ''));
}

function problemsIn(error: ValidationError, path: string): Problem[] {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
    problem(codeOf(rule), message, field),
  );
  return [...own, ...(error.children ?? []).flatMap((child) => problemsIn(child, field))];
}

/** `isInt` → `IS_INT`. */
const codeOf = (rule: string): string => rule.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
