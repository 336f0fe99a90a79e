import { day } from '@app/kernel';
import { settingsOn } from './settings';

const set = (value: number, from: string, at = '2026-01-01T00:00:00Z') => ({
  name: 'OFFICER_LIMIT',
  value,
  effectiveFrom: day(from),
  setAt: new Date(at),
});

describe('settings of the fund', () => {
  it('are the defaults of product section 7 until somebody sets them', () => {
    expect(settingsOn([], day('2026-11-27'))).toMatchObject({
      PREAPPROVED_LIMIT: 50_000,
      OFFICER_LIMIT: 100_000,
      PANEL_MEMBERS: 3,
      PANEL_QUORUM: 2,
      DECISION_WORKING_DAYS: 2,
      PAYMENT_DAYS: 14,
      PAY_HOUSEHOLD_DIRECTLY: false,
      EMERGENCY_AWARDS: false,
      EMERGENCY_LIMIT: 50_000,
      RATIFY_WORKING_DAYS: 5,
      RESERVATION_HOURS: 48,
    });
  });

  it('hold from their first day, and never before', () => {
    const later = [set(200_000, '2026-12-01')];
    expect(settingsOn(later, day('2026-11-30')).OFFICER_LIMIT).toBe(100_000);
    expect(settingsOn(later, day('2026-12-01')).OFFICER_LIMIT).toBe(200_000);
  });

  it('follow the latest day, and of one day the latest word', () => {
    const twice = [
      set(300_000, '2026-12-01', '2026-02-01T00:00:00Z'),
      set(200_000, '2026-12-01', '2026-01-01T00:00:00Z'),
      set(150_000, '2026-06-01', '2026-03-01T00:00:00Z'),
    ];
    expect(settingsOn(twice, day('2026-12-24')).OFFICER_LIMIT).toBe(300_000);
  });
});
