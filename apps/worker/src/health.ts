import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where whoever keeps the worker running asks after it. */
export interface Health {
  /** The port it listens on. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Answers `/health/live` (the process runs) and `/health/ready` (it can work: 200, or 503).
 *
 * @param port 0 takes a free one.
 * @throws when the port is taken.
 */
export async function serveHealth(
  port: number,
  host: string,
  isReady: () => Promise<boolean>,
): Promise<Health> {
  const answer = async (path: string | undefined): Promise<[code: number, status: string]> => {
    if (path === '/health/live') return [200, 'alive'];
    if (path === '/health/ready') return (await isReady()) ? [200, 'ready'] : [503, 'not ready'];
    return [404, 'not found'];
  };
  const server = createServer((request, response) => {
    void answer(request.url).then(([code, status]) => {
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify({ status }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
