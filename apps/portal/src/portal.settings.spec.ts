import { portalSettings } from './portal.settings';

describe('the settings of the pages', () => {
  const production = {
    NODE_ENV: 'production',
    HEARTH_PORTAL_URL: 'https://hearth.example/',
    HEARTH_ISSUER: 'https://sign-in.example/tenant',
    HEARTH_PORTAL_CLIENT_SECRET: 'given by the issuer',
  };

  it('are those of the demonstration when nothing is set', () => {
    expect(portalSettings({})).toMatchObject({
      port: 3001,
      url: 'http://127.0.0.1:3001',
      secure: false,
      issuer: 'http://127.0.0.1:3003',
      demonstration: true,
    });
  });

  it('keep the issuer’s name exactly and the pages’ origin only', () => {
    expect(portalSettings(production)).toMatchObject({
      url: 'https://hearth.example',
      secure: true,
      issuer: 'https://sign-in.example/tenant',
      demonstration: false,
    });
  });

  it.each(['HEARTH_PORTAL_URL', 'HEARTH_ISSUER'])('refuse plain HTTP in production for %s', (name) => {
    expect(() => portalSettings({ ...production, [name]: 'http://127.0.0.1:3001' })).toThrow(name);
  });

  it('refuse plain HTTP to another machine, in production or not', () => {
    expect(() => portalSettings({ HEARTH_ISSUER: 'http://sign-in.example' })).toThrow(
      /must begin with https/,
    );
  });

  it('refuse the demonstration’s secret in production', () => {
    const without = { ...production, HEARTH_PORTAL_CLIENT_SECRET: undefined };
    expect(() => portalSettings(without)).toThrow(/HEARTH_PORTAL_CLIENT_SECRET/);
  });
});
