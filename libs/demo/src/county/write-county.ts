import { randomBytes } from 'node:crypto';
import { seal, Vault } from '@app/database';
import { hashCode } from '@app/kernel';
import { fingerprintOf, payeeAccountFingerprints } from '@app/safe-start-fund';
import type { Client } from 'pg';
import type { CaseRows } from './cases';
import type { County } from './county';
import type { SanctuaryRows } from './sanctuary';
import { columnsOf, insert, recordsOf } from './insert';
import { fundTables, writeFund } from './write-fund';

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
  'service_commissioning',
  'quality_mark',
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
  'episode_person',
  'episode_origin',
  'episode_characteristic',
  'episode_support',
  'move_on_readiness',
  'sanctuary_scheme',
  'sanctuary_capacity',
  'household_staying',
  'sanctuary_job',
  'sanctuary_location',
  'sanctuary_decline',
  'sanctuary_survey',
  'sanctuary_item',
  'sanctuary_review',
  'payee',
  'payee_account',
  'payee_account_check',
  ...fundTables,
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
  await insert(client, 'service_commissioning', county.commissioning);
  await insert(client, 'quality_mark', county.qualityMarks);
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
  await writeCases(client, county, codeKey);
  await insertClaims(client, county);
  await insert(client, 'occupancy_people', county.occupancyPeople);
  await insert(client, 'unit_void', county.unitVoids);
  await insert(client, 'hold', county.holds);
  // Where a referred household came from is kept by a trigger, as for every referral.
  await insert(client, 'referral', county.referrals);
  await insert(client, 'referral_decline', county.declines);
  await insert(client, 'placement', county.placements);
  await insert(client, 'episode', county.episodes);
  await insert(client, 'episode_occupancy', county.episodeOccupancies);
  await insert(client, 'episode_person', county.episodePeople);
  await insert(client, 'episode_origin', county.episodeOrigins);
  await insert(client, 'episode_characteristic', county.episodeCharacteristics);
  await insert(client, 'episode_support', county.episodeSupport);
  await insert(client, 'move_on_readiness', county.moveOnReadiness);
  await writeSanctuary(client, county.sanctuary, { masterKey, codeKey }, now);
  await insertPayees(client, county, vault, now);
  await writeFund(client, county.fund, vault, now);
  for (const { id, doNotUseSince } of county.units) {
    if (doNotUseSince)
      await client.query('update unit set do_not_use_since = $2 where id = $1', [id, doNotUseSince]);
  }
}

async function writeCases(client: Client, cases: CaseRows, codeKey: Buffer): Promise<void> {
  await insert(client, 'household', cases.households);
  await insert(client, 'case_holder', cases.caseHolders);
  await insert(client, 'household_person', cases.householdPeople);
  await insert(client, 'household_unsafe_area', cases.unsafeAreas);
  await insert(client, 'household_membership', cases.memberships);
  await insert(client, 'household_closing', cases.closings);
  await insert(client, 'household_immigration', cases.immigration);
  await insert(client, 'household_trans_history', cases.transHistories);
  await insert(client, 'household_answer', cases.answers);
  await insert(
    client,
    'spoken_code',
    cases.spokenCodes.map(({ code, ...row }) => ({
      ...row,
      codeHash: hashCode(code, codeKey),
      usedAt: null,
    })),
  );
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

/** Those who stay at home. Where they live is sealed under the household's own key; the database counts the slots. */
async function writeSanctuary(
  client: Client,
  rows: SanctuaryRows,
  { masterKey, codeKey }: Keys,
  now: Date,
): Promise<void> {
  const vault = new Vault(masterKey);
  await insert(
    client,
    'sanctuary_scheme',
    rows.schemes.map((row) => ({ ...row, accommodationType: 'SANCTUARY' })),
  );
  await insert(
    client,
    'sanctuary_capacity',
    rows.capacity.map((row) => ({ ...row, taken: 0 })),
  );
  await writeCases(client, rows.cases, codeKey);
  await insert(client, 'household_closing', rows.closings);
  await insert(client, 'household_staying', rows.staying);
  await insert(client, 'episode', rows.episodes);
  await insert(client, 'episode_person', rows.episodePeople);
  await insert(client, 'episode_origin', rows.episodeOrigins);
  await insert(client, 'sanctuary_job', rows.jobs);
  const keys = new Map(rows.locations.map(({ householdId }) => [householdId, randomBytes(32)]));
  await insert(
    client,
    'sealing_key',
    [...keys].map(([ownerId, key]) => ({
      ownerId,
      ownerKind: 'HOUSEHOLD',
      wrapped: vault.wrap({ kind: 'HOUSEHOLD', id: ownerId }, key),
      madeAt: now,
    })),
  );
  await insert(
    client,
    'sanctuary_location',
    rows.locations.map(({ address, ...location }) => ({
      ...location,
      sealed: seal(
        keys.get(location.householdId) ?? randomBytes(32),
        `sanctuary_location ${location.jobId}`,
        Buffer.from(address, 'utf8'),
      ),
    })),
  );
  await insert(client, 'sanctuary_decline', rows.declines);
  await insert(client, 'sanctuary_survey', rows.surveys);
  await insert(client, 'sanctuary_item', rows.items);
  await insert(client, 'sanctuary_review', rows.reviews);
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
