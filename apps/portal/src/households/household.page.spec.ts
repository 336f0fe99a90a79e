import type { HouseholdPageData } from './household.data';
import { householdPage } from './household.page';

const now = new Date('2026-11-27T18:00:00Z');
const data = (told: Partial<HouseholdPageData> = {}): HouseholdPageData => ({
  household: {
    id: 'h',
    reference: 'H-1',
    registeredAt: '2026-11-27T17:00:00Z',
    status: 'OPEN',
    closed: null,
    neededFrom: '2026-11-27',
    neededBy: null,
    stayDays: null,
    mobility: null,
    sensory: null,
    substances: null,
    mentalHealth: null,
    inCrisis: null,
    careNeeds: null,
    learningDisability: null,
    pregnant: null,
    dueOn: null,
    pets: null,
    languages: null,
    interpreterWanted: null,
    risk: null,
    riskToOthers: null,
    recourse: null,
    rentCover: null,
    nightWork: null,
    byAndFor: null,
    faithDiet: null,
    willShare: { kitchen: null, bathroom: null, room: null },
    cameFromDistrict: null,
    stayNear: null,
    flexible: [],
    people: [],
    unsafeAreas: { asked: false, districts: [], outcodes: [] },
    keepNear: [],
    heldSince: '2026-11-27T17:00:00Z',
    spokenCodeEndsAt: null,
  },
  districts: [],
  caseload: [
    {
      id: 'h',
      heldByOthers: false,
      state: 'LOOKING',
      waitsFor: null,
      until: null,
      serviceName: null,
      holdId: null,
      referralId: null,
      placementId: null,
      searchId: null,
      searchedAt: null,
    },
  ],
  ...told,
});
const job = (status: 'REQUESTED' | 'FITTED') => ({
  nodes: [{ id: 'j', status, service: { name: 'Marigold at home' } }],
});

describe('whether she could stay at home', () => {
  it('is asked first, before finding places; not of whoever does not place her', () => {
    expect(householdPage(data({ staying: { wantsToStay: null } }), now)?.home).toMatchObject({
      first: true,
      action: { href: '/households/h/staying/ask/choice' },
    });
    expect(householdPage(data(), now)?.home).toBeNull();
  });

  it('stands after finding places once she has said that she would rather leave', () => {
    const first = (wantsToStay: boolean) =>
      householdPage(data({ staying: { wantsToStay } }), now)?.home?.first;
    expect([first(true), first(false)]).toEqual([true, false]);
  });

  it('leads to its job, and once her home is made safe to saying so', () => {
    const staying = { wantsToStay: true };
    const asked = householdPage(data({ staying, sanctuaryJobs: job('REQUESTED') }), now);
    expect(asked?.home?.action.href).toBe('/staying/j');
    expect(asked?.next?.action?.text).toBe('Find places');
    const safe = householdPage(data({ staying, sanctuaryJobs: job('FITTED') }), now);
    expect(safe?.next).toMatchObject({
      tag: 'Made safe',
      action: { href: '/households/h/close' },
    });
  });
});
