import { join } from 'node:path';
import { StartUpFault } from './embedded/start-up-fault';

/** What the apps take from the environment, each part read once at start. Times and sizes are not settings. */
export interface Settings {
  /** Address of the role that owns nothing (`APP_DATABASE_URL`). */
  readonly appDatabaseUrl: string;
  /** Address of the role that keeps the job queue (`WORKER_DATABASE_URL`). */
  readonly workerDatabaseUrl: string;
  /** 32 bytes that wrap every other key (`HEARTH_MASTER_KEY`, base64). */
  readonly masterKey: Buffer;
  /** 32 bytes under which spoken codes are hashed (`HEARTH_CODE_KEY`, base64). */
  readonly codeKey: Buffer;
  /** Folder with `valacdos.txt` and `scsubtab.txt` of the modulus check (`HEARTH_MODULUS_TABLES`); null: the package’s own. */
  readonly modulusTables: string | null;
  /** OpenID Connect issuer, character by character as it calls itself (`HEARTH_ISSUER`). */
  readonly issuer: string;
  /** TCP ports; 0 takes a free one (`HEARTH_API_PORT`, 3000, and so on). */
  readonly ports: {
    readonly api: number;
    readonly portal: number;
    readonly worker: number;
    readonly signIn: number;
  };
  /** Address that the apps listen on (`HEARTH_HOST`); this machine only unless told otherwise. */
  readonly host: string;
  /** Folder for what is kept outside the database (`HEARTH_DATA`, `.hearth`). */
  readonly dataFolder: string;
  /** File to which the head of the audit chain is published (`HEARTH_AUDIT_HEADS`, `audit-heads.log` in the folder). */
  readonly auditHeads: string;
  /** Where messages leave: `SMTP_URL`, null to write them as files into the folder; and `HEARTH_MAIL_FROM`. */
  readonly mail: { readonly smtpUrl: string | null; readonly from: string };
  /** `NODE_ENV=production`: nothing that is only for development is taken. */
  readonly production: boolean;
}

/** Thrown inside a reader: a fault of one setting, in words that say what to set. */
class Fault extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

const readers: { readonly [Name in keyof Settings]: (env: Environment) => Settings[Name] } = {
  appDatabaseUrl: (env) => databaseUrl(env, 'APP_DATABASE_URL'),
  workerDatabaseUrl: (env) => databaseUrl(env, 'WORKER_DATABASE_URL'),
  masterKey: (env) => key(env, 'HEARTH_MASTER_KEY'),
  codeKey: (env) => key(env, 'HEARTH_CODE_KEY'),
  modulusTables: (env) => given(env, 'HEARTH_MODULUS_TABLES') ?? null,
  issuer,
  ports: (env) => ({
    api: port(env, 'HEARTH_API_PORT', 3000),
    portal: port(env, 'HEARTH_PORTAL_PORT', 3001),
    worker: port(env, 'HEARTH_WORKER_PORT', 3002),
    signIn: port(env, 'HEARTH_SIGN_IN_PORT', 3003),
  }),
  host: (env) => given(env, 'HEARTH_HOST') ?? '127.0.0.1',
  dataFolder,
  auditHeads: (env) => given(env, 'HEARTH_AUDIT_HEADS') ?? join(dataFolder(env), 'audit-heads.log'),
  mail,
  production: isProduction,
};

/**
 * Reads the settings an app needs; without names, all of them.
 *
 * @throws StartUpFault naming every fault at once, each with what to set. No value of a key is repeated in it.
 */
export function readSettings<Name extends keyof Settings = keyof Settings>(
  env: Environment,
  names: readonly Name[] = Object.keys(readers) as Name[],
): Pick<Settings, Name> {
  const faults = new Set<string>();
  const settings: Partial<Record<keyof Settings, unknown>> = {};
  for (const name of names) {
    try {
      settings[name] = readers[name](env);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      for (const line of error.message.split('\n')) faults.add(line);
    }
  }
  if (faults.size > 0) {
    const lines = [...faults].map((fault) => `  - ${fault}`);
    throw new StartUpFault(
      `Hearth cannot start. To start everything with made-up data: npm start. Otherwise:\n${lines.join('\n')}`,
    );
  }
  return settings as Pick<Settings, Name>; // Every reader gives its own setting's type.
}

/** An empty value is none: that is how compose files say so. */
const given = (env: Environment, name: string): string | undefined => env[name] || undefined;

function isProduction(env: Environment): boolean {
  return env['NODE_ENV'] === 'production';
}

function dataFolder(env: Environment): string {
  return given(env, 'HEARTH_DATA') ?? '.hearth';
}

function databaseUrl(env: Environment, name: string): string {
  const value = given(env, name);
  if (value === undefined)
    throw new Fault(
      `Set ${name} to the address that migrate printed or made: postgres://role:password@host:5432/hearth`,
    );
  if (URL.canParse(value) && ['postgres:', 'postgresql:'].includes(new URL(value).protocol)) return value;
  throw new Fault(`${name} must be an address such as postgres://role:password@host:5432/hearth`);
}

function key(env: Environment, name: string): Buffer {
  const value = given(env, name);
  const how = '32 random bytes in base64: openssl rand -base64 32';
  if (value === undefined) throw new Fault(`Set ${name} to ${how}`);
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== value) throw new Fault(`${name} must be ${how}`);
  return bytes;
}

function port(env: Environment, name: string, usual: number): number {
  const value = Number(given(env, name) ?? usual);
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value;
  throw new Fault(`${name} must be a port, a number from 0 to 65535`);
}

function issuer(env: Environment): string {
  const value = given(env, 'HEARTH_ISSUER');
  if (value === undefined) {
    if (isProduction(env))
      throw new Fault(
        'Set HEARTH_ISSUER to your OpenID Connect issuer, https://, exactly as it names itself',
      );
    return `http://127.0.0.1:${String(port(env, 'HEARTH_SIGN_IN_PORT', 3003))}`;
  }
  if (!URL.canParse(value)) throw new Fault('HEARTH_ISSUER must be an address, https://');
  const { protocol, hostname } = new URL(value);
  const near =
    ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && protocol === 'http:' && !isProduction(env);
  if (protocol !== 'https:' && !near)
    throw new Fault('HEARTH_ISSUER must begin with https://, unless it is this machine and not production');
  return value;
}

function mail(env: Environment): Settings['mail'] {
  const smtpUrl = given(env, 'SMTP_URL') ?? null;
  const from = given(env, 'HEARTH_MAIL_FROM') ?? null;
  const faults: string[] = [];
  if (
    smtpUrl !== null &&
    !(URL.canParse(smtpUrl) && ['smtp:', 'smtps:'].includes(new URL(smtpUrl).protocol))
  ) {
    faults.push('SMTP_URL must be an address such as smtps://user:password@host:465');
  }
  if (from !== null && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(from)) {
    faults.push('HEARTH_MAIL_FROM must be a plain address such as no-reply@example.org');
  }
  if (isProduction(env)) {
    if (smtpUrl === null) faults.push('Set SMTP_URL to where messages leave: smtps://user:password@host:465');
    if (from === null)
      faults.push(
        'Set HEARTH_MAIL_FROM to the address messages come from; it must not tell what this service is',
      );
  }
  if (faults.length > 0) throw new Fault(faults.join('\n'));
  return { smtpUrl, from: from ?? 'no-reply@localhost' };
}
