import { createHmac, randomInt } from 'node:crypto';

/** Letters and figures that sound and look unlike each other, without vowels: nothing to spell by accident. */
const spoken = 'CDFHJKMNPRTWX3479';

const pick = (length: number): string =>
  Array.from({ length }, () => spoken[randomInt(spoken.length)]).join('');

/** A fresh code to be read aloud, `XXX-XXXX`: 17^7 possibilities. */
export const newSpokenCode = (): string => `${pick(3)}-${pick(4)}`;

/**
 * The code to be read aloud of one act, the same whenever it is asked for: nobody who lacks the key can make it.
 *
 * @param act what tells the act from every other, such as its operation, its subject and its idempotency key.
 */
export function spokenCodeOf(key: Buffer, ...act: readonly string[]): string {
  const digest = createHmac('sha256', key)
    .update(`spoken code ${JSON.stringify(act)}`)
    .digest();
  const letters = Array.from({ length: 7 }, (_, at) => spoken[digest.readUInt32BE(at * 4) % spoken.length]);
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}

/** A fresh reference to be written down, `H-XXXXXX` of a household, `F-XXXXXX` of an application to the fund. */
export const newReference = (letter: 'H' | 'F' = 'H'): string => `${letter}-${pick(6)}`;

/** What was typed, as the code is kept: capitals, no spaces or dashes. */
export const normaliseCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** The keyed hash under which a code is kept: the code itself is stored nowhere. */
export const hashCode = (code: string, key: Buffer): Buffer =>
  createHmac('sha256', key).update(normaliseCode(code)).digest();
