import { demoPeople } from '@app/demo';
import { addDays, type Role } from '@app/kernel';
import { writeClaimFile } from '@app/safe-start-fund';
import { ClaimsArranging, spent } from './claims-arranging';
import type { CountyPortal } from './county-portal';
import { type Hand, modes } from './hand';
import { journeys } from './journeys';

const people: Partial<Record<Role, string>> = {
  PROVIDER_MANAGER: 'rosa',
  PROVIDER_WORKER: 'wren',
  ON_CALL_WORKER: 'owen',
  NAVIGATOR: 'nina',
  FUND_OFFICER: 'fran',
  COMMISSIONER: 'esther',
  FINANCE_PREPARER: 'felix',
  AUDITOR: 'audrey',
};
const person = (role: Role): string =>
  people[role] ?? demoPeople.find(({ roles }) => roles.includes(role))?.id ?? '';

let known: [CountyPortal, ClaimsArranging] | undefined;
const arranging = (portal: CountyPortal): ClaimsArranging => {
  if (known?.[0] !== portal) known = [portal, new ClaimsArranging(portal)];
  return known[1];
};

/** Fills the three fields of a day by their common name. */
async function fillDay(hand: Hand, id: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  for (const [part, text] of [
    ['day', String(Number(day))],
    ['month', String(Number(month))],
    ['year', year],
  ] as const)
    await hand.fillAt(`${id}-${part}`, text);
}

/** A number of its own in each mode, so that no mode meets what another left. */
const ofMode = (hand: Hand): number => modes.indexOf(hand.mode) + 1;

journeys('claims afterwards, money, settings and alerts', person, [
  {
    role: 'ON_CALL_WORKER',
    does: 'asks at the counter whether this may be spent, is told no and what is left, keeps it, and gives it up',
    how: async (hand) => {
      await hand.link('Claims');
      await hand.button('May I spend this now?');
      await hand.fill('Your word for the client', 'Anna');
      await hand.fill('How much', 'many');
      await hand.button('Ask');
      expect(await hand.text()).toContain('Enter an amount in pounds');
      await hand.fill('How much', '500');
      await hand.button('Ask');
      expect(await hand.text()).toContain('looks like a name');
      const client = `CTR-${String(ofMode(hand))}01`;
      await hand.fill('Your word for the client', client);
      await hand.button('Ask');
      // Exactly £500.00 is not under the line (product section 7).
      expect(await hand.text()).toContain('£499.99 is left');
      expect(await hand.page.getByLabel('How much').inputValue()).toBe('500');
      await hand.fill('How much', '80');
      await hand.button('Ask');
      expect(await hand.text()).toContain('Yes. The money is kept for you');
      expect(hand.page.url()).not.toContain(client);
      await hand.fill('Your word for the client', client);
      await hand.button('Ask');
      expect(await hand.text()).toContain(`Up to £419.99 can still be spent on ${client}`);
      await hand.button(new RegExp(`Give it up.*${client}`));
      expect(await hand.text()).toContain('Given up.');
      expect(await hand.page.getByText(client).count()).toBe(0);
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'claims a month from a file of 200 rows: every error at once, put right and sent whole, then withdrawn',
    how: async (hand) => {
      await hand.link('Claims');
      await hand.button('Claim a month');
      await hand.button('Check every row');
      expect(await hand.text()).toContain('Choose your file, or paste its rows.');
      const good = Array.from({ length: 200 }, () => spent('20.00'));
      const wrong = good.map((row, index) =>
        index % 10 === 0 ? { ...row, gross: '21.00', adults: 'two' } : row,
      );
      const file = (rows: typeof good) => ({
        name: 'november.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(writeClaimFile(rows)),
      });
      await hand.attach('Your file', file(wrong));
      const began = Date.now();
      await hand.button('Check every row');
      expect(Date.now() - began).toBeLessThan(5_000);
      expect(await hand.text()).toContain('40 things in 20 rows must be put right. Nothing was sent.');
      expect(await hand.page.locator('#wrong tbody tr').count()).toBe(40);
      const [first] = await hand.page.locator('#wrong tbody tr').allInnerTexts();
      expect(first).toMatch(
        /^2\s+gross\s+21\.00\s+Net £20\.00 and VAT £0\.00 come to £20\.00, not £21\.00\.$|^2\s+adults/,
      );
      expect(await hand.page.locator('#csv').inputValue()).toContain('two');
      await hand.attach('Your file', file(good));
      await hand.button('Check every row');
      expect(await hand.text()).toContain('Nothing is sent yet.');
      expect(await hand.text()).toContain('£4,000.00');
      await hand.button('Send the claim');
      expect(await hand.text()).toContain('Say that you keep the invoice or receipt of every row');
      await hand.tick('We have the invoice or receipt');
      await hand.button('Send the claim');
      expect(await hand.text()).toContain('The claim is sent, every row of it.');
      expect(await hand.page.locator('table tbody tr').count()).toBe(200);
      await hand.button('Withdraw the claim');
      expect(await hand.text()).toContain('The claim is withdrawn.');
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'is refused a form with a file that no page of theirs made, and one that no page with a file made',
    how: async (hand, portal) => {
      await hand.goTo('/claims/new');
      const formToken = await hand.page.locator('main input[name=formToken]').inputValue();
      const post = async (path: string, multipart: Record<string, string>): Promise<number> => {
        const headers = { origin: portal.url };
        return (await hand.page.request.post(path, { multipart, headers, maxRedirects: 0 })).status();
      };
      expect(await post('/claims/new', { csv: 'month' })).toBe(403);
      expect(await post('/claims/new', { csv: 'month', formToken: formToken.slice(1) })).toBe(403);
      expect(await post('/claims/new', { csv: 'month', formToken })).toBe(422);
      // With the right token, where no file belongs.
      expect(await post('/claims/spend', { formToken, clientReference: 'LF-0012' })).toBe(403);
      await hand.page.context().clearCookies();
      expect(await post('/claims/new', { csv: 'month', formToken })).toBe(401);
      const big = { name: 'big.csv', mimeType: 'text/csv', buffer: Buffer.alloc(2_100_000, 'a') };
      await hand.signIn('wren');
      await hand.goTo('/claims/new');
      await hand.attach('Your file', big);
      await hand.button('Check every row');
      expect(await hand.heading()).toBe('That was too much at once');
    },
  },
  {
    role: 'PROVIDER_MANAGER',
    does: 'reads what is to be put right and which invoice to show, takes the empty file, and pastes it right',
    how: async (hand, portal) => {
      const rows = [spent('31.00'), spent('32.00', { category: 'travel' })];
      const returned = await arranging(portal).returned(
        rows,
        'Put the taxi under travel.',
        'Both pages, please.',
      );
      await hand.link('Claims');
      expect(await hand.text()).toContain('The fund asks to see 1 invoice');
      await hand.goTo(`/claims/${returned.id}`);
      const told = await hand.text();
      expect(told).toContain('What is to be put right: Put the taxi under travel.');
      expect(told).toContain('“Both pages, please.”');
      await hand.button('Send it again');
      const link = hand.page.getByRole('link', { name: 'Download an empty file' });
      const [download] = await Promise.all([hand.page.waitForEvent('download'), link.press('Enter')]);
      expect(download.suggestedFilename()).toBe('claim-template.csv');
      await hand.page.locator('#csv').fill('month,client reference\n2026-11,JR-1');
      await hand.button('Check every row');
      expect(await hand.text()).toContain('The column “gross” is missing.');
      await hand.page.locator('#csv').fill(writeClaimFile(rows));
      await hand.button('Check every row');
      await hand.button('Go back and change');
      expect(await hand.page.locator('#csv').inputValue()).toContain('32.00');
      await hand.button('Check every row');
      await hand.tick('We have the invoice or receipt');
      await hand.button('Send the claim');
      expect(await hand.text()).toContain('The claim is sent');
    },
  },
  {
    role: 'FUND_OFFICER',
    does: 'sees what was noticed on one screen, asks for an invoice, sets a row aside, and accepts the rest',
    how: async (hand, portal) => {
      const twice = spent('150.00', { clientReference: `TW-${String(ofMode(hand))}07` });
      const claim = await arranging(portal).claimed([
        twice,
        { ...twice, invoiceNumber: `${twice.invoiceNumber}-B` },
        spent('42.00'),
      ]);
      await hand.link('Claims');
      expect(await hand.text()).toContain('14 days after it came');
      await hand.goTo(`/claims/${claim.id}`);
      expect(await hand.text()).toContain('Looks like the same spend twice');
      await hand.button('Set line 3 aside');
      expect(await hand.text()).toContain('Say why, in at most 500 characters.');
      await hand.fill('To the provider about line 3', 'The same removal as line 2.');
      await hand.button('Set line 3 aside');
      expect(await hand.text()).toContain('The row is set aside.');
      await hand.link('Line 4');
      await hand.fill('To the provider about line 4', 'The receipt, please.');
      await hand.button('Ask to see the invoice of line 4');
      expect(await hand.text()).toContain('The invoice is asked for.');
      await hand.button('I have seen the invoice of line 4');
      expect(await hand.text()).toContain('Recorded that you have seen the invoice.');
      await hand.button('Return it to be put right');
      expect(await hand.text()).toContain('Say what is to be put right');
      await hand.fill('To the provider', 'Thank you.');
      await hand.page.locator('#comments').fill('Thank you.');
      await hand.button('Accept the claim');
      const told = await hand.text();
      expect(told).toContain('1 row set aside: not paid.');
      expect(told).toContain('£192.00 is accepted.');
      expect(told).toContain('What the fund says: Thank you.');
    },
  },
  {
    role: 'FUND_OFFICER',
    does: 'returns a claim; approves a provider beforehand, and ends it',
    how: async (hand, portal) => {
      const claim = await arranging(portal).claimed([spent('11.00')]);
      await hand.goTo(`/claims/${claim.id}`);
      await hand.page.locator('#comments').fill('This is of October.');
      await hand.button('Return it to be put right');
      expect(await hand.text()).toContain('What is to be put right: This is of October.');
      await hand.link('All claims');
      await hand.link('Pre-approved providers');
      await fillDay(hand, 'from', '2026-13-01');
      await hand.button('Approve beforehand');
      const wrong = await hand.text();
      expect(wrong).toContain('Say which provider.');
      expect(wrong).toContain('Enter a real day');
      const today = arranging(portal).today;
      const [provider] = await portal.database.query<{ name: string }>(
        `select name from organisation o where kind = 'PROVIDER' and closed_at is null
         and not exists (select from fund_preapproval p where p.organisation_id = o.id) order by name limit 1`,
      );
      const name = provider?.name ?? '';
      await hand.select('Which provider', name);
      await fillDay(hand, 'from', addDays(today, 1));
      await hand.button('Approve beforehand');
      expect(await hand.text()).toContain('The provider may claim afterwards, from that day.');
      const own = hand.page.locator('.hearth-panel', { hasText: name }).first();
      await own.locator('summary').press('Enter');
      for (const [part, text] of Object.entries(partsOf(addDays(today, 3))))
        await own.locator(`input[name$="-${part}"]`).fill(text);
      await hand.press(own.getByRole('button', { name: 'End it' }));
      expect(await hand.text()).toContain('The approval ends on that day.');
    },
  },
  {
    role: 'COMMISSIONER',
    does: 'sees where the money is and was, opens a budget, and changes its allocation with a reason',
    how: async (hand) => {
      await hand.link('Money');
      const now = await hand.text();
      expect(now).toContain('compared with an even one');
      expect(now).toMatch(/(more|less) than an even year comes to/);
      expect(await hand.page.locator('main svg').count()).toBe(
        await hand.page.locator('.hearth-chart tbody tr').count(),
      );
      await fillDay(hand, 'at', '2001-02-03');
      await hand.fill('The time', '9 o’clock');
      await hand.button('Show it');
      expect(await hand.text()).toContain('Enter the time as 15:00');
      await hand.fill('The time', '15:00');
      await hand.button('Show it');
      const then = await hand.text();
      expect(then).toContain('as it was at 3pm on Saturday 3 February 2001');
      expect(then).toContain('£0.00 of £0.00 was not promised to anybody.');
      await hand.link('As it is now');
      await hand.button('Open a budget');
      await hand.fill('Financial year', '2026-28');
      await hand.button('Open the budget');
      const wrong = await hand.text();
      expect(wrong).toContain('Say for which stream.');
      expect(wrong).toContain('Enter how much is set aside.');
      await hand.fill('Financial year', `204${String(ofMode(hand))}-4${String(ofMode(hand) + 1)}`);
      await hand.tick('Seek: to leave');
      await hand.fill('How much is set aside', '1,000');
      await hand.fill('Cost centre', 'DA100');
      await hand.fill('Account code', 'R4000');
      await hand.button('Open the budget');
      expect(await hand.text()).toContain('£1,000.00 of £1,000.00 is not promised to anybody.');
      await hand.link('Every movement');
      expect(await hand.text()).toContain('The ledger is whole');
      await hand.page.locator('summary', { hasText: 'Change the allocation' }).press('Enter');
      await hand.tick('Less money');
      await hand.fill('By how much', '1000.01');
      await hand.fill('Why', 'The grant was cut.');
      await hand.button('Change the allocation');
      expect(await hand.text()).toContain('So much of this budget is not free to be taken away.');
      expect(await hand.page.getByLabel('Why').inputValue()).toBe('The grant was cut.');
      await hand.fill('By how much', '250');
      await hand.button('Change the allocation');
      const told = await hand.text();
      expect(told).toContain('The allocation is changed.');
      expect(told).toContain('£750.00');
      expect(told).toMatch(/Available −£250\.00\s+Allocation \+£250\.00/);
    },
  },
  {
    role: 'AUDITOR',
    does: 'reads every movement down to its entries, and can change nothing',
    how: async (hand) => {
      await hand.link('Money');
      await hand.link('Every movement');
      expect(await hand.text()).toMatch(/Allocation −£[\d,.]+\s+Available \+£/);
      expect(await hand.page.locator('main button').count()).toBe(0);
      await hand.page.goto('/fund-settings');
      expect(await hand.heading()).toBe('Your role does not allow this');
    },
  },
  {
    role: 'FUND_OFFICER',
    does: 'sets a setting for later, with its source, and sees it stand beside what holds now',
    how: async (hand, portal) => {
      await hand.link('Fund settings');
      expect(await hand.text()).toContain('Assumed: the fund has not said so yet');
      await hand.link('Months within which the same category again is flagged');
      await hand.fill('New number', '61');
      await fillDay(hand, 'effectiveFrom', '2020-01-01');
      await hand.fill('Where it comes from', 'Board, 3 November, item 4');
      await hand.tick('Confirmed: the fund said so');
      await hand.button('Keep this setting');
      const wrong = await hand.text();
      expect(wrong).toContain('Give a whole number from 1 to 60.');
      expect(wrong).toContain('A setting holds from today or later');
      const months = 20 + ofMode(hand);
      await hand.fill('New number', String(months));
      await fillDay(hand, 'effectiveFrom', addDays(arranging(portal).today, ofMode(hand)));
      await hand.button('Keep this setting');
      const told = await hand.text();
      expect(told).toContain('The setting is kept.');
      expect(told).toContain(`To come: ${String(months)} months from`);
      expect(told).toContain('Board, 3 November, item 4; confirmed');
      await hand.link('Categories that the fund never pays for');
      expect(await hand.page.getByLabel('Legal costs').isChecked()).toBe(true);
    },
  },
  {
    role: 'FUND_OFFICER',
    does: 'takes a safeguarding alert, looks into it, and says what came of it',
    how: async (hand, portal) => {
      await arranging(portal).alert('nina');
      await hand.link('Alerts');
      await hand.button('I look into it');
      expect(await hand.text()).toContain('You look into it now.');
      await hand.button('Close the alert');
      expect(await hand.text()).toContain('Say what was found and done');
      await hand.fill('What was found and done', 'The firm has closed. Nobody is in danger.');
      await hand.button('Close the alert');
      expect(await hand.text()).toContain('The firm has closed. Nobody is in danger.');
    },
  },
  {
    role: 'NAVIGATOR',
    does: 'reads an alert about what was applied for, and is asked for nothing',
    how: async (hand, portal) => {
      await arranging(portal).alert('nina');
      await hand.link('Alerts');
      const told = await hand.text();
      expect(told).toContain('It asks you for no new bank details.');
      expect(told).not.toContain('Trader');
      expect(await hand.page.locator('main button').count()).toBeLessThanOrEqual(1);
    },
  },
]);

const partsOf = (date: string): Record<'day' | 'month' | 'year', string> => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day: String(Number(day)), month: String(Number(month)), year };
};
