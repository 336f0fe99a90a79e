import { randomUUID } from 'node:crypto';
import * as client from 'openid-client';
import { apiResource, tokenClient, tokenRedirect } from './issuer.settings';
import { demoPeople, demoPerson, peopleInLines } from './people';

/** An access token for the API, and how long it is good for. */
export interface DemoToken {
  readonly token: string;
  /** Seconds from now. */
  readonly expiresIn: number;
}

/** Nobody in the demonstration has this id. The message lists everyone, then says what is wrong. */
export class NoSuchPerson extends Error {
  constructor(id: string) {
    const near = nearest(id);
    const meant = near === undefined ? '' : ` Did you mean ${near}?`;
    const said = id === '' ? 'Say who to be: npm run token -- <person>' : `Nobody is called “${id}”.${meant}`;
    super(`You can be:\n\n${peopleInLines().join('\n')}\n\n${said}`);
  }
}

/** The id with the fewest letters to change, when two are enough. */
function nearest(typed: string): string | undefined {
  const apart = demoPeople.map(({ id }) => ({ id, letters: lettersApart(typed.toLowerCase(), id) }));
  const [best] = apart.sort((a, b) => a.letters - b.letters);
  return best && best.letters <= 2 ? best.id : undefined;
}

/** How many letters must be added, left out or changed to make one word of the other (Levenshtein). */
function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, wanted] of [...other].entries()) {
      const changed = (row[j] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The issuer does not answer. */
export class IssuerNotRunning extends Error {
  constructor(issuer: string, cause: unknown) {
    super(`The demonstration sign-in at ${issuer} does not answer. Start it with: npm start`, { cause });
  }
}

/**
 * An access token for a demo person, whose id may be in capitals, got as a browser gets it: authorisation code with
 * PKCE, through the issuer's own sign-in page. Throws NoSuchPerson or IssuerNotRunning.
 */
export async function tokenFor(person: string, issuer: string): Promise<DemoToken> {
  const { id } = demoPerson(person.toLowerCase()) ?? {};
  if (id === undefined) throw new NoSuchPerson(person);
  const config = await discover(issuer);
  const verifier = client.randomPKCECodeVerifier();
  const state = randomUUID();
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: tokenRedirect,
    scope: 'openid',
    resource: apiResource,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  });
  const back = await choose(start, id);
  const tokens = await client.authorizationCodeGrant(
    config,
    back,
    { pkceCodeVerifier: verifier, expectedState: state, idTokenExpected: true },
    { resource: apiResource },
  );
  return { token: tokens.access_token, expiresIn: tokens.expiresIn() ?? 0 };
}

async function discover(issuer: string): Promise<client.Configuration> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to stand out
  const options = { execute: [client.allowInsecureRequests] };
  try {
    return await client.discovery(new URL(issuer), tokenClient, undefined, client.None(), options);
  } catch (error) {
    throw new IssuerNotRunning(issuer, error);
  }
}

/** Walks through the sign-in page as a browser without JavaScript does, and returns where it is sent back to. */
async function choose(start: URL, person: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let step: { url: URL; body?: URLSearchParams } = { url: start };
  for (let steps = 0; steps < 10; steps += 1) {
    const response = await fetch(step.url, {
      method: step.body ? 'POST' : 'GET',
      body: step.body ?? null,
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      redirect: 'manual',
    });
    keep(cookies, response);
    const location = response.headers.get('location');
    if (location === null) {
      if (!response.ok) throw new Error(`The sign-in page answered ${String(response.status)}`);
      step = { url: step.url, body: new URLSearchParams({ person }) };
      continue;
    }
    const next = new URL(location, step.url);
    if (next.href.startsWith(tokenRedirect)) return next;
    step = { url: next };
  }
  throw new Error('The sign-in page led nowhere');
}

function keep(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1);
    if (value === '') cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), value);
  }
}
