declare const localDate: unique symbol;

/** A day without a time, `YYYY-MM-DD`. Days are local dates in Europe/London. */
export type LocalDate = string & { readonly [localDate]: true };

/** The one time zone of Hearth. */
export const zone = 'Europe/London';

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsADay = 86_400_000;

/** Whether the text is a real day between the years 1900 and 2100. */
export function isLocalDate(text: string): text is LocalDate {
  const parts = shape.exec(text);
  if (!parts) return false;
  const year = Number(parts[1]);
  if (year < 1900 || year > 2100) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The day, or a RangeError: for text that a program, not a person, wrote. */
export function day(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`Not a day: ${text}`);
  return text;
}

const toUtc = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

/** The day `days` after (or, negative, before) the given one. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(toUtc(date) + days * millisecondsADay).toISOString().slice(0, 10) as LocalDate;

/** How many days lie from the first day to the second; negative when it is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((toUtc(to) - toUtc(from)) / millisecondsADay);

/** Negative, zero or positive, for sorting days. ISO days sort as text. */
export const compareDays = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0);

export const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
export const earlierOf = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
/** 1 to 12. */
export const monthOf = (date: LocalDate): number => Number(date.slice(5, 7));
export const dayOfMonthOf = (date: LocalDate): number => Number(date.slice(8, 10));

const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });

/** The day it is in London at this instant. */
export const dayIn = (instant: Date): LocalDate => londonDay.format(instant) as LocalDate;

const isWeekend = (date: LocalDate): boolean => [0, 6].includes(new Date(toUtc(date)).getUTCDay());

/**
 * The day that is `count` working days after the given one: Saturdays, Sundays and the given bank holidays
 * (England and Wales) do not count.
 */
export function addWorkingDays(date: LocalDate, count: number, bankHolidays: ReadonlySet<string>): LocalDate {
  let result = date;
  for (let left = count; left > 0;) {
    result = addDays(result, 1);
    if (!isWeekend(result) && !bankHolidays.has(result)) left -= 1;
  }
  return result;
}

/** The instant `minutes` after the given one. */
export const addMinutes = (instant: Date, minutes: number): Date =>
  new Date(instant.getTime() + minutes * 60_000);
