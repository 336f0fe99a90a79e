import { readSettings } from '@app/database';
import { createPortal } from './portal';
import { portalSettings } from './portal.settings';

/** Runs the web pages until told to stop (Ctrl-C or SIGTERM): requests under way are finished, then the pool is closed. */
async function main(): Promise<void> {
  const settings = portalSettings(process.env);
  const { appDatabaseUrl, masterKey, codeKey, modulusTables, host } = readSettings(process.env, [
    'appDatabaseUrl',
    'masterKey',
    'codeKey',
    'modulusTables',
    'host',
  ]);
  const app = await createPortal(settings, {
    database: { url: appDatabaseUrl, masterKey },
    codeKey,
    modulusTables,
  });
  await app.listen(settings.port, host);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
