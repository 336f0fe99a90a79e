import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Unauthenticated } from '@app/kernel';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { IssuerUnavailable, verifyBearer } from './bearer';

describe('a bearer token', () => {
  const audience = 'hearth-api';
  let server: Server;
  let issuer: string;
  let keys: { privateKey: CryptoKey; publicKey: CryptoKey };

  beforeAll(async () => {
    keys = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
    server = createServer((request, response) => {
      const liar = request.url?.startsWith('/liar') === true;
      const body = request.url?.endsWith('/openid-configuration')
        ? { issuer: liar ? 'https://elsewhere.example' : issuer, jwks_uri: `${issuer}/keys` }
        : { keys: [jwk] };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const claims = () =>
    new SignJWT({})
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject('nina')
      .setIssuedAt()
      .setExpirationTime('5m');
  const signed = (jwt: SignJWT) => jwt.setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(keys.privateKey);
  const verify = (token: string | undefined) => verifyBearer(token, { issuer, audience });
  const refuses = async (token: string | undefined, reason: RegExp) => {
    const refusal = verify(token);
    await expect(refusal).rejects.toBeInstanceOf(Unauthenticated);
    await expect(refusal).rejects.toThrow(reason);
  };

  it('tells who its bearer is', async () => {
    await expect(verify(await signed(claims()))).resolves.toEqual({ issuer, subject: 'nina' });
  });

  it('is refused when it is missing or no token at all', async () => {
    await refuses(undefined, /Send an access token/);
    await refuses('', /Send an access token/);
    await refuses('nina', /not an access token/);
    await refuses('a.b.c', /not an access token/);
  });

  it('is refused once it has expired, though a clock may be ten seconds off', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    await refuses(await signed(claims().setExpirationTime(seconds - 60)), /expired/);
    await expect(verify(await signed(claims().setExpirationTime(seconds - 3)))).resolves.toBeDefined();
  });

  it('is refused when it never expires or is not good yet', async () => {
    const endless = new SignJWT({}).setIssuer(issuer).setAudience(audience).setSubject('nina');
    await refuses(await signed(endless), /“exp” is missing/);
    await refuses(await signed(claims().setNotBefore('10m')), /“nbf”/);
  });

  it('is refused when it was made for another service', async () => {
    await refuses(await signed(claims().setAudience('portal')), /another service/);
  });

  it('is refused when it names another issuer, even with a slash too many', async () => {
    await refuses(await signed(claims().setIssuer('https://elsewhere.example')), /another sign-in service/);
    await refuses(await signed(claims().setIssuer(`${issuer}/`)), /another sign-in service/);
  });

  it('is refused when it names nobody', async () => {
    await refuses(await signed(claims().setSubject('')), /names nobody/);
    const nobody = new SignJWT({}).setIssuer(issuer).setAudience(audience).setExpirationTime('5m');
    await refuses(await signed(nobody), /“sub” is missing/);
  });

  it('is refused when it is not signed', async () => {
    const unsigned = new UnsecuredJWT({}).setIssuer(issuer).setAudience(audience).setSubject('nina');
    await refuses(unsigned.setExpirationTime('5m').encode(), /not accepted|not an access token/);
  });

  it('is refused when it is signed with the public key as a shared secret', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(keys.publicKey));
    await refuses(
      await claims().setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret),
      /not accepted/,
    );
  });

  it('is refused when another key signed it, whatever key it names', async () => {
    const other = await generateKeyPair('ES256');
    const by = (kid: string) => claims().setProtectedHeader({ alg: 'ES256', kid }).sign(other.privateKey);
    await refuses(await by('one'), /signature is not its issuer/);
    await refuses(await by('two'), /signature is not its issuer/);
  });

  it('is refused when somebody changed it', async () => {
    const [header, , signature] = (await signed(claims())).split('.');
    const exp = Math.floor(Date.now() / 1000) + 300;
    const payload = JSON.stringify({ iss: issuer, aud: audience, sub: 'adam', exp });
    const changed = Buffer.from(payload).toString('base64url');
    await refuses(`${String(header)}.${changed}.${String(signature)}`, /signature is not its issuer/);
  });

  it('cannot be judged while the issuer does not answer, is not who it says, or is reached over plain HTTP', async () => {
    const token = await signed(claims());
    const unreachable = verifyBearer(token, { issuer: 'http://127.0.0.1:9', audience });
    await expect(unreachable).rejects.toBeInstanceOf(IssuerUnavailable);
    const liar = verifyBearer(token, { issuer: `${issuer}/liar`, audience });
    await expect(liar).rejects.toThrow(/calls itself something else/);
    const plain = verifyBearer(token, { issuer: 'http://sign-in.example', audience });
    await expect(plain).rejects.toThrow(/must begin with https/);
  });
});
