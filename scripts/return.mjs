// npm run return -- --authority … --year … --out …: writes an edition of an annual duty return. The hash goes to standard
// output; what it does, and what is wrong, to standard error.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const compiled = fileURLToPath(new URL('../dist/libs/demo/src/take-return.js', import.meta.url));
const say = (line) => process.stderr.write(`${line}\n`);
const port = (name, usual) => process.env[name] || usual;

async function main() {
  if (!existsSync(compiled)) throw new Error('Hearth is not built yet. Start it with: npm start');
  const { returnHelp, returnWanted, takeReturn } = createRequire(import.meta.url)(compiled);
  const typed = process.argv.slice(2);
  if (typed.includes('--help') || typed.includes('-h')) {
    process.stdout.write(`${returnHelp}\n`);
    return;
  }
  const sha256 = await takeReturn(returnWanted(typed), {
    apiUrl: `http://127.0.0.1:${port('HEARTH_API_PORT', '3000')}`,
    issuer: process.env.HEARTH_ISSUER ?? `http://127.0.0.1:${port('HEARTH_SIGN_IN_PORT', '3003')}`,
    say,
  });
  process.stdout.write(`${sha256}\n`);
}

main().catch((error) => {
  say(
    error.message === 'fetch failed'
      ? 'Hearth does not answer. Start it first, in another window: npm start'
      : error.message,
  );
  process.exitCode = 1;
});
