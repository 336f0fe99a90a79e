import { day, Forbidden, type PersonActor, type Role } from '@app/kernel';
import { immigrationProblems, keepFromProviders, type ToldImmigration } from './access-classes';
import { closingProblems } from './closing';

const problemsOf = (told: Partial<ToldImmigration>): string[] =>
  immigrationProblems({ status: null, mvdacFrom: null, mvdacTo: null, ...told }).map(
    ({ code, field }) => `${code} ${field ?? ''}`,
  );

describe('an immigration status', () => {
  it('has days when an MVDAC was granted, and only then', () => {
    const mvdacFrom = day('2026-11-01');
    expect(problemsOf({ status: 'NRPF_SPOUSE_ROUTE' })).toEqual([]);
    expect(problemsOf({ status: 'UNKNOWN', mvdacFrom })).toEqual(['NO_MVDAC mvdacFrom']);
    expect(problemsOf({ mvdacTo: mvdacFrom })).toEqual(['NO_MVDAC mvdacTo']);
    expect(problemsOf({ status: 'MVDAC_GRANTED' })).toEqual(['MVDAC_DAYS mvdacFrom']);
    expect(problemsOf({ status: 'MVDAC_GRANTED', mvdacFrom })).toEqual(['MVDAC_DAYS mvdacTo']);
  });

  // Domain 3.6: three months of leave.
  it('has three months of leave at most', () => {
    const leave = (mvdacTo: string) =>
      problemsOf({ status: 'MVDAC_GRANTED', mvdacFrom: day('2026-07-01'), mvdacTo: day(mvdacTo) });
    expect(leave('2026-07-01')).toEqual(['MVDAC_ENDS_BEFORE mvdacTo']);
    expect(leave('2026-10-01')).toEqual([]);
    expect(leave('2026-10-02')).toEqual(['MVDAC_TOO_LONG mvdacTo']);
  });
});

describe('the access classes', () => {
  it('are kept from a provider’s worker, whatever else they are', () => {
    const actor = (...roles: Role[]): PersonActor => ({
      kind: 'PERSON',
      personId: '',
      organisationId: '',
      roles,
    });
    expect(() => keepFromProviders(actor('NAVIGATOR'))).not.toThrow();
    expect(() => keepFromProviders(actor('REFERRING_PRACTITIONER', 'PROVIDER_WORKER'))).toThrow(Forbidden);
  });
});

describe('closing a household', () => {
  it('says what kind of place they found outside Hearth, and only then', () => {
    expect(closingProblems('PLACED_OUTSIDE_HEARTH', null)).toMatchObject([{ code: 'WHERE_KIND' }]);
    expect(closingProblems('PLACED_OUTSIDE_HEARTH', 'NOT_KNOWN')).toEqual([]);
    expect(closingProblems('NO_CONTACT', 'SOCIAL_RENT')).toMatchObject([{ code: 'NO_WHERE_KIND' }]);
    expect(closingProblems('NO_CONTACT', null)).toEqual([]);
  });
});
