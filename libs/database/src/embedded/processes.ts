import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What tells one process from a later one that was given the same number. */
export interface RunningProcess {
  /** When it was started; compared, never read. Empty where the system does not tell. */
  born: string;
  /** Its command line. Empty where the system does not tell. */
  command: string;
}

/** The process with this number, or undefined when none runs; a zombie does not run. */
export function processWith(pid: number): RunningProcess | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  try {
    if (process.platform === 'win32') return { born: '', command: '' };
    return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

function fromProc(pid: number): RunningProcess | undefined {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  // The second field is the name in brackets and may hold anything; state is field 3, the start is field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return undefined;
  return {
    born: fields[19] ?? '',
    command: readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').replaceAll('\0', ' '),
  };
}

function fromPs(pid: number): RunningProcess | undefined {
  const ps = (column: string) =>
    execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  if (ps('stat').startsWith('Z')) return undefined;
  return { born: ps('lstart'), command: ps('command') };
}
