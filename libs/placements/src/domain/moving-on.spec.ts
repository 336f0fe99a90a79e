import { addDays, day } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { moveOnBlocks, readinessProblems } from './moving-on';

const startedOn = day('2026-11-21');
const today = day('2027-02-01');
const codes = (...said: Parameters<typeof readinessProblems>): string[] =>
  readinessProblems(...said).map(({ code, field }) => `${code} ${String(field)}`);

describe('what is said of moving on', () => {
  it('is a day of the stay, up to today, with what keeps her or without', () => {
    for (const readyOn of [startedOn, today]) {
      expect(codes({ readyOn, blockedBy: null }, startedOn, today)).toEqual([]);
      expect(codes({ readyOn, blockedBy: 'NO_SOCIAL_TENANCY_OFFER' }, startedOn, today)).toEqual([]);
    }
    expect(codes({ readyOn: null, blockedBy: null }, startedOn, today)).toEqual([]);
  });

  it('is neither before she came nor still to come, and keeps nobody who is not ready', () => {
    expect(codes({ readyOn: addDays(startedOn, -1), blockedBy: null }, startedOn, today)).toEqual([
      'READY_BEFORE_ARRIVING readyOn',
    ]);
    expect(codes({ readyOn: addDays(today, 1), blockedBy: null }, startedOn, today)).toEqual([
      'READY_IN_FUTURE readyOn',
    ]);
    expect(codes({ readyOn: null, blockedBy: 'SCHOOL' }, startedOn, today)).toEqual([
      'BLOCKED_BUT_NOT_READY blockedBy',
    ]);
  });

  it('is refused exactly when a day lies outside the stay or a reason stands without a day', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: -5, max: 80 })),
        fc.option(fc.constantFrom(...moveOnBlocks)),
        (days, blockedBy) => {
          const readyOn = days === null ? null : addDays(startedOn, days);
          const right = readyOn === null ? blockedBy === null : readyOn >= startedOn && readyOn <= today;
          expect(readinessProblems({ readyOn, blockedBy }, startedOn, today).length === 0).toBe(right);
        },
      ),
    );
  });
});
