import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { tokenFor } from './token';

/** What `npm run return` is told, once it is whole. */
export interface ReturnWanted {
  /** ONS code of the authority. */
  readonly authority: string;
  readonly year: string;
  readonly profile: 'SUBMISSION' | 'MHCLG_STYLE' | 'PUBLIC';
  readonly format: 'ODS' | 'XLSX' | 'CSV' | 'JSON';
  /** The file to be written. */
  readonly out: string;
  /** The demo person who asks; the API decides what they may have. */
  readonly person: string;
}

/** Something the person who typed the command can put right. The message says what. */
export class ReturnNotTaken extends Error {}

const profiles = { submission: 'SUBMISSION', 'mhclg-style': 'MHCLG_STYLE', public: 'PUBLIC' } as const;
const formats = { ods: 'ODS', xlsx: 'XLSX', csv: 'CSV', json: 'JSON' } as const;
const options = ['authority', 'year', 'profile', 'format', 'out', 'person'] as const;

export const returnHelp = `npm run -s return -- --authority CODE --year YEAR --profile PROFILE --format FORMAT --out FILE

Writes an edition of an authority's annual duty return to a file. Hearth must be running. What was not submitted yet is
marked as a draft on its cover. Nothing is written unless all of it is.

  --authority  ONS code of the authority, such as E10000012
  --year       such as 2025-26; the year must be over
  --profile    submission (exact, the default), mhclg-style (nearest 10), public (1 to 4 left out)
  --format     ods (the default), xlsx, csv, json
  --out        the file to write; one that is there is replaced
  --person     who asks: dana (the default), or another of npm run token -- --help

Environment: HEARTH_API_PORT (3000), HEARTH_SIGN_IN_PORT (3003).`;

/** Reads what was typed. @throws ReturnNotTaken for the first thing that is wrong. */
export function returnWanted(typed: readonly string[]): ReturnWanted {
  const said = new Map<string, string>();
  for (let at = 0; at < typed.length; at += 1) {
    const [name = '', ...rest] = (typed[at] ?? '').split('=');
    const option = options.find((one) => `--${one}` === name);
    if (!option)
      throw new ReturnNotTaken(`There is no option ${typed[at] ?? ''}. See npm run return -- --help`);
    const value = rest.length > 0 ? rest.join('=') : typed[(at += 1)];
    if (value === undefined || value === '' || value.startsWith('--'))
      throw new ReturnNotTaken(`Say what ${name} is. See npm run return -- --help`);
    said.set(option, value);
  }
  const must = (name: (typeof options)[number]): string => {
    const value = said.get(name);
    if (value === undefined) throw new ReturnNotTaken(`Say --${name}. See npm run return -- --help`);
    return value;
  };
  return {
    authority: must('authority'),
    year: must('year'),
    profile: oneOf('profile', said.get('profile') ?? 'submission', profiles),
    format: oneOf('format', said.get('format') ?? 'ods', formats),
    out: must('out'),
    person: said.get('person') ?? 'dana',
  };
}

function oneOf<T extends string>(what: string, value: string, known: Readonly<Record<string, T>>): T {
  const found = known[value.toLowerCase()];
  if (found === undefined)
    throw new ReturnNotTaken(`There is no ${what} ${value}. Choose one of ${Object.keys(known).join(', ')}.`);
  return found;
}

interface Table {
  readonly id: string;
  readonly title: string;
  readonly sent: boolean;
  readonly rows: readonly { readonly cells: readonly (number | null)[] }[];
}
interface Seen {
  readonly authorityName: string;
  readonly status: string;
  readonly version: number | null;
  readonly tables: readonly Table[];
  readonly gaps: readonly { readonly records: number }[];
}
interface Taken {
  readonly base64: string;
  readonly size: number;
  readonly sha256: string;
  readonly submitted: boolean;
}

/**
 * Takes an edition of a return from the running API, as a person who signs in, and writes it: to a file beside, to the
 * disk, then under its name. Says what it does, table by table.
 *
 * @returns the hash of the file, which was compared with what arrived.
 * @throws ReturnNotTaken in words for the person who typed; then no file is written, and one that was there is as it was.
 */
export async function takeReturn(
  wanted: ReturnWanted,
  {
    apiUrl,
    issuer,
    say,
  }: { readonly apiUrl: string; readonly issuer: string; readonly say: (line: string) => void },
): Promise<string> {
  const out = resolve(wanted.out);
  await mayBeWritten(out);
  const { token } = await tokenFor(wanted.person, issuer);
  say(`Signed in as ${wanted.person}. Counting the return of ${wanted.authority} for ${wanted.year} …`);
  const ask = <T>(query: string, variables: object): Promise<T> => post<T>(apiUrl, token, query, variables);
  const seen = await ask<Seen | null>(
    `query ($code: String!, $year: String!) {
      dutyReturn(authorityCode: $code, year: $year) { authorityName status version tables { id title sent rows { cells } } gaps { records } }
    }`,
    { code: wanted.authority, year: wanted.year },
  );
  if (!seen)
    throw new ReturnNotTaken(
      `There is no authority ${wanted.authority} whose return ${wanted.person} may have.`,
    );
  // What may not be had, a year that still runs for one, is refused before anything is shown.
  const file = await ask<Taken>(
    `mutation ($input: ExportReturnInput!) {
      exportReturn(input: $input) { ... on ReturnFile { base64 size sha256 submitted } ... on Problems { problems { message } } }
    }`,
    {
      input: {
        authorityCode: wanted.authority,
        year: wanted.year,
        profile: wanted.profile,
        format: wanted.format,
      },
    },
  );
  for (const { id, title, rows } of seen.tables.filter(({ sent }) => sent)) {
    const figures = rows.reduce((sum, { cells }) => sum + cells.filter((cell) => cell !== null).length, 0);
    say(`  ${id.padEnd(4)} ${title}: ${figures} figures`);
  }
  const gaps = seen.gaps.reduce((sum, { records }) => sum + records, 0);
  if (gaps > 0) say(`  ${gaps} gaps in records: see returnGaps.`);
  say(`Writing ${wanted.profile.toLowerCase().replaceAll('_', ' ')} as ${wanted.format} …`);
  const bytes = Buffer.from(file.base64, 'base64');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== file.sha256 || bytes.length !== file.size)
    throw new ReturnNotTaken('The file did not arrive whole. Try again.');
  await writeWhole(out, bytes);
  say(
    `${seen.authorityName}, ${wanted.year}: ${file.submitted ? 'as submitted' : 'DRAFT, not submitted'}, ${bytes.length} bytes in ${wanted.out}`,
  );
  return sha256;
}

const why = (error: unknown): string => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'the folder does not exist',
    ENOTDIR: 'its folder is not a folder',
    EACCES: 'you may not write there',
    EROFS: 'nothing can be written there',
    EISDIR: 'it is a folder',
    ENOSPC: 'the disk is full',
  };
  return words[code] ?? (error as Error).message;
};

/** Before anything is asked: whether the file can be written. */
async function mayBeWritten(out: string): Promise<void> {
  try {
    await access(dirname(out), constants.W_OK | constants.X_OK);
    const there = await stat(out).catch(() => null);
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (!(await stat(dirname(out))).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
  } catch (error) {
    throw new ReturnNotTaken(`${out} cannot be written: ${why(error)}.`);
  }
}

/** All of the bytes under this name, or nothing: written beside, brought to the disk, then renamed. */
async function writeWhole(out: string, bytes: Buffer): Promise<void> {
  const beside = `${out}.${randomUUID()}.part`;
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, out);
  } catch (error) {
    await rm(beside, { force: true });
    throw new ReturnNotTaken(`${out} cannot be written: ${why(error)}.`);
  }
}

async function post<T>(apiUrl: string, token: string, query: string, variables: object): Promise<T> {
  const response = await fetch(`${apiUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    data?: Readonly<Record<string, unknown>> | null;
    errors?: readonly { message: string }[];
  };
  if (errors) throw new ReturnNotTaken(errors.map(({ message }) => message).join(' '));
  const answer = Object.values(data ?? {})[0];
  const problems = (answer as { problems?: readonly { message: string }[] } | null | undefined)?.problems;
  if (problems) throw new ReturnNotTaken(problems.map(({ message }) => message).join(' '));
  return answer as T;
}
