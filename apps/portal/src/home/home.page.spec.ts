import { allows, roles } from '@app/kernel';
import { homePage } from './home.page';
import { rolesInWords, roleWords } from './role-words';

const person = { personId: 'p', name: 'Rosa Marlow', workplaces: [] };
const at = (...held: (typeof roles)[number][]) => ({
  organisationId: 'o',
  organisationName: 'Lanternfield Refuge',
  roles: held,
});

describe('the home page', () => {
  it('greets by first name and says what the role is for', () => {
    const page = homePage(person, at('PROVIDER_MANAGER'));
    expect(page).toMatchObject({
      firstName: 'Rosa',
      roles: 'Provider manager',
      organisation: 'Lanternfield Refuge',
    });
    expect(page.parts.map(({ title }) => title)).toEqual(['Your work here']);
  });

  it('has a part for each of several roles', () => {
    const page = homePage(person, at('PROVIDER_MANAGER', 'ON_CALL_WORKER'));
    expect(page.roles).toBe('Provider manager and on-call worker');
    expect(page.parts.map(({ title }) => title)).toEqual(['As provider manager', 'As on-call worker']);
  });

  it('names only operations that the role may use', () => {
    for (const role of roles) {
      const named = roleWords[role].does.flatMap(({ through }) => through);
      expect(named.filter((operation) => !allows(operation, [role]))).toEqual([]);
    }
  });

  it('says that pages are not built yet', () => {
    expect(homePage(person, at('NAVIGATOR')).notBuilt).toMatch(/not built yet\. Until they are, .* GraphQL/);
  });

  it('has words for every role, each saying what is kept from it', () => {
    for (const role of roles) {
      expect(roleWords[role].does.length).toBeGreaterThan(0);
      expect(roleWords[role].limit).toMatch(/^You .*\.$/);
      expect(rolesInWords([role])).toMatch(/^[A-Z]/);
    }
  });
});
