import { sealEntries } from '@app/audit';
import { Database } from '@app/database';
import { systemActor } from '@app/kernel';
import type { CountyPortal } from './county-portal';
import type { Hand } from './hand';

/** Seals what stands on record, as the worker does every two seconds. */
export const seal = (portal: CountyPortal): Promise<unknown> =>
  portal.command(Database).commit(systemActor('worker'), (tx) => sealEntries(tx));

/** Looks for words in the box at the top of every page. */
export async function search(hand: Hand, words: string): Promise<void> {
  const box = hand.page.locator('header [name=words], main [name=words]').first();
  await box.fill(words);
  await hand.press(hand.page.getByRole('button', { name: 'Search' }).first());
}

/** Fills the three fields of a day. */
export async function fillDay(hand: Hand, id: string, isoDay: string): Promise<void> {
  const [year = '', month = '', day = ''] = isoDay.split('-');
  for (const [part, text] of [
    ['day', day],
    ['month', month],
    ['year', year],
  ] as const)
    await hand.page.locator(`#${id}-${part}`).fill(text);
}

/** What a page shows on paper that only a screen has use for. */
export async function uselessOnPaper(hand: Hand): Promise<string[]> {
  await hand.page.emulateMedia({ media: 'print' });
  const found: string[] = [];
  for (const what of ['nav', 'button', '.govuk-button', 'footer', 'form', '.govuk-exit-this-page'])
    if ((await hand.page.locator(what).filter({ visible: true }).count()) > 0) found.push(what);
  await hand.page.emulateMedia({ media: 'screen' });
  return found;
}
