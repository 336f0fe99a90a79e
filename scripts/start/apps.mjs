import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartUpFault } from './fault.mjs';

const leash = new URL('./leash.mjs', import.meta.url).href;
const readyWithin = 60_000;
const stopWithin = 10_000;

/**
 * Starts one app; what it says goes to `log/<name>.log` in the folder.
 * @returns `ready` (fails when it ends first or takes longer than a minute), `ended` (resolves with the fault to show)
 *   and `stop` (SIGTERM, and after ten seconds SIGKILL)
 */
export function startApp({ name, script, port, env, folder }) {
  // In a group of its own: Ctrl-C reaches the launcher only, which stops the apps in order.
  const child = spawn(process.execPath, ['--import', leash, script], {
    env,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lines = keepOutput(child, join(folder, 'log'), name);
  let over = false;
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(new StartUpFault(`${name} could not be run: ${error.message}`)));
    child.on('close', (code, signal) => {
      over = true;
      resolve(new StartUpFault(`${name} ended (${signal ?? code}). Its last lines:\n${lines().join('\n')}`));
    });
  });
  const ready = async () => {
    const giveUp = Date.now() + readyWithin;
    while (!(await answers(port))) {
      if (over) throw await ended;
      if (Date.now() > giveUp)
        throw new StartUpFault(`${name} is not ready. Its last lines:\n${lines().join('\n')}`);
      await Promise.race([delay(100), ended]);
    }
  };
  const stop = async () => {
    if (over) return;
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithin);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  };
  return { ready: ready(), ended, stop };
}

async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
  } catch {
    return false;
  }
}

/** Writes what the child says to its log, anew at each start, and returns a function giving its last lines. */
function keepOutput(child, folder, name) {
  const file = join(folder, `${name}.log`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(file, { force: true });
  const log = createWriteStream(file, { mode: 0o600 });
  let tail = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (chunk) => {
      log.write(chunk);
      tail = (tail + chunk).slice(-4_000);
    });
  }
  return () => tail.trim().split('\n').slice(-15);
}
