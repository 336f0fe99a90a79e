import { type Placement, placementPage, arrivalsPage } from './placement.page';

const now = new Date('2026-11-27T18:00:00Z');
const placement = (told: Partial<Placement> = {}): Placement => ({
  id: 'p',
  referralId: 'r',
  householdReference: 'H-1',
  sentBy: 'Braintree District Council',
  unitCode: 'Room 1',
  service: { name: 'Marigold' },
  arrive: '2026-11-27',
  leave: null,
  arrivedOn: null,
  madeAt: '2026-11-27T09:00:00Z',
  arriveBy: '2026-11-28T09:00:00Z',
  overdue: false,
  outcome: null,
  outcomeAt: null,
  leftOn: null,
  episodeId: null,
  warnings: [],
  ...told,
});

describe('the arrivals', () => {
  it('are parted into who is late, who may come today, and later; by when they are due', () => {
    const { parts } = arrivalsPage(
      {
        placements: {
          nodes: [
            placement({ id: 'later', arrive: '2026-11-30', arriveBy: '2026-12-01T00:00:00Z' }),
            placement({ id: 'today' }),
            placement({ id: 'late', arriveBy: '2026-11-27T17:00:00Z', overdue: true }),
          ],
          hasNextPage: false,
        },
      },
      now,
    );
    expect(parts.map(({ title, lines }) => [title, lines.map(({ href }) => href)])).toEqual([
      ['Should be there by now', ['/placements/late']],
      ['May arrive today', ['/placements/today']],
      ['Later', ['/placements/later']],
    ]);
  });
});

describe('a placement', () => {
  it('can be said not to have come about only after the time, and by the provider', () => {
    expect(placementPage(placement(), now, ['PROVIDER_WORKER']).nonArrival).toEqual({
      now: false,
      from: '9am tomorrow',
    });
    const late = placement({ arriveBy: '2026-11-27T17:00:00Z', overdue: true });
    expect(placementPage(late, now, ['PROVIDER_WORKER']).nonArrival?.now).toBe(true);
    expect(placementPage(late, now, ['NAVIGATOR'])).toMatchObject({ mayArrive: false, nonArrival: null });
  });

  it('that is over says what became of it', () => {
    const page = placementPage(
      placement({ outcome: 'ARRIVED', arrivedOn: '2026-11-26', episodeId: 'e' }),
      now,
      ['PROVIDER_WORKER'],
    );
    expect(page.lines[0]).toBe('She arrived yesterday.');
    expect(page).toMatchObject({ stayHref: '/stays/e', mayArrive: false, nonArrival: null });
  });
});
