import { withClient } from './bench.mjs';

/** What is made must stand before the transaction's own moment. */
const settings = `select set_config('hearth.now', date_trunc('milliseconds', now())::text, true),
  set_config('hearth.organisation', '00000000-0000-0000-0000-000000000000', true), set_config('hearth.person', '00000000-0000-0000-0000-000000000000', true),
  set_config('hearth.roles', '', true), set_config('hearth.system', '', true)`;

/**
 * Adds copies of the open vacancies of the county, each with a unit of its own, until so many are open. Every unit had
 * a stay; of ten units one is taken tonight, and one is to be closed in ten days.
 *
 * @returns how many are open: more than asked when the county has more.
 */
export const addOpenVacancies = (administratorUrl, wanted) =>
  withClient(administratorUrl, async (client) => {
    const open = async () =>
      (await client.query("select count(*)::int as open from vacancy_facts where status = 'OPEN'")).rows[0]
        .open;
    const missing = wanted - (await open());
    if (missing > 0) {
      await client.query('begin');
      await asOwner(client, async () => {
        await client.query(settings);
        await add(client, missing);
      });
      await client.query('commit');
    }
    await client.query('vacuum analyze');
    return open();
  });

/**
 * Row-level security is not forced on the owner of the tables meanwhile, and the guard of occupancy stands aside: it
 * takes a lock for each unit, and a server has not that many for one transaction.
 */
async function asOwner(client, work) {
  const tables = ['unit', 'vacancy', 'vacancy_facts', 'occupancy'];
  const { rows } = await client.query(
    "select relowner::regrole::text as owner from pg_class where oid = 'unit'::regclass",
  );
  await client.query(`set local role ${rows[0].owner}`);
  for (const table of tables) await client.query(`alter table ${table} no force row level security`);
  await client.query('alter table occupancy disable trigger occupancy_guard');
  await work();
  await client.query('alter table occupancy enable trigger occupancy_guard');
  for (const table of tables) await client.query(`alter table ${table} force row level security`);
}

async function add(client, missing) {
  await client.query(
    `create temporary table made on commit drop as
     select n, gen_random_uuid() as unit_id, gen_random_uuid() as vacancy_id, f.unit_id as like_unit, f.vacancy_id as like_vacancy,
       date_trunc('milliseconds', now()) - n * interval '1 minute' as made_at
     from (select vacancy_id, unit_id, row_number() over (order by vacancy_id) as k, count(*) over () as among
           from vacancy_facts where status = 'OPEN') f
     join generate_series(1, $1) n on n % f.among = f.k - 1`,
    [missing],
  );
  await client.query(
    `insert into unit select r.* from made m join unit u on u.id = m.like_unit
     cross join lateral jsonb_populate_record(u, jsonb_build_object('id', m.unit_id, 'code', 'bench ' || m.n)) r`,
  );
  await client.query(
    `insert into vacancy select r.* from made m join vacancy v on v.id = m.like_vacancy
     cross join lateral jsonb_populate_record(v, jsonb_build_object('id', m.vacancy_id, 'unit_id', m.unit_id, 'made_at', m.made_at)) r`,
  );
  await client.query(
    `insert into vacancy_facts select r.* from made m join vacancy_facts f on f.vacancy_id = m.like_vacancy
     cross join lateral jsonb_populate_record(f, jsonb_build_object('vacancy_id', m.vacancy_id, 'unit_id', m.unit_id)) r`,
  );
  await client.query(
    `insert into occupancy (id, unit_id, provider_id, kind, arrive, leave, free_from, claimed_at, arrived_on, left_on)
     select gen_random_uuid(), m.unit_id, u.provider_id, 'STAY', c.day, c.day + 30, c.day + 31, hearth_now(), c.day, c.day + 30
     from made m join unit u on u.id = m.unit_id cross join lateral (select hearth_today() - 40 - m.n % 300 as day) c`,
  );
  await client.query(
    `insert into occupancy (id, unit_id, provider_id, kind, arrive, leave, free_from, claimed_at)
     select gen_random_uuid(), m.unit_id, u.provider_id, 'VOID', c.day, c.day + 7, c.day + 7, hearth_now()
     from made m join unit u on u.id = m.unit_id
     cross join lateral (select hearth_today() + case m.n % 10 when 0 then -1 else 10 end as day) c where m.n % 10 < 2`,
  );
}
