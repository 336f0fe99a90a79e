import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { PortalSettings } from '../portal.settings';

/** The hash of govuk-frontend's one inline script, which says that JavaScript is there. */
const templateScript = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='";

/** Headers of every answer: nothing from elsewhere, no frames, no inline code, no trace of where one was. */
export function secureHeaders({ issuer, secure }: PortalSettings): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", templateScript],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        // Signing out goes on to the issuer, and browsers check where a form is redirected to.
        formAction: ["'self'", new URL(issuer).origin],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure && { maxAge: 2 * 365 * 86_400, includeSubDomains: true },
    frameguard: { action: 'deny' },
  });
}

/** No page is kept by a browser or a proxy: Back after signing out shows nothing. */
export function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}

/**
 * On this machine, `localhost` and `127.0.0.1` are one place under two names: the cookie of a sign-in begun under one
 * would be lost under the other. Elsewhere the proxy in front sees to the name.
 */
export function oneAddress({ url, secure }: PortalSettings): RequestHandler {
  const { host } = new URL(url);
  return (request, response, next) => {
    if (secure || request.get('host') === host || !['GET', 'HEAD'].includes(request.method)) next();
    else response.redirect(307, url + request.originalUrl);
  };
}
