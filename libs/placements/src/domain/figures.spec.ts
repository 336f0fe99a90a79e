import { addDays, day, type LocalDate } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { countAnswers, countNights, type PastClaim, pastNight as past, type PastUnit } from './figures';

const pastNight = (of: PastUnit, night: LocalDate): string => {
  const told = past(of, night);
  return 'was' in told ? told.was : told.lostTo;
};

const claim = (told: Partial<PastClaim>): PastClaim => ({
  kind: 'STAY',
  arrive: day('2026-11-01'),
  freeFrom: null,
  arrivedOn: null,
  leftOn: null,
  reason: null,
  ...told,
});
const unit = (...claims: PastClaim[]): PastUnit => ({ closedUrgentlySince: null, claims });

describe('a night that is over', () => {
  const stay = claim({
    arrivedOn: day('2026-11-01'),
    leftOn: day('2026-11-05'),
    freeFrom: day('2026-11-07'),
  });

  // Product section 5: a stay occupies [arrival, departure); turnaround is the tail.
  it.each([
    ['2026-10-31', 'EMPTY'],
    ['2026-11-01', 'OCCUPIED'],
    ['2026-11-04', 'OCCUPIED'],
    ['2026-11-05', 'TURNAROUND'],
    ['2026-11-06', 'TURNAROUND'],
    ['2026-11-07', 'EMPTY'],
  ])('on %s of a stay with two days of turnaround was %s', (night, was) => {
    expect(pastNight(unit(stay), day(night))).toBe(was);
  });

  it('was occupied by whoever should have left and had not', () => {
    const overdue = claim({ arrivedOn: day('2026-11-01'), freeFrom: day('2026-11-03') });
    expect(pastNight(unit(overdue), day('2026-11-20'))).toBe('OCCUPIED');
  });

  it('was empty when it was kept for somebody who had not come', () => {
    expect(pastNight(unit(claim({})), day('2026-11-02'))).toBe('EMPTY');
    expect(pastNight(unit(claim({ kind: 'HOLD' })), day('2026-11-02'))).toBe('EMPTY');
  });

  it('was lost to the reason of a void, and no night of a unit that is closed for good', () => {
    expect(pastNight(unit(claim({ kind: 'VOID', reason: 'PEST' })), day('2026-11-02'))).toBe('PEST');
    expect(pastNight(unit(claim({ kind: 'CLOSURE' })), day('2026-11-02'))).toBe('NOT_OPEN');
  });

  it('was lost to an urgent closure, unless somebody still lived there', () => {
    const closed = { closedUrgentlySince: new Date('2026-11-02T23:30:00Z') };
    expect(pastNight({ ...closed, claims: [] }, day('2026-11-01'))).toBe('EMPTY');
    expect(pastNight({ ...closed, claims: [] }, day('2026-11-02'))).toBe('CLOSED_URGENTLY');
    expect(pastNight({ ...closed, claims: [stay] }, day('2026-11-04'))).toBe('OCCUPIED');
  });
});

describe('nights that are counted', () => {
  const anyDay = fc.integer({ min: 0, max: 40 }).map((days) => addDays(day('2026-10-20'), days));
  const kinds = ['HOLD', 'STAY', 'VOID', 'CLOSURE'] as const;
  const anyClaim = fc
    .record({
      kind: fc.constantFrom(...kinds),
      arrive: anyDay,
      free: anyDay,
    })
    .map(({ kind, arrive, free }) =>
      claim({
        kind,
        arrive,
        freeFrom: free,
        reason: kind === 'VOID' ? 'REPAIR' : null,
        ...(kind === 'STAY' ? { arrivedOn: arrive, leftOn: free } : {}),
      }),
    );

  it('are each counted once: occupied and lost never come to more than were open', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyClaim)), (units) => {
        const counted = countNights(
          units.map((claims) => unit(...claims)),
          day('2026-11-01'),
          day('2026-11-20'),
        );
        const lost = counted.lost.reduce((sum, { nights }) => sum + nights, 0);
        expect(counted.occupied + lost).toBeLessThanOrEqual(counted.open);
        expect(counted.open).toBeLessThanOrEqual(units.length * 20);
      }),
    );
  });

  it('are of every unit from the first to the last', () => {
    const from = day('2026-11-01');
    const to = day('2026-11-10');
    expect(
      countNights(
        [
          unit(claim({ arrivedOn: from, leftOn: day('2026-11-04'), freeFrom: day('2026-11-05') })),
          unit(claim({ kind: 'CLOSURE', arrive: null, freeFrom: day('2026-11-06') })),
        ],
        from,
        to,
      ),
    ).toEqual({ open: 15, occupied: 3, lost: [{ reason: 'TURNAROUND', nights: 1 }] });
  });
});

describe('answers to referrals', () => {
  const sent = new Date('2026-11-20T15:30:00Z');
  const after = (minutes: number): Date => new Date(sent.getTime() + minutes * 60_000);
  const referral = (answeredAt: Date | null, told = {}) => ({
    submittedAt: sent,
    answeredAt,
    expired: false,
    desk: null,
    ...told,
  });

  it('have a median, and a share within the target hour', () => {
    expect(
      countAnswers([
        referral(after(10)),
        referral(after(60)),
        referral(after(61)),
        referral(after(90)),
        referral(null, { expired: true }),
        referral(null),
      ]),
    ).toEqual({ answered: 4, notAnswered: 1, medianMinutes: 61, inTarget: 2 });
  });

  it('are in target by the desk’s own hour, not by the night', () => {
    // A desk of 9 to 4: half an hour on the day it was sent, half an hour the next morning.
    const desk = { opens: '09:00', closes: '16:00' };
    expect(countAnswers([referral(new Date('2026-11-21T09:30:00Z'), { desk })])).toMatchObject({
      inTarget: 1,
    });
    expect(countAnswers([referral(new Date('2026-11-21T09:31:00Z'), { desk })])).toMatchObject({
      inTarget: 0,
    });
  });

  it('have no median where there is none', () => {
    expect(countAnswers([])).toEqual({ answered: 0, notAnswered: 0, medianMinutes: null, inTarget: 0 });
  });
});
