import { roles } from '@app/kernel';
import {
  demoOrganisation,
  demoOrganisations,
  demoPeople,
  demoPerson,
  membershipsOf,
  peopleInLines,
} from './people';

describe('the people of the demonstration', () => {
  it('cover every role', () => {
    const held = new Set(demoPeople.flatMap(membershipsOf).flatMap((membership) => membership.roles));
    expect([...roles].filter((role) => !held.has(role))).toEqual([]);
  });

  it('have ids that can be spoken, each once', () => {
    expect(demoPeople.map((person) => person.id).filter((id) => !/^[a-z]{3,8}$/.test(id))).toEqual([]);
    expect(new Set(demoPeople.map((person) => person.id)).size).toBe(demoPeople.length);
  });

  it('work for organisations that exist, whose keys are each used once', () => {
    for (const { organisation } of demoPeople.flatMap(membershipsOf)) {
      expect(demoOrganisation(organisation).key).toBe(organisation);
    }
    expect(new Set(demoOrganisations.map((each) => each.key)).size).toBe(demoOrganisations.length);
  });

  it('include navigators of different districts and somebody with two organisations', () => {
    const districts = demoPeople
      .filter((person) => person.roles.includes('NAVIGATOR'))
      .map((person) => demoOrganisation(person.organisation).districtCode);
    expect(new Set(districts).size).toBeGreaterThanOrEqual(2);
    expect(demoPeople.some((person) => membershipsOf(person).length === 2)).toBe(true);
  });

  it('fit a terminal, each with organisation and role', () => {
    const lines = peopleInLines();
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    for (const { id } of demoPeople) expect(lines.join('\n')).toMatch(new RegExp(`\\b${id}\\b`));
    expect(lines[0]).toMatch(/^ {2}Lanternfield Refuge +provider manager +rosa$/);
    expect(lines).toContainEqual(expect.stringMatching(/^ +on-call worker +owen, bea$/));
  });

  it('are prepared and approved for payment by two different people', () => {
    const both = demoPeople.filter(
      (person) => person.roles.includes('FINANCE_PREPARER') && person.roles.includes('FINANCE_APPROVER'),
    );
    expect(both).toEqual([]);
  });

  it('are found by id, and nobody is found by another', () => {
    expect(demoPerson('nina')?.organisation).toBe('colchester');
    expect(demoPerson('nobody')).toBeUndefined();
  });
});
