import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartUpFault } from './fault.mjs';

/** Set for a launcher that another launcher runs. */
const underLauncher = 'HEARTH_UNDER_LAUNCHER';

/** Hearth's packages want Node 22.12; npm brings a newer one along for most machines. */
export function nodeIsTooOld() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 12);
}

/** Runs the same command under the Node that npm installed, passes signals on, and exits as it exits. */
export async function runUnderOurNode(root) {
  const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (!existsSync(node) || process.env[underLauncher]) {
    const why = new StartUpFault(
      `Hearth needs Node 22.12 or newer; this is ${process.version}, and npm has none for this machine. Install Node 24.`,
    );
    process.stderr.write(`${why.message}\n`);
    process.exit(1);
  }
  const child = spawn(node, process.argv.slice(1), {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, [underLauncher]: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/**
 * Calls back when the process that started this one has gone, if that is npm or another launcher. A signal sent to npm
 * ends only npm and its shell: nobody tells us but a new parent. Under a plain shell, outliving it may be wanted.
 */
export function whenParentGone(callback) {
  if (!process.env.npm_lifecycle_event && !process.env[underLauncher]) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}
