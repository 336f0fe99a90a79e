import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { StartUpFault } from './start-up-fault';

/**
 * Sees that nothing listens on this port of this machine.
 * @param variable the environment variable that chooses the port, named in the message
 * @throws StartUpFault when the port is taken or not allowed
 */
export async function probePort(port: number, variable: string): Promise<void> {
  for (const host of [undefined, '127.0.0.1']) {
    try {
      await listenOnce(port, host);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const why =
        code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${code ?? String(error)})`;
      throw new StartUpFault(
        `Port ${String(port)} ${why}. Set ${variable} to a free port, for example ${String(port + 100)}.`,
      );
    }
  }
}

/** A port of this machine on which nothing listens now. */
export function freePort(): Promise<number> {
  return listenOnce(0, '127.0.0.1');
}

async function listenOnce(port: number, host: string | undefined): Promise<number> {
  const server = createServer();
  server.listen({ port, host, exclusive: true });
  await once(server, 'listening');
  const found = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return found;
}
