/** How Nest hands the settings to those who need them. */
export const settingsToken = Symbol('PortalSettings');

/** Everything the pages take from the environment. */
export interface PortalSettings {
  /** TCP port; 0 takes a free one. */
  readonly port: number;
  /** Origin under which people reach the pages, without a slash at the end. Links and redirects use only this. */
  readonly url: string;
  /** Whether that origin is HTTPS: decides the cookies' prefix and Strict-Transport-Security. */
  readonly secure: boolean;
  /** OpenID Connect issuer, exactly as it calls itself. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whether to say on every page that all people are invented. */
  readonly demonstration: boolean;
}

/** The secret that the demonstration issuer takes; it guards nothing but invented people on one machine. */
const demonstrationSecret = 'for-demonstration-only-not-a-secret';

const isLoopback = (url: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);

/**
 * Reads the settings and refuses, in words, what would be unsafe: in production both addresses must be HTTPS, and
 * the client's secret must be one's own.
 */
export function portalSettings(env: NodeJS.ProcessEnv): PortalSettings {
  const port = Number(env['HEARTH_PORTAL_PORT'] ?? 3001);
  const url = address('HEARTH_PORTAL_URL', env['HEARTH_PORTAL_URL'] ?? `http://127.0.0.1:${String(port)}`);
  const issuerText = env['HEARTH_ISSUER'] ?? `http://127.0.0.1:${env['HEARTH_SIGN_IN_PORT'] ?? '3003'}`;
  const issuer = address('HEARTH_ISSUER', issuerText);
  const clientSecret = env['HEARTH_PORTAL_CLIENT_SECRET'] ?? demonstrationSecret;
  if (env['NODE_ENV'] === 'production') {
    if (url.protocol !== 'https:')
      throw new Error('HEARTH_PORTAL_URL must begin with https:// in production.');
    if (issuer.protocol !== 'https:')
      throw new Error('HEARTH_ISSUER must begin with https:// in production.');
    if (clientSecret === demonstrationSecret) {
      throw new Error('Set HEARTH_PORTAL_CLIENT_SECRET to the secret that your issuer gave you.');
    }
  }
  return {
    port,
    url: url.origin,
    secure: url.protocol === 'https:',
    issuer: issuerText,
    clientId: env['HEARTH_PORTAL_CLIENT_ID'] ?? 'portal',
    clientSecret,
    demonstration: clientSecret === demonstrationSecret,
  };
}

function address(name: string, text: string): URL {
  if (!URL.canParse(text)) throw new Error(`${name} is not an address: ${text}`);
  const url = new URL(text);
  if (url.protocol !== 'https:' && !isLoopback(url)) {
    throw new Error(`${name} must begin with https://, for it is not this machine: ${text}`);
  }
  return url;
}
