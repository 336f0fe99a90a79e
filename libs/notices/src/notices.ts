import { randomUUID } from 'node:crypto';
import { Database, type Logger, type Tx } from '@app/database';
import { systemActor } from '@app/kernel';
import type { Mail } from './mail';
import type { Notice } from './notice';
import { enqueue, findMessage, insertMessage, markFailed, markSent } from './store/outbox.store';

/**
 * Puts a notice into the outbox, in the command's own transaction: told if and only if the command is kept. The
 * worker sends it.
 */
export async function notify(tx: Tx, notice: Notice): Promise<void> {
  const id = randomUUID();
  await insertMessage(tx, id, notice);
  await enqueue(tx, 'send-notice', id);
}

/** One way to say nothing (product section 6, safe contact): no name, no service, no link. */
const update = { subject: 'You have an update', text: 'You have an update. Sign in to see it.\n' } as const;

/** Sending what lies in the outbox. Acts as the worker. */
export class Notices {
  constructor(
    private readonly db: Database,
    private readonly mail: Mail,
    private readonly log: Logger,
  ) {}

  /**
   * Sends a message to the duty address of its organisation and marks it. A message already sent is left alone. Sent
   * at least once: should Hearth die between sending and marking, the next try sends the same Message-ID again.
   *
   * @param isLastTry a failure is then final: marked, said in the log, and not thrown.
   * @throws when it could not be sent; the caller tries again later.
   */
  async send(id: string, isLastTry = false): Promise<void> {
    const worker = systemActor('worker');
    const message = await this.db.read(worker, (tx) => findMessage(tx, id));
    if (!message || message.wasSent) return;
    try {
      if (message.dutyEmail === null) throw new Error('The organisation has no duty address.');
      await this.mail.send({ id, to: message.dutyEmail, ...update });
    } catch (error) {
      if (!isLastTry) throw new Error('The message could not be sent.', { cause: error });
      await this.db.commit(worker, (tx) => markFailed(tx, id));
      this.log.error({ messageId: id, err: error }, 'message failed for good');
      return;
    }
    await this.db.commit(worker, (tx) => markSent(tx, id));
    this.log.info({ messageId: id, kind: message.kind }, 'message sent');
  }
}
