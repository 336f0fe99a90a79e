import { zone } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { answerBy } from './desk-hours';

const officeHours = { opens: '09:00', closes: '17:00' };
const at = (instant: string): Date => new Date(instant);
const iso = (instant: Date): string => instant.toISOString().replace('.000', '');

describe('an answer is due', () => {
  it('4 hours later where the desk never closes, also while clocks change', () => {
    expect(iso(answerBy(at('2026-11-21T22:00:00Z'), null))).toBe('2026-11-22T02:00:00Z');
    expect(iso(answerBy(at('2027-03-28T00:00:00Z'), null))).toBe('2027-03-28T04:00:00Z');
  });
  it('the same day when 4 hours of the desk are left, to the second', () => {
    expect(iso(answerBy(at('2026-11-23T10:00:00Z'), officeHours))).toBe('2026-11-23T14:00:00Z');
    expect(iso(answerBy(at('2026-11-23T13:00:00Z'), officeHours))).toBe('2026-11-23T17:00:00Z');
  });
  it('the next morning for what is left at closing', () => {
    expect(iso(answerBy(at('2026-11-23T15:30:00Z'), officeHours))).toBe('2026-11-24T11:30:00Z');
  });
  it('4 hours after opening when it came at night', () => {
    expect(iso(answerBy(at('2026-11-23T03:00:00Z'), officeHours))).toBe('2026-11-23T13:00:00Z');
    expect(iso(answerBy(at('2026-11-23T17:00:00Z'), officeHours))).toBe('2026-11-24T13:00:00Z');
  });
  it('by London clocks in summer', () => {
    expect(iso(answerBy(at('2026-06-23T07:00:00Z'), officeHours))).toBe('2026-06-23T12:00:00Z');
  });
  it('after the weekend of the change to summer time, an hour earlier in UTC', () => {
    expect(iso(answerBy(at('2027-03-27T15:00:00Z'), officeHours))).toBe('2027-03-28T10:00:00Z');
  });
  it('after the weekend of the change to winter time, an hour later in UTC', () => {
    expect(iso(answerBy(at('2026-10-24T14:00:00Z'), officeHours))).toBe('2026-10-25T11:00:00Z');
  });
  it('without the hour that is skipped in March', () => {
    // From 00:00 to 04:00 that night is 3 hours; the fourth is the next night's first.
    expect(iso(answerBy(at('2027-03-28T00:00:00Z'), { opens: '00:00', closes: '04:00' }))).toBe(
      '2027-03-29T00:00:00Z',
    );
  });
  it('with the hour that comes twice in October', () => {
    // 00:00 to 03:00 on that night is 4 hours.
    expect(iso(answerBy(at('2026-10-24T23:00:00Z'), { opens: '00:00', closes: '03:00' }))).toBe(
      '2026-10-25T03:00:00Z',
    );
  });

  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const time = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const days = fc.constantFrom(
    '2026-10-24',
    '2026-10-25',
    '2027-03-27',
    '2027-03-28',
    '2026-11-21',
    '2026-06-21',
  );

  it('when a desk has been open for exactly 240 minutes, counted by the clock', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 1300 }),
        fc.integer({ min: 60, max: 1439 }),
        (date, sentAfter, opensAt, length) => {
          const closesAt = Math.min(1439, opensAt + length);
          const [opens, closes] = [time(opensAt), time(closesAt)];
          const sent = new Date(Date.parse(`${date}T00:00:00Z`) + sentAfter * 60_000);
          const due = answerBy(sent, { opens, closes });
          let open = 0;
          let lastWasOpen = false;
          for (let minute = sent.getTime(); minute < due.getTime(); minute += 60_000) {
            const clock = shown.format(minute);
            lastWasOpen = clock >= opens && clock < closes;
            if (lastWasOpen) open += 1;
          }
          expect(open).toBe(240);
          expect(lastWasOpen).toBe(true);
        },
      ),
    );
  });
});
