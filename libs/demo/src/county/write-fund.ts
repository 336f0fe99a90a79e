import { createHash, randomBytes } from 'node:crypto';
import { seal, type Vault } from '@app/database';
import { accountKinds } from '@app/safe-start-fund';
import type { Client } from 'pg';
import type { FundRows } from './fund';
import { insert } from './insert';

/** Every table the fund is written to, in the order in which rows point at each other. */
export const fundTables = [
  'fund_setting',
  'fund_budget',
  'ledger_account',
  'fund_application',
  'fund_application_household',
  'fund_application_line',
  'fund_application_reason',
  'fund_document',
  'fund_question',
  'panel_case',
  'panel_seat',
  'panel_recommendation',
  'panel_vote',
  'fund_decision',
  'fund_line_decision',
  'award_line',
  'award_household',
  'ledger_transfer',
] as const;

/**
 * Writes the fund of the county, inside the caller's transaction. Applications begin as drafts and go on as the database
 * lets them; money moves by transfers alone, each at its own moment, and the trigger keeps the balances.
 */
export async function writeFund(client: Client, fund: FundRows, vault: Vault, now: Date): Promise<void> {
  const owners = [...new Set(fund.applications.map(({ householdId }) => householdId))];
  const keys = new Map(owners.map((id) => [id, randomBytes(32)]));
  const keyOf = (id: string): Buffer => keys.get(id) ?? randomBytes(32);
  await insert(
    client,
    'sealing_key',
    owners.map((ownerId) => ({
      ownerId,
      ownerKind: 'HOUSEHOLD',
      wrapped: vault.wrap({ kind: 'HOUSEHOLD', id: ownerId }, keyOf(ownerId)),
      madeAt: now,
    })),
  );
  await insert(client, 'fund_setting', fund.settings);
  await insert(client, 'fund_budget', fund.budgets);
  await insert(
    client,
    'ledger_account',
    fund.budgets.flatMap(({ id: budgetId, authorityId }) =>
      accountKinds.map((kind) => ({ budgetId, authorityId, kind })),
    ),
  );
  await insert(
    client,
    'fund_application',
    fund.applications.map(({ row }) => row),
  );
  await insert(client, 'fund_application_household', fund.households);
  await insert(client, 'fund_application_line', fund.lines);
  await insert(
    client,
    'fund_application_reason',
    fund.reasons.map(({ applicationId, householdId, why, row }) => ({
      ...row,
      sealed: seal(keyOf(householdId), `fund_application_reason ${applicationId}`, Buffer.from(why, 'utf8')),
    })),
  );
  await insert(
    client,
    'fund_document',
    fund.quotes.map(({ id, householdId, content, row }) => {
      const bytes = Buffer.from(content, 'utf8');
      return {
        ...row,
        sizeBytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest(),
        sealed: seal(keyOf(householdId), `fund_document ${id}`, bytes),
      };
    }),
  );
  await insert(client, 'fund_question', fund.questions);
  await insert(client, 'panel_case', fund.panelCases);
  await insert(client, 'panel_seat', fund.seats);
  await insert(client, 'panel_recommendation', fund.recommendations);
  await insert(client, 'panel_vote', fund.votes);
  await insert(client, 'fund_decision', fund.decisions);
  await insert(client, 'fund_line_decision', fund.lineDecisions);
  await goOn(client, fund);
  await insert(client, 'award_line', fund.awardLines);
  for (const { at, row } of fund.transfers) {
    await client.query("select set_config('hearth.now', $1, true)", [at.toISOString()]);
    await insert(client, 'ledger_transfer', [row]);
  }
}

/** From a draft to where each stands: all but drafts were submitted first. */
async function goOn(client: Client, { applications }: FundRows): Promise<void> {
  for (const { id, status } of applications.filter((one) => one.status !== 'DRAFT')) {
    for (const next of status === 'SUBMITTED' ? [status] : ['SUBMITTED', status])
      await client.query('update fund_application set status = $2 where id = $1', [id, next]);
  }
}
