import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';

/** A message as it leaves. */
export interface Message {
  /** Becomes the Message-ID, by which a receiver knows a message sent twice. */
  readonly id: string;
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Where messages leave. */
export interface Mail {
  /** @throws when it was not taken. */
  send(message: Message): Promise<void>;
  close(): void;
}

/** One address, not a list and not a header of its own. */
const plainAddress = /^[^\s@,;:<>"()]+@[^\s@,;:<>"()]+$/;

/** Nothing waits longer than this for a mail server, in milliseconds. */
const patience = 10_000;

/**
 * Opens the way out: the mail server of `smtpUrl`, or, without one, files `<id>.eml` in a folder (for development).
 *
 * @param from the sender's address; its domain ends the Message-ID.
 */
export function openMail(options: { smtpUrl: string | null; from: string; folder: string }): Mail {
  const { smtpUrl, from, folder } = options;
  const letter = ({ id, to, subject, text }: Message) => {
    if (!plainAddress.test(to)) throw new Error('The duty address is not one plain address.');
    return {
      messageId: `<${id}@${from.slice(from.indexOf('@') + 1)}>`,
      from,
      to,
      subject,
      text,
      xMailer: false as const,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  };
  if (smtpUrl !== null) {
    const server = createTransport({
      url: smtpUrl,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      dnsTimeout: patience,
    });
    return {
      send: async (message) => {
        await server.sendMail(letter(message));
      },
      close: () => {
        server.close();
      },
    };
  }
  const files = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (message) => {
      const { message: bytes } = await files.sendMail(letter(message));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${message.id}.eml`);
      await writeFile(`${file}.new`, bytes, { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
    close: () => undefined,
  };
}
