import { type Pence, type Problem, problem, sumOf, tellsContact, toPence } from '@app/kernel';
import type { FundSettings } from './settings';
import { type ItemCategory, keyOf } from './words';

/** Where an application stands, in the words that today's fund uses (fund-and-reports 2). */
export const applicationStatuses = [
  'DRAFT',
  'SUBMITTED',
  'MORE_INFORMATION_NEEDED',
  'WITH_PANEL',
  'APPROVED',
  'PART_APPROVED',
  'DENIED',
  'WITHDRAWN',
] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

/** Whoever holds the case applied, or whoever the household lives with: those read it in that organisation. */
export const appliedAs = ['CASE_HOLDER', 'PROVIDER'] as const;
export type AppliedAs = (typeof appliedAs)[number];

/** How an application may go on. The database has the same table. */
export const fundMoves: Readonly<Record<ApplicationStatus, readonly ApplicationStatus[]>> = {
  DRAFT: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['MORE_INFORMATION_NEEDED', 'WITH_PANEL', 'APPROVED', 'PART_APPROVED', 'DENIED', 'WITHDRAWN'],
  MORE_INFORMATION_NEEDED: ['SUBMITTED', 'WITHDRAWN'],
  WITH_PANEL: ['MORE_INFORMATION_NEEDED', 'APPROVED', 'PART_APPROVED', 'DENIED', 'WITHDRAWN'],
  APPROVED: [],
  PART_APPROVED: [],
  DENIED: [],
  WITHDRAWN: [],
};

/** Whether an application may go from one status to another. */
export const mayGo = (from: ApplicationStatus, to: ApplicationStatus): boolean =>
  fundMoves[from].includes(to);

/** Whether the applicant may change what is asked for: until the fund has it, and while the fund asks about it. */
export const isOpenToApplicant = (status: ApplicationStatus): boolean =>
  status === 'DRAFT' || status === 'MORE_INFORMATION_NEEDED';

/** One thing that is asked for. Amounts in whole pence. */
export interface AskedLine {
  readonly category: ItemCategory;
  readonly what: string;
  readonly supplier: string;
  readonly netPence: number;
  readonly vatPence: number;
  readonly grossPence: number;
}

/** No line is for more: £100,000. */
const mostOfALine = 10_000_000;

const isAmount = (pence: number): boolean => Number.isInteger(pence) && pence >= 0 && pence <= mostOfALine;

/** What is wrong with the lines of an application, each problem at its field. */
export function lineProblems(
  lines: readonly AskedLine[],
  settings: Pick<FundSettings, 'OUT_OF_SCOPE'>,
): Problem[] {
  return lines.flatMap((line, index) => {
    const at = (field: string): string => `lines.${String(index)}.${field}`;
    const found: Problem[] = [];
    if (settings.OUT_OF_SCOPE.includes(line.category))
      found.push(problem('OUT_OF_SCOPE', outOfScope(line.category), at('category')));
    if (tellsContact(line.what))
      found.push(
        problem(
          'TELLS_CONTACT',
          'Say the thing only: no telephone number, postcode or email address. Whoever decides must not learn who they are.',
          at('what'),
        ),
      );
    if (keyOf(line.supplier) === '')
      found.push(
        problem('SUPPLIER_NEEDED', 'Say who supplies it, in letters or figures of English.', at('supplier')),
      );
    const amounts = (['netPence', 'vatPence', 'grossPence'] as const).filter(
      (field) => !isAmount(line[field]),
    );
    for (const field of amounts)
      found.push(problem('AMOUNT', 'Ask for £0 to £100,000, in whole pence.', at(field)));
    if (amounts.length === 0 && line.grossPence !== line.netPence + line.vatPence)
      found.push(
        problem('DOES_NOT_ADD_UP', 'Gross must be net and VAT together, to the penny.', at('grossPence')),
      );
    else if (amounts.length === 0 && line.grossPence === 0)
      found.push(problem('AMOUNT', 'Ask for something: the amount is nothing.', at('grossPence')));
    return found;
  });
}

const outOfScope = (category: ItemCategory): string =>
  category === 'LEGAL_FEE'
    ? 'The fund cannot pay legal costs. Ask about legal aid, or Rights of Women’s free advice line. Process-server costs are a category of their own.'
    : 'The fund does not pay for this. Leave the line out, or ask the fund officer what else there is.';

/** A line as it is kept, with what is attached. */
export interface KeptLine extends AskedLine {
  readonly hasQuote: boolean;
}

/** What keeps an application from being submitted besides its lines' own problems: nothing asked for, or no quote. */
export function submitProblems(
  lines: readonly KeptLine[],
  settings: Pick<FundSettings, 'OUT_OF_SCOPE' | 'QUOTE_NEEDED_FROM'>,
): Problem[] {
  if (lines.length === 0) return [problem('NOTHING_ASKED_FOR', 'Ask for at least one thing.', 'lines')];
  const unquoted = lines.flatMap((line, index) =>
    line.grossPence >= settings.QUOTE_NEEDED_FROM && !line.hasQuote
      ? [
          problem(
            'QUOTE_NEEDED',
            'Attach a quote, an estimate or a price list for this line: a PDF or a photograph.',
            `lines.${String(index)}.quote`,
          ),
        ]
      : [],
  );
  return [...lineProblems(lines, settings), ...unquoted];
}

/** All that is asked for, VAT included. */
export const requestedOf = (lines: readonly Pick<AskedLine, 'grossPence'>[]): Pence =>
  sumOf(lines.map(({ grossPence }) => toPence(grossPence)));
