import { day } from '@app/kernel';
import { offerProblems } from './offer';

const today = day('2026-11-27');
const codes = (offer: Parameters<typeof offerProblems>[0], standing?: string) =>
  offerProblems(offer, today, standing === undefined ? undefined : day(standing)).map(
    ({ code, field }) => `${code} ${field ?? ''}`,
  );

describe('an offer', () => {
  it('begins today or later, within a year, and says nothing of where it is; all at once', () => {
    expect(codes({ availableFrom: today, note: 'A cot is there' })).toEqual([]);
    expect(codes({ availableFrom: day('2027-11-27') })).toEqual([]);
    expect(codes({ availableFrom: day('2026-11-26'), note: 'CM1 1AA' })).toEqual([
      'DAY_PAST availableFrom',
      'TELLS_CONTACT note',
    ]);
    expect(codes({ availableFrom: day('2027-11-28') })).toEqual(['DAY_TOO_FAR availableFrom']);
  });

  it('keeps the day that stands', () => {
    expect(codes({ availableFrom: day('2026-11-09') }, '2026-11-09')).toEqual([]);
    expect(codes({ availableFrom: day('2026-11-10') }, '2026-11-09')).toEqual(['DAY_PAST availableFrom']);
  });
});
