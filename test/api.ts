import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createServer, type Server } from 'node:http';
import type { Logger } from 'typeorm';
import type { TestDatabase } from '@app/database/testing';
import type { Failure } from '@app/graphql';
import { createApi } from '../apps/api/src/api';

/** What GraphQL answered; a test says what it expects. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each document has its own shape, which the test itself checks
export type Answer = Record<string, any>;

/** The real API, listening, over a test database, with an issuer of its own that signs for anyone. */
export interface TestApi {
  readonly app: INestApplication;
  readonly url: string;
  readonly issuer: string;
  /** What the log was told of failures. */
  readonly failures: Failure[];
  /** The 32 bytes under which spoken codes are kept. */
  readonly codeKey: Buffer;
  /** A token for this subject, good for an hour. */
  token(subject: string): Promise<string>;
  /** Posts a GraphQL document as this subject; without one, not signed in. */
  ask(
    subject: string | null,
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<{
    status: number;
    body: { data?: Answer | null; errors?: { message: string; extensions: { code: string } }[] };
  }>;
  close(): Promise<void>;
}

export async function testApi(
  tests: TestDatabase,
  options: {
    clock?: () => Date;
    logger?: Logger;
    production?: boolean;
    poolSize?: number;
    masterKey?: Buffer;
    onFailure?: (failure: Failure) => void;
  } = {},
): Promise<TestApi> {
  const { issuer, sign, server } = await testIssuer();
  const failures: Failure[] = [];
  const codeKey = randomBytes(32);
  const { production = false, masterKey = randomBytes(32), onFailure, ...database } = options;
  const app = await createApi({
    database: { url: tests.appUrl, masterKey, ...database },
    bearer: { issuer, audience: 'hearth-api' },
    codeKey,
    production,
    onFailure: (failure) => {
      failures.push(failure);
      onFailure?.(failure);
    },
  });
  await app.listen(0, '127.0.0.1');
  const { port } = new URL(await app.getUrl());
  const url = `http://127.0.0.1:${port}`;
  return {
    app,
    url,
    issuer,
    failures,
    codeKey,
    token: sign,
    ask: async (subject, query, variables = {}, headers = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(subject === null ? {} : { authorization: `Bearer ${await sign(subject)}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: (await response.json()) as never };
    },
    close: async () => {
      await app.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Discovery, keys and signatures: all of OpenID Connect that the API ever meets. */
async function testIssuer(): Promise<{
  issuer: string;
  sign: (subject: string) => Promise<string>;
  server: Server;
}> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  let issuer = '';
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        request.url === '/jwks'
          ? { keys: [jwk] }
          : {
              issuer,
              jwks_uri: `${issuer}/jwks`,
              authorization_endpoint: `${issuer}/auth`,
              token_endpoint: `${issuer}/token`,
            },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tokens = new Map<string, Promise<string>>();
  const sign = (subject: string): Promise<string> => {
    const known = tokens.get(subject);
    if (known) return known;
    const made = new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
      .setIssuer(issuer)
      .setAudience('hearth-api')
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
    tokens.set(subject, made);
    return made;
  };
  return { issuer, sign, server };
}
