import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModulusCheck, readModulusTable } from './modulus-check';

/** Vocalink, Validating account numbers, version 6.40, chapter 3: test cases 1 to 34, in its order. */
const published: readonly (readonly [sortCode: string, accountNumber: string, passes: boolean])[] = [
  ['089999', '66374958', true],
  ['107999', '88837491', true],
  ['202959', '63748472', true],
  ['871427', '46238510', true],
  ['872427', '46238510', true],
  ['871427', '09123496', true],
  ['871427', '99123496', true],
  ['820000', '73688637', true],
  ['827999', '73988638', true],
  ['827101', '28748352', true],
  ['134020', '63849203', true],
  ['118765', '64371389', true],
  ['200915', '41011166', true],
  ['938611', '07806039', true],
  ['938600', '42368003', true],
  ['938063', '55065200', true],
  ['772798', '99345694', true],
  ['086090', '06774744', true],
  ['309070', '02355688', true],
  ['309070', '12345668', true],
  ['309070', '12345677', true],
  ['309070', '99345694', true],
  ['938063', '15764273', false],
  ['938063', '15764264', false],
  ['938063', '15763217', false],
  ['118765', '64371388', false],
  ['203099', '66831036', false],
  ['203099', '58716970', false],
  ['089999', '66374959', false],
  ['107999', '88837493', false],
  ['074456', '12345112', true],
  ['070116', '34012583', true],
  ['074456', '11104102', true],
  ['180002', '00000190', true],
];

describe('the modulus check', () => {
  const modulus = ModulusCheck.of();

  it.each(published)('of the published test case %s %s', (sortCode, accountNumber, passes) => {
    expect(modulus.check({ sortCode, accountNumber })).toBe(passes ? 'PASSES' : 'FAILS');
  });

  it('says when the table has no rule for a sort code, which is presumed good', () => {
    expect(modulus.check({ sortCode: '000001', accountNumber: '12345678' })).toBe('NOT_COVERED');
  });

  it('goes by another table when it is given one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hearth-modulus-'));
    // One rule: of sort code 000001 the last figure must be divisible by ten.
    await writeFile(join(folder, 'valacdos.txt'), `000001 000001 MOD10 ${'   0'.repeat(13)}    1\n`);
    await writeFile(join(folder, 'scsubtab.txt'), '938173 938017\r\n');
    const own = ModulusCheck.of(folder);
    await rm(folder, { recursive: true });
    expect(own.check({ sortCode: '000001', accountNumber: '12345670' })).toBe('PASSES');
    expect(own.check({ sortCode: '000001', accountNumber: '12345671' })).toBe('FAILS');
    expect(own.check({ sortCode: '089999', accountNumber: '66374959' })).toBe('NOT_COVERED');
  });

  it('takes nothing for a table that is none, and says which line', () => {
    expect(() => readModulusTable('no table', '')).toThrow(
      'This line of the modulus table is none: no table',
    );
    expect(() => readModulusTable('', '938173')).toThrow(
      'This line of the substitution table is none: 938173',
    );
  });
});
