import { createHash } from 'node:crypto';

/**
 * The UUID that a name has within a namespace, the same on every machine (RFC 9562, version 5).
 *
 * @param namespace a UUID.
 */
export function nameUuid(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

const places = 'b1c1a3f0-5f0a-5d57-9a3e-2f6a3c0f7d11';

/** The id of the district with this code (ONS, or `PLANNED-…` for one that has none yet). */
export const placeId = (code: string): string => nameUuid(places, code);
