import type { Browser } from 'playwright-core';
import type { Role } from '@app/kernel';
import { openBrowser } from './browser';
import { type CountyPortal, startCountyPortal } from './county-portal';
import { Hand, type Mode, modes } from './hand';

/** One thing that a role does on the pages. */
export interface Step {
  readonly role: Role;
  readonly does: string;
  /** Throws when it is not as it should be. */
  readonly how: (hand: Hand, portal: CountyPortal) => Promise<void>;
}

/** What came of each step in each mode; no entry: it was not tried. */
type Cells = Map<Step, Map<Mode, 'yes'>>;

/**
 * Runs every step in every mode, and prints the table of them. A cell that stays empty fails.
 * To be called at the top of a spec file; each file has a county of its own.
 */
export function journeys(title: string, person: (role: Role) => string, steps: readonly Step[]): void {
  describe(title, () => {
    let portal: CountyPortal;
    let browser: Browser;
    const cells: Cells = new Map();

    beforeAll(async () => {
      [portal, browser] = await Promise.all([startCountyPortal(), openBrowser()]);
    }, 120_000);
    afterAll(async () => {
      await browser.close();
      await portal.stop();
    });

    describe.each(modes)('%s', (mode) => {
      it.each(steps.map((step) => [step.role, step.does, step] as const))(
        '%s: %s',
        async (_role, _does, step) => {
          const hand = await Hand.open(browser, portal.url, mode);
          try {
            await hand.signIn(person(step.role));
            await step.how(hand, portal);
            const of = cells.get(step) ?? new Map<Mode, 'yes'>();
            cells.set(step, of.set(mode, 'yes'));
          } finally {
            await hand.close();
          }
        },
        60_000,
      );
    });

    it('is done by every role in every mode', () => {
      const rows = steps.map((step) => ({
        role: step.role,
        does: step.does,
        ...Object.fromEntries(modes.map((mode) => [mode, cells.get(step)?.get(mode) ?? ''])),
      }));
      process.stdout.write(`${table(title, rows)}\n`);
      expect(rows.filter((row) => Object.values(row).includes(''))).toEqual([]);
    });
  });
}

function table(title: string, rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const wide = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => cell.padEnd(wide[index] ?? 0)).join('  ');
  return [title, line(columns), ...rows.map((row) => line(columns.map((column) => row[column] ?? '')))].join(
    '\n',
  );
}
