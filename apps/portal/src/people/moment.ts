import { type LocalDate, zone } from '@app/kernel';

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  dateStyle: 'short',
  timeStyle: 'short',
});

/**
 * The instant at which clocks in London show this day and time: the earlier one where they show it twice.
 *
 * @param time as typed, on the 24-hour clock: "07:30" or "7:30".
 * @returns null for what is no time, or for one that the clocks skip.
 */
export function londonMoment(day: LocalDate, time: string): Date | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(time) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  const shown = `${day} ${hour.padStart(2, '0')}:${minute}`;
  const asUtc = Date.parse(`${shown.replace(' ', 'T')}:00Z`);
  const possible = [new Date(asUtc - 3_600_000), new Date(asUtc)];
  return possible.find((instant) => wallClock.format(instant) === shown) ?? null;
}
