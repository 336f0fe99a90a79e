import { AuditLog } from '@app/audit';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, Forbidden, type PersonActor } from '@app/kernel';
import { County, got } from '@app/placements/testing';
import { Exports } from '@app/placements';

/** A provider sees who looked at its own records, and of the record as a whole nothing more. */
let tests: TestDatabase;
let county: County;
let log: AuditLog;
let worker: PersonActor;
let serviceId: string;

beforeAll(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-21'));
  log = new AuditLog(county.db);
  worker = county.person('PROVIDER_WORKER', county.provider.organisationId);
  await tests.query(
    `with p as (insert into person (id, issuer, subject, name) values ($1, 'x', 'wren', 'Wren Aldous') returning id)
     insert into membership (id, person_id, organisation_id, role, starts_at, ends_at)
     select gen_random_uuid(), id, $2, 'PROVIDER_WORKER', '2020-01-01', '2026-11-22' from p`,
    [worker.personId, worker.organisationId],
  );
  serviceId = await county.service({ name: 'Heron House' });
  got(await county.services.recordRefugeLocation(county.provider, { serviceId, address: '1 Rose Lane' }));
  got(await county.services.revealRefugeLocation(worker, { serviceId, reason: 'A taxi is to come.' }));
  await county.referred();
  const days = [day('2026-11-01'), day('2026-11-30')] as const;
  got(await new Exports(county.db).exportRecords(county.otherProvider, 'STAYS', ...days));
});
afterAll(() => tests.drop());

describe('who looked at a provider’s records', () => {
  it('is told to its manager: who, at what and why, and only what changed nothing', async () => {
    expect((await log.looks(county.provider, { first: 50 })).nodes).toEqual([
      expect.objectContaining({
        action: 'REFUGE_LOCATION_REVEALED',
        personName: 'Wren Aldous',
        what: 'Heron House',
        reason: 'A taxi is to come.',
      }),
    ]);
  });

  it('is not told to another provider, which sees its own', async () => {
    const { nodes } = await log.looks(county.otherProvider, { first: 50 });
    expect(nodes.map(({ action }) => action)).toEqual(['STAYS_EXPORTED']);
  });

  it('is for managers only, by rule and by row, and opens nothing else of the record', async () => {
    expect(() => log.looks(worker, { first: 50 })).toThrow(Forbidden);
    const actions = async (actor: PersonActor): Promise<string[]> => {
      const rows: { action: string }[] = await county.db.read(actor, (tx) =>
        tx.manager.query('select distinct action from audit_entry'),
      );
      return rows.map(({ action }) => action);
    };
    expect(await actions(worker)).toEqual([]);
    expect(await actions(county.navigator)).toEqual([]);
    expect(await actions(county.provider)).toEqual(['REFUGE_LOCATION_REVEALED']);
  });
});
