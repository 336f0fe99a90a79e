import type { PartsOptions } from '../../parts';
import { createPortal } from './portal';
import { portalSettings } from './portal.settings';

/** Runs the web pages until told to stop (Ctrl-C or SIGTERM): requests under way are finished, then the pool is closed. */
async function main(): Promise<void> {
  const settings = portalSettings(process.env);
  const app = await createPortal(settings, partsOptions(process.env));
  await app.listen(settings.port, process.env['HEARTH_HOST'] ?? '127.0.0.1');
}

function partsOptions(env: NodeJS.ProcessEnv): PartsOptions {
  const needed = (name: string): string => {
    const value = env[name];
    if (value === undefined || value === '')
      throw new Error(`Set ${name}, or start everything with: npm start`);
    return value;
  };
  return {
    database: {
      url: needed('APP_DATABASE_URL'),
      masterKey: Buffer.from(needed('HEARTH_MASTER_KEY'), 'base64'),
    },
    codeKey: Buffer.from(needed('HEARTH_CODE_KEY'), 'base64'),
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
