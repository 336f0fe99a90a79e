import { day } from '@app/kernel';
import { colchester, counting, episode, person, referral, rows, service } from '../testing';
import { countable } from './counting/countable';
import { type GapCode, gapsIn } from './gaps';
import type { CountedEpisode, CountedService, ReturnRows } from './rows';

const held = { scheme: 'OTHER', status: 'HELD' as const, fromDay: day('2020-01-01'), untilDay: null };
/** A record that lacks nothing. */
const whole = (told: Partial<CountedEpisode> = {}): CountedEpisode =>
  episode({
    origin: colchester,
    people: [
      person({
        answers: [{ characteristic: 'DISABLED', answer: 'NO' }],
        support: [{ type: 'ADVOCACY', firstGivenOn: day('2025-06-02') }],
      }),
    ],
    ...told,
  });
const good = (told: Partial<CountedService> = {}): CountedService =>
  service({ qualityMarks: [held], ...told });
const gapsOf = (told: Partial<ReturnRows>): readonly GapCode[] =>
  gapsIn(countable(rows({ services: [good()], ...told }), counting())).map(({ code }) => code);
const someone = whole().people[0]!;
const gone = { endedOn: day('2025-09-01'), leavingReason: 'OTHER', destination: 'SOCIAL_RENT' } as const;

describe('the validation report', () => {
  it('says nothing of records that lack nothing', () => {
    expect(
      gapsOf({
        episodes: [whole(), whole({ id: 'e2', householdId: 'h2', ...gone })],
        referrals: [referral()],
      }),
    ).toEqual([]);
  });

  it.each<[GapCode, Partial<CountedEpisode>]>([
    ['NO_PEOPLE', { people: [] }],
    ['ENDED_BEFORE_STARTED', { ...gone, startedOn: day('2025-09-02') }],
    [
      'JOINED_AFTER_THE_END',
      { ...gone, people: [someone, { ...someone, id: 'p2', joinedOn: day('2025-09-02') }] },
    ],
    ['NO_EQUALITY_ANSWERS', { people: [{ ...someone, answers: [] }] }],
    ['GENDER_NOT_ASKED', { people: [{ ...someone, gender: null }] }],
    ['AGE_NOT_KNOWN', { people: [{ ...someone, birthYear: null, birthMonth: null }] }],
    ['AGE_17_OR_18', { people: [someone, { ...someone, id: 'p2', lead: false, birthYear: 2007 }] }],
    ['NO_SUPPORT', { people: [{ ...someone, support: [] }] }],
    [
      'CHILDRENS_SUPPORT_TO_AN_ADULT',
      { people: [{ ...someone, support: [{ type: 'CHILDREN', firstGivenOn: day('2025-06-02') }] }] },
    ],
    ['NO_ORIGIN', { origin: null }],
    ['NO_REASON', { ...gone, leavingReason: 'NOT_KNOWN' }],
    ['NO_DESTINATION', { ...gone, destination: 'NOT_KNOWN' }],
  ])('finds %s, once', (code, told) => {
    expect(gapsOf({ episodes: [whole(told)] })).toEqual([code]);
  });

  it('finds a stay without an end in a service that has closed', () => {
    expect(gapsOf({ services: [good({ closedOn: day('2025-12-31') })], episodes: [whole()] })).toEqual([
      'OPEN_IN_CLOSED_SERVICE',
    ]);
  });

  it('tells a quality mark that expired from none, and is content with one that is worked towards', () => {
    const marked = (mark: Partial<typeof held>[]) =>
      gapsOf({ services: [good({ qualityMarks: mark.map((one) => ({ ...held, ...one })) })] });
    expect(marked([{ untilDay: day('2026-03-31') as never }])).toEqual(['QUALITY_MARK_EXPIRED']);
    expect(marked([])).toEqual(['NO_QUALITY_MARK']);
    expect(marked([{ status: 'WORKING_TOWARDS' as never }])).toEqual([]);
  });

  it('asks whether another reason fits better than "other"', () => {
    expect(gapsOf({ referrals: [referral({ primaryReason: 'OTHER' })] })).toEqual(['REASON_IS_OTHER']);
  });

  it('names provider, record and field, and nobody', () => {
    const [gap] = gapsIn(
      countable(rows({ services: [good()], episodes: [whole({ origin: null })] }), counting()),
    );
    expect(gap).toMatchObject({
      providerName: 'Marigold',
      subjectKind: 'EPISODE',
      subjectId: 'e1',
      reference: 'H-CDF347',
      field: 'origin',
      error: false,
    });
  });

  it('does not look at what is not counted', () => {
    expect(gapsOf({ episodes: [whole({ relevant: false, people: [] })] })).toEqual([]);
  });
});
