import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { startIssuer, type RunningIssuer } from './issuer';
import { signingKeys } from './issuer.keys';
import { demoPeople } from './people';
import { IssuerNotRunning, NoSuchPerson, tokenFor } from './token';

const portalUrl = 'http://127.0.0.1:3001';

describe('the demonstration issuer', () => {
  let issuer: RunningIssuer;
  beforeAll(async () => {
    issuer = await startIssuer({ port: 0, portalUrl });
  });
  afterAll(() => issuer.stop());

  it('gives anyone a token for the API, signed with its published key', async () => {
    const { token, expiresIn } = await tokenFor('nina', issuer.url);
    const keys = createRemoteJWKSet(new URL(`${issuer.url}/jwks`));
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      audience: 'hearth-api',
      issuer: issuer.url,
    });
    expect(payload.sub).toBe('nina');
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(expiresIn).toBeGreaterThan(3_500);
    expect(Object.keys(payload).sort()).toEqual(['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'sub']);
  });

  it('lists everyone when asked for somebody it does not know', async () => {
    const refusal = tokenFor('zoe', issuer.url);
    await expect(refusal).rejects.toBeInstanceOf(NoSuchPerson);
    for (const { id } of demoPeople) await expect(refusal).rejects.toThrow(new RegExp(`\\b${id}\\b`));
  });

  it('takes a name in capitals', async () => {
    await expect(tokenFor('NINA', issuer.url)).resolves.toMatchObject({ expiresIn: 3_600 });
  });

  it.each([
    ['ninna', /Nobody is called “ninna”\. Did you mean nina\?$/],
    ['Nosh', /Nobody is called “Nosh”\. Did you mean noah\?$/],
    ['zzzzzzz', /Nobody is called “zzzzzzz”\.$/],
    ['', /Say who to be: npm run token -- <person>$/],
  ])('says last what is wrong with “%s”', async (name, last) => {
    await expect(tokenFor(name, issuer.url)).rejects.toThrow(last);
  });

  it('says at its own address what it is, and leads to Hearth', async () => {
    const response = await fetch(issuer.url);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`href="${portalUrl}"`);
  });

  it('answers what is not there with a page', async () => {
    const response = await fetch(`${issuer.url}/no-such-page`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('The demonstration sign-in has no such page');
  });

  it('insists on PKCE and on the addresses it knows', async () => {
    const ask = async (parameters: Record<string, string>) => {
      const query = new URLSearchParams({
        client_id: 'portal',
        response_type: 'code',
        scope: 'openid',
        ...parameters,
      });
      return fetch(`${issuer.url}/auth?${query.toString()}`, { redirect: 'manual' });
    };
    const withoutPkce = await ask({ redirect_uri: `${portalUrl}/sign-in/callback` });
    expect(withoutPkce.headers.get('location')).toMatch(/error=invalid_request/);
    const elsewhere = await ask({ redirect_uri: 'https://elsewhere.example/' });
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.headers.get('location')).toBeNull();
  });

  it('answers a lost sign-in with a page, not an error', async () => {
    const response = await fetch(`${issuer.url}/choose/lost`);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/This sign-in has run out.*Sign in again/s);
  });

  it('says that it is ready', async () => {
    const response = await fetch(`${issuer.url}/health/ready`);
    expect(await response.json()).toEqual({ status: 'ready' });
  });

  it('says so when its port is taken', async () => {
    const port = Number(new URL(issuer.url).port);
    await expect(startIssuer({ port, portalUrl })).rejects.toThrow(/is taken\. Set HEARTH_SIGN_IN_PORT/);
  });

  it('does not start in production', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(startIssuer({ port: 0, portalUrl })).rejects.toThrow(
        /does not start when NODE_ENV is production/,
      );
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });
});

describe('the token script', () => {
  it('says how to start the issuer when it does not answer', async () => {
    const refusal = tokenFor('nina', 'http://127.0.0.1:9');
    await expect(refusal).rejects.toBeInstanceOf(IssuerNotRunning);
    await expect(refusal).rejects.toThrow(/npm start/);
  });
});

describe('the signing key', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hearth-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is the same after a restart', async () => {
    expect(await signingKeys(folder)).toEqual(await signingKeys(folder));
  });

  it('is made anew when its file is broken', async () => {
    await signingKeys(folder);
    const file = join(folder, 'sign-in', 'keys.json');
    await writeFile(file, '[{"kty":"EC"');
    expect(await signingKeys(folder)).toHaveLength(2);
    expect(JSON.parse(await readFile(file, 'utf8'))).toHaveLength(2);
  });
});
