/**
 * `npm run bench`: how much Hearth costs above PostgreSQL itself. Each act is measured beside its floor, the same SQL
 * statements alone, in turns, in one run on this machine; what counts is the ratio, and how it grows with the data.
 *
 * Environment: HEARTH_BENCH_SECONDS (15: how long each of the five parts measures), DATABASE_URL (a PostgreSQL server
 * to use instead of one of its own, as its administrator: databases named hearth_bench_… are made there, and dropped).
 */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bench } from '../test/bench/bench.mjs';
import { build } from './start/build.mjs';
import { StartUpFault } from './start/fault.mjs';
import { nodeIsTooOld, runUnderOurNode, whenParentGone } from './start/node.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const require = createRequire(import.meta.url);
const say = (line) => process.stdout.write(`${line}\n`);

/** How to undo what was begun, in the order it was begun. */
const stops = [];
let ending;

/** Undoes everything, last begun first, and exits. The first call decides the code. */
function end(code) {
  ending ??= (async () => {
    for (const stop of stops.reverse())
      await stop().catch((error) => process.stderr.write(`${error.message}\n`));
    process.exit(code);
  })();
  return ending;
}

function fail(error) {
  // What is stopped under way fails too, and that says nothing.
  if (ending === undefined)
    process.stderr.write(`\n${error.name === 'StartUpFault' ? error.message : error.stack}\n`);
  return end(1);
}

function stopAsked() {
  if (ending === undefined) say('\nStopping.');
  return end(130);
}

function secondsAsked() {
  const seconds = Number(process.env.HEARTH_BENCH_SECONDS || 15);
  if (Number.isFinite(seconds) && seconds >= 1) return seconds;
  throw new StartUpFault('HEARTH_BENCH_SECONDS must be a number of seconds, 1 or more.');
}

async function main() {
  if (process.env.NODE_ENV === 'production') {
    throw new StartUpFault('The bench loads made-up people, so it does not run when NODE_ENV is production.');
  }
  const seconds = secondsAsked();
  const building = build(root, say);
  stops.push(building.stop);
  await building.done;
  await bench({ root, compiled: (path) => require(join(root, 'dist', path)), seconds, stops, say });
  await end(0);
}

process.chdir(root);
if (nodeIsTooOld()) {
  await runUnderOurNode(root);
} else {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stopAsked);
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  whenParentGone(stopAsked);
  await main().catch(fail);
}
