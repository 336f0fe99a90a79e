import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchOptions } from './browser.mjs';
import { wordsTyped } from './start/arguments.mjs';
import { nodeIsTooOld, runUnderOurNode } from './start/node.mjs';

/**
 * `npm run screenshots`: a picture of every page that each role can reach by links from its home, on the county that
 * `npm start` runs. Of pages that differ only by what they are about, the first; wide, and as on a phone.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'screenshots');
const sizes = { wide: { width: 1_280, height: 900 }, narrow: { width: 320, height: 640 } };
/** Leads out, ends the session, or is no page. */
const not =
  /^\/(sign-out|leave|live|assets|organisation$|health)|\.(csv|ods|xlsx|json)(\?|$)|\/(download|export)(\/|\?|$)/;

const kindOf = (path) =>
  path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replaceAll(/=[^&]*/g, '')
    .replaceAll(/\d+/g, 'n');

async function main() {
  const base = `http://127.0.0.1:${process.env.HEARTH_PORTAL_PORT || 3001}`;
  if (!(await fetch(`${base}/health/ready`).catch(() => undefined))?.ok)
    throw new Error('Hearth does not answer. Start it first, in another window: npm start');
  const require = createRequire(import.meta.url);
  const { demoPeople } = require(join(root, 'dist/libs/demo/src/people.js'));
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch(await launchOptions());
  rmSync(folder, { recursive: true, force: true });
  const seen = new Set();
  let taken = 0;
  for (const { id, roles } of demoPeople) {
    const role = roles[0].toLowerCase();
    if (seen.has(role)) continue;
    seen.add(role);
    const context = await browser.newContext({ baseURL: base, viewport: sizes.wide });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await Promise.all([page.waitForEvent('load'), page.locator(`button[name=person][value=${id}]`).click()]);
    mkdirSync(join(folder, role), { recursive: true });
    const queue = ['/'];
    const kinds = new Set(queue.map(kindOf));
    while (queue.length > 0) {
      const path = queue.shift();
      const answer = await page.goto(path);
      if (!answer?.headers()['content-type']?.startsWith('text/html')) continue;
      const name =
        kindOf(new URL(page.url()).pathname)
          .replaceAll(/[^a-z0-9]+/gi, '-')
          .replaceAll(/^-|-$/g, '') || 'home';
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport);
        await page.screenshot({ path: join(folder, role, `${name}-${size}.png`), fullPage: true });
      }
      taken += 1;
      const links = await page
        .locator('a[href^="/"]')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      for (const link of links) {
        const next = link.split('#')[0];
        if (next === '' || not.test(next) || kinds.has(kindOf(next))) continue;
        kinds.add(kindOf(next));
        queue.push(next);
      }
    }
    console.log(`${role}: ${[...kinds].join('  ')}`);
    await context.close();
  }
  await browser.close();
  console.log(`${taken} pages, each wide and narrow, are in ${folder}`);
}

if (nodeIsTooOld()) await runUnderOurNode(root);
else {
  try {
    wordsTyped({
      command: 'npm run screenshots --',
      help: () =>
        'npm run screenshots\n\nWrites a picture of every page into screenshots/. Hearth must be running.\nEnvironment: HEARTH_PORTAL_PORT (3001).',
    });
    await main();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
