import { Inject, Injectable, Logger } from '@nestjs/common';
import * as client from 'openid-client';
import { type PortalSettings, settingsToken } from '../portal.settings';
import { SignInFailed } from '../session/refusals';
import type { Binding } from './binding';
import { isFresh } from './freshness';

/** Who the issuer says has signed in. */
export interface IssuerSubject {
  readonly issuer: string;
  readonly subject: string;
}

/** Our side of OpenID Connect: authorisation code flow with PKCE, state and nonce. Tokens never leave this class. */
@Injectable()
export class RelyingParty {
  private readonly log = new Logger('sign-in');
  private known: Promise<client.Configuration> | undefined;

  constructor(@Inject(settingsToken) private readonly settings: PortalSettings) {}

  /**
   * Where to send the browser to sign in. Whoever sits there must say anew who they are, even when the issuer still
   * knows the browser: computers are shared, and signing out here may not end the session there. `max_age` makes the
   * issuer say when that was (OpenID Connect Core 3.1.2.1). Throws SignInFailed when the issuer does not answer.
   */
  async startAt(binding: Binding): Promise<URL> {
    return client.buildAuthorizationUrl(await this.issuer(), {
      redirect_uri: `${this.settings.url}/sign-in/callback`,
      scope: 'openid',
      prompt: 'login',
      max_age: '0',
      state: binding.state,
      nonce: binding.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(binding.codeVerifier),
      code_challenge_method: 'S256',
    });
  }

  /**
   * Who came back. `path` is the callback's path and query as asked, `began` when we sent the browser to the issuer.
   * Checks state, issuer, signature, audience, time, nonce, PKCE, and that they said who they are after that. Throws
   * SignInFailed.
   */
  async finish(path: string, binding: Binding, began: Date): Promise<IssuerSubject> {
    const issuer = await this.issuer();
    try {
      const tokens = await client.authorizationCodeGrant(issuer, new URL(path, this.settings.url), {
        expectedState: binding.state,
        expectedNonce: binding.nonce,
        pkceCodeVerifier: binding.codeVerifier,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('no ID token');
      if (!isFresh(claims.auth_time, began)) throw new Error('an old sign-in, or one without auth_time');
      return { issuer: claims.iss, subject: claims.sub };
    } catch (error) {
      if (error instanceof client.AuthorizationResponseError) throw new SignInFailed('STOPPED', error);
      this.log.warn({
        event: 'sign-in refused',
        why: error instanceof Error ? error.message : String(error),
      });
      throw new SignInFailed('NOT_ACCEPTED', error);
    }
  }

  /** Where to send the browser to sign out at the issuer too; undefined when it has no such place or does not answer. */
  async endAt(): Promise<URL | undefined> {
    try {
      const issuer = await this.issuer();
      if (issuer.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(issuer, {
        client_id: this.settings.clientId,
        post_logout_redirect_uri: `${this.settings.url}/signed-out`,
      });
    } catch {
      return undefined;
    }
  }

  /** What the issuer publishes of itself, read once; asked again after a failure. */
  private async issuer(): Promise<client.Configuration> {
    this.known ??= this.discover();
    try {
      return await this.known;
    } catch (error) {
      this.known = undefined;
      throw new SignInFailed('UNREACHABLE', error);
    }
  }

  private discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const address = new URL(issuer);
    // The settings let plain HTTP through only to this machine and never in production.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to stand out
    const execute = address.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    return client.discovery(address, clientId, undefined, client.ClientSecretBasic(clientSecret), {
      execute,
      timeout: 5,
    });
  }
}
