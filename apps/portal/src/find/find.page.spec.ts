import { findPage, onlyOne } from './find.page';
import { findableBy, pageOf } from './pages';

const found = (kind: 'HOUSEHOLD' | 'UNIT' | 'CLAIM', name: string, detail: string | null = null) => ({
  kind,
  id: `id of ${name}`,
  name,
  detail,
});

describe('what was found', () => {
  it('stands in groups with a link to each page, in the order of the kinds', () => {
    const find = [found('UNIT', 'Room 1', 'Heron House'), found('HOUSEHOLD', 'H-CDFHJK', 'Open')];
    expect(findPage({ find }, ['PROVIDER_WORKER', 'NAVIGATOR'])).toEqual([
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
    expect(findPage({ find }, ['PROVIDER_WORKER', 'NAVIGATOR'])[0]?.full).toBe(true);
  });

  it('is opened at once when it is the only one and called exactly that', () => {
    const one = findPage({ find: [found('HOUSEHOLD', 'H-CDFHJK')] }, ['NAVIGATOR']);
    expect(onlyOne(one, 'h-cdfhjk')).toBe('/households/id of H-CDFHJK');
    expect(onlyOne(one, 'H-CDF')).toBeUndefined();
    const two = findPage({ find: [found('UNIT', 'Room 1'), found('UNIT', 'Room 1')] }, ['PROVIDER_WORKER']);
    expect(onlyOne(two, 'Room 1')).toBeUndefined();
  });
});

describe('what one may look for', () => {
  it('is said in the words it is known by, each once', () => {
    expect(findableBy(['NAVIGATOR'])).toBe('a household’s reference or the reference of an application');
    expect(findableBy(['PROVIDER_WORKER'])).toBe(
      'a household’s reference, the name of a service, a unit’s code, the reference of an application or the month of a claim',
    );
    expect(findableBy(['FINANCE_APPROVER'])).toBe('the name of a payee or the number of a payment run');
    expect(findableBy(['ADMINISTRATOR'])).toBe('somebody’s name or the name of an organisation');
  });

  it('is nothing for whoever may open no page of any kind', () => {
    expect(findableBy(['COMMISSIONER'])).toBeNull();
    expect(findableBy(['PANEL_MEMBER'])).toBeNull();
  });

  it('opens on the side that the role stands on', () => {
    expect(pageOf('APPLICATION', ['FUND_OFFICER'])).toBe('/fund/applications');
    expect(pageOf('APPLICATION', ['NAVIGATOR'])).toBe('/applications');
    expect(pageOf('SANCTUARY_JOB', ['NAVIGATOR'])).toBe('/staying');
    expect(pageOf('SANCTUARY_JOB', ['PROVIDER_WORKER'])).toBe('/sanctuary');
    expect(pageOf('UNIT', ['NAVIGATOR'])).toBeUndefined();
  });
});
