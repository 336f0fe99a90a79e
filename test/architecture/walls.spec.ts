import { testDatabase, type TestDatabase } from '@app/database/testing';
import { DataSource } from 'typeorm';
import { entities } from '../../apps/parts';

let tests: TestDatabase;
beforeAll(async () => {
  tests = await testDatabase();
});
afterAll(() => tests.drop());

/** Our own tables; TypeORM's list of migrations is nobody's secret. */
const ours = `c.relnamespace = 'public'::regnamespace and c.relname <> 'migration'`;

/**
 * All that steps over row-level security, each with its reason. Whoever adds to this list answers for it.
 * SECURITY DEFINER functions answer with codes, ids or nothing; system actors see only what their policies name.
 */
const stepsOver: Readonly<Record<string, string>> = {
  'function arrival_closes_unmet_days()': 'closes the open days of whoever arrived; answers nothing',
  'function close_unmet_days(uuid,date,text)':
    'says what happened instead, for a holder of the case; answers with a number of days',
  'function conflicts_follow_membership()':
    'ties whoever begins to work somewhere to what that organisation asked a fund for; answers nothing',
  'function end_stay_to_move_on(uuid,date)':
    'ends the stay of a household that arrives with its own code where it moved on to, once its provider said that it is ready; answers with a word and whose stay it was',
  'function enqueue(text,uuid)': 'puts a job with an id into the queue, which belongs to the worker role',
  'function find_audit_subjects(text)':
    'finds the records that a reference stands for; to auditors only, as ids and whose they are, and the command puts it on record',
  'function find_fund_conflicts(uuid,uuid)':
    'compares people of a fund with applicants, suppliers and case holders, and writes who is tied to what; answers nothing',
  'function fund_past_help(uuid,timestamp with time zone,timestamp with time zone)':
    'counts and adds up what the household of an application had before; to its fund only, and to nobody tied to it',
  'function own_recusals()':
    'tells a member of the panel which open cases they were asked about are closed to them, and why; nothing else of the case',
  'function household_has_another_holder(uuid)':
    'keeps the last case holder from letting go; answers yes or no, to a holder only',
  'function household_has_place_at_hand(uuid)':
    'keeps a household from being closed while anybody has a place for it; answers yes or no, to a holder only',
  'function household_is_awaited(uuid)':
    'keeps one household from being placed twice; answers yes or no, to a holder only',
  'function household_is_registered_by(uuid,uuid)':
    'lets an organisation take a case that it just registered, before it can read it',
  'function keep_search_day(uuid,jsonb,boolean,text,text[],text[])':
    'keeps needs and rules of a day without the household, for a holder of the case; answers nothing',
  'function mask_services_left_alone(uuid)':
    'masks whoever is left alone of its type by the closing of an own service; answers nothing',
  'function household_still_fits(uuid,integer,integer)':
    'compares a number of people with the place of any holder; answers with a word, to a holder only',
  'function invoices_claimed(uuid,text[],text[])':
    'compares invoices with those of every provider and both routes, for whom the fund approved beforehand; answers with positions in what was asked',
  'function household_of_application(uuid)':
    'says to the commands whose key seals the words and quotes of an application; to who may read it only, and GraphQL shows it to nobody',
  'function keep_household_of_claim()':
    'notes by reference whose a claimed award is, for past help over both routes; answers nothing',
  'function keep_household_of_award()':
    'notes whose an award is, which nobody but past help reads; answers nothing',
  'function keep_what_referral_told()':
    'copies needs without identity of a referred household, for reports; answers nothing',
  'function keep_what_sanctuary_told()':
    'copies needs without identity of a household that asked for sanctuary, for reports; answers nothing',
  'function link_episode_person()':
    'keeps who is the same person in two stays of a household, for reports; answers nothing',
  'function keep_origin_of_referral()':
    'keeps the district a referred household came from, for reports; answers nothing',
  'function keep_people_of_episode(uuid)':
    'copies who a household is, without identity, to the provider it lives with from now on; answers nothing',
  'function ledger_post()': 'keeps the balances of the ledger, which nobody may write; answers nothing',
  'function occupancy_guard()':
    'looks at resident and urgent closure of a unit that the claimant may not read',
  'function place_is_unsafe(uuid)':
    'compares the true district of a masked place with the unsafe areas, once, at placement; answers yes or no',
  'function sanctuary_job_keeps_its_slot()':
    'counts the slots that jobs take, which nobody may write; shows a home to its scheme from its yes to the end; answers nothing',
  'function service_is_alone(text,uuid,uuid)':
    'counts services of other providers to decide on masking; answers yes or no',
  'function services_that_declined(uuid)':
    'names services that declined a household, never why, to a holder of the case',
  'function take_case_by_code(bytea)':
    'adds a case holder by a code that the household gave; answers with the id of that household',
  'function take_preview(uuid[],text[],integer)':
    'gives facts of past searches without household or area, once a day for each rule and service, to its manager',
  'function try_spoken_code(bytea,integer)':
    'compares a code with all households, counts wrong tries; answers with a word',
  'function use_spoken_code(bytea)': 'uses a code up, so that nobody can use it again',
  'function vacancy_follows(uuid)':
    'fills or reopens the vacancy of a placement that the actor made or decided this instant',
  'function wait_to_move_on(uuid)':
    'waits for both stays of a move and their units, in one order; answers nothing',
  'function voted_on(uuid,uuid,uuid)':
    'says whether a person voted on what a line was awarded by, to the fund whose panel it was; answers yes or no',
  'system reports':
    'counts the annual return over all providers: reads references, days and words without identity, writes nothing; acts only after a commissioner or data officer was authorised',
  'system sign-in': 'finds who signed in before there is an actor; keeps portal sessions',
  'system worker': 'seals the audit and sends notices, which belong to no organisation',
};

describe('what steps over row-level security', () => {
  it('is listed here, with its reason', async () => {
    const functions = await tests.query<{ name: string }>(
      `select 'function ' || f.oid::regprocedure as name from pg_proc f
       where f.prosecdef and f.pronamespace = 'public'::regnamespace order by 1`,
    );
    const systems = await tests.query<{ name: string }>(
      `select distinct 'system ' || m[1] as name from pg_policy p,
         regexp_matches(coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''), 'actor_is_system\\(''([a-z-]+)''', 'g') m
       order by 1`,
    );
    expect([...functions, ...systems].map(({ name }) => name)).toEqual(Object.keys(stepsOver).sort());
  });

  it('is no role of the apps', async () => {
    expect(
      await tests.query(
        `select rolname from pg_roles where rolbypassrls and not rolsuper and rolname like 'hearth%'`,
      ),
    ).toEqual([]);
    expect(
      await tests.query(
        `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where ${ours} and (r.rolcanlogin and not r.rolsuper)`,
      ),
    ).toEqual([]);
  });

  it('names its search path', async () => {
    expect(
      await tests.query(
        `select f.oid::regprocedure::text as name from pg_proc f where f.prosecdef and f.pronamespace = 'public'::regnamespace
         and not coalesce(array_to_string(f.proconfig, ','), '') like 'search_path=%'`,
      ),
    ).toEqual([]);
  });

  it('may be called by the apps and nobody else', async () => {
    expect(
      await tests.query(
        `select f.oid::regprocedure::text as name from pg_proc f where f.prosecdef and f.prorettype <> 'trigger'::regtype
         and f.pronamespace = 'public'::regnamespace and (f.proacl is null or exists (select from aclexplode(f.proacl) g where g.grantee = 0))`,
      ),
    ).toEqual([]);
  });
});

describe('every table', () => {
  it('has row-level security, enabled and forced, and a policy', async () => {
    expect(
      await tests.query(
        `select c.relname from pg_class c where ${ours} and c.relkind in ('r', 'p')
         and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`,
      ),
    ).toEqual([]);
  });

  it('is no view, which could see more than its reader', async () => {
    expect(
      await tests.query(`select c.relname from pg_class c where ${ours} and c.relkind in ('v', 'm')`),
    ).toEqual([]);
  });

  it('may be deleted from by the apps only where a row is no record', async () => {
    const deletable = await tests.query<{ relname: string }>(
      `select c.relname from pg_class c cross join lateral aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
       where ${ours} and g.privilege_type in ('DELETE', 'TRUNCATE') and r.rolname like '%\\_app' order by 1`,
    );
    expect(deletable.map(({ relname }) => relname)).toEqual(['household_unsafe_area', 'portal_session']);
  });

  it('keeps statuses as text with a check, never as a PostgreSQL enum', async () => {
    expect(
      await tests.query(
        `select typname from pg_type where typtype = 'e' and typnamespace = 'public'::regnamespace`,
      ),
    ).toEqual([]);
  });
});

describe('entities', () => {
  it('are what the migrations made: columns, types and nullability', async () => {
    const dataSource = new DataSource({ type: 'postgres', url: tests.appUrl, entities: [...entities] });
    await dataSource.initialize();
    const real = await tests.query<{ relname: string; attname: string; type: string; nullable: boolean }>(
      `select c.relname, a.attname, format_type(a.atttypid, null) as type, not a.attnotnull as nullable
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where ${ours} and c.relkind = 'r'`,
    );
    const names: Readonly<Record<string, string>> = {
      timestamptz: 'timestamp with time zone',
      time: 'time without time zone',
    };
    const drift = dataSource.entityMetadatas.flatMap((entity) => {
      const table = real.filter(({ relname }) => relname === entity.tableName);
      const missing = entity.columns.flatMap((column) => {
        const found = table.find(({ attname }) => attname === column.databaseName);
        const type = `${names[String(column.type)] ?? String(column.type)}${column.isArray ? '[]' : ''}`;
        return found?.type === type && found.nullable === column.isNullable
          ? []
          : [
              `${entity.tableName}.${column.databaseName}: entity ${type}, ${column.isNullable ? 'nullable' : 'not null'}; table ${JSON.stringify(found)}`,
            ];
      });
      return missing;
    });
    await dataSource.destroy();
    expect(drift).toEqual([]);
  });
});
