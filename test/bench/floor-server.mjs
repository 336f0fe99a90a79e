/**
 * The least that can answer the list: `node:http`, a check of the bearer token, a pool, and the API's own statements
 * as they were recorded, their JSON passed through as text. What the API costs above this is Hearth's.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Pool } from 'pg';
import { asText } from './statements.mjs';

const { BENCH_PORT, BENCH_STATEMENTS, APP_DATABASE_URL, HEARTH_ISSUER } = process.env;
const pageSize = 50;
const statements = JSON.parse(readFileSync(BENCH_STATEMENTS, 'utf8'));
const pool = new Pool({ connectionString: APP_DATABASE_URL, max: 10, types: asText });
const discovered = await (await fetch(`${HEARTH_ISSUER}/.well-known/openid-configuration`)).json();
const keys = createRemoteJWKSet(new URL(discovered.jwks_uri));
const checks = { issuer: HEARTH_ISSUER, audience: 'hearth-api', algorithms: ['ES256'], clockTolerance: 10 };

/** Runs the statements and gives the rows of the last one that gave any. */
async function answer(subject) {
  const client = await pool.connect();
  try {
    let last;
    for (const { sql, parameters } of statements) {
      const { rows } = await client.query(sql, parameters);
      if (rows.length > 0) last = rows;
      if (parameters.includes(subject) && rows.length === 0) return undefined;
    }
    return last;
  } finally {
    client.release();
  }
}

function page(rows) {
  const nodes = rows.slice(0, pageSize).map(({ node }) => node);
  const { madeAt, id } = JSON.parse(nodes.at(-1));
  const endCursor = Buffer.from(JSON.stringify([madeAt, id])).toString('base64url');
  return `{"data":{"vacancies":{"nodes":[${nodes.join(',')}],"endCursor":"${endCursor}","hasNextPage":${rows.length > pageSize}}}}`;
}

async function respond(request, response) {
  if (request.url === '/health/ready') return response.end();
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  const { payload } = await jwtVerify(token, keys, checks);
  const rows = await answer(payload.sub);
  if (!rows) return response.writeHead(401).end();
  return response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(page(rows));
}

const server = createServer((request, response) => {
  respond(request, response).catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    response.writeHead(500).end();
  });
});
server.listen(Number(BENCH_PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
