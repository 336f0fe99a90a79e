import { day, roles } from '@app/kernel';
import { londonMoment } from './moment';
import { heldRoles, peopleRows, roleItems } from './person.page';

const now = new Date('2026-11-27T17:00:00Z');
const bea = {
  id: 'p-1',
  name: 'Bea Holt',
  roles: [
    {
      membershipId: 'm-1',
      organisationId: 'o-1',
      organisationName: 'Lanternfield Refuge',
      role: 'PROVIDER_WORKER' as const,
      startsAt: '2026-11-27T08:00:00Z',
      endsAt: '2026-11-28T07:30:00Z',
    },
    {
      membershipId: 'm-2',
      organisationId: 'o-2',
      organisationName: 'Compass',
      role: 'COMPASS_WORKER' as const,
      startsAt: '2026-04-01T08:00:00Z',
      endsAt: null,
    },
  ],
};

describe('a person', () => {
  it('is shown with each role, where, since when and until when', () => {
    expect(heldRoles(bea, now)).toEqual([
      {
        membershipId: 'm-1',
        role: 'Provider worker',
        where: 'Lanternfield Refuge',
        since: 'today',
        until: '7:30am tomorrow',
      },
      { membershipId: 'm-2', role: 'Compass worker', where: 'Compass', since: '1 Apr 2026', until: null },
    ]);
  });

  it('is one line of the list, by name', () => {
    expect(peopleRows([bea], now)).toEqual([
      {
        href: '/people/p-1',
        name: 'Bea Holt',
        roles: ['Provider worker, Lanternfield Refuge, until 7:30am tomorrow', 'Compass worker, Compass'],
      },
    ]);
  });

  it('may be given any role', () => {
    expect(roleItems().map(({ value }) => value)).toEqual(['', ...roles]);
  });
});

describe('a time in London', () => {
  it.each([
    ['2026-11-28', '07:30', '2026-11-28T07:30:00.000Z'],
    ['2026-07-01', '7.30', '2026-07-01T06:30:00.000Z'],
    // Shown twice when the clocks go back at 2am: the earlier one.
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
  ])('%s %s', (date, time, instant) => {
    expect(londonMoment(day(date), time)?.toISOString()).toBe(instant);
  });

  it.each([
    ['2026-11-28', '24:00'],
    ['2026-11-28', '7'],
    ['2026-11-28', ''],
    // Skipped when the clocks go forward at 1am.
    ['2026-03-29', '01:30'],
  ])('%s %s is none', (date, time) => {
    expect(londonMoment(day(date), time)).toBeNull();
  });
});
