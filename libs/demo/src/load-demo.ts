import { dayIn } from '@app/kernel';
import { essexPopulation, loadPlaces, placesAreLoaded, placesFrom, readPlaces } from '@app/places';
import { financialYearOf } from '@app/safe-start-fund';
import { Client } from 'pg';
import { type County, makeCounty } from './county/county';
import { countyIds, organisationId, personId } from './county/ids';
import { claimTables, type ClaimsOf, writeClaims } from './county/claims';
import { Draw } from './county/draw';
import { countyTables, writeCounty } from './county/write-county';
import { peopleTables, personIds, writePeople } from './county/write-people';

/** What the demonstration needs to be loaded. */
export interface DemoOptions {
  /** The address of the sign-in, as it stands in tokens. */
  readonly issuer: string;
  /** 32 bytes, or they in base64: what the keys of providers are sealed under. */
  readonly masterKey: Buffer | string;
  /** 32 bytes, or they in base64: what spoken codes are hashed under. */
  readonly codeKey: Buffer | string;
  /** The moment the county is made for: everything in it is as long ago or ahead as it says. */
  readonly now?: Date;
  readonly log?: (line: string) => void;
}

/** The seed of the county that everyone has. */
export const demoSeed = 2_026;

/**
 * Loads the demonstration, if it is not there yet: places, organisations, people and their roles, and the synthetic
 * county, all of it in one transaction, so that there is never half a county. Later it only puts right the address of
 * the sign-in.
 *
 * @param administratorUrl superuser or not.
 * @returns whether the county was loaded by this call.
 * @throws in production: none of this is real.
 */
export async function loadDemo(administratorUrl: string, options: DemoOptions): Promise<{ loaded: boolean }> {
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('The demonstration is not loaded in production.');
  const client = new Client({ connectionString: administratorUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended('hearth demo', 0))");
    if (!(await placesAreLoaded(client))) await loadPlaces(client);
    await client.query('begin');
    try {
      const loaded = await loadOnce(client, options);
      await client.query('commit');
      return { loaded };
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  } finally {
    await client.end();
  }
}

async function loadOnce(client: Client, options: DemoOptions): Promise<boolean> {
  const { issuer, now = new Date(), log } = options;
  const people = await stepOverRows(client, peopleTables);
  const { rowCount } = await client.query('select from organisation where id = $1', [
    organisationId('lanternfield'),
  ]);
  if (rowCount === 1) {
    await client.query('update person set issuer = $1 where id = any ($2) and issuer <> $1', [
      issuer,
      personIds,
    ]);
    await people.undo();
    return false;
  }
  const rows = await stepOverRows(client, [...new Set([...countyTables, ...claimTables])]);
  await writePeople(client, issuer, now);
  const read = await readPlaces();
  const places = placesFrom({ ...read, bankHolidays: read.bankHolidays.map(({ day }) => day) });
  const county = makeCounty(demoSeed, now, places, await essexPopulation());
  await writeCounty(
    client,
    county,
    { masterKey: bytes(options.masterKey), codeKey: bytes(options.codeKey) },
    now,
  );
  await writeClaims(client, new Draw(demoSeed).for('claims'), countyIds(demoSeed), claimsOf(county), now);
  await rows.undo();
  await people.undo();
  log?.(
    `Loaded an invented county as of ${dayIn(now)}: ${String(county.services.length)} services, ` +
      `${String(county.units.length)} units, ${String(county.households.length)} households.`,
  );
  return true;
}

/** Lanternfield claims from Essex's fund for some of those who lived there, out of the budget of the year it spent in. */
function claimsOf({ fund, episodes }: County): ClaimsOf {
  const provider = organisationId('lanternfield');
  return {
    authorityId: organisationId('essex'),
    organisationId: provider,
    organisationName: 'Lanternfield Refuge',
    workerId: personId('rosa'),
    officerId: personId('fran'),
    budgetOf: (stream, day) =>
      fund.budgets.find((budget) => budget.stream === stream && budget.financialYear === financialYearOf(day))
        ?.id,
    references: episodes
      .filter(({ providerId, endedOn }) => providerId === provider && endedOn === null)
      .map(({ householdReference }) => householdReference),
  };
}

const bytes = (key: Buffer | string): Buffer => (typeof key === 'string' ? Buffer.from(key, 'base64') : key);

/**
 * Lets this transaction write rows of everyone. A superuser may; any other administrator acts as the owner of the
 * tables, which row-level security is not forced upon until `undo`.
 */
async function stepOverRows(client: Client, tables: readonly string[]): Promise<{ undo(): Promise<void> }> {
  const { rows } = await client.query<{ may: boolean; owner: string }>(`
    select r.rolsuper or r.rolbypassrls as may,
      (select relowner::regrole::text from pg_class where oid = 'organisation'::regclass) as owner
    from pg_roles r where r.rolname = session_user`);
  const [row] = rows;
  if (!row || row.may) return { undo: () => Promise.resolve() };
  await client.query(`set local role ${row.owner}`);
  const force = async (word: 'no force' | 'force'): Promise<void> => {
    for (const table of tables) await client.query(`alter table ${table} ${word} row level security`);
  };
  await force('no force');
  return { undo: () => force('force') };
}
