import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Fields that never reach a log, whoever writes them there. */
const neverLogged = [
  'authorization',
  'cookie',
  'password',
  'token',
  'secret',
  'spokenCode',
  'email',
  'name',
  'to',
  'reason',
  'parameters',
  'variables',
  'body',
];

/**
 * The log of an app: one JSON object a line on standard output, with nothing personal in it. Write fixed words and
 * ids; give errors as `err`. Level from HEARTH_LOG_LEVEL (`info`).
 *
 * @param to replaces standard output, for tests.
 */
export const logger = (app: string, to?: DestinationStream): Logger =>
  pino(
    {
      base: { app },
      level: levelOf(process.env['HEARTH_LOG_LEVEL']),
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      redact: { paths: [...neverLogged, ...neverLogged.map((field) => `*.${field}`)], remove: true },
      serializers: { err: errorFacts, error: errorFacts },
    },
    ...(to ? [to] : []),
  );

const levelOf = (wanted: string | undefined): string =>
  wanted !== undefined && (wanted === 'silent' || wanted in pino.levels.values) ? wanted : 'info';

/** What a log may know of an error. */
export interface ErrorFacts {
  readonly type: string;
  readonly message?: string;
  readonly code?: string;
  readonly constraint?: string;
  /** Where it was thrown, innermost first. */
  readonly at?: readonly string[];
  readonly cause?: ErrorFacts;
}

/** Errors whose messages are fixed words of a program. Others (SQL, parsers, mail servers) repeat what they were given. */
const plainErrors = new Set([
  'Error',
  'TypeError',
  'ReferenceError',
  'AbortError',
  'AggregateError',
  'StartUpFault',
]);

/** Says what went wrong and where, without what people told us: no SQL parameters, row values or parsed text. */
export function errorFacts(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error };
  const facts = error as Error & {
    code?: unknown;
    constraint?: unknown;
    driverError?: { code?: unknown; constraint?: unknown };
  };
  const repeats =
    !plainErrors.has(error.name) || 'response' in error || 'severity' in error || 'driverError' in error;
  const code = facts.code ?? facts.driverError?.code;
  const constraint = facts.constraint ?? facts.driverError?.constraint;
  return {
    type: error.constructor.name,
    ...(repeats ? {} : { message: error.message }),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    at: framesOf(error),
    ...(error.cause === undefined || depth >= 3 ? {} : { cause: errorFacts(error.cause, depth + 1) }),
  };
}

/** Only lines of the stack that name code: its head repeats the message. */
const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
