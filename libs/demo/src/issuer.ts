import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express } from 'express';
import helmet from 'helmet';
import type { Provider } from 'oidc-provider';
import { signingKeys } from './issuer.keys';
import { choosePage, failedPage, govukStylesheet, homePage, stylesheet } from './issuer.pages';
import { forgetChoice, openidProvider } from './issuer.provider';
import type { IssuerSettings } from './issuer.settings';
import { demoPerson } from './people';

/** An issuer that answers. */
export interface RunningIssuer {
  /** The issuer identifier, as in tokens: `http://127.0.0.1:3003`. */
  readonly url: string;
  /** Lets requests under way finish, then ends. */
  stop(): Promise<void>;
}

/**
 * Starts the OpenID Connect issuer of the demonstration: anyone who can reach it can be anyone, so it listens on
 * 127.0.0.1 only and refuses to start when NODE_ENV is production.
 */
export async function startIssuer(settings: IssuerSettings): Promise<RunningIssuer> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error(
      'The demonstration sign-in does not start when NODE_ENV is production: it has no passwords. ' +
        'Set HEARTH_ISSUER to your own OpenID Connect issuer instead.',
    );
  }
  const app = express();
  const server = createServer(app);
  const port = await listen(server, settings.port);
  const url = `http://127.0.0.1:${String(port)}`;
  const provider = openidProvider(url, settings.portalUrl, await signingKeys(settings.dataFolder));
  serve(app, provider, settings.portalUrl);
  return { url, stop: () => stop(server) };
}

function serve(app: Express, provider: Provider, portalUrl: string): void {
  app.disable('x-powered-by');
  app.use(secureHeaders(portalUrl));
  app.get('/health/ready', (_request, response) => {
    response.json({ status: 'ready' });
  });
  app.get('/', (_request, response) => {
    response.send(homePage(portalUrl));
  });
  app.get('/govuk.css', (_request, response) => {
    response.type('css').send(govukStylesheet);
  });
  app.get('/style.css', (_request, response) => {
    response.type('css').send(stylesheet);
  });

  app.get('/choose/:uid', async (request, response) => {
    const { params } = await provider.interactionDetails(request, response);
    response.set('Cache-Control', 'no-store').send(choosePage(request.path, String(params['client_id'])));
  });
  app.post(
    '/choose/:uid',
    express.urlencoded({ extended: false, limit: '4kb' }),
    async (request, response) => {
      const person = demoPerson(String((request.body as Record<string, unknown>)['person']));
      if (!person) {
        response.status(400).send(failedPage('Nobody here has that name.', portalUrl));
        return;
      }
      await forgetChoice(provider, await provider.interactionDetails(request, response));
      const result = { login: { accountId: person.id, remember: false }, consent: {} };
      await provider.interactionFinished(request, response, result);
    },
  );
  app.use(provider.callback());
  app.use(sayWhy(portalUrl));
}

/** No scripts but the provider's own; forms may lead back to the pages or to a token script on this machine. */
const secureHeaders = (portalUrl: string): ReturnType<typeof helmet> =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'", portalUrl, 'http://127.0.0.1:*'],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  });

const sayWhy =
  (portalUrl: string): ErrorRequestHandler =>
  (error: Error, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const forgotten = error.name === 'SessionNotFound';
    if (!forgotten) process.stderr.write(`Demonstration sign-in: ${error.stack ?? error.message}\n`);
    const why = forgotten
      ? 'This sign-in has run out, or cookies are switched off.'
      : 'Something went wrong in the demonstration sign-in.';
    response.status(forgotten ? 400 : 500).send(failedPage(why, portalUrl));
  };

/** Resolves with the port that is listened on. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${String(port)} is taken. Set HEARTH_SIGN_IN_PORT to a free one.`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!server.listening) {
      resolve();
      return;
    }
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}
