import { randomUUID } from 'node:crypto';
import { Services } from '@app/accommodation';
import { addDays, dayIn, type Role } from '@app/kernel';
import { demoPeople } from '@app/demo';
import { fillDay, seal, search, uselessOnPaper } from './admin-arranging';
import { Arranging } from './arranging';
import { journeys } from './journeys';

const people: Partial<Record<Role, string>> = { PROVIDER_MANAGER: 'rosa', PROVIDER_WORKER: 'wren' };
const person = (role: Role): string =>
  people[role] ?? demoPeople.find(({ roles }) => roles.includes(role))?.id ?? '';

journeys('looking after Hearth, finding, and who saw what', person, [
  {
    role: 'ADMINISTRATOR',
    does: 'adds somebody, gives a shift’s role that ends by itself, finds them again, and ends it',
    how: async (hand) => {
      const name = `Bank Worker ${randomUUID().slice(0, 4)}`;
      expect(await hand.heading()).toBe('People');
      await hand.link('Add somebody');
      await hand.fill('Their id at the sign-in service', 'somebody@example.org');
      await hand.button('Add them');
      expect(await hand.text()).toMatch(/There is a problem.*Give their name.*email address/s);
      await hand.fill('Their name', name);
      await hand.fill('Their id at the sign-in service', randomUUID());
      await hand.button('Add them');
      expect(await hand.text()).toContain('The account is made.');
      expect(await hand.text()).toContain('can sign in, and is told that there is nothing to see');

      await fillDay(hand, 'endsAt', addDays(dayIn(new Date()), 1));
      await hand.fill('Ends at', '25:00');
      await hand.button('Give the role');
      expect(await hand.text()).toMatch(/Choose the organisation.*Choose the role.*24-hour clock/s);
      expect(await hand.page.getByLabel('Ends at').inputValue()).toBe('25:00');
      await hand.fill('Ends at', '07:30');
      await hand.select('Where', 'Lanternfield Refuge');
      await hand.select('As what', 'Provider worker');
      await hand.button('Give the role');
      expect(await hand.text()).toMatch(
        /Provider worker\s+Lanternfield Refuge.*Ends by itself at 7:30am tomorrow/s,
      );

      await search(hand, name);
      expect(await hand.heading()).toBe(name);
      expect(hand.page.url()).not.toContain('Bank');
      await hand.button(/^End it now/);
      expect(await hand.text()).toContain('The role has ended.');
      await hand.goTo('/people');
      await hand.fill('Name, or organisation', name);
      await hand.button('Show them');
      expect(await hand.text()).toContain('No role: can do nothing');
      expect(hand.page.url()).toMatch(/\/people$/);
    },
  },
  {
    role: 'ADMINISTRATOR',
    does: 'adds an organisation with all that its kind needs, and changes it; two at once are told',
    how: async (hand, portal) => {
      const name = `Thornbury ${randomUUID().slice(0, 4)}`;
      await hand.link('Organisations');
      await hand.link('Add an organisation');
      await hand.button('Add it');
      expect(await hand.text()).toMatch(/Give its name.*Say what kind of organisation.*email address/s);
      await hand.fill('Name', name);
      await hand.tick('Provider of safe accommodation');
      await hand.fill('Email address of whoever is on duty', 'duty@thornbury.example');
      await hand.button('Add it');
      expect(await hand.text()).toContain('Say what kind of provider it is.');
      expect(await hand.page.locator('[name=name]').inputValue()).toBe(name);
      await hand.select('Only for a provider: of what kind', 'Another charity');
      await hand.button('Add it');
      expect(await hand.text()).toMatch(
        /The organisation is added.*Another charity.*Nobody has a role there/s,
      );

      const another = await hand.another(portal.url);
      await another.signIn('adam');
      await another.goTo(new URL(hand.page.url()).pathname);
      await another.fill('Email address of whoever is on duty', 'night@thornbury.example');
      await another.button('Save');
      expect(await another.text()).toContain('Saved.');
      await another.close();
      await hand.fill('Name', `${name} House`);
      await hand.button('Save');
      expect(await hand.text()).toContain('Somebody changed it while you had the page open.');
      await hand.button('Save');
      expect(await hand.heading()).toBe(`${name} House`);
      await hand.button('Who works there');
      expect(await hand.text()).toContain('nobody at an organisation of that name');
    },
  },
  {
    role: 'AUDITOR',
    does: 'looks up a household by its reference, with a reason: everyone who saw or changed it, what and why',
    how: async (hand, portal) => {
      const { reference } = await new Arranging(portal).referred({ asking: true });
      expect(await hand.heading()).toBe('Who saw what');
      await hand.fill('What to look up', reference.toLowerCase());
      await hand.button('Look it up');
      expect(await hand.text()).toContain('Say why you look');
      expect(await hand.page.locator('[name=reference]').inputValue()).toBe(reference.toLowerCase());
      await hand.fill('Why you look', 'She asked who saw her case.');
      await hand.button('Look it up');
      const told = await hand.text();
      expect(told).toMatch(new RegExp(`Household ${reference}\\s+Of Colchester City Council`));
      expect(told).toMatch(/Nina Colby\s*Navigator, Colchester City Council/);
      expect(told).toMatch(/Saw\s+Looked up who saw it.*Audrey Finch.*Why: She asked who saw her case\./s);
      expect(told).toMatch(/Changed\s+Referral submitted.*Changed\s+Registered the household/s);
      expect(told).toContain('Why: The council pays for her place.');
      expect(hand.page.url()).toMatch(/\/audit$/);
      expect(await uselessOnPaper(hand)).toEqual([]);

      await hand.fill('What to look up', 'H-CCCCCC');
      await hand.fill('Why you look', 'She asked who saw her case.');
      await hand.button('Look it up');
      expect(await hand.text()).toContain('Nothing is known by “H-CCCCCC”');
    },
  },
  {
    role: 'AUDITOR',
    does: 'sees whether the record is whole, and compares it with a head that was published',
    how: async (hand, portal) => {
      await seal(portal);
      await hand.link('Is the record whole?');
      expect(await hand.text()).toContain(
        'The record is whole: no entry was changed, removed or slipped in.',
      );
      const [, position = ''] = /Entry number (\d+)/.exec(await hand.text()) ?? [];
      const hash = await hand.page.locator('.hearth-seal').innerText();
      await hand.fill('Entry number', 'last');
      await hand.button('Compare');
      expect(await hand.text()).toMatch(/Enter the number of the entry.*64 figures/s);
      await hand.fill('Entry number', position);
      await hand.fill('Its seal', hash);
      await hand.button('Compare');
      expect(await hand.text()).toContain('goes through the head that you entered');
      await hand.fill('Its seal', 'f'.repeat(64));
      await hand.button('Compare');
      expect(await hand.text()).toMatch(/The record was tampered with.*it was made anew/s);
    },
  },
  {
    role: 'COMPASS_WORKER',
    does: 'takes a call, loses nothing when it drops, hands over by code, and counts it; others are sent on',
    how: async (hand, portal) => {
      const counted = async (what: string): Promise<number> => {
        await hand.goTo('/calls');
        return Number(new RegExp(`(\\d+) ${what}`).exec(await hand.text())?.[1]);
      };
      const before = [await counted('taken on this month'), await counted('handed over this month')];
      expect(await hand.text()).toMatch(/Somebody who harms.*Make no household.*0808 802 4040/s);
      await hand.link('Register her household');
      await hand.fill('Age in years', '34');
      await hand.button('Register');
      const code = await hand.page.locator('.hearth-spoken-code').innerText();
      const [reference = ''] = /H-\w{6}/.exec(await hand.text()) ?? [];
      expect(await hand.text()).toContain('if the call drops, nothing is lost');
      await hand.link('Ask what most places limit');
      await hand.tick('Nowhere: they are safe anywhere');
      await hand.button('Save and go on');
      // The call drops here. She rings again, and gives the reference.
      await search(hand, reference);
      expect(await hand.heading()).toBe(reference);
      expect(await hand.text()).toContain('Hand them over by their code');
      expect(await hand.text()).not.toContain('Find places');
      const nina = await hand.another(portal.url);
      await nina.signIn('nina');
      await nina.goTo('/households/pick-up');
      await nina.fill(/What code/, code);
      await nina.button('Pick up the case');
      expect(await nina.text()).toContain('Nothing has to be asked again');
      await nina.close();
      await hand.link('Load again');
      expect(await hand.text()).toContain('It was picked up by the code');
      await hand.button('Let go of the case');
      expect(await hand.text()).toContain('Whoever picked it up goes on with it.');
      const after = [await counted('taken on this month'), await counted('handed over this month')];
      expect(after).toEqual(before.map((count) => count + 1));
      await search(hand, reference);
      expect(await hand.text()).toContain(`Nothing found for “${reference}”`);
    },
  },
  {
    role: 'PROVIDER_MANAGER',
    does: 'sees who looked at the provider’s records, what at, and why',
    how: async (hand, portal) => {
      const arranging = new Arranging(portal);
      const [wren, serviceId] = [await arranging.person('wren'), await arranging.service()];
      const services = portal.command(Services);
      const address = '1 Nowhere Lane, Colchester';
      await services.recordRefugeLocation(await arranging.person('rosa'), { serviceId, address });
      await services.revealRefugeLocation(wren, { serviceId, reason: 'A taxi is to come.' });
      await hand.link('Who looked');
      expect(await hand.text()).toMatch(
        /Saw where the refuge is: Bramble House.*Wren Aldous, Lanternfield Refuge.*Why: A taxi is to come\./s,
      );
      expect(await hand.text()).not.toContain('Nowhere Lane');
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'searches by a reference or a unit’s code, is led to the page, and to nothing of anybody else',
    how: async (hand, portal) => {
      const arranging = new Arranging(portal);
      const { reference, unit } = await arranging.referred();
      await search(hand, reference);
      expect(await hand.text()).toContain('Fits your rules');
      await search(hand, unit.code.slice(5));
      expect(await hand.text()).toMatch(/Units.*Bramble House/s);
      await hand.link(unit.code);
      expect(await hand.heading()).toBe(unit.code);
      await search(hand, 'H');
      expect(await hand.text()).toContain('Enter at least two letters or figures');
      await search(hand, 'Nina Colby');
      expect(await hand.text()).toMatch(/Nothing found for “Nina Colby”.*the same answer to both/s);
      expect(hand.page.url()).toMatch(/\/find$/);
    },
  },
]);
