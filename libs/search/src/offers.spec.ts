import {
  accommodationEntities,
  claim,
  freeFromOf,
  type NewClaim,
  type Offer,
  type Turnaround,
} from '@app/accommodation';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { aHousehold, aPlace, runs, today } from '@app/eligibility/testing';
import { aNavigator, withPlaces } from '@app/households/testing';
import { addDays, addMinutes, isProblems, laterOf, type LocalDate, type PersonActor } from '@app/kernel';
import { placeEntities, type Places, placesOf } from '@app/places';
import fc from 'fast-check';
import { searchFor } from './judging';
import { type ArrangedClaim, type ArrangedPlace, publishedPlaces } from './testing';

/** Search equals hold: over many calendars, what is offered can be claimed, and what is left out is refused. */
const now = new Date('2027-03-10T12:00:00Z');
/** Before every claim that stands; after every one that has ended. */
const claimedAt = addMinutes(now, -120);
const calendars = runs(2000).numRuns;

let tests: TestDatabase;
let db: Database;
let navigator: PersonActor;
let places: Places;
let arranged: (ArrangedPlace & { vacancyId: string; unitId: string; providerId: string })[];

const turnarounds: readonly Turnaround[] = [
  { turnaroundDays: 0, turnaroundInWorkingDays: false },
  { turnaroundDays: 1, turnaroundInWorkingDays: false },
  { turnaroundDays: 2, turnaroundInWorkingDays: true },
];

/** One claim after another: most begin where the last ended, and most are for one night. */
const link = fc.record({
  gap: fc.constantFrom(0, 0, 0, 1, 1, 2, 5),
  nights: fc.constantFrom(1, 1, 1, 2, 3, 7),
  tail: fc.constantFrom(0, 0, 1, 2),
  kind: fc.constantFrom('HOLD' as const, 'STAY' as const, 'VOID' as const, 'CLOSURE' as const),
  minutesLeft: fc.constantFrom(1, 60, 1440),
});
/** What becomes of the last one: it ends, it has no end, or its household has not been recorded as left. */
const ending = fc.constantFrom('ENDS', 'ENDS', 'NO_END', 'NOT_LEFT');
const calendar = fc
  .record({
    first: fc.integer({ min: -6, max: 6 }),
    links: fc.array(link, { maxLength: 5 }),
    last: ending,
    dead: fc.array(fc.record({ from: fc.integer({ min: -4, max: 9 }), endedAtNow: fc.boolean() }), {
      maxLength: 1,
    }),
  })
  .map(({ first, links, last, dead }): ArrangedClaim[] => {
    const live: ArrangedClaim[] = [];
    let from = addDays(today, first);
    for (const [index, { gap, nights, tail, kind, minutesLeft }] of links.entries()) {
      const arrive = addDays(from, gap);
      const isLast = index === links.length - 1;
      const endless = isLast && last === 'NO_END' && kind !== 'HOLD';
      const leave = endless ? null : addDays(arrive, nights);
      const freeFrom = leave === null ? ('infinity' as const) : addDays(leave, kind === 'CLOSURE' ? 0 : tail);
      const stays = isLast && last === 'NOT_LEFT' && kind === 'STAY' && arrive <= today;
      live.push({
        kind,
        arrive,
        leave,
        freeFrom,
        endsAt: kind === 'HOLD' ? addMinutes(now, minutesLeft) : null,
        ...(stays ? { arrivedOn: arrive } : {}),
      });
      from = leave === null ? arrive : addDays(leave, kind === 'CLOSURE' ? 0 : tail);
    }
    const ended = dead.map(({ from: begins, endedAtNow }): ArrangedClaim => ({
      kind: 'HOLD',
      arrive: addDays(today, begins),
      leave: null,
      freeFrom: 'infinity',
      claimedAt: addMinutes(now, -300),
      // Ended before the others were claimed; or at this very instant, where it is the only one.
      endsAt: endedAtNow && live.length === 0 ? now : claimedAt,
    }));
    return [...live, ...ended];
  });
const place: fc.Arbitrary<ArrangedPlace> = fc.record({
  facts: fc
    .integer({ min: -3, max: 9 })
    .map((days) =>
      aPlace({ availableFrom: addDays(today, days), shownDistrictId: null, shownSubRegion: 'MID' }),
    ),
  confirmedAt: fc.constant(now),
  claims: calendar,
  doNotUse: fc.integer({ min: 0, max: 19 }).map((die) => die === 0),
  turnaround: fc.constantFrom(...turnarounds),
});

/** Tries each claim by itself, as the app and for the navigator, and undoes it: one answer for each, in order. */
const tryClaims = `create function try_claims(wanted json) returns table (place integer, taken boolean) language plpgsql as $$
  declare w record;
  begin
    for w in select * from json_to_recordset(wanted) as x(place integer, unit_id uuid, provider_id uuid, arrive date, leave date, free_from date) loop
      place := w.place;
      begin
        insert into occupancy (id, unit_id, provider_id, held_by, kind, arrive, leave, free_from, claimed_at, ends_at)
          values (gen_random_uuid(), w.unit_id, w.provider_id, actor_organisation(), 'HOLD', w.arrive, w.leave, w.free_from, hearth_now(), hearth_now() + interval '2 hours');
        raise exception 'undone' using errcode = 'HE999';
      exception
        when sqlstate 'HE999' then taken := true; return next;
        when exclusion_violation or unique_violation or sqlstate 'HE001' then taken := false; return next;
      end;
    end loop;
  end $$;
  grant execute on function try_claims(json) to public`;

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  await tests.query(tryClaims);
  db = await tests.open([...placeEntities, ...accommodationEntities], { clock: () => now });
  navigator = await aNavigator(tests);
  places = await db.read(navigator, placesOf);
  const random = fc.sample(place, { numRuns: calendars, seed: 20270310 });
  const ids = await publishedPlaces(tests, random, claimedAt);
  const units = new Map(
    (
      await tests.query<{ id: string; unit_id: string; provider_id: string }>(
        'select id, unit_id, provider_id from vacancy',
      )
    ).map((row) => [row.id, row]),
  );
  arranged = random.map((one, index) => {
    const vacancyId = ids[index] ?? '';
    const unit = units.get(vacancyId);
    return { ...one, vacancyId, unitId: unit?.unit_id ?? '', providerId: unit?.provider_id ?? '' };
  });
}, 60_000);
afterAll(() => tests.drop());

/** What a search offers at each place, to a household that can come from this day. */
async function offered(neededFrom: LocalDate): Promise<ReadonlyMap<string, Offer>> {
  const facts = aHousehold({ neededFrom, neededBy: addDays(today, 30), cameFromDistrictId: null });
  const { matches } = await db.read(navigator, (tx) => searchFor(tx, { facts, householdId: null }));
  return new Map(matches.map(({ vacancyId, offer }) => [vacancyId, offer as Offer]));
}

/** Whether each of these claims could be made. */
async function claimable(
  wanted: readonly (Offer & { readonly unitId: string; readonly providerId: string })[],
): Promise<boolean[]> {
  const rows: { taken: boolean }[] = await db
    .commit(navigator, (tx) =>
      tx.manager.query('select taken from try_claims($1) order by place', [
        JSON.stringify(
          wanted.map(({ unitId, providerId, arrive, leave, freeFrom }, place) => ({
            place,
            unit_id: unitId,
            provider_id: providerId,
            arrive,
            leave,
            free_from: freeFrom,
          })),
        ),
      ]),
    )
    .then((outcome) => (isProblems(outcome) ? [] : outcome));
  return rows.map(({ taken }) => taken);
}

/** The day a unit closes, when that is the next thing to happen after a day. */
function closesAfter({ claims }: ArrangedPlace, day: LocalDate): LocalDate | null {
  const [next] = claims
    .filter(({ arrive, endsAt }) => arrive > day && (endsAt === null || endsAt > now))
    .sort((a, b) => (a.arrive < b.arrive ? -1 : 1));
  return next?.kind === 'CLOSURE' ? next.arrive : null;
}

describe.each([0, 2])(
  `over ${String(calendars)} calendars, for a household that can come in %i days`,
  (days) => {
    const neededFrom = addDays(today, days);
    const nights = (one: ArrangedPlace, leave: (arrive: LocalDate) => LocalDate): Offer => {
      const arrive = laterOf(laterOf(one.facts.availableFrom, neededFrom), today);
      const until = leave(arrive);
      const turnaround = one.turnaround ?? { turnaroundDays: 1, turnaroundInWorkingDays: false };
      return {
        arrive,
        leave: until,
        freeFrom: freeFromOf(until, turnaround, places.bankHolidays, closesAfter(one, arrive)),
      };
    };
    let offers: ReadonlyMap<string, Offer>;
    beforeAll(async () => {
      offers = await offered(neededFrom);
    }, 60_000);

    it('the calendars come to every answer, often', () => {
      const all = [...offers.values()];
      for (const count of [
        calendars - all.length,
        all.filter(({ leave }) => leave === null).length,
        all.filter(({ leave }) => leave !== null).length,
        all.filter(({ arrive, leave }) => leave === addDays(arrive, 1)).length,
      ]) {
        expect(count).toBeGreaterThan(calendars / 40);
      }
    });

    it('what a search offers can be held', async () => {
      const wanted = arranged.flatMap((one) => {
        const offer = offers.get(one.vacancyId);
        return offer ? [{ ...one, ...offer }] : [];
      });
      const answers = await claimable(wanted);
      expect(answers).toHaveLength(wanted.length);
      expect(wanted.filter((_, index) => !answers[index])).toEqual([]);
    }, 120_000);

    it('what it leaves out is refused for even one night', async () => {
      const wanted = arranged
        .filter(({ vacancyId }) => !offers.has(vacancyId))
        .map((one) => ({ ...one, ...nights(one, (arrive) => addDays(arrive, 1)) }));
      const answers = await claimable(wanted);
      expect(answers).toHaveLength(wanted.length);
      expect(wanted.filter((_, index) => answers[index])).toEqual([]);
    }, 120_000);

    it('one night more than it offers is refused', async () => {
      const wanted = arranged.flatMap((one) => {
        const leave = offers.get(one.vacancyId)?.leave;
        return leave ? [{ ...one, ...nights(one, () => addDays(leave, 1)) }] : [];
      });
      const answers = await claimable(wanted);
      expect(answers).toHaveLength(wanted.length);
      expect(wanted.filter((_, index) => answers[index])).toEqual([]);
    }, 120_000);
  },
);

it('the command that holds says the same, once and then not again', async () => {
  const offers = await offered(today);
  const make = (one: (typeof arranged)[number], offer: Offer): Promise<boolean> => {
    const { unitId, providerId } = one;
    const wanted: NewClaim = {
      ...offer,
      unitId,
      providerId,
      kind: 'HOLD',
      heldBy: navigator.organisationId,
      endsAt: addMinutes(now, 120),
    };
    return db.commit(navigator, (tx) => claim(tx, wanted)).then((outcome) => !isProblems(outcome));
  };
  const some = arranged.filter(({ vacancyId }) => offers.has(vacancyId)).slice(0, 20);
  for (const one of some) {
    const offer = offers.get(one.vacancyId);
    expect(offer && (await make(one, offer))).toBe(true);
    expect(offer && (await make(one, offer))).toBe(false);
  }
  const again = await offered(today);
  expect(some.filter(({ vacancyId }) => again.has(vacancyId))).toEqual([]);
});
