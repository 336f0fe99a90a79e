import { demoPeople } from '@app/demo';
import type { Role } from '@app/kernel';
import { Arranging } from './arranging';
import type { CountyPortal } from './county-portal';
import type { Hand } from './hand';
import { journeys } from './journeys';

const people: Partial<Record<Role, string>> = {
  PROVIDER_MANAGER: 'rosa',
  PROVIDER_WORKER: 'wren',
  ON_CALL_WORKER: 'owen',
};
const person = (role: Role): string =>
  people[role] ?? demoPeople.find(({ roles }) => roles.includes(role))?.id ?? '';

let known: [CountyPortal, Arranging] | undefined;
const arranging = (portal: CountyPortal): Arranging => {
  if (known?.[0] !== portal) known = [portal, new Arranging(portal)];
  return known[1];
};

/** Fills the three fields of a day within the group of this name. */
async function fillDay(
  hand: Hand,
  id: string,
  { day, month, year }: ReturnType<Arranging['day']>,
): Promise<void> {
  for (const [part, text] of [
    ['day', day],
    ['month', month],
    ['year', year],
  ] as const) {
    const field = hand.page.locator(`#${id}-${part}`);
    await field.focus();
    await field.fill(text);
  }
}

journeys('a provider’s part of the job', person, [
  {
    role: 'PROVIDER_MANAGER',
    does: 'comes to Tonight first, and confirms a whole service with one press',
    how: async (hand) => {
      expect(await hand.heading()).toBe('Tonight');
      expect(await hand.text()).toMatch(/Hand over, \d/);
      await hand.button(/^Confirm/);
      expect(await hand.text()).toMatch(/on offer at .* (is|are) confirmed\./);
    },
  },
  {
    role: 'ON_CALL_WORKER',
    does: 'prints Tonight to hand over: the moment, units and references; no name, no navigation, no button',
    how: async (hand) => {
      await hand.page.emulateMedia({ media: 'print' });
      expect(await hand.text()).toMatch(/Hand over, \d.* on /);
      const shown = async (what: string): Promise<number> =>
        hand.page.locator(what).filter({ visible: true }).count();
      expect(await shown('.hearth-tile')).toBeGreaterThan(20);
      for (const gone of ['nav', 'button', 'footer', '.govuk-exit-this-page', 'text=Owen Tarrant'])
        expect([gone, await shown(gone)]).toEqual([gone, 0]);
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'changes what is offered, withdraws it and offers it again',
    how: async (hand, portal) => {
      const { unitId } = await arranging(portal).unit();
      await hand.goTo(`/units/${unitId}`);
      expect(await hand.text()).toContain('Offered from today');
      await hand.button('Change it');
      await hand.fill('Note for those who place households', 'A cot is there');
      await hand.button('Save');
      expect(await hand.text()).toContain('Note: A cot is there');
      await hand.button('Withdraw it');
      expect(await hand.text()).toContain('Not offered.');
      await hand.button('Offer it');
      await hand.button('Offer it');
      expect(await hand.text()).toContain('Offered. It is in every search now.');
      await hand.link(/^[A-Z][a-z]+ 20\d\d$/);
      expect(await hand.heading()).toMatch(/^Room/);
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'takes a unit out of use, is told everything that is missing, and puts it in order again',
    how: async (hand, portal) => {
      const { unitId } = await arranging(portal).unit();
      await hand.goTo(`/units/${unitId}`);
      await hand.link('Take it out of use');
      await hand.button('Take it out of use');
      const told = await hand.text();
      expect(told).toContain('There is a problem');
      expect(told).toContain('Say why it cannot be used.');
      expect(told).toContain('Say who is to put it right.');
      await hand.tick('Pests');
      await hand.fill('Who is to put it right', 'Landlord’s repairs');
      await hand.button('Take it out of use');
      expect(await hand.text()).toContain('Pests, with Landlord’s repairs.');
      await hand.button('In order again from today');
      expect(await hand.text()).toContain('In order again from today.');
    },
  },
  {
    role: 'ON_CALL_WORKER',
    does: 'closes a unit urgently over who is to arrive, and sees who must be told',
    how: async (hand, portal) => {
      const { unit, reference } = await arranging(portal).placed();
      await hand.goTo(`/units/${unit.unitId}/close`);
      expect(await hand.text()).toContain(`${reference} is to arrive here and must be told.`);
      expect(await hand.text()).toContain('A manager can close it for good.');
      await hand.button('Close it urgently');
      expect(await hand.text()).toContain('Closed urgently. Nothing new can be taken here.');
    },
  },
  {
    role: 'PROVIDER_MANAGER',
    does: 'closes a unit urgently, opens it again, and closes it for good from a day on',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { unitId } = await arranged.unit();
      await hand.goTo(`/units/${unitId}`);
      await hand.link('Close it');
      await hand.button('Close it urgently');
      await hand.button('Open it again');
      expect(await hand.text()).toContain('Open again.');
      await hand.link('Close it');
      await fillDay(hand, 'from', arranged.day(10));
      await hand.button('Close it for good');
      expect(await hand.text()).toContain('It closes for good on that day.');
    },
  },
  ...(['PROVIDER_WORKER', 'ON_CALL_WORKER'] as const).map((role) => ({
    role,
    does: 'accepts a referral with one press',
    how: async (hand: Hand, portal: CountyPortal) => {
      const { reference } = await arranging(portal).referred();
      await hand.link('Referrals');
      await hand.link(reference);
      const told = await hand.text();
      expect(told).toMatch(/Answer in [34] hours/);
      expect(told).toContain('Fits your rules');
      await hand.button('Accept');
      expect(await hand.text()).toContain('You said yes. The place is kept until she answers.');
    },
  })),
  ...(['PROVIDER_MANAGER', 'ON_CALL_WORKER'] as const).map((role) => ({
    role,
    does: 'declines in three taps without typing',
    how: async (hand: Hand, portal: CountyPortal) => {
      const { referral } = await arranging(portal).referred();
      await hand.goTo(`/referrals/${referral.id}`);
      const before = hand.presses;
      await hand.link(/Risk, rent/);
      await hand.button(/Known to or related/);
      expect(hand.page.url()).not.toMatch(/RISK|resident/);
      expect(await hand.text()).toContain('“Other”');
      await hand.button('Decline');
      expect(hand.presses - before).toBe(3);
      const told = await hand.text();
      expect(told).toContain('You declined.');
      expect(told).toContain('was told: Other.');
    },
  })),
  {
    role: 'ON_CALL_WORKER',
    does: 'overrides a rule of its own where it is asked to, with a reason, and then accepts',
    how: async (hand, portal) => {
      const { referral } = await arranging(portal).referred({ asking: true });
      await hand.goTo(`/referrals/${referral.id}`);
      expect(await hand.text()).toContain('The council pays for her place.');
      expect(await hand.page.getByRole('button', { name: 'Accept' }).count()).toBe(0);
      await hand.button('Override for this referral');
      expect(await hand.text()).toContain('Say why in 10 to 500 characters.');
      await hand.fill('Why you take them all the same', 'The council’s letter is here.');
      await hand.button('Override for this referral');
      expect(await hand.text()).toContain('You can accept now.');
      await hand.button('Accept');
      expect(await hand.text()).toContain('You said yes.');
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'cannot override a rule, and is told who can',
    how: async (hand, portal) => {
      const { referral } = await arranging(portal).referred({ asking: true });
      await hand.goTo(`/referrals/${referral.id}`);
      expect(await hand.text()).toContain('A manager or an on-call worker must override a rule first.');
    },
  },
  {
    role: 'PROVIDER_MANAGER',
    does: 'puts right what a unit is like, and is told when somebody else did meanwhile',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { unitId } = await arranged.unit();
      await hand.goTo(`/units/${unitId}`);
      await hand.link('What it is like');
      await hand.fill('Beds for people', 'two');
      await hand.button('Save');
      expect(await hand.text()).toContain('Enter a whole number');
      await arranged.change(unitId, { cots: 2 });
      await hand.fill('Beds for people', '4');
      await hand.button('Save');
      expect(await hand.text()).toContain('Somebody else changed this unit');
      await hand.button('Save');
      expect(await hand.text()).toContain('4 bedspaces, 1 cot');
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'asks before deciding, and cannot ask twice at once',
    how: async (hand, portal) => {
      const { referral } = await arranging(portal).referred();
      await hand.goTo(`/referrals/${referral.id}`);
      await hand.fill('What you must know before you decide', 'Does she smoke?');
      await hand.button(/^Ask /);
      const told = await hand.text();
      expect(told).toContain('Does she smoke?');
      expect(told).toContain('Not answered yet.');
      expect(await hand.page.getByLabel('What you must know before you decide').count()).toBe(0);
    },
  },
  {
    role: 'ON_CALL_WORKER',
    does: 'records an arrival by the code she says, a wrong one explained',
    how: async (hand, portal) => {
      const { code, reference } = await arranging(portal).placed();
      await hand.link('Arrivals');
      await hand.link(reference);
      await hand.fill('The code that she says', 'CCC-CCCC');
      await hand.button('Record that she is there');
      expect(await hand.text()).toContain('That is not the code of this household.');
      expect(await hand.page.getByLabel('The code that she says').inputValue()).toBe('');
      await hand.fill('The code that she says', code.toLowerCase().replace('-', ' '));
      await hand.button('Record that she is there');
      expect(await hand.text()).toContain('She is there. Her stay has begun.');
      expect(await hand.heading()).toBe(reference);
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'is not yet offered to say that she did not come',
    how: async (hand, portal) => {
      const { placement } = await arranging(portal).placed();
      await hand.goTo(`/placements/${placement.id}`);
      expect(await hand.text()).toMatch(/You can say so after .*Until then she has time/);
    },
  },
  {
    role: 'ON_CALL_WORKER',
    does: 'records that she did not come, once the time is over',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { placement, reference } = await arranged.placed();
      await arranged.late(placement.id);
      await hand.link('Arrivals');
      expect(await hand.text()).toContain('Should be there by now');
      await hand.link(reference);
      expect(await hand.text()).toContain('Do your welfare check first');
      await hand.button('Record that she did not come');
      expect(await hand.text()).toContain('Recorded that she did not arrive.');
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'agrees a leaving day, records that they left, and makes the room ready',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { reference, unit } = await arranged.arrived();
      await hand.link('Stays');
      await hand.link(reference);
      await fillDay(hand, 'leave', arranged.day(3));
      await hand.button('Keep this day');
      expect(await hand.text()).toContain('The leaving day is kept.');
      await hand.button('Record that they left');
      expect(await hand.text()).toContain('Say why the stay ended.');
      await hand.tick('Planned move');
      await hand.tick('Private rented home');
      await hand.button('Record that they left');
      expect(await hand.text()).toContain('planned move');
      await hand.link(unit.code);
      expect(await hand.text()).toContain('Not offered yet.');
    },
  },
  {
    role: 'PROVIDER_MANAGER',
    does: 'sets up a service alone: what it is, what it is like, its admission and its units from a spreadsheet',
    how: async (hand) => {
      await hand.link('Services');
      await hand.button('Set up a service');
      await hand.button('Set it up');
      expect(await hand.text()).toContain('Say which type it is.');
      const name = `Alder House ${hand.mode}`;
      await hand.fill('Name', name);
      await hand.tick('Refuge');
      await hand.select('District where it truly is', 'Tendring');
      await pick(hand, 'selfContained', 'no');
      await pick(hand, 'sharesFacilities', 'yes');
      await hand.tick('A voluntary organisation');
      await hand.button('Set it up');
      expect(await hand.heading()).toBe(name);

      await hand.link('What it is like');
      await hand.tick('On call day and night');
      await hand.tick('Polish');
      await hand.button('Save');
      expect(await hand.text()).toContain('Staff speak Polish');

      await hand.link('Admission by sex and gender');
      await hand.tick('Case by case');
      await hand.fill('Basis in law', 'Equality Act 2010, Schedule 3, paragraph 28: shared rooms.');
      await hand.button('Save');
      expect(await hand.text()).toContain('Case by case, since');

      await hand.link(/^Units/);
      await hand.fill('Rows of your spreadsheet', 'Room,Beds,Cots\nRoom 1,many,1\n,2,0\nRoom 3,3,1');
      await hand.button('Read them');
      const wrong = await hand.text();
      expect(wrong).toContain('Line 2: Beds must be a whole number');
      expect(wrong).toContain('Line 3: Give the unit a name');
      await hand.fill('Rows of your spreadsheet', 'Room,Beds,Cots\nRoom 1,2,1\nRoom 2,2,0\nRoom 3,3,1');
      await hand.button('Read them');
      expect(await hand.text()).toContain('Nothing is added yet.');
      await hand.button('Add all 3');
      expect(await hand.text()).toContain('3 so far.');
    },
  },
  {
    role: 'PROVIDER_MANAGER',
    does: 'sees what a rule would have come to before it is saved, and cannot widen what stands above',
    how: async (hand, portal) => {
      const { unitId } = await arranging(portal).unit();
      await hand.goTo(`/rules/units/${unitId}`);
      await hand.select('Highest risk they are at', 'Standard');
      await hand.select('Women, men or anyone', 'Men only');
      await hand.button('Check what changes');
      expect(await hand.text()).toContain('Above this level, whom it takes is: women only.');
      await hand.select('Women, men or anyone', 'Not set here');
      await hand.button('Check what changes');
      const told = await hand.text();
      expect(told).toContain('Highest risk they are at');
      expect(told).toMatch(/recent searches|No preview/);
      await hand.button('Save these rules');
      expect(await hand.text()).toContain('The rules are saved.');
    },
  },
  {
    role: 'PROVIDER_MANAGER',
    does: 'keeps an address sealed, and closes a service after its warning',
    how: async (hand, portal) => {
      const serviceId = await arranging(portal).service();
      await hand.goTo(`/services/${serviceId}/location`);
      await hand.fill('Address', '1 Invented Row, Colchester');
      await hand.button('Seal and keep it');
      expect(await hand.text()).not.toContain('Invented Row');
      await hand.link('Where it is');
      await hand.fill('Why you need it', 'A taxi for tonight');
      await hand.button('Show the address');
      expect(await hand.text()).toContain('1 Invented Row, Colchester');
      expect(hand.page.url()).not.toContain('Invented');
      await hand.goTo(`/services/${serviceId}/close`);
      await hand.button('Close this service');
      expect(await hand.text()).toContain('Say that you have understood');
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'sees an address only with a reason, and records none',
    how: async (hand, portal) => {
      const serviceId = await arranging(portal).service();
      await hand.goTo(`/services/${serviceId}/location`);
      await hand.button('Show the address');
      expect(await hand.text()).toMatch(/Say in 10 to 500 characters why|No address is kept/);
      expect(await hand.page.getByRole('button', { name: 'Seal and keep it' }).count()).toBe(0);
    },
  },
  {
    role: 'PROVIDER_MANAGER',
    does: 'sees occupancy, lost nights and response times, each chart with its table',
    how: async (hand) => {
      await hand.link('Figures');
      const told = await hand.text();
      expect(told).toContain('How full your services were');
      expect(told).toMatch(/open nights could not be slept in/);
      expect(told).toMatch(/which is the target/);
      expect(await hand.page.locator('table').count()).toBe(3);
    },
  },
  {
    role: 'PROVIDER_MANAGER',
    does: 'takes its referrals away as a file, and is told what is missing',
    how: async (hand) => {
      await hand.link('Exports');
      await hand.button('Download');
      expect(await hand.text()).toContain('Say what you want to take.');
      await hand.tick('Referrals');
      const button = hand.page.getByRole('button', { name: 'Download' });
      const [download] = await Promise.all([
        hand.page.waitForEvent('download'),
        hand.mode === 'keyboard' ? button.press('Enter') : button.click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^referrals-.*\.csv$/);
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'is told the same of a unit that is not there and of one that is not theirs',
    how: async (hand, portal) => {
      const [other] = await portal.database.query<{ id: string }>(
        `select u.id from unit u join organisation o on o.id = u.provider_id where o.name not like 'Lanternfield%' limit 1`,
      );
      const told: string[] = [];
      for (const id of [other?.id ?? '', '0b5c2f5e-8e0e-4b8e-9a58-5f3a9d1d5a11', 'nothing']) {
        const response = await hand.page.goto(`/units/${id}`);
        told.push(`${String(response?.status())} ${await hand.page.title()} ${await hand.text()}`);
      }
      expect(told[0]).toMatch(/^404 Page not found/);
      expect(new Set(told).size).toBe(1);
    },
  },
]);

/** Chooses a radio by its group and value, where several groups have the same words. */
async function pick(hand: Hand, name: string, value: string): Promise<void> {
  const radio = hand.page.locator(`input[name="${name}"][value="${value}"]`);
  if (hand.mode !== 'keyboard') return radio.check();
  await radio.focus();
  await hand.page.keyboard.press('Space');
}
