import { demoPeople } from '@app/demo';
import type { Role } from '@app/kernel';
import { journeys } from './journeys';

const people: Partial<Record<Role, string>> = {
  PROVIDER_MANAGER: 'rosa',
  PROVIDER_WORKER: 'wren',
  ON_CALL_WORKER: 'owen',
};
const person = (role: Role): string =>
  people[role] ?? demoPeople.find(({ roles }) => roles.includes(role))?.id ?? '';

journeys('a provider’s part of the job', person, [
  {
    role: 'PROVIDER_WORKER',
    does: 'confirms a whole service with one press',
    how: async (hand) => {
      await hand.link('Tonight');
      expect(await hand.heading()).toBe('Tonight');
      await hand.button(/^Confirm/);
      expect(await hand.text()).toMatch(/\d+ vacanc(y|ies) confirmed/);
    },
  },
]);
