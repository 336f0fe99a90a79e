import { logger, readSettings } from '@app/database';
import { createApi } from './api';

/**
 * `node main.js`: the GraphQL door. In production it refuses to start with settings that are only for development,
 * and answers no introspection.
 */
async function main(): Promise<void> {
  const settings = readSettings(process.env, [
    'appDatabaseUrl',
    'masterKey',
    'codeKey',
    'modulusTables',
    'issuer',
    'ports',
    'host',
    'production',
  ]);
  const log = logger('api');
  const app = await createApi({
    database: { url: settings.appDatabaseUrl, masterKey: settings.masterKey },
    bearer: { issuer: settings.issuer, audience: 'hearth-api' },
    codeKey: settings.codeKey,
    modulusTables: settings.modulusTables,
    production: settings.production,
    origins: (process.env['HEARTH_API_ORIGINS'] ?? '').split(',').filter((origin) => origin !== ''),
    onFailure: ({ reference, error }) => {
      log.error({ reference, err: error }, 'a request failed');
    },
  });
  await app.listen(settings.ports.api, settings.host);
  log.info({ port: settings.ports.api }, 'ready');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
