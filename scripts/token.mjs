// npm run token -- <person>: prints an access token of a demo person on standard output, and nothing else there.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { wordsTyped } from './start/arguments.mjs';

const built = (name) => new URL(`../dist/libs/demo/src/${name}`, import.meta.url);
const people = () =>
  existsSync(built('people.js'))
    ? createRequire(import.meta.url)(fileURLToPath(built('people.js'))).peopleInLines()
    : ['  npm start prints them.'];

const help = () => `npm run -s token -- <person>

Prints a token for GraphQL, good for an hour, as one of the people of the demonstration. Hearth must be running.
With -s, npm prints nothing besides.

${people().join('\n')}

Environment: HEARTH_ISSUER, or HEARTH_SIGN_IN_PORT (3003): where the demonstration sign-in is.`;

async function main() {
  const [person = ''] = wordsTyped({ command: 'npm run token --', help, words: 1 });
  if (!existsSync(built('token.js'))) throw new Error('Hearth is not built yet. Start it with: npm start');
  const { tokenFor } = await import(built('token.js').href);
  const issuer = process.env.HEARTH_ISSUER ?? `http://127.0.0.1:${process.env.HEARTH_SIGN_IN_PORT ?? '3003'}`;
  const { token } = await tokenFor(person, issuer);
  process.stdout.write(`${token}\n`);
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
