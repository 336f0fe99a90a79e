import { Unauthenticated } from '@app/kernel';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';

/** Whose tokens are taken, and for whom they must be made. */
export interface BearerConfig {
  /** Issuer identifier, compared character by character with the token's `iss`. */
  readonly issuer: string;
  /** What the token's `aud` must hold. */
  readonly audience: string;
}

/** Who somebody is to the outside world: never an email address, which can change hands. */
export interface Subject {
  readonly issuer: string;
  readonly subject: string;
}

/** The issuer cannot be reached or does not speak OpenID Connect: nobody can be let in until it does. */
export class IssuerUnavailable extends Error {
  constructor(issuer: string, why: string, cause?: unknown) {
    super(`The sign-in service ${issuer} cannot be used: ${why}.`, { cause });
  }
}

/** Signatures by key pair only: with a shared secret (HS256) a public key would do as the secret, `none` is no signature. */
const algorithms = [
  'ES256',
  'ES384',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'EdDSA',
  'Ed25519',
];

/** How far the issuer's clock may be off ours, in seconds. */
const clockTolerance = 10;

/** How long to wait for the issuer, in milliseconds. */
const timeout = 5_000;

/**
 * Who the bearer of this token is. The signature is checked against the issuer's published keys, then issuer,
 * audience and time. It says nothing of what they may do: roles come from our tables.
 * Throws Unauthenticated with the reason, or IssuerUnavailable.
 */
export async function verifyBearer(token: string | undefined, config: BearerConfig): Promise<Subject> {
  if (token === undefined || token === '')
    throw new Unauthenticated('Send an access token: “Authorization: Bearer …”.');
  const keys = await keysOf(config.issuer);
  const { sub } = await verified(token, keys, config);
  if (sub === undefined || sub === '') throw new Unauthenticated('The access token names nobody.');
  return { issuer: config.issuer, subject: sub };
}

async function verified(token: string, keys: JWTVerifyGetKey, config: BearerConfig): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: config.issuer,
      audience: config.audience,
      algorithms,
      clockTolerance,
      requiredClaims: ['exp', 'sub'],
    });
    return payload;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw new IssuerUnavailable(config.issuer, 'its keys cannot be read', error);
    throw new Unauthenticated(reason);
  }
}

/** Why the token is not good, in words that help its owner; undefined when the fault is not the token's. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof errors.JWTExpired) return 'The access token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'The access token is for another service.';
    if (error.claim === 'iss') return 'The access token is from another sign-in service.';
    return `The access token’s “${error.claim}” is missing or wrong.`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'The access token is signed in a way that is not accepted.';
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey) {
    return 'The access token’s signature is not its issuer’s.';
  }
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return undefined;
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid)
    return 'That is not an access token.';
  if (error instanceof errors.JOSENotSupported)
    return 'The access token is signed in a way that is not accepted.';
  return undefined;
}

/** One set of keys for each issuer; jose reads it again when a token names a key it has not seen. */
const known = new Map<string, Promise<JWTVerifyGetKey>>();

function keysOf(issuer: string): Promise<JWTVerifyGetKey> {
  const kept = known.get(issuer);
  if (kept) return kept;
  const found = discover(issuer);
  known.set(issuer, found);
  found.catch(() => known.delete(issuer));
  return found;
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  if (!isSafe(issuer)) throw new IssuerUnavailable(issuer, 'its address must begin with https://');
  const document = await read(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, issuer);
  if (document['issuer'] !== issuer) throw new IssuerUnavailable(issuer, 'it calls itself something else');
  const keys = document['jwks_uri'];
  if (typeof keys !== 'string' || !isSafe(keys))
    throw new IssuerUnavailable(issuer, 'it publishes no keys over HTTPS');
  return createRemoteJWKSet(new URL(keys), { timeoutDuration: timeout });
}

/** Keys read over plain HTTP could be anybody's, unless they never leave this machine. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
  );
}

async function read(address: string, issuer: string): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeout), redirect: 'error' });
    if (!response.ok) throw new Error(`it answered ${String(response.status)}`);
    return (await response.json()) as Record<string, unknown>;
  } catch (error) {
    throw new IssuerUnavailable(issuer, 'it does not answer', error);
  }
}
