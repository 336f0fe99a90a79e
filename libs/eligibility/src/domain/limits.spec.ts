import { describeLimit, within } from './limits';

describe('a limit up to 14, considering up to 16', () => {
  const limit = { to: 14, considerTo: 16 };
  it.each([
    [14, 14, 'PASS'],
    [15, 15, 'CONSIDER'],
    [16, 16, 'CONSIDER'],
    [17, 17, 'FAIL'],
    [14, 15, 'NOT_ASKED'],
    [16, 17, 'NOT_ASKED'],
    [0, Infinity, 'NOT_ASKED'],
    [17, Infinity, 'FAIL'],
  ])('finds %d to %d to be %s', (lowest, highest, finding) => {
    expect(within({ lowest, highest }, limit)).toBe(finding);
  });
});

describe('limits', () => {
  it('pass everything when there is none', () => {
    expect(within({ lowest: 0, highest: Infinity }, { to: null, considerTo: null })).toBe('PASS');
  });

  it.each([
    [null, null, 'no limit'],
    [14, null, 'up to 14'],
    [14, 16, 'up to 14, considers up to 16'],
    [14, 12, 'up to 14'],
  ])('to %s and considering to %s read "%s"', (to, considerTo, words) => {
    expect(describeLimit({ to, considerTo })).toBe(words);
  });

  it('may be said in words of their own', () => {
    const words = ['none', 'a little', 'a lot'];
    expect(describeLimit({ to: 0, considerTo: 2 }, (value) => String(words[value]))).toBe(
      'none, considers a lot',
    );
  });
});
