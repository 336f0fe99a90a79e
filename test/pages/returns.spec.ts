import { createHash } from 'node:crypto';
import { demoPeople } from '@app/demo';
import type { Role } from '@app/kernel';
import type { CountyPortal } from './county-portal';
import type { Hand } from './hand';
import { journeys } from './journeys';
import { ReturnsArranging, year } from './returns-arranging';

const person = (role: Role): string => demoPeople.find(({ roles }) => roles.includes(role))?.id ?? '';

let known: [CountyPortal, ReturnsArranging] | undefined;
const arranging = (portal: CountyPortal): ReturnsArranging => {
  if (known?.[0] !== portal) known = [portal, new ReturnsArranging(portal)];
  return known[1];
};

/** Opens what is folded away, by what its line says. */
async function unfold(hand: Hand, text: string | RegExp): Promise<void> {
  const line = hand.page.locator('main summary', { hasText: text }).first();
  if (hand.mode === 'keyboard') {
    await line.focus();
    await hand.page.keyboard.press('Enter');
  } else await line.click();
}

journeys('the annual return and dashboards', person, [
  {
    role: 'DATA_OFFICER',
    does: 'opens last year’s return, is told what stops it, answers, sets, confirms, and enters a figure from outside',
    how: async (hand, portal) => {
      await arranging(portal).fresh();
      await hand.goTo('/');
      expect(await hand.heading()).toBe('Annual return');
      await hand.link(year);
      await hand.button('Open this return');
      expect(await hand.text()).toContain('What still stops it being submitted');
      // Product section 8: settings are assumed until a named person confirms them.
      expect(await hand.text()).toContain('8 settings are assumed. A named person must confirm each.');
      expect(await hand.text()).toContain('16 questions are not answered.');

      await hand.link('Answer them');
      await hand.button('Save answers');
      expect(await hand.text()).toContain('You have not changed any answer.');
      await hand.tick('Yes');
      await hand.fillAt('answers.T1.BOARD_LAST_MET-day', '31');
      await hand.fillAt('answers.T1.BOARD_LAST_MET-month', '2');
      await hand.fillAt('answers.T14.WHAT_WORKED', 'Floating support');
      await hand.button('Save answers');
      expect(await hand.text()).toContain('Enter a real day, for example 27 11 2026.');
      expect(await hand.page.getByLabel('What worked well?').inputValue()).toBe('Floating support');
      await hand.fillAt('answers.T1.BOARD_LAST_MET-day', '20');
      await hand.fillAt('answers.T1.BOARD_LAST_MET-year', '2026');
      await hand.button('Save answers');
      expect(await hand.text()).toContain('Your answers are kept.');

      await hand.link(`Return of ${year}`);
      expect(await hand.text()).toContain('13 questions are not answered.');
      await hand.link('Confirm settings');
      await hand.button(/^Confirm Which services are counted/);
      expect(await hand.text()).toContain('Say in 3 to 500 characters how it is known.');
      await hand.fill('How it is known', 'Agreed with the board, 3 May');
      await hand.button(/^Confirm Which services are counted/);
      expect(await hand.text()).toContain('Confirmed in your name.');
      await unfold(hand, 'Choose another value of Which services are counted');
      await hand.tick('All services in the districts of the authority');
      await hand.button('Use this for Which services are counted');
      // Another value is not the one that was confirmed.
      expect(await hand.text()).toContain('Set. It is assumed until somebody confirms it.');

      await hand.link(`Return of ${year}`);
      await hand.link('T4 Individuals supported');
      await unfold(hand, 'Enter a figure of services outside Hearth');
      await hand.select('Row', 'Women');
      await hand.button('Enter this figure');
      const told = await hand.text();
      for (const words of ['Choose the column', 'Enter how many', 'Say whose figure it is'])
        expect(told).toContain(words);
      await hand.select('Column', 'Refuge');
      await hand.fill('How many', '3');
      await hand.fill('Whose figure it is', 'A refuge that keeps its own records');
      await hand.button('Enter this figure');
      expect(await hand.text()).toMatch(/Women, refuge: 3, \d+% of the figure with it, not de-duplicated\./);
      await hand.link(`Return of ${year}`);
      await hand.button(/^Take it back/);
      expect(await hand.text()).toContain('The figure from outside is taken back.');
    },
  },
  {
    role: 'DATA_OFFICER',
    does: 'opens a figure to its records, asks a provider about a gap, and the provider settles it',
    how: async (hand, portal) => {
      const { reference, message } = await arranging(portal).gap();
      await hand.goTo(`/returns/${year}/tables/T3`);
      await hand.link(/Households supported in the year, all types/);
      expect(await hand.heading()).toBe('Households supported in the year, all types');
      expect(await hand.text()).toMatch(/H-[A-Z0-9]{6}\s+Stay/);
      await hand.goTo(`/returns/${year}/gaps`);
      const gap = (): ReturnType<typeof hand.page.locator> =>
        hand.page.locator('.hearth-case', { hasText: reference }).filter({ hasText: message }).first();
      await hand.press(gap().getByRole('button', { name: /^Ask them/ }));
      expect(await hand.text()).toContain('Asked. Their provider is told');
      expect(await gap().innerText()).toContain('and not settled yet');

      const rosa = await hand.another(portal.url);
      try {
        await rosa.signIn('rosa');
        expect(await rosa.text()).toContain('A council asks about a record of yours.');
        await rosa.link('See what it asks');
        expect(await rosa.text()).toContain('Essex County Council asked');
        await rosa.button(new RegExp(`^It is settled for ${reference}`));
        expect(await rosa.text()).toContain('Settled. Whoever asked sees that it is done.');
        await rosa.goTo('/tonight');
        expect(await rosa.text()).not.toContain('A council asks');
      } finally {
        await rosa.close();
      }
    },
  },
  {
    role: 'COMMISSIONER',
    does: 'reads figures and no record, reviews, submits, and takes the submission with its proof',
    how: async (hand, portal) => {
      const returnId = await arranging(portal).prepared();
      await hand.goTo('/returns');
      await hand.link(year);
      expect(await hand.text()).toContain('It is not reviewed.');
      // Dana takes a setting back while the page is open: it changes by itself, or when it is loaded again.
      await arranging(portal).scope(returnId);
      if (hand.mode === 'keyboard') await hand.link('Load again');
      else await hand.page.getByText('1 setting is assumed.').waitFor();
      expect(await hand.text()).toContain('1 setting is assumed.');
      await arranging(portal).scope(returnId, 'Letter of the department, May 2026');
      await hand.goTo(`/returns/${year}`);
      await hand.link('T3 Households supported');
      expect(await hand.page.locator('main table a').count()).toBe(0);
      // Product section 1: a commissioner must never see any person-level row.
      await hand.goTo(`/returns/${year}/tables/T3/SUPPORTED/TOTAL`);
      expect(await hand.heading()).toBe('Your role does not allow this');
      await hand.goTo(`/returns/${year}/gaps`);
      expect(await hand.heading()).toBe('Your role does not allow this');

      await hand.goTo(`/returns/${year}`);
      await hand.button('These figures are right');
      expect(await hand.text()).toContain('Reviewed. It is ready to be submitted.');
      await hand.button('Submit the return');
      expect(await hand.text()).toContain('Submitted. It is kept exactly as it was sent.');
      expect(await hand.text()).not.toMatch(/H-[A-Z0-9]{6}/);

      await hand.link('Download the return');
      await hand.button('Make the file');
      expect(await hand.text()).toContain('Choose an edition.');
      await hand.tick('Public');
      await hand.button('Make the file');
      const file = hand.page.locator('a[download]');
      const [, base64 = ''] = ((await file.getAttribute('href')) ?? '').split('base64,');
      const proof = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
      expect(await hand.text()).toContain(proof);
      expect(await hand.text()).toContain('What was submitted, as it was sent.');
      const [taken] = await Promise.all([hand.page.waitForEvent('download'), file.click()]);
      expect(taken.suggestedFilename()).toBe(`duty-return-E10000012-${year}-public.ods`);
    },
  },
  {
    role: 'DATA_OFFICER',
    does: 'opens a submitted return again with why, and sees what changed and what was sent',
    how: async (hand, portal) => {
      await arranging(portal).submitted();
      await hand.goTo(`/returns/${year}`);
      await hand.button('Open it again');
      expect(await hand.text()).toContain('Say in 10 to 500 characters why it is sent again.');
      await hand.fill('Why it is sent again', 'The scope was agreed otherwise');
      await hand.button('Open it again');
      expect(await hand.text()).toContain('Open again as another version.');
      await hand.link('Settings of this return');
      await unfold(hand, 'Choose another value of Which services are counted');
      await hand.tick('All services in the districts of the authority');
      await hand.button('Use this for Which services are counted');
      await hand.link(`Return of ${year}`);
      await hand.link('What changed since the last submission, and why');
      const told = await hand.text();
      expect(told).toContain('It was opened again because: The scope was agreed otherwise');
      expect(told).toContain('Was: Services that the authority commissions');
      expect(told).toMatch(/Records that came/);
      await hand.link(`Return of ${year}`);
      await hand.link('Version 1');
      expect(await hand.text()).toContain('It stays as it was sent.');
    },
  },
  {
    role: 'COMMISSIONER',
    does: 'reads the dashboard of a year: charts and maps of counts, each with its table',
    how: async (hand, portal) => {
      const shown = await arranging(portal).unmet();
      await hand.link('Dashboard');
      expect(await hand.heading()).toContain(shown);
      // Twelve household-days are shown as ten: product section 8, to the nearest five.
      expect(await hand.text()).toMatch(/\b10 household-days without a place/);
      const charts = hand.page.locator('.hearth-chart');
      expect(await charts.count()).toBe(12);
      for (const chart of await charts.all()) expect(await chart.locator('table').count()).toBe(1);
      expect(await hand.text()).toMatch(/Colchester\s+10/);
      expect(await hand.text()).toMatch(/Maldon\s+Under 5/);
      expect(await hand.text()).not.toMatch(/H-[A-Z0-9]{6}/);
      await hand.link(year);
      expect(await hand.heading()).toContain(year);
    },
  },
]);
