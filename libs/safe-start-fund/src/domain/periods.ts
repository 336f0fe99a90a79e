import { addMinutes, dayIn, dayOfMonthOf, isLocalDate, type LocalDate, monthOf, yearOf } from '@app/kernel';

const two = (number: number): string => String(number).padStart(2, '0');

/** The financial year a day lies in, 1 April to 31 March, as `2026-27`. */
export function financialYearOf(day: LocalDate): string {
  const began = monthOf(day) >= 4 ? yearOf(day) : yearOf(day) - 1;
  return `${String(began)}-${two((began + 1) % 100)}`;
}

/** Whether the text names a financial year: the second number follows the first. */
export function isFinancialYear(text: string): boolean {
  const parts = /^(20\d{2})-(\d{2})$/.exec(text);
  return parts !== null && (Number(parts[1]) + 1) % 100 === Number(parts[2]);
}

/** The same day of the month so many months before; the last of that month when it has no such day. */
export function monthsBefore(day: LocalDate, months: number): LocalDate {
  const whole = yearOf(day) * 12 + monthOf(day) - 1 - months;
  const start = `${String(Math.floor(whole / 12))}-${two((whole % 12) + 1)}`;
  for (let last = dayOfMonthOf(day); ; last -= 1) {
    const found = `${start}-${two(last)}`;
    if (isLocalDate(found)) return found;
  }
}

/** The last millisecond of a day in London. */
export function endOf(day: LocalDate): Date {
  const inWinter = new Date(`${day}T23:59:59.999Z`);
  return dayIn(inWinter) === day ? inWinter : addMinutes(inWinter, -60);
}
