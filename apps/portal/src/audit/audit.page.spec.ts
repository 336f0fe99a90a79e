import { entryRows, everyone, type EntryData, standingPage, subjectInWords } from './audit.page';

const now = new Date('2026-11-27T17:00:00Z');
const entry = (more: Partial<EntryData>): EntryData => ({
  at: '2026-11-27T15:05:00Z',
  personId: 'p-1',
  personName: 'Ned Navigator',
  organisationName: 'Colchester City Council',
  roles: ['NAVIGATOR'],
  system: null,
  action: 'VACANCY_HELD',
  refused: false,
  reason: null,
  ...more,
});
const looked = entry({ action: 'REFUGE_LOCATION_REVEALED', reason: 'She asked me to drive her there.' });
const refusedHold = entry({ action: 'holdVacancy', refused: true, reason: 'NOT_FOUND ALREADY_HELD' });
const sealer = entry({
  personId: null,
  personName: null,
  organisationName: null,
  roles: [],
  system: 'worker',
});

describe('what was done to a record', () => {
  it('is said in words: who, as what, where, when, and why', () => {
    expect(entryRows([looked, entry({}), refusedHold, sealer], now)).toEqual([
      {
        when: '3:05pm today',
        who: 'Ned Navigator',
        as: 'Navigator, Colchester City Council',
        kind: 'SAW',
        act: 'Saw where the refuge is',
        why: 'She asked me to drive her there.',
      },
      expect.objectContaining({ kind: 'CHANGED', act: 'Vacancy held', why: null }),
      expect.objectContaining({
        kind: 'REFUSED',
        act: 'Tried to hold vacancy',
        why: 'Not found, Already held',
      }),
      expect.objectContaining({ who: 'Hearth itself (worker)', as: '' }),
    ]);
  });

  it('leads to everyone once for each organisation they acted for, with how often, and when last', () => {
    const earlier = entry({ at: '2026-11-20T09:00:00Z' });
    const elsewhere = entry({ organisationName: 'Compass', roles: ['COMPASS_WORKER'] });
    expect(everyone([looked, elsewhere, refusedHold, earlier], now)).toEqual([
      {
        who: 'Ned Navigator',
        as: 'Navigator, Colchester City Council',
        saw: 1,
        changed: 1,
        refused: 1,
        last: '3:05pm today',
      },
      expect.objectContaining({ as: 'Compass worker, Compass', changed: 1 }),
    ]);
  });

  it('is about something that the heading names as people do', () => {
    expect(subjectInWords('household', 'h-cdfhjk')).toBe('Household H-CDFHJK');
    expect(subjectInWords('service', 'Heron House')).toBe('Service Heron House');
  });
});

describe('the standing of the record', () => {
  const head = { position: 1_204, hash: 'a'.repeat(64) };
  const standing = { sealed: 1_204, unsealed: 1, head, faults: [] };

  it('is whole, and says how much is sealed and what waits', () => {
    expect(standingPage({ auditStanding: standing }, false)).toMatchObject({
      whole: true,
      says: 'The record is whole: no entry was changed, removed or slipped in.',
      sealedInWords: '1,204 entries are sealed.',
      unsealedInWords: '1 made in the last seconds is still to be sealed.',
    });
    expect(standingPage({ auditStanding: standing }, true).says).toContain('the head that you entered');
  });

  it('is not whole, and says every sign of it in words', () => {
    const faults = [{ code: 'HEAD_DIFFERS' as const, position: 1_204, entryId: null }];
    expect(standingPage({ auditStanding: { ...standing, faults } }, true)).toMatchObject({
      whole: false,
      says: 'The record was tampered with.',
      faults: [
        {
          text: 'At that place the record has another seal: it was made anew.',
          where: 'Entry number 1,204',
        },
      ],
    });
  });
});
