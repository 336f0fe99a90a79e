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
  const own = once(
    Object.entries(error.constraints ?? {}).map(([rule, message]) => problem(codeOf(rule), message, field)),
  );
  return [...own, ...(error.children ?? []).flatMap((child) => problemsIn(child, field))];
}

/** What kind of fault it is, in a word for programs; the message says what to do. */
const codes: Readonly<Record<string, string>> = {
  isInt: 'NUMBER',
  isNumber: 'NUMBER',
  min: 'NUMBER',
  max: 'NUMBER',
  isLength: 'LENGTH',
  minLength: 'LENGTH',
  maxLength: 'LENGTH',
  matches: 'FORMAT',
  isIn: 'CHOICE',
  isEnum: 'CHOICE',
  isBoolean: 'YES_OR_NO',
  isUuid: 'ID',
  arrayMinSize: 'COUNT',
  arrayMaxSize: 'COUNT',
  arrayNotEmpty: 'COUNT',
  arrayUnique: 'REPEATED',
};

const codeOf = (rule: string): string => codes[rule] ?? 'FORMAT';

/** Several checks of one field may say the same thing: once is enough. */
const once = (problems: readonly Problem[]): Problem[] =>
  problems.filter(
    ({ code, message }, index) =>
      problems.findIndex((earlier) => earlier.code === code && earlier.message === message) === index,
  );
