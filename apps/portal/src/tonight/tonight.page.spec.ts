import { confirmedInWords, type TonightUnit, tonightPage } from './tonight.page';

const now = new Date('2026-11-27T18:00:00Z');
const unit = (told: Partial<TonightUnit>): TonightUnit => ({
  id: 'u',
  code: 'Room 1',
  bedspaces: 2,
  state: 'FREE',
  until: null,
  freeFrom: null,
  leave: null,
  overdue: false,
  householdReference: null,
  referralId: null,
  referralStatus: null,
  placementId: null,
  episodeId: null,
  vacancyId: null,
  vacancyStatus: null,
  availableFrom: null,
  freshness: null,
  confirmedAt: null,
  ...told,
});
const page = (...units: TonightUnit[]) =>
  tonightPage(
    {
      board: [
        {
          id: 's',
          service: { name: 'Marigold', accommodationType: 'SECOND_STAGE', area: { name: 'North Essex' } },
          units,
        },
      ],
      dataQuestions: { nodes: [] },
    },
    now,
  );

describe('the handover', () => {
  it('puts what is most urgent first, with the time that is left and the exact time', () => {
    const [waiting] = page(
      unit({
        code: 'Room 1',
        state: 'REFERRED',
        referralId: 'r1',
        referralStatus: 'SUBMITTED',
        until: '2026-11-27T21:00:00Z',
        householdReference: 'H-1',
      }),
      unit({
        code: 'Room 2',
        state: 'REFERRED',
        referralId: 'r2',
        referralStatus: 'SUBMITTED',
        until: '2026-11-27T18:20:00Z',
        householdReference: 'H-2',
      }),
    ).handover;
    expect(waiting?.lines.map(({ what, where, when, exactly }) => [what, where, when, exactly])).toEqual([
      ['H-2', 'Room 2, Marigold', 'in 20 minutes', '6:20pm today'],
      ['H-1', 'Room 1, Marigold', 'in 3 hours', '9pm today'],
    ]);
  });

  it('says who is late, and never when a clock would free the room', () => {
    const arriving = page(unit({ state: 'AWAITED', placementId: 'p', until: '2026-11-27T17:00:00Z' }))
      .handover[1];
    expect(arriving?.lines[0]).toMatchObject({ when: '1 hour ago', late: true, href: '/placements/p' });
  });

  it('keeps an accepted referral apart from those that wait for an answer', () => {
    const [waiting, , held] = page(
      unit({ state: 'REFERRED', referralStatus: 'ACCEPTED', referralId: 'r', until: '2026-11-27T21:00:00Z' }),
    ).handover;
    expect([waiting?.lines.length, held?.lines.length]).toEqual([0, 1]);
  });
});

describe('what is printed', () => {
  it('says the moment of which it speaks', () => {
    expect(page().handedOver).toBe('6pm on Friday 27 November 2026');
  });
});

describe('a service', () => {
  it('is counted in words, and says what is on offer and not confirmed lately', () => {
    const [service] = page(
      unit({
        vacancyStatus: 'OPEN',
        freshness: 'STALE',
        confirmedAt: '2026-11-25T09:00:00Z',
        vacancyId: 'v',
      }),
      unit({ state: 'OCCUPIED', householdReference: 'H-3', leave: '2026-11-28' }),
    ).services;
    expect(service).toMatchObject({
      kind: 'Second stage, shown as North Essex',
      counts: '1 free, 1 occupied',
      offered: 1,
      stale: 1,
    });
    expect(service?.tiles.map(({ detail, warning }) => [detail, warning])).toEqual([
      ['Offered now', 'Not confirmed since 9am on 25 Nov 2026'],
      ['H-3, leaves tomorrow', null],
    ]);
  });
});

describe('what is confirmed from the top of the page', () => {
  it('is each service that offers something not confirmed lately, and no other', () => {
    const offered = (freshness: string) => unit({ vacancyStatus: 'OPEN', freshness, vacancyId: 'v' });
    expect(page(offered('FRESH'), offered('AGING')).unconfirmed).toMatchObject([
      { name: 'Marigold', offered: 2, stale: 1 },
    ]);
    expect(page(offered('FRESH'), unit({ state: 'OCCUPIED' })).unconfirmed).toEqual([]);
  });
});

describe('what is offered in one press', () => {
  it('is what is free and not offered, beside what was paused', () => {
    const [service] = page(
      unit({}),
      unit({ vacancyStatus: 'DRAFT' }),
      unit({ vacancyStatus: 'PAUSED' }),
      unit({ vacancyStatus: 'OPEN' }),
      unit({ state: 'OCCUPIED' }),
    ).services;
    expect(service?.unoffered).toBe(2);
  });
});

describe('what was confirmed', () => {
  it('is said of a service that the page shows as confirmed, and of nothing else', () => {
    const fresh = page(unit({ vacancyStatus: 'OPEN', freshness: 'FRESH' }));
    expect(confirmedInWords(fresh, 's')).toBe('The one on offer at Marigold is confirmed.');
    expect(confirmedInWords(fresh, 'other')).toBeUndefined();
    expect(confirmedInWords(page(unit({ vacancyStatus: 'OPEN', freshness: 'AGING' })), 's')).toBeUndefined();
  });
});

describe('the line about questions from authorities', () => {
  it.each([
    ['none was asked', [], false],
    ['all are settled', ['2026-11-27T12:00:00Z'], false],
    ['an older one waits', ['2026-11-27T12:00:00Z', null], true],
  ])('when %s', (_, settled, shown) => {
    const nodes = settled.map((settledAt) => ({ settledAt }));
    expect(tonightPage({ board: [], dataQuestions: { nodes } }, now).asked).toBe(shown);
  });
});
