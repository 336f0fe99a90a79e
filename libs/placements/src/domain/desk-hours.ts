import { addMinutes, zone } from '@app/kernel';

/** When a service's intake desk answers, every day: local times of day in London, HH:MM or HH:MM:SS. */
export interface DeskHours {
  readonly opens: string;
  /** Later than `opens`. */
  readonly closes: string;
}

/** How much of a desk's time a provider has to answer a referral. Default of product section 5. */
export const answerMinutes = 240;

const anHour = 3_600_000;
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });

/** Milliseconds since midnight, as a London clock shows them. Its offset is a whole number of hours, always. */
const shownAt = (instant: number): number => Number(clock.format(instant)) * anHour + (instant % anHour);

function ofDay(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** In how much of a desk's time a provider aims to answer. Target of product section 5. */
export const targetMinutes = 60;

/**
 * The instant at which a referral's answer ends: 4 hours of the desk's time after it was sent. The desk is open while
 * a London clock shows a time between opening and closing, so an hour that is skipped in March is no time, and the one
 * that comes twice in October counts twice.
 *
 * @param desk null: it never closes.
 * @param minutes of the desk's time: until the answer ends, unless another length is asked about.
 */
export function answerBy(sentAt: Date, desk: DeskHours | null, minutes = answerMinutes): Date {
  if (desk === null) return addMinutes(sentAt, minutes);
  const opens = ofDay(desk.opens);
  const closes = ofDay(desk.closes);
  let left = minutes * 60_000;
  // Clocks change on the hour: within one hour, what they show runs as time does.
  for (let at = sentAt.getTime(); ; at = (Math.floor(at / anHour) + 1) * anHour) {
    const shown = shownAt(at);
    const from = at + Math.max(0, opens - shown);
    const to = Math.min((Math.floor(at / anHour) + 1) * anHour, at + closes - shown);
    if (to <= from) continue;
    if (to - from >= left) return new Date(from + left);
    left -= to - from;
  }
}
