import { addDays, allows, dayIn, type LocalDate, type Role } from '@app/kernel';
import type { ClaimFlagKind, ClaimStatus, ItemCategory, Stream } from '@app/safe-start-fund';
import { categoryWords, streamWords } from '../applications/words';
import { dayInWords, momentInWords, moneyInWords, nearDayInWords, shortDayInWords } from '../layout/in-words';

const plural = (count: number, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`;

/** A status as its tag says it, to who claims and to the fund. */
export const statusWords: Readonly<Record<ClaimStatus, { readonly text: string; readonly colour: string }>> =
  {
    UPLOADED: { text: 'With the fund', colour: 'blue' },
    ACCEPTED: { text: 'Accepted', colour: 'green' },
    WAITING_FOR_FUNDS: { text: 'Waiting for funds', colour: 'yellow' },
    RETURNED: { text: 'Returned', colour: 'orange' },
    WITHDRAWN: { text: 'Withdrawn', colour: 'grey' },
  };

const monthWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
/** "November 2026". */
export const monthInWords = (month: string): string => monthWords.format(new Date(`${month}-01T12:00:00Z`));

export interface ClaimLine {
  readonly id: string;
  readonly claimedBy: string;
  readonly month: string;
  readonly status: ClaimStatus;
  readonly rowCount: number;
  readonly grossPence: number;
  readonly awardedPence: number;
  readonly openPence: number;
  readonly evidenceWaits: number;
  readonly uploadedAt: string;
  readonly decidedAt: string | null;
  readonly comments: string | null;
}

export interface PreapprovalLine {
  readonly id: string;
  readonly authorityId: string;
  readonly authority: string;
  readonly organisation: string;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

interface Setting {
  readonly name: string;
  readonly number: number | null;
}

interface List {
  readonly nodes: readonly ClaimLine[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

export interface ClaimsData {
  readonly waiting: List;
  readonly answered: List;
  readonly preapprovals: { readonly nodes: readonly PreapprovalLine[] };
  readonly fundSettings: readonly Setting[];
}

export interface ClaimItem {
  readonly href: string;
  readonly title: string;
  readonly status: { readonly text: string; readonly colour: string };
  readonly says: readonly string[];
  /** What is to be done, first of all; null: nothing. */
  readonly todo: string | null;
  /** When it is to be paid, to the fund alone. */
  readonly clock: { readonly says: string; readonly late: boolean } | null;
}

export interface ClaimsPage {
  /** Reads as the fund, not as who claims. */
  readonly fund: boolean;
  readonly mayClaim: boolean;
  readonly mayAsk: boolean;
  /** Nobody approved this organisation beforehand; of the fund: it approved nobody. */
  readonly nobody: boolean;
  readonly waiting: readonly ClaimItem[];
  readonly answered: readonly ClaimItem[];
  readonly next: string | null;
}

/** The days within which the fund means to pay, from its settings. */
const paymentDays = (settings: readonly Setting[]): number =>
  settings.find(({ name }) => name === 'PAYMENT_DAYS')?.number ?? 14;

/** When a claim is to be paid: so many days from the day on which it came. */
function clockOf(
  { uploadedAt }: Pick<ClaimLine, 'uploadedAt'>,
  settings: readonly Setting[],
  now: Date,
): { readonly says: string; readonly late: boolean } {
  const due = addDays(dayIn(new Date(uploadedAt)), paymentDays(settings));
  const late = due < dayIn(now);
  return {
    late,
    says: late
      ? `Was to be paid ${nearDayInWords(due, now)}`
      : `To be paid by ${nearDayInWords(due, now)}, ${String(paymentDays(settings))} days after it came`,
  };
}

/** All claims: what waits for somebody first. */
export function claimsPage(data: ClaimsData, now: Date, roles: readonly Role[]): ClaimsPage {
  const fund = allows('acceptClaim', roles);
  const item = (claim: ClaimLine, waits: boolean): ClaimItem => ({
    href: `/claims/${claim.id}`,
    title: fund ? `${claim.claimedBy}, ${monthInWords(claim.month)}` : monthInWords(claim.month),
    status: statusWords[claim.status],
    says: [
      `${plural(claim.rowCount, 'row')}, ${moneyInWords(claim.grossPence)}`,
      claim.decidedAt === null
        ? `Sent ${momentInWords(claim.uploadedAt, now)}`
        : `Answered ${momentInWords(claim.decidedAt, now)}`,
      ...(claim.awardedPence > 0 ? [`${moneyInWords(claim.awardedPence)} will be paid or is paid`] : []),
      ...(claim.status === 'WAITING_FOR_FUNDS'
        ? [`${moneyInWords(claim.openPence)} waits until there is money`]
        : []),
    ],
    todo: todoOf(claim, fund),
    clock: fund && waits ? clockOf(claim, data.fundSettings, now) : null,
  });
  return {
    fund,
    mayClaim: allows('uploadClaim', roles),
    mayAsk: allows('reserveSpending', roles),
    nobody: data.preapprovals.nodes.length === 0,
    waiting: data.waiting.nodes.map((claim) => item(claim, true)),
    answered: data.answered.nodes.map((claim) => item(claim, false)),
    next: data.answered.hasNextPage ? data.answered.endCursor : null,
  };
}

function todoOf(claim: ClaimLine, fund: boolean): string | null {
  const invoices = plural(claim.evidenceWaits, 'invoice');
  if (fund) return claim.evidenceWaits > 0 ? `${invoices} asked for and not seen yet` : null;
  if (claim.evidenceWaits > 0) return `The fund asks to see ${invoices}`;
  return claim.status === 'RETURNED' ? 'Put it right and send it again' : null;
}

export interface ClaimRow {
  readonly id: string;
  readonly line: number;
  readonly clientReference: string;
  readonly spentOn: LocalDate;
  readonly category: ItemCategory;
  readonly stream: Stream;
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly netPence: number;
  readonly vatPence: number;
  readonly grossPence: number;
  readonly adults: number;
  readonly children: number;
  readonly setAsideBecause: string | null;
  readonly awarded: boolean;
  readonly evidenceAskedAt: string | null;
  readonly evidenceNote: string | null;
  readonly evidenceSeenAt: string | null;
  readonly flags:
    | readonly {
        readonly kind: ClaimFlagKind;
        readonly totalPence: number | null;
        readonly rowIds: readonly string[];
      }[]
    | null;
}

export interface Claim extends ClaimLine {
  readonly rows: readonly ClaimRow[];
}

export interface ClaimData {
  readonly claim: Claim | null;
  readonly fundSettings: readonly Setting[];
}

/** A row as both see it. */
export interface RowShown {
  readonly id: string;
  readonly line: number;
  readonly client: string;
  readonly what: string;
  readonly supplier: string;
  readonly invoice: string;
  readonly day: string;
  readonly amounts: string;
  readonly gross: string;
  readonly people: string;
  /** What came of it, in a few words; empty: nothing yet. */
  readonly state: string;
  readonly setAside: string | null;
  readonly evidence: { readonly says: string; readonly note: string | null; readonly waits: boolean } | null;
  readonly flags: readonly string[];
  readonly mayAsk: boolean;
  readonly maySetAside: boolean;
}

export interface ClaimPage {
  readonly title: string;
  readonly id: string;
  readonly claimedBy: string;
  readonly fund: boolean;
  readonly status: { readonly text: string; readonly colour: string };
  readonly clock: { readonly says: string; readonly late: boolean } | null;
  readonly lines: readonly string[];
  readonly comments: string | null;
  readonly commentsTitle: string;
  /** Rows that somebody must look at or do something about, first. */
  readonly look: readonly RowShown[];
  readonly rows: readonly RowShown[];
  readonly mayAccept: boolean;
  readonly mayReturn: boolean;
  readonly mayWithdraw: boolean;
  readonly maySendAgain: boolean;
}

const flagWords = (
  { kind, totalPence, rowIds }: NonNullable<ClaimRow['flags']>[number],
  lines: ReadonlyMap<string, number>,
): string => {
  const here = rowIds.flatMap((id) => lines.get(id) ?? []).sort((a, b) => a - b);
  const others = rowIds.length - here.length;
  const like = [
    ...(here.length > 0 ? [`line ${here.join(', ')} of this claim`] : []),
    ...(others > 0 ? [plural(others, 'row') + ' of other claims'] : []),
  ].join(' and ');
  switch (kind) {
    case 'NEAR_DUPLICATE':
      return `Looks like the same spend twice: the same amount near the same day as ${like}.`;
    case 'ALL_PROVIDERS_TOTAL':
      return `This household has had ${moneyInWords(totalPence ?? 0)} from all providers and both routes. It was spent: accept it, and ask the provider to apply first next time.`;
    case 'REPEATED_CATEGORY':
      return `The same kind of thing again for this client, as in ${like}. Fleeing is a reason to allow it.`;
    case 'NEEDS_A_REASON':
      return 'This category passes only when an officer says so. Set the row aside if it should not.';
  }
};

/** One claim: what is to be done about it, then its rows. `chosen` is a row to act on that nothing was noticed about. */
export function claimPage(
  { claim, fundSettings }: { readonly claim: Claim; readonly fundSettings: readonly Setting[] },
  now: Date,
  roles: readonly Role[],
  chosen?: string,
): ClaimPage {
  const fund = allows('acceptClaim', roles);
  const open = claim.status === 'UPLOADED' || claim.status === 'WAITING_FOR_FUNDS';
  const lines = new Map(claim.rows.map(({ id, line }) => [id, line]));
  const rows = claim.rows.map((row): RowShown => {
    const waits = row.evidenceAskedAt !== null && row.evidenceSeenAt === null;
    return {
      id: row.id,
      line: row.line,
      client: row.clientReference,
      what: `${categoryWords[row.category]}, ${streamWords[row.stream].toLowerCase()}`,
      supplier: row.supplier,
      invoice: row.invoiceNumber,
      day: shortDayInWords(row.spentOn),
      amounts: `${moneyInWords(row.netPence)} and ${moneyInWords(row.vatPence)} VAT`,
      gross: moneyInWords(row.grossPence),
      people: `${plural(row.adults, 'adult')}${row.children > 0 ? `, ${row.children === 1 ? '1 child' : `${String(row.children)} children`}` : ''}`,
      state:
        row.setAsideBecause === null
          ? row.awarded
            ? 'Accepted'
            : waits
              ? 'Invoice asked for'
              : ''
          : 'Set aside',
      setAside: row.setAsideBecause,
      evidence:
        row.evidenceAskedAt === null
          ? null
          : {
              waits,
              note: row.evidenceNote,
              says: row.evidenceSeenAt
                ? `Invoice seen ${momentInWords(row.evidenceSeenAt, now)}`
                : `Invoice asked for ${momentInWords(row.evidenceAskedAt, now)}, not seen yet`,
            },
      flags: (row.flags ?? []).map((flag) => flagWords(flag, lines)),
      mayAsk: fund && row.evidenceAskedAt === null,
      maySetAside: fund && open && row.setAsideBecause === null && !row.awarded,
    };
  });
  const noticed = (row: RowShown): boolean =>
    fund
      ? row.id === chosen ||
        (row.setAside === null && open && row.flags.length > 0) ||
        row.evidence?.waits === true
      : row.setAside !== null || row.evidence?.waits === true;
  const counted = claim.rows.filter(({ setAsideBecause }) => setAsideBecause === null).length;
  return {
    title: monthInWords(claim.month),
    id: claim.id,
    claimedBy: claim.claimedBy,
    fund,
    status: statusWords[claim.status],
    clock: fund && open ? clockOf(claim, fundSettings, now) : null,
    lines: [
      `${plural(claim.rowCount, 'row')}, ${moneyInWords(claim.grossPence)} with VAT, sent ${momentInWords(claim.uploadedAt, now)}.`,
      ...(counted < claim.rowCount
        ? [`${plural(claim.rowCount - counted, 'row')} set aside: not paid.`]
        : []),
      ...(claim.awardedPence > 0 ? [`${moneyInWords(claim.awardedPence)} is accepted.`] : []),
      ...(claim.status === 'WAITING_FOR_FUNDS'
        ? [
            fund
              ? `${moneyInWords(claim.openPence)} waits: there is no money for it in the budget of its stream and year. Accept again once there is.`
              : `${moneyInWords(claim.openPence)} waits until the fund has money for it. You need do nothing.`,
          ]
        : []),
      ...(claim.status === 'UPLOADED' && !fund
        ? [
            `The fund means to pay within ${plural(paymentDays(fundSettings), 'day')} of ${dayInWords(dayIn(new Date(claim.uploadedAt)))}.`,
          ]
        : []),
    ],
    comments: claim.comments,
    commentsTitle: claim.status === 'RETURNED' ? 'What is to be put right' : 'What the fund says',
    look: rows.filter(noticed),
    rows,
    mayAccept: fund && open && counted > 0,
    mayReturn: fund && claim.status === 'UPLOADED',
    mayWithdraw: allows('withdrawClaim', roles) && claim.status === 'UPLOADED',
    maySendAgain: allows('uploadClaim', roles) && claim.status === 'RETURNED',
  };
}

/** The funds that ever approved an organisation beforehand, each once. */
export function fundsOf(
  preapprovals: readonly PreapprovalLine[],
): readonly { readonly value: string; readonly text: string }[] {
  return [...new Map(preapprovals.map(({ authorityId, authority }) => [authorityId, authority]))].map(
    ([value, text]) => ({ value, text }),
  );
}

/** An approval beforehand: since when, until when, and whether it holds today. */
export interface PreapprovalShown {
  readonly id: string;
  readonly name: string;
  readonly days: string;
  readonly holds: boolean;
  readonly mayEnd: boolean;
}

export function preapprovalShown(
  { id, organisation, from, until }: PreapprovalLine,
  now: Date,
): PreapprovalShown {
  const today = dayIn(now);
  const over = until !== null && until <= today;
  return {
    id,
    name: organisation,
    days:
      (from > today ? `from ${dayInWords(from)}` : `since ${dayInWords(from)}`) +
      (until === null ? '' : over ? `, ended ${dayInWords(until)}` : `, ends ${dayInWords(until)}`),
    holds: from <= today && !over,
    mayEnd: !over,
  };
}
