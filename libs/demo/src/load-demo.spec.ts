import { randomBytes, randomUUID } from 'node:crypto';
import { accommodationEntities, writeVacancyFacts } from '@app/accommodation';
import { Vault } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import type { PersonActor } from '@app/kernel';
import { essexPopulation, placesFrom, readPlaces } from '@app/places';
import { Applications, fundEntities } from '@app/safe-start-fund';
import { makeCounty } from './county/county';
import { organisationId, personId } from './county/ids';
import { demoSeed, loadDemo } from './load-demo';
import { demoOrganisations, demoPeople } from './people';

const now = new Date('2026-11-21T18:00:00Z');
const options = {
  issuer: 'http://localhost:3003',
  masterKey: randomBytes(32),
  codeKey: randomBytes(32),
  now,
};
let tests: TestDatabase;

beforeAll(async () => {
  tests = await testDatabase();
});
afterAll(() => tests.drop());

const tablesOf = async (database: TestDatabase): Promise<string[]> =>
  (
    await database.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
    )
  ).map(({ name }) => name);

/** Every row of every table as text, except the columns that hold what is encrypted. */
async function everything(
  database: TestDatabase,
  without: readonly string[] = [],
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of await tablesOf(database)) {
    const rows = await database.query<{ row: string }>(
      `select (to_jsonb(t) - $1::text[])::text as row from "${table}" t order by 1`,
      [without],
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

const provider = (key: string, person: string): PersonActor => ({
  kind: 'PERSON',
  personId: personId(person),
  organisationId: organisationId(key),
  roles: ['PROVIDER_MANAGER', 'PROVIDER_WORKER'],
});

describe('loading the demonstration', () => {
  it('is refused in production', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(loadDemo(tests.administratorUrl, options)).rejects.toThrow('not loaded in production');
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });

  it('leaves nothing when it fails on the way', async () => {
    await expect(loadDemo(tests.administratorUrl, { ...options, masterKey: randomBytes(5) })).rejects.toThrow(
      '32 bytes',
    );
    expect(await tests.query('select from organisation')).toHaveLength(0);
  });

  it('happens once when two start at the same time, within seconds', async () => {
    const start = performance.now();
    const both = await Promise.all([
      loadDemo(tests.administratorUrl, options),
      loadDemo(tests.administratorUrl, options),
    ]);
    expect(both.map(({ loaded }) => loaded).sort()).toEqual([false, true]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('is quick the second time and changes nothing but the address of the sign-in', async () => {
    const before = await everything(tests);
    const start = performance.now();
    expect(await loadDemo(tests.administratorUrl, options)).toEqual({ loaded: false });
    expect(performance.now() - start).toBeLessThan(300);
    expect(await everything(tests)).toEqual(before);
    await loadDemo(tests.administratorUrl, { ...options, issuer: 'http://localhost:4003' });
    expect(await tests.query('select distinct issuer from person')).toEqual([
      { issuer: 'http://localhost:4003' },
    ]);
  });

  it('gives the same rows for the same moment, whatever is encrypted, by an administrator who is no superuser', async () => {
    const other = await testDatabase();
    const role = `admin_${randomUUID().slice(0, 8)}`;
    const url = new URL(other.administratorUrl);
    const [owner] = await other.query<{ name: string }>(
      "select relowner::regrole::text as name from pg_class where oid = 'district'::regclass",
    );
    await other.query(`create role ${role} login password 'x'`);
    await other.query(`grant connect on database "${url.pathname.slice(1)}" to ${role}`);
    await other.query(`grant ${String(owner?.name)} to ${role}`);
    url.username = role;
    url.password = 'x';
    try {
      expect(await loadDemo(url.toString(), { ...options, issuer: 'http://localhost:4003' })).toEqual({
        loaded: true,
      });
      expect(await loadDemo(url.toString(), { ...options, issuer: 'http://localhost:4003' })).toEqual({
        loaded: false,
      });
      const encrypted = ['sealed', 'wrapped'];
      expect(await everything(other, encrypted)).toEqual(await everything(tests, encrypted));
      expect(
        await other.query(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
          and relname <> 'migration' and not (relrowsecurity and relforcerowsecurity)`),
      ).toEqual([]);
    } finally {
      await other.query(`drop owned by ${role}`);
      await other.query(`drop role ${role}`);
      await other.drop();
    }
  });
});

describe('the loaded county', () => {
  it('has every demo person with their roles, and every organisation with a duty inbox', async () => {
    const people = await tests.query<{ subject: string }>('select subject from person');
    expect(people.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(demoPeople.map(({ id }) => id)),
    );
    const [counts] = await tests.query(`select
      (select count(*)::int from organisation o left join organisation_contact c on c.organisation_id = o.id where c is null) as mute,
      (select count(*)::int from person p where not exists (select from membership m where m.person_id = p.id)) as without_role`);
    expect(counts).toEqual({ mute: 0, without_role: 0 });
    expect(demoOrganisations.length).toBeGreaterThan(0);
  });

  it('has whole stays: each resident with placement, referral, hold and open episode, each claim as old as its act', async () => {
    const [counts] = await tests.query(
      `select
        (select count(*)::int from occupancy where arrived_on is not null and left_on is null) as residents,
        (select count(*)::int from occupancy o
           join placement p on p.occupancy_id = o.id and p.outcome = 'ARRIVED' and p.made_at = o.claimed_at
           join referral r on r.id = p.referral_id and r.household_id = p.household_id and r.vacancy_id = p.vacancy_id
           join hold h on h.id = r.hold_id and h.household_id = p.household_id and h.ended_because = 'PLACED'
           join episode e on e.placement_id = p.id and e.started_on = o.arrived_on and e.ended_on is null
           join episode_occupancy eo on eo.episode_id = e.id and eo.occupancy_id = o.id
           join vacancy v on v.id = p.vacancy_id and v.status = 'FILLED' and v.unit_id = o.unit_id
           where o.arrived_on is not null and o.left_on is null) as whole,
        (select count(*)::int from occupancy where claimed_at > $1) as claimed_later,
        (select count(*)::int from hold h join occupancy o on o.id = h.occupancy_id where o.claimed_at <> h.held_at) as other_moment,
        (select count(*)::int from unit u where not exists
           (select from occupancy o where o.unit_id = u.id and o.kind = 'CLOSURE' and o.arrive = '-infinity')) as never_opened`,
      [now],
    );
    expect(counts).toEqual({
      residents: 208,
      whole: 208,
      claimed_later: 0,
      other_moment: 0,
      never_opened: 0,
    });
  });

  it('has the people and the origin of each episode that an arrival would keep, and the origin of each referral', async () => {
    const [counts] = await tests.query(
      `select
        (select count(*)::int from episode_person p join episode e on e.id = p.episode_id
           join household_person h on h.household_id = e.household_id and h.position = p.number - 1
           where (p.lead, p.gender, p.birth_year, p.birth_month, p.age_told, p.age_told_on, p.joined_on)
             is not distinct from (h.lead, h.gender, h.birth_year, h.birth_month, h.age_told, h.age_told_on, e.started_on))
          - (select count(*)::int from episode_person) as other_people,
        (select count(*)::int from episode e join household_person h on h.household_id = e.household_id)
          - (select count(*)::int from episode_person) as left_out,
        (select count(*)::int from episode e join household h on h.id = e.household_id
           left join episode_origin o on o.episode_id = e.id where o.district_id is distinct from h.came_from_district_id) as other_origin,
        (select count(*)::int from referral r join household h on h.id = r.household_id
           left join referral_origin o on o.referral_id = r.id
           where o.referral_id is null or o.district_id is distinct from h.came_from_district_id) as other_referral_origin`,
    );
    expect(counts).toEqual({ other_people: 0, left_out: 0, other_origin: 0, other_referral_origin: 0 });
  });

  it('has open vacancies that are free as they say, but for the holds that stand', async () => {
    const [counts] = await tests.query(
      `select count(*)::int as open,
         count(*) filter (where exists (select from occupancy o where o.unit_id = v.unit_id and o.kind <> 'HOLD'
           and o.ends_at > $1 and o.free_from > v.available_from)) as taken,
         count(*) filter (where exists (select from occupancy o join hold h on h.occupancy_id = o.id
           where o.unit_id = v.unit_id and o.kind = 'HOLD' and o.ends_at > $1))::int as held
       from vacancy v where v.status = 'OPEN'`,
      [now],
    );
    expect(counts).toEqual({ open: 77, taken: '0', held: 6 });
  });

  it('refuses what overlaps: the constraint stands over invented rows too', async () => {
    await expect(
      tests.query(`begin; select set_config('hearth.now', '2026-11-21T18:00:00Z', true), set_config('hearth.organisation', '${randomUUID()}', true);
        insert into occupancy (id, unit_id, provider_id, kind, arrive, claimed_at)
        select gen_random_uuid(), unit_id, provider_id, 'VOID', arrive, claimed_at from occupancy where arrived_on is not null and left_on is null limit 1`),
    ).rejects.toThrow(/occupancy_no_double_booking/);
    await tests.query('rollback');
  });

  it.each(['nina', 'noah', 'nadia', 'cora', 'iris', 'piers'])(
    'has open households without a place for %s',
    async (person) => {
      const open = await tests.query(
        `select from household h join case_holder c on c.household_id = h.id and c.person_id = $1 and c.until is null
       where h.status = 'OPEN' and not exists (select from placement p where p.household_id = h.id)
         and not exists (select from hold d where d.household_id = h.id and d.ends_at > $2)`,
        [personId(person), now],
      );
      expect(open.length).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(['lanternfield', 'saltmarsh'])('has something to do for %s', async (key) => {
    const [counts] = await tests.query<{ vacancies: number; waiting: number; residents: number }>(
      `select (select count(*)::int from vacancy where provider_id = $1 and status = 'OPEN') as vacancies,
         (select count(*)::int from referral where provider_id = $1 and status = 'SUBMITTED' and answer_by > $2) as waiting,
         (select count(*)::int from episode where provider_id = $1 and ended_on is null) as residents`,
      [organisationId(key), now],
    );
    expect(counts?.vacancies).toBeGreaterThan(5);
    expect(counts?.waiting).toBe(2);
    expect(counts?.residents).toBeGreaterThan(20);
  });

  it('has the flat facts that publishing would write', async () => {
    const db = await tests.open(accommodationEntities, { clock: () => now });
    const facts = (): Promise<object[]> => tests.query('select * from vacancy_facts order by vacancy_id');
    const before = await facts();
    const services = await tests.query<{ id: string }>('select id from service where provider_id = $1', [
      organisationId('lanternfield'),
    ]);
    await db.commit(provider('lanternfield', 'rosa'), async (tx) => {
      for (const { id } of services) await writeVacancyFacts(tx, id);
    });
    expect(await facts()).toEqual(before);
  });

  it('opens its refuge locations with the master key, and holds none of their words in clear anywhere', async () => {
    const read = await readPlaces();
    const places = placesFrom({ ...read, bankHolidays: read.bankHolidays.map(({ day }) => day) });
    const { locations } = makeCounty(demoSeed, now, places, await essexPopulation());
    const rows = Object.values(await everything(tests)).flat();
    const inClear = rows.filter((row) => row.includes('CANARY'));
    expect(inClear).toEqual([]);
    expect(
      rows.filter((row) =>
        locations.some(({ address }) => row.includes(Buffer.from(address).toString('hex'))),
      ),
    ).toEqual([]);

    const db = await tests.open([]);
    const vault = new Vault(options.masterKey);
    const mine = locations.filter(({ providerId }) => providerId === organisationId('lanternfield'));
    expect(mine.length).toBeGreaterThan(0);
    for (const { id, providerId, address } of mine) {
      const opened = await db.read(provider('lanternfield', 'rosa'), async (tx) => {
        const found: [{ sealed: Buffer }] = await tx.manager.query(
          'select sealed from refuge_location where id = $1',
          [id],
        );
        const owner = { kind: 'PROVIDER', id: providerId } as const;
        return vault.open(tx, owner, `refuge_location ${id}`, found[0].sealed);
      });
      expect(opened.toString('utf8')).toBe(address);
    }
  });

  it('counts the slots that jobs take, and opens a home with the household’s own key', async () => {
    const [counts] = await tests.query(`select
      (select count(*)::int from sanctuary_capacity c where c.taken <> (select count(*) from sanctuary_job j
         where j.service_id = c.service_id and j.district_id = c.district_id and j.week_start = c.week_start
           and j.status not in ('DECLINED', 'WITHDRAWN', 'CANCELLED'))) as miscounted,
      (select sum(taken)::int from sanctuary_capacity) as taken,
      (select count(*)::int from sanctuary_location where may_be_opened) as opened`);
    expect(counts).toEqual({ miscounted: 0, taken: 26, opened: 12 });
    const read = await readPlaces();
    const places = placesFrom({ ...read, bankHolidays: read.bankHolidays.map(({ day }) => day) });
    const { sanctuary } = makeCounty(demoSeed, now, places, await essexPopulation());
    const shown = sanctuary.locations.find(
      ({ providerId, mayBeOpened }) => mayBeOpened && providerId === organisationId('lanternfield'),
    );
    if (!shown) throw new Error('Lanternfield makes some home safe.');
    const db = await tests.open([]);
    const opened = await db.read(provider('lanternfield', 'wren'), async (tx) => {
      const found: [{ sealed: Buffer }] = await tx.manager.query(
        'select sealed from sanctuary_location where job_id = $1',
        [shown.jobId],
      );
      const owner = { kind: 'HOUSEHOLD', id: shown.householdId } as const;
      return new Vault(options.masterKey).open(
        tx,
        owner,
        `sanctuary_location ${shown.jobId}`,
        found[0].sealed,
      );
    });
    expect(opened.toString('utf8')).toBe(shown.address);
  });
});

describe('the fund of the county', () => {
  it('has applications in every standing, and one that waits for funds', async () => {
    const rows = await tests.query<{ status: string }>(
      'select distinct status from fund_application order by 1',
    );
    expect(rows.map(({ status }) => status)).toEqual([
      'APPROVED',
      'DENIED',
      'DRAFT',
      'MORE_INFORMATION_NEEDED',
      'PART_APPROVED',
      'SUBMITTED',
      'WITHDRAWN',
      'WITH_PANEL',
    ]);
    expect(await tests.query('select from fund_application')).toHaveLength(31);
    const waiting = await tests.query(
      'select from award_line w where committed_pence = 0 and not exists (select from ledger_transfer t where t.award_line_id = w.id)',
    );
    expect(waiting.length).toBeGreaterThan(0);
  });

  it('has a ledger that adds up, link by link, with four budgets of two years', async () => {
    expect(await tests.query('select from fund_budget')).toHaveLength(4);
    expect(
      await tests.query('select budget_id from ledger_account group by budget_id having sum(balance) <> 0'),
    ).toEqual([]);
    expect(
      await tests.query(
        `select t.id from (select t, lag(t.hash) over (partition by t.budget_id order by t.number) as before, t.id from ledger_transfer t) t
         where (t.t).hash <> ledger_hash(t.t, t.before)`,
      ),
    ).toEqual([]);
    expect(
      await tests.query(
        `select b.id from fund_budget b join ledger_account c on c.budget_id = b.id and c.kind = 'COMMITTED'
         where c.balance <> (select coalesce(sum(w.committed_pence), 0) from award_line w where w.budget_id = b.id)`,
      ),
    ).toEqual([]);
  });

  it('has quotes and reasons that open under the household’s own key', async () => {
    const db = await tests.open(fundEntities, { clock: () => now });
    const applications = new Applications(db, new Vault(options.masterKey));
    const fran: PersonActor = {
      kind: 'PERSON',
      personId: personId('fran'),
      organisationId: organisationId('essex'),
      roles: ['FUND_OFFICER'],
    };
    const { nodes } = await applications.fundApplications(fran, { first: 1 }, ['WITH_PANEL']);
    const read = await applications.readApplicationReason(fran, nodes[0]?.id ?? '');
    expect(read).toMatchObject({ why: expect.stringContaining('what they could carry') as string });
    const opened = await applications.openQuote(fran, nodes[0]?.lines[0]?.quote?.id ?? '');
    expect(opened).toMatchObject({ contentType: 'application/pdf' });
  });
});
