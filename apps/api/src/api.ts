import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json, type NextFunction, type Request, type Response } from 'express';
import type { IncomingMessage } from 'node:http';
import helmet from 'helmet';
import { ApiModule, type ApiOptions } from './api.module';

const aBody = '64kb';
/** A quote of 5 MB in base64, with the words around it. */
const aDocument = '7200kb';

/** Makes the API app, closed as docs/adr says, not yet listening. */
export async function createApi(
  options: ApiOptions & { readonly origins?: readonly string[] },
): Promise<INestApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(options), {
    bodyParser: false,
    logger: false,
  });
  app.disable('x-powered-by');
  app.use(helmet());
  app.use('/graphql', onlyJsonPosts(options.origins ?? []));
  app.use('/graphql', json({ limit: aDocument, strict: true, type: carriesADocument }));
  app.useBodyParser('json', { limit: aBody, strict: true });
  app.use('/graphql', oneOperation);
  app.use(badBody);
  app.enableShutdownHooks();
  return app;
}

/**
 * One way in: POST, JSON, and from a browser only from a listed origin. A query in a URL would stand in logs, and a
 * form post can be made by any page.
 */
const onlyJsonPosts =
  (origins: readonly string[]) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const { origin } = request.headers;
    if (request.method !== 'POST') return refuse(response, 405, 'Send a POST request.');
    if (!request.is('application/json')) return refuse(response, 415, 'Send application/json.');
    if (origin !== undefined && !origins.includes(origin))
      return refuse(response, 403, 'This origin may not call Hearth.');
    response.setHeader('Cache-Control', 'no-store');
    response.setTimeout(10_000, () => {
      refuse(response, 503, 'This took too long. Try again.');
    });
    next();
  };

/**
 * Only a request that says so, and is by somebody who says who they are, may be large: with the header
 * `x-hearth-document`, which a page of another site cannot send unasked.
 */
const carriesADocument = ({ headers }: IncomingMessage): boolean =>
  headers['x-hearth-document'] !== undefined &&
  /^application\/json\b/i.test(headers['content-type'] ?? '') &&
  /^Bearer .{20}/i.test(headers.authorization ?? '');

/** What may be in a large request: one operation that carries a document, and hardly anything else. */
const carrying = /^\s*(query|mutation)\b[^{}]*\{\s*(attachQuote|checkClaim|uploadClaim)\b/;

/** No batches: one request, one operation, one set of limits. */
function oneOperation(request: Request, response: Response, next: NextFunction): void {
  const body: unknown = request.body;
  if (Array.isArray(body)) return refuse(response, 400, 'Send one operation at a time.');
  if (body === null || typeof body !== 'object') return refuse(response, 400, 'Send {"query": "…"}.');
  const { query } = body as { query?: unknown };
  if (
    request.headers['x-hearth-document'] !== undefined &&
    !(typeof query === 'string' && query.length < 2_000 && carrying.test(query))
  )
    return refuse(
      response,
      400,
      'Only attachQuote, checkClaim and uploadClaim carry a document. Leave x-hearth-document out.',
    );
  next();
}

const tooLarge =
  'The request is too large. Send at most 64 kB; a quote of up to 5 MB, or a monthly claim, with the header x-hearth-document.';

/** What the body parser refuses: too large, or no JSON. */
function badBody(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413) return refuse(response, 413, tooLarge);
  if (typeof status === 'number' && status < 500)
    return refuse(response, 400, 'The request is not valid JSON.');
  next(error);
}

function refuse(response: Response, status: number, message: string): void {
  if (response.headersSent) return;
  response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
}
