import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail server that keeps what it is sent. */
export interface PostOffice {
  /** Its address, as SMTP_URL. */
  readonly url: string;
  /** Whole messages, headers first, in order of arrival. */
  readonly letters: string[];
  close(): Promise<void>;
}

/**
 * Opens one on a free port of this machine.
 *
 * @param options.onLetter runs after a message was taken and before its sender is told so.
 * @param options.refuses answers every message with "550" instead of taking it.
 */
export async function openPostOffice(
  options: { onLetter?: () => Promise<void>; refuses?: boolean } = {},
): Promise<PostOffice> {
  const letters: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket
      .on('close', () => sockets.delete(socket))
      .on('error', () => undefined)
      .setEncoding('utf8');
    const say = (line: string): void => {
      if (socket.writable) socket.write(`${line}\r\n`);
    };
    let waiting = '';
    let inLetter = false;
    const take = async (letter: string): Promise<void> => {
      letters.push(letter);
      await options.onLetter?.();
      say('250 taken');
    };
    const read = (): void => {
      const end = inLetter ? waiting.indexOf('\r\n.\r\n') : waiting.indexOf('\r\n');
      if (end < 0) return;
      const text = waiting.slice(0, end);
      waiting = waiting.slice(end + (inLetter ? 5 : 2));
      if (inLetter) {
        inLetter = false;
        void take(text);
      } else if (/^DATA/i.test(text)) {
        inLetter = options.refuses !== true;
        say(options.refuses ? `550 no such desk` : '354 go on');
      } else if (/^QUIT/i.test(text)) {
        say('221 bye');
        socket.end();
      } else say('250 ok');
      read();
    };
    socket.on('data', (chunk: string) => {
      waiting += chunk;
      read();
    });
    say('220 ready');
  };
  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    letters,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}
