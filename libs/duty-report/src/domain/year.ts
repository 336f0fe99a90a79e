import { addDays, day, dayOfMonthOf, earlierOf, type LocalDate, monthOf, yearOf } from '@app/kernel';

/** A reporting year: 1 April to 31 March, days of London, both included (domain 1.6, rule 1). */
export interface ReportingYear {
  /** `2025-26`. */
  readonly name: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

const shape = /^(20\d\d)-(\d\d)$/;

/** The year with this name, or undefined when there is no such year: `2025-27` names none. */
export function yearNamed(name: string): ReportingYear | undefined {
  const parts = shape.exec(name);
  if (!parts) return undefined;
  const begins = Number(parts[1]);
  if ((begins + 1) % 100 !== Number(parts[2])) return undefined;
  return { name, first: day(`${begins}-04-01`), last: day(`${begins + 1}-03-31`) };
}

/** The year that a day is in. */
export function yearOfDay(date: LocalDate): ReportingYear {
  const begins = monthOf(date) >= 4 ? yearOf(date) : yearOf(date) - 1;
  return {
    name: `${begins}-${String((begins + 1) % 100).padStart(2, '0')}`,
    first: day(`${begins}-04-01`),
    last: day(`${begins + 1}-03-31`),
  };
}

/** Every year from the one with this name to the one that a day is in, oldest first. */
export function yearsUntil(first: string, today: LocalDate): readonly ReportingYear[] {
  const years: ReportingYear[] = [];
  for (
    let year = yearNamed(first);
    year !== undefined && year.first <= today;
    year = yearOfDay(addDays(year.last, 1))
  )
    years.push(year);
  return years;
}

/** A year may be reviewed, sent and exported from the day after its last (Act s.59: after the end of the year). */
export const hasEnded = (year: ReportingYear, today: LocalDate): boolean => today > year.last;

/**
 * The last day of the last month of a year that is over; null while its first month runs. Figures that are looked at
 * again and again move only from month to month: from day to day, the difference would tell of one household.
 */
export function lastMonthOver(year: ReportingYear, today: LocalDate): LocalDate | null {
  if (hasEnded(year, today)) return year.last;
  const end = addDays(today, -dayOfMonthOf(today));
  return end < year.first ? null : end;
}

/** The last day that is counted: of an open year, today. */
export const lastDayCounted = (year: ReportingYear, today: LocalDate): LocalDate =>
  earlierOf(year.last, today);

/** Days from one to another, both included. No `until`: without end. */
export interface Span {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** Whether two spans have a day in common. A stay that ended on its first day has one day. */
export const overlap = (a: Span, b: Span): boolean =>
  (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until);

/** Whether a span kept as `[from, until)` has any day of another that includes its last. */
export const inForce = (
  kept: { readonly fromDay: LocalDate; readonly untilDay: LocalDate | null },
  span: Span,
): boolean =>
  overlap({ from: kept.fromDay, until: kept.untilDay === null ? null : addDays(kept.untilDay, -1) }, span);
