import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

/**
 * The key that the issuer signs with (ES256 for access tokens, RS256 for ID tokens). It is kept in the data
 * folder, readable by its owner only; a missing or broken file is replaced, and older tokens end with it.
 */
export async function signingKeys(dataFolder: string | undefined): Promise<JWK[]> {
  if (dataFolder === undefined) return newKeys();
  const file = join(dataFolder, 'sign-in', 'keys.json');
  const kept = await keysIn(file);
  if (kept) return kept;
  const made = await newKeys();
  await mkdir(join(dataFolder, 'sign-in'), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

async function newKeys(): Promise<JWK[]> {
  return Promise.all(
    ['ES256', 'RS256'].map(async (alg) => {
      const { privateKey } = await generateKeyPair(alg, { extractable: true });
      return { ...(await exportJWK(privateKey)), alg, use: 'sig' };
    }),
  );
}

async function keysIn(file: string): Promise<JWK[] | undefined> {
  try {
    const keys = JSON.parse(await readFile(file, 'utf8')) as JWK[];
    await Promise.all(keys.map((key) => importJWK(key)));
    return keys.length > 0 ? keys : undefined;
  } catch {
    return undefined;
  }
}
