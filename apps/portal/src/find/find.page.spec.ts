import { foundKinds, kinds } from '@app/finding';
import { allows } from '@app/kernel';
import { findPage, onlyOne } from './find.page';
import { findableBy, foundPages } from './pages';

const found = (kind: 'HOUSEHOLD' | 'UNIT' | 'CLAIM', name: string, detail: string | null = null) => ({
  kind,
  id: `id of ${name}`,
  name,
  detail,
});

describe('what was found', () => {
  it('stands in groups with a link to each page, in the order of the kinds', () => {
    const find = [found('UNIT', 'Room 1', 'Heron House'), found('HOUSEHOLD', 'H-CDFHJK', 'Open')];
    expect(findPage({ find })).toEqual([
      {
        title: 'Households',
        full: false,
        items: [{ href: '/households/id of H-CDFHJK', name: 'H-CDFHJK', detail: 'Open' }],
      },
      {
        title: 'Units',
        full: false,
        items: [{ href: '/units/id of Room 1', name: 'Room 1', detail: 'Heron House' }],
      },
    ]);
  });

  it('says when there may be more than the ten that are shown', () => {
    const find = Array.from({ length: 10 }, (_, index) => found('UNIT', `Room ${String(index)}`));
    expect(findPage({ find })[0]?.full).toBe(true);
  });

  it('is opened at once when it is the only one and called exactly that', () => {
    const one = findPage({ find: [found('HOUSEHOLD', 'H-CDFHJK')] });
    expect(onlyOne(one, 'h-cdfhjk')).toBe('/households/id of H-CDFHJK');
    expect(onlyOne(one, 'H-CDF')).toBeUndefined();
    const two = findPage({ find: [found('UNIT', 'Room 1'), found('UNIT', 'Room 1')] });
    expect(onlyOne(two, 'Room 1')).toBeUndefined();
  });
});

describe('what one may look for', () => {
  it('is said in the words it is known by, each once', () => {
    expect(findableBy(['NAVIGATOR'])).toBe('a household’s reference');
    expect(findableBy(['PROVIDER_WORKER'])).toBe(
      'a household’s reference, the name of a service or a unit’s code',
    );
    expect(findableBy(['ADMINISTRATOR'])).toBe('somebody’s name or the name of an organisation');
  });

  it('is nothing for whoever may open no page of any kind', () => {
    for (const role of ['AUDITOR', 'COMMISSIONER'] as const) {
      const may = foundKinds.some((kind) => foundPages[kind] && allows(kinds[kind].needs, [role]));
      expect(findableBy([role]) !== null).toBe(may);
    }
  });
});
