import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { roles } from '@app/kernel';
import { roleWords } from '../../apps/portal/src/home/role-words';
import { roleNames } from '../../libs/demo/src/people';

const root = resolve(__dirname, '../..');

describe('the words that a newcomer meets', () => {
  it('name a role alike on the pages, in the sign-in and in the terminal', () => {
    for (const role of roles) expect(roleNames[role]).toBe(roleWords[role].name);
  });

  it.each([
    'README.md',
    'libs/demo/README.md',
    'libs/demo/src/issuer.pages.ts',
    'apps/portal/src/layout/layout.njk',
    'scripts/start/screen.mjs',
  ])('say alike in %s what is invented and what is real', async (file) => {
    const text = (await readFile(join(root, file), 'utf8')).replaceAll(/[\s',]+/g, ' ').toLowerCase();
    expect(text).toMatch(
      /people providers services and households( here)? are invented; districts councils and/,
    );
    expect(text).toMatch(/councils and boundaries are real/);
  });
});
