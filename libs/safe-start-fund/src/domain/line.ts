import { compareDays, type LocalDate, type Pence, sumOf } from '@app/kernel';

/** Money of one client on one day: spent, or kept free for spending. */
export interface Spend {
  readonly day: LocalDate;
  readonly pence: Pence;
}

/** By which a client's total is judged: it must stay under `pence` in every window of `months`. */
export interface Line {
  readonly pence: number;
  readonly months: number;
}

/** The same day so many months before; the month's last day when it has no such day, as PostgreSQL counts. */
export function monthsBefore(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) - months;
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(toYear)}-${two(toMonth)}-${two(Math.min(date, last))}` as LocalDate;
}

/** The total of the rolling months that end with this day: the day itself counts, the same day `months` before does not. */
export const totalOn = (spends: readonly Spend[], day: LocalDate, months: number): Pence =>
  sumOf(
    spends
      .filter((spend) => spend.day <= day && spend.day > monthsBefore(day, months))
      .map(({ pence }) => pence),
  );

/** The greatest total of any window that this spend would be in, itself counted. */
export function totalWith(spends: readonly Spend[], added: Spend, months: number): Pence {
  const all = [...spends, added];
  const ends = all
    .map(({ day }) => day)
    .filter((day) => day >= added.day && monthsBefore(day, months) < added.day);
  return Math.max(...ends.map((day) => totalOn(all, day, months))) as Pence;
}

/** Whether a total has reached the line: exactly £500.00 has ("under £500", product section 7). */
export const reaches = (total: number, line: Line): boolean => total >= line.pence;

/** How much more may be spent on this day with the total staying under the line; 0 when nothing. */
export function roomOn(spends: readonly Spend[], day: LocalDate, line: Line): Pence {
  const total = totalWith(spends, { day, pence: 0 as Pence }, line.months);
  return Math.max(0, line.pence - 1 - total) as Pence;
}

/** A spend that would bring a client's total to the line or over it, and that total. */
export interface OverTheLine<S extends Spend> {
  readonly spend: S;
  readonly total: Pence;
}

/**
 * Which of a client's new spends must go to the approval route, taken in order of their days, smaller ones first: each
 * that would bring a window to the line, with the sum it would come to. It is not counted itself, so that what is left
 * when exactly these are taken out stays under the line.
 */
export function overTheLine<S extends Spend>(
  counted: readonly Spend[],
  added: readonly S[],
  line: Line,
): readonly OverTheLine<S>[] {
  const taken: Spend[] = [...counted];
  const over: OverTheLine<S>[] = [];
  for (const spend of [...added].sort((a, b) => compareDays(a.day, b.day) || a.pence - b.pence)) {
    const total = totalWith(taken, spend, line.months);
    if (reaches(total, line)) over.push({ spend, total });
    else taken.push(spend);
  }
  return over;
}
