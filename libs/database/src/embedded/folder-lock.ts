import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processWith } from './processes';
import { StartUpFault } from './start-up-fault';

/**
 * Makes the folder if need be and takes it for this process alone, until the returned function is called or the
 * process ends. A lock whose process is gone, even by kill -9, is taken over. Two that take over one stale lock in
 * the same instant are told apart by PostgreSQL's own lock.
 * @throws StartUpFault when a running process holds the folder, or the folder cannot be written.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  try {
    // Others may pass through but not look inside: started as root, the server is another user.
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    const holder = holderOf(file);
    if (holder !== undefined) {
      throw new StartUpFault(
        `Hearth is already running on the folder ${folder} (process ${String(holder)}). ` +
          'Stop it first, or set HEARTH_DATA to another folder.',
      );
    }
    rmSync(file, { force: true });
    const lock = { pid: process.pid, born: processWith(process.pid)?.born };
    writeFileSync(file, JSON.stringify(lock), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error instanceof StartUpFault) throw error;
    throw new StartUpFault(
      `Hearth cannot write in the folder ${folder} (${(error as NodeJS.ErrnoException).code ?? String(error)}). ` +
        'Give this user the right to write there, or set HEARTH_DATA to another folder.',
    );
  }
  return () => {
    rmSync(file, { force: true });
  };
}

/** The process that holds this lock file and still runs, or undefined. */
function holderOf(file: string): number | undefined {
  try {
    const lock = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; born: string };
    const holder = processWith(lock.pid);
    return holder !== undefined && holder.born === lock.born ? lock.pid : undefined;
  } catch (error) {
    // No lock, or one half-written by a process that was killed.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
