import { randomBytes } from 'node:crypto';
import { seal, Vault } from '@app/database';
import { hashCode } from '@app/kernel';
import { fingerprintOf, payeeAccountFingerprints } from '@app/safe-start-fund';
import type { Client } from 'pg';
import type { County } from './county';

/** 32 bytes each: what seals keys of providers, and what hashes spoken codes. */
export interface Keys {
  readonly masterKey: Buffer;
  readonly codeKey: Buffer;
}

/** Every table the county is written to, in the order in which rows point at each other. */
export const countyTables = [
  'sealing_key',
  'service',
  'service_district',
  'admission_policy',
  'refuge_location',
  'unit',
  'vacancy',
  'entry_rules',
  'vacancy_facts',
  'household',
  'case_holder',
  'household_person',
  'household_unsafe_area',
  'household_membership',
  'household_closing',
  'household_immigration',
  'household_trans_history',
  'household_answer',
  'spoken_code',
  'occupancy',
  'occupancy_people',
  'unit_void',
  'hold',
  'referral',
  'referral_decline',
  'placement',
  'episode',
  'episode_occupancy',
  'payee',
  'payee_account',
  'payee_account_check',
] as const;

/** Writes the county, inside the caller's transaction. The guard of `occupancy` judges every claim as of its time. */
export async function writeCounty(
  client: Client,
  county: County,
  { masterKey, codeKey }: Keys,
  now: Date,
): Promise<void> {
  const vault = new Vault(masterKey);
  const providers = [...new Set(county.services.map(({ providerId }) => providerId))];
  const keys = new Map(providers.map((id) => [id, randomBytes(32)]));
  const keyOf = (providerId: string): Buffer => keys.get(providerId) ?? randomBytes(32);

  await insert(
    client,
    'sealing_key',
    providers.map((providerId) => ({
      ownerId: providerId,
      ownerKind: 'PROVIDER',
      wrapped: vault.wrap({ kind: 'PROVIDER', id: providerId }, keyOf(providerId)),
      madeAt: now,
    })),
  );
  await insert(client, 'service', county.services);
  await insert(client, 'service_district', county.serviceDistricts);
  await insert(client, 'admission_policy', county.admissionPolicies);
  await insert(
    client,
    'refuge_location',
    county.locations.map(({ address, ...location }) => ({
      ...location,
      sealed: seal(
        keyOf(location.providerId),
        `refuge_location ${location.id}`,
        Buffer.from(address, 'utf8'),
      ),
    })),
  );
  // Closed urgently only after those who live there had come: the guard would refuse them.
  await insert(
    client,
    'unit',
    county.units.map((unit) => ({ ...unit, doNotUseSince: null })),
  );
  await insert(client, 'vacancy', county.vacancies);
  await insert(client, 'entry_rules', county.entryRules);
  await insert(client, 'vacancy_facts', county.vacancyFacts);
  await insert(client, 'household', county.households);
  await insert(client, 'case_holder', county.caseHolders);
  await insert(client, 'household_person', county.householdPeople);
  await insert(client, 'household_unsafe_area', county.unsafeAreas);
  await insert(client, 'household_membership', county.memberships);
  await insert(client, 'household_closing', county.closings);
  await insert(client, 'household_immigration', county.immigration);
  await insert(client, 'household_trans_history', county.transHistories);
  await insert(client, 'household_answer', county.answers);
  await insert(
    client,
    'spoken_code',
    county.spokenCodes.map(({ code, ...row }) => ({
      ...row,
      codeHash: hashCode(code, codeKey),
      usedAt: null,
    })),
  );
  await insertClaims(client, county);
  await insert(client, 'occupancy_people', county.occupancyPeople);
  await insert(client, 'unit_void', county.unitVoids);
  await insert(client, 'hold', county.holds);
  await insert(client, 'referral', county.referrals);
  await insert(client, 'referral_decline', county.declines);
  await insert(client, 'placement', county.placements);
  await insert(client, 'episode', county.episodes);
  await insert(client, 'episode_occupancy', county.episodeOccupancies);
  await insertPayees(client, county, vault, now);
  for (const { id, doNotUseSince } of county.units) {
    if (doNotUseSince)
      await client.query('update unit set do_not_use_since = $2 where id = $1', [id, doNotUseSince]);
  }
}

/** Payees of the fund, each with a key of its own under which its account is sealed. */
async function insertPayees(client: Client, county: County, vault: Vault, now: Date): Promise<void> {
  const keys = new Map(county.payees.map(({ id }) => [id, randomBytes(32)]));
  await insert(
    client,
    'sealing_key',
    [...keys].map(([ownerId, key]) => ({
      ownerId,
      ownerKind: 'PAYEE',
      wrapped: vault.wrap({ kind: 'PAYEE', id: ownerId }, key),
      madeAt: now,
    })),
  );
  await insert(client, 'payee', county.payees);
  await insert(
    client,
    'payee_account',
    county.payeeAccounts.map(({ details, ...account }) => ({
      ...account,
      sealed: seal(
        keys.get(account.payeeId) ?? randomBytes(32),
        `payee_account ${account.id}`,
        Buffer.from(JSON.stringify(details), 'utf8'),
      ),
      fingerprint: fingerprintOf(details, vault.hashKey(payeeAccountFingerprints)),
      lastTwo: details.accountNumber.slice(-2),
      hasRollNumber: false,
      digitsTold: details.accountNumber.length,
      saidAloneAndSafe: null,
    })),
  );
  await insert(client, 'payee_account_check', county.payeeChecks);
}

/** `birthYear` → `birth_year`. */
const columnOf = (field: string): string =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Rows as JSON that PostgreSQL reads into a table's own types; bytes as it writes them. */
const recordsOf = (rows: readonly object[]): string =>
  JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([field, value]: [string, unknown]) => [
          columnOf(field),
          Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
        ]),
      ),
    ),
  );

const columnsOf = (rows: readonly object[]): string =>
  Object.keys(rows[0] ?? {})
    .map(columnOf)
    .join(', ');

/** Writes rows of one table in one statement. All rows have the same fields. */
export async function insert(
  client: Client,
  table: string,
  rows: readonly object[],
  onConflict = '',
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(rows);
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1) ${onConflict}`,
    [recordsOf(rows)],
  );
}

/**
 * Claims in the order in which they were made. The guard writes its own moment into each and asks who acts, so the
 * settings are made anew for every row just before it is inserted: the filter is evaluated row by row.
 */
async function insertClaims(client: Client, { occupancies }: County): Promise<void> {
  const rows = [...occupancies].sort(
    (a, b) => a.claimedAt.getTime() - b.claimedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const columns = columnsOf(rows);
  await client.query(
    `insert into occupancy (${columns}) select ${columns} from json_populate_recordset(null::occupancy, $1)
     where set_config('hearth.now', claimed_at::text, true) <> ''
       and set_config('hearth.organisation', provider_id::text, true) <> ''`,
    [recordsOf(rows)],
  );
}
