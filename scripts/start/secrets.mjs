import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartUpFault } from './fault.mjs';

const names = ['HEARTH_MASTER_KEY', 'HEARTH_CODE_KEY'];

/**
 * Hearth's keys, each 32 random bytes in base64: from the environment, else as kept in the folder (only this user may
 * read them), else made now and kept. The caller holds the folder's lock.
 */
export function secrets(folder) {
  const file = join(folder, 'secrets.json');
  const kept = read(file);
  const missing = names.filter((name) => typeof kept[name] !== 'string');
  if (missing.length > 0) {
    for (const name of missing) kept[name] = randomBytes(32).toString('base64');
    writeFileSync(`${file}.new`, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return Object.fromEntries(names.map((name) => [name, process.env[name] || kept[name]]));
}

function read(file) {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartUpFault(
      `The keys in ${file} cannot be read (${error.message}). What they sealed cannot be opened without them: ` +
        'put the file back, or set HEARTH_DATA to another folder.',
    );
  }
}
