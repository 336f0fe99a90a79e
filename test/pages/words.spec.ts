import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { roles } from '@app/kernel';
import { roleNames } from '../../apps/portal/src/layout/role-names';
import { roleNames as signInNames } from '../../libs/demo/src/people';

const root = resolve(__dirname, '../..');

describe('the words that a newcomer meets', () => {
  it('name a role alike on the pages, in the sign-in and in the terminal', () => {
    expect(signInNames).toEqual(roleNames);
    expect(Object.keys(roleNames)).toEqual([...roles]);
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

describe('the journeys', () => {
  it('are written for every role', async () => {
    const files = (await readdir(__dirname)).filter((name) => name.endsWith('.spec.ts'));
    const texts = await Promise.all(files.map((name) => readFile(join(__dirname, name), 'utf8')));
    const journeys = texts.filter((text) => /^journeys\(/m.test(text)).join('\n');
    expect(roles.filter((role) => !journeys.includes(`'${role}'`))).toEqual([]);
  });
});
