import { createHmac, randomBytes } from 'node:crypto';

/**
 * Ties one sign-in to the browser that began it. The browser keeps only `secret`, in a cookie; state, nonce and PKCE
 * verifier are made from it, one way, so nothing is kept on the server and nothing sent to the issuer gives it away.
 */
export interface Binding {
  /** 256 random bits, base64url. */
  readonly secret: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

const secretShape = /^[A-Za-z0-9_-]{43}$/;

export const newBinding = (): Binding => derive(randomBytes(32).toString('base64url'));

/** The binding of a sign-in under way, or undefined when the text is not a secret of ours. */
export const bindingOf = (secret: string): Binding | undefined =>
  secretShape.test(secret) ? derive(secret) : undefined;

function derive(secret: string): Binding {
  const made = (purpose: string): string => createHmac('sha256', secret).update(purpose).digest('base64url');
  return { secret, state: made('state'), nonce: made('nonce'), codeVerifier: made('code verifier') };
}
