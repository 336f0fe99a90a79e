/**
 * What the demonstration issuer and those who trust it agree on. In production these come from the environment
 * and name a real issuer; nothing here is a secret.
 */

/** The audience that access tokens are made for. */
export const apiAudience = 'hearth-api';

/** The resource (RFC 8707) that a client asks a token for; a resource must be a URI. */
export const apiResource = 'urn:hearth:api';

/** The web pages sign in as this client. */
export const portalClient = 'portal';

/** `npm run token` and the tests sign in as this public client, which comes back to the loopback address. */
export const tokenClient = 'token';

/** Where the token client comes back to, on any port (RFC 8252, 7.3). */
export const tokenRedirect = 'http://127.0.0.1/signed-in';

/** Not a secret: it guards invented people on one machine. A real issuer has its own. */
export const demoPortalSecret = 'for-demonstration-only-not-a-secret';

/** Where the demonstration issuer is and whom it sends back where. */
export interface IssuerSettings {
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Origin of the web pages, without a slash at the end. */
  readonly portalUrl: string;
  /** Folder for the signing key, so that tokens outlive a restart; without one the key is made anew. */
  readonly dataFolder?: string | undefined;
}

/** The settings from the environment: HEARTH_SIGN_IN_PORT, HEARTH_PORTAL_PORT, HEARTH_PORTAL_URL, HEARTH_DATA. */
export function issuerSettings(env: NodeJS.ProcessEnv): IssuerSettings {
  return {
    port: Number(env['HEARTH_SIGN_IN_PORT'] ?? 3003),
    portalUrl: env['HEARTH_PORTAL_URL'] ?? `http://127.0.0.1:${env['HEARTH_PORTAL_PORT'] ?? '3001'}`,
    dataFolder: env['HEARTH_DATA'] ?? '.hearth',
  };
}
