import { lookRows } from './looks.page';

const now = new Date('2026-11-27T17:00:00Z');

describe('who looked at a provider’s records', () => {
  it('is own people by name and others by organisation, with what, when and why', () => {
    const look = { at: '2026-11-27T15:05:00Z', what: 'Heron House', reason: 'A taxi is to come.' };
    const nodes = [
      {
        ...look,
        personName: 'Wren Aldous',
        organisationName: 'Lanternfield Refuge',
        action: 'REFUGE_LOCATION_REVEALED',
      },
      {
        ...look,
        personName: null,
        organisationName: 'Essex County Council',
        action: 'QUOTE_OPENED',
        what: 'F-CDFHJK',
        reason: null,
      },
    ];
    expect(lookRows({ looks: { nodes, endCursor: null, hasNextPage: false } }, now)).toEqual([
      {
        when: '3:05pm today',
        who: 'Wren Aldous, Lanternfield Refuge',
        act: 'Saw where the refuge is',
        what: 'Heron House',
        why: 'A taxi is to come.',
      },
      {
        when: '3:05pm today',
        who: 'Somebody at Essex County Council',
        act: 'Opened a quote',
        what: 'F-CDFHJK',
        why: null,
      },
    ]);
  });
});
