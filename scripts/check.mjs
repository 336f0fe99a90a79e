import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * What `npm test` does before any test: lint beside format, types and build, for each of them keeps one core busy. The
 * first that fails ends it.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const lanes = [['lint:code'], ['lint:format', 'types', 'build']];

const running = new Set();

function run(script) {
  return new Promise((resolve, reject) => {
    // npm is a script of its own, started by the Node that runs this one: the same on every system.
    const child = spawn(process.execPath, [process.env.npm_execpath, 'run', '-s', script], {
      cwd: root,
      stdio: 'inherit',
    });
    running.add(child);
    child.on('error', reject);
    child.on('exit', (code) => {
      running.delete(child);
      if (code === 0) resolve();
      else reject(new Error(`npm run ${script} failed`));
    });
  });
}

const inTurn = async (scripts) => {
  for (const script of scripts) await run(script);
};

try {
  await Promise.all(lanes.map(inTurn));
} catch (error) {
  for (const child of running) child.kill();
  console.error(error.message);
  process.exit(1);
}
