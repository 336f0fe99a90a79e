import { demoPeople } from '@app/demo';
import type { Role } from '@app/kernel';
import type { CountyPortal } from './county-portal';
import { journeys } from './journeys';
import { address, SanctuaryArranging } from './sanctuary-arranging';

const people: Partial<Record<Role, string>> = {
  PROVIDER_MANAGER: 'rosa',
  PROVIDER_WORKER: 'wren',
  ON_CALL_WORKER: 'owen',
  NAVIGATOR: 'nina',
};
const person = (role: Role): string =>
  people[role] ?? demoPeople.find(({ roles }) => roles.includes(role))?.id ?? '';

let known: [CountyPortal, SanctuaryArranging] | undefined;
const arranging = (portal: CountyPortal): SanctuaryArranging => {
  if (known?.[0] !== portal) known = [portal, new SanctuaryArranging(portal)];
  return known[1];
};

journeys('staying at home, moving on and support', person, [
  {
    role: 'NAVIGATOR',
    does: 'asks first whether she would rather stay, question by question, and asks a scheme for a job; follows it and withdraws it',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      await arranged.scheme();
      const { id, reference } = await arranged.household();
      await hand.goTo(`/households/${id}`);
      expect(await hand.text()).toContain('Nobody has asked her whether she would rather stay');
      await hand.link('Ask her first');
      await hand.tick('Yes');
      await hand.button('Save and go on');
      expect(await hand.heading()).toBe('Does who harms her live there now?');
      await hand.tick('No');
      await hand.button('Save and go on');
      // The right to enter is left open: a safety rule that nobody settled.
      await hand.link('Skip');
      await hand.tick(/council or housing association/);
      await hand.tick('Somebody private');
      await hand.button('Save and go on');
      expect(await hand.text()).toContain('Nobody lets a home of this tenure so. Check both.');
      await hand.tick('The council');
      await hand.button('Save and go on');
      await hand.tick('Asked, no answer yet');
      await hand.button('Save and go on');
      await hand.tick('Colchester');
      await hand.button('Save and go on');
      const could = await hand.text();
      expect(await hand.heading()).toBe('Could they stay at home safely?');
      expect(could).toContain(
        'Ask whether who harms her is a tenant or an owner there too. (for their safety)',
      );
      expect(could).toContain('Ask the landlord again.');
      await hand.link(/^Ask for a job.*Bramble at home/);
      await hand.button('Ask for the job');
      const told = await hand.text();
      for (const missing of ['in which week', 'where the home is', 'she did not agree'])
        expect(told).toContain(missing);
      await hand.tick('Week of');
      await hand.fill('Where her home is', address);
      await hand.tick('Police');
      await hand.tick('She agrees to this job');
      await hand.button('Ask for the job');
      expect(await hand.text()).toContain('Ask, or say why she is safe enough there.');
      await hand.fill('Why she is safe enough', 'She rents alone, says the council.');
      await hand.button('Ask for the job');
      const asked = await hand.text();
      expect(await hand.heading()).toBe(reference);
      expect(asked).toContain('The week is kept from this moment');
      expect(asked).toContain('because: She rents alone, says the council.');
      expect(asked).not.toContain(address);
      await hand.button('Withdraw the job');
      expect(await hand.text()).toContain('Withdrawn. The week is free again.');
      await hand.link('Staying at home');
      await hand.link('Those that are over');
      expect(await hand.text()).toContain(reference);
    },
  },
]);
