import { randomBytes, randomUUID } from 'node:crypto';
import { type Database, Vault } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import type { AccommodationType } from '@app/eligibility';
import {
  addDays,
  dayIn,
  Forbidden,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
} from '@app/kernel';
import type { ServiceType } from './api/service.type';
import { accommodationEntities, claim } from './index';
import { Services } from './services';
import { acting, aDistrict, anOrganisation } from './testing';
import { Units } from './units';
import { Vacancies } from './vacancies';

let tests: TestDatabase;
let db: Database;
let now: Date;
let services: Services;
let units: Units;
let vacancies: Vacancies;
let first: PersonActor;
let second: PersonActor;
let navigator: PersonActor;
/** A district of its own for each test. */
let districtCode: string;
let nth = 100;
const start = new Date('2026-11-21T12:00:00Z');
const today = dayIn(start);

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open(accommodationEntities, { clock: () => now });
  services = new Services(db, new Vault(randomBytes(32)));
  units = new Units(db);
  vacancies = new Vacancies(db);
  first = acting(await anOrganisation(tests), 'PROVIDER_MANAGER');
  second = acting(await anOrganisation(tests), 'PROVIDER_MANAGER');
  navigator = acting(await anOrganisation(tests, 'DISTRICT_COUNCIL'), 'NAVIGATOR');
});
beforeEach(async () => {
  now = start;
  nth += 1;
  districtCode = `E07000${String(nth)}`;
  await aDistrict(tests, districtCode, `District ${String(nth)} (invented)`);
});
afterAll(() => tests.drop());

function made<T>(outcome: Outcome<T>): T {
  if (isProblems(outcome)) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}
const codes = (outcome: unknown): (readonly [string, string | undefined])[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code, field }) => [code, field] as const) : [];

const opened = async (
  actor: PersonActor,
  accommodationType: AccommodationType = 'REFUGE',
  openedOn = addDays(today, -30),
): Promise<ServiceType> =>
  made(
    await services.registerService(actor, {
      name: 'Haven (invented)',
      accommodationType,
      districtCode,
      temporary: true,
      selfContained: false,
      sharesFacilities: true,
      managedBy: 'VOLUNTARY_ORGANISATION',
      openedOn,
    }),
  );
const aRoom = {
  code: 'Oak',
  bedspaces: 3,
  cots: 1,
  selfContained: false,
  stepFree: true,
  groundFloor: true,
  lift: false,
  wetRoom: false,
  wheelchairAccessible: false,
};
const withRoom = async (
  actor: PersonActor,
  serviceId: string,
): Promise<{ unitId: string; vacancyId: string }> => {
  const { unitIds } = made(await units.addUnits(actor, { serviceId, units: [aRoom] }));
  const unitId = unitIds[0] ?? '';
  return { unitId, vacancyId: made(await vacancies.publishVacancy(actor, { unitId })).id };
};
/** The code of the district by which a service is shown; null when it is masked. */
const shown = async (actor: PersonActor, id: string): Promise<string | null | undefined> =>
  (await services.service(actor, id))?.area.districtCode;

describe('closing a service', () => {
  it('closes its units from the day after its last, and withdraws what could only be taken later', async () => {
    const { id } = await opened(first);
    const { unitId, vacancyId } = await withRoom(first, id);
    const lastDay = addDays(today, 3);
    const closed = made(await services.closeService(first, id, lastDay));
    expect(closed.closedOn).toBe('2026-11-25');
    expect(await units.calendar(first, unitId, today, addDays(today, 30))).toMatchObject([
      { kind: 'CLOSURE', arrive: '2026-11-25', freeFrom: null },
    ]);
    expect(await vacancies.vacancy(first, vacancyId)).toMatchObject({ status: 'OPEN', free: true });
    expect(codes(await units.addUnits(first, { serviceId: id, units: [{ ...aRoom, code: 'Ash' }] }))).toEqual(
      [['SERVICE_CLOSED', 'serviceId']],
    );
    expect(codes(await services.closeService(first, id, lastDay))).toEqual([['SERVICE_CLOSED', 'id']]);
    now = new Date('2026-11-25T00:30:00Z');
    expect(await vacancies.vacancy(first, vacancyId)).toMatchObject({ free: false });
  });

  it('withdraws vacancies that begin after its last day', async () => {
    const { id } = await opened(first);
    const { unitIds } = made(await units.addUnits(first, { serviceId: id, units: [aRoom] }));
    const vacancy = made(
      await vacancies.publishVacancy(first, { unitId: unitIds[0] ?? '', availableFrom: addDays(today, 9) }),
    );
    made(await services.closeService(first, id, addDays(today, 3)));
    expect((await vacancies.vacancy(first, vacancy.id))?.status).toBe('WITHDRAWN');
    expect(await tests.query('select status from vacancy_facts where vacancy_id = $1', [vacancy.id])).toEqual(
      [{ status: 'WITHDRAWN' }],
    );
  });

  it('brings a later closing day of a unit forward, and leaves an earlier one', async () => {
    const { id } = await opened(first);
    const { unitIds } = made(
      await units.addUnits(first, { serviceId: id, units: [aRoom, { ...aRoom, code: 'Ash' }] }),
    );
    const [early = '', late = ''] = unitIds;
    made(await units.closeUnit(first, early, addDays(today, 1)));
    made(await units.closeUnit(first, late, addDays(today, 50)));
    made(await services.closeService(first, id, addDays(today, 9)));
    const arrivals = async (unitId: string): Promise<unknown[]> =>
      (await units.calendar(first, unitId, today, addDays(today, 90))).map(({ arrive }) => arrive);
    expect(await arrivals(early)).toEqual(['2026-11-22']);
    expect(await arrivals(late)).toEqual(['2026-12-01']);
  });

  it('is refused while somebody has later nights, and names the unit', async () => {
    const { id } = await opened(first);
    const { unitId } = await withRoom(first, id);
    await db.commit(first, (tx) =>
      claim(tx, {
        unitId,
        providerId: first.organisationId,
        kind: 'STAY',
        heldBy: null,
        endsAt: null,
        arrive: today,
        leave: null,
        freeFrom: 'infinity',
      }),
    );
    const outcome = await services.closeService(first, id, addDays(today, 20));
    expect(codes(outcome)).toEqual([['UNIT_NOT_FREE', 'lastDay']]);
    expect(JSON.stringify(outcome)).toContain('Oak');
    expect((await services.service(first, id))?.closedOn).toBeNull();
  });

  it('is for its own managers, and for today or later', async () => {
    const { id } = await opened(first);
    await expect(services.closeService(second, id, today)).rejects.toThrow(NotFound);
    expect(() => services.closeService({ ...first, roles: ['PROVIDER_WORKER'] }, id, today)).toThrow(
      Forbidden,
    );
    expect(codes(await services.closeService(first, id, addDays(today, -1)))).toEqual([
      ['CLOSING_DAY_PAST', 'lastDay'],
    ]);
  });
});

describe('masking', () => {
  it('takes hold of another provider’s service that a closing leaves alone, in every row, at once', async () => {
    const closing = await opened(first);
    const staying = await opened(second);
    const { vacancyId } = await withRoom(second, staying.id);
    const gone = await withRoom(second, (await opened(second, 'SPECIALIST')).id);
    expect(await shown(second, staying.id)).toBe(districtCode);
    made(await services.closeService(first, closing.id, addDays(today, 40)));
    expect(await services.service(second, staying.id)).toMatchObject({
      masked: true,
      area: { districtCode: null, subRegion: 'NORTH', name: 'North Essex' },
    });
    expect((await vacancies.vacancy(navigator, vacancyId))?.service.area.districtCode).toBeNull();
    expect(
      await tests.query(
        'select shown_district_id, shown_sub_region from vacancy_facts where vacancy_id = any ($1) order by 2',
        [[vacancyId, gone.vacancyId]],
      ),
    ).toEqual([
      { shown_district_id: null, shown_sub_region: 'NORTH' },
      { shown_district_id: null, shown_sub_region: 'NORTH' },
    ]);
  });

  it('reaches vacancies that are no longer live, which can still be read', async () => {
    const closing = await opened(first);
    const staying = await opened(second);
    const { vacancyId } = await withRoom(second, staying.id);
    made(await vacancies.withdrawVacancy(second, vacancyId));
    made(await services.closeService(first, closing.id, today));
    expect(
      await tests.query('select shown_sub_region from vacancy_facts where vacancy_id = $1', [vacancyId]),
    ).toEqual([{ shown_sub_region: 'NORTH' }]);
  });

  it('leaves alone who is not alone, is of another type, or lies elsewhere', async () => {
    const closing = await opened(first);
    const [two, three] = [await opened(second), await opened(second)];
    const others = [await opened(first, 'DISPERSED'), await opened(second, 'DISPERSED')];
    made(await services.unmaskService(first, others[0]?.id ?? '', true));
    made(await services.closeService(first, closing.id, today));
    expect(await shown(second, two.id)).toBe(districtCode);
    expect(await shown(second, three.id)).toBe(districtCode);
    expect(await shown(first, others[0]?.id ?? '')).toBe(districtCode);
  });

  it('does not count a service that has its closing day, or has not opened yet', async () => {
    const closing = await opened(first);
    const later = await opened(first, 'REFUGE', addDays(today, 30));
    expect(await shown(first, later.id)).toBe(districtCode);
    made(await services.closeService(first, closing.id, addDays(today, 90)));
    expect(await shown(first, later.id)).toBeNull();
    expect(await shown(second, (await opened(second)).id)).toBeNull();
  });

  it('holds when two close at the same moment: whoever is left is masked', async () => {
    const [one, two] = [await opened(first), await opened(first)];
    const staying = await opened(second);
    await Promise.all([one, two].map(({ id }) => services.closeService(first, id, today)));
    expect(await shown(second, staying.id)).toBeNull();
  });

  it('holds when one opens at the moment in which the only other closes', async () => {
    const closing = await opened(first);
    const [service] = await Promise.all([opened(second), services.closeService(first, closing.id, today)]);
    expect(await shown(second, service.id)).toBeNull();
  });

  it('is never taken away by itself, and by a manager only after a warning in words', async () => {
    const masked = await opened(first);
    const { vacancyId } = await withRoom(first, masked.id);
    expect(codes(await services.unmaskService(first, masked.id, true))).toEqual([['SERVICE_ALONE', 'id']]);
    await opened(second);
    expect(await shown(first, masked.id)).toBeNull();
    const warned = await services.unmaskService(first, masked.id, false);
    expect(codes(warned)).toEqual([['UNMASKING_CANNOT_BE_TAKEN_BACK', 'understood']]);
    expect(JSON.stringify(warned)).toContain('will see which district');
    expect(await shown(first, masked.id)).toBeNull();
    expect(made(await services.unmaskService(first, masked.id, true)).area.districtCode).toBe(districtCode);
    expect((await vacancies.vacancy(navigator, vacancyId))?.service.area.districtCode).toBe(districtCode);
    expect(codes(await services.unmaskService(first, masked.id, true))).toEqual([['NOT_MASKED', 'id']]);
    await expect(services.unmaskService(second, masked.id, true)).rejects.toThrow(NotFound);
  });

  it('by the function itself is done only for the actor’s own closed service', async () => {
    const [one, two] = [await opened(first), await opened(second)];
    await tests.query(`update service set closed_on = '2026-11-01' where id = $1`, [one.id]);
    const ask = (actor: PersonActor, id: string): Promise<null | Problems> =>
      db.commit(actor, async (tx) => {
        expect(await tx.manager.query('select mask_services_left_alone($1)', [id])).toEqual([
          { mask_services_left_alone: '' },
        ]);
        return null;
      });
    await ask(second, one.id);
    await ask(navigator, one.id);
    await ask(second, two.id);
    await ask(second, randomUUID());
    expect(await shown(second, two.id)).toBe(districtCode);
    await ask(first, one.id);
    expect(await shown(second, two.id)).toBeNull();
  });
});
