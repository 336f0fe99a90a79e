import { outcodeIn } from './postcodes';

describe('what was typed as a postcode', () => {
  it.each([
    ['cm1', 'CM1'],
    [' CM1 1AA ', 'CM1'],
    ['cm11aa', 'CM1'],
    ['CM11', 'CM11'],
    ['CM11 2AB', 'CM11'],
    ['ec1a1bb', 'EC1A'],
    ['E4', 'E4'],
    ['Chelmsford', null],
    ['CM', null],
    ['', null],
  ])('%s is in %s', (typed, outcode) => {
    expect(outcodeIn(typed)).toBe(outcode);
  });
});
