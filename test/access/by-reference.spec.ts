import { randomUUID } from 'node:crypto';
import { AuditLog } from '@app/audit';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { Finding } from '@app/finding';
import { day, Forbidden, type PersonActor, Problems } from '@app/kernel';
import { County, type Fleeing, got } from '@app/placements/testing';
import { sanctuaryEntities } from '@app/sanctuary';
import { fundEntities } from '@app/safe-start-fund';

/** What a reference leads to: a page of one's own for those who may open it, the record of who saw it for an auditor. */
let tests: TestDatabase;
let county: County;
let finding: Finding;
let log: AuditLog;
let her: Fleeing;
let referralId: string;
let unitId: string;
let auditor: PersonActor;

beforeAll(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-21'), [...fundEntities, ...sanctuaryEntities]);
  finding = new Finding(county.db);
  log = new AuditLog(county.db);
  const referred = await county.referred();
  her = referred.her;
  referralId = referred.referral.id;
  unitId = referred.unit.unitId;
  auditor = county.person('AUDITOR', county.navigator.organisationId);
});
afterAll(() => tests.drop());

const found = async (actor: PersonActor, words: string) =>
  (await finding.find(actor, words)).map(({ kind, id }) => [kind, id]);

describe('finding', () => {
  it('leads the holder of a case to the household, and the provider to the referral, from the beginning of a reference', async () => {
    expect(await found(county.navigator, her.reference)).toEqual([['HOUSEHOLD', her.id]]);
    expect(await found(county.navigator, ` ${her.reference.slice(0, 6).toLowerCase()} `)).toEqual([
      ['HOUSEHOLD', her.id],
    ]);
    expect(await found(county.provider, her.reference)).toEqual([['REFERRAL', referralId]]);
  });

  it('finds nothing for anybody else: not yours is not there', async () => {
    for (const other of [county.otherNavigator, county.otherProvider])
      expect(await found(other, her.reference)).toEqual([]);
    const officer: PersonActor = { ...county.navigator, roles: ['FUND_OFFICER'] };
    expect(await found(officer, her.reference)).toEqual([]);
    expect(await found(auditor, her.reference)).toEqual([]);
  });

  it('finds units and services by any part of their name, of one’s own organisation only', async () => {
    const [unit] = await tests.query<{ code: string }>('select code from unit where id = $1', [unitId]);
    expect(await found(county.provider, unit?.code ?? '')).toContainEqual(['UNIT', unitId]);
    expect(await found(county.otherProvider, unit?.code ?? '')).toEqual([]);
    const serviceId = await county.service({ name: 'Heron House' });
    expect(await found(county.provider, 'eron h')).toEqual([['SERVICE', serviceId]]);
    expect(await found(county.otherProvider, 'eron h')).toEqual([]);
  });

  it('takes signs to the letter, and too few or too many for nothing', async () => {
    for (const words of ['%%', '__', 'H', '', 'H'.repeat(101)])
      expect(await found(county.navigator, words)).toEqual([]);
  });
});

describe('an auditor’s look-up', () => {
  const reason = 'She asked who saw her case.';

  it('leads to everything that was done for a household, and is on record itself, with its reason', async () => {
    const { subjects } = got(
      await log.findAuditSubjects(auditor, { reference: her.reference.toLowerCase(), reason }),
    );
    expect(subjects).toEqual([{ kind: 'household', id: her.id, whose: expect.any(String) as string }]);
    const { nodes } = await log.auditEntries(auditor, her.id, { first: 50 });
    const entry = { action: 'AUDIT_LOOKED_UP', reason, personId: auditor.personId };
    expect(nodes).toContainEqual(expect.objectContaining(entry));
    expect(nodes.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['HOUSEHOLD_REGISTERED', 'VACANCY_HELD', 'REFERRAL_SUBMITTED']),
    );
  });

  it('of nothing is on record too, and finds nothing', async () => {
    expect(got(await log.findAuditSubjects(auditor, { reference: 'H-NONE', reason }))).toEqual({
      subjects: [],
    });
    const { nodes } = await log.auditEntries(auditor, auditor.organisationId, { first: 1 });
    expect(nodes).toEqual([expect.objectContaining({ action: 'AUDIT_LOOKED_UP', reason })]);
  });

  it('needs a reason, and says all that is wrong at once', async () => {
    const outcome = await log.findAuditSubjects(auditor, { reference: ' ', reason: 'x' });
    expect(outcome).toEqual(
      new Problems([
        expect.objectContaining({ code: 'LENGTH', field: 'reference' }),
        expect.objectContaining({ code: 'LENGTH', field: 'reason' }),
      ]),
    );
  });

  it('is for auditors only, by rule and by row', async () => {
    const navigator = { ...county.navigator, personId: randomUUID() };
    expect(() => log.findAuditSubjects(navigator, { reference: her.reference, reason })).toThrow(Forbidden);
    const straight = await county.db.read(navigator, (tx) =>
      tx.manager.query('select * from find_audit_subjects($1)', [her.reference]),
    );
    expect(straight).toEqual([]);
  });
});
