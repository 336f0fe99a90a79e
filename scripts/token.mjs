// npm run token -- <person>: prints an access token of a demo person on standard output, and nothing else there.
import { existsSync } from 'node:fs';

const built = new URL('../dist/libs/demo/src/token.js', import.meta.url);

async function main() {
  if (!existsSync(built)) throw new Error('Hearth is not built yet. Start it with: npm start');
  const { tokenFor } = await import(built.href);
  const issuer = process.env.HEARTH_ISSUER ?? `http://127.0.0.1:${process.env.HEARTH_SIGN_IN_PORT ?? '3003'}`;
  const { token } = await tokenFor(process.argv[2] ?? '', issuer);
  process.stdout.write(`${token}\n`);
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
