import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { demoPeople } from '@app/demo';
import type { Role } from '@app/kernel';
import type { CountyPortal } from './county-portal';
import { accounts, decimal, FinanceArranging } from './finance-arranging';
import type { Hand } from './hand';
import { journeys } from './journeys';

const people: Partial<Record<Role, string>> = { FUND_OFFICER: 'fran' };
const person = (role: Role): string =>
  people[role] ?? demoPeople.find(({ roles }) => roles.includes(role))?.id ?? '';

let known: [CountyPortal, FinanceArranging] | undefined;
const arranging = (portal: CountyPortal): FinanceArranging => {
  if (known?.[0] !== portal) known = [portal, new FinanceArranging(portal)];
  return known[1];
};

/** Does something as somebody else, at a browser of their own. */
async function as(
  hand: Hand,
  portal: CountyPortal,
  who: string,
  does: (other: Hand) => Promise<void>,
): Promise<void> {
  const other = await hand.another(portal.url);
  try {
    await other.signIn(who);
    await does(other);
  } finally {
    await other.close();
  }
}

const money = (pence: number): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format(pence / 100);

async function fillDay(hand: Hand, id: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  for (const [part, text] of [
    ['day', date],
    ['month', month],
    ['year', year],
  ] as const)
    await hand.page.locator(`#${id}-${part}`).fill(text);
}

/** Records what somebody was told when they rang the payee. */
async function check(hand: Hand, account: { sortCode: string; accountNumber: string }): Promise<void> {
  await hand.tick('Yes, they told me this account');
  await hand.fill('Sort code that you were told', account.sortCode);
  await hand.fill('Account number that you were told', account.accountNumber);
  await hand.tick('Rang them on a number known before');
  await hand.fill('Whom you spoke to, and where the number came from', 'Their office, from the contract');
  await hand.button('Record the check');
}

/** A statement that follows on from the last one, of these rows. */
async function readStatement(
  hand: Hand,
  how: 'pasted' | 'as a file',
  closing: (opening: number) => number,
  rows: string[],
): Promise<void> {
  await hand.goTo('/statements/new');
  const opening = await hand.page.locator('#openingBalance').inputValue();
  if (opening === '') {
    await hand.fill('Your own word for the account', 'FUND-1');
    await hand.fill('Number of the statement', '1');
    await hand.fill('Balance it opens with', '1000000.00');
  }
  const from = Math.round(Number(opening || '1000000') * 100);
  await hand.fill('Balance it closes with', decimal(closing(from)));
  const text = ['id,day,reference,paid out,paid in,return code', ...rows].join('\n');
  if (how === 'pasted') await hand.page.getByLabel('The rows, pasted in').fill(text);
  else
    await hand.attach('Or a file', {
      name: 'statement.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
  await hand.button('Read it');
}

journeys('finance’s part of the job', person, [
  {
    role: 'FINANCE_PREPARER',
    does: 'adds a payee, is told what is wrong with its account, enters it, and cannot check it',
    how: async (hand, portal) => {
      expect(await hand.heading()).toBe('Payments');
      const name = `Causeway Vans ${randomUUID().slice(0, 6)}`;
      await hand.link('Payees');
      await hand.link('Add a payee');
      await hand.button('Add it');
      expect(await hand.text()).toContain('Say what the payee is.');
      await hand.tick('Supplier');
      await hand.fill('Its name', name);
      await hand.button('Add it');
      expect(await hand.text()).toContain('It has no account yet');
      await hand.link('Enter its account');
      await hand.fill('Name on the account', name);
      await hand.fill('Sort code', '20-29-59');
      // One figure other than Vocalink’s example.
      await hand.fill('Account number', '63748473');
      await hand.button('Enter the account');
      expect(await hand.text()).toContain('No account with this number can be at this sort code.');
      await hand.fill('Account number', accounts[0].accountNumber);
      await hand.button('Enter the account');
      const told = await hand.text();
      expect(told).toContain('ending 72');
      expect(told).toContain('You entered this account, so somebody else checks it');
      expect(await hand.page.getByRole('button', { name: 'Record the check' }).count()).toBe(0);
      expect(told).not.toContain(accounts[0].accountNumber);
      await as(hand, portal, 'freya', async (freya) => {
        await freya.link(name);
        await check(freya, accounts[1]);
        expect(await freya.text()).toContain('These are not the details that were entered.');
        await check(freya, accounts[0]);
        expect(await freya.text()).toContain('Two people stand for this account.');
      });
    },
  },
  {
    role: 'FUND_OFFICER',
    does: 'checks an account that somebody else entered, and cannot make a run',
    how: async (hand, portal) => {
      const { name } = await arranging(portal).payee({ checked: false });
      await hand.goTo('/payments');
      expect(await hand.page.getByRole('link', { name: 'Make a payment run' }).count()).toBe(0);
      await hand.link(name);
      await check(hand, accounts[0]);
      expect(await hand.text()).toContain('Can be paid');
    },
  },
  {
    role: 'FINANCE_PREPARER',
    does: 'pays an invoice from its recording to the bank’s statement, in which it comes back, and pays it again',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { id: payeeId, name } = await arranged.payee();
      // The invoice.
      await hand.link('Invoices');
      await hand.link('Record an invoice');
      await hand.press(hand.page.locator('main a.hearth-choice').first());
      const amount = await hand.page.locator('[name^="pence-"]').first().inputValue();
      const pence = Math.round(Number(amount) * 100);
      await hand.fill('Without VAT', amount);
      await hand.fill('With VAT', '1');
      await hand.button('Record the invoice');
      const wrong = await hand.text();
      expect(wrong).toContain('Enter its number.');
      expect(wrong).toContain('Enter the day of the invoice.');
      const number = `J-${randomUUID().slice(0, 8)}`;
      await hand.fill('Its number', number);
      await fillDay(hand, 'invoicedOn', arranged.today);
      await hand.select('Whom the fund pays', `${name} (supplier)`);
      await hand.button('Record the invoice');
      expect(await hand.text()).toContain('Gross must be net and VAT together, to the penny.');
      await hand.fill('With VAT', amount);
      await hand.button('Record the invoice');
      expect(await hand.text()).toContain('Recorded.');
      // The run.
      await hand.link('Payments');
      await hand.link('Make a payment run');
      for (const box of await hand.page.locator('input[name=awardLineIds]').all()) await box.uncheck();
      await hand.button('Make the draft');
      expect(await hand.text()).toContain('Tick what the run is to pay.');
      await hand.tick(new RegExp(name));
      await hand.button('Make the draft');
      expect(await hand.text()).toContain(`1 payment`);
      const path = new URL(hand.page.url()).pathname;
      await hand.button('Freeze it');
      const frozen = await hand.text();
      expect(frozen).toContain('A finance approver who had no part in it approves it.');
      expect(frozen).toContain(money(pence));
      await as(hand, portal, 'freya', async (freya) => {
        await freya.goTo(path);
        await freya.button('Approve it');
        expect(await freya.text()).toContain('Say that you have looked at the control totals.');
        await freya.tick(/I have looked at 1 payment/);
        await freya.button('Approve it');
        expect(await freya.text()).toContain('Approved, exactly as you saw it.');
      });
      await hand.goTo(path);
      await hand.button('Make the file');
      const first = await download(hand);
      await hand.goTo(path);
      const second = await download(hand);
      expect(first.sha256).toBe(second.sha256);
      expect((await hand.text()).replaceAll(/\s/g, '')).toContain(first.sha256.slice(0, 12));
      await hand.button('It is sent');
      expect(await hand.text()).toContain('Say to whom and how, in 1 to 200 characters.');
      await hand.fill('To whom it was handed, and how', 'Loaded into accounts payable');
      await hand.button('It is sent');
      // The statement.
      const reference = await arranged.reference(path.split('/').at(-1) ?? '');
      const today = arranged.today;
      await readStatement(hand, 'pasted', (from) => from, [
        `,yesterday,${reference},${amount},,`,
        `,${today},NOBODY,,,`,
      ]);
      const faults = await hand.text();
      expect(faults).toContain('Write the day as 2026-11-27.');
      expect(faults).toContain('Either money went out or it came in.');
      await readStatement(hand, 'as a file', (from) => from - 123, [
        `,${today},${reference},${amount},,`,
        `,${today},${reference},,${amount},B`,
        `${randomUUID()},${today},NOBODY KNOWS,1.23,,`,
      ]);
      expect(await hand.text()).toContain('This is what it came to.');
      expect(await hand.text()).toMatch(/In suspense\s+1 line/);
      await hand.link(/Deal with it: NOBODY KNOWS/);
      await hand.button('Clear it');
      expect(await hand.text()).toContain('Say what you found and did');
      await hand.fill('What you found, and what you did', 'A bank charge, booked as one');
      await hand.button('Clear it');
      // It came back: seen to only after the account was looked at afresh.
      await hand.link('Payments');
      expect(await hand.text()).toContain('The account is closed. You see to it.');
      await hand.link(`${name}, ${money(pence)}`);
      await hand.tick('Pay it again');
      await hand.fill('Why', 'Their bank had closed the account');
      await hand.button('Decide');
      expect(await hand.text()).toContain('Look at the payee’s account afresh');
      const returned = new URL(hand.page.url()).pathname;
      await hand.goTo(`/payees/${payeeId}/account`);
      await hand.fill('Name on the account', name);
      await hand.fill('Sort code', accounts[1].sortCode);
      await hand.fill('Account number', accounts[1].accountNumber);
      await hand.button('Enter the account');
      await as(hand, portal, 'fran', async (fran) => {
        await fran.goTo(`/payees/${payeeId}`);
        await check(fran, accounts[1]);
      });
      await hand.goTo(returned);
      await hand.tick('Pay it again');
      await hand.fill('Why', 'Their bank had closed the account');
      await hand.button('Decide');
      expect(await hand.text()).toContain('Decided, with your reason on record.');
      await hand.goTo(path);
      await hand.button('Close it');
      expect(await hand.text()).toContain('There is nothing more to do.');
      await hand.goTo('/payments/new');
      expect(await hand.text()).toContain(`Invoice ${number}`);
    },
  },
  {
    role: 'FINANCE_PREPARER',
    does: 'changes a draft, and cancels it with a reason',
    how: async (hand, portal) => {
      const [one, two] = [await arranging(portal).payable(), await arranging(portal).payable()];
      await hand.goTo('/payments/new');
      for (const box of await hand.page.locator('input[name=awardLineIds]').all()) await box.uncheck();
      await hand.tick(new RegExp(one.payee));
      await hand.button('Make the draft');
      await hand.page.locator('details', { hasText: 'Change the draft' }).evaluate(opened);
      await hand.tick(new RegExp(two.payee));
      await hand.button('Change it');
      expect(await hand.text()).toContain(money(one.pence + two.pence));
      await hand.page.locator('details', { hasText: 'Cancel the run' }).evaluate(opened);
      await hand.button('Cancel it');
      expect(await hand.text()).toContain('Say why, in 1 to 300 characters.');
      await hand.fill('Why it is cancelled', 'Two invoices too early');
      await hand.button('Cancel it');
      expect(await hand.text()).toContain('Cancelled. Its lines can be put into another run.');
    },
  },
  {
    role: 'FINANCE_APPROVER',
    does: 'records that the bank refused a file, blocks a payee and lets it be paid again',
    how: async (hand, portal) => {
      const { run, line } = await arranging(portal).sent();
      await hand.goTo(`/payments/${run.id}`);
      await hand.page.locator('details', { hasText: 'The bank refused it' }).evaluate(opened);
      await hand.button('Record that it was refused');
      expect(await hand.text()).toContain('Say what was refused.');
      await hand.tick('All that is on its way');
      await hand.fill('What the bank said', 'The file was unreadable');
      await hand.button('Record that it was refused');
      expect(await hand.text()).toContain('What was refused can be paid again.');
      await hand.goTo(`/payees/${line.payeeId}`);
      await hand.page.locator('details', { hasText: 'Stop every payment' }).evaluate(opened);
      await hand.button('Block it');
      expect(await hand.text()).toContain('Say what happened.');
      await hand.tick('The account details are in doubt');
      await hand.fill('What happened', 'They rang about an invoice we do not know');
      await hand.button('Block it');
      expect(await hand.text()).toContain('Nothing is paid to it');
      await hand.fill('What was found', 'It was theirs after all');
      await hand.button('Unblock it');
      expect(await hand.text()).toContain('Can be paid');
    },
  },
  {
    role: 'FINANCE_APPROVER',
    does: 'says from which account the fund pays; its figures are shown to nobody',
    how: async (hand) => {
      await hand.goTo('/payees');
      await hand.link('The account the fund pays from');
      await hand.button('Pay from this account');
      expect(await hand.text()).toContain('A service user number has 6 figures.');
      await hand.fill('Service user number', '123456');
      await hand.fill('Sort code', accounts[0].sortCode);
      await hand.fill('Account number', accounts[0].accountNumber);
      await hand.button('Pay from this account');
      expect(await hand.text()).toMatch(/Account number ending\s+72/);
      expect(await hand.text()).not.toContain(accounts[0].accountNumber);
    },
  },
  {
    role: 'AUDITOR',
    does: 'reads a run with who did what, and can do nothing about it',
    how: async (hand, portal) => {
      const { run } = await arranging(portal).frozen();
      await hand.goTo('/payments');
      await hand.link(`Run ${String(run.number)}`);
      expect(await hand.text()).toContain('by Felix Harding');
      expect(await hand.page.locator('main button').count()).toBe(0);
    },
  },
]);

/** Runs in the browser: a part that a press would open. */
const opened = (details: unknown): void => {
  (details as { open: boolean }).open = true;
};

/** Takes the file of the run that is shown. @returns the hash of its bytes. */
async function download(hand: Hand): Promise<{ readonly sha256: string }> {
  const waiting = hand.page.waitForEvent('download');
  await hand.page.getByRole('button', { name: /^Download/ }).click();
  const taken = await waiting;
  const bytes = await readFile(await taken.path());
  return { sha256: createHash('sha256').update(bytes).digest('hex') };
}
