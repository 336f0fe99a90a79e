import { ConsoleLogger, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { noStore, oneAddress, secureHeaders } from './layout/security';
import { assets, useViews } from './layout/views';
import type { PartsOptions } from '../../parts';
import { PortalModule } from './portal.module';
import type { PortalSettings } from './portal.settings';
import { Recognise } from './session/recognise';

/** Makes the pages' server, which does not listen yet. The order of what stands before the pages matters. */
export async function createPortal(
  settings: PortalSettings,
  options: PartsOptions,
  logger: LoggerService | false = new ConsoleLogger({
    json: true,
    logLevels: ['log', 'warn', 'error', 'fatal'],
  }),
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(PortalModule.with(settings, options), {
    bodyParser: false,
    logger,
  });
  const server: Express = app.getHttpAdapter().getInstance();
  server.disable('x-powered-by');
  useViews(server, settings);
  app.use(secureHeaders(settings));
  app.use(compression({ filter: mayBeCompressed }));
  app.use('/assets', assets());
  app.use(noStore);
  // Health is asked by machines, under any name of this host, and has no session.
  const pages = express.Router();
  pages.use(oneAddress(settings));
  pages.use(express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 2_000 }));
  pages.use(app.get(Recognise).middleware);
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.path.startsWith('/health/')) next();
    else pages(request, response, next);
  });
  app.enableShutdownHooks();
  return app;
}

/**
 * Pages and assets are; a stream of changes is not, which would wait to be worth compressing. That a page holds a secret
 * beside what was entered is no way in (BREACH): other sites cannot have a page asked for with our cookie.
 */
const mayBeCompressed: compression.CompressionFilter = (request, response) =>
  !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
  compression.filter(request, response);
