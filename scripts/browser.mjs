import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, '..', 'node_modules');

/** Unpacked browsers stay beside the packages: git ignores them and a fresh `npm ci` removes them. */
const kept = join(modules, '.cache/hearth-chromium');

/**
 * Our own switches: the package's would turn web security off. There is no sandbox, for this may run as root; only
 * pages of this project are opened.
 */
const args = [
  '--headless=shell',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--font-render-hinting=none',
];

/** How playwright-core launches the Chromium that comes through npm, with the libraries it brings, which a bare machine may lack. */
export async function launchOptions() {
  const folder = await unpacked();
  return {
    executablePath: join(folder, 'chromium'),
    args,
    chromiumSandbox: false,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}

/** The folder of the unpacked browser; unpacked once for each version, whole or not at all. */
async function unpacked() {
  const { version } = JSON.parse(await readFile(join(modules, '@sparticuz/chromium/package.json'), 'utf8'));
  const folder = join(kept, version);
  if (existsSync(folder)) return folder;
  await mkdir(kept, { recursive: true });
  const making = await mkdtemp(join(kept, 'making-'));
  try {
    // A process of its own: Jest's has a copy of the environment, which the package does not read.
    await promisify(execFile)(process.execPath, [join(here, 'unpack-browser.mjs')], {
      env: { ...process.env, TMPDIR: making },
    });
    await writeFile(join(making, 'fonts', 'fonts.conf'), fontsIn(join(folder, 'fonts')));
    await rename(making, folder);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    // Another process may have been quicker.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Tells the browser where its typeface is now; the package's own file names places of another kind of machine. */
const fontsIn = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`;
