import { join } from 'node:path';
import { startApp } from '../../scripts/start/apps.mjs';

/** Starts one app of Hearth, or what it is measured beside, in a process of its own over the bench's county. */
export async function startBeside({ root, stops, server }, name, script, port, env) {
  const { folder, issuer, appUrl } = server;
  const app = startApp({
    name,
    script: join(root, script),
    port,
    folder,
    env: {
      ...process.env,
      DATABASE_URL: undefined,
      HEARTH_ISSUER: issuer,
      APP_DATABASE_URL: appUrl,
      ...env,
    },
  });
  stops.push(app.stop);
  await app.ready;
}

/** Starts sign-in, API and pages. @returns the API's address for GraphQL, and the pages' origin. */
export async function startApps(context) {
  const { folder, keys, signInPort, freePort } = context.server;
  const apiPort = await freePort();
  const portalPort = await freePort();
  const ports = { HEARTH_PORTAL_PORT: String(portalPort), HEARTH_SIGN_IN_PORT: String(signInPort) };
  await startBeside(context, 'sign-in', 'dist/libs/demo/src/issuer.main.js', signInPort, {
    ...ports,
    HEARTH_DATA: folder,
  });
  await startBeside(context, 'api', 'dist/apps/api/src/main.js', apiPort, {
    ...keys,
    HEARTH_API_PORT: String(apiPort),
  });
  await startBeside(context, 'portal', 'dist/apps/portal/src/main.js', portalPort, { ...keys, ...ports });
  return { api: `http://127.0.0.1:${apiPort}/graphql`, pages: `http://127.0.0.1:${portalPort}` };
}
