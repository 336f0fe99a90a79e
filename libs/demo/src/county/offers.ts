import { addDays, addMinutes, dayIn, type LocalDate } from '@app/kernel';
import type { Draw } from './draw';
import type { CountyIds } from './ids';
import type { Judge, Stay } from './placing';
import type { VacancyFactsRow, VacancyRow } from './rows';
import type { CountyUnit } from './units';

/** A vacancy, with the time in which it could be held and the times in which it was. */
export interface Offer {
  readonly vacancy: VacancyRow;
  readonly unit: CountyUnit;
  readonly until: Date;
  /** Never overlapping. */
  readonly held: { readonly from: Date; readonly to: Date }[];
}

/** Ten in the morning (London, in winter) of a day: nothing here turns on the hour. */
export const morningOf = (date: LocalDate): Date => new Date(`${date}T10:00:00Z`);

/** How long ago a vacancy was last confirmed, in minutes: FRESH, AGING and STALE ones. */
const freshness: readonly (readonly [{ readonly from: number; readonly to: number }, number])[] = [
  [{ from: 5, to: 700 }, 55],
  [{ from: 740, to: 1_420 }, 25],
  [{ from: 1_460, to: 6_000 }, 20],
];

/** The vacancy that a stay filled. */
export function offerOfStay(ids: CountyIds, stay: Stay, filledAt: Date): Offer {
  const { unit } = stay;
  const madeAt = morningOf(stay.offeredOn);
  const vacancy: VacancyRow = {
    id: ids('vacancy', `${unit.id} ${stay.arrive}`),
    providerId: unit.providerId,
    serviceId: unit.serviceId,
    unitId: unit.id,
    status: 'FILLED',
    availableFrom: stay.offeredFrom,
    confirmedAt: new Date(Math.max(madeAt.getTime(), addMinutes(filledAt, -10 * 60).getTime())),
    note: null,
    madeAt,
  };
  return { vacancy, unit, until: filledAt, held: [] };
}

/** What is offered, paused or drafted today. */
export function offersOfToday(
  draw: Draw,
  ids: CountyIds,
  units: readonly CountyUnit[],
  stays: readonly Stay[],
  now: Date,
  today: LocalDate,
): Offer[] {
  const statusOf: Partial<Record<CountyUnit['state'], VacancyRow['status']>> = {
    OPEN: 'OPEN',
    PAUSED: 'PAUSED',
    LEAVING: 'DRAFT',
    OPENING: 'DRAFT',
  };
  const offered = units.filter(({ state }) => statusOf[state] !== undefined);
  const confirmed = draw.deal(offered.length, freshness);
  return offered.map((unit, index): Offer => {
    const last = stays.filter((stay) => stay.unit === unit).at(-1);
    const drafted = unit.state === 'LEAVING' || unit.state === 'OPENING';
    const madeAt = drafted
      ? addMinutes(now, -24 * 60)
      : last?.leftOn
        ? morningOf(last.leftOn)
        : morningOf(addDays(today, -draw.whole(1, 20)));
    const ago = confirmed[index] ?? { from: 5, to: 5 };
    const confirmedAt = addMinutes(now, -draw.whole(ago.from, ago.to));
    const availableFrom =
      unit.state === 'OPENING'
        ? unit.opensOn
        : last && last.freeFrom !== 'infinity'
          ? last.freeFrom
          : dayIn(madeAt);
    return {
      vacancy: {
        id: ids('vacancy', unit.id),
        providerId: unit.providerId,
        serviceId: unit.serviceId,
        unitId: unit.id,
        status: statusOf[unit.state] ?? 'DRAFT',
        availableFrom,
        confirmedAt: confirmedAt < madeAt ? madeAt : confirmedAt,
        note: null,
        madeAt,
      },
      unit,
      until: now,
      held: [],
    };
  });
}

/** The flat row by which a vacancy is searched. */
export function factsRow({ vacancy, unit }: Offer, judge: Judge): VacancyFactsRow {
  const { service } = unit;
  return {
    ...judge.factsOf(unit, vacancy.availableFrom),
    vacancyId: vacancy.id,
    providerId: vacancy.providerId,
    serviceId: vacancy.serviceId,
    unitId: vacancy.unitId,
    status: vacancy.status,
    confirmedAt: vacancy.confirmedAt,
    freshHours: service.freshHours,
    agingHours: service.agingHours,
    turnaroundDays: service.turnaroundDays,
    turnaroundInWorkingDays: service.turnaroundInWorkingDays,
    doNotUse: unit.doNotUseSince !== null,
    admissionPolicyNext: service.admissions[1]?.policy ?? null,
    admissionPolicyNextFrom: service.admissions[1]?.fromDay ?? null,
  };
}
