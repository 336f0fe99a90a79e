import { randomUUID } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { freePort, type PortalUnderTest, startPortal } from './portal-under-test';

/** A way to the database that can be cut, as when its server is gone. */
class Cable {
  private server: Server | undefined;
  private readonly ends = new Set<Socket>();
  private url = new URL('postgres://nowhere');
  private port = 0;

  /** Gives the address at this end of the cable. */
  async to(url: string): Promise<string> {
    this.url = new URL(url);
    this.port = await freePort();
    await this.mend();
    const here = new URL(url);
    here.host = `127.0.0.1:${String(this.port)}`;
    return here.href;
  }

  async mend(): Promise<void> {
    if (this.server?.listening === true) return;
    const server = createServer((near) => {
      const far = connect(Number(this.url.port), this.url.hostname);
      for (const end of [near, far]) {
        this.ends.add(end);
        end.on('error', () => undefined).on('close', () => this.ends.delete(end));
      }
      near.pipe(far).pipe(near);
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }

  async cut(): Promise<void> {
    const { server } = this;
    for (const end of this.ends) end.destroy();
    await new Promise<void>((resolve) => {
      if (server)
        server.close(() => {
          resolve();
        });
      else resolve();
    });
  }
}

let portal: PortalUnderTest;
let browser: Browser;
const cable = new Cable();

beforeAll(async () => {
  [portal, browser] = await Promise.all([
    startPortal(['petra', 'rosa', 'adam'], (url) => cable.to(url)),
    openBrowser(),
  ]);
}, 60_000);
afterEach(async () => {
  await cable.mend();
  portal.letPass(0);
});
afterAll(async () => {
  await browser.close();
  await portal.stop();
  await cable.cut();
});

async function signedInAs(person: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: portal.url, viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await choose(page, person);
  return page;
}
async function press(page: Page, name: string): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.locator('main').getByRole('button', { name }).click();
  await loaded;
}
async function choose(page: Page, person: string): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.locator(`button[name=person][value=${person}]`).click();
  await loaded;
}
const heading = (page: Page): Promise<string> => page.locator('h1').innerText();
const text = (page: Page): Promise<string> => page.locator('main').innerText();
const faults = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

describe('when the database is gone', () => {
  it('every page says so and what to do at night, without it, and all is well when it is back', async () => {
    const page = await signedInAs('adam');
    await cable.cut();
    const answer = await page.goto('/');
    expect(answer?.status()).toBe(503);
    expect(answer?.headers()['retry-after']).toBe('60');
    expect(await heading(page)).toBe('Hearth is not available');
    expect(await text(page)).toMatch(/do not wait: ring.*0808 2000 247/s);
    expect(await faults(page)).toEqual([]);
    expect((await page.request.get('/health/ready')).status()).toBe(503);
    expect((await page.request.get('/health/live')).status()).toBe(200);
    await cable.mend();
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Try again' }).click();
    await loaded;
    expect(await heading(page)).toBe('People');
  });
});

describe('when a session is over in the middle of a form', () => {
  it('nothing is done, what was typed is shown once to be copied, and signing in leads back to the page', async () => {
    const page = await signedInAs('adam');
    await page.goto('/people/new');
    await page.getByLabel('Their name').fill('Aurelia of the long and many names');
    portal.letPass(31);
    await press(page, 'Add them');
    expect(await heading(page)).toBe('You were signed out before this was sent');
    expect(await text(page)).toMatch(/Nothing was changed.*Aurelia of the long and many names/s);
    expect(await page.getByRole('button', { name: 'Exit this page' }).count()).toBe(1);
    expect(await faults(page)).toEqual([]);
    await press(page, 'Sign in again');
    await choose(page, 'adam');
    expect(page.url()).toBe(`${portal.url}/people/new`);
  });

  it('and the page was sent by another site, nothing of it is shown', async () => {
    const page = await signedInAs('adam');
    portal.letPass(31);
    const answer = await page.request.post('/people/new', {
      form: { name: 'Words of somebody else altogether' },
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).not.toContain('somebody else altogether');
  });

  it('or signed in anew in another tab, the older page says so, and shows what was typed', async () => {
    const page = await signedInAs('adam');
    await page.goto('/people/new');
    await page.getByLabel('Their name').fill('Aurelia of the long and many names');
    const other = await page.context().newPage();
    await other.goto('/sign-in');
    await choose(other, 'adam');
    await press(page, 'Add them');
    expect(await heading(page)).toBe('This page was out of date');
    expect(await text(page)).toContain('Aurelia of the long and many names');
  });
});

describe('what is not there', () => {
  it('is told like what is not yours, and like an address that is none', async () => {
    const page = await signedInAs('rosa');
    const said = new Set<string>();
    for (const path of [`/units/${randomUUID()}`, '/units/nonsense', '/sent/nonsense', '/no-such-page']) {
      expect([path, (await page.goto(path))?.status()]).toEqual([path, 404]);
      said.add(await text(page));
    }
    expect(said.size).toBe(1);
    expect([...said][0]).toContain('you may not have access to it');
  });

  it('is another thing than what one’s role does not allow', async () => {
    const page = await signedInAs('petra');
    expect((await page.goto('/people/new'))?.status()).toBe(403);
    expect(await heading(page)).toBe('Your role does not allow this');
  });
});
