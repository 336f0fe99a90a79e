import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readSettings } from './settings';

const key = randomBytes(32).toString('base64');
const development = {
  APP_DATABASE_URL: 'postgres://hearth_app:secret@127.0.0.1:54330/hearth',
  WORKER_DATABASE_URL: 'postgres://hearth_worker:secret@127.0.0.1:54330/hearth',
  HEARTH_MASTER_KEY: key,
  HEARTH_CODE_KEY: key,
};
const production = {
  ...development,
  NODE_ENV: 'production',
  HEARTH_ISSUER: 'https://sign-in.example/tenant',
  SMTP_URL: 'smtps://relay.example:465',
  HEARTH_MAIL_FROM: 'no-reply@example.org',
};
const faultOf = (env: NodeJS.ProcessEnv): string => {
  try {
    readSettings(env);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('the settings', () => {
  it('have defaults for all that is neither secret nor somebody else’s', () => {
    expect(readSettings(development)).toMatchObject({
      issuer: 'http://127.0.0.1:3003',
      ports: { api: 3000, portal: 3001, worker: 3002, signIn: 3003 },
      host: '127.0.0.1',
      dataFolder: '.hearth',
      auditHeads: join('.hearth', 'audit-heads.log'),
      mail: { smtpUrl: null, from: 'no-reply@localhost' },
      production: false,
    });
  });

  it('are read in production, with the issuer as it names itself', () => {
    expect(readSettings(production)).toMatchObject({
      issuer: 'https://sign-in.example/tenant',
      production: true,
    });
  });

  it('open the keys', () => {
    expect(readSettings(development).masterKey).toEqual(Buffer.from(key, 'base64'));
  });

  it('name all faults at once, each with what to set', () => {
    const message = faultOf({
      HEARTH_CODE_KEY: 'short',
      HEARTH_API_PORT: 'many',
      SMTP_URL: 'relay',
      HEARTH_MAIL_FROM: 'a, b',
    });
    expect(message).toContain('Set APP_DATABASE_URL');
    expect(message).toContain('Set WORKER_DATABASE_URL');
    expect(message).toContain('Set HEARTH_MASTER_KEY to 32 random bytes in base64');
    expect(message).toContain('HEARTH_CODE_KEY must be 32 random bytes in base64');
    expect(message).toContain('HEARTH_API_PORT must be a port');
    expect(message).toContain('SMTP_URL must be');
    expect(message).toContain('HEARTH_MAIL_FROM must be');
  });

  it('name only what an app needs', () => {
    expect(readSettings({ HEARTH_MASTER_KEY: key }, ['masterKey', 'ports'])).toEqual({
      masterKey: Buffer.from(key, 'base64'),
      ports: { api: 3000, portal: 3001, worker: 3002, signIn: 3003 },
    });
  });

  it('take an empty value as none', () => {
    expect(readSettings({ ...development, HEARTH_ISSUER: '', HEARTH_API_PORT: '' }).ports.api).toBe(3000);
  });

  it.each([
    ['31 bytes', randomBytes(31).toString('base64')],
    ['33 bytes', randomBytes(33).toString('base64')],
    ['text that only looks like base64', `${'!'.repeat(12)}${key}`],
  ])('refuse a key of %s and do not repeat it', (_what, bad) => {
    const message = faultOf({ ...development, HEARTH_MASTER_KEY: bad });
    expect(message).toContain('HEARTH_MASTER_KEY must be');
    expect(message).not.toContain(bad);
  });

  it('refuse an issuer over plain HTTP elsewhere, and in production anywhere', () => {
    expect(faultOf({ ...development, HEARTH_ISSUER: 'http://sign-in.example' })).toContain(
      'HEARTH_ISSUER must begin with https://',
    );
    expect(faultOf({ ...production, HEARTH_ISSUER: 'http://127.0.0.1:3003' })).toContain(
      'HEARTH_ISSUER must begin with https://',
    );
  });

  it.each(['HEARTH_ISSUER', 'SMTP_URL', 'HEARTH_MAIL_FROM'])(
    'have no default in production for %s',
    (name) => {
      expect(faultOf({ ...production, [name]: undefined })).toContain(`Set ${name}`);
    },
  );

  it('refuse an address that is not PostgreSQL’s', () => {
    expect(faultOf({ ...development, APP_DATABASE_URL: 'mysql://a/b' })).toContain(
      'APP_DATABASE_URL must be an address',
    );
  });
});
