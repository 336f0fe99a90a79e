import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { fc } from '@app/kernel/testing';
import { testApi, type TestApi } from '../api';

let tests: TestDatabase;
let api: TestApi;
let production: TestApi;
const subject = 'navigator';

beforeAll(async () => {
  tests = await testDatabase();
  api = await testApi(tests);
  production = await testApi(tests, { production: true });
  const organisation = randomUUID();
  await tests.query(`insert into organisation (id, kind, name) values ($1, 'DISTRICT_COUNCIL', 'Council')`, [
    organisation,
  ]);
  for (const { issuer } of [api, production]) {
    const person = randomUUID();
    await tests.query(`insert into person (id, issuer, subject, name) values ($1, $2, $3, 'Nav')`, [
      person,
      issuer,
      subject,
    ]);
    await tests.query(
      `insert into membership (id, person_id, organisation_id, role, starts_at) values (gen_random_uuid(), $1, $2, 'NAVIGATOR', now())`,
      [person, organisation],
    );
  }
});
afterAll(async () => {
  await api.close();
  await production.close();
  await tests.drop();
});

const post = async (
  url: string,
  init: RequestInit & { duplex?: 'half' },
): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${url}/graphql`, { method: 'POST', ...init });
  return { status: response.status, text: await response.text() };
};
const json = { 'content-type': 'application/json' };
const code = (answer: { body: { errors?: { extensions: { code: string } }[] } }): string | undefined =>
  answer.body.errors?.[0]?.extensions.code;

describe('the way in', () => {
  it('is POST: a query or mutation in a URL is not run, whatever header asks for it', async () => {
    for (const headers of [{}, { 'apollo-require-preflight': 'yes' }]) {
      const response = await fetch(`${api.url}/graphql?query={__typename}`, { headers });
      expect(response.status).toBe(405);
    }
  });

  it('is JSON: a form post is refused, whatever header asks for it', async () => {
    for (const preflight of [{}, { 'apollo-require-preflight': 'yes' }]) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...preflight };
      expect((await post(api.url, { headers, body: 'query={__typename}' })).status).toBe(415);
    }
  });

  it('is closed to pages of other origins', async () => {
    const headers = { ...json, origin: 'https://elsewhere.example' };
    expect((await post(api.url, { headers, body: '{"query":"{__typename}"}' })).status).toBe(403);
  });

  it('takes one operation, no batch', async () => {
    const body = JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{__typename}' })));
    expect((await post(api.url, { headers: json, body })).status).toBe(400);
  });

  it('takes at most 64 kB', async () => {
    const body = JSON.stringify({ query: '{__typename}', variables: { padding: 'x'.repeat(70_000) } });
    expect((await post(api.url, { headers: json, body })).status).toBe(413);
  });

  it('takes more than 64 kB only of somebody who says that it carries a document, and only to attach one', async () => {
    const content = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.alloc(5 * 1024 * 1024 - 20),
      Buffer.from('%%EOF'),
    ]);
    const attach = 'mutation ($input: AttachQuoteInput!) { attachQuote(input: $input) { __typename } }';
    const input = { lineId: '00000000-0000-4000-8000-000000000000', content: content.toString('base64') };
    const large = (query: string) => JSON.stringify({ query, variables: { input } });
    const authorization = `Bearer ${await api.token(subject)}`;
    const saying = { ...json, 'x-hearth-document': 'quote' };
    // A navigator is told that there is no such line: the document was read whole.
    const read = await post(api.url, { headers: { ...saying, authorization }, body: large(attach) });
    expect(read.text).toContain('NOT_FOUND');
    expect((await post(api.url, { headers: { ...json, authorization }, body: large(attach) })).status).toBe(
      413,
    );
    expect((await post(api.url, { headers: saying, body: large(attach) })).status).toBe(413);
    const check = 'query ($input: CheckClaimInput!) { checkClaim(input: $input) { __typename } }';
    const claim = { authorityId: input.lineId, csv: 'x'.repeat(400_000) };
    const body = JSON.stringify({ query: check, variables: { input: claim } });
    const checked = await post(api.url, { headers: { ...saying, authorization }, body });
    expect([checked.status, checked.text]).toEqual([200, expect.stringContaining('FORBIDDEN')]);
    const other = await post(api.url, {
      headers: { ...saying, authorization },
      body: large('{ me { name } }'),
    });
    expect(other.status).toBe(400);
    const tooLarge = JSON.stringify({ query: attach, variables: { padding: 'x'.repeat(8_000_000) } });
    expect((await post(api.url, { headers: { ...saying, authorization }, body: tooLarge })).status).toBe(413);
  });

  it('has no page and no WebSocket: an upgrade is refused, and a reset in the middle of one harms nobody', async () => {
    const page = await fetch(`${api.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(405);
    const { hostname, port } = new URL(api.url);
    for (let n = 0; n < 50; n += 1) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write(
            `GET /${n % 2 ? 'graphql' : 'wrong'} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
            () => socket.resetAndDestroy(),
          );
        });
        socket.on('close', () => resolve());
        socket.on('error', () => undefined);
      });
    }
    expect((await api.ask(subject, '{ me { name } }')).body.data).toEqual({ me: { name: 'Nav' } });
  });
});

describe('what an answer tells', () => {
  it('of the schema: in production nothing is told, and never a "did you mean"', async () => {
    const introspection = '{ __schema { types { name } } }';
    expect(code(await production.ask(subject, introspection))).toBe('BAD_USER_INPUT');
    expect((await production.ask(subject, introspection)).body.data).toBeUndefined();
    for (const one of [api, production]) {
      const { body } = await one.ask(subject, '{ houshold { id } vacncies { nodes { id } } }');
      expect(JSON.stringify(body)).not.toMatch(/did you mean|households|vacancies/i);
    }
  });

  it('of a failure: a reference, and nothing of the cause', async () => {
    const broken = await testApi(tests);
    await tests.query('alter table household rename to household_gone');
    try {
      const answer = await broken.ask('somebody', '{ me { name } }');
      expect(code(answer)).toBe('UNAUTHENTICATED');
      const person = randomUUID();
      await tests.query(`insert into person (id, issuer, subject, name) values ($1, $2, $3, 'Nav')`, [
        person,
        broken.issuer,
        subject,
      ]);
      await tests.query(
        `insert into membership (id, person_id, organisation_id, role, starts_at)
         select gen_random_uuid(), $1, id, 'NAVIGATOR', now() from organisation limit 1`,
        [person],
      );
      const { status, body } = await broken.ask(subject, '{ households { nodes { id } } }');
      expect(status).toBe(200);
      expect(body.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
      expect(JSON.stringify(body)).not.toMatch(/relation|household_gone|select|stack|node_modules/i);
      expect(broken.failures).toHaveLength(1);
      expect(body.errors?.[0]?.message).toContain(broken.failures[0]?.reference);
    } finally {
      await tests.query('alter table household_gone rename to household');
      await broken.close();
    }
  });

  it('of time and trace: no header or extension', async () => {
    const { body } = await api.ask(subject, '{ me { name } }');
    expect(Object.keys(body)).toEqual(['data']);
  });

  it('is kept by no cache', async () => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: json,
      body: '{"query":"{__typename}"}',
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  it('to nonsense is a clear refusal', async () => {
    for (const body of ['', '{', 'null', '"x"', '{"query":1}', '{"query":"{"}', '{"query":"{ me }"}']) {
      const { status, text } = await post(api.url, {
        headers: { ...json, authorization: `Bearer ${await api.token(subject)}` },
        body,
      });
      expect([200, 400]).toContain(status);
      expect(text).toContain('BAD_USER_INPUT');
      expect(text).not.toMatch(/stack|node_modules|\.ts:/);
    }
  });
});

describe('how much may be asked', () => {
  const refused = async (query: string, variables: Record<string, unknown> = {}): Promise<void> => {
    expect(code(await api.ask(subject, query, variables))).toBe('BAD_USER_INPUT');
  };

  it('has a limit of aliases, even of __typename', async () => {
    await refused(`{ ${Array.from({ length: 101 }, (_, n) => `a${n}: __typename`).join(' ')} }`);
    await refused(`{ me { ${Array.from({ length: 16 }, (_, n) => `a${n}: name`).join(' ')} } }`);
  });

  it('has a limit of repeated fields', async () => {
    await refused(`{ me { ${'name '.repeat(500)} } }`);
  });

  it('has a limit of fields at the top', async () => {
    await refused(
      '{ a: me { name } b: me { name } c: me { name } d: me { name } e: me { name } f: me { name } }',
    );
  });

  it('has a limit of circles in introspection', async () => {
    await refused(`{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)} } } }`);
  });

  it('has a limit of directives and of tokens', async () => {
    await refused(`{ me { name ${Array.from({ length: 60 }, (_, n) => `@d${n}`).join(' ')} } }`);
    await refused(`{ me { ${'name, '.repeat(3_000)} } }`);
  });

  it('counts the page size from variables, whatever its name', async () => {
    const query = 'query ($n: Int!) { households(first: $n) { nodes { id } } }';
    await refused(query, { n: 100_000 });
    await refused(query, { n: 51 });
    await refused(query, { n: 0 });
    await refused(query, { n: -1 });
    expect((await api.ask(subject, query, { n: 50 })).body.errors).toBeUndefined();
  });

  it('refuses a cursor that was not given', async () => {
    for (const after of [
      'x',
      '',
      'W10',
      Buffer.from('["a"]').toString('base64url'),
      Buffer.from('[{},{}]').toString('base64url'),
    ]) {
      const { body } = await api.ask(
        subject,
        'query ($after: String) { households(after: $after) { nodes { id } } }',
        { after },
      );
      if (after !== '') expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('who asks', () => {
  it('must be signed in, with a token for us, from our issuer', async () => {
    expect(code(await api.ask(null, '{ me { name } }'))).toBe('UNAUTHENTICATED');
    expect(code(await api.ask(null, '{ me { name } }', {}, { authorization: 'Bearer x.y.z' }))).toBe(
      'UNAUTHENTICATED',
    );
    expect(
      code(
        await api.ask(
          null,
          '{ me { name } }',
          {},
          { authorization: `Bearer ${await production.token(subject)}` },
        ),
      ),
    ).toBe('UNAUTHENTICATED');
  });

  it('must have the role', async () => {
    expect(code(await api.ask(subject, '{ people { nodes { name } } }'))).toBe('FORBIDDEN');
  });
});

describe('malformed input', () => {
  it('is never an error of ours: ids that are none, NUL, huge numbers, wrong dates', async () => {
    const asked: [string, Record<string, unknown>][] = [
      ['query ($id: ID!) { household(id: $id) { id } }', { id: 'x' }],
      ['query ($id: ID!) { household(id: $id) { id } }', { id: "' or 1=1 --" }],
      ['query ($id: ID!) { household(id: $id) { id } }', { id: '\u0000' }],
      ['{ household(id: "123") { id } }', {}],
      ['{ districts(on: "2026-02-30") { code } }', {}],
      ['{ districts(on: "99999-01-01") { code } }', {}],
      ['query ($on: Date) { districts(on: $on) { code } }', { on: 20_260_101 }],
    ];
    for (const [query, variables] of asked)
      expect(code(await api.ask(subject, query, variables))).toBe('BAD_USER_INPUT');
    expect(api.failures).toEqual([]);
  });

  it('of any kind brings no 5xx and no word of the inside', async () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.json(),
      fc.uuid(),
    );
    const query = `mutation ($id: ID!, $text: String!) {
      pickUpHousehold(input: { code: $text }) { __typename ... on Problems { problems { code message field } } }
      releaseHold(id: $id) { __typename }
    }`;
    await fc.assert(
      fc.asyncProperty(value, value, async (id, text) => {
        const { status, body } = await api.ask(subject, query, { id, text });
        expect(status).toBeLessThan(500);
        expect(JSON.stringify(body)).not.toMatch(
          /INTERNAL_SERVER_ERROR|relation|syntax|constraint|node_modules/,
        );
      }),
      { numRuns: 60 },
    );
    expect(api.failures).toEqual([]);
  });
});

describe('health', () => {
  it('is live and ready', async () => {
    for (const path of ['live', 'ready']) expect((await fetch(`${api.url}/health/${path}`)).status).toBe(200);
  });
});

describe('a refused change', () => {
  const lately = (): Promise<object[]> =>
    tests.query(
      'select action, refused, subject_kind, subject_id, reason from audit_entry order by transaction_id desc limit 1',
    );

  it('is on record with who, what and how, though nothing else of it is kept', async () => {
    const id = randomUUID();
    await api.ask(subject, 'mutation ($id: ID!) { releaseHold(id: $id) { __typename } }', { id });
    expect(await lately()).toEqual([
      { action: 'releaseHold', refused: true, subject_kind: 'asked', subject_id: id, reason: 'NOT_FOUND' },
    ]);
    await api.ask(subject, 'mutation ($id: ID!) { reopenUnit(unitId: $id) { __typename } }', { id });
    expect(await lately()).toMatchObject([{ action: 'reopenUnit', reason: 'FORBIDDEN' }]);
    const typed = `CANARY-${randomUUID()}`;
    const people = [{ lead: false, age: 30 }];
    await api.ask(
      subject,
      'mutation ($input: RegisterHouseholdInput!) { registerHousehold(input: $input) { __typename } }',
      { input: { people, unsafeAreas: { districtCodes: [], outcodes: [typed] } } },
    );
    const [entry] = await lately();
    expect(entry).toMatchObject({ action: 'registerHousehold', refused: true, subject_kind: 'organisation' });
    expect(JSON.stringify(entry)).not.toContain('CANARY');
  });
});
