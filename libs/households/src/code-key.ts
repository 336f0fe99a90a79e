/** The secret under which spoken codes are hashed (HEARTH_CODE_KEY): without it, a stored hash says nothing. */
export class CodeKey {
  /** @param bytes at least 32. */
  constructor(readonly bytes: Buffer) {
    if (bytes.length < 32) throw new Error('HEARTH_CODE_KEY must be 32 bytes, base64.');
  }
}
