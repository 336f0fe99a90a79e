import { day } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { byUrgency, caseStates, type Urgency, waitsFor } from './urgency';

const aCase = (told: Partial<Urgency>): Urgency => ({
  state: 'LOOKING',
  until: null,
  risk: 'STANDARD',
  neededFrom: day('2026-11-27'),
  heldSince: '2026-11-20T09:00:00Z',
  ...told,
});
const states = (...cases: Urgency[]) => [...cases].sort(byUrgency).map(({ state }) => state);

describe('the most urgent case', () => {
  it('is the one whose clock runs out first, then who has no place, then who waits for others', () => {
    expect(
      states(
        aCase({ state: 'PLACED' }),
        aCase({ state: 'REFERRED', until: '2026-11-27T10:00:00Z' }),
        aCase({}),
        aCase({ state: 'HELD', until: '2026-11-27T12:00:00Z' }),
        aCase({ state: 'ACCEPTED', until: '2026-11-27T11:00:00Z' }),
      ),
    ).toEqual(['ACCEPTED', 'HELD', 'LOOKING', 'REFERRED', 'PLACED']);
  });

  it('among those without a place is the one at highest risk, and not asked is never taken for safe', () => {
    const sorted = [
      aCase({ risk: 'STANDARD' }),
      aCase({ risk: null, heldSince: '2026-11-21T09:00:00Z' }),
      aCase({ risk: 'HIGH', heldSince: '2026-11-22T09:00:00Z' }),
      aCase({ risk: 'MEDIUM' }),
    ].sort(byUrgency);
    expect(sorted.map(({ risk }) => risk)).toEqual([null, 'HIGH', 'MEDIUM', 'STANDARD']);
  });

  it('then is who needs it sooner, and then who waits longer', () => {
    const sooner = aCase({ neededFrom: day('2026-11-26') });
    const longer = aCase({ heldSince: '2026-11-01T09:00:00Z' });
    expect([aCase({}), longer, sooner].sort(byUrgency)).toEqual([sooner, longer, aCase({})]);
  });

  it('is settled: the order holds whichever two are compared', () => {
    const any = fc.record({
      state: fc.constantFrom(...caseStates),
      until: fc.option(fc.constantFrom('2026-11-27T10:00:00Z', '2026-11-27T11:00:00Z')),
      risk: fc.option(fc.constantFrom('HIGH' as const, 'MEDIUM' as const)),
      neededFrom: fc.constantFrom(day('2026-11-27'), day('2026-11-28')),
      heldSince: fc.constantFrom('2026-11-20T09:00:00Z', '2026-11-21T09:00:00Z'),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(Math.sign(byUrgency(a, b))).toBe(0 - Math.sign(byUrgency(b, a)));
      }),
    );
  });
});

it('every case waits for somebody until they are there', () => {
  expect(caseStates.filter((state) => waitsFor(state) === null)).toEqual(['PLACED']);
});
