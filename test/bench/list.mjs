import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import autocannon from 'autocannon';
import { startBeside } from './apps.mjs';
import { who } from './bench.mjs';
import { commandsOver } from './commands.mjs';
import { figure, inTurns, table } from './rounds.mjs';

const connections = 16;

/** Every field of a vacancy, so that API and floor must answer the same. */
const query = `query { vacancies(first: 50) { nodes {
  id status availableFrom confirmedAt freshness note madeAt free unitId unitCode
  service { id name accommodationType relevant providerName intakeOpens intakeCloses area { districtCode subRegion name }
    features { staffing securities staffLanguages interpreting bslStaff byAndForGroups faithDiets weeklyRentPence personalChargePence curfew petFostering }
    admissionPolicy { id policy legalBasis from } }
  features { bedspaces cots bedrooms selfContained stepFree groundFloor lift wetRoom wheelchairAccessible vibratingAlarm sharedKitchen sharedBathroom sharedRoom }
} endCursor hasNextPage } }`;

/** A page of 50 open vacancies over HTTP: the real API, and plain `node:http` with `pg` and the same statements. */
export async function measureList(context) {
  const { compiled, seconds, say, server } = context;
  const addresses = { floor: await startFloor(context), api: context.apps.api };
  const { token } = await compiled('libs/demo/src/token.js').tokenFor(who, server.issuer);
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  };
  const answers = await Promise.all(
    Object.values(addresses).map(async (url) => (await fetch(url, request)).json()),
  );
  const nodes = answers[0].data?.vacancies.nodes;
  if (!nodes?.length) throw new Error(`The API answered ${JSON.stringify(answers[0]).slice(0, 500)}`);
  if (!isDeepStrictEqual(answers[0], answers[1])) throw new Error('API and floor answer differently.');

  const measured = await inTurns(
    Object.fromEntries(Object.entries(addresses).map(([name, url]) => [name, load(url, request)])),
    seconds,
  );
  const row = (words, { perSecond, p50, p99 }) => [
    words,
    figure(perSecond),
    figure(p50),
    figure(p99),
    (perSecond / measured.floor.perSecond).toFixed(2),
  ];
  say(`\n1. A page of ${nodes.length} vacancies over HTTP, ${connections} connections\n`);
  say(
    table(
      ['', 'a second', 'ms p50', 'ms p99', 'of the floor'],
      [row('floor: http, pg, same token, actor, SQL', measured.floor), row('the API, GraphQL', measured.api)],
    ),
  );
}

/** @returns the address of the floor, running in a process of its own as the API does. */
async function startFloor(context) {
  const { server } = context;
  const { folder, issuer } = server;
  const { recorded, recorder, actor } = await commandsOver(context, server);
  const statements = await recorder.statementsOf(async () => {
    await recorded.actors.forSubject(issuer, who);
    await recorded.vacancies.vacancies(actor, { first: 50 }, ['OPEN']);
  });
  const file = join(folder, 'statements.json');
  writeFileSync(file, JSON.stringify(statements));
  const port = await server.freePort();
  await startBeside(context, 'floor', 'test/bench/floor-server.mjs', port, {
    BENCH_PORT: String(port),
    BENCH_STATEMENTS: file,
  });
  return `http://127.0.0.1:${port}/graphql`;
}

/** A side of `inTurns`: as many requests as it answers. */
const load = (url, request) => async (seconds) => {
  const result = await autocannon({
    ...request,
    url,
    connections,
    duration: seconds,
    verifyBody: (body) => body.startsWith('{"data":{'),
  });
  const wrong = result.errors + result.non2xx + result.mismatches;
  if (wrong > 0) throw new Error(`${wrong} of ${result.requests.total} requests to ${url} failed.`);
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
};
