import { dayIn, type LocalDate, NotFound } from '@app/kernel';
import { Injectable, type PipeTransform } from '@nestjs/common';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id in an address. @throws NotFound for what is no id, as for what is not yours. */
export function idIn(text: unknown): string {
  if (typeof text !== 'string' || !uuid.test(text)) throw new NotFound();
  return text;
}

/** In a page's parameters: `@Param('id', IdInAddress)`. */
@Injectable()
export class IdInAddress implements PipeTransform<unknown, string> {
  transform(text: unknown): string {
    return idIn(text);
  }
}

/** What was done, from the fixed word in the address a form led to; undefined for any other word. */
export const doneIn = (words: Readonly<Record<string, string>>, asked: unknown): string | undefined =>
  typeof asked === 'string' && Object.hasOwn(words, asked) ? words[asked] : undefined;

/** The cursor of a list's next page, as it stands in an address; null for the first page. */
export const cursorIn = (asked: unknown): string | null =>
  typeof asked === 'string' && asked !== '' && asked.length < 500 ? asked : null;

/** A month as `2026-11`; the one it is now when the address names none. */
export const monthIn = (asked: unknown, now: Date): string =>
  typeof asked === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : dayIn(now).slice(0, 7);

/** The first day of a month, and the first of the next. */
export function daysOf(month: string): { readonly from: LocalDate; readonly to: LocalDate } {
  return { from: `${month}-01` as LocalDate, to: `${monthAfter(month, 1)}-01` as LocalDate };
}

/** The month so many months later, or earlier. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of - 1 + count, 1)).toISOString().slice(0, 7);
}
