import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { Forbidden, type PersonActor } from '@app/kernel';
import { placeEntities } from '@app/places';
import { ContactFigures } from './contact-figures';
import { Households } from './households';
import { householdEntities } from './index';
import { aCodeKey, aNavigator, aRegistration, made, withPlaces } from './testing';

let tests: TestDatabase;
let db: Database;
let households: Households;
let figures: ContactFigures;
let compass: PersonActor;
let council: PersonActor;
let now = new Date('2026-11-21T18:30:00Z');

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  db = await tests.open([...placeEntities, ...householdEntities], { clock: () => now });
  households = new Households(db, aCodeKey);
  figures = new ContactFigures(db);
});
beforeEach(async () => {
  now = new Date('2026-11-21T18:30:00Z');
  compass = await aNavigator(tests, ['COMPASS_WORKER']);
  council = await aNavigator(tests);
});
afterAll(() => tests.drop());

const register = async () => made(await households.registerHousehold(compass, aRegistration()));
const month = (name: string, takenOn = 0, handedOver = 0) => ({ month: name, takenOn, handedOver });

describe('the figures of first contact', () => {
  it('begin with nothing, for this month and the five before it', async () => {
    expect(await figures.contactFigures(compass)).toEqual({
      months: ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map((name) => month(name)),
      held: 0,
      heldAlone: 0,
    });
  });

  it('count a case where it was taken on and where it was handed over, in London’s months, for one’s own only', async () => {
    // Half past eleven at night in UTC is the first of the next month in a British summer.
    now = new Date('2026-08-31T23:30:00Z');
    const early = await register();
    now = new Date('2026-11-21T18:30:00Z');
    made(
      await households.pickUpHousehold(council, {
        code: made(await households.renewSpokenCode(compass, early.id)).spokenCode,
      }),
    );
    await register();
    expect(await figures.contactFigures(compass)).toMatchObject({ held: 2, heldAlone: 1 });
    made(await households.letGoOfHousehold(compass, early.id));
    const { months, ...open } = await figures.contactFigures(compass);
    expect(months.filter(({ takenOn, handedOver }) => takenOn + handedOver > 0)).toEqual([
      month('2026-09', 1),
      month('2026-11', 1, 1),
    ]);
    expect(open).toEqual({ held: 1, heldAlone: 1 });
    expect((await figures.contactFigures(council)).held).toBe(1);
  });

  it('are for first contact only', () => {
    expect(() => figures.contactFigures({ ...compass, roles: ['PROVIDER_MANAGER'] })).toThrow(Forbidden);
  });
});
