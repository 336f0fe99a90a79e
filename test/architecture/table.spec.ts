import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(__dirname, '../..');
let mayImport: Record<string, string[]>;
let pure: string[];

beforeAll(async () => {
  ({ mayImport, pure } = await import(join(root, 'architecture.mjs')));
});

describe('the import table', () => {
  it('has a row for every lib, and every lib its row', async () => {
    expect(Object.keys(mayImport).sort()).toEqual((await readdir(join(root, 'libs'))).sort());
  });

  it('has no circle', () => {
    const below = (lib: string, path: string[]): void => {
      if (path.includes(lib)) throw new Error(`circle: ${[...path, lib].join(' → ')}`);
      for (const next of mayImport[lib] ?? []) below(next, [...path, lib]);
    };
    expect(() => Object.keys(mayImport).forEach((lib) => below(lib, []))).not.toThrow();
  });

  it('lets pure libs import only pure libs', () => {
    expect(pure.flatMap((lib) => mayImport[lib] ?? []).filter((lib) => !pure.includes(lib))).toEqual([]);
  });

  it('is what the code does', async () => {
    const wrong: string[] = [];
    for (const lib of Object.keys(mayImport)) {
      const files = await readdir(join(root, 'libs', lib, 'src'), { recursive: true });
      for (const file of files.filter((name) => name.endsWith('.ts'))) {
        const text = await readFile(join(root, 'libs', lib, 'src', file), 'utf8');
        for (const [, imported] of text.matchAll(/from '@app\/([a-z-]+)(?:\/testing)?'/g)) {
          if (
            imported !== undefined &&
            !(mayImport[lib] ?? []).includes(imported) &&
            !(imported === lib && file.endsWith('.spec.ts'))
          ) {
            wrong.push(`${lib}/${file} imports ${imported}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('a lib', () => {
  it('has a README with its words and rules', async () => {
    const without: string[] = [];
    for (const lib of Object.keys(mayImport)) {
      const text = await readFile(join(root, 'libs', lib, 'README.md'), 'utf8').catch(() => '');
      if (text.length < 200) without.push(lib);
    }
    expect(without).toEqual([]);
  });
});

describe('decision records', () => {
  it('have one number each', async () => {
    const numbers = (await readdir(join(root, 'docs/adr'))).map((name) => name.slice(0, 4));
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
    expect(numbers.every((number) => /^\d{4}$/.test(number))).toBe(true);
  });
});
