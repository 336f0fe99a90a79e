import { type UnitData, unitPage, type UnitTonight } from './unit.page';

const now = new Date('2026-11-27T18:00:00Z');
const tonight = (told: Partial<UnitTonight>): UnitTonight => ({
  id: 'u',
  code: 'Room 1',
  state: 'FREE',
  until: null,
  freeFrom: null,
  leave: null,
  overdue: false,
  householdReference: null,
  referralId: null,
  referralStatus: null,
  placementId: null,
  episodeId: null,
  vacancyId: null,
  vacancyStatus: null,
  availableFrom: null,
  freshness: null,
  confirmedAt: null,
  note: null,
  closedUrgentlySince: null,
  features: { bedspaces: 2, cots: 1, lift: true, wetRoom: false },
  ...told,
});
const page = (
  told: Partial<UnitTonight>,
  roles: Parameters<typeof unitPage>[3] = ['PROVIDER_WORKER'],
  calendar: UnitData['calendar'] = [],
) => {
  const found = unitPage(
    { board: [{ id: 's', service: { name: 'Marigold' }, units: [tonight(told)] }], calendar },
    '2026-11',
    now,
    roles,
  );
  if (!found) throw new Error('No page');
  return found;
};
const acts = (told: Partial<UnitTonight>, roles?: Parameters<typeof unitPage>[3]): string[] =>
  Object.entries(page(told, roles).acts)
    .filter(([, may]) => may)
    .map(([act]) => act);

describe('the page of a unit', () => {
  it('is none of a unit that is not there, or not theirs', () => {
    expect(unitPage({ board: [], calendar: [] }, '2026-11', now, ['PROVIDER_MANAGER'])).toBeNull();
  });

  it('says what stands tonight, with the time that is left, and where to go on', () => {
    expect(
      page({
        state: 'REFERRED',
        referralId: 'r',
        referralStatus: 'SUBMITTED',
        householdReference: 'H-1',
        until: '2026-11-27T18:20:00Z',
      }).tonight,
    ).toEqual([
      { text: 'H-1 is referred to you. Your answer is due in 20 minutes (6:20pm today).' },
      { text: '', href: '/referrals/r', link: 'Open the referral' },
    ]);
    expect(page({ state: 'OCCUPIED', leave: '2026-11-25', overdue: true }).tonight[0]?.text).toContain(
      'was to leave 25 Nov 2026',
    );
  });

  it('says why it is out of use, with whom, and when to chase them', () => {
    const claim = {
      id: 'o',
      kind: 'VOID',
      arrive: '2026-11-20',
      leave: null,
      freeFrom: null,
      endsAt: null,
      arrivedOn: null,
      leftOn: null,
      voidReason: 'PEST',
      responsible: 'the landlord',
      chaseOn: '2026-11-28',
    } as unknown as UnitData['calendar'][number];
    expect(page({ state: 'VOID' }, undefined, [claim]).tonight.map(({ text }) => text)).toEqual([
      'Out of use. No end is known.',
      'Pests, with the landlord. Chase them tomorrow.',
    ]);
  });

  it('shows what can be done now, and to whom', () => {
    expect(acts({})).toEqual(['offer', 'void', 'closeUrgently']);
    expect(
      acts({
        vacancyStatus: 'OPEN',
        vacancyId: 'v',
        availableFrom: '2026-11-27',
        confirmedAt: '2026-11-27T09:00:00Z',
      }),
    ).toEqual(['changeOffer', 'confirm', 'withdraw', 'void', 'closeUrgently']);
    expect(acts({ state: 'TURNAROUND' })).toContain('ready');
    expect(acts({ state: 'VOID' })).toContain('endVoid');
    const urgent = { state: 'CLOSED', closedUrgentlySince: '2026-11-27T12:00:00Z' } as const;
    expect(acts(urgent)).toEqual(['void']);
    expect(acts(urgent, ['PROVIDER_MANAGER'])).toEqual(['void', 'change', 'close', 'reopen']);
  });

  it('names what it offers, and the months beside', () => {
    const { features, month } = page({});
    expect(features).toEqual(['2 bedspaces', '1 cot', 'lift']);
    expect([month.title, month.before.text, month.after.href]).toEqual([
      'November 2026',
      'October 2026',
      '/units/u?month=2026-12#nights',
    ]);
  });
});
