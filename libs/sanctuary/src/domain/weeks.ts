import { addDays, type LocalDate } from '@app/kernel';

const dayOfWeek = (day: LocalDate): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The Monday of the day's week. */
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, -dayOfWeek(day));

/** A run of weeks by their Mondays. */
export const weeksFrom = (firstMonday: LocalDate, count: number): readonly LocalDate[] =>
  Array.from({ length: count }, (_, index) => addDays(firstMonday, 7 * index));
