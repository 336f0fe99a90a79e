import { freeFromOf } from '@app/accommodation';
import { addDays, day, daysBetween, earlierOf, type LocalDate, yearOf } from '@app/kernel';
import type { Draw } from './draw';
import type { CountyUnit, UnitState } from './units';

/** Nights that some household has, or had, in a unit, before it is known which one. */
export interface PlannedStay {
  readonly unit: CountyUnit;
  readonly arrive: LocalDate;
  /** Null: until they leave. */
  readonly leave: LocalDate | null;
  readonly freeFrom: LocalDate | 'infinity';
  /** Null: still there, or not yet arrived. */
  readonly leftOn: LocalDate | null;
  /** Placed, and awaited today. */
  readonly awaited: boolean;
  /** From which day, and since which day, the unit was offered before. */
  readonly offeredOn: LocalDate;
  readonly offeredFrom: LocalDate;
}

const livedIn: readonly UnitState[] = ['RESIDENT', 'LEAVING', 'OVERDUE', 'CLOSING', 'URGENT'];

/** How many units had another household within the last 18 months: of those free today, and of those lived in. */
const past = { free: 62, livedIn: 60 };

/** The last day of the financial year that closed last: what a return is made of. */
function lastClosedYearEnds(today: LocalDate): LocalDate {
  const thisYears = day(`${String(yearOf(today))}-03-31`);
  return today > thisYears ? thisYears : day(`${String(yearOf(today) - 1)}-03-31`);
}

/** When a unit that closes for good closes, in days from today. */
export const closesInDays = 90;

/** Who lives where since when, who is awaited, and who lived there before. */
export function plannedStays(
  draw: Draw,
  units: readonly CountyUnit[],
  today: LocalDate,
  bankHolidays: ReadonlySet<string>,
): PlannedStay[] {
  const freeAfter = (unit: CountyUnit, leave: LocalDate): LocalDate =>
    freeFromOf(leave, unit.service, bankHolidays) as LocalDate;

  const before = (unit: CountyUnit, leftOn: LocalDate): PlannedStay => {
    const arrive = addDays(leftOn, -draw.whole(14, 250));
    return {
      unit,
      arrive,
      leave: leftOn,
      freeFrom: freeAfter(unit, leftOn),
      leftOn,
      awaited: false,
      ...firstOffer(arrive),
    };
  };
  /** As nothing is kept of what was before it: offered for some days. */
  const firstOffer = (arrive: LocalDate, from = draw): Pick<PlannedStay, 'offeredOn' | 'offeredFrom'> => {
    const offeredOn = addDays(arrive, -from.whole(1, 16));
    return { offeredOn, offeredFrom: offeredOn };
  };
  const offerAfter = ({ leave, freeFrom }: PlannedStay): Pick<PlannedStay, 'offeredOn' | 'offeredFrom'> => ({
    offeredOn: leave ?? today,
    offeredFrom: freeFrom === 'infinity' ? today : freeFrom,
  });

  const free = draw.shuffled(
    units.filter(({ state }) => ['OPEN', 'PAUSED', 'VOID', 'AWAITED'].includes(state)),
  );
  const ofFree = free.flatMap((unit, index): PlannedStay[] => {
    const leftDaysAgo = draw.whole(1, 21) + (unit.state === 'OPEN' ? 0 : 10);
    const earlier = index < past.free ? before(unit, addDays(today, -leftDaysAgo)) : undefined;
    if (unit.state !== 'AWAITED') return earlier ? [earlier] : [];
    const awaited = {
      unit,
      arrive: today,
      leave: null,
      freeFrom: 'infinity',
      leftOn: null,
      awaited: true,
    } as const;
    return [
      ...(earlier ? [earlier] : []),
      { ...awaited, ...(earlier ? offerAfter(earlier) : firstOffer(today)) },
    ];
  });

  const late = draw.for('left in the year that is closed');
  const closedYearEnds = lastClosedYearEnds(today);
  const lived = draw.shuffled(units.filter(({ state }) => livedIn.includes(state)));
  const ofLivedIn = lived.flatMap((unit, index): PlannedStay[] => {
    // Half for less than two months, a few for most of a year; who is to leave has been there for some weeks.
    const days = 1 + Math.floor(-Math.log(1 - draw.next()) * 75) + (unit.state === 'RESIDENT' ? 0 : 20);
    const arrive = addDays(today, -Math.min(300, days));
    const { leave, freeFrom } = end(draw, unit, today, freeAfter);
    const resident = { unit, arrive, leave, freeFrom, leftOn: null, awaited: false };
    if (index >= past.livedIn) return [{ ...resident, ...firstOffer(arrive) }];
    // Free again in time for who lives there now, however many days that takes.
    let leftOn = addDays(arrive, -draw.whole(2, 20));
    while (freeAfter(unit, leftOn) > arrive) leftOn = addDays(leftOn, -1);
    // Half of them left within the financial year that is closed, so that there is a return to make. Who lived there
    // since is not kept.
    const target = earlierOf(leftOn, addDays(closedYearEnds, -late.whole(0, 240)));
    if (index % 2 === 0 && daysBetween(target, leftOn) > 20)
      return [before(unit, target), { ...resident, ...firstOffer(arrive, late) }];
    const earlier = before(unit, leftOn);
    return [earlier, { ...resident, ...offerAfter(earlier) }];
  });
  return [...ofFree, ...ofLivedIn];
}

function end(
  draw: Draw,
  unit: CountyUnit,
  today: LocalDate,
  freeAfter: (unit: CountyUnit, leave: LocalDate) => LocalDate,
): Pick<PlannedStay, 'leave' | 'freeFrom'> {
  const until = (leave: LocalDate): Pick<PlannedStay, 'leave' | 'freeFrom'> => ({
    leave,
    freeFrom: freeAfter(unit, leave),
  });
  if (unit.state === 'LEAVING') return until(addDays(today, draw.whole(1, 6)));
  if (unit.state === 'OVERDUE') return until(addDays(today, -draw.whole(2, 4)));
  if (unit.state === 'CLOSING') return until(addDays(today, closesInDays - 30));
  const agreed = unit.bedrooms !== null && unit.state === 'RESIDENT' && draw.chance(0.5);
  return agreed ? until(addDays(today, draw.whole(10, 150))) : { leave: null, freeFrom: 'infinity' };
}
