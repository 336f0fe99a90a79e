import { addMinutes, dayIn } from '@app/kernel';
import { districtsOn, geographyOn, type Places } from '@app/places';
import { type Attempt, failedAttempts, failedTriesOf } from './attempts';
import { blockedNights } from './blocked-nights';
import { caseRows, type CaseRows } from './cases';
import { Draw } from './draw';
import { countyRules, rulesFor } from './entry-rules';
import { type FundRows, fundRows } from './fund';
import { type CountyHousehold, countyHouseholds } from './households';
import { countyIds, type CountyIds } from './ids';
import {
  type JourneyRows,
  momentsOf,
  rowsOfAttempt,
  rowsOfLiveHold,
  rowsOfStay,
  type TimedStay,
  together,
} from './journeys';
import { liveHolds } from './live-holds';
import { locationsOf } from './locations';
import { factsRow, type Offer, offerOfStay, offersOfToday } from './offers';
import { giveHouseholds, Judge, type Stay } from './placing';
import type {
  AdmissionPolicyRow,
  EntryRulesRow,
  Location,
  ServiceDistrictRow,
  ServiceRow,
  UnitRow,
  UnitVoidRow,
  VacancyFactsRow,
  VacancyRow,
} from './rows';
import { type SanctuaryRows, sanctuaryRows } from './sanctuary';
import { type CountyService, countyServices } from './services';
import { plannedStays } from './stays';
import { supportRows, type SupportRows } from './support';
import { countyPayees, type PayeeRows } from './payees';
import { type CountyUnit, countyUnits } from './units';
import { expecting } from './workers';

/** The synthetic county as rows, nothing encrypted yet. The same for the same seed, moment and places. */
export interface County extends JourneyRows, CaseRows, SupportRows, PayeeRows {
  readonly services: readonly ServiceRow[];
  readonly serviceDistricts: readonly ServiceDistrictRow[];
  readonly admissionPolicies: readonly AdmissionPolicyRow[];
  readonly locations: readonly Location[];
  readonly units: readonly UnitRow[];
  readonly vacancies: readonly VacancyRow[];
  readonly entryRules: readonly EntryRulesRow[];
  readonly vacancyFacts: readonly VacancyFactsRow[];
  readonly unitVoids: readonly UnitVoidRow[];
  /** Those who stay at home, and the schemes that make it safe: rows of their own. */
  readonly sanctuary: SanctuaryRows;
  readonly fund: FundRows;
}

const householdCount = 400;
/** Households of each organisation that a demo person works for which wait, whatever would fit them. */
const keptWaiting = 4;

/**
 * Invents the county `demo`: 40 services, 300 units, 400 households, on the real districts of Greater Essex.
 *
 * @param population people by district code.
 */
export function makeCounty(
  seed: number,
  now: Date,
  places: Places,
  population: ReadonlyMap<string, number>,
): County {
  const today = dayIn(now);
  const draw = new Draw(seed);
  const ids = countyIds(seed);
  const essex = districtsOn(places, today).filter(({ greaterEssex }) => greaterEssex);
  const services = countyServices(draw.for('services'), ids, essex, population, today);
  const units = countyUnits(draw.for('units'), ids, services, now, today);
  const rules = countyRules(draw.for('rules'), ids, services, units);
  const judge = new Judge((unit) => rulesFor(unit, rules), geographyOn(places, today));

  const all = countyHouseholds(draw.for('households'), ids, householdCount, essex, population, places);
  const kept = new Set(
    expecting.flatMap((key) =>
      all
        .filter(({ registrar, placer }) => registrar.key === key || (registrar.places && placer.key === key))
        .slice(0, keptWaiting),
    ),
  );
  const planned = plannedStays(draw.for('stays'), units, today, places.bankHolidays);
  const given = giveHouseholds(
    draw.for('placing'),
    planned,
    all.filter((household) => !kept.has(household)),
    judge,
  );
  const stays = [...given.stays].sort((a, b) =>
    a.arrive < b.arrive ? -1 : a.arrive > b.arrive ? 1 : a.unit.id < b.unit.id ? -1 : 1,
  );
  const waiting = all.filter((household) => kept.has(household) || given.waiting.includes(household));

  const timed = timeStays(draw.for('moments'), ids, stays, now);
  const ofToday = offersOfToday(draw.for('offers'), ids, units, stays, now, today);
  const offers = [...timed.map(({ offer }) => offer), ...ofToday];
  const live = liveHolds(draw.for('holds'), waiting, kept, ofToday, judge, now);
  const liveSince = new Map(live.map(({ household, heldAt }) => [household, heldAt]));
  const attempts = tries(draw.for('attempts'), timed, waiting, liveSince, offers, judge, now);

  const journeys = together([
    ...timed.map(({ stay, offer, moments }) =>
      rowsOfStay(draw.for(stay.household.id), ids, judge, stay, offer, moments),
    ),
    ...attempts.map((attempt) => rowsOfAttempt(ids, judge, attempt)),
    ...live.map((hold) => rowsOfLiveHold(ids, judge, hold)),
  ]);
  const blocks = blockedNights(draw.for('voids'), ids, units, stays, now, today);
  const cases = caseRows(draw.for('cases'), ids, timed, waiting, attempts, liveSince, now, today);
  const { households, householdPeople } = cases;
  const { episodes } = journeys;
  const supported = { episodes, households, householdPeople, everyone: all, services, essex };

  return {
    ...journeys,
    ...countyPayees(ids, now),
    occupancies: [...blocks.occupancies, ...journeys.occupancies],
    unitVoids: blocks.voids,
    services: services.map(serviceRow),
    serviceDistricts: services.map(({ id, providerId, districtId }) => ({
      serviceId: id,
      providerId,
      districtId,
    })),
    admissionPolicies: services.flatMap(({ id, providerId, admissions }) =>
      admissions.map((admission) => ({
        id: ids('admission policy', `${id} ${admission.fromDay}`),
        providerId,
        serviceId: id,
        ...admission,
        setAt: addMinutes(now, -700 * 24 * 60),
      })),
    ),
    locations: locationsOf(draw.for('locations'), ids, services, units, now),
    units: units.map(unitRow),
    vacancies: offers.map(({ vacancy }) => vacancy),
    entryRules: rules.map((row) => ({ ...row, setAt: addMinutes(now, -400 * 24 * 60) })),
    vacancyFacts: offers.map((offer) => factsRow(offer, judge)),
    sanctuary: sanctuaryRows(draw.for('sanctuary'), ids, services, essex, population, places, now),
    ...cases,
    ...supportRows(draw.for('support'), ids, supported, now, today),
    fund: fundRows(
      draw.for('fund'),
      ids,
      cases.households,
      cases.caseHolders,
      journeys.placements,
      places.bankHolidays,
      now,
    ),
  };
}

function timeStays(draw: Draw, ids: CountyIds, stays: readonly Stay[], now: Date): TimedStay[] {
  return stays.map((stay) => {
    const moments = momentsOf(draw, stay, now);
    const offer = offerOfStay(ids, stay, moments.madeAt);
    offer.held.push({ from: moments.heldAt, to: moments.madeAt });
    return { stay, offer, moments };
  });
}

/** What came to nothing: before a place was found, or until now. */
function tries(
  draw: Draw,
  timed: readonly TimedStay[],
  waiting: readonly CountyHousehold[],
  liveSince: ReadonlyMap<CountyHousehold, Date>,
  offers: readonly Offer[],
  judge: Judge,
  now: Date,
): Attempt[] {
  const before = [
    ...timed.map(({ stay, moments }) => [stay.household, moments.heldAt] as const),
    ...waiting.map((household) => [household, liveSince.get(household) ?? now] as const),
  ];
  const counts = failedTriesOf(
    draw,
    before.map(([household]) => household),
  );
  return before.flatMap(([household, end], index) =>
    failedAttempts(draw, household, counts[index] ?? 0, end, offers, judge),
  );
}

/** Everything of it but the fields named. */
function without<T extends object, K extends keyof T & string>(row: T, fields: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field as K))) as Omit<
    T,
    K
  >;
}

const serviceRow = (service: CountyService): ServiceRow => ({
  ...without(service, ['districtId', 'kind', 'units', 'providerKey', 'admissions', 'admissionPolicy']),
  closedOn: null,
});

const unitRow = (unit: CountyUnit): UnitRow => without(unit, ['service', 'state', 'opensOn']);
