import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wordsTyped } from './start/arguments.mjs';
import { nodeIsTooOld, runUnderOurNode } from './start/node.mjs';

/** `npm run demo`: one household through the whole path, over HTTP, on the county that `npm start` runs. */
const root = fileURLToPath(new URL('..', import.meta.url));
if (nodeIsTooOld()) await runUnderOurNode(root);
else {
  const compiled = fileURLToPath(new URL('../dist/libs/demo/src/play/play.js', import.meta.url));
  const port = (name, usual) => process.env[name] || usual;
  const help = () =>
    'npm run demo\n\nPlays households through everything there is, as each role in turn, on the ports that Hearth was started with. Hearth must be running.\n' +
    'Environment: HEARTH_API_PORT (3000), HEARTH_SIGN_IN_PORT (3003).';
  try {
    wordsTyped({ command: 'npm run demo --', help });
    if (!existsSync(compiled))
      throw new Error('Hearth is not running. Start it first, in another window: npm start');
    await createRequire(import.meta.url)(compiled).play({
      apiUrl: `http://127.0.0.1:${port('HEARTH_API_PORT', 3000)}`,
      issuer: `http://127.0.0.1:${port('HEARTH_SIGN_IN_PORT', 3003)}`,
      say: (line) => console.log(line),
    });
  } catch (error) {
    console.error(
      `\n${error.message === 'fetch failed' ? 'Hearth does not answer. Start it first, in another window: npm start' : error.message}`,
    );
    process.exitCode = 1;
  }
}
