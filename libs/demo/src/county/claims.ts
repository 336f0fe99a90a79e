import { createHash } from 'node:crypto';
import { addDays, addMinutes, dayIn, type LocalDate } from '@app/kernel';
import { writeClaimFile } from '@app/safe-start-fund';
import type { Client } from 'pg';
import type { Draw } from './draw';
import type { CountyIds } from './ids';
import { insert } from './insert';

/** Every table that claims are written to, beside those of the fund's ledger, in the order of their references. */
export const claimTables = [
  'fund_preapproval',
  'fund_claim',
  'fund_claim_invoice',
  'fund_claim_row',
  'payee',
  'award_line',
  'ledger_transfer',
  'fund_invoice',
  'fund_invoice_line',
] as const;

/** Who claims from whom, and out of which budgets. */
export interface ClaimsOf {
  readonly authorityId: string;
  readonly organisationId: string;
  /** As the payee is called. */
  readonly organisationName: string;
  /** A worker of the provider, who uploads. */
  readonly workerId: string;
  /** An officer of the fund, who accepts. */
  readonly officerId: string;
  /** The budget of a stream in the financial year of a day; undefined: none, and nothing is claimed then. */
  readonly budgetOf: (stream: Stream, day: LocalDate) => string | undefined;
  /** Households that the provider supported, by their references: some rows are theirs. */
  readonly references: readonly string[];
}

type Stream = 'SEEK' | 'SUSTAIN';

/** What providers buy, by stream, from whom, and between how many pence. All invented. */
const bought = [
  ['SEEK', 'TRAVEL', 'Estuary Cars (invented)', 1_200, 6_000],
  ['SEEK', 'FOOD_ESSENTIALS', 'Corner Grocer (invented)', 2_000, 5_500],
  ['SEEK', 'REMOVALS', 'Two Tides Removals (invented)', 9_000, 24_000],
  ['SEEK', 'PHONE_DATA', 'Marsh Mobiles (invented)', 1_000, 4_000],
  ['SUSTAIN', 'BEDDING_BABY', 'Sleepwell Essex (invented)', 3_000, 12_000],
  ['SUSTAIN', 'FURNITURE_WHITE_GOODS', 'Second Start Furniture (invented)', 8_000, 22_000],
  ['SUSTAIN', 'SCHOOL_COSTS', 'Blue Jumper Uniforms (invented)', 2_500, 9_000],
  ['SUSTAIN', 'LOCK_CHANGE', 'Turnkey Locks (invented)', 6_500, 14_000],
] as const;

/** So many whole months before this one were claimed. */
const monthsClaimed = 3;
const rowsEachMonth = 12;

interface ClaimRowDrawn {
  readonly id: string;
  readonly line: number;
  readonly client: string;
  readonly household: string | null;
  readonly spentOn: LocalDate;
  readonly stream: Stream;
  readonly category: string;
  readonly supplier: string;
  readonly number: string;
  readonly net: number;
  readonly vat: number;
  readonly adults: number;
  readonly children: number;
  readonly budgetId: string;
}

/**
 * Writes a provider that was approved beforehand and its accepted claims of the last three whole months, with awards,
 * commitments and invoices: inside the caller's transaction, after the budgets. No client
 * comes near the line, each has one row a month at most of its own kind.
 *
 * @returns what was committed, in whole pence.
 */
export async function writeClaims(
  client: Client,
  draw: Draw,
  ids: CountyIds,
  of: ClaimsOf,
  now: Date,
): Promise<number> {
  const today = dayIn(now);
  const months = monthsBefore(today);
  await insert(client, 'fund_preapproval', [
    {
      id: ids('preapproval', of.organisationId),
      authorityId: of.authorityId,
      organisationId: of.organisationId,
      fromDay: addDays(months[0] ?? today, -365),
      untilDay: null,
      madeAt: addMinutes(now, -525_600),
      madeBy: of.officerId,
    },
  ]);
  const payeeId = await payeeOf(client, ids, of, now);
  let committed = 0;
  for (const [index, month] of months.entries()) {
    const rows = drawRows(draw.for(`claim ${month}`), ids, of, month, index);
    if (rows.length === 0) continue;
    committed += await writeClaim(client, ids, of, { month, rows, payeeId, today, now });
  }
  return committed;
}

/** The first days of the last whole months, earliest first. */
function monthsBefore(today: LocalDate): readonly LocalDate[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: monthsClaimed }, (_, index) => {
    const at = new Date(Date.UTC(year, month - 1 - (monthsClaimed - index), 1));
    return at.toISOString().slice(0, 10) as LocalDate;
  });
}

function drawRows(
  draw: Draw,
  ids: CountyIds,
  of: ClaimsOf,
  month: LocalDate,
  index: number,
): readonly ClaimRowDrawn[] {
  return Array.from({ length: rowsEachMonth }, (_, place) => {
    const [stream, category, supplier, least, most] = draw.pick(bought);
    const spentOn = addDays(month, draw.whole(0, 27));
    const gross = draw.whole(least, most);
    const vat = Math.round(gross / 6);
    // Every fourth is for a household that Hearth knows; nobody has more than one row a month.
    const household = place % 4 === 0 ? (of.references[index * 3 + place / 4] ?? null) : null;
    return {
      id: ids('claim row', `${month} ${String(place)}`),
      line: place + 2,
      client: household ?? `LF-${String(1_000 + index * rowsEachMonth + place)}`,
      household,
      spentOn,
      stream,
      category,
      supplier,
      number: `${month.slice(2, 4)}${month.slice(5, 7)}-${String(place + 1).padStart(3, '0')}`,
      net: gross - vat,
      vat,
      adults: 1,
      children: draw.whole(0, 3),
      budgetId: of.budgetOf(stream, spentOn) ?? '',
    };
  }).filter(({ budgetId }) => budgetId !== '');
}

const keyOf = (written: string): string => written.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
const inPounds = (pence: number): string => (pence / 100).toFixed(2);

async function writeClaim(
  client: Client,
  ids: CountyIds,
  of: ClaimsOf,
  claim: {
    readonly month: LocalDate;
    readonly rows: readonly ClaimRowDrawn[];
    readonly payeeId: string;
    readonly today: LocalDate;
    readonly now: Date;
  },
): Promise<number> {
  const { month, rows, payeeId, today, now } = claim;
  const { authorityId, organisationId } = of;
  const claimId = ids('claim', month);
  const owner = { claimId, authorityId, organisationId };
  const sum = (amounts: readonly number[]): number => amounts.reduce((all, pence) => all + pence, 0);
  const [net, vat] = [sum(rows.map((row) => row.net)), sum(rows.map((row) => row.vat))];
  // Sent some days into the next month, answered three days later; never after now.
  const daysAgo = Math.max(1, Math.round((Date.parse(today) - Date.parse(addDays(month, 35))) / 86_400_000));
  const uploadedAt = addMinutes(now, -daysAgo * 1_440);
  const decidedAt = addMinutes(uploadedAt, Math.min(3, daysAgo) * 1_440 - 60);
  const file = writeClaimFile(
    rows.map((row) => ({
      month: month.slice(0, 7),
      clientReference: row.client,
      spentOn: row.spentOn,
      category: row.category,
      supplier: row.supplier,
      invoiceNumber: row.number,
      net: inPounds(row.net),
      vat: inPounds(row.vat),
      gross: inPounds(row.net + row.vat),
      stream: row.stream,
      adults: String(row.adults),
      children: String(row.children),
    })),
  );
  await insert(client, 'fund_claim', [
    {
      id: claimId,
      authorityId,
      organisationId,
      month,
      status: 'ACCEPTED',
      fileHash: createHash('sha256').update(file).digest(),
      rowCount: rows.length,
      netPence: net,
      vatPence: vat,
      grossPence: net + vat,
      linePence: 50_000,
      rollingMonths: 12,
      invoicesKept: true,
      uploadedAt,
      uploadedBy: of.workerId,
      decidedAt,
      decidedBy: of.officerId,
      comments: null,
    },
  ]);
  const invoiceId = ({ id }: ClaimRowDrawn): string => ids('claim invoice', id);
  const invoice = ({ supplier, number }: ClaimRowDrawn) => ({
    supplier,
    supplierKey: keyOf(supplier),
    number,
    numberKey: keyOf(number),
  });
  await insert(
    client,
    'fund_claim_invoice',
    rows.map((row) => ({
      id: invoiceId(row),
      ...owner,
      ...invoice(row),
      spentOn: row.spentOn,
      counts: true,
    })),
  );
  await insert(
    client,
    'fund_claim_row',
    rows.map((row) => ({
      id: row.id,
      ...owner,
      invoiceId: invoiceId(row),
      supplierKey: keyOf(row.supplier),
      line: row.line,
      clientReference: row.client,
      clientKey: keyOf(row.client),
      householdReference: row.household,
      spentOn: row.spentOn,
      category: row.category,
      stream: row.stream,
      netPence: row.net,
      vatPence: row.vat,
      grossPence: row.net + row.vat,
      adults: row.adults,
      children: row.children,
      counts: true,
    })),
  );
  const lineId = ({ id }: ClaimRowDrawn): string => ids('award line of a claim', id);
  await insert(
    client,
    'award_line',
    rows.map((row) => ({
      id: lineId(row),
      authorityId,
      budgetId: row.budgetId,
      route: 'REIMBURSEMENT',
      sourceId: row.id,
      organisationId,
      category: row.category,
      supplier: row.supplier,
      awardedPence: row.net + row.vat,
      committedPence: 0,
      inPaymentPence: 0,
      paidPence: 0,
      awardedAt: decidedAt,
    })),
  );
  // The ledger writes the moment of each transfer itself.
  await client.query(`select set_config('hearth.now', $1, true)`, [decidedAt.toISOString()]);
  // Claims come beside what the budgets have for applications: what they cost is allocated with them.
  await insert(
    client,
    'ledger_transfer',
    [...new Set(rows.map(({ budgetId }) => budgetId))].map((budgetId) => ({
      id: ids('allocation for claims', `${month} ${budgetId}`),
      authorityId,
      budgetId,
      fromKind: 'ALLOCATION',
      toKind: 'AVAILABLE',
      pence: sum(rows.filter((row) => row.budgetId === budgetId).map((row) => row.net + row.vat)),
      reason: 'ALLOCATED',
      onDay: dayIn(decidedAt),
      madeBy: of.officerId,
    })),
  );
  await client.query(
    `insert into ledger_transfer (id, authority_id, budget_id, from_kind, to_kind, pence, reason, award_line_id, on_day, made_by)
     select id, authority_id, budget_id, 'AVAILABLE', 'COMMITTED', pence, 'COMMITTED', award_line_id, on_day, made_by
     from json_populate_recordset(null::ledger_transfer, $1)`,
    [
      JSON.stringify(
        rows.map((row) => ({
          id: ids('transfer of a claim', row.id),
          authority_id: authorityId,
          budget_id: row.budgetId,
          pence: row.net + row.vat,
          award_line_id: lineId(row),
          on_day: dayIn(decidedAt),
          made_by: of.officerId,
        })),
      ),
    ],
  );
  const fundInvoiceId = ({ id }: ClaimRowDrawn): string => ids('fund invoice of a claim', id);
  await insert(
    client,
    'fund_invoice',
    rows.map((row) => ({
      id: fundInvoiceId(row),
      authorityId,
      organisationId,
      ...invoice(row),
      invoicedOn: row.spentOn,
      netPence: row.net,
      vatPence: row.vat,
      grossPence: row.net + row.vat,
      payeeId,
      dueOn: addDays(dayIn(uploadedAt), 14),
      recordedAt: decidedAt,
      recordedBy: of.officerId,
    })),
  );
  await insert(
    client,
    'fund_invoice_line',
    rows.map((row) => ({
      awardLineId: lineId(row),
      invoiceId: fundInvoiceId(row),
      authorityId,
      pence: row.net + row.vat,
    })),
  );
  return net + vat;
}

/** The provider's payee row: there is one, or it is made. */
async function payeeOf(client: Client, ids: CountyIds, of: ClaimsOf, now: Date): Promise<string> {
  const { authorityId, organisationId, organisationName: name } = of;
  await insert(
    client,
    'payee',
    [
      {
        id: ids('payee', organisationId),
        authorityId,
        kind: 'REFERRER',
        organisationId,
        name,
        nameKey: keyOf(name),
        madeAt: addMinutes(now, -132_480),
        madeBy: of.officerId,
      },
    ],
    'on conflict on constraint payee_once_for_an_organisation do nothing',
  );
  const { rows } = await client.query<{ id: string }>(
    'select id from payee where authority_id = $1 and organisation_id = $2',
    [authorityId, organisationId],
  );
  return rows[0]?.id ?? '';
}
