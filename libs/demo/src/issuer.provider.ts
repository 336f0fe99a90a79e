import { randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import { Provider, type Configuration, type Interaction, type KoaContextWithOIDC } from 'oidc-provider';
import { memoryAdapter } from './issuer.memory';
import { failedPage, notFoundPage, signedOutPage, signOutPage } from './issuer.pages';
import {
  apiAudience,
  apiResource,
  demoPortalSecret,
  portalClient,
  tokenClient,
  tokenRedirect,
} from './issuer.settings';
import { demoPerson } from './people';

const hour = 3_600;

/** The OpenID provider itself: certified code, two clients, invented people, no passwords. */
export function openidProvider(url: string, portalUrl: string, keys: JWK[]): Provider {
  const provider = new Provider(url, configuration(portalUrl, keys));
  provider.on('server_error', (_context, error: Error) => {
    process.stderr.write(`Demonstration sign-in: ${error.stack ?? error.message}\n`);
  });
  provider.use(async (context, next) => {
    await next();
    if (context.status !== 404 || context.body !== undefined) return;
    context.status = 404;
    context.type = 'html';
    context.body = notFoundPage(portalUrl);
  });
  return provider;
}

/**
 * Before somebody is chosen: forgets whom the browser chose before. Otherwise the provider would stop to end that
 * sign-in, on a page that needs a script.
 */
export async function forgetChoice(provider: Provider, choosing: Interaction): Promise<void> {
  const session = choosing.session && (await provider.Session.findByUid(choosing.session.uid));
  if (!session) return;
  session.accountId = undefined;
  session.authorizations = undefined;
  await session.persist();
  choosing.session = undefined;
  await choosing.persist();
}

function configuration(portalUrl: string, keys: JWK[]): Configuration {
  return {
    adapter: memoryAdapter(),
    jwks: { keys },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    clients: [
      {
        client_id: portalClient,
        client_name: 'Hearth',
        client_secret: demoPortalSecret,
        redirect_uris: [`${portalUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${portalUrl}/signed-out`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
      {
        client_id: tokenClient,
        client_name: 'Hearth tokens for testing',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: [tokenRedirect],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    responseTypes: ['code'],
    scopes: ['openid'],
    pkce: { required: () => true },
    findAccount: (_context, id) =>
      demoPerson(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
    loadExistingGrant: grantEverything,
    interactions: { url: (_context, interaction) => `/choose/${interaction.uid}` },
    ttl: {
      AccessToken: hour,
      IdToken: hour,
      AuthorizationCode: 60,
      Interaction: hour,
      Session: 12 * hour,
      Grant: 12 * hour,
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== apiResource) throw new Error(`No such resource: ${resource}`);
          return {
            scope: '',
            audience: apiAudience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: hour,
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = signOutPage(form);
        },
        postLogoutSuccessSource: (context) => {
          context.body = signedOutPage();
        },
      },
    },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = failedPage(out.error_description ?? out.error, portalUrl);
    },
  };
}

/** Nobody is asked whether Hearth may know who they are: choosing a person says so. */
async function grantEverything(context: KoaContextWithOIDC) {
  const { provider, session, client, result } = context.oidc;
  if (!session?.accountId || !client) return undefined;
  const given = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const existing = given === undefined ? undefined : await provider.Grant.find(given);
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}
