import {
  accommodationTypes,
  admissionPolicies,
  byAndForGroups,
  faithDiets,
  ownerTypes,
  securities,
  staffings,
} from '@app/eligibility';
import {
  faithWords,
  groupWords,
  ownerWords,
  policyWords,
  securityWords,
  servicePage,
  servicesPage,
  staffingWords,
  typeWords,
} from './service.page';

const now = new Date('2026-11-27T18:00:00Z');
const service = {
  id: 's',
  name: 'Marigold',
  accommodationType: 'REFUGE',
  relevant: true,
  area: { name: 'North Essex' },
  masked: true,
  turnaroundDays: 1,
  turnaroundInWorkingDays: false,
  intakeOpens: null,
  intakeCloses: null,
  openedOn: '2026-01-01',
  closedOn: null,
  units: 0,
  features: {
    staffing: 'OFFICE_HOURS',
    securities: [],
    staffLanguages: [],
    interpreting: false,
    bslStaff: false,
    byAndForGroups: [],
    faithDiets: [],
    weeklyRentPence: null,
    personalChargePence: null,
    curfew: false,
    petFostering: false,
  },
  admissionPolicy: null,
} as const;

describe('a service that is being set up', () => {
  it('says what is left to say, and why it is not shown by its district', () => {
    const data = { service, units: { nodes: [], hasNextPage: false }, admissionPolicies: { nodes: [] } };
    const page = servicePage(data, 0, now, ['PROVIDER_MANAGER']);
    expect(page.lines[0]).toBe(
      'Refuge, shown as North Essex, not by its district: alone of its type there, it would tell where it is.',
    );
    expect(page.steps.map(({ title, done }) => [title, done])).toEqual([
      ['What it is like', false],
      ['Whom you take', false],
      ['Admission by sex and gender', false],
      ['Units', false],
    ]);
    const worker = servicePage(data, 3, now, ['PROVIDER_WORKER']);
    expect(worker.manager).toBe(false);
    expect(worker.steps.map(({ title }) => title)).not.toContain('Units');
  });

  it('has no units where people stay in their own home', () => {
    const page = servicePage(
      {
        service: { ...service, accommodationType: 'SANCTUARY' },
        units: { nodes: [], hasNextPage: false },
        admissionPolicies: { nodes: [] },
      },
      0,
      now,
      [],
    );
    expect(page.steps.map(({ title }) => title)).not.toContain('Units');
  });
});

describe('the services of an organisation', () => {
  it('have those that are closed last', () => {
    const row = (id: string, closedOn: string | null) => ({ ...service, id, closedOn });
    const page = servicesPage(
      {
        services: {
          nodes: [row('a', '2026-11-01'), row('b', '2026-12-01'), row('c', null)],
          hasNextPage: false,
        },
      },
      now,
    );
    expect(page.services.map(({ href, closed }) => [href, closed])).toEqual([
      ['/services/b', false],
      ['/services/c', false],
      ['/services/a', true],
    ]);
  });
});

describe('the words of a service', () => {
  it('are there for every fixed word, and no other', () => {
    expect(Object.keys(typeWords)).toEqual([...accommodationTypes]);
    expect(Object.keys(ownerWords)).toEqual([...ownerTypes]);
    expect(Object.keys(staffingWords)).toEqual([...staffings]);
    expect(Object.keys(securityWords)).toEqual([...securities]);
    expect(Object.keys(groupWords)).toEqual([...byAndForGroups]);
    expect(Object.keys(faithWords)).toEqual([...faithDiets]);
    expect(Object.keys(policyWords)).toEqual([...admissionPolicies]);
  });
});
