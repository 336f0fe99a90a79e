import { type HomeFactName, homeFactNames } from '@app/sanctuary';
import type { SchemeMatch, StayingData, StayingPageData } from './staying.data';
import { stayingQuestions, stayingTopicAfter } from './questions';
import {
  type AskedJob,
  askedJobPage,
  askedPage,
  schemeInWords,
  stayingPage,
  weekItems,
} from './staying.page';

const now = new Date('2026-11-27T18:00:00Z');
const nothing: StayingData = {
  wantsToStay: null,
  whoHarmsLivesThere: null,
  whoHarmsMayEnter: null,
  orderKeepsOut: null,
  orderEndsOn: null,
  tenure: null,
  landlord: null,
  landlordConsent: null,
  landlordsScheme: null,
  homeDistrictCode: null,
};
const rule = (told: Partial<SchemeMatch['outcomes'][number]>): SchemeMatch['outcomes'][number] => ({
  rule: 'RISK',
  title: 'Level of risk',
  safety: true,
  outcome: 'UNKNOWN',
  reason: 'Not assessed.',
  question: null,
  warnings: [],
  ...told,
});
const match = (told: Partial<SchemeMatch> = {}): SchemeMatch => ({
  verdict: 'ASK_FIRST',
  nextWeek: '2026-11-30',
  blockers: [],
  service: { id: 's', name: 'Marigold at home', providerName: 'Lanternfield' },
  outcomes: [],
  ...told,
});
const data = (staying: Partial<StayingData>, matches: readonly SchemeMatch[] = []): StayingPageData => ({
  household: { id: 'h', reference: 'H-1', status: 'OPEN' },
  staying: { ...nothing, ...staying },
  sanctuaryMatches: matches,
  sanctuaryJobs: { nodes: [] },
  districts: [{ code: 'E07000071', name: 'Colchester', greaterEssex: true }],
});

describe('the page about staying', () => {
  it('keeps her choice, its opposite and not asked apart, and leads to the first open question', () => {
    expect(stayingPage(data({}))).toMatchObject({
      choice: null,
      nextHref: '/households/h/staying/ask/choice',
    });
    expect(stayingPage(data({ wantsToStay: false }))?.choice).toBe('no');
    expect(stayingPage(data({ wantsToStay: true }))).toMatchObject({
      choice: 'yes',
      nextHref: '/households/h/staying/ask/there',
    });
  });

  it('is not there for whoever does not hold the case', () => {
    expect(stayingPage({ ...data({}), household: null })).toBeNull();
  });

  it('says each answer in words, and none that was not given', () => {
    const answers = stayingPage(
      data({
        whoHarmsMayEnter: true,
        orderKeepsOut: true,
        orderEndsOn: '2027-01-15',
        homeDistrictCode: 'E07000071',
      }),
    )?.answers.map(({ answer }) => answer);
    expect(answers).toEqual([
      null,
      null,
      'They have a right to enter. An order keeps them out until 15 Jan 2027',
      null,
      null,
      'Colchester',
    ]);
  });

  it('asks her choice first, then what is safe, and nothing after the last', () => {
    expect(stayingQuestions.at(0)?.topic).toBe('choice');
    expect(stayingTopicAfter('choice')).toBe('there');
    expect(stayingTopicAfter('district')).toBeUndefined();
  });
});

describe('a scheme in words', () => {
  it('leads each question to the page that asks it, and none that only the scheme can answer', () => {
    const asks = (about: HomeFactName | null, ask: 'HOUSEHOLD' | 'PROVIDER') =>
      schemeInWords(match({ outcomes: [rule({ question: { ask, about, text: 'Ask.' } })] }), 'h').asks[0];
    for (const about of homeFactNames) expect(asks(about, 'HOUSEHOLD')?.href).toMatch(/^\/households\/h\//);
    expect(asks('RISK', 'HOUSEHOLD')?.href).toBe('/households/h/ask/risk');
    expect(asks(null, 'PROVIDER')?.href).toBeNull();
  });

  it('asks why only for a safety rule that is open, and can be asked for unless something stops it', () => {
    const open = match({ outcomes: [rule({}), rule({ safety: false, reason: 'Not asked.' })] });
    expect(schemeInWords(open, 'h').unsettled).toEqual(['Not assessed.']);
    expect(schemeInWords(open, 'h').mayBeAsked).toBe(true);
    expect(schemeInWords(match({ nextWeek: null }), 'h').mayBeAsked).toBe(false);
    expect(schemeInWords(match({ verdict: 'NOT_SUITABLE' }), 'h').mayBeAsked).toBe(false);
    expect(schemeInWords(match({ blockers: [{ message: 'Has a job.' }] }), 'h').mayBeAsked).toBe(false);
  });

  it('offers the weeks of this scheme only', () => {
    const rooms = [
      { service: { id: 's' }, weekStart: '2026-11-30', room: 1 },
      { service: { id: 't' }, weekStart: '2026-11-30', room: 2 },
    ];
    expect(weekItems(rooms, 's')).toEqual([
      { value: '2026-11-30', text: 'Week of 30 Nov 2026, room for one more' },
    ]);
  });
});

const job = (told: Partial<AskedJob> = {}): AskedJob => ({
  id: 'j',
  householdId: 'h',
  householdReference: 'H-1',
  status: 'ACCEPTED',
  weekStart: '2026-11-30',
  districtName: 'Colchester',
  requestedAt: '2026-11-27T17:00:00Z',
  answeredAt: '2026-11-27T17:30:00Z',
  shownReason: null,
  landlordConsent: 'ASKED',
  flagHome: null,
  mayKnow: [],
  service: { name: 'Marigold at home', providerName: 'Lanternfield' },
  facts: {
    people: 2,
    risk: 'MEDIUM',
    tenure: 'SOCIAL_TENANT',
    landlord: 'COUNCIL',
    whoHarmsLivesThere: false,
    whoHarmsMayEnter: null,
    orderKeepsOut: null,
    orderEndsOn: null,
    recourse: null,
  },
  uncheckedSafety: [],
  items: [],
  reviews: [],
  firstFittedOn: null,
  fittedOn: null,
  endedOn: null,
  endReason: null,
  ...told,
});

describe('a job as its sender follows it', () => {
  it('says that the landlord’s consent is missing, and can be withdrawn until something is fitted', () => {
    const page = askedJobPage(job(), now);
    expect(page.next).toContain('Nothing can be fitted until you record the landlord’s consent.');
    expect(page.mayWithdraw).toBe(true);
    const fitting = askedJobPage(job({ status: 'FITTING', firstFittedOn: '2026-11-27' }), now);
    expect([fitting.mayWithdraw, fitting.mayRecord, fitting.evidence]).toEqual([false, true, true]);
  });

  it('says why it was declined as the sender may know it, and changes no more', () => {
    const page = askedJobPage(job({ status: 'DECLINED', shownReason: 'NO_STAFF_CAPACITY' }), now);
    expect(page.next).toBe('They declined: no worker capacity. The week is free again.');
    expect([page.mayRecord, page.mayWithdraw, page.again]).toEqual([false, false, true]);
  });

  it('says what was not asked as not asked', () => {
    const { shared, agreed } = askedJobPage(job(), now);
    expect(shared.find(({ name }) => name === 'A right to enter')?.says).toBe('Not asked');
    expect(agreed.map(({ says }) => says)).toEqual(['Asked, no answer yet', 'Not asked', 'Nobody else']);
  });

  it('stands first in the list when a review found that they are not safe', () => {
    const line = (told: Partial<AskedJob>) => ({ ...job(told), service: { name: 'Marigold' } });
    const safe = line({ id: 'safe', landlordConsent: 'GIVEN' });
    const reviews = [
      { months: 3, dueOn: '2026-11-27', heldOn: '2026-11-27', stillSafe: false, supportNeeded: true },
    ];
    const not = line({ id: 'not', status: 'FITTED', landlordConsent: 'GIVEN', reviews });
    const page = askedPage({ sanctuaryJobs: { nodes: [safe, not], endCursor: null, hasNextPage: false } });
    expect(page.jobs.map(({ href, toDo }) => [href, toDo])).toEqual([
      ['/staying/not', 'A review says that they are not safe any more'],
      ['/staying/safe', null],
    ]);
  });
});
