import type { CaseData } from './household.data';
import { nextStep } from './next-step';

const now = new Date('2026-11-27T17:00:00Z');
const looking = {
  id: 'h-1',
  state: 'LOOKING',
  until: null,
  searchedAt: null,
  serviceName: null,
  heldByOthers: false,
} as CaseData;

describe('what is next for a household without a place', () => {
  it('is to find one, for whoever looks for places', () => {
    expect(nextStep(looking, now).action).toEqual({ text: 'Find places', href: '/households/h-1/find' });
  });

  it('is to hand it over by its code, for whoever only makes first contact', () => {
    expect(nextStep(looking, now, { looks: false }).action).toEqual({
      text: 'Hand over',
      href: '/households/h-1#hand-over',
    });
  });

  it('is to let go, for whoever only makes first contact, once it was picked up', () => {
    expect(nextStep({ ...looking, heldByOthers: true }, now, { looks: false })).toMatchObject({
      tag: 'Handed over',
      action: { text: 'Let go' },
    });
    expect(nextStep({ ...looking, heldByOthers: true }, now).tag).toBe('No place yet');
  });

  it('is to stop looking, once her home is made safe; not before', () => {
    expect(nextStep(looking, now, { job: 'FITTED' })).toMatchObject({
      tag: 'Made safe',
      action: { text: 'Stop looking for a place', href: '/households/h-1/close' },
    });
    expect(nextStep(looking, now, { job: 'FITTING' }).tag).toBe('No place yet');
  });
});
