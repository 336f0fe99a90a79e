import { addDays, addWorkingDays, type LocalDate, type Problem, problem, zone } from '@app/kernel';

/** No file is taken for a processing day further ahead than this [provisional: as suppliers of Bacs software say]. */
export const mostDaysAhead = 31;

/** What decides on a processing day. */
export interface Cycle {
  readonly now: Date;
  readonly today: LocalDate;
  /** `15:00`: what is made later counts as made on the next working day. London time. */
  readonly cutOff: string;
  /** Of England and Wales. */
  readonly bankHolidays: ReadonlySet<string>;
}

export const isWorkingDay = (date: LocalDate, bankHolidays: ReadonlySet<string>): boolean =>
  addWorkingDays(addDays(date, -1), 1, bankHolidays) === date;

const timeInLondon = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

/**
 * The first day on which a file made now can be processed. The cycle has three working days: input, processing, entry
 * (fund-and-reports 6.1). Input is today, on a working day before the cut-off, or else the next working day.
 */
export function firstProcessingDay({ now, today, cutOff, bankHolidays }: Cycle): LocalDate {
  const inTime = isWorkingDay(today, bankHolidays) && timeInLondon.format(now) < cutOff;
  return addWorkingDays(inTime ? today : addWorkingDays(today, 1, bankHolidays), 1, bankHolidays);
}

/** The day on which the money of a processing day is in the payees’ accounts: the third of the cycle. */
export const entryDayOf = (processingDay: LocalDate, bankHolidays: ReadonlySet<string>): LocalDate =>
  addWorkingDays(processingDay, 1, bankHolidays);

/** The day asked for or, when no bank works on it, the next one on which they do. */
export const processingDayFor = (asked: LocalDate, bankHolidays: ReadonlySet<string>): LocalDate =>
  isWorkingDay(asked, bankHolidays) ? asked : addWorkingDays(asked, 1, bankHolidays);

/** Whether a processing day can be kept from now on. Problems: DAY_TOO_EARLY, DAY_TOO_FAR. */
export function processingDayProblems(day: LocalDate, cycle: Cycle): Problem[] {
  const first = firstProcessingDay(cycle);
  if (day < first)
    return [
      problem(
        'DAY_TOO_EARLY',
        `The bank needs three working days, and a file before ${cycle.cutOff}. The first processing day is ${first}.`,
        'processingDay',
      ),
    ];
  return day > addDays(cycle.today, mostDaysAhead)
    ? [
        problem(
          'DAY_TOO_FAR',
          `No file is taken more than ${String(mostDaysAhead)} days ahead.`,
          'processingDay',
        ),
      ]
    : [];
}
