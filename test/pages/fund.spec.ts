import { demoPeople } from '@app/demo';
import type { Role } from '@app/kernel';
import type { Locator } from 'playwright-core';
import type { CountyPortal } from './county-portal';
import { aLine, aPdf, aPicture, FundArranging } from './fund-arranging';
import type { Hand } from './hand';
import { journeys, type Step } from './journeys';

const people: Partial<Record<Role, string>> = {
  PROVIDER_MANAGER: 'rosa',
  PROVIDER_WORKER: 'wren',
  ON_CALL_WORKER: 'owen',
  PANEL_MEMBER: 'petra',
};
const person = (role: Role): string =>
  people[role] ?? demoPeople.find(({ roles }) => roles.includes(role))?.id ?? '';

let known: [CountyPortal, FundArranging] | undefined;
const arranging = (portal: CountyPortal): FundArranging => {
  if (known?.[0] !== portal) known = [portal, new FundArranging(portal)];
  return known[1];
};

/** Opens what is folded away, by the keyboard, which every mode has. */
async function unfold(hand: Hand, words: string): Promise<void> {
  await hand.page.locator('summary', { hasText: words }).first().focus();
  await hand.page.keyboard.press('Enter');
}

/** Presses what opens in a tab of its own, and gives the content type of what came. */
async function opens(hand: Hand, button: Locator): Promise<string> {
  const [response] = await Promise.all([
    hand.page.context().waitForEvent('response', (one) => one.url().includes('/quotes/')),
    button.press('Enter'),
  ]);
  expect(response.status()).toBe(200);
  return response.headers()['content-type'] ?? '';
}

const quote = (hand: Hand, buffer: Buffer) =>
  hand.attach(/^\s*Quote, estimate or price list/, { name: 'scan', mimeType: 'application/pdf', buffer });

/** Fills the first thing that is asked for: £400.00 and £80.00 VAT. */
async function askForVan(hand: Hand): Promise<void> {
  await hand.tick('To leave');
  await hand.fill('Why it is needed', 'They left with two bags. Their things must be fetched.');
  await hand.select('What kind', 'Removals');
  await hand.fill(/^\s*What\s*$/, 'A van for a day');
  await hand.fill('Who supplies it', 'Causeway Removals');
  await hand.fill('Without VAT', '400');
  await hand.fill(/^\s*VAT\s*$/, '80');
}

/** A provider asks for somebody who lives with them. */
const asksFromStay = (role: Role): Step => ({
  role,
  does: 'asks the fund for who lives with them, and finds it in the list',
  how: async (hand, portal) => {
    const { episode, reference } = await arranging(portal).arrived();
    await hand.goTo(`/stays/${episode.id}`);
    await hand.link('Ask the fund');
    await askForVan(hand);
    await hand.button('Keep and go on');
    expect(await hand.text()).toContain('Kept. The fund has not been sent it yet.');
    await hand.link('Fund applications');
    expect(await hand.text()).toMatch(new RegExp(`Not sent yet\\s+For ${reference}, to leave: £480.00`));
  },
});

journeys('the fund, from asking to decision', person, [
  {
    role: 'NAVIGATOR',
    does: 'asks from a household’s page, is told everything that is missing, attaches a quote, and sends it',
    how: async (hand, portal) => {
      const { id, reference } = await arranging(portal).household('nina');
      await hand.goTo(`/households/${id}`);
      await hand.link('Ask the fund');
      await hand.fill(/^\s*What\s*$/, 'A van for a day');
      await hand.button('Add more things');
      expect(await hand.page.getByLabel('What', { exact: true }).count()).toBe(5);
      expect(await hand.page.getByLabel('What', { exact: true }).first().inputValue()).toBe(
        'A van for a day',
      );
      await hand.button('Keep and go on');
      const told = await hand.text();
      for (const missing of [
        'Say for what: to leave, or to stay or settle.',
        'Say why it is needed',
        'Choose what kind of thing it is.',
        'Say who supplies it.',
        'Say what it costs',
      ])
        expect(told).toContain(missing);
      await askForVan(hand);
      await hand.button('Keep and go on');
      await hand.button('Send to the fund');
      expect(await hand.text()).toContain('Attach a quote, an estimate or a price list for this line');
      await quote(hand, Buffer.from('Dear fund'));
      await hand.button(/^Attach/);
      expect(await hand.text()).toContain('Attach a whole PDF, PNG or JPEG: this file is none.');
      await quote(hand, Buffer.alloc(5 * 1024 * 1024 + 1, 1));
      await hand.button(/^Attach/);
      expect(await hand.text()).toContain('A quote has up to 5 MB.');
      await quote(hand, aPicture);
      await hand.button(/^Attach/);
      expect(await hand.text()).toContain('The quote is attached.');
      expect(await opens(hand, hand.page.getByRole('button', { name: /^Open the quote/ }))).toBe('image/png');
      await hand.button('Send to the fund');
      const sent = await hand.text();
      expect(sent).toContain('Sent to the fund.');
      expect(sent).toContain(`For ${reference}, £480.00`);
      expect(sent).toMatch(/The fund has it, and aims to decide by (tomorrow|\w+day|\d)/);
      expect(sent).not.toContain('Change what is asked for');
    },
  },
  {
    role: 'NAVIGATOR',
    does: 'changes a draft, and answers what the fund asks; then it is not wanted any more',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { id, reference } = await arranged.submitted([aLine(48_000)]);
      await arranged.asked(id, 'How many weeks of rent is the deposit?');
      await hand.goTo('/applications');
      expect(await hand.text()).toContain('The fund asks you something. It waits until you answer.');
      await hand.link(reference);
      expect(await hand.text()).toContain('How many weeks of rent is the deposit?');
      await hand.link('Change what is asked for');
      await hand.fillAt('lines.0.netPence', '450');
      await hand.button('Keep and go on');
      expect(await hand.text()).toContain('Gross must be net and VAT together, to the penny.');
      await hand.fillAt('lines.0.grossPence', '450');
      await hand.button('Keep and go on');
      expect(await hand.text()).toContain('from Larkfield Lettings: £450.00');
      await hand.button('Answer and send again');
      expect(await hand.text()).toContain('Answer in 2 to 2,000 characters.');
      await hand.fill('Your answer', 'Five, as the landlord wrote.');
      await hand.button('Answer and send again');
      expect(await hand.text()).toContain('Your answer is with the fund.');
      await hand.button('Read what was written');
      const read = await hand.text();
      expect(read).toContain('They left with two bags and the next place asks for a deposit.');
      expect(read).toContain('Five, as the landlord wrote.');
      await unfold(hand, 'It is not wanted any more');
      await hand.button('Take the application back');
      expect(await hand.text()).toContain('Taken back. Nothing will come of it.');
    },
  },
  {
    role: 'REFERRING_PRACTITIONER',
    does: 'asks for a household whose case they hold; a form with a file from elsewhere changes nothing',
    how: async (hand, portal) => {
      const { id } = await arranging(portal).household(person('REFERRING_PRACTITIONER'));
      await hand.goTo(`/households/${id}/fund`);
      await askForVan(hand);
      await hand.button('Keep and go on');
      const action = await hand.page.locator('form[enctype="multipart/form-data"]').getAttribute('action');
      const forged = await hand.page.request.post(action ?? '', {
        multipart: {
          formToken: 'of another session',
          file: { name: 'scan', mimeType: 'application/pdf', buffer: aPdf() },
        },
      });
      expect(forged.status()).toBe(403);
      await hand.page.reload();
      expect(await hand.text()).not.toContain('Open the quote');
    },
  },
  asksFromStay('PROVIDER_WORKER'),
  asksFromStay('ON_CALL_WORKER'),
  asksFromStay('PROVIDER_MANAGER'),
  {
    role: 'NAVIGATOR',
    does: 'sees what was awarded by line, why less, and where the money is',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { id } = await arranged.submitted([
        aLine(60_000),
        aLine(9_000, { category: 'TRAVEL', what: 'Train tickets', supplier: 'The railway' }),
      ]);
      await arranged.decided(id, [50_000, 0], 'Five weeks is the most by law.');
      await hand.goTo(`/applications/${id}`);
      const told = await hand.text();
      expect(told).toContain('£500.00 of £690.00');
      expect(told).toContain('Awarded: £500.00, because: Five weeks is the most by law.');
      expect(told).toContain('£500.00 is kept for it. It is paid once the fund has the invoice.');
      expect(told).toContain('Awarded: £0.00, because: Five weeks is the most by law.');
    },
  },
  {
    role: 'FUND_OFFICER',
    does: 'comes to what waits first, reads why, opens a quote, decides by line with a reason for every cut, and gives money back',
    how: async (hand, portal) => {
      const { reference, householdReference } = await arranging(portal).submitted([aLine(60_000)]);
      await hand.link('Applications');
      expect(await hand.heading()).toBe('Applications');
      await hand.link(reference);
      const told = await hand.text();
      expect(told).toContain(`for ${householdReference}`);
      expect(told).toMatch(/£600.00\s+asked for/);
      expect(told).toMatch(/£0.00\s+awarded before, in 0 awards of 12 months/);
      expect(told).toMatch(/£[\d,.]+\s+left in the budget/);
      expect(told).not.toContain('They left with two bags');
      expect(await opens(hand, hand.page.getByRole('button', { name: /^Open the quote/ }))).toBe(
        'application/pdf',
      );
      await hand.fill('Award', '550');
      await hand.button(/^Read why they ask/);
      // Reading it loses nothing of what was entered.
      expect(await hand.text()).toContain('They left with two bags');
      expect(await hand.page.getByLabel('Award').first().inputValue()).toBe('550');
      await hand.button('Decide it');
      expect(await hand.text()).toContain('Say why this line gets less than was asked for.');
      expect(await hand.page.getByLabel('Award').first().inputValue()).toBe('550');
      await hand.fill('Why less than asked for', 'Five weeks is the most by law.');
      await hand.button('Decide it');
      expect(await hand.text()).toContain('Awarded: £550.00, because: Five weeks is the most by law.');
      await unfold(hand, 'Give its money back to the budget');
      await hand.fillAt('lines.0.pence', '50');
      await hand.button('Give it back');
      expect(await hand.text()).toContain('Say why, in 3 to 500 characters.');
      await hand.fillAt('lines.0.because', 'The landlord asks for less.');
      await hand.button('Give it back');
      expect(await hand.text()).toContain('£50.00 went back to the fund.');
    },
  },
  {
    role: 'FUND_OFFICER',
    does: 'asks for information; what is over the limit goes to the panel, whose tied members are shown',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const supplier = `Homes ${String(Date.now())}`;
      await arranged.tied('priya', supplier);
      const first = await arranged.submitted([aLine(48_000)]);
      await hand.goTo(`/fund/applications/${first.id}`);
      await hand.fill('What must be known before you decide', 'For how many weeks?');
      await hand.button(/^Ask /);
      expect(await hand.text()).toContain('Asked. The time to decide begins anew with the answer.');
      const { id } = await arranged.submitted([aLine(150_000, { supplier })]);
      await hand.goTo(`/fund/applications/${id}`);
      expect(await hand.text()).toMatch(/is over £1,000.00: the panel decides/);
      expect(await hand.text()).toContain('Tied to this application: recused, and not counted.');
      await hand.button('Decide it');
      expect(await hand.text()).toContain('put it to the panel');
      await hand.button('Put to the panel');
      expect(await hand.text()).toContain('The panel is asked to vote.');
      expect(await hand.text()).toContain('Not quorate yet: 0 votes of 2 needed.');
      await hand.tick('Priya Chandler');
      await hand.button('Ask them');
      expect(await hand.text()).toContain('Recused: tied to it, not counted');
    },
  },
  {
    role: 'FUND_OFFICER',
    does: 'approves what waits for funds, commits it once there is money, and stands aside',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      await arranged.leave('SUSTAIN', 10_000);
      const { id } = await arranged.submitted([aLine(30_000)], 'SUSTAIN');
      await hand.goTo(`/fund/applications/${id}`);
      expect(await hand.text()).toContain('Only £100.00 is left in the budget.');
      await hand.button('Decide it');
      expect(await hand.text()).toContain('Approved, waiting for funds');
      await arranged.leave('SUSTAIN', 10_000_000);
      await hand.goTo('/fund/applications');
      await hand.button('Commit what the money reaches for');
      expect(await hand.text()).toContain('Everything that waited is committed.');
      const other = await arranged.submitted([aLine(30_000)]);
      await hand.goTo(`/fund/applications/${other.id}`);
      await unfold(hand, 'I am tied to this application');
      await hand.fill('How you are tied to it', 'The landlord is my brother.');
      await hand.button('Stand aside');
      expect(await hand.text()).toContain('You are recused.');
      await hand.goTo(`/fund/applications/${other.id}`);
      expect(await hand.heading()).toBe('Page not found');
    },
  },
  {
    role: 'PANEL_MEMBER',
    does: 'sees quorum before opening a case, votes with a reason, stands aside, and is told what is closed to them',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { id, reference } = await arranged.toPanel();
      await hand.goTo('/fund/panel');
      expect(await hand.heading()).toBe('Panel');
      const row = hand.page.locator('.hearth-case', { hasText: reference });
      expect(await row.innerText()).toMatch(
        /Your vote is missing[^]*Not quorate yet: 0 votes of 2 needed.\s+3 members can vote/,
      );
      await hand.link(reference);
      expect(await hand.text()).toContain('Recommended: £1,500.00');
      await hand.button(/^Read why they ask/);
      expect(await hand.text()).toContain('They left with two bags');
      await hand.tick('Deny');
      await hand.button('Vote');
      expect(await hand.text()).toContain('Say why you do not agree, or what must be known.');
      await hand.fill(/^\s*Why\s*$/, 'The council could pay it.');
      await hand.button('Vote');
      expect(await hand.text()).toContain('Your vote counts.');
      await hand.goTo(`/fund/panel/${id}`);
      await unfold(hand, 'I am tied to this case');
      await hand.fill('How you are tied to it', 'I know the landlord.');
      await hand.button('Stand aside');
      const told = await hand.text();
      expect(told).toContain('Closed to you');
      expect(told).toContain('you said that you are tied to it');
      expect(told).not.toContain(reference);
      await hand.goTo(`/fund/panel/${id}`);
      expect(await hand.heading()).toBe('This case is closed to you');
      expect(await hand.text()).toContain('You are recused, because you said that you are tied to it.');
    },
  },
  {
    role: 'PANEL_CHAIR',
    does: 'is told why a case cannot be closed, breaks a tie, and closes it by the votes',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { id } = await arranged.toPanel();
      await arranged.votes('petra', id, 'DENY');
      await hand.goTo(`/fund/panel/${id}`);
      await hand.button('Close the case by these votes');
      expect(await hand.text()).toContain('Too few votes without a conflict.');
      await arranged.votes('paul', id, 'AGREE');
      await hand.goTo(`/fund/panel/${id}`);
      await hand.button('Close the case by these votes');
      expect(await hand.text()).toContain('the chair has not decided between them');
      await hand.tick('Agree with what is recommended');
      await hand.button('Vote');
      expect(await hand.text()).toContain('Quorate: 3 votes without conflict, 2 needed.');
      await hand.button('Close the case by these votes');
      expect(await hand.text()).toContain('Closed: the panel agreed with what was recommended.');
      expect(await hand.text()).toContain('Awarded: £1,500.00');
    },
  },
  {
    role: 'PANEL_CHAIR',
    does: 'registers what they are tied to, and ends it',
    how: async (hand) => {
      await hand.link('My connections');
      await hand.button('Register it');
      expect(await hand.text()).toContain('Say how you are tied to it.');
      const name = `Estuary ${String(Date.now())}`;
      await hand.fill('What you are tied to', name);
      await hand.tick('Family or a friend is in it');
      await hand.button('Register it');
      expect(await hand.text()).toContain('Registered. Every application that it touches is closed to you.');
      await hand.press(hand.page.locator('button', { hasText: name }));
      expect(await hand.text()).toMatch(new RegExp(`Ended\\s+${name}`));
    },
  },
]);
