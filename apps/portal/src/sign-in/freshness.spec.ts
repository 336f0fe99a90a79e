import { isFresh } from './freshness';

describe('a sign-in that began at noon', () => {
  const noon = new Date('2026-03-02T12:00:00Z');
  const at = (time: string): number => Date.parse(`2026-03-02T${time}Z`) / 1_000;

  it.each([
    ['was answered by somebody a minute later', at('12:01:00'), true],
    ['was answered by an issuer whose clock is a minute behind', at('11:59:00'), true],
    ['was answered from what the issuer knew', at('11:58:59'), false],
    ['was answered without saying when', undefined, false],
    ['was answered with a text', '1772452800', false],
  ])('%s', (_, authTime, fresh) => {
    expect(isFresh(authTime, noon)).toBe(fresh);
  });
});
