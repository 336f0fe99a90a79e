import { all, either } from './outcome';

describe('several findings', () => {
  it('come to the gravest of all: fail, then not asked, then consider, then pass', () => {
    expect(all([])).toBe('PASS');
    expect(all(['PASS', 'CONSIDER'])).toBe('CONSIDER');
    expect(all(['CONSIDER', 'NOT_ASKED', 'PASS'])).toBe('NOT_ASKED');
    expect(all(['NOT_ASKED', 'FAIL', 'CONSIDER'])).toBe('FAIL');
  });

  it('of which one is true leave it to be asked, unless they agree', () => {
    expect(either('FAIL')).toBe('FAIL');
    expect(either('FAIL', 'FAIL')).toBe('FAIL');
    expect(either('FAIL', 'PASS')).toBe('NOT_ASKED');
  });
});
