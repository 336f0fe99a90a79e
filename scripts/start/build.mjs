import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartUpFault } from './fault.mjs';

const sources = [
  'apps',
  'libs',
  'nest-cli.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

/**
 * Compiles into dist/ unless dist/ was compiled from these very sources.
 * @returns `done`, and `stop` to give up
 */
export function build(root, say) {
  const stamp = join(root, 'dist', 'sources.sha256');
  const now = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    return { done: Promise.resolve(), stop: () => Promise.resolve() };
  }
  say('Building. This happens once, and again when the sources change.');
  // In a group of its own, so that npm and all it runs stop together.
  const windows = process.platform === 'win32';
  const npm = spawn('npm', ['run', '--silent', 'build'], { cwd: root, detached: !windows, shell: windows });
  let said = '';
  for (const output of [npm.stdout, npm.stderr]) output.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => {
    npm.on('error', (error) => resolve(String(error)));
    npm.on('close', (code) => resolve(code));
  });
  const done = ended.then((code) => {
    if (code !== 0) throw new StartUpFault(`The build failed (${code}). It said:\n${said.trim()}`);
    writeFileSync(stamp, now);
  });
  const stop = async () => {
    if (npm.exitCode !== null || npm.signalCode !== null || npm.pid === undefined) return;
    if (windows) npm.kill();
    else process.kill(-npm.pid, 'SIGTERM');
    await ended;
  };
  return { done, stop };
}

/** Of the names and contents of everything the build reads, tests left out. */
function hashOf(root) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesIn(join(root, source)))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || path.endsWith('.spec.ts')) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
