import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Tx } from './database';

/** Whose key seals a fact: to destroy the key is to erase the facts, in every backup too. */
export interface KeyOwner {
  readonly kind: 'PROVIDER' | 'HOUSEHOLD' | 'PAYEE' | 'AUTHORITY';
  readonly id: string;
}

/**
 * Seals confidential facts (AES-256-GCM) under a key of their owner's own, itself wrapped by the master key, which is
 * never in the database. The place a fact is kept (table, row) is sealed in with it: moved elsewhere, it does not open.
 */
export class Vault {
  /** @param masterKey 32 bytes. */
  constructor(private readonly masterKey: Buffer) {
    if (masterKey.length !== 32) throw new Error('HEARTH_MASTER_KEY must be 32 bytes, base64.');
  }

  /**
   * Seals under the owner's key, which is made when first needed.
   *
   * @param place table and row that will hold it, such as `refuge_location <id>`.
   * @param plain bytes, or text, which is sealed as UTF-8.
   */
  async seal(tx: Tx, owner: KeyOwner, place: string, plain: Buffer | string): Promise<Buffer> {
    return seal(
      await this.keyOf(tx, owner),
      place,
      typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain,
    );
  }

  /** Opens what `seal` sealed at this place; throws when it was changed or moved. */
  async open(tx: Tx, owner: KeyOwner, place: string, sealed: Buffer): Promise<Buffer> {
    return open(await this.keyOf(tx, owner), place, sealed);
  }

  /** A key wrapped by the master key, for whoever writes `sealing_key` rows (the synthetic county does). */
  wrap(owner: KeyOwner, key: Buffer): Buffer {
    return seal(this.masterKey, wrapPlace(owner), key);
  }

  /** Thirty-two bytes for keyed hashes of one purpose: what may be compared, never opened. */
  hashKey(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.masterKey, 'hearth', `hash ${purpose}`, 32));
  }

  private async keyOf(tx: Tx, owner: KeyOwner): Promise<Buffer> {
    const stored = await findWrapped(tx, owner);
    if (stored) return open(this.masterKey, wrapPlace(owner), stored);
    await tx.manager.query(
      'insert into sealing_key (owner_id, owner_kind, wrapped, made_at) values ($1, $2, $3, hearth_now()) on conflict do nothing',
      [owner.id, owner.kind, this.wrap(owner, randomBytes(32))],
    );
    const made = await findWrapped(tx, owner);
    if (!made) throw new Error('There is no key to seal with.');
    return open(this.masterKey, wrapPlace(owner), made);
  }
}

const wrapPlace = ({ kind, id }: KeyOwner): string => `${kind.toLowerCase()}_key ${id}`;

async function findWrapped(tx: Tx, { kind, id }: KeyOwner): Promise<Buffer | undefined> {
  const rows: { wrapped: Buffer }[] = await tx.manager.query(
    'select wrapped from sealing_key where owner_id = $1 and owner_kind = $2',
    [id, kind],
  );
  return rows[0]?.wrapped;
}

/** nonce (12 bytes), tag (16 bytes), ciphertext. */
export function seal(key: Buffer, place: string, plain: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place, 'utf8'));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

export function open(key: Buffer, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    .setAAD(Buffer.from(place, 'utf8'))
    .setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}
