import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Tx } from './database';

/**
 * Seals confidential facts (AES-256-GCM) under a key of their owner's own, itself wrapped by the master key, which is
 * never in the database. The place a fact is kept (table, row) is sealed in with it: moved elsewhere, it does not open.
 */
export class Vault {
  /** @param masterKey 32 bytes. */
  constructor(private readonly masterKey: Buffer) {
    if (masterKey.length !== 32) throw new Error('HEARTH_MASTER_KEY must be 32 bytes, base64.');
  }

  /** Seals under the provider's key, which is made when first needed. */
  async sealForProvider(tx: Tx, providerId: string, place: string, text: string): Promise<Buffer> {
    return seal(await this.keyOf(tx, providerId), place, Buffer.from(text, 'utf8'));
  }

  /** Opens what `sealForProvider` sealed at this place; throws when it was changed or moved. */
  async openForProvider(tx: Tx, providerId: string, place: string, sealed: Buffer): Promise<string> {
    return open(await this.keyOf(tx, providerId), place, sealed).toString('utf8');
  }

  /** A key wrapped by the master key, for whoever writes `provider_key` rows (the synthetic county does). */
  wrap(providerId: string, key: Buffer): Buffer {
    return seal(this.masterKey, `provider_key ${providerId}`, key);
  }

  private async keyOf(tx: Tx, providerId: string): Promise<Buffer> {
    const stored = await findWrapped(tx, providerId);
    if (stored) return open(this.masterKey, `provider_key ${providerId}`, stored);
    await tx.manager.query(
      'insert into provider_key (provider_id, wrapped, made_at) values ($1, $2, hearth_now()) on conflict do nothing',
      [providerId, this.wrap(providerId, randomBytes(32))],
    );
    const made = await findWrapped(tx, providerId);
    if (!made) throw new Error('The provider has no key.');
    return open(this.masterKey, `provider_key ${providerId}`, made);
  }
}

async function findWrapped(tx: Tx, providerId: string): Promise<Buffer | undefined> {
  const rows: { wrapped: Buffer }[] = await tx.manager.query(
    'select wrapped from provider_key where provider_id = $1',
    [providerId],
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
