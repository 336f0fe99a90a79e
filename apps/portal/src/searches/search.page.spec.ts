import type { JudgedData, SearchPageData } from './search.data';
import { searchPage } from './search.page';

const now = new Date('2026-11-27T18:00:00Z');
const nothing = { kinds: [], notKinds: [], areas: [], suitableOnly: false };
const match = (
  kind: string,
  area: string,
  verdict: JudgedData['verdict'],
  rank: number,
): JudgedData & { rank: number } => ({
  rank,
  verdict,
  freshness: 'FRESH',
  arrive: '2026-11-27',
  mustLeaveBy: null,
  notChecked: [{ title: 'Link to a resident' }],
  blockers: [],
  privateQuestion: null,
  score: { points: 40.4, of: 60 },
  outcomes: [
    {
      rule: 'PETS',
      title: 'Pets',
      outcome: 'UNKNOWN',
      reason: 'Not asked.',
      hard: false,
      safety: false,
      question: { ask: 'HOUSEHOLD', about: 'PETS', text: 'Any pets?' },
      warnings: [],
    },
    {
      rule: 'BOYS',
      title: 'Boys',
      outcome: 'UNKNOWN',
      reason: 'They consider it.',
      hard: true,
      safety: false,
      question: { ask: 'PROVIDER', about: null, text: 'Would you take a boy of 15?' },
      warnings: [],
    },
    {
      rule: 'MOBILITY',
      title: 'Moving about',
      outcome: 'UNKNOWN',
      reason: 'Not asked.',
      hard: true,
      safety: false,
      question: { ask: 'HOUSEHOLD', about: 'MOBILITY', text: 'Ask about stairs.' },
      warnings: [],
    },
    {
      rule: 'RISK',
      title: 'Level of risk',
      outcome: 'UNKNOWN',
      reason: 'Not asked.',
      hard: true,
      safety: true,
      question: { ask: 'HOUSEHOLD', about: 'RISK', text: 'Assess the risk.' },
      warnings: [],
    },
  ],
  vacancy: {
    id: `v${String(rank)}`,
    status: 'OPEN',
    availableFrom: '2026-11-27',
    confirmedAt: '2026-11-27T09:00:00Z',
    freshness: 'FRESH',
    note: null,
    free: true,
    service: {
      id: 's',
      name: 'House',
      accommodationType: kind,
      providerName: 'P',
      intakeOpens: '09:00',
      intakeCloses: '17:00',
      area: { districtCode: area === 'Colchester' ? 'E07000071' : null, name: area },
      features: {
        staffing: 'ON_CALL_24H',
        weeklyRentPence: 30_000,
        personalChargePence: 1_500,
        curfew: false,
      },
    },
    features: {
      bedspaces: 3,
      cots: 1,
      bedrooms: 1,
      selfContained: false,
      stepFree: true,
      wheelchairAccessible: false,
      sharedKitchen: true,
      sharedBathroom: true,
    },
  },
});
const found = (...nodes: (JudgedData & { rank: number })[]): SearchPageData => ({
  search: {
    id: 'x',
    householdId: 'h',
    askedAt: '2026-11-27T17:55:00Z',
    open: 9,
    suitable: nodes.filter(({ verdict }) => verdict === 'SUITABLE').length,
    askFirst: nodes.filter(({ verdict }) => verdict === 'ASK_FIRST').length,
    notSuitable: 5,
    notFree: 1,
    rules: [
      { rule: 'A', title: 'Age', fails: 5, failsAlone: 1 },
      { rule: 'B', title: 'Boys', fails: 3, failsAlone: 2 },
      { rule: 'C', title: 'Curfew', fails: 0, failsAlone: 0 },
    ],
    blockers: [],
    question: null,
    change: null,
    matches: { hasNextPage: false, nodes },
    sanctuary: [],
    nearMisses: [],
    notSuitablePlaces: { hasNextPage: false, nodes: [] },
  },
});
const both = found(
  match('REFUGE', 'Colchester', 'SUITABLE', 1),
  match('DISPERSED', 'North Essex', 'ASK_FIRST', 2),
);
const ranks = (filters: Partial<typeof nothing>) =>
  searchPage(both, { ...nothing, ...filters }, now)?.matches.map(({ rank }) => rank);

describe('the places that were found', () => {
  it('are filtered in and out, and what is hidden is said', () => {
    expect(ranks({})).toEqual([1, 2]);
    expect(searchPage(both, { ...nothing, suitableOnly: true }, now)).toMatchObject({ hidden: 1 });
    expect(ranks({ kinds: ['DISPERSED'] } as never)).toEqual([2]);
    expect(ranks({ notKinds: ['DISPERSED'] } as never)).toEqual([1]);
    expect(ranks({ areas: ['North Essex'] } as never)).toEqual([2]);
  });

  it('say what must be asked: what decides, never a wish; of her in short, of a provider whole', () => {
    expect(searchPage(both, nothing, now)?.matches[0]).toMatchObject({
      askProvider: ['Would you take a boy of 15?'],
      askHer: 'Moving about',
      askHerSafety: 'Level of risk',
    });
  });

  it('name each question to her once, the one that decides the most first, with where it is answered', () => {
    const { search } = both;
    const asked = search && { ...search, question: { about: 'RISK' as const, decides: 1 } };
    expect(searchPage({ search: asked }, nothing, now)?.questions).toEqual([
      { text: 'Assess the risk.', href: '/households/h/ask/risk', openIn: '2 places', decides: '1 place' },
      { text: 'Ask about stairs.', href: '/households/h/ask/building', openIn: '2 places', decides: null },
    ]);
  });

  it('are shown the best dozen first, and the others when they are asked for', () => {
    const many = found(
      ...Array.from({ length: 15 }, (_, rank) => match('REFUGE', 'Maldon', 'SUITABLE', rank)),
    );
    expect(searchPage(many, nothing, now)).toMatchObject({ more: 3 });
    expect(searchPage(many, nothing, now)?.matches).toHaveLength(12);
    expect(searchPage(many, nothing, now, true)?.matches).toHaveLength(15);
  });

  it('say by when an answer comes: the desk of this one closed at 5pm', () => {
    expect(searchPage(both, nothing, now)?.matches[0]?.place.answers).toBe(
      'Its intake desk is closed or closes soon: an answer comes by 1pm tomorrow',
    );
    const morning = new Date('2026-11-27T10:00:00Z');
    expect(searchPage(both, nothing, morning)?.matches[0]?.place.answers).toBe(
      'An answer comes within 4 hours',
    );
  });

  it('are counted by district on the map, and a masked place nowhere', () => {
    expect(searchPage(both, nothing, now)?.byDistrict).toEqual([{ code: 'E07000071', value: 1, shown: '1' }]);
  });

  it('when there are none, say what was missing, the only reason first', () => {
    const page = searchPage(found(), nothing, now);
    expect(page?.summary).toBe('None of the 9 places on offer fits and is free.');
    expect(page?.missing).toEqual([
      { title: 'Boys', fails: 3, alone: 2 },
      { title: 'Age', fails: 5, alone: 1 },
    ]);
  });

  it('name staying at home beside them, unless she would rather leave', () => {
    const scheme = (choice: 'PASS' | 'FAIL' | 'UNKNOWN', verdict: 'ASK_FIRST' | 'NOT_SUITABLE') => ({
      verdict,
      nextWeek: '2026-11-30',
      service: { id: 's', name: 'Marigold at home' },
      outcomes: [{ rule: 'HER_CHOICE', outcome: choice }],
    });
    const staying = (...schemes: ReturnType<typeof scheme>[]) => {
      const { search } = found();
      return search && searchPage({ search: { ...search, sanctuary: schemes } }, nothing, now)?.staying;
    };
    expect(staying()).toBeNull();
    expect(staying(scheme('FAIL', 'NOT_SUITABLE'))).toBeNull();
    expect(staying(scheme('UNKNOWN', 'ASK_FIRST'))?.says).toContain('Ask her first.');
    expect(staying(scheme('PASS', 'ASK_FIRST'), scheme('PASS', 'NOT_SUITABLE'))).toMatchObject({
      says: 'She would rather stay. One scheme could make her home safe.',
      schemes: [{ name: 'Marigold at home', when: 'room in the week of 30 Nov 2026' }],
    });
  });
});
