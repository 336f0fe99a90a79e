import type { Browser } from 'playwright-core';
import { Vacancies } from '@app/accommodation';
import { Placements } from '@app/placements';
import { Arranging } from './arranging';
import { openBrowser } from './browser';
import { type CountyPortal, startCountyPortal } from './county-portal';
import { Hand, type Mode } from './hand';

let portal: CountyPortal;
let browser: Browser;
let arranging: Arranging;
const open: Hand[] = [];

beforeAll(async () => {
  [portal, browser] = await Promise.all([startCountyPortal(), openBrowser()]);
  arranging = new Arranging(portal);
}, 120_000);
afterEach(async () => {
  for (const hand of open.splice(0)) await hand.close();
});
afterAll(async () => {
  await browser.close();
  await portal.stop();
});

async function as(person: string, mode: Mode = 'phone', url = portal.url): Promise<Hand> {
  const hand = await Hand.open(browser, url, mode);
  open.push(hand);
  await hand.signIn(person);
  return hand;
}

describe('a page that is open', () => {
  it('changes by itself when somebody writes in another browser, and keeps the focus where it was', async () => {
    const { unitId } = await arranging.unit();
    const watching = await as('wren');
    await watching.page.goto(`/units/${unitId}`);
    await watching.page.getByRole('link', { name: 'Take it out of use' }).focus();
    const acting = await as('rosa');
    await acting.goTo(`/units/${unitId}`);
    await acting.button('Withdraw it');
    await watching.page.getByText('Not offered.').waitFor({ timeout: 10_000 });
    expect(await watching.page.locator('#live-said').innerText()).toBe('This page has changed.');
  }, 60_000);

  it('changes when another process writes', async () => {
    const other = await portal.another();
    const { unitId, vacancyId } = await arranging.unit();
    const watching = await as('rosa');
    await watching.page.goto(`/units/${unitId}`);
    expect(await watching.text()).toContain('Offered from today');
    const rosa = await arranging.person('rosa');
    await other.command(Vacancies).withdrawVacancy(rosa, vacancyId);
    await watching.page.getByText('Not offered.').waitFor({ timeout: 10_000 });
    await other.stop();
  }, 60_000);

  it('shows a referral as soon as it is sent, on Tonight and in the list', async () => {
    const tonight = await as('owen');
    await tonight.page.goto('/tonight');
    const list = await as('wren');
    await list.page.goto('/referrals');
    const { reference } = await arranging.referred();
    for (const { page } of [tonight, list])
      await page.locator('main').getByText(reference).first().waitFor({ timeout: 10_000 });
  }, 60_000);

  it('keeps what somebody has entered, and says that it changed', async () => {
    const { placement } = await arranging.placed();
    const watching = await as('owen');
    await watching.page.goto(`/placements/${placement.id}`);
    await watching.fill('The code that she says', 'KMX');
    await watching.page.locator('h1').click();
    await portal.command(Placements).cancelPlacement(await arranging.person('nina'), placement.id);
    await watching.page.getByText('It has changed since.').waitFor({ timeout: 10_000 });
    expect(await watching.page.getByLabel('The code that she says').inputValue()).toBe('KMX');
  }, 60_000);

  it('does not send a refused form again', async () => {
    const { placement } = await arranging.placed();
    const watching = await as('owen');
    await watching.page.goto(`/placements/${placement.id}`);
    await watching.fill('The code that she says', 'CCC-CCCC');
    await watching.button('Record that she is there');
    let sent = 0;
    watching.page.on('request', (request) => {
      if (request.method() === 'POST') sent += 1;
    });
    await portal.command(Placements).cancelPlacement(await arranging.person('nina'), placement.id);
    await watching.page.getByText('It has changed since.').waitFor({ timeout: 10_000 });
    expect(await watching.text()).toContain('That is not the code of this household.');
    expect(sent).toBe(0);
  }, 60_000);

  it('says as of when it is and how to load it again, where there is no JavaScript', async () => {
    const { unitId, vacancyId } = await arranging.unit();
    const hand = await as('wren', 'keyboard');
    await hand.goTo(`/units/${unitId}`);
    expect(await hand.text()).toMatch(/As it was at \d/);
    await portal.command(Vacancies).withdrawVacancy(await arranging.person('rosa'), vacancyId);
    await hand.link('Load again');
    expect(await hand.text()).toContain('Not offered.');
  }, 60_000);
});
