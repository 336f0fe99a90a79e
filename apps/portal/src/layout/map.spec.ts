import { districtMap, drawMap } from './map';

const square = {
  code: 'E1',
  name: 'Square',
  rings: [
    [
      [0, 51],
      [1, 51],
      [1, 52],
      [0, 52],
      [0, 51],
    ],
  ],
} as const;

describe('a map of counts', () => {
  it('draws every district of Greater Essex with what is counted there', async () => {
    const map = await districtMap('Open places', 'Places', [
      { code: 'E07000071', value: 8, shown: '8' },
      { code: 'E07000076', value: 1, shown: '1' },
    ]);
    expect(map.districts).toHaveLength(14);
    const of = (name: string) => map.districts.find((district) => district.name === name);
    expect([of('Colchester')?.shade, of('Tendring')?.shade, of('Harlow')?.shade]).toEqual([4, 1, 0]);
    expect(of('Harlow')?.shown).toBe('0');
  });

  it('keeps north up and east right, within its picture', () => {
    const map = drawMap({ title: 't', measure: 'x' }, [square], []);
    expect(map.districts[0]?.path).toMatch(/^M0,\d/);
    expect(map.districts[0]?.x).toBe(300);
    expect(Math.abs((map.districts[0]?.y ?? 0) - map.height / 2)).toBeLessThanOrEqual(1);
  });
});
