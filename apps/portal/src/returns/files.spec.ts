import { fileFormats, profiles } from '@app/duty-report';
import { editions, formats, sizeInWords } from './files';

describe('the files of a return', () => {
  it('are offered in every edition and format there is', () => {
    expect(editions.map(({ value }) => value)).toEqual(profiles);
    expect(formats.map(({ value }) => value)).toEqual(fileFormats);
  });

  it.each([
    [12, '1 kB'],
    [45_678, '46 kB'],
    [2_340_000, '2.3 MB'],
  ])('of %i bytes are %s', (bytes, words) => {
    expect(sizeInWords(bytes)).toBe(words);
  });
});
