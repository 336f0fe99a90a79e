import { relative } from 'node:path';

/** What is printed when all are ready: where to go, whom one can be, what to type next. */
export function screen({ ports, portalUrl, folder, people }) {
  const near = relative(process.cwd(), folder);
  const width = Math.max(...people.map(({ id }) => id.length));
  const lines = [
    '',
    'Hearth is running. Everyone and everything in it is made up.',
    '',
    `  Web pages   ${portalUrl}`,
    `  GraphQL     http://127.0.0.1:${ports.api}/graphql`,
    `  Sign-in     http://127.0.0.1:${ports.signIn}   (no passwords, from this machine only)`,
    `  Data, logs  ${near.startsWith('..') ? folder : near}`,
    '',
    'You can be:',
    '',
    ...people.map(({ id, name, blurb }) => `  ${id.padEnd(width)}  ${name}: ${blurb}`),
    '',
    `  npm run token -- ${people[0]?.id ?? '<person>'}`.padEnd(width + 26) + 'a token for GraphQL',
    '  npm run demo'.padEnd(width + 26) + 'plays one household from search to leaving',
    '  Ctrl-C'.padEnd(width + 26) + 'stops everything and keeps the data',
    '',
  ];
  return lines.join('\n');
}
