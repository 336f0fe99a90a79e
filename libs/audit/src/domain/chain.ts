import { createHash } from 'node:crypto';

/** An entry as it is chained: each column as text, moments in UTC to the microsecond. */
export interface EntryText {
  readonly id: string;
  readonly at: string;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly system: string | null;
  readonly action: string;
  readonly refused: boolean;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly aboutOrganisationId: string | null;
  readonly reason: string | null;
  readonly transactionId: string;
}

/** The end of a chain: how long it is, and the hash that stands for all of it. */
export interface Head {
  /** Of the last entry; the first has 1. */
  readonly position: number;
  /** SHA-256, 64 hexadecimal digits. */
  readonly hash: string;
}

/** What the first entry is chained to. */
export const beginning: Head = { position: 0, hash: '0'.repeat(64) };

/**
 * The hash of an entry in its place: SHA-256 over the hash before it (32 bytes) and the entry as JSON with its fields
 * in this order. A column added later joins the text only where it holds something, so that older hashes stay true.
 */
export function hashAfter(previous: string, entry: EntryText): string {
  const { id, at, personId, organisationId, system, action, refused } = entry;
  const { subjectKind, subjectId, aboutOrganisationId, reason, transactionId } = entry;
  const text = JSON.stringify({
    id,
    at,
    personId,
    organisationId,
    system,
    action,
    refused,
    subjectKind,
    subjectId,
    aboutOrganisationId,
    reason,
    transactionId,
  });
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(text, 'utf8').digest('hex');
}

/** Chains entries after the head, in the given order. */
export function chain(
  head: Head,
  entries: readonly EntryText[],
): { entryId: string; position: number; hash: string }[] {
  let { position, hash } = head;
  return entries.map((entry) => {
    position += 1;
    hash = hashAfter(hash, entry);
    return { entryId: entry.id, position, hash };
  });
}

export const faultCodes = [
  'ENTRY_CHANGED',
  'ENTRY_GONE',
  'POSITION_GONE',
  'ENTRY_SLIPPED_IN',
  'TAIL_GONE',
  'HEAD_DIFFERS',
] as const;
/**
 * ENTRY_CHANGED: an entry or its place is not what was sealed. ENTRY_GONE: sealed, but no longer there.
 * POSITION_GONE: a seal is missing. ENTRY_SLIPPED_IN: an entry older than the last sealed one was never sealed.
 * TAIL_GONE: the chain ends before its published head. HEAD_DIFFERS: the whole chain was made anew.
 */
export type FaultCode = (typeof faultCodes)[number];

/** One sign that the record was tampered with. */
export interface Fault {
  readonly code: FaultCode;
  /** In the chain; null when it has no place there. */
  readonly position: number | null;
  readonly entryId: string | null;
}

/** A seal with the entry it seals, which may be gone. */
export interface Link {
  readonly position: number;
  readonly entryId: string;
  readonly hash: string;
  readonly entry: EntryText | null;
}

/**
 * Checks links that follow the head, in order of position. Each is judged by the hash kept before it, so that one
 * fault is named once.
 *
 * @returns the faults, and the head after the last link.
 */
export function checkLinks(head: Head, links: readonly Link[]): { faults: Fault[]; head: Head } {
  let before = head;
  const faults = links.flatMap((link) => {
    const found = faultsOf(before, link);
    before = { position: link.position, hash: link.hash };
    return found;
  });
  return { faults, head: before };
}

function faultsOf(before: Head, { position, entryId, hash, entry }: Link): Fault[] {
  // After a gap the hash before is unknown: the gap is the fault.
  if (position !== before.position + 1)
    return [{ code: 'POSITION_GONE', position: before.position + 1, entryId: null }];
  if (entry === null) return [{ code: 'ENTRY_GONE', position, entryId }];
  return hashAfter(before.hash, entry) === hash ? [] : [{ code: 'ENTRY_CHANGED', position, entryId }];
}

/**
 * Compares the chain with a head published before: a chain cannot see its own tail removed.
 *
 * @param hashThere the chain's hash at the published position; null when it does not reach so far.
 */
export function checkHead(published: Head, hashThere: string | null): Fault[] {
  const { position, hash } = published;
  if (position === 0) return [];
  if (hashThere === null) return [{ code: 'TAIL_GONE', position, entryId: null }];
  return hashThere === hash ? [] : [{ code: 'HEAD_DIFFERS', position, entryId: null }];
}
