import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Cookie, Locator, Page } from 'playwright-core';

/**
 * The ways in which every step is done, which between them are with JavaScript and without it, narrow and wide, by hand and by
 * keyboard alone: on a phone of 320 pixels with JavaScript, and on a desktop by keyboard alone without it.
 */
export const modes = ['phone', 'keyboard'] as const;
export type Mode = (typeof modes)[number];

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const desktop = { width: 1_280, height: 900 };
/** The narrowest that WCAG 1.4.10 asks for. */
const phone = { width: 320, height: 640 };
/** No page of ours needs so many presses of Tab; one that does is a trap. */
const mostTabs = 400;

/**
 * One person at a browser, in one mode. A journey is written once, in what is pressed and filled by its visible name, and
 * done in every mode; with the keyboard only, everything is reached by Tab. Each page that is met on the phone is checked by axe.
 */
export class Hand {
  /** The cookies of who is signed in, by pages and person. */
  private static readonly sessions = new Map<string, Cookie[]>();
  /** Pages that axe has seen, by address. */
  private static readonly checked = new Set<string>();

  /** How many times something was pressed that leads on. */
  presses = 0;

  private constructor(
    readonly mode: Mode,
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly url: string,
  ) {}

  static async open(browser: Browser, url: string, mode: Mode): Promise<Hand> {
    const context = await browser.newContext({
      baseURL: url,
      javaScriptEnabled: mode === 'phone',
      viewport: mode === 'phone' ? phone : desktop,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(10_000);
    return new Hand(mode, await context.newPage(), context, url);
  }

  /** Somebody else at a browser of their own, in the same mode. */
  another(url: string): Promise<Hand> {
    const browser = this.context.browser();
    if (!browser) throw new Error('The browser is gone.');
    return Hand.open(browser, url, this.mode);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  /**
   * Signs in as a demo person; for whoever works for two organisations, for the first named. Who signed in before at the
   * same pages comes with the cookies of then, while that session lasts.
   */
  async signIn(person: string): Promise<void> {
    const known = Hand.sessions.get(`${this.url} ${person}`);
    if (known) {
      await this.context.addCookies(known);
      await this.page.goto('/');
      if ((await this.page.getByRole('button', { name: 'Sign out' }).count()) > 0) return;
    }
    await this.page.goto('/sign-in');
    const choice = this.page.locator(`button[name=person][value=${person}]`);
    const loaded = this.page.waitForEvent('load');
    await choice.click();
    await loaded;
    Hand.sessions.set(`${this.url} ${person}`, await this.context.cookies(this.url));
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(path);
    await this.look();
  }

  /** What stands on the page. */
  text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  heading(): Promise<string> {
    return this.page.locator('h1').first().innerText();
  }

  /** Follows a link, which may look like a button, by what it says; the first there is. */
  link(name: string | RegExp): Promise<void> {
    const link = this.page.locator('main a, nav a, header a').filter({ hasText: name }).first();
    return this.unfold(link).then(() => this.press(link));
  }

  /** On a phone the navigation stands folded behind a button. */
  private async unfold(link: Locator): Promise<void> {
    if (this.mode === 'phone' && (await link.isHidden()))
      await this.page.getByRole('button', { name: 'Menu' }).click();
  }

  /** Presses a button that leads to another page. */
  button(name: string | RegExp): Promise<void> {
    return this.press(this.page.locator('main').getByRole('button', { name }).first());
  }

  /** Fills a text field by its label. */
  async fill(label: string | RegExp, text: string): Promise<void> {
    const field = this.page.getByLabel(label).first();
    if (this.mode !== 'keyboard') return field.fill(text);
    await this.reach(field);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
  }

  /** Fills a field by its name, where several have one label. */
  async fillAt(name: string, text: string): Promise<void> {
    await this.page.locator(`[name="${name}"]`).fill(text);
  }

  /** Ticks a box or chooses a radio by its label. */
  async tick(label: string | RegExp): Promise<void> {
    const box = this.page.getByLabel(label).first();
    if (this.mode !== 'keyboard') return box.check();
    if ((await box.getAttribute('type')) === 'radio') {
      await this.reachRadio(box);
      return;
    }
    await this.reach(box);
    if (!(await box.isChecked())) await this.page.keyboard.press('Space');
  }

  /** Chooses from a list by its label and the option's words. */
  async select(label: string | RegExp, option: string): Promise<void> {
    const list = this.page.getByLabel(label).first();
    if (this.mode === 'keyboard') await this.reach(list);
    await list.selectOption({ label: option });
  }

  /** Gives a file to a field for one. No keyboard chooses a file without the system's own window. */
  async attach(
    label: string | RegExp,
    file: { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> {
    await this.page.getByLabel(label).first().setInputFiles(file);
  }

  /** Presses what leads to another page, waits for it, and looks at it. */
  async press(what: Locator): Promise<void> {
    this.presses += 1;
    const loaded = this.page.waitForEvent('load');
    if (this.mode === 'keyboard') {
      await this.reach(what);
      await this.page.keyboard.press('Enter');
    } else await what.click();
    await loaded;
    await this.look();
  }

  /** Tabs until the focus is on it. */
  private async reach(what: Locator): Promise<void> {
    // As far as it is sure to be, without asking after each press; then press by press.
    for (let left = await what.evaluate(stopsBefore); left > 0; left -= 1)
      await this.page.keyboard.press('Tab');
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      if (await what.evaluate(hasFocus)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Not reached by the keyboard: ${String(what)}`);
  }

  /** Tabs into the group, then moves within it by arrows, as radios are used. */
  private async reachRadio(radio: Locator): Promise<void> {
    const name = (await radio.getAttribute('name')) ?? '';
    const inGroup = () =>
      this.page.evaluate<boolean>(`document.activeElement?.name === ${JSON.stringify(name)}`);
    for (let tabs = 0; tabs < mostTabs && !(await inGroup()); tabs += 1)
      await this.page.keyboard.press('Tab');
    for (let moves = 0; moves < 60 && !(await radio.isChecked()); moves += 1) {
      if (await radio.evaluate(hasFocus)) await this.page.keyboard.press('Space');
      else await this.page.keyboard.press('ArrowDown');
    }
    if (!(await radio.isChecked())) throw new Error(`Not chosen by the keyboard: ${String(radio)}`);
  }

  /** Looks at the page as it is: axe finds nothing, nothing runs out of the side, and it has one heading and a title. */
  async look(): Promise<void> {
    const path = new URL(this.page.url()).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');
    const faults: string[] = [];
    const wide = await this.page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    if (wide > 0) faults.push(`runs ${String(wide)} pixels out of the side`);
    if ((await this.page.locator('h1').count()) !== 1) faults.push('has not one main heading');
    // One look with axe at each page is enough, where it is narrowest; a page with errors is another.
    const key = `${path} ${(await this.page.title()).startsWith('Error') ? 'error' : ''}`;
    if (this.mode === 'phone' && !Hand.checked.has(key)) {
      Hand.checked.add(key);
      const { violations } = await new AxeBuilder({ page: this.page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'] })
        .withTags(levels)
        .analyze();
      for (const { id, nodes } of violations)
        faults.push(`${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    }
    if (faults.length > 0) throw new Error(`${path} (${this.mode}): ${faults.join('; ')}`);
  }
}

/** Runs in the browser, whose types this project does not have. */
const hasFocus = (element: unknown): boolean =>
  element === (globalThis as { document?: { activeElement: unknown } }).document?.activeElement;

/** What of the browser's document is needed here. */
interface Focusable {
  readonly tabIndex: number;
  readonly disabled?: boolean;
  readonly type?: string;
  getClientRects(): { readonly length: number };
}
interface BrowserDocument {
  readonly activeElement: unknown;
  querySelectorAll(which: string): ArrayLike<Focusable>;
}

/** How many stops of Tab there surely are between what has the focus and this. A group of radios may be but one. */
const stopsBefore = (element: unknown): number => {
  const { document } = globalThis as unknown as { document: BrowserDocument };
  const all = Array.from(
    document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]'),
  );
  const stops = all.filter(
    (one) =>
      one.tabIndex >= 0 && one.disabled !== true && one.type !== 'radio' && one.getClientRects().length > 0,
  );
  const to = stops.indexOf(element as Focusable);
  const from = stops.indexOf(document.activeElement as Focusable);
  return Math.max(0, to - Math.max(from, 0) - 1);
};
