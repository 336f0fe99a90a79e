import { formToken, isFormToken } from './form-token';
import { mayBeOurs } from './same-site';

const ours = 'https://hearth.example';

describe('a form sent to us', () => {
  it.each([
    [{ fetchSite: 'same-origin', origin: ours }, true],
    [{ fetchSite: 'same-origin', origin: 'null' }, true],
    [{ fetchSite: undefined, origin: ours }, true],
    [{ fetchSite: undefined, origin: undefined }, true],
    [{ fetchSite: 'none', origin: undefined }, true],
    [{ fetchSite: undefined, origin: 'null' }, false],
    [{ fetchSite: 'cross-site', origin: 'https://elsewhere.example' }, false],
    [{ fetchSite: 'cross-site', origin: ours }, false],
    [{ fetchSite: 'same-site', origin: 'https://other.hearth.example' }, false],
    [{ fetchSite: undefined, origin: 'https://elsewhere.example' }, false],
    [{ fetchSite: undefined, origin: 'http://hearth.example' }, false],
  ])('from %j may be ours: %s', (from, expected) => {
    expect(mayBeOurs(from, ours)).toBe(expected);
  });

  it('carries the token of its own session and no other', () => {
    expect(isFormToken(formToken('mine'), 'mine')).toBe(true);
    expect(isFormToken(formToken('hers'), 'mine')).toBe(false);
    expect(isFormToken('', 'mine')).toBe(false);
    expect(isFormToken(undefined, 'mine')).toBe(false);
    expect(isFormToken([formToken('mine')], 'mine')).toBe(false);
  });

  it('does not give the session away', () => {
    expect(formToken('mine')).not.toContain('mine');
  });
});
