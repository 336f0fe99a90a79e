import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Database, type Logger, type Tx } from '@app/database';
import { isProblems, systemActor } from '@app/kernel';
import { beginning, chain, checkHead, type Fault, type Head } from './domain/chain';
import { findUnsealed, hashAt, insertSeals, sealedSoFar } from './store/seal.store';
import { type Standing, verify } from './verify';

/** The most that one transaction seals. */
export const batch = 1_000;

/**
 * Chains one batch of entries, in commit order. Sealers take turns: two at once make one chain. Entries committed
 * while an older transaction is still open wait for it.
 *
 * @param published the head last published: that the chain still goes through it is checked before it grows.
 * @returns the head after it, how many were sealed, and what is wrong with the published head.
 */
export async function sealEntries(
  tx: Tx,
  published: Head = beginning,
): Promise<{ head: Head; sealed: number; faults: Fault[] }> {
  await tx.lock('audit seal');
  const faults = published.position === 0 ? [] : checkHead(published, await hashAt(tx, published.position));
  const soFar = await sealedSoFar(tx);
  const seals = chain(soFar.head, await findUnsealed(tx, soFar, batch));
  const last = seals.at(-1);
  if (!last) return { head: soFar.head, sealed: 0, faults };
  await insertSeals(tx, seals);
  return { head: { position: last.position, hash: last.hash }, sealed: seals.length, faults };
}

/** Seals the audit and publishes its head outside the database: a line of a file, and a line of the log. */
export class Sealer {
  private published: Head | undefined;
  /** A published head that the chain no longer goes through: later checks are made against it. */
  private lost: Head | undefined;

  /** @param file where heads are published, a JSON object a line; only ever appended to. */
  constructor(
    private readonly db: Database,
    private readonly file: string,
    private readonly log: Logger,
  ) {}

  /** Seals all that can be sealed now, and publishes the head when it has moved. */
  async run(): Promise<void> {
    const worker = systemActor('worker');
    for (;;) {
      const published = await this.lastPublished();
      const outcome = await this.db.commit(worker, (tx) => sealEntries(tx, published));
      if (isProblems(outcome)) throw new Error('Sealing was refused.');
      const { head, sealed, faults } = outcome;
      if (faults.length > 0) {
        this.lost ??= published;
        this.log.error({ published, head, faults }, 'audit was tampered with');
      }
      await this.publish(head);
      if (sealed < batch) return;
    }
  }

  /** Checks the whole chain against the last head that was published, and says every fault in the log. */
  async check(): Promise<Standing> {
    const published = this.lost ?? (await this.lastPublished());
    const standing = await this.db.read(systemActor('worker'), (tx) => verify(tx, published));
    const { sealed, unsealed, head, faults } = standing;
    if (faults.length > 0) this.log.error({ sealed, unsealed, head, faults }, 'audit was tampered with');
    else this.log.info({ sealed, unsealed, head }, 'audit is whole');
    return standing;
  }

  /** The last head in the file; the beginning when there is none. A file that cannot be read does not stop sealing. */
  private async lastPublished(): Promise<Head> {
    if (this.published) return this.published;
    try {
      this.published = lastHead(await readEnd(this.file));
      return this.published;
    } catch (error) {
      this.log.error({ err: error }, 'published audit heads could not be read');
      return beginning;
    }
  }

  /** A file that cannot be written is said in the log at every try; the head then stands in the log alone. */
  private async publish(head: Head): Promise<void> {
    const before = await this.lastPublished();
    if (head.position === before.position && head.hash === before.hash) return;
    this.log.info({ position: head.position, hash: head.hash }, 'audit head');
    try {
      await append(this.file, `${JSON.stringify({ ...head, sealedAt: new Date().toISOString() })}\n`);
      this.published = head;
    } catch (error) {
      this.log.error({ err: error }, 'audit head could not be written to its file');
    }
  }
}

/** The last lines of a file; nothing when it is not there. */
async function readEnd(file: string): Promise<string> {
  const enough = 4_096;
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(enough),
        0,
        enough,
        Math.max(0, size - enough),
      );
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** The head in the last whole line; a line cut short by a crash is passed over. */
function lastHead(text: string): Head {
  for (const line of text.split('\n').reverse()) {
    try {
      const { position, hash } = JSON.parse(line) as Partial<Head>;
      if (typeof position === 'number' && typeof hash === 'string') return { position, hash };
    } catch {
      continue;
    }
  }
  return beginning;
}

/** Written through to the disk before it counts as published. */
async function append(file: string, line: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(line);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
