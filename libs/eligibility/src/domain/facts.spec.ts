import { geographyOf } from './facts';

describe('a geography', () => {
  const geography = geographyOf({ MID: ['a', 'b'] }, [
    ['a', 'b'],
    ['c', 'a'],
  ]);

  it('knows the districts of a sub-region, and none of one it has not heard of', () => {
    expect([...geography.districtsOfSubRegion('MID')]).toEqual(['a', 'b']);
    expect(geography.districtsOfSubRegion('EAST').size).toBe(0);
  });

  it('knows neighbours both ways, and none of a district it has not heard of', () => {
    expect([...geography.neighboursOf('a')].sort()).toEqual(['b', 'c']);
    expect([...geography.neighboursOf('b')]).toEqual(['a']);
    expect(geography.neighboursOf('z').size).toBe(0);
  });
});
