import type { Tx } from '@app/database';
import { beginning, checkHead, checkLinks, type Fault, type Head } from './domain/chain';
import {
  findUnsealedPage,
  hashAt,
  type Order,
  readLinks,
  type SealedSoFar,
  sealedSoFar,
} from './store/seal.store';

/** What the chain says of itself. */
export interface Standing {
  /** Entries in the chain. */
  readonly sealed: number;
  /** Entries that wait to be sealed: those of the last seconds. */
  readonly unsealed: number;
  /** The end of the chain, null when it is empty. */
  readonly head: Head | null;
  /** Every sign of tampering; none when all is well. The first 100. */
  readonly faults: readonly Fault[];
}

const most = 100;

/**
 * Goes through the whole chain, in pages, and finds what was edited, put in another order, slipped in or removed.
 *
 * @param published a head that was published before: without one, a removed tail and a chain made anew cannot be seen.
 * @param pageSize how many entries are read at a time.
 */
export async function verify(tx: Tx, published: Head | null = null, pageSize = 5_000): Promise<Standing> {
  const soFar = await sealedSoFar(tx);
  const faults: Fault[] = [];
  let head = beginning;
  let sealed = 0;
  for (;;) {
    const links = await readLinks(tx, head.position, pageSize);
    const checked = checkLinks(head, links);
    faults.push(...checked.faults.slice(0, most));
    sealed += links.length;
    head = checked.head;
    if (links.length < pageSize) break;
  }
  const { unsealed, slippedIn } = await countUnsealed(tx, soFar, pageSize);
  faults.push(...slippedIn);
  if (published) faults.push(...checkHead(published, await hashAt(tx, published.position)));
  return { sealed, unsealed, head: sealed === 0 ? null : head, faults: faults.slice(0, most) };
}

async function countUnsealed(
  tx: Tx,
  { last, fromAnotherServer }: SealedSoFar,
  pageSize: number,
): Promise<{ unsealed: number; slippedIn: Fault[] }> {
  const slippedIn: Fault[] = [];
  let unsealed = 0;
  let after: Order | null = null;
  do {
    const page: { unsealed: Order[]; end: Order | null } = await findUnsealedPage(tx, after, pageSize);
    for (const entry of page.unsealed) {
      if (!last || fromAnotherServer || comesAfter(entry, last)) unsealed += 1;
      else if (slippedIn.length < most)
        slippedIn.push({ code: 'ENTRY_SLIPPED_IN', position: null, entryId: entry.id });
    }
    after = page.end;
  } while (after !== null);
  return { unsealed, slippedIn };
}

/** As the database sorts them: transactions are numbers, ids of one length. */
const comesAfter = (a: Order, b: Order): boolean =>
  a.transactionId === b.transactionId ? a.id > b.id : BigInt(a.transactionId) > BigInt(b.transactionId);
