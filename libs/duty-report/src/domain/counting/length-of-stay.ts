import { dayOfMonthOf, daysBetween, type LocalDate, monthOf, yearOf } from '@app/kernel';

/** Bands of the length of a stay; working ones (domain 1.4, T9). */
export const stayBands = [
  'UNDER_1_WEEK',
  'WEEKS_1_TO_4',
  'WEEKS_4_TO_MONTHS_3',
  'MONTHS_3_TO_6',
  'MONTHS_6_TO_9',
  'MONTHS_9_TO_12',
  'MONTHS_12_PLUS',
] as const;
export type StayBand = (typeof stayBands)[number];

/** The last day of a month is a whole month after the same or a later day of another: 28 February after 31 January. */
function wholeMonths(from: LocalDate, to: LocalDate): number {
  const lastOfMonth = new Date(Date.UTC(yearOf(to), monthOf(to), 0)).getUTCDate();
  const reached = dayOfMonthOf(to) >= dayOfMonthOf(from) || dayOfMonthOf(to) === lastOfMonth;
  return (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) - (reached ? 0 : 1);
}

/** The band of a stay from the day of arrival to the day of leaving. The same day is no night: under a week. */
export function stayBandOf(startedOn: LocalDate, endedOn: LocalDate): StayBand {
  const nights = daysBetween(startedOn, endedOn);
  if (nights < 7) return 'UNDER_1_WEEK';
  if (nights < 28) return 'WEEKS_1_TO_4';
  const months = wholeMonths(startedOn, endedOn);
  if (months < 3) return 'WEEKS_4_TO_MONTHS_3';
  if (months < 6) return 'MONTHS_3_TO_6';
  if (months < 9) return 'MONTHS_6_TO_9';
  return months < 12 ? 'MONTHS_9_TO_12' : 'MONTHS_12_PLUS';
}

/** The middle of an odd number of values, or half-way between the two in the middle. Null: there are none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The mean to one decimal place, halves up. Null: there are none. */
export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0
    ? null
    : Math.floor((values.reduce((sum, value) => sum + value, 0) * 10) / values.length + 0.5) / 10;
