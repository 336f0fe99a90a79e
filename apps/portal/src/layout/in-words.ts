import { dayIn, inPounds, type Pence } from '@app/kernel';

const zone = 'Europe/London';
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});
const longDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const shortDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long' });

/** Noon of a day: what formats a day without the day before or after creeping in. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** "4:05pm", in London, as GOV.UK writes times. */
export const timeInWords = (instant: string | Date): string =>
  clock.format(new Date(instant)).replace(' am', 'am').replace(' pm', 'pm').replace(':00', '');

/** "Friday 27 November 2026". */
export const dayInWords = (day: string): string => longDay.format(noon(day)).replace(',', '');

/** "27 Nov 2026", for tables. */
export const shortDayInWords = (day: string): string => shortDay.format(noon(day));

/** The day as people say it: "today", "tomorrow", "Monday", or the date. */
export function nearDayInWords(day: string, now: Date): string {
  const days = Math.round((noon(day).getTime() - noon(dayIn(now)).getTime()) / 86_400_000);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  if (days > 1 && days < 7) return weekday.format(noon(day));
  return shortDayInWords(day);
}

/** A moment with its day: "4:05pm today", "9am on 3 Dec 2026". */
export function momentInWords(instant: string | Date, now: Date): string {
  const near = nearDayInWords(dayIn(new Date(instant)), now);
  return `${timeInWords(instant)} ${/^\d|day$/.test(near) && !/^(to|yester)day$/.test(near) ? 'on ' : ''}${near}`;
}

const plural = (count: number, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`;

/** "20 minutes", "1 hour 30 minutes", "3 days". */
export function lengthInWords(minutes: number): string {
  if (minutes < 60) return plural(minutes, 'minute');
  if (minutes < 48 * 60) {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    return rest === 0 || hours >= 6
      ? plural(hours, 'hour')
      : `${plural(hours, 'hour')} ${plural(rest, 'minute')}`;
  }
  return plural(Math.round(minutes / 1_440), 'day');
}

/** "in 20 minutes", "3 hours ago", "now". */
export function fromNowInWords(instant: string | Date, now: Date): string {
  const minutes = (new Date(instant).getTime() - now.getTime()) / 60_000;
  if (Math.abs(minutes) < 1) return 'now';
  return minutes > 0
    ? `in ${lengthInWords(Math.ceil(minutes))}`
    : `${lengthInWords(Math.floor(-minutes))} ago`;
}

/** £1,249.99. */
export const moneyInWords = (pence: number): string => inPounds(pence as Pence);

/** A fixed word as a person reads it: SECOND_STAGE becomes "second stage". Pages with better words use their own. */
export const wordOf = (fixed: string): string => fixed.toLowerCase().replaceAll('_', ' ');

/** The same with a capital first. */
export const titleOf = (fixed: string): string => {
  const word = wordOf(fixed);
  return word.charAt(0).toUpperCase() + word.slice(1);
};
