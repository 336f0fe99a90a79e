import { compareDays, type LocalDate, yearOf } from '@app/kernel';
import type { Stream } from './words';

/** A counted row that no money was committed for yet. */
export interface OpenRow {
  readonly id: string;
  readonly invoiceId: string;
  readonly line: number;
  readonly stream: Stream;
  readonly spentOn: LocalDate;
  readonly pence: number;
}

/** A row with the budget it is committed against. */
export interface Placed extends OpenRow {
  readonly budgetId: string;
}

/** The financial year of a day, 1 April to 31 March, as `2026-27`. */
export function financialYearOf(day: LocalDate): string {
  const begins = day.slice(5) >= '04-01' ? yearOf(day) : yearOf(day) - 1;
  return `${String(begins)}-${String((begins + 1) % 100).padStart(2, '0')}`;
}

/**
 * Which rows there is money for. An invoice is taken whole or waits whole, so that it is one debt; earlier spending goes
 * first, and a later, smaller invoice may still go when an earlier one does not fit. Nothing is ever cut.
 *
 * @param budgetOf the budget of a row's stream and year; undefined when none was opened.
 * @param available by budget, in whole pence.
 */
export function thereIsMoneyFor(
  rows: readonly OpenRow[],
  budgetOf: (row: OpenRow) => string | undefined,
  available: ReadonlyMap<string, number>,
): readonly Placed[] {
  const left = new Map(available);
  const invoices = new Map<string, OpenRow[]>();
  const inOrder = [...rows].sort((a, b) => compareDays(a.spentOn, b.spentOn) || a.line - b.line);
  for (const row of inOrder) invoices.set(row.invoiceId, [...(invoices.get(row.invoiceId) ?? []), row]);
  return [...invoices.values()].flatMap((invoice) => {
    const placed = invoice.flatMap((row) => {
      const budgetId = budgetOf(row);
      return budgetId === undefined ? [] : [{ ...row, budgetId }];
    });
    if (placed.length < invoice.length) return [];
    const need = new Map<string, number>();
    for (const { budgetId, pence } of placed) need.set(budgetId, (need.get(budgetId) ?? 0) + pence);
    if ([...need].some(([budgetId, pence]) => pence > (left.get(budgetId) ?? 0))) return [];
    for (const [budgetId, pence] of need) left.set(budgetId, (left.get(budgetId) ?? 0) - pence);
    return placed;
  });
}
