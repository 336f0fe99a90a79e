import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, Forbidden, NotFound, type PersonActor, type Role, roles } from '@app/kernel';
import { placeEntities } from '@app/places';
import { AccessClasses } from './access-classes';
import { Households } from './households';
import { findTransHistory, householdEntities, householdFacts } from './index';
import { aCodeKey, aNavigator, aRegistration, made, problemsOf, theLead, withPlaces } from './testing';

let tests: TestDatabase;
let db: Database;
let households: Households;
let classes: AccessClasses;
let navigator: PersonActor;
let id: string;
const now = new Date('2026-11-21T18:30:00Z');

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  db = await tests.open([...placeEntities, ...householdEntities], { clock: () => now });
  households = new Households(db, aCodeKey);
  classes = new AccessClasses(db);
  navigator = await aNavigator(tests);
  id = made(await households.registerHousehold(navigator, aRegistration())).id;
  made(await classes.recordImmigration(navigator, { householdId: id, status: 'ASYLUM_SUPPORT' }));
  made(await classes.recordTransHistory(navigator, { householdId: id, personKey: '0', answer: 'YES' }));
});
afterAll(() => tests.drop());

const answersOf = (actor: PersonActor): Promise<{ field: string }[]> =>
  db.read(actor, (tx) =>
    tx.manager.query(
      "select field from household_answer where household_id = $1 and field in ('immigration', 'transHistory') order by field",
      [id],
    ),
  );
const rowsOf = (actor: PersonActor, table: string): Promise<unknown[]> =>
  db.read(actor, (tx) => tx.manager.query(`select from ${table} where household_id = $1`, [id]));

/** Who reads an access class of a household that their organisation holds. */
const readers: readonly Role[] = ['NAVIGATOR', 'REFERRING_PRACTITIONER'];

describe.each(roles)('%s, in the organisation that holds the case, asked of the database itself', (role) => {
  const actor = (): PersonActor => ({ ...navigator, roles: [role] });
  const reads = readers.includes(role);

  it.each(['household_immigration', 'household_trans_history'])(
    `${reads ? 'reads' : 'finds nothing in'} %s`,
    async (table) => {
      expect(await rowsOf(actor(), table)).toHaveLength(reads ? 1 : 0);
    },
  );

  it(`${reads ? 'learns' : 'does not learn'} that they were answered, and never what`, async () => {
    expect(await answersOf(actor())).toHaveLength(reads ? 2 : 0);
    expect(
      await tests.query(
        'select from household_answer where household_id = $1 and field in ($2, $3) and value is not null',
        [id, 'immigration', 'transHistory'],
      ),
    ).toEqual([]);
  });

  it(`${reads ? 'changes' : 'changes nothing of'} them`, async () => {
    const change = (sql: string) =>
      db.commit(actor(), async (tx) => {
        const changed: [unknown[], number] = await tx.manager.query(sql, [id]);
        return changed[1];
      });
    expect(await change('update household_immigration set told_at = told_at where household_id = $1')).toBe(
      reads ? 1 : 0,
    );
    expect(await change('update household_trans_history set told_at = told_at where household_id = $1')).toBe(
      reads ? 1 : 0,
    );
    await expect(change('delete from household_immigration where household_id = $1')).rejects.toThrow(
      'permission denied',
    );
  });

  it(`${reads ? 'may' : 'may not'} ask for them`, async () => {
    if (reads) {
      expect(await classes.immigration(actor(), id)).toMatchObject({ status: 'ASYLUM_SUPPORT' });
      return;
    }
    await expect(classes.immigration(actor(), id)).rejects.toThrow(Forbidden);
    await expect(classes.transHistory(actor(), id)).rejects.toThrow(Forbidden);
    expect(() => classes.recordImmigration(actor(), { householdId: id })).toThrow(Forbidden);
    expect(() => classes.recordTransHistory(actor(), { householdId: id, personKey: '0' })).toThrow(Forbidden);
  });
});

describe('a reader of an access class', () => {
  it('is nobody who is a provider’s worker as well', async () => {
    const both: PersonActor = { ...navigator, roles: ['REFERRING_PRACTITIONER', 'PROVIDER_WORKER'] };
    expect(await rowsOf(both, 'household_immigration')).toEqual([]);
    expect(await rowsOf(both, 'household_trans_history')).toEqual([]);
    expect(await answersOf(both)).toEqual([]);
    await expect(classes.immigration(both, id)).rejects.toThrow(Forbidden);
  });

  it('is nobody of an organisation that does not hold the case', async () => {
    const other = await aNavigator(tests);
    expect(await rowsOf(other, 'household_immigration')).toEqual([]);
    expect(await rowsOf(other, 'household_trans_history')).toEqual([]);
    expect(await classes.immigration(other, id)).toBeNull();
    expect(await classes.transHistory(other, id)).toBeNull();
    await expect(classes.recordImmigration(other, { householdId: id, status: 'RECOURSE' })).rejects.toThrow(
      NotFound,
    );
    await expect(classes.recordTransHistory(other, { householdId: id, personKey: '0' })).rejects.toThrow(
      NotFound,
    );
    const sql =
      "insert into household_immigration (household_id, status, told_at) values ($1, 'UNKNOWN', now())";
    const [{ id: theirs } = { id: '' }] = await tests.query<{ id: string }>(
      'select id from household where id <> $1',
      [id],
    );
    await expect(db.commit(other, (tx) => tx.manager.query(sql, [theirs || id]))).rejects.toThrow(
      'row-level security',
    );
  });

  it('stops with the case', async () => {
    const third = await aNavigator(tests);
    const { spokenCode } = made(await households.renewSpokenCode(navigator, id));
    made(await households.pickUpHousehold(third, { code: spokenCode }));
    expect(await rowsOf(third, 'household_immigration')).toHaveLength(1);
    made(await households.letGoOfHousehold(third, id));
    expect(await rowsOf(third, 'household_immigration')).toEqual([]);
    expect(await rowsOf(third, 'household_trans_history')).toEqual([]);
  });
});

describe('immigration status', () => {
  it('is kept with the days of an MVDAC, goes back to "not asked", and says what is wrong', async () => {
    const her = made(await households.registerHousehold(navigator, aRegistration({ recourse: 'NO' }))).id;
    const tell = (input: object) => classes.recordImmigration(navigator, { householdId: her, ...input });
    const mvdac = { status: 'MVDAC_GRANTED', mvdacFrom: day('2026-11-01'), mvdacTo: day('2027-02-01') };
    expect(await classes.immigration(navigator, her)).toBeNull();
    expect(made(await tell(mvdac))).toMatchObject(mvdac);
    expect(await classes.immigration(navigator, her)).toMatchObject(mvdac);
    expect(problemsOf(await tell({ status: 'MVDAC_GRANTED' }))).toEqual(['MVDAC_DAYS mvdacFrom']);
    expect(problemsOf(await tell({ status: 'TOURIST' }))).toEqual(['CHOICE status']);
    made(await tell({ status: null }));
    expect(await classes.immigration(navigator, her)).toBeNull();
    expect((await db.read(navigator, (tx) => householdFacts(tx, her)))?.recourse).toBe('NO');
  });
});

describe('trans history', () => {
  it('is what one person chose to say', async () => {
    const her = made(
      await households.registerHousehold(
        navigator,
        aRegistration({ people: [theLead, { lead: false, partner: true }] }),
      ),
    ).id;
    const tell = (personKey: string, answer: 'NO' | null) =>
      classes.recordTransHistory(navigator, { householdId: her, personKey, answer });
    expect(await classes.transHistory(navigator, her)).toEqual({ id: her, people: [] });
    made(await tell('1', 'NO'));
    expect((await classes.transHistory(navigator, her))?.people).toEqual([
      { key: '1', answer: 'NO', toldAt: now },
    ]);
    expect(problemsOf(await tell('2', 'NO'))).toEqual(['UNKNOWN_PERSON personKey']);
    made(await tell('1', null));
    expect(await db.read(navigator, (tx) => findTransHistory(tx, her))).toEqual([]);
  });
});

describe('an access class', () => {
  it('is in no fact of a rule, in no household and in no history', async () => {
    const facts = await db.read(navigator, (tx) => householdFacts(tx, id));
    const household = await households.household(navigator, id);
    const history = await households.caseHistory(navigator, id, { first: 50 });
    expect(JSON.stringify([facts, household, history])).not.toMatch(/ASYLUM|"YES"/);
  });

  it('is on record when it is read and when it is answered, by words that do not tell which', async () => {
    const her = made(await households.registerHousehold(navigator, aRegistration())).id;
    made(await classes.recordImmigration(navigator, { householdId: her, status: 'UNKNOWN' }));
    made(await classes.recordTransHistory(navigator, { householdId: her, personKey: '0', answer: 'NO' }));
    await classes.immigration(navigator, her);
    await classes.transHistory(navigator, her);
    const rows = await tests.query<{ action: string; n: number }>(
      'select action, count(*)::int as n from audit_entry where subject_id = $1 group by 1 order by 1',
      [her],
    );
    expect(rows).toEqual([
      { action: 'ACCESS_CLASS_ANSWERED', n: 2 },
      { action: 'ACCESS_CLASS_READ', n: 2 },
      { action: 'HOUSEHOLD_REGISTERED', n: 1 },
    ]);
  });
});
