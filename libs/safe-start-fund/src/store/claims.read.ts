import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { FundClaimInFullType, FundClaimType } from '../api/claim.type';
import { nearDays } from '../domain/claim-flags';
import { FundClaimEntity } from './claim.entities';
import { fundSettingsOn } from './settings.store';

const awarded = `exists (select from award_line a where a.source_id = r.id)`;

const claimFields = `'id', c.id, 'authorityId', c.authority_id, 'organisationId', c.organisation_id,
  'claimedBy', (select o.name from organisation o where o.id = c.organisation_id), 'month', to_char(c.month, 'YYYY-MM'), 'status', c.status,
  'rowCount', c.row_count, 'grossPence', c.gross_pence, 'awardedPence', t.awarded, 'openPence', t.open,
  'evidenceWaits', t.asked, 'uploadedAt', instant(c.uploaded_at), 'decidedAt', instant(c.decided_at), 'comments', c.comments`;
const claimTotals = `cross join lateral (
    select coalesce(sum(r.gross_pence) filter (where r.counts and ${awarded}), 0) as awarded,
      coalesce(sum(r.gross_pence) filter (where r.counts and not ${awarded}), 0) as open,
      count(*) filter (where r.evidence_asked_at is not null and r.evidence_seen_at is null)::integer as asked
    from fund_claim_row r where r.claim_id = c.id) t`;

/** Those of the actor's organisation, or made to the actor's fund: newest first, or those that wait, the longest first. */
export async function readClaims(tx: Tx, args: PageArgs, open: boolean | null): Promise<Page<FundClaimType>> {
  const { limit, after } = pageOf(args, 2);
  const [beyond, order] = open === true ? ['>', 'asc'] : ['<', 'desc'];
  const rows: { id: string; node: FundClaimType }[] = await tx.manager.query(
    `select c.id, json_build_object(${claimFields}) as node from fund_claim c ${claimTotals}
     where ($2::timestamptz is null or (c.uploaded_at, c.id) ${beyond} ($2, $3::uuid))
       and ($4::boolean is null or (c.status in ('UPLOADED', 'WAITING_FOR_FUNDS')) = $4)
     order by c.uploaded_at ${order}, c.id ${order} limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null, open],
  );
  const page = toPage(rows, args.first, ({ id, node }) => [String(node.uploadedAt), id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

/** Up to ten other rows of the fund that count, found by one index, so that the largest file is looked through at once. */
const rowsLike = (where: string): string => `
  (select o.id from fund_claim_row o where o.authority_id = r.authority_id and o.counts and o.id <> r.id and ${where} limit 10)`;
/** The same client: of the same provider by its word, or of any provider by the household's reference. */
const sameClient = (where: string): string =>
  `${rowsLike(`o.organisation_id = r.organisation_id and o.client_key = r.client_key and ${where}`)}
  union ${rowsLike(`o.household_reference = r.household_reference and ${where}`)}`;
const nearInTime = `o.gross_pence = r.gross_pence and o.spent_on between r.spent_on - $2::integer and r.spent_on + $2::integer`;
const sameSupplier = rowsLike(`o.supplier_key = r.supplier_key and ${nearInTime}`);
const idsOf = (found: string): string => `array(select l.id from (${found}) l order by l.id)`;

/**
 * The total of a household is of all that was spent or awarded since the rolling months before the row began, later too: an
 * officer looks at it now.
 * Parameters: $2 near days, $3 repeat months, $4 rolling months, $5 line, $6 categories that need a reason.
 */
const flagsSql = `(select coalesce(json_agg(json_build_object('kind', f.kind, 'totalPence', f.total, 'rowIds', f.ids) order by f.place), '[]')
  from (
    select 1 as place, 'NEAR_DUPLICATE' as kind, null::bigint as total,
      ${idsOf(`${sameClient(nearInTime)} union ${sameSupplier}`)} as ids
    union all select 2, 'ALL_PROVIDERS_TOTAL', (
      select (select coalesce(sum(o.gross_pence), 0) from fund_claim_row o where o.authority_id = r.authority_id and o.counts
          and o.household_reference = r.household_reference and o.spent_on > r.spent_on - make_interval(months => $4))
        + (select coalesce(sum(a.committed_pence + a.in_payment_pence + a.paid_pence), 0) from award_household h
          join award_line a on a.id = h.award_line_id and a.route = 'APPROVAL'
          where h.authority_id = r.authority_id and h.household_reference = r.household_reference
          and a.awarded_at > r.spent_on - make_interval(months => $4))), '{}'
    union all select 3, 'REPEATED_CATEGORY', null,
      ${idsOf(sameClient(`o.category = r.category and o.spent_on <= r.spent_on and o.spent_on > r.spent_on - make_interval(months => $3)`))}
    union all select 4, 'NEEDS_A_REASON', null, '{}'
  ) f
  where case f.kind when 'ALL_PROVIDERS_TOTAL' then r.household_reference is not null and f.total >= $5
    when 'NEEDS_A_REASON' then r.category = any ($6) else cardinality(f.ids) > 0 end)`;

/** One claim with its rows; with flags to an officer of its fund, and to nobody else. */
export async function readClaim(tx: Tx, id: string): Promise<FundClaimInFullType | null> {
  const claim = await tx.manager.findOneBy(FundClaimEntity, { id });
  if (!claim) return null;
  const settings = await fundSettingsOn(tx, claim.authorityId, tx.today);
  const rows: { node: FundClaimInFullType }[] = await tx.manager.query(
    `select json_build_object(${claimFields}, 'rows', (
       select json_agg(json_build_object('id', r.id, 'line', r.line, 'clientReference', r.client_reference, 'spentOn', day(r.spent_on),
         'category', r.category, 'stream', r.stream, 'supplier', i.supplier, 'invoiceNumber', i.number, 'netPence', r.net_pence,
         'vatPence', r.vat_pence, 'grossPence', r.gross_pence, 'adults', r.adults, 'children', r.children,
         'setAsideBecause', r.set_aside_because, 'awarded', ${awarded}, 'evidenceAskedAt', instant(r.evidence_asked_at),
         'evidenceNote', r.evidence_note, 'evidenceSeenAt', instant(r.evidence_seen_at),
         'flags', case when c.authority_id = (select actor_organisation()) and (select actor_has('FUND_OFFICER')) then ${flagsSql} end) order by r.line)
       from fund_claim_row r join fund_claim_invoice i on i.id = r.invoice_id where r.claim_id = c.id)) as node
     from fund_claim c ${claimTotals} where c.id = $1`,
    [
      id,
      nearDays,
      settings.REPEAT_MONTHS,
      settings.ROLLING_MONTHS,
      settings.PREAPPROVED_LIMIT,
      settings.ONLY_WHEN_AN_OFFICER_SAYS_SO,
    ],
  );
  return rows[0]?.node ?? null;
}
