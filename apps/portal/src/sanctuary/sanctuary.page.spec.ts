import { sanctuaryEndReasons } from '@app/placements';
import { jobStatuses, landlordConsents, landlords, mayKnows, sanctuaryItems, tenures } from '@app/sanctuary';
import { jobPage, type SchemeJob } from './job.page';
import { type JobLine, type SanctuaryData, sanctuaryPage, weeksPage } from './sanctuary.page';
import {
  consentWords,
  endWords,
  goesOn,
  isOver,
  itemWords,
  landlordWords,
  mayKnowWords,
  statusWords,
  tenureWords,
} from './words';

const now = new Date('2026-11-27T18:00:00Z');

describe('the words of sanctuary', () => {
  it('are all said', () => {
    expect(Object.keys(tenureWords)).toEqual([...tenures]);
    expect(Object.keys(landlordWords)).toEqual([...landlords]);
    expect(Object.keys(consentWords)).toEqual([...landlordConsents]);
    expect(Object.keys(itemWords)).toEqual([...sanctuaryItems]);
    expect(Object.keys(mayKnowWords)).toEqual([...mayKnows]);
    expect(Object.keys(endWords)).toEqual([...sanctuaryEndReasons]);
    expect(Object.keys(statusWords)).toEqual([...jobStatuses]);
  });

  it('tell jobs that go on from those that are over, and leave none out', () => {
    expect([...goesOn, ...isOver].sort()).toEqual([...jobStatuses].sort());
  });
});

const line = (told: Partial<JobLine>): JobLine => ({
  id: 'j',
  householdReference: 'H-1',
  districtName: 'Colchester',
  weekStart: '2026-11-23',
  status: 'REQUESTED',
  requestedAt: '2026-11-27T15:00:00Z',
  landlordConsent: 'GIVEN',
  service: { id: 's', name: 'Marigold' },
  ...told,
});
const work = (jobs: readonly JobLine[], told: Partial<SanctuaryData> = {}): SanctuaryData => ({
  sanctuaryJobs: { nodes: jobs, endCursor: null, hasNextPage: false },
  sanctuaryReviewsDue: { nodes: [] },
  sanctuarySchemes: {
    nodes: [
      {
        id: 's',
        riskTo: 'MEDIUM',
        riskConsiderTo: 'HIGH',
        items: ['LOCK_CHANGE'],
        service: { name: 'Marigold' },
      },
    ],
  },
  services: { nodes: [] },
  ...told,
});
const lines = (data: SanctuaryData, title: string) =>
  sanctuaryPage(data, now, ['PROVIDER_WORKER']).parts.find((part) => part.title === title)?.lines ?? [];

describe('the work of a scheme', () => {
  it('puts first who has waited longest for an answer', () => {
    const jobs = [line({ id: 'later' }), line({ id: 'sooner', requestedAt: '2026-11-26T15:00:00Z' })];
    expect(lines(work(jobs), 'Waiting for your answer').map(({ href }) => href)).toEqual([
      '/sanctuary/sooner',
      '/sanctuary/later',
    ]);
  });

  it('is late once its week is over, from the Monday after', () => {
    const late = (weekStart: string) =>
      lines(work([line({ status: 'ACCEPTED', weekStart })]), 'To survey')[0]?.late;
    // 27 November 2026 is a Friday.
    expect([late('2026-11-16'), late('2026-11-23')]).toEqual([true, false]);
  });

  it('says that the landlord has not agreed before somebody sets out to fit', () => {
    const when = (landlordConsent: JobLine['landlordConsent']) =>
      lines(work([line({ status: 'SURVEYED', landlordConsent })]), 'To fit')[0]?.when;
    expect(when('ASKED')).toContain('the landlord has not agreed yet');
    expect(when('NOT_NEEDED')).toBe('week of 23 Nov 2026');
  });

  it('shows reviews that are overdue or due within two weeks', () => {
    const due = (dueOn: string, overdue: boolean) => ({
      jobId: dueOn,
      householdReference: 'H-1',
      serviceName: 'Marigold',
      months: 3,
      dueOn,
      overdue,
    });
    const nodes = [due('2026-11-20', true), due('2026-12-11', false), due('2026-12-12', false)];
    expect(
      lines(work([], { sanctuaryReviewsDue: { nodes } }), 'Reviews due').map(({ when, late }) => [
        when,
        late,
      ]),
    ).toEqual([
      ['was due 20 Nov 2026', true],
      ['due 11 Dec 2026', false],
    ]);
  });

  it('leaves out jobs that the same organisation sent to the scheme of another', () => {
    const sent = line({ service: { id: 'another', name: 'Thistle' } });
    expect(lines(work([sent]), 'Waiting for your answer')).toEqual([]);
  });

  it('names services of the type that nobody finds yet, and none that are closed', () => {
    const service = (id: string, closedOn: string | null) => ({
      id,
      name: id,
      accommodationType: 'SANCTUARY' as const,
      closedOn,
    });
    const nodes = [service('s', null), service('new', null), service('gone', '2026-11-01')];
    const page = sanctuaryPage(work([], { services: { nodes } }), now, ['PROVIDER_MANAGER']);
    expect(page.unsaid.map(({ id }) => id)).toEqual(['new']);
    expect(page.manager).toBe(true);
  });
});

describe('the weeks of a scheme', () => {
  it('are twelve from this Monday, with the districts that have any across', () => {
    const found = {
      districtCode: 'E07000071',
      districtName: 'Colchester',
      weekStart: '2026-11-30',
      slots: 3,
      taken: 3,
      room: 0,
    };
    const page = weeksPage([found], now);
    expect(page.weeks).toHaveLength(12);
    expect(page.weeks.at(0)).toMatchObject({ week: '2026-11-23', cells: [null] });
    expect(page.weeks.at(1)?.cells).toEqual([{ says: '0 of 3', full: true }]);
    expect(page.slotsIn('2026-11-30')).toEqual({ 'slots.E07000071': '3' });
  });
});

const job = (told: Partial<SchemeJob> = {}): SchemeJob => ({
  id: 'j',
  householdReference: 'H-1',
  sentBy: 'Colchester City Council',
  status: 'SURVEYED',
  weekStart: '2026-11-23',
  districtName: 'Colchester',
  requestedAt: '2026-11-27T15:00:00Z',
  answeredAt: '2026-11-27T16:00:00Z',
  primaryReason: null,
  landlordConsent: 'GIVEN',
  flagHome: true,
  mayKnow: ['POLICE'],
  service: { id: 's', name: 'Marigold' },
  facts: {
    people: 2,
    risk: 'MEDIUM',
    tenure: 'OWNER',
    landlord: 'NONE',
    whoHarmsLivesThere: false,
    whoHarmsMayEnter: false,
    orderKeepsOut: null,
    orderEndsOn: null,
    recourse: null,
  },
  surveys: [],
  items: [
    { item: 'LOCK_CHANGE', proposedOn: '2026-11-26', fittedOn: '2026-11-27', removedOn: null },
    { item: 'CCTV', proposedOn: '2026-11-26', fittedOn: null, removedOn: null },
  ],
  reviews: [],
  episodeId: null,
  firstFittedOn: null,
  fittedOn: null,
  endedOn: null,
  endReason: null,
  ...told,
});
const scheme = { nodes: [{ id: 's', items: ['LOCK_CHANGE', 'CCTV'] as const }] };
const acts = (told: Partial<SchemeJob>) =>
  jobPage({ sanctuaryJob: job(told), sanctuarySchemes: scheme }, now)?.acts;

describe('a job as its scheme sees it', () => {
  it('is offered only what its stage allows', () => {
    expect(acts({ status: 'REQUESTED' })).toMatchObject({ answer: true, reveal: false, end: false, fit: [] });
    expect(acts({ status: 'SURVEYED' })).toMatchObject({
      answer: false,
      reveal: true,
      cancel: true,
      fit: [{ value: 'CCTV', text: 'CCTV' }],
      remove: [],
    });
    expect(acts({ status: 'FITTED' })).toMatchObject({
      survey: [],
      cancel: false,
      end: true,
      remove: [{ value: 'LOCK_CHANGE', text: 'Locks changed' }],
    });
    for (const status of isOver)
      expect(acts({ status })).toEqual({
        answer: false,
        reveal: false,
        survey: [],
        fit: [],
        review: null,
        remove: [],
        end: false,
        cancel: false,
      });
  });

  it('puts a review forward once it is due within two weeks, the earlier first', () => {
    const review = (months: number, dueOn: string, heldOn: string | null = null) => ({
      months,
      dueOn,
      heldOn,
      stillSafe: heldOn ? true : null,
      supportNeeded: heldOn ? true : null,
    });
    const of = (...reviews: ReturnType<typeof review>[]) => acts({ status: 'FITTED', reviews })?.review;
    expect(of(review(3, '2026-12-11'), review(6, '2027-03-11'))).toMatchObject({ months: 3, now: true });
    expect(of(review(3, '2026-12-12'))).toMatchObject({ now: false });
    expect(of(review(3, '2026-11-20', '2026-11-20'), review(6, '2027-02-20'))).toMatchObject({ months: 6 });
  });

  it('warns whoever goes there of who lives there or may enter', () => {
    const warned = (facts: Partial<SchemeJob['facts']>) =>
      jobPage({ sanctuaryJob: job({ facts: { ...job().facts, ...facts } }), sanctuarySchemes: scheme }, now)
        ?.warnings;
    expect(warned({})).toEqual([]);
    expect(warned({ whoHarmsLivesThere: true })).toEqual(['Who harms her lives there now.']);
    expect(warned({ whoHarmsMayEnter: true, orderKeepsOut: false })).toHaveLength(1);
    expect(warned({ whoHarmsMayEnter: true, orderKeepsOut: true })).toEqual([]);
  });

  it('is not there for whoever has no such scheme', () => {
    expect(jobPage({ sanctuaryJob: job(), sanctuarySchemes: { nodes: [] } }, now)).toBeNull();
  });
});
