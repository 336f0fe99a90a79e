import { allows, type Role } from '@app/kernel';
import { momentInWords, moneyInWords, nearDayInWords } from '../layout/in-words';
import type {
  ApplicationData,
  ApplicationPageData,
  ApplicationsData,
  InvoiceData,
  LineData,
} from './application.data';
import { categoryWords, statusTags, streamWords, type Tag } from './words';

type Where = Pick<
  ApplicationData,
  'status' | 'submittedAt' | 'decideBy' | 'overdue' | 'waitingForFunds' | 'decision' | 'requestedPence'
>;

/** Where an application stands, and for whom it waits, in one line. */
export function standingOf(one: Where, now: Date): string {
  switch (one.status) {
    case 'DRAFT':
      return 'The fund knows nothing of it yet. Check it and send it.';
    case 'SUBMITTED':
    case 'WITH_PANEL': {
      const who = one.status === 'SUBMITTED' ? 'The fund has it' : 'The panel votes on it';
      return one.overdue
        ? `${who}. It was to be decided by ${nearDayInWords(one.decideBy ?? '', now)}: ring the fund.`
        : `${who}, and aims to decide by ${nearDayInWords(one.decideBy ?? '', now)}.`;
    }
    case 'MORE_INFORMATION_NEEDED':
      return 'The fund asks you something. It waits until you answer.';
    case 'DENIED':
      return `Decided ${momentInWords(one.decision?.decidedAt ?? '', now)}: nothing of ${moneyInWords(one.requestedPence)}. Why stands at each thing.`;
    case 'WITHDRAWN':
      return 'Taken back. Nothing will come of it.';
    case 'APPROVED':
    case 'PART_APPROVED':
      return `Decided ${momentInWords(one.decision?.decidedAt ?? '', now)}: ${moneyInWords(one.decision?.awardedPence ?? 0)} of ${moneyInWords(one.requestedPence)}.${one.waitingForFunds ? ' Some of it waits for funds.' : ''}`;
  }
}

export const tagOf = (one: Pick<ApplicationData, 'status' | 'waitingForFunds'>): Tag =>
  one.waitingForFunds ? { text: 'Approved, waiting for funds', colour: 'yellow' } : statusTags[one.status];

export interface ApplicationRow {
  readonly href: string;
  readonly reference: string;
  readonly household: string;
  readonly stream: string;
  readonly asked: string;
  readonly tag: Tag;
  readonly standing: string;
}

export interface ApplicationsPage {
  readonly yours: readonly ApplicationRow[];
  readonly theirs: readonly ApplicationRow[];
  readonly over: readonly ApplicationRow[];
  readonly next: string | null;
}

/** What one's organisation asked for: what waits for it first, then what waits for the fund, then what is over. */
export function applicationsPage({ fundApplications }: ApplicationsData, now: Date): ApplicationsPage {
  const row = (one: ApplicationsData['fundApplications']['nodes'][number]): ApplicationRow => ({
    href: `/applications/${one.id}`,
    reference: one.reference,
    household: one.householdReference,
    stream: streamWords[one.stream],
    asked: moneyInWords(one.requestedPence),
    tag: tagOf(one),
    standing: standingOf(one, now),
  });
  const { nodes } = fundApplications;
  const with_ = (...statuses: readonly string[]) =>
    nodes.filter(({ status }) => statuses.includes(status)).map(row);
  return {
    yours: [...with_('MORE_INFORMATION_NEEDED'), ...with_('DRAFT')],
    theirs: with_('SUBMITTED', 'WITH_PANEL'),
    over: with_('APPROVED', 'PART_APPROVED', 'DENIED', 'WITHDRAWN'),
    next: fundApplications.hasNextPage ? fundApplications.endCursor : null,
  };
}

/** What became of one line, and where its money is; null before it was decided. */
export function moneyOf(line: LineData, invoices: readonly InvoiceData[], now: Date): string | null {
  if (line.awardedPence === null) return null;
  if (line.awardedPence === 0) return 'Nothing awarded';
  const back = line.releasedPence > 0 ? ` ${moneyInWords(line.releasedPence)} went back to the fund.` : '';
  if (line.waitingForFunds) return 'Approved, waiting for funds. Do not buy it yet.';
  if (line.paidPence > 0 && line.committedPence + line.inPaymentPence === 0)
    return `${moneyInWords(line.paidPence)} paid.${back}`;
  if (line.inPaymentPence > 0) return `${moneyInWords(line.inPaymentPence)} is being paid.${back}`;
  if (line.committedPence === 0) return back.trim() || 'Nothing is left of it.';
  const invoice = invoices.find(({ lines }) =>
    lines.some(({ awardLineId }) => awardLineId === line.awardLineId),
  );
  if (line.invoiced)
    return invoice
      ? `Invoice ${invoice.number} is in: ${moneyInWords(line.committedPence)}, to be paid by ${nearDayInWords(invoice.dueOn, now)}.${back}`
      : `The invoice is in: ${moneyInWords(line.committedPence)} is to be paid.${back}`;
  return `${moneyInWords(line.committedPence)} is kept for it. It is paid once the fund has the invoice.${back}`;
}

const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'picture',
  'image/jpeg': 'photograph',
};

/** "PDF, 220 kB". */
export const quoteInWords = ({ contentType, sizeBytes }: NonNullable<LineData['quote']>): string =>
  `${kinds[contentType] ?? 'file'}, ${sizeBytes < 1_000_000 ? `${String(Math.max(1, Math.round(sizeBytes / 1000)))} kB` : `${(sizeBytes / 1_000_000).toFixed(1)} MB`}`;

export interface LineShown {
  readonly index: number;
  readonly id: string;
  readonly category: string;
  readonly what: string;
  readonly supplier: string;
  readonly asked: string;
  /** "£400.00 and £80.00 VAT"; empty without VAT. */
  readonly made: string;
  readonly quote: { readonly id: string; readonly says: string } | null;
  readonly awarded: string | null;
  readonly cut: boolean;
  readonly cutBecause: string | null;
  readonly money: string | null;
}

export const lineShown =
  (invoices: readonly InvoiceData[], now: Date) =>
  (line: LineData, index: number): LineShown => ({
    index,
    id: line.id,
    category: categoryWords[line.category],
    what: line.what,
    supplier: line.supplier,
    asked: moneyInWords(line.grossPence),
    made: line.vatPence > 0 ? `${moneyInWords(line.netPence)} and ${moneyInWords(line.vatPence)} VAT` : '',
    quote: line.quote && { id: line.quote.id, says: quoteInWords(line.quote) },
    awarded: line.awardedPence === null ? null : moneyInWords(line.awardedPence),
    cut: line.awardedPence !== null && line.awardedPence < line.grossPence,
    cutBecause: line.cutBecause,
    money: moneyOf(line, invoices, now),
  });

export interface ApplicationPage {
  readonly title: string;
  readonly id: string;
  readonly reference: string;
  readonly household: { readonly reference: string; readonly href: string };
  readonly fund: string;
  readonly stream: string;
  readonly tag: Tag;
  readonly standing: string;
  readonly asked: string;
  readonly lines: readonly LineShown[];
  /** What the fund asks and nobody has answered. */
  readonly question: string | null;
  readonly answered: readonly { readonly question: string; readonly when: string }[];
  readonly byPanel: boolean;
  readonly may: {
    readonly change: boolean;
    readonly submit: boolean;
    readonly answer: boolean;
    readonly withdraw: boolean;
    readonly read: boolean;
  };
}

/** One application as whoever asked follows it. */
export function applicationPage(
  one: ApplicationData,
  { fundInvoices }: Pick<ApplicationPageData, 'fundInvoices'>,
  now: Date,
  roles: readonly Role[],
): ApplicationPage {
  const open = one.questions.find(({ answeredAt }) => answeredAt === null);
  const mine = one.householdId !== null && allows('changeApplication', roles);
  const undecided = ['DRAFT', 'SUBMITTED', 'MORE_INFORMATION_NEEDED', 'WITH_PANEL'].includes(one.status);
  return {
    title: one.reference,
    id: one.id,
    reference: one.reference,
    household: {
      reference: one.householdReference,
      href: one.episodeId ? `/stays/${one.episodeId}` : `/households/${one.householdId ?? ''}`,
    },
    fund: one.fund,
    stream: streamWords[one.stream],
    tag: tagOf(one),
    standing: standingOf(one, now),
    asked: moneyInWords(one.requestedPence),
    lines: one.lines.map(lineShown(fundInvoices.nodes, now)),
    question: one.status === 'MORE_INFORMATION_NEEDED' ? (open?.question ?? null) : null,
    answered: one.questions.flatMap(({ question, answeredAt }) =>
      answeredAt === null ? [] : [{ question, when: momentInWords(answeredAt, now) }],
    ),
    byPanel: one.decision?.byPanel ?? false,
    may: {
      change: mine && (one.status === 'DRAFT' || one.status === 'MORE_INFORMATION_NEEDED'),
      submit: mine && one.status === 'DRAFT',
      answer: mine && one.status === 'MORE_INFORMATION_NEEDED',
      withdraw: mine && undecided,
      read: mine,
    },
  };
}
