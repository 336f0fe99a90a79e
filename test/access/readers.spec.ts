import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { allows, day, type Operation, type PersonActor, type Role, roles } from '@app/kernel';
import { aKey, County, got, type Offered } from '@app/placements/testing';
import { aLine, Fund } from '@app/safe-start-fund/testing';
import { sanctuaryEntities } from '@app/sanctuary';
import { AtHome, safeAtHome } from '@app/sanctuary/testing';
import { Claims, fundEntities, Preapprovals, writeClaimFile } from '@app/safe-start-fund';
import type { Logger } from 'typeorm';
import { exampleAccounts, Paying } from '../../libs/safe-start-fund/src/paying/testing';
import { buildSchema, getNamedType, type GraphQLField, type GraphQLObjectType, isObjectType } from 'graphql';
import { type Answer, testApi, type TestApi } from '../api';

/**
 * A reader matrix: no role learns from reasons, counts, ranks, order or timing what its own tables would not show it.
 * Every role, once in the council that sends, once in the provider that receives, once in the authority whose fund is
 * asked and once in an organisation with none of it, reads every field of every query; words planted in the records may be met by their readers and nobody else.
 */
let tests: TestDatabase;
let county: County;
let api: TestApi;
let records: Readonly<Record<string, string>>;
let masked: Offered;
let shown: Offered;
let theirs: string;
let statements = 0;
/** What everybody read in the world as it was arranged. */
let before: Record<string, string>;

const sides = ['sender', 'provider', 'stranger', 'fund'] as const;
type Side = (typeof sides)[number];
interface Reader {
  readonly side: Side;
  readonly role: Role;
  readonly actor: PersonActor;
}
const readers: Reader[] = [];
const nameOf = ({ side, role }: Pick<Reader, 'side' | 'role'>): string => `${side} ${role}`;
const reader = (side: Side, role: Role): Reader =>
  readers.find((one) => one.side === side && one.role === role) as Reader;
const firstContact: readonly Role[] = ['NAVIGATOR', 'COMPASS_WORKER', 'REFERRING_PRACTITIONER'];
const placing: readonly Role[] = ['NAVIGATOR', 'REFERRING_PRACTITIONER'];
const workers: readonly Role[] = ['PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'];
const paying: readonly Role[] = ['FUND_OFFICER', 'FINANCE_PREPARER', 'FINANCE_APPROVER'];
const counting: readonly Role[] = ['COMMISSIONER', 'DATA_OFFICER'];
const at = (side: Side, held: readonly Role[]): string[] => held.map((role) => nameOf({ side, role }));
const anywhere = (held: readonly Role[]): string[] => sides.flatMap((side) => at(side, held));

/** Every query of the schema, as a document that asks for everything it can. */
const schema = buildSchema(readFileSync(join(__dirname, '../../schema.graphql'), 'utf8'));

const everything = (type: GraphQLObjectType, within: readonly string[], depth: number): string =>
  Object.values(type.getFields())
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (!isObjectType(named)) return [field.name];
      if (depth === 1 || within.includes(named.name)) return [];
      const page = field.args.some(({ name }) => name === 'first') ? '(first: 5)' : '';
      return [`${field.name}${page} { ${everything(named, [...within, named.name], depth - 1)} }`];
    })
    .join(' ');

const documentOf = (field: GraphQLField<unknown, unknown>): string => {
  const asked = field.args.filter((argument) => given(field.name, argument) !== undefined);
  const named = getNamedType(field.type) as GraphQLObjectType;
  const of = isObjectType(named) ? `{ ${everything(named, [named.name], 7)} }` : '';
  if (asked.length === 0) return `{ ${field.name} ${of} }`;
  const typed = asked.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  return `query (${typed}) { ${field.name}(${asked.map(({ name }) => `${name}: $${name}`).join(', ')}) ${of} }`;
};

const queries = Object.values(schema.getQueryType()?.getFields() ?? {});

/** What the queries are about whose name says something else. */
const namedAfter: Readonly<Record<string, string>> = {
  entryRules: 'service',
  fundApplication: 'application',
  fundInvoice: 'invoice',
};

/** What a query is asked about. `id` is of the record that it is named after, `unitId` of the unit, and so on. */
function given(query: string, { name }: { readonly name: string }): unknown {
  const october = query === 'unmetNeed';
  const fixed: Readonly<Record<string, unknown>> = {
    first: ['caseHistory', 'auditEntries'].includes(query) ? 50 : 5,
    id: records[namedAfter[query] ?? query],
    subjectId: records['household'],
    input: {
      authorityId: records['fund'],
      ...(query === 'checkClaim' ? { csv: 'month' } : { clientReference: 'LF-1' }),
    },
    vacancyIds: [masked.vacancyId, shown.vacancyId],
    level: 'SERVICE',
    outcode: 'CM1',
    words: records['reference'],
    authorityCode: 'E10000012',
    year: '2026-27',
    figure: 'T3 SUPPORTED TOTAL',
    districtCode: 'E07009904',
    day: '2026-11-21',
    statuses: query === 'vacancies' ? ['DRAFT', 'OPEN', 'PAUSED', 'FILLED', 'WITHDRAWN'] : undefined,
    from: october ? '2026-10-01' : '2026-11-01',
    to: october ? '2026-10-31' : '2026-12-01',
  };
  if (query === 'sanctuaryCapacity') return records['scheme'];
  return fixed[name] ?? records[name.replace(/Id$/, '')];
}

async function ask({ actor }: Reader, query: string, variables: Answer = {}): Promise<Answer> {
  const { body } = await api.ask(actor.personId, query, variables);
  return body;
}

/** What a query says to a reader, as text, and in how many statements it was found: what takes longer tells as well. */
async function said(one: Reader, field: GraphQLField<unknown, unknown>): Promise<string> {
  const asked = field.args.map((argument) => [argument.name, given(field.name, argument)]);
  statements = 0;
  const body = await ask(one, documentOf(field), Object.fromEntries(asked) as Answer);
  expect([nameOf(one), field.name, body['errors'] ?? []]).toEqual([nameOf(one), field.name, []]);
  return `${JSON.stringify(body)} in ${String(statements)}`;
}

/** Does something that must succeed, as the sender's navigator. */
async function act(field: string, type: string, input: Answer): Promise<void> {
  const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${name}!) { ${field}(input: $input) { __typename ... on Problems { problems { code field } } } }`;
  const all = { householdId: records['household'], ...input };
  const body = await ask(reader('sender', 'NAVIGATOR'), query, { input: all });
  expect(body).toEqual({ data: { [field]: { __typename: type } } });
}
const transHistory = (personKey: string, answer: string | null) =>
  act('recordTransHistory', 'TransHistory', { personKey, answer });
const immigration = (status: string | null) => act('recordImmigration', 'Immigration', { status });
/** What she answers her provider about being trans. */
const equality = async (answer: 'YES' | 'NO', episodeId = records['episode'] ?? ''): Promise<void> => {
  const answers = [{ person: 1, characteristic: 'TRANS' as const, answer }];
  got(await county.support.recordEquality(county.provider, { episodeId, answers }));
};
const unsafeIn = (code: string) =>
  act('changeHousehold', 'ChangedHousehold', { unsafeAreas: { districtCodes: [code], outcodes: [] } });

/** A fresh search of the sender with all that hangs on it, two vacancies opened and compared; without its own id. */
async function found(household = records['household']): Promise<string> {
  const navigator = reader('sender', 'NAVIGATOR');
  const type = schema.getType('Search') as GraphQLObjectType;
  const query = `mutation ($id: ID!) { findMatches(householdId: $id) { ... on Search { ${everything(type, ['Search'], 7)} } } }`;
  statements = 0;
  const body = await ask(navigator, query, { id: household });
  const search = String((body['data'] as Record<string, Answer>)['findMatches']?.['id']);
  const opened = [JSON.stringify(body), String(statements)];
  const was = records;
  for (const vacancy of [masked.vacancyId, shown.vacancyId]) {
    records = { ...was, household: household ?? '', search, vacancy };
    for (const field of queries.filter(({ name }) => /^(judgement|compareMatches|search)$/.test(name))) {
      opened.push(await said(navigator, field));
      expect(opened.at(-1)).not.toContain(`"${field.name}":null`);
    }
  }
  records = was;
  return opened.join('\n').replaceAll(search, 'THIS SEARCH');
}

const publicOf = (text: string): string => text.replaceAll(/"privateQuestion":("[^"]*"|null)/g, '');

/** All that every reader reads through every query that is open to them and tells of any household. */
async function allRead(but: readonly string[] = []): Promise<Record<string, string>> {
  const read: Record<string, string> = {};
  const telling = queries.filter(
    ({ name }) =>
      !/^(me|people|person|organisations?|districts|postcodeDistrict|matchingWeights)$/.test(name),
  );
  for (const one of readers.filter((other) => !but.includes(nameOf(other)))) {
    for (const field of telling.filter(({ name }) => allows(name as Operation, [one.role]))) {
      read[`${nameOf(one)} ${field.name}`] = await said(one, field);
    }
  }
  return read;
}
const people = [
  { lead: true, partner: false, gender: 'WOMAN_OR_GIRL' as const, born: { year: 1990, month: 6 } },
  { lead: false, partner: false, gender: 'MAN_OR_BOY' as const, born: { year: 2011, month: 3 } },
];

/** She could stay at home: a scheme was asked, though a safety rule was open, and has surveyed. */
async function aJobAtHome(householdId: string): Promise<Readonly<Record<string, string>>> {
  const { navigator, provider } = county;
  const home = await AtHome.over(county);
  const districts = [{ districtCode: 'E07009904', slots: 3 }];
  const capacity = { serviceId: home.scheme, firstWeek: home.monday, weeks: 2, districts };
  got(await home.schemes.publishSanctuaryCapacity(provider, capacity));
  const staying = { ...safeAtHome, whoHarmsMayEnter: null, homeDistrictCode: 'E07009904' };
  got(await home.staying.recordStaying(navigator, { householdId, ...staying }));
  const told = { address: 'ROSECOTTAGE 1', safetyReason: 'WHYUNCHECKED: her solicitor said so.' };
  const { id } = got(await home.request({ id: householdId }, told));
  got(await home.jobs.acceptSanctuary(provider, id));
  const survey = { jobId: id, items: ['LOCK_CHANGE' as const], hazards: 'HAZARDINSIDE: steep stairs.' };
  got(await home.works.recordSanctuarySurvey(provider, survey));
  return { scheme: home.scheme, sanctuaryJob: id, job: id };
}

const logger = new Proxy({} as Logger, {
  get: (_, name) => (name === 'logQuery' ? () => (statements += 1) : () => undefined),
});

beforeAll(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-21'), sanctuaryEntities);
  api = await testApi(tests, { clock: () => county.now, logger, masterKey: county.masterKey });
  const [{ id: stranger } = { id: '' }] = await tests.query<{ id: string }>(
    `insert into organisation (id, kind, name) values (gen_random_uuid(), 'DISTRICT_COUNCIL', 'Elsewhere') returning id`,
  );
  const { navigator, provider } = county;
  const fund = await Fund.of(tests, county);
  const organisations = {
    sender: navigator.organisationId,
    provider: provider.organisationId,
    stranger,
    fund: fund.authorityId,
  };
  for (const side of sides) {
    for (const role of roles) {
      const actor = county.person(role, organisations[side]);
      readers.push({ side, role, actor });
      await tests.query(
        `with p as (insert into person (id, issuer, subject, name) values ($1, $2, $1::uuid::text, $5) returning id)
         insert into membership (id, person_id, organisation_id, role, starts_at) select gen_random_uuid(), id, $3, $4, '2020-01-01' from p`,
        [actor.personId, api.issuer, organisations[side], role, nameOf({ side, role })],
      );
    }
  }
  await tests.query(
    `insert into district (id, code, name, nation, greater_essex, sub_region, live_from)
     select gen_random_uuid(), code, name, 'England', true, 'NORTH', '1974-04-01'
     from (values ('E07009901', 'Dreadham'), ('E07009902', 'Truewick'), ('E07009903', 'Nearford'), ('E07009904', 'Homeford')) d (code, name)`,
  );
  // (a) Two services for her: one masked, and one that is shown by its district.
  const features = { staffing: 'ON_SITE_24H' } as const;
  const rules = { boysToAge: 17 };
  const house = await county.service({ name: 'Heron House', districtCode: 'E07009902', features }, rules);
  masked = await county.offered(house, { code: 'HIDDENROOM' });
  shown = await county.offered(await county.service({ name: 'Second House', features }, rules));
  await tests.query(
    `with d as (select id from district where code = 'E07000071'),
       s as (update service set shown_sub_region = null, shown_district_id = d.id from d where service.id = $1)
     update vacancy_facts set shown_sub_region = null, shown_district_id = d.id from d where service_id = $1`,
    [shown.serviceId],
  );
  // (b) A household with everything that must not travel.
  const judgementNote = 'NOTEOFRISK: he found her twice.';
  const her = await county.household({
    people,
    unsafeAreas: { districtCodes: ['E07009901'], outcodes: [] },
    stayNear: [{ districtCode: 'E07009903', reason: 'SCHOOL', flexible: true }],
    risk: { tool: 'DASH', dashScore: 9, level: 'HIGH', judgementNote },
  });
  records = { household: her.id };
  await immigration('NRPF_SPOUSE_ROUTE');
  await transHistory('0', 'YES');
  await transHistory('1', 'PREFERS_NOT_TO_SAY');
  theirs = (await county.household({ people })).id;
  // (c) Her referral: asked to be overridden for her son, questioned, answered, overridden, and declined.
  const strictRules = { boysToAge: 5, boysConsiderToAge: null };
  const strict = await county.service({ districtCode: 'E07000076', features }, strictRules);
  got(await county.services.recordRefugeLocation(provider, { serviceId: strict, address: '1 Rose Lane' }));
  const { vacancyId, unitId } = await county.offered(strict, { code: 'STRICTROOM' });
  const once = (): { idempotencyKey: string } => ({ idempotencyKey: aKey() });
  const askToOverride = { reason: 'WHYASKED: nothing else is free tonight.' };
  const wanted = { householdId: her.id, vacancyId, askToOverride, ...once() };
  const hold = got(await county.holds.holdVacancy(navigator, wanted));
  const { id } = got(await county.referrals.submitReferral(navigator, { holdId: hold.id, ...once() }));
  const question = { referralId: id, text: 'ASKEDOFHER: is he at school?', rules: [], ...once() };
  got(await county.questions.askQuestion(provider, question));
  const answer = { referralId: id, text: 'ANSWEREDFORHER: yes.', ...once() };
  got(await county.questions.answerQuestion(navigator, answer));
  const why = { referralId: id, reason: 'WHYOVERRIDDEN: the flat upstairs.', ...once() };
  got(await county.overrides.overrideRules(provider, { ...why, rules: ['BOYS_UPPER_AGE'] }));
  const primaryReason = 'RISK_LOCATION';
  const no = { id, primaryReason, contributingReasons: ['RISK_LINK_RESIDENT'], ...once() } as const;
  got(
    await county.referrals.declineReferral(provider, {
      ...no,
      contributingReasons: [...no.contributingReasons],
    }),
  );
  const { placement, episode } = await county.arrived();
  // (d) She said she is trans, to the provider that she lives with, and is ready to move on but for the rent.
  await equality('YES', episode.id);
  const readiness = { episodeId: episode.id, readyOn: county.today, blockedBy: 'DEPOSIT_OR_RENT' } as const;
  got(await county.episodes.setReadyToMoveOn(provider, readiness));
  const atHome = await aJobAtHome(her.id);
  const { id: household, reference } = her;
  const ids = { vacancy: masked.vacancyId, service: strict, unit: unitId, hold: hold.id, referral: id };
  // An application to the fund for her, with words that must not leave it.
  const ofTheFund = await fund.everything();
  const asked = got(
    await fund.applications.draftApplication(navigator, {
      ...fund.draft(her, [aLine(5_000, { what: 'WHATISASKED' })]),
      why: 'WHYMONEY: she has nothing of her own.',
    }),
  );
  got(await fund.applications.submitApplication(navigator, asked.id, aKey()));
  const said = { ...ofTheFund, application: asked.id, ...(await whatTheFundPaid(fund.authorityId)) };
  records = {
    household,
    reference,
    ...ids,
    ...atHome,
    placement: placement.id,
    episode: episode.id,
    ...said,
  };
  await found();
  const [last] = await tests.query<{ id: string }>('select id from search where household_id = $1', [her.id]);
  records = { ...records, search: last?.id ?? '' };
  records = { ...records, fund: navigator.organisationId, claim: await aClaim() };
  // (e) Rows of unmet need of a month that is over, and (f) searches of days that are over, as many as may be counted.
  await tests.query(
    `insert into unmet_need (id, day, because, needs, rules) select gen_random_uuid(), '2026-10-15', 'NOTHING_SUITS', '{}', '{}' from generate_series(1, 10)`,
  );
  await tests.query(
    `insert into search_sample select gen_random_uuid(), '2026-11-10', s.facts from search_sample s, generate_series(1, 25)`,
  );
  before = await allRead();
}, 120_000);
afterAll(async () => {
  await api.close();
  await tests.drop();
});

/** A payee whom the fund sent money, of which some came back, and a line of the bank that nobody knows. */
async function whatTheFundPaid(authorityId: string): Promise<Readonly<Record<string, string>>> {
  const clock = { now: county.now };
  const db = await tests.open(fundEntities, { clock: () => clock.now });
  const paying = new Paying(tests, db, clock, authorityId, county.masterKey);
  const budget = await paying.budget(100_000);
  const payee = await paying.payee({ account: exampleAccounts[1], name: 'PAYEEONLY Ltd' });
  const run = await paying.sent([await paying.payable(budget, 5_000, payee)]);
  const reference = run.payments[0]?.reference ?? '';
  got(
    await paying.import(1, [
      { reference, into: 5_000, code: '2' },
      { reference: 'NOBODYKNOWS', out: 100 },
    ]),
  );
  return { payee, paymentRun: run.id };
}

/** A claim of the provider to a fund of the sender. */
async function aClaim(): Promise<string> {
  const db = await tests.open(fundEntities, { clock: () => county.now });
  const officer = reader('sender', 'FUND_OFFICER').actor;
  const { organisationId } = county.provider;
  got(await new Preapprovals(db).preapproveProvider(officer, { organisationId, from: day('2026-01-01') }));
  const row = {
    month: '2026-11',
    clientReference: 'CLIENT-77',
    spentOn: '2026-11-02',
    category: 'PROCESS_SERVER',
    supplier: 'Papers',
    invoiceNumber: '1',
    net: '10.00',
    vat: '0',
    gross: '10.00',
    stream: 'SEEK',
    adults: '1',
    children: '0',
  };
  const authorityId = officer.organisationId;
  const file = { authorityId, csv: writeClaimFile([row]), invoicesKept: true, idempotencyKey: aKey() };
  return got(await new Claims(db).uploadClaim(reader('provider', 'PROVIDER_WORKER').actor, file)).id;
}

describe('a word planted in a record', () => {
  const auditors = anywhere(['AUDITOR']);
  const holders = at('sender', firstContact);
  const placers = at('sender', placing);
  const receivers = at('provider', workers);
  const officers = at('fund', ['FUND_OFFICER']);
  /** Every dashboard has a row for each district, so its code and name as `id` and `label` of one tell of nobody. */
  const asValue = (code: string, name: string): RegExp => RegExp(`(?<!"id":")${code}|(?<!"label":")${name}`);
  /** A form has the word as the `id` of a row or a column, which tells of nobody. Who may meet each, by "who sees what" in the README of households, placements and search; auditors see why. */
  const planted: Readonly<Record<string, readonly [() => RegExp, readonly string[]]>> = {
    'where she is not safe': [() => asValue('E07009901', 'Dreadham'), holders],
    'where she must stay near': [() => asValue('E07009903', 'Nearford'), holders],
    'her immigration status': [() => /NRPF_SPOUSE_ROUTE/, placers],
    'a trans history': [() => /(?<!"id":)"PREFERS_NOT_TO_SAY"|"privateQuestion":"/, placers],
    'that an access class was answered': [() => /"field":"(immigration|transHistory)"/, placers],
    'why her risk is high': [() => /NOTEOFRISK/, holders],
    'her id': [() => RegExp(records['household'] ?? ''), [...holders, ...auditors]],
    'her reference': [() => RegExp(records['reference'] ?? ''), [...holders, ...receivers, ...officers]],
    'what the fund is asked for': [() => /WHATISASKED/, [...placers, ...officers]],
    'why the fund is asked': [() => /WHYMONEY/, []],
    'what a household had before': [() => /"pastHelp":\{/, officers],
    'where a masked service is': [() => asValue('E07009902', 'Truewick'), []],
    'the exact reasons of a decline': [() => /(?<!"id":)"(RISK_LOCATION|RISK_LINK_RESIDENT)"/, receivers],
    'why a rule was overridden': [() => /WHYOVERRIDDEN/, [...receivers, ...auditors]],
    'why it was asked to be overridden': [() => /WHYASKED/, [...placers, ...receivers, ...auditors]],
    'a question to the sender': [() => /ASKEDOFHER/, [...placers, ...receivers]],
    'an answer to the provider': [() => /ANSWEREDFORHER/, [...placers, ...receivers]],
    'who overrode a rule': [() => /"overriddenBy":"/, receivers],
    'what she said about equality': [() => /"characteristic":"TRANS"/, receivers],
    'what keeps her from moving on': [() => /DEPOSIT_OR_RENT/, receivers],
    'where she lives': [() => asValue('E07009904', 'Homeford'), [...placers, ...receivers]],
    'in which house she lives': [() => /ROSECOTTAGE/, []],
    'what is to be known of her home': [() => /HAZARDINSIDE/, receivers],
    'why sanctuary was asked for unchecked': [() => /WHYUNCHECKED/, [...placers, ...auditors]],
    'whether she wants to stay': [() => /"wantsToStay":true/, placers],
    'a client of a claim': [() => /CLIENT-77/, [...receivers, ...at('sender', ['FUND_OFFICER'])]],
    'a flag of a claim': [() => /NEEDS_A_REASON/, at('sender', ['FUND_OFFICER'])],
    'whom the fund pays': [() => /PAYEEONLY/, at('fund', [...paying, 'AUDITOR'])],
    'an account of a payee': [() => RegExp(exampleAccounts[1].accountNumber), []],
    'what the bank says that nobody knows': [
      () => /NOBODYKNOWS/,
      at('fund', ['FINANCE_PREPARER', 'FINANCE_APPROVER']),
    ],
    'a count of unmet need': [() => /"householdDays":[0-9]/, anywhere(counting)],
  };
  it.each(Object.entries(planted))('%s is met by its readers and nobody else', (_, [word, expected]) => {
    const met = Object.entries(before)
      .filter(([, text]) => word().test(text))
      .map(([by]) => by.replace(/ [^ ]+$/, ''));
    expect([...new Set(met)].sort()).toEqual([...expected].sort());
  });
});

describe('two worlds that differ in one protected fact', () => {
  /** Everybody but whoever reads the fact, and the auditor, who reads that it was changed and who searched. */
  async function othersReadTheSame(readers: readonly string[] = at('sender', placing)): Promise<void> {
    const but = [...readers, ...anywhere(['AUDITOR'])];
    const others = Object.entries(before).filter(([by]) => !but.some((name) => by.startsWith(`${name} `)));
    expect(others.length).toBeGreaterThan(100);
    expect(await allRead(but)).toEqual(Object.fromEntries(others));
  }

  it('say the same to all but its readers, whatever she said about equality', async () => {
    await equality('NO');
    await othersReadTheSame(at('provider', workers));
    await equality('YES');
  }, 30_000);

  it('say the same to all but its readers, whatever somebody says of a trans history', async () => {
    const searched = await found();
    expect(searched).toMatch(/"privateQuestion":"/);
    await transHistory('0', 'NO');
    await transHistory('1', null);
    await othersReadTheSame();
    const after = await found();
    expect(after).not.toMatch(/"privateQuestion":"/);
    expect(publicOf(after)).toBe(publicOf(searched));
  }, 30_000);

  it('say the same to all but its readers, whatever the immigration status', async () => {
    const searched = await found();
    await immigration(null);
    await othersReadTheSame();
    expect(await found()).toBe(searched);
  }, 30_000);

  it('say the same to everybody, wherever in its sub-region a masked service is', async () => {
    const searched = await found();
    // Where she came from, where she must stay near, and where she is not safe.
    for (const code of ['E07000076', 'E07009903', 'E07009901']) {
      await tests.query(
        'update service_district set district_id = (select id from district where code = $2) where service_id = $1',
        [masked.serviceId, code],
      );
      expect(await found()).toBe(searched);
    }
    await othersReadTheSame();
  }, 30_000);

  it('say the same of a masked service, wherever in its sub-region she is not safe', async () => {
    const searched = async (): Promise<string> => (await found()).replaceAll(/Dreadham|Truewick/g, 'AREA');
    const there = await searched();
    await unsafeIn('E07009902');
    expect(await searched()).toBe(there);
    await othersReadTheSame(at('sender', firstContact));
  }, 30_000);

  it('say the same of search, whether a unit is lived in or does not exist', async () => {
    const before = await found(theirs);
    await county.arrived(undefined, await county.offered(masked.serviceId));
    expect(await found(theirs)).toBe(before);
  });
});

describe('a preview of entry rules', () => {
  it('is given to a manager of the provider alone, from samples without areas and access classes', async () => {
    const samples = await tests.query('select facts from search_sample');
    expect(samples.length).toBeGreaterThan(20);
    expect(JSON.stringify(samples)).not.toMatch(/immigration|trans|NRPF|reference|NOTEOFRISK/i);
    const districts = await tests.query<{ id: string }>('select id from district');
    expect(districts.filter(({ id }) => JSON.stringify(samples).includes(id))).toEqual([]);
    const rules = { genderPolicy: 'WOMEN_ONLY', takesLocal: 'YES', boysToAge: 2, boysConsiderToAge: null };
    for (const one of readers) {
      const query =
        'mutation ($input: SetEntryRulesInput!) { previewEntryRules(input: $input) { __typename ... on EntryRulesPreview { searches rules { now { fails } then { fails } } } } }';
      const body = await ask(one, query, { input: { level: 'SERVICE', id: records['service'], rules } });
      const word = /EntryRulesPreview|NOT_FOUND|FORBIDDEN|Problems/.exec(JSON.stringify(body))?.[0] ?? '';
      const expected = one.side === 'provider' ? 'EntryRulesPreview' : 'NOT_FOUND';
      expect(`${nameOf(one)} ${word}`).toBe(
        `${nameOf(one)} ${one.role === 'PROVIDER_MANAGER' ? expected : 'FORBIDDEN'}`,
      );
    }
  });
});

/** A row of what the return counts, where nothing above has made one. */
async function somethingOfEach(): Promise<void> {
  const { episode: episodeId = '', service: serviceId = '' } = records;
  const given = [{ person: 1, supportType: 'ADVOCACY', firstGivenOn: county.today }] as const;
  got(await county.support.recordSupport(county.provider, { episodeId, given: [...given] }));
  const standing = [serviceId, county.provider.organisationId];
  const authority = county.navigator.organisationId;
  await tests.query(
    `insert into service_commissioning select gen_random_uuid(), $1, $2, $3, '2026-04-01', null
     where not exists (select from service_commissioning where service_id = $1)`,
    [...standing, authority],
  );
  await tests.query(
    `insert into quality_mark select gen_random_uuid(), $1, $2, 'OTHER', 'HELD', '2026-04-01', null
     where not exists (select from quality_mark where service_id = $1)`,
    standing,
  );
}

describe('in SQL alone', () => {
  /** Who gets rows of each table. */
  const rows: Readonly<Record<string, readonly string[]>> = {
    household_immigration: at('sender', placing),
    household_trans_history: at('sender', placing),
    household_unsafe_area: at('sender', firstContact),
    search_day: at('sender', firstContact),
    service_district: at('provider', workers),
    refuge_location: at('provider', workers),
    episode_person: at('provider', workers),
    episode_characteristic: at('provider', workers),
    episode_support: at('provider', workers),
    move_on_readiness: at('provider', workers),
    service_commissioning: [...at('provider', workers), ...at('sender', counting)],
    quality_mark: at('provider', workers),
    episode_origin: [],
    move_on: [],
    referral_decline: at('provider', workers),
    rule_override_reason: at('provider', workers),
    unmet_need: anywhere(counting),
    search_sample: [],
    fund_application: [...at('sender', placing), ...at('fund', ['FUND_OFFICER'])],
    fund_application_household: at('sender', placing),
    fund_application_reason: [...at('sender', placing), ...at('fund', ['FUND_OFFICER'])],
    fund_document: [...at('sender', placing), ...at('fund', ['FUND_OFFICER'])],
    award_household: at('fund', ['FUND_OFFICER']),
  };

  it.each(Object.keys(rows))('%s has rows for its readers and nobody else', async (table) => {
    await immigration('NRPF_SPOUSE_ROUTE');
    await transHistory('0', 'YES');
    await tests.query('update search_day set unmet = true');
    await somethingOfEach();
    const getting: string[] = [];
    for (const one of readers) {
      const found = await county.db
        .read(one.actor, (tx) => tx.manager.query<object[]>(`select * from ${table}`))
        .catch((error: unknown) => (/permission denied/.test(String(error)) ? [] : [{ error }]));
      if (found.length > 0) getting.push(nameOf(one));
    }
    expect(getting.sort()).toEqual([...(rows[table] ?? [])].sort());
  });
});

it('which unit a vacancy is of is met by the workers of its provider, and nobody else there', () => {
  const met = Object.entries(before).filter(([, text]) => /HIDDENROOM|STRICTROOM/.test(text));
  const others = met
    .map(([by]) => by)
    .filter((by) => !at('provider', workers).some((name) => by.startsWith(name)));
  expect(others).toEqual([]);
});
