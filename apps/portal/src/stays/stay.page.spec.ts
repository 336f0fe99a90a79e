import { destinations, leavingReasons } from '@app/placements';
import { destinationWords, reasonWords, type Stay, stayPage, staysPage } from './stay.page';

const now = new Date('2026-11-27T18:00:00Z');
const stay = (leave: string | null, told: Partial<Stay> = {}): Stay => ({
  id: `to ${leave ?? 'no day'}`,
  householdReference: 'H-1',
  service: { name: 'Marigold' },
  startedOn: '2026-10-01',
  endedOn: null,
  leavingReason: null,
  destination: null,
  placementId: null,
  accommodationType: 'REFUGE',
  readyToMoveOn: null,
  moveOnBlockedBy: null,
  moveOnHistory: [],
  people: [],
  gaps: [],
  units: [{ unitId: 'u', unitCode: 'Room 1', arrivedOn: '2026-10-01', leave, leftOn: null, freeFrom: leave }],
  ...told,
});

describe('the list of stays', () => {
  it('puts first who should have left, then who leaves within a week', () => {
    const page = staysPage(
      {
        episodes: {
          nodes: [stay(null), stay('2026-12-04'), stay('2026-12-05'), stay('2026-11-20')],
          endCursor: null,
          hasNextPage: false,
        },
      },
      now,
    );
    expect(page.leaving.map(({ leaving, late }) => [leaving, late])).toEqual([
      ['20 Nov 2026', true],
      ['4 Dec 2026', false],
    ]);
    expect(page.living).toHaveLength(2);
  });
});

describe('a stay', () => {
  it('asks for a departure, or another day, once its leaving day has passed', () => {
    const page = stayPage(stay('2026-11-20'), now, ['PROVIDER_WORKER']);
    expect(page.lines[1]).toMatch(/were to leave 20 Nov 2026. Record that they have left/);
    expect(page.values).toMatchObject({ 'leave-day': '20', 'leftOn-day': '27', seen: '2026-11-20' });
  });

  it('that has ended says why and where to, and can be changed no more', () => {
    const page = stayPage(
      stay(null, { endedOn: '2026-11-20', leavingReason: 'PLANNED_MOVE', destination: 'PRIVATE_RENT' }),
      now,
      ['PROVIDER_MANAGER'],
    );
    expect(page.lines).toEqual([
      'They came Thursday 1 October 2026.',
      'They left Friday 20 November 2026: planned move.',
      'They went to: private rented home.',
    ]);
    expect(page.mayChange).toBe(false);
  });

  it('has words for every reason and every destination', () => {
    expect(Object.keys(reasonWords)).toEqual([...leavingReasons]);
    expect(Object.keys(destinationWords)).toEqual([...destinations]);
  });
});
