import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { type PortalUnderTest, startPortal } from './portal-under-test';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe('signing in to the pages', () => {
  let portal: PortalUnderTest;
  let browser: Browser;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([
      startPortal(['petra', 'clare', 'rosa', 'wren', 'sam', 'bea']),
      openBrowser(),
    ]);
  }, 60_000);
  afterEach(async () => {
    portal.letPass(0);
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await portal.stop();
  });

  /** A fresh browser window, on the pages' own computer. */
  async function window(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ baseURL: portal.url, ...options });
    contexts.push(context);
    return context.newPage();
  }

  /** Presses what leads to another page, and waits for that page. */
  async function press(page: Page, what: Locator): Promise<void> {
    const loaded = page.waitForEvent('load');
    await what.click();
    await loaded;
  }

  const pressButton = (page: Page, name: string): Promise<void> =>
    press(page, page.getByRole('button', { name }));

  const choose = (page: Page, person: string): Promise<void> =>
    press(page, page.locator(`button[name=person][value=${person}]`));

  async function signedInAs(person: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await window(options);
    await page.goto('/sign-in');
    await choose(page, person);
    return page;
  }

  const heading = (page: Page): Promise<string> => page.locator('h1').innerText();
  const sessionCookie = async (page: Page): Promise<string | undefined> =>
    (await page.context().cookies(portal.url)).find(({ name }) => name === 'hearth')?.value;

  describe('without JavaScript', () => {
    const javaScriptEnabled = false;

    it('leads to who one is and what one is here for', async () => {
      const page = await window({ javaScriptEnabled });
      await page.goto('/');
      expect(await heading(page)).toBe('Sign in');
      await pressButton(page, 'Sign in');
      expect(await heading(page)).toBe('Choose who to be');
      await choose(page, 'petra');
      expect(page.url()).toBe(`${portal.url}/fund/panel`);
      expect(await heading(page)).toBe('Panel');
      expect(await page.locator('header').first().innerText()).toContain('Petra Vance, Essex County Council');
    });

    it('leads back to the page that was asked for', async () => {
      const page = await window({ javaScriptEnabled });
      await page.goto('/organisation?from=a-link');
      await choose(page, 'bea');
      expect(page.url()).toBe(`${portal.url}/organisation?from=a-link`);
    });

    it('does not ask somebody with one organisation', async () => {
      const page = await signedInAs('petra', { javaScriptEnabled });
      await page.goto('/organisation');
      expect(page.url()).toBe(`${portal.url}/fund/panel`);
    });

    it('asks somebody with several organisations for whom they are working', async () => {
      const page = await signedInAs('bea', { javaScriptEnabled });
      expect(await heading(page)).toBe('For whom are you working?');
      await pressButton(page, 'Continue');
      expect(await page.title()).toMatch(/^Error: /);
      expect(await page.locator('.govuk-error-summary').innerText()).toContain('Choose an organisation');
      await page.getByLabel('Saltmarsh Safe Homes').check();
      await pressButton(page, 'Continue');
      expect(await heading(page)).toBe('Tonight');
      expect(await page.locator('header').first().innerText()).toContain('Saltmarsh Safe Homes');

      await press(page, page.getByRole('link', { name: 'Change organisation' }));
      expect(await page.getByLabel('Saltmarsh Safe Homes').isChecked()).toBe(true);
      await page.getByLabel('Lanternfield Refuge').check();
      await pressButton(page, 'Continue');
      expect(await page.locator('header').first().innerText()).toContain('Lanternfield Refuge');
    });

    it('does not let somebody choose an organisation that is not theirs', async () => {
      const page = await signedInAs('bea', { javaScriptEnabled });
      const notHers = portal.ids.get('colchester') ?? '';
      await page.evaluate(`document.getElementsByName('organisation')[1].value = '${notHers}'`);
      await page.getByLabel('Saltmarsh Safe Homes').check();
      await pressButton(page, 'Continue');
      expect(await page.locator('.govuk-error-summary').innerText()).toContain('Choose an organisation');
    });

    it('ends with us and at the issuer, everywhere', async () => {
      const page = await signedInAs('petra', { javaScriptEnabled });
      const kept = await sessionCookie(page);
      await pressButton(page, 'Sign out');
      expect(await page.title()).toMatch(/^Signed out of Hearth/);
      expect(await heading(page)).toBe('You are signed out of Hearth');
      await pressButton(page, 'Forget it and finish');
      expect(page.url()).toBe(`${portal.url}/signed-out`);
      expect(await heading(page)).toBe('You are signed out');

      await page.context().addCookies([{ name: 'hearth', value: String(kept), url: portal.url }]);
      await page.goto('/');
      expect(await heading(page)).toBe('Sign in');
      await page.goto('/sign-in');
      expect(await heading(page)).toBe('Choose who to be');
    });

    it.each(['/sign-in', '/organisation'])(
      'after signing out, %s asks anew who one is, although the issuer still remembers',
      async (path) => {
        const page = await signedInAs('petra', { javaScriptEnabled });
        await pressButton(page, 'Sign out');
        await page.goto(portal.url + path);
        expect(await heading(page)).toBe('Choose who to be');
        await page.goto(`${portal.url}/`);
        expect(await heading(page)).toBe('Sign in');

        await page.goto(portal.url + path);
        await choose(page, 'clare');
        expect(page.url()).toBe(`${portal.url}/fund/panel`);
        expect(await page.locator('header').first().innerText()).toContain('Clare Whitmore');
      },
    );
  });

  describe('a session', () => {
    it('is a cookie that scripts cannot read, and is kept only as its hash', async () => {
      const page = await signedInAs('petra');
      const cookie = (await page.context().cookies(portal.url)).find(({ name }) => name === 'hearth');
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 });
      expect(cookie?.value).toMatch(/^[A-Za-z0-9_-]{43}$/);
      const rows = await portal.database.query<{ row: string }>(
        'select portal_session::text as row from portal_session',
      );
      const hex = Buffer.from(cookie?.value ?? '', 'base64url').toString('hex');
      expect(rows.filter(({ row }) => row.includes(cookie?.value ?? '') || row.includes(hex))).toEqual([]);
    });

    it('is a new one each time', async () => {
      const page = await signedInAs('petra');
      const first = await sessionCookie(page);
      await page.goto('/sign-in');
      await choose(page, 'petra');
      expect(await heading(page)).toBe('Panel');
      const second = await sessionCookie(page);
      expect(second).not.toBe(first);
      const other = await window();
      await other.context().addCookies([{ name: 'hearth', value: String(first), url: portal.url }]);
      await other.goto('/');
      expect(await heading(other)).toBe('Sign in');
    });

    it('is over after 30 minutes without use, and says so', async () => {
      const page = await signedInAs('petra');
      portal.letPass(29);
      await page.goto('/');
      expect(await heading(page)).toBe('Panel');
      portal.letPass(58);
      await page.goto('/');
      expect(await heading(page)).toBe('Panel');
      portal.letPass(89);
      await page.goto('/');
      expect(await heading(page)).toBe('Sign in');
      expect(await page.locator('main').innerText()).toContain('You were signed out');
    });

    it('is over after 12 hours, used or not', async () => {
      const page = await signedInAs('petra');
      for (let minutes = 25; minutes < 720; minutes += 25) {
        portal.letPass(minutes);
        await page.request.get('/');
      }
      portal.letPass(719);
      await page.goto('/');
      expect(await heading(page)).toBe('Panel');
      portal.letPass(721);
      await page.goto('/');
      expect(await heading(page)).toBe('Sign in');
    });

    it('warns five minutes before it ends, and can be kept', async () => {
      const page = await window();
      await page.clock.install();
      await page.goto('/sign-in');
      await choose(page, 'petra');
      const warning = page.getByRole('alert');
      await page.clock.runFor('23:00');
      expect(await warning.isVisible()).toBe(false);
      await page.clock.runFor('02:00');
      expect(await warning.innerText()).toContain('You will be signed out in less than five minutes');
      await page.getByRole('button', { name: 'Stay signed in' }).click();
      await warning.waitFor({ state: 'hidden' });
    });

    it('loses a role the moment it is taken away', async () => {
      const page = await signedInAs('wren');
      const leave = 'update membership set ends_at = starts_at where person_id = $1';
      await portal.database.query(leave, [portal.ids.get('wren')]);
      await page.goto('/');
      expect(await heading(page)).toBe('You have no role now');
    });

    it('asks before it goes on for the organisation that is left', async () => {
      const page = await signedInAs('bea');
      await page.getByLabel('Lanternfield Refuge').check();
      await pressButton(page, 'Continue');
      const leave = 'update membership set ends_at = $3 where person_id = $1 and organisation_id = $2';
      const there = [portal.ids.get('bea'), portal.ids.get('lanternfield')];
      await portal.database.query(leave, [...there, new Date('2026-01-02T00:00:00Z')]);
      try {
        await page.goto('/');
        expect(await heading(page)).toBe('For whom are you working?');
      } finally {
        await portal.database.query(leave, [...there, null]);
      }
    });

    it('ends with the account', async () => {
      const page = await signedInAs('sam');
      await portal.database.query('update person set ended_at = $2 where id = $1', [
        portal.ids.get('sam'),
        new Date(),
      ]);
      await page.goto('/');
      expect(await heading(page)).toBe('Sign in');
    });

    it('ends when one exits the page, unless another site says so', async () => {
      const page = await signedInAs('petra');
      const leave = (site: string) =>
        page.request.get('/leave', { headers: { 'sec-fetch-site': site }, maxRedirects: 0 });
      expect((await leave('cross-site')).headers()['location']).toMatch(/^https:\/\/www\.bbc\.co\.uk/);
      await page.goto('/');
      expect(await heading(page)).toBe('Panel');
      expect((await leave('same-origin')).headers()['location']).toMatch(/^https:\/\/www\.bbc\.co\.uk/);
      await page.goto('/');
      expect(await heading(page)).toBe('Sign in');
    });
  });

  describe('a form', () => {
    it.each([
      ['without its token', {}, {}],
      ['with another token', { formToken: 'x'.repeat(43) }, {}],
      ['from another site', undefined, { 'sec-fetch-site': 'cross-site' }],
      ['from another origin', undefined, { origin: 'https://elsewhere.example' }],
    ])('%s changes nothing', async (_, form, headers) => {
      const page = await signedInAs('petra');
      const formToken = await page.locator('input[name=formToken]').first().inputValue();
      const answer = await page.request.post('/sign-out', {
        form: form ?? { formToken },
        headers,
        maxRedirects: 0,
      });
      expect(answer.status()).toBe(403);
      expect(await answer.text()).toContain('This page was out of date');
      await page.goto('/');
      expect(await heading(page)).toBe('Panel');
    });

    it('that is too large is refused kindly', async () => {
      const page = await signedInAs('petra');
      const answer = await page.request.post('/sign-out', { form: { formToken: 'x'.repeat(300_000) } });
      expect(answer.status()).toBe(413);
      expect(await answer.text()).toContain('That was too much at once');
    });
  });

  describe('going wrong', () => {
    it('tells somebody whom nobody has let in what to do', async () => {
      const page = await signedInAs('adam');
      expect(await heading(page)).toBe('You have no access to Hearth');
      expect(await sessionCookie(page)).toBeUndefined();
    });

    it.each([['never began here', '/sign-in/callback?code=x&state=y', 'Signing in took too long']])(
      'a sign-in that %s is refused',
      async (_, path, expected) => {
        const page = await window();
        expect((await page.goto(path))?.status()).toBe(400);
        expect(await heading(page)).toBe(expected);
      },
    );

    it('a sign-in that began in another browser is refused, so nobody can sign another in', async () => {
      const [hers, his] = [await window(), await window()];
      const back = await callbackFor(his, 'clare');
      await hers.goto('/sign-in');
      const answer = await hers.goto(back);
      expect(answer?.status()).toBe(400);
      expect(await heading(hers)).toBe('Signing in did not work');
      expect(await sessionCookie(hers)).toBeUndefined();
    });

    it('a sign-in that the issuer answers from memory is refused', async () => {
      const page = await signedInAs('petra');
      const asking = new URL(await leadsTo(page, '/sign-in'));
      expect(asking.searchParams.get('prompt')).toBe('login');
      asking.searchParams.delete('prompt');
      asking.searchParams.delete('max_age');
      await page.goto(asking.href);
      expect(await heading(page)).toBe('Signing in did not work');
    });

    it('a sign-in older than the one that began is refused', async () => {
      const page = await window();
      await page.goto('/sign-in');
      const kept = (await page.context().cookies(portal.url)).find(({ name }) => name === 'hearth-sign-in');
      const [secret = '', path = '', began = ''] = kept?.value.split('.') ?? [];
      const value = [secret, path, String(Number(began) + 120_000)].join('.');
      await page.context().addCookies([{ name: 'hearth-sign-in', value, url: portal.url }]);
      await choose(page, 'petra');
      expect(await heading(page)).toBe('Signing in did not work');
    });

    it('a sign-in that was stopped says so', async () => {
      const page = await window();
      await page.goto('/sign-in');
      const state = new URL(await leadsTo(page, '/sign-in')).searchParams.get('state') ?? '';
      const query = new URLSearchParams({ error: 'access_denied', state, iss: portal.issuer.url });
      await page.goto(`/sign-in/callback?${query.toString()}`);
      expect(await heading(page)).toBe('You are not signed in');
    });

    it('a page that does not exist says that it may only be hidden', async () => {
      const page = await signedInAs('petra');
      expect((await page.goto('/no-such-page'))?.status()).toBe(404);
      expect(await heading(page)).toBe('Page not found');
      expect(await page.locator('main').innerText()).toContain('you may not have access to it');
    });

    it('inside is told with a reference and without a detail', async () => {
      const page = await signedInAs('petra');
      await portal.database.query('alter table portal_session rename to hidden_session');
      try {
        expect((await page.goto('/'))?.status()).toBe(500);
        expect(await heading(page)).toBe('Something went wrong on our side');
        const text = await page.locator('body').innerText();
        expect(text).toMatch(/give this reference: [0-9a-f]{8}/);
        expect(text).not.toMatch(/portal_session|select|Error:/);
      } finally {
        await portal.database.query('alter table hidden_session rename to portal_session');
      }
    });
  });

  /** Where the address leads, without going there. */
  const leadsTo = async (page: Page, address: string): Promise<string> =>
    (await page.request.get(address, { maxRedirects: 0 })).headers()['location'] ?? '';

  /** Signs in as far as the issuer's answer, and returns the address it sends the browser to. */
  async function callbackFor(page: Page, person: string): Promise<string> {
    const at = portal.issuer.url;
    const choosing = new URL(await leadsTo(page, await leadsTo(page, '/sign-in')), at).href;
    const chosen = await page.request.post(choosing, { form: { person }, maxRedirects: 0 });
    return leadsTo(page, String(chosen.headers()['location']));
  }

  describe('every page', () => {
    it('is accessible, breaks no rule of its own security policy, and fits a phone', async () => {
      const page = await window({ viewport: { width: 375, height: 740 } });
      const said: string[] = [];
      page.on('console', (message) => {
        if (!/^Clear-Site-Data|status of (400|404|422)/.test(message.text())) said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(error.message));
      const wrong: string[] = [];
      const look = async (name: string): Promise<void> => {
        const { violations } = await new AxeBuilder({ page }).withTags(levels).analyze();
        wrong.push(
          ...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map((n) => n.html).join(' ')}`),
        );
        const width = await page.evaluate('document.documentElement.scrollWidth');
        if (Number(width) > 375) wrong.push(`${name} is ${String(width)} pixels wide`);
        await keepPicture(page, name);
      };
      await page.goto('/');
      await look('welcome');
      await page.goto('/sign-in');
      await look('choose');
      await choose(page, 'bea');
      await look('organisation');
      await pressButton(page, 'Continue');
      await look('organisation-error');
      await page.getByLabel('Lanternfield Refuge').check();
      await pressButton(page, 'Continue');
      await look('home');
      await pressButton(page, 'Sign out');
      await look('sign-out');
      await pressButton(page, 'Forget it and finish');
      await look('signed-out');
      await page.goto(portal.issuer.url);
      await look('issuer');
      await page.goto(`${portal.issuer.url}/choose/lost`);
      await look('issuer-failed');
      await page.goto(`${portal.issuer.url}/no-such-page`);
      await look('issuer-not-found');
      await page.goto('/no-such-page');
      await look('not-found');
      expect(wrong).toEqual([]);
      expect(said).toEqual([]);
    }, 60_000);

    it('is kept by nobody, framed by nobody and takes nothing from elsewhere', async () => {
      const page = await window();
      const headers = (await page.request.get('/')).headers();
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-powered-by']).toBeUndefined();
    });

    it('is reached under one address, so that a sign-in is not lost between two', async () => {
      const page = await window();
      const elsewhere = portal.url.replace('127.0.0.1', 'localhost');
      const answer = await page.request.get(`${elsewhere}/sign-in?then=/organisation`, { maxRedirects: 0 });
      expect(answer.headers()['location']).toBe(`${portal.url}/sign-in?then=/organisation`);
    });
  });

  it('keeps the helpline in the footer of every page, and how long one stays signed in where it matters', async () => {
    const page = await window();
    await page.goto('/');
    const footer = page.locator('footer');
    expect(await footer.innerText()).toMatch(/999.*0808 2000 247/s);
    expect(await footer.innerText()).not.toContain('30 minutes');
    await page.goto('/sign-in');
    await choose(page, 'petra');
    expect(await footer.innerText()).toMatch(/999.*0808 2000 247.*30 minutes/s);
  });

  it('is led to by the address of the sign-in itself, and by its faults', async () => {
    const page = await window();
    await page.goto(portal.issuer.url);
    expect(await page.locator('main').innerText()).toContain('sign-in of the demonstration');
    await press(page, page.getByRole('link', { name: 'Go to Hearth' }));
    expect(page.url()).toBe(`${portal.url}/`);
    await page.goto(`${portal.issuer.url}/choose/lost`);
    await press(page, page.getByRole('link', { name: 'Sign in again' }));
    expect(await heading(page)).toBe('Choose who to be');
    expect((await page.goto(`${portal.issuer.url}/no-such-page`))?.status()).toBe(404);
    await press(page, page.getByRole('link', { name: 'Go to Hearth' }));
    expect(page.url()).toBe(`${portal.url}/`);
  });

  it('is alive and ready', async () => {
    const page = await window();
    expect(await (await page.request.get('/health/live')).json()).toEqual({ status: 'alive' });
    expect(await (await page.request.get('/health/ready')).json()).toEqual({ status: 'ready' });
  });

  it('says so when the issuer does not answer', async () => {
    const other = await startPortal([]);
    try {
      await other.issuer.stop();
      const page = await window();
      expect((await page.goto(`${other.url}/sign-in`))?.status()).toBe(503);
      expect(await heading(page)).toBe('The sign-in service does not answer');
    } finally {
      await other.stop();
    }
  });
});

/** HEARTH_PICTURES=folder keeps a picture of each page, to be looked at. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['HEARTH_PICTURES'];
  if (folder === undefined) return;
  await page.screenshot({ path: `${folder}/${name}-phone.png`, fullPage: true });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  if (size) await page.setViewportSize(size);
}
