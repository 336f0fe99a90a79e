import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { allows, day, type Operation, permissions, type PersonActor, type Role, roles } from '@app/kernel';
import { County } from '@app/placements/testing';
import { Claims, fundEntities, Preapprovals, Reservations, writeClaimFile } from '@app/safe-start-fund';
import { Fund } from '@app/safe-start-fund/testing';
import { sanctuaryEntities } from '@app/sanctuary';
import { AtHome } from '@app/sanctuary/testing';
import type { Logger } from 'typeorm';
import { exampleAccounts, got, Paying } from '../../libs/safe-start-fund/src/paying/testing';
import { type Answer, testApi, type TestApi } from '../api';
import { type Named, operations } from './operations';

/**
 * Every role, in organisations of its own, against every operation on another organisation's rows: the answer, the
 * status and the SQL must be those of a row that does not exist. And per role a row that it must see.
 */
let tests: TestDatabase;
let api: TestApi;
let county: County;
let theirs: Named;
let fund: Paying;
const statements: string[] = [];
const everyOperation = Object.keys(permissions) as Operation[];

const watching: Logger = {
  logQuery: (sql) => statements.push(sql),
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

beforeAll(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-21'), sanctuaryEntities);
  api = await testApi(tests, { logger: watching, clock: () => county.now, masterKey: county.masterKey });
  // One household that lives there, one that is awaited, one whose place is held: every kind of row, of others.
  const { episode, unit, her } = await county.arrived();
  const awaited = await county.placed();
  const referred = await county.referred();
  const atHome = await AtHome.over(county);
  const { job } = await atHome.fitted();
  const [search, membership, draft] = await Promise.all([
    tests.query<{ id: string }>(
      `insert into search (id, organisation_id, person_id, household_id, asked_at, inputs, suitable, ask_first, not_suitable, not_free, rule_counts)
       values ($1, $2, $3, $4, now(), '{}', 0, 0, 0, 0, '[]') returning id`,
      [randomUUID(), county.navigator.organisationId, county.navigator.personId, her.id],
    ),
    aMember(county.navigator),
    tests.query<{ id: string }>(`update vacancy set status = 'DRAFT' where id = $1 returning id`, [
      (await county.offered()).vacancyId,
    ]),
  ]);
  const fund = await Fund.of(tests, county);
  const ofTheFund = await fund.everything();
  theirs = {
    ...ofTheFund,
    household: referred.her.id,
    service: unit.serviceId,
    unit: unit.unitId,
    vacancy: referred.unit.vacancyId,
    draft: draft[0]!.id,
    search: search[0]!.id,
    hold: referred.hold.id,
    referral: referred.referral.id,
    placement: awaited.placement.id,
    episode: episode.id,
    scheme: atHome.scheme,
    sanctuaryJob: job.id,
    membership,
    person: county.navigator.personId,
    ...(await aReturn(episode.id)),
    ...(await aFundThatPaid()),
    ...(await aClaim()),
  };
});
afterAll(async () => {
  await api.close();
  await tests.drop();
});

/** A fund with every kind of row: a run that was sent, its file, a payment that came back, an alert, a line in suspense. */
async function aFundThatPaid() {
  const clock = {
    get now() {
      return county.now;
    },
  } as { now: Date };
  fund = await Paying.over(tests, await tests.open(fundEntities, { clock: () => clock.now }), clock);
  const budget = await fund.budget(100_000);
  const payee = await fund.payee({ account: exampleAccounts[1] });
  const awardLine = await fund.payable(budget, 1_000, await fund.payee());
  const run = await fund.sent([await fund.payable(budget, 5_000, payee)]);
  const { reference, id: returnedPayment } = run.payments[0]!;
  const { statement } = got(
    await fund.import(1, [
      { reference, into: 5_000, code: '2' },
      { reference: 'NOBODY KNOWS', out: 100 },
    ]),
  );
  const [alert] = (await fund.alerts.alerts(fund.officer, { first: 1 })).nodes;
  return {
    payee,
    payeeAccount: (await fund.payees.payee(fund.officer, payee))!.account!.id,
    awardLine,
    paymentRun: run.id,
    paymentFile: run.file!.id,
    bankLine: statement.lines[1]!.id,
    returnedPayment,
    alert: alert!.id,
  };
}

const fundOfficer: PersonActor = {
  kind: 'PERSON',
  personId: randomUUID(),
  organisationId: randomUUID(),
  roles: ['FUND_OFFICER'],
};

/** A provider that a fund approved beforehand, its claim and the room it keeps. */
async function aClaim(): Promise<Pick<Named, 'fund' | 'preapproval' | 'claim' | 'claimRow' | 'reservation'>> {
  const { provider } = county;
  const { organisationId: authorityId } = fundOfficer;
  await tests.query(
    `insert into organisation (id, kind, name) values ($1, 'TIER_ONE_AUTHORITY', 'Authority')`,
    [authorityId],
  );
  await aMember(fundOfficer);
  const db = await tests.open(fundEntities, { clock: () => county.now });
  const approved = await new Preapprovals(db).preapproveProvider(fundOfficer, {
    organisationId: provider.organisationId,
    from: day('2026-01-01'),
  });
  const csv = writeClaimFile([
    {
      month: '2026-11',
      clientReference: 'LF-0001',
      spentOn: '2026-11-02',
      category: 'TRAVEL',
      supplier: 'Trains',
      invoiceNumber: '1',
      net: '10.00',
      vat: '0',
      gross: '10.00',
      stream: 'SEEK',
      adults: '1',
      children: '0',
    },
  ]);
  const claim = await new Claims(db).uploadClaim(provider, {
    authorityId,
    csv,
    invoicesKept: true,
    idempotencyKey: randomUUID(),
  });
  const reservation = await new Reservations(db).reserveSpending(provider, {
    authorityId,
    clientReference: 'LF-0001',
    pence: 100,
    idempotencyKey: randomUUID(),
  });
  if ('problems' in approved || 'problems' in claim || 'problems' in reservation)
    throw new Error('The claim was refused.');
  return {
    fund: authorityId,
    preapproval: approved.id,
    claim: claim.id,
    claimRow: claim.rows[0]!.id,
    reservation: reservation.id,
  };
}

/** Lets an actor sign in; the subject is the person's id. */
async function aMember({ personId, organisationId, roles: held }: PersonActor): Promise<string> {
  await tests.query(
    `insert into person (id, issuer, subject, name) values ($1, $2, $1::uuid::text, 'Somebody') on conflict do nothing`,
    [personId, api.issuer],
  );
  const id = randomUUID();
  for (const role of held) {
    await tests.query(
      `insert into membership (id, person_id, organisation_id, role, starts_at) values ($1, $2, $3, $4, '2020-01-01')`,
      [role === held[0] ? id : randomUUID(), personId, organisationId, role],
    );
  }
  return id;
}

/** A return in hand of an authority, with a figure from outside, and a question to a provider. */
async function aReturn(
  episodeId: string,
): Promise<Pick<Named, 'authority' | 'dutyReturn' | 'outsideFigure' | 'dataQuestion'>> {
  const [authorityId, dutyReturn, outsideFigure, dataQuestion] = [1, 2, 3, 4].map(() => randomUUID());
  const authority = 'E10000099';
  await tests.query(
    `insert into organisation (id, kind, name, authority_code) values ($1, 'TIER_ONE_AUTHORITY', 'Their county', $2)`,
    [authorityId, authority],
  );
  await tests.query(
    `insert into duty_return (id, authority_id, year, version, form_version, status, opened_at, prepared_by)
     values ($1, $2, '2025-26', 1, '2025-26', 'DRAFT', now(), array[$3::uuid])`,
    [dutyReturn, authorityId, county.navigator.personId],
  );
  await tests.query(
    `insert into duty_return_outside_figure (id, return_id, authority_id, figure, value, source, recorded_by, recorded_at)
     values ($1, $2, $3, 'T4 WOMEN REFUGE', 3, 'A letter', $4, now())`,
    [outsideFigure, dutyReturn, authorityId, county.navigator.personId],
  );
  await tests.query(
    `insert into data_question (id, authority_id, provider_id, year, subject_kind, subject_id, reference, code, asked_by, asked_at)
     values ($1, $2, $3, '2025-26', 'EPISODE', $4, 'H-XXX', 'NO_SUPPORT', $5, now())`,
    [dataQuestion, authorityId, county.provider.organisationId, episodeId, county.navigator.personId],
  );
  return { authority, dutyReturn: dutyReturn!, outsideFigure: outsideFigure!, dataQuestion: dataQuestion! };
}

/** Somebody with this role in an organisation that has nothing. */
async function astranger(role: Role): Promise<PersonActor> {
  const organisationId = randomUUID();
  const provider = ['PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'].includes(role);
  await tests.query('insert into organisation (id, kind, name, provider_type) values ($1, $2, $3, $4)', [
    organisationId,
    provider ? 'PROVIDER' : 'DISTRICT_COUNCIL',
    'Elsewhere',
    provider ? 'OTHER_CHARITY' : null,
  ]);
  const actor: PersonActor = { kind: 'PERSON', personId: randomUUID(), organisationId, roles: [role] };
  await aMember(actor);
  return actor;
}

const nothing = (): Named =>
  Object.fromEntries(Object.keys(theirs).map((name) => [name, randomUUID()])) as unknown as Named;

interface Seen {
  readonly status: number;
  readonly body: Answer;
  readonly sql: readonly string[];
}

/** What one operation answers about these records, with every id and reference number made alike. */
async function asked(subject: string, operation: Operation, of: Named): Promise<Seen> {
  const { query, variables } = operations[operation];
  statements.length = 0;
  const { status, body } = await api.ask(subject, query, variables?.(of, 'a key of this test') ?? {});
  const named = new Set(Object.values(of));
  const alike = (text: string): string =>
    text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => (named.has(id) ? 'ID' : id));
  return { status, body: JSON.parse(alike(JSON.stringify(body))) as Answer, sql: statements.map(alike) };
}

describe.each(roles)('%s of another organisation', (role) => {
  let actor: PersonActor;
  beforeAll(async () => {
    actor = await astranger(role);
  });

  // An open vacancy is published to all who place households; people and audit are not any organisation's own.
  const shared: readonly Operation[] = [
    'endRole',
    'giveRole',
    'auditEntries',
    'person',
    'organisation',
    'changeOrganisation',
  ];
  const about = everyOperation.filter(
    (operation) => operations[operation].variables && !shared.includes(operation),
  );

  it.each(about)('%s: not yours is not there', async (operation) => {
    const there = await asked(actor.personId, operation, theirs);
    const missing = await asked(actor.personId, operation, nothing());
    expect(there).toEqual(missing);
    const error = (there.body['errors'] as { extensions: { code: string } }[] | undefined)?.[0]?.extensions
      .code;
    if (!allows(operation, [role])) expect(error).toBe('FORBIDDEN');
    else if (operations[operation].query.startsWith('mutation')) expect(error).toBe('NOT_FOUND');
    else {
      const [answer] = Object.values(there.body['data'] as Answer) as (Answer | unknown[] | null)[];
      expect(
        answer === null || (Array.isArray(answer) ? answer : (answer as { nodes: unknown[] }).nodes),
      ).toEqual(answer === null ? true : []);
    }
  });

  it('sees none of it in any list', async () => {
    const placing = allows('findMatches', [role]);
    for (const operation of everyOperation.filter(
      (name) => operations[name].query.includes('first: 50') && name !== 'people' && name !== 'organisations',
    )) {
      const { body } = await api.ask(actor.personId, operations[operation].query);
      const text = JSON.stringify(body);
      for (const [name, id] of Object.entries<string>({ ...theirs })) {
        if (placing && operation === 'vacancies' && name !== 'draft') continue;
        expect([operation, name, text.includes(id)]).toEqual([operation, name, false]);
      }
    }
  });
});

describe('each side', () => {
  it('sees the rows it must, and of one referral only its own half', async () => {
    for (const actor of [county.navigator, county.provider, fundOfficer])
      await aMember(actor).catch(() => undefined);
    const seen = async (actor: PersonActor, operation: Operation): Promise<Answer | null> => {
      const { query, variables } = operations[operation];
      const { body } = await api.ask(actor.personId, query, variables?.(theirs, '') ?? {});
      return (body.data?.[operation] as Answer | undefined) ?? null;
    };
    for (const operation of [
      'household',
      'search',
      'hold',
      'referral',
      'placement',
      'sanctuaryJob',
    ] as const) {
      expect([operation, (await seen(county.navigator, operation)) !== null]).toEqual([operation, true]);
    }
    for (const operation of [
      'service',
      'referral',
      'placement',
      'episode',
      'vacancy',
      'sanctuaryJob',
      'sanctuaryCapacity',
      'claim',
    ] as const) {
      expect([operation, (await seen(county.provider, operation)) !== null]).toEqual([operation, true]);
    }
    for (const actor of [fund.officer, fund.preparer]) {
      await aMember(actor);
      for (const operation of ['payee', 'paymentRun'] as const)
        expect([operation, (await seen(actor, operation)) !== null]).toEqual([operation, true]);
    }
    expect(JSON.stringify(await seen(fund.officer, 'alerts'))).toContain(theirs.alert);
    expect(JSON.stringify(await seen(fund.preparer, 'suspense'))).toContain(theirs.bankLine);
    expect(await seen(fundOfficer, 'claim')).not.toBeNull();
    expect(await seen(county.provider, 'household')).toBeNull();
    expect(await seen(county.provider, 'staying')).toBeNull();
    expect(await seen(county.navigator, 'episode')).toBeNull();
    const query = 'query ($id: ID!) { referral(id: $id) { householdId unitCode facts { people { lead } } } }';
    const provider = (await api.ask(county.provider.personId, query, { id: theirs.referral })).body.data;
    const sender = (await api.ask(county.navigator.personId, query, { id: theirs.referral })).body.data;
    expect(provider?.['referral']).toMatchObject({ householdId: null, unitCode: expect.any(String) });
    expect(sender?.['referral']).toMatchObject({ householdId: theirs.household, unitCode: null });
  });
});
