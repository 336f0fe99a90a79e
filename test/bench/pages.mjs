import { brotliCompressSync, constants } from 'node:zlib';
import { Kind, parse, print, visit } from 'graphql';
import { kindOf, Visitor } from '../../scripts/visitor.mjs';
import { figure, median, table } from './rounds.mjs';
import { Recorder } from './statements.mjs';

/** What the first page of a visit may weigh with all that it loads, compressed. Bytes. */
const most = 100_000;

/**
 * Every kind of page that each role reaches by links from its home: what it weighs, the statements it sends, and its
 * time beside that of the same data asked for by GraphQL over HTTP.
 */
export async function measurePages(context) {
  const { apps, compiled, say, seconds, server } = context;
  const recording = await recordingPortal(context);
  const { tokenFor } = compiled('libs/demo/src/token.js');
  const { demoPeople } = compiled('libs/demo/src/people.js');

  const pages = [];
  const seen = new Set();
  for (const { id, roles, also } of demoPeople) {
    const [role] = roles;
    if (seen.has(role) || also) continue;
    seen.add(role);
    const { token } = await tokenFor(id, server.issuer);
    const [recorded, timed] = [await recording.visitor(id), await Visitor.signIn(apps.pages, id)];
    for (const path of await kindsFrom(
      recorded,
      pages.map(({ kind }) => kind),
    ))
      pages.push({ role, ...(await recording.look(recorded, path)), timed, token });
  }
  const assets = await assetsOf(pages[0], recording.origin);

  for (const page of pages) Object.assign(page, await timesOf(page, apps.api, seconds / pages.length));
  say(`\n5. ${pages.length} kinds of page, reached by links from the home of each role\n`);
  say(
    table(
      ['', 'first seen as', 'kB', 'kB sent', 'statements', 'ms', 'times GraphQL'],
      pages.map(({ kind, role, whole, sent, statements, ms, ratio }) => [
        kind,
        role.toLowerCase().replaceAll('_', ' '),
        figure(whole / 1_000),
        figure(sent / 1_000),
        statements,
        figure(ms),
        ratio === undefined ? '–' : ratio.toFixed(2),
      ]),
    ),
  );
  const heaviest = pages.reduce((a, b) => (b.sent > a.sent ? b : a));
  const first = heaviest.sent + assets.sent;
  say(
    `\nStyles and scripts: ${figure(assets.sent / 1_000)} kB sent once, no typeface. The heaviest page with them: ` +
      `${heaviest.kind}, ${figure(first / 1_000)} kB. “–”: a page that reads nothing.`,
  );
  if (first > most) throw new Error(`A first page is to stay under ${most / 1_000} kB.`);
}

/** The addresses of one page of each kind, the home first; kinds that are known already are left out. */
async function kindsFrom(visitor, known) {
  const kinds = new Set(known);
  const queue = ['/'];
  const found = [];
  const asked = new Set(queue);
  while (queue.length > 0) {
    const path = queue.shift();
    const page = await visitor.get(path);
    if (page.status !== 200 || !page.headers['content-type']?.startsWith('text/html')) continue;
    const { pathname, search } = new URL(page.url);
    const at = pathname + search;
    if (!kinds.has(kindOf(at))) {
      kinds.add(kindOf(at));
      found.push(at);
    }
    for (const link of Visitor.linksOf(page)) {
      if (asked.has(kindOf(link))) continue;
      asked.add(kindOf(link));
      queue.push(link);
    }
  }
  return found;
}

/** The pages in this process, which tell what each of them read and which statements that took. */
async function recordingPortal({ compiled, server, stops, apps }) {
  const recorder = new Recorder();
  const { createPortal } = compiled('apps/portal/src/portal.js');
  const { Reading } = compiled('apps/portal/src/layout/reading.js');
  const { portalSettings } = compiled('apps/portal/src/portal.settings.js');
  const port = await server.freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = portalSettings({ HEARTH_PORTAL_PORT: String(port), HEARTH_ISSUER: server.issuer });
  const key = (name) => Buffer.from(server.keys[name], 'base64');
  const database = { url: server.appUrl, masterKey: key('HEARTH_MASTER_KEY'), logger: recorder };
  const app = await createPortal(settings, { database, codeKey: key('HEARTH_CODE_KEY') }, false);
  await app.listen(port, '127.0.0.1');
  stops.push(() => app.close());

  let reads = [];
  const reading = app.get(Reading, { strict: false });
  const read = reading.read.bind(reading);
  reading.read = (actor, page, variables = {}) => {
    reads.push({ query: print(page.document), variables });
    return read(actor, page, variables);
  };
  return {
    origin,
    /** Signed in at the pages that are timed: a session counts in every process. */
    visitor: async (person) => (await Visitor.signIn(apps.pages, person)).at(origin),
    look: async (visitor, path) => {
      await visitor.get(path);
      reads = [];
      let page;
      const statements = await recorder.statementsOf(async () => {
        page = await visitor.get(path);
      });
      const { text, bytes } = page;
      return {
        kind: kindOf(path),
        path,
        text,
        reads: [...reads],
        statements: statements.length,
        whole: Buffer.byteLength(text),
        sent: bytes,
      };
    },
  };
}

/** What a page loads besides itself. */
async function assetsOf({ text }, origin) {
  const addresses = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]*)"/g)].map(([, address]) => address);
  const bodies = await Promise.all(
    [...new Set([...addresses, '/assets/govuk-frontend.min.js'])].map(async (address) =>
      Buffer.from(await (await fetch(origin + address)).arrayBuffer()),
    ),
  );
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
  return { sent: bodies.reduce((sum, body) => sum + brotliCompressSync(body, quality).length, 0) };
}

/** As many fields as the API answers at the top of one request. */
const mostAtTheTop = 5;

/** The requests by which somebody would ask the API for what a page reads: one, or several where that is too much at once. */
function requestsOf({ query, variables }) {
  const { definitions } = parse(query);
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const { selections } = operation.selectionSet;
  if (selections.length <= mostAtTheTop) return [{ query, variables }];
  const parts = [];
  for (let at = 0; at < selections.length; at += mostAtTheTop)
    parts.push(selections.slice(at, at + mostAtTheTop));
  return parts.map((part) => {
    const spread = new Set();
    const named = new Set();
    const look = (node) =>
      visit(node, {
        FragmentSpread: ({ name: { value } }) => {
          if (spread.has(value)) return;
          spread.add(value);
          look(fragments.get(value));
        },
        Variable: ({ name: { value } }) => void named.add(value),
      });
    for (const selection of part) look(selection);
    const smaller = {
      ...operation,
      variableDefinitions: operation.variableDefinitions.filter(({ variable }) =>
        named.has(variable.name.value),
      ),
      selectionSet: { ...operation.selectionSet, selections: part },
    };
    return {
      query: [smaller, ...[...spread].map((name) => fragments.get(name))].map(print).join('\n'),
      variables: Object.fromEntries(Object.entries(variables ?? {}).filter(([name]) => named.has(name))),
    };
  });
}

/** The median milliseconds of the page and of its data by GraphQL, asked in turns. */
async function timesOf({ path, reads, timed, token }, api, seconds) {
  const requests = reads.flatMap(requestsOf);
  const ask = async ({ query, variables }) => {
    const answer = await fetch(api, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { errors } = await answer.json();
    if (errors) throw new Error(`${path}: ${errors[0].message}`);
  };
  const both = {
    page: () => timed.get(path),
    graphql: async () => {
      for (const request of requests) await ask(request);
    },
  };
  const times = { page: [], graphql: [] };
  for (const act of Object.values(both)) await act();
  const until = performance.now() + seconds * 1_000;
  do {
    for (const [name, act] of Object.entries(both)) {
      const started = performance.now();
      await act();
      times[name].push(performance.now() - started);
    }
  } while (times.page.length < 5 || performance.now() < until);
  const ms = median(times.page);
  return { ms, ...(reads.length > 0 ? { ratio: ms / median(times.graphql) } : {}) };
}
