import fc from 'fast-check';
import { returnTo } from './return-to';

describe('where signing in leads back to', () => {
  it.each([
    ['/', '/'],
    ['/vacancies?page=2', '/vacancies?page=2'],
    ['/vacancies/../places', '/places'],
    [undefined, '/'],
    [['/a', '/b'], '/'],
    ['vacancies', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['/.//elsewhere.example', '/'],
    ['https://elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-out', '/'],
    ['/sign-in?then=/', '/'],
  ])('%p leads to %s', (asked, expected) => {
    expect(returnTo(asked)).toBe(expected);
  });

  it('is always this site, whatever is asked', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '\t',
      '\n',
      'elsewhere.example',
      'https:',
      '%2f',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const url = new URL(returnTo(pieces.join('')), 'https://hearth.example/sign-in/callback');
        return url.origin === 'https://hearth.example';
      }),
    );
  });
});
