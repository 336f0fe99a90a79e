import { randomBytes } from 'node:crypto';
import { logger } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { demoAccountNumbers, demoPeople, loadDemo } from '@app/demo';
import { allows, type Operation, permissions } from '@app/kernel';
import { testApi, type TestApi } from '../api';
import { type Named, operations } from './operations';

/**
 * Every refuge location of the county, and every home that is made safe, holds a word of its own, every payee an account
 * number. Nobody, in any role, may meet one in an answer, an error or a log, whatever they ask; only the one named act
 * shows a location, to the provider's own staff, and no act shows an account: it is in the payment file alone.
 */
let tests: TestDatabase;
let api: TestApi;
const logged: string[] = [];
const canary = new RegExp(`CANARY|${demoAccountNumbers.join('|')}`, 'i');
const masterKey = randomBytes(32);

beforeAll(async () => {
  tests = await testDatabase();
  const log = logger('test', { write: (line: string) => void logged.push(line) });
  api = await testApi(tests, {
    masterKey,
    onFailure: (failure) => log.error({ err: failure.error }, 'failed'),
  });
  await loadDemo(tests.administratorUrl, {
    issuer: api.issuer,
    masterKey,
    codeKey: api.codeKey,
    log: () => undefined,
  });
}, 60_000);
afterAll(async () => {
  await api.close();
  await tests.drop();
});

const headersOf = async (person: string): Promise<Record<string, string>> => {
  const { body } = await api.ask(person, '{ me { workplaces { organisationId } } }');
  return { 'x-hearth-organisation': String(body.data?.['me'].workplaces[0].organisationId) };
};

/** Some real records of the county, so that operations meet rows, sealed ones among them. */
async function someRecords(): Promise<Named[]> {
  return tests.query<Named & object>(
    `select l.service_id as service, u.id as unit, v.id as vacancy, v.id as draft, r.household_id as household, r.hold_id as hold, r.id as referral,
       coalesce(p.id, r.id) as placement, coalesce(e.id, r.id) as episode, r.id as search, m.id as membership, m.person_id as person,
       'E10000012' as authority, r.id as "dutyReturn", r.id as "outsideFigure", r.id as "dataQuestion",
       j.service_id as scheme, j.id as "sanctuaryJob",
       (select b.id from fund_budget b order by b.id limit 1) as budget, coalesce(x.application, r.id) as application, coalesce(x.line, r.id) as "applicationLine",
       coalesce((select d.id from fund_document d where d.line_id = x.line), r.id) as quote, coalesce(x.award, r.id) as "awardLine",
       coalesce((select k.id from panel_case k order by k.id limit 1), r.id) as "panelCase", r.id as connection,
       coalesce((select i.id from fund_invoice i order by i.id limit 1), r.id) as invoice,
       y.id as payee, y.account as "payeeAccount", r.id as "paymentRun", r.id as "paymentFile", r.id as "bankLine",
       r.id as "returnedPayment", r.id as alert,
       m.organisation_id as fund, r.id as preapproval, r.id as claim, r.id as "claimRow", r.id as reservation
     from refuge_location l join unit u on u.service_id = l.service_id join vacancy v on v.unit_id = u.id
       join referral r on r.unit_id = u.id left join placement p on p.referral_id = r.id left join episode e on e.placement_id = p.id
       join membership m on m.organisation_id = l.provider_id
       cross join lateral (select x.id, x.service_id from sanctuary_job x order by md5(x.id::text || u.id::text) limit 1) j
       left join lateral (select s.application_id as application, s.id as line, w.id as award
         from fund_application_line s left join award_line w on w.source_id = s.id order by md5(s.id::text || r.id::text) limit 1) x on true
       cross join lateral (select q.id, w.id as account from payee q join payee_account w on w.payee_id = q.id order by md5(q.id::text || r.id::text) limit 1) y
     order by md5(l.id::text || u.id::text || r.id::text) limit 3`,
  );
}

describe('a canary in every refuge location', () => {
  it('is there, sealed', async () => {
    const [{ count } = { count: 0 }] = await tests.query<{ count: number }>(
      'select count(*)::int as count from refuge_location',
    );
    expect(count).toBeGreaterThan(20);
    expect(await tests.query('select from sanctuary_location')).toHaveLength(30);
  });

  it('opens to a manager of that provider by the one named act, which shows that the test could fail', async () => {
    const { body } = await api.ask('rosa', '{ services { nodes { id } } }');
    const serviceId = String(body.data?.['services'].nodes[0].id);
    const revealed = await api.ask(
      'rosa',
      'mutation ($input: RevealRefugeLocationInput!) { revealRefugeLocation(input: $input) { ... on RevealedLocation { address } } }',
      { input: { serviceId, reason: 'Taking a new worker there' } },
    );
    expect(JSON.stringify(revealed.body)).toMatch(canary);
  });

  it('opens a home to a worker of the scheme that makes it safe, by the one named act', async () => {
    const { body } = await api.ask('wren', '{ sanctuaryJobs(first: 50) { nodes { id status } } }');
    const jobs = body.data?.['sanctuaryJobs'].nodes as { id: string; status: string }[];
    const job = jobs.find(({ status }) => status === 'FITTED');
    const revealed = await api.ask(
      'wren',
      'mutation ($input: SanctuaryReasonInput!) { revealSanctuaryLocation(input: $input) { ... on RevealedLocation { address } } }',
      { input: { jobId: job?.id, reason: 'The review is today' } },
    );
    expect(JSON.stringify(revealed.body)).toMatch(canary);
  });

  it('appears in no answer and no error to anybody else, whatever the operation', async () => {
    const records = await someRecords();
    expect(records).toHaveLength(3);
    const others = demoPeople.filter(
      ({ organisation }) => !['lanternfield', 'saltmarsh'].includes(organisation),
    );
    for (const { id, roles } of others) {
      const headers = await headersOf(id);
      for (const operation of Object.keys(permissions) as Operation[]) {
        const { query, variables } = operations[operation];
        // Refused before any record is looked for: one is enough.
        const meets = variables && allows(operation, roles);
        for (const of of meets ? records : records.slice(0, 1)) {
          const { body } = await api.ask(
            id,
            query,
            variables?.(of, `${id} ${operation} ${of.referral}`) ?? {},
            headers,
          );
          expect([id, operation, canary.test(JSON.stringify(body))]).toEqual([id, operation, false]);
        }
      }
    }
  }, 120_000);

  it('appears in no list and no record of its own provider either', async () => {
    const records = await someRecords();
    for (const person of ['rosa', 'wren', 'owen', 'maya', 'sam', 'omar']) {
      for (const operation of (Object.keys(permissions) as Operation[]).filter(
        (name) => name !== 'revealRefugeLocation' && name !== 'revealSanctuaryLocation',
      )) {
        const { query, variables } = operations[operation];
        if (query.startsWith('mutation')) continue;
        for (const of of variables ? records : records.slice(0, 1)) {
          const { body } = await api.ask(person, query, variables?.(of, '') ?? {});
          expect([person, operation, canary.test(JSON.stringify(body))]).toEqual([person, operation, false]);
        }
      }
    }
  });

  it('appears in no log, not even of failures', async () => {
    await tests.query('alter table refuge_location rename column sealed to sealed_elsewhere');
    const { body } = await api.ask('maya', '{ services { nodes { id } } }');
    const serviceId = String(body.data?.['services'].nodes[0].id);
    const failed = await api.ask(
      'maya',
      'mutation ($input: RecordRefugeLocationInput!) { recordRefugeLocation(input: $input) { __typename } }',
      { input: { serviceId, address: 'CANARY-NEW 1 Rose Lane' } },
    );
    await tests.query('alter table refuge_location rename column sealed_elsewhere to sealed');
    expect(failed.body.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(failed.body)).not.toMatch(canary);
    expect(JSON.stringify(await aFailedRequest())).not.toMatch(canary);
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('\n')).not.toMatch(canary);
  });

  it('appears in no log of a failure to enter an account either', async () => {
    const [payee] = await tests.query<{ id: string }>('select id from payee limit 1');
    await tests.query('alter table payee_account rename column sealed to sealed_elsewhere');
    const failed = await api.ask(
      'felix',
      'mutation ($input: EnterPayeeAccountInput!) { enterPayeeAccount(input: $input) { __typename } }',
      {
        input: {
          payeeId: payee?.id,
          accountName: 'CANARY',
          sortCode: '089999',
          accountNumber: demoAccountNumbers[0],
          idempotencyKey: 'a key of this test',
        },
      },
    );
    await tests.query('alter table payee_account rename column sealed_elsewhere to sealed');
    expect(failed.body.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(failed.body)).not.toMatch(canary);
    expect(logged.join('\n')).not.toMatch(canary);
  });
});

/** A home told while its table is not to be had: the request fails after it was read. */
async function aFailedRequest(): Promise<unknown> {
  const registered = await api.ask(
    'nina',
    'mutation { registerHousehold(input: { people: [{ lead: true }], risk: { tool: PROFESSIONAL_JUDGEMENT, level: STANDARD } }) { ... on RegisteredHousehold { id } } }',
  );
  const householdId = String(registered.body.data?.['registerHousehold'].id);
  await api.ask(
    'nina',
    'mutation ($input: RecordStayingInput!) { recordStaying(input: $input) { __typename } }',
    {
      input: {
        householdId,
        wantsToStay: true,
        whoHarmsLivesThere: false,
        whoHarmsMayEnter: false,
        tenure: 'OWNER',
        homeDistrictCode: 'E07000071',
      },
    },
  );
  const { body } = await api.ask(
    'nina',
    '{ sanctuaryRooms(districtCode: "E07000071") { weekStart service { id } } }',
  );
  const room = body.data?.['sanctuaryRooms'][0];
  await tests.query('alter table sanctuary_location rename column sealed to sealed_elsewhere');
  const failed = await api.ask(
    'nina',
    'mutation ($input: RequestSanctuaryInput!) { requestSanctuary(input: $input) { __typename } }',
    {
      input: {
        householdId,
        serviceId: room.service.id,
        weekStart: room.weekStart,
        address: 'CANARY-HOME 1 Rose Lane',
        sheConsents: true,
        idempotencyKey: 'a key of the canary',
      },
    },
  );
  await tests.query('alter table sanctuary_location rename column sealed_elsewhere to sealed');
  expect(failed.body.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
  return failed.body;
}
