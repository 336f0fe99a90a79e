import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** Opens the Chromium that comes through npm; the same as `npm run screenshots` opens. */
export async function openBrowser(): Promise<Browser> {
  const { launchOptions } = (await import(join(__dirname, '../../scripts/browser.mjs'))) as {
    launchOptions: () => Promise<LaunchOptions>;
  };
  return chromium.launch(await launchOptions());
}
