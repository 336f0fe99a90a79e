import { dayOfMonthOf, type LocalDate, monthOf, yearOf } from '@app/kernel';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The name of a month, 1 to 12. */
export const monthName = (month: number): string => String(months[month - 1]);

/** "5 May 2027". */
export const describeDay = (day: LocalDate): string =>
  `${String(dayOfMonthOf(day))} ${monthName(monthOf(day))} ${String(yearOf(day))}`;
