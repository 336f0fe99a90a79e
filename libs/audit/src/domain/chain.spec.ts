import { createHash } from 'node:crypto';
import { fc } from '@app/kernel/testing';
import { beginning, chain, checkHead, checkLinks, type EntryText, hashAfter, type Link } from './chain';

const entry = (id: string, changes: Partial<EntryText> = {}): EntryText => ({
  id,
  at: '2026-11-21T18:30:00.000000Z',
  personId: 'p',
  organisationId: 'o',
  system: null,
  action: 'VACANCY_PUBLISHED',
  refused: false,
  subjectKind: 'vacancy',
  subjectId: 's',
  aboutOrganisationId: null,
  reason: null,
  transactionId: '700',
  ...changes,
});
const linksOf = (entries: readonly EntryText[]): Link[] =>
  chain(beginning, entries).map((seal, index) => ({ ...seal, entry: entries[index] ?? null }));
const codes = (links: readonly Link[]) =>
  checkLinks(beginning, links).faults.map(({ code, position }) => [code, position]);
const five = ['a', 'b', 'c', 'd', 'e'].map((id) => entry(id));

describe('the hash of an entry', () => {
  it('is SHA-256 over the hash before it and its fields as JSON', () => {
    const text =
      '{"id":"a","at":"2026-11-21T18:30:00.000000Z","personId":"p","organisationId":"o","system":null,"action":"VACANCY_PUBLISHED","refused":false,"subjectKind":"vacancy","subjectId":"s","aboutOrganisationId":null,"reason":null,"transactionId":"700"}';
    const expected = createHash('sha256')
      .update(Buffer.concat([Buffer.alloc(32), Buffer.from(text)]))
      .digest('hex');
    expect(hashAfter(beginning.hash, entry('a'))).toBe(expected);
  });

  it('changes with every field', () => {
    const before = hashAfter(beginning.hash, entry('a'));
    for (const field of Object.keys(entry('a')) as (keyof EntryText)[]) {
      const changed = field === 'refused' ? true : 'other';
      expect(hashAfter(beginning.hash, entry('a', { [field]: changed }))).not.toBe(before);
    }
  });

  it('does not depend on the order in which the fields were given', () => {
    const reversed = Object.fromEntries(Object.entries(entry('a')).reverse()) as unknown as EntryText;
    expect(hashAfter(beginning.hash, reversed)).toBe(hashAfter(beginning.hash, entry('a')));
  });
});

describe('a chain', () => {
  it('without faults has none, whole or in pages', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid(), { maxLength: 12 }), fc.nat(12), (ids, cut) => {
        const links = linksOf(ids.map((id) => entry(id)));
        const first = checkLinks(beginning, links.slice(0, cut));
        const second = checkLinks(first.head, links.slice(cut));
        expect([...first.faults, ...second.faults]).toEqual([]);
        expect(second.head).toEqual(checkLinks(beginning, links).head);
      }),
    );
  });

  it('names an edited entry, once', () => {
    const links = linksOf(five).map((link) =>
      link.position === 3 ? { ...link, entry: entry('c', { reason: 'other' }) } : link,
    );
    expect(codes(links)).toEqual([['ENTRY_CHANGED', 3]]);
  });

  it('names entries whose places were swapped', () => {
    const links = linksOf(five);
    const swapped = links.map((link) => ({
      ...link,
      entry: link.position === 2 ? entry('c') : link.position === 3 ? entry('b') : link.entry,
    }));
    expect(codes(swapped)).toEqual([
      ['ENTRY_CHANGED', 2],
      ['ENTRY_CHANGED', 3],
    ]);
  });

  it('names a removed entry and a removed seal', () => {
    const links = linksOf(five);
    expect(codes(links.map((link) => (link.position === 4 ? { ...link, entry: null } : link)))).toEqual([
      ['ENTRY_GONE', 4],
    ]);
    expect(codes(links.filter(({ position }) => position !== 4))).toEqual([['POSITION_GONE', 4]]);
  });

  it('cannot see its own tail removed, but its published head does', () => {
    const links = linksOf(five);
    const published = checkLinks(beginning, links).head;
    expect(codes(links.slice(0, 3))).toEqual([]);
    expect(checkHead(published, null)).toEqual([{ code: 'TAIL_GONE', position: 5, entryId: null }]);
    expect(checkHead(published, links[0]?.hash ?? null)).toEqual([
      { code: 'HEAD_DIFFERS', position: 5, entryId: null },
    ]);
    expect(checkHead(published, published.hash)).toEqual([]);
  });

  it('made anew after an edit is whole in itself, and its published head shows it', () => {
    const published = checkLinks(beginning, linksOf(five)).head;
    const anew = linksOf(five.map((one) => (one.id === 'b' ? entry('b', { action: 'NOTHING' }) : one)));
    expect(codes(anew)).toEqual([]);
    expect(checkHead(published, anew.at(-1)?.hash ?? null)[0]?.code).toBe('HEAD_DIFFERS');
  });
});
