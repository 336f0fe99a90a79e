import { bindingOf, newBinding } from './binding';

describe('the binding of a sign-in to its browser', () => {
  it('gives the same three values again from its secret alone', () => {
    const binding = newBinding();
    expect(bindingOf(binding.secret)).toEqual(binding);
  });

  it('gives four values that are all different, and fit PKCE', () => {
    const { secret, state, nonce, codeVerifier } = newBinding();
    expect(new Set([secret, state, nonce, codeVerifier]).size).toBe(4);
    expect(codeVerifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/);
  });

  it('is new each time', () => {
    expect(newBinding().secret).not.toBe(newBinding().secret);
  });

  it.each(['', 'short', 'x'.repeat(44), `${'x'.repeat(42)};`])('is not made from “%s”', (text) => {
    expect(bindingOf(text)).toBeUndefined();
  });
});
