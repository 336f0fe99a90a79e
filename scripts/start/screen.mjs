import { relative } from 'node:path';

/** A folder as one would type it here: from the present folder when it is inside. */
export function typedPath(folder) {
  const near = relative(process.cwd(), folder);
  return near === '' || near.startsWith('..') ? folder : near;
}

/** What is printed when all are ready: where to go, whom one can be, what to type next. */
export function screen({ ports, portalUrl, folder, mailIsSent, people }) {
  const near = typedPath(folder);
  const lines = [
    '',
    'Hearth is running. People, providers, services and households are invented;',
    'districts, councils and boundaries are real.',
    '',
    `  Web pages   ${portalUrl}`,
    `  GraphQL     http://127.0.0.1:${ports.api}/graphql`,
    `  Sign-in     http://127.0.0.1:${ports.signIn}   (no passwords, from this machine only)`,
    `  Mail        ${mailIsSent ? 'sent through SMTP_URL' : `${near}/outbox   (a file for each message; nothing is sent)`}`,
    `  Data, logs  ${near}`,
    '',
    'You can be:',
    '',
    ...people,
    '',
    '  npm run -s token -- nina      a token for GraphQL',
    '  npm run demo                  plays everything there is, step by step',
    '  npm run return -- --help      the annual duty return as a file',
    '  Ctrl-C                        stops everything and keeps the data',
    '',
  ];
  return lines.join('\n');
}
