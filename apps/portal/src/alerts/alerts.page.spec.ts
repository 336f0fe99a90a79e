import { alertsPage } from './alerts.page';

const now = new Date('2026-11-27T10:00:00Z');
const alert = (id: string, told: { readonly takenAt?: string; readonly closedAt?: string }) => ({
  id,
  payeeName: null,
  organisation: 'Colchester City Council',
  category: 'REMOVALS' as const,
  supplier: 'Van Ltd',
  raisedAt: '2026-11-27T08:00:00Z',
  takenAt: null,
  closedAt: null,
  outcome: null,
  ...told,
});
const data = {
  alerts: {
    nodes: [
      alert('taken', { takenAt: '2026-11-27T09:00:00Z' }),
      alert('new', {}),
      alert('closed', { takenAt: '2026-11-26T09:00:00Z', closedAt: '2026-11-26T10:00:00Z' }),
    ],
    endCursor: null,
    hasNextPage: false,
  },
};

describe('safeguarding alerts', () => {
  it('stand with those first that nobody looks into, and can be taken and closed by the fund', () => {
    const page = alertsPage(data, now, ['FUND_OFFICER']);
    expect(page.open.map(({ id, mayTake, mayClose }) => [id, mayTake, mayClose])).toEqual([
      ['new', true, false],
      ['taken', false, true],
    ]);
    expect(page.closed.map(({ id }) => id)).toEqual(['closed']);
  });

  it('can only be read by who applied, who is asked for nothing', () => {
    const page = alertsPage(data, now, ['NAVIGATOR']);
    expect(page.open.some(({ mayTake, mayClose }) => mayTake || mayClose)).toBe(false);
    expect(page.open.map(({ says }) => says.at(-1))).toContain(
      'The fund has been told. It asks you for no new bank details.',
    );
  });
});
