/**
 * `npm run check:office`: opens what Hearth writes in LibreOffice. A sample return is written as ODS and XLSX, opened
 * without a window, and saved as CSV, whose every cell must be what was written, and as PDF. Not part of `npm test`: it
 * needs LibreOffice, which is large.
 *
 * Options: --install (as root on Debian or Ubuntu: installs LibreOffice first when it is missing), --keep (leaves the
 * files, and prints where, to look at them).
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { wordsTyped } from './start/arguments.mjs';
import { build } from './start/build.mjs';
import { StartUpFault } from './start/fault.mjs';
import { nodeIsTooOld, runUnderOurNode } from './start/node.mjs';
import { sampleReturn } from './start/sample-return.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const require = createRequire(import.meta.url);
const say = (line) => process.stdout.write(`${line}\n`);

const installation = 'apt-get update && apt-get install -y --no-install-recommends libreoffice-calc';
/** Every sheet as a file of its own: commas, quotes, UTF-8, figures as they are and not as they look. */
const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

const help = () => `npm run check:office [-- --install] [-- --keep]

Opens what Hearth writes, ODS and XLSX, in LibreOffice, and checks that every cell comes out.

--install  as root on Debian or Ubuntu: installs LibreOffice first when it is missing
--keep     leaves the files, and prints where`;

/** The command that starts LibreOffice here; undefined when there is none. */
const office = () =>
  ['soffice', 'libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find(
    (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0,
  );

function officeOrInstall() {
  const found = office();
  if (found !== undefined) return found;
  if (process.argv.includes('--install')) {
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
      throw new StartUpFault('--install works as root on Debian or Ubuntu only.');
    }
    say('Installing LibreOffice Calc. This takes minutes.');
    const { status } = spawnSync('sh', ['-c', installation], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = office();
    if (status === 0 && installed !== undefined) return installed;
    throw new StartUpFault('LibreOffice could not be installed. What apt-get said is above.');
  }
  throw new StartUpFault(
    `LibreOffice is not installed. On Debian or Ubuntu, as root:\n\n  ${installation}\n\n` +
      'or: npm run check:office -- --install. Elsewhere: https://www.libreoffice.org/download',
  );
}

function convert(command, file, to, folder) {
  const profile = pathToFileURL(join(folder, '..', 'profile')).href;
  const { status, stderr, error } = spawnSync(
    command,
    ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', to, '--outdir', folder, file],
    { encoding: 'utf8', timeout: 180_000 },
  );
  if (status !== 0) throw new StartUpFault(`LibreOffice could not open ${file}.\n${error ?? stderr}`);
}

/** Whether every cell that was written is in what LibreOffice read; says which is not. */
function compare(format, folder, sheets) {
  const wrong = [];
  for (const { name, rows } of sheets) {
    const path = join(folder, `return-${name}.csv`);
    if (!existsSync(path)) {
      wrong.push(`${format}: there is no sheet ${name}. There are: ${readdirSync(folder).join(', ')}`);
      continue;
    }
    const read = parse(readFileSync(path), { relax_column_count: true, skip_empty_lines: false });
    rows.forEach((row, at) =>
      row.forEach(({ value }, column) => {
        const found = read[at]?.[column];
        if (typeof value === 'number' ? Number(found) === value && found !== '' : found === value) return;
        wrong.push(`${format}, ${name}, row ${at + 1}, column ${column + 1}: ${found} instead of ${value}`);
      }),
    );
    if (read.length !== rows.length)
      wrong.push(`${format}, ${name}: ${read.length} rows, not ${rows.length}`);
  }
  return wrong;
}

async function main() {
  wordsTyped({ command: 'npm run check:office', help, options: ['--install', '--keep'] });
  const command = officeOrInstall();
  await build(root, say).done;
  const report = require(join(root, 'dist/libs/duty-report/src'));
  const { layOut } = require(join(root, 'dist/libs/duty-report/src/spreadsheet/layout'));
  const workbook = sampleReturn(report);
  const sheets = layOut(workbook);
  const cells = sheets.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.length, 0);
  const work = mkdtempSync(join(tmpdir(), 'hearth-office-'));
  const wrong = [];
  try {
    for (const format of ['ODS', 'XLSX']) {
      const folder = join(work, format.toLowerCase());
      mkdirSync(folder);
      const { bytes, extension, sha256 } = await report.fileOf(workbook, format);
      const file = join(work, `return${extension}`);
      writeFileSync(file, bytes);
      convert(command, file, asCsv, folder);
      convert(command, file, 'pdf', folder);
      wrong.push(...compare(format, folder, sheets));
      if (!readFileSync(join(folder, 'return.pdf')).includes('%PDF')) wrong.push(`${format}: no PDF`);
      say(`${format}: opened, ${sheets.length} sheets, ${cells} cells. SHA-256 ${sha256}`);
    }
  } finally {
    if (process.argv.includes('--keep')) say(`The files are in ${work}`);
    else rmSync(work, { recursive: true, force: true });
  }
  if (wrong.length > 0) throw new StartUpFault(`LibreOffice reads something else:\n${wrong.join('\n')}`);
  say('Every cell came out as it was written.');
}

process.chdir(root);
if (nodeIsTooOld()) {
  await runUnderOurNode(root);
} else {
  await main().catch((error) => {
    process.stderr.write(`${error.name === 'StartUpFault' ? error.message : error.stack}\n`);
    process.exitCode = 1;
  });
}
