import { QueryFailedError } from 'typeorm';
import { errorFacts, logger } from './log';

/** What was logged, a line an object. */
function lines(): { to: { write(line: string): void }; read: () => Record<string, unknown>[] } {
  const kept: string[] = [];
  return {
    to: { write: (line) => kept.push(line) },
    read: () => kept.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('the log', () => {
  it('says which app, when, how grave and what', () => {
    const { to, read } = lines();
    logger('worker', to).warn({ messageId: 'm1' }, 'message failed');
    expect(read()).toEqual([
      {
        app: 'worker',
        level: 'warn',
        messageId: 'm1',
        msg: 'message failed',
        time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      },
    ]);
  });

  it('leaves out what may be personal, at the top and one below', () => {
    const { to, read } = lines();
    logger('api', to).info(
      { email: 'CANARY', headers: { authorization: 'CANARY', cookie: 'CANARY' }, person: { name: 'CANARY' } },
      'asked',
    );
    expect(JSON.stringify(read())).not.toContain('CANARY');
  });

  it('says where an error of the database was, and not what it was about', () => {
    const driver = Object.assign(new Error('invalid input syntax for type uuid: "CANARY"'), {
      code: '22P02',
      detail: 'Key (name)=(CANARY)',
    });
    const { to, read } = lines();
    logger('api', to).error({ err: new QueryFailedError('select $1', ['CANARY'], driver) }, 'failed');
    expect(JSON.stringify(read())).not.toContain('CANARY');
    expect(read()[0]?.['err']).toMatchObject({ type: 'QueryFailedError', code: '22P02' });
  });

  it('does not repeat what a parser or a mail server was given, even as the cause of another error', () => {
    const parser = (() => {
      try {
        return JSON.parse('CANARY') as unknown;
      } catch (error) {
        return error;
      }
    })();
    const mail = Object.assign(new Error('550 CANARY unknown'), {
      code: 'EENVELOPE',
      response: '550 CANARY',
    });
    for (const cause of [parser, mail]) {
      expect(JSON.stringify(errorFacts(new Error('Not done.', { cause })))).not.toContain('CANARY');
    }
  });

  it('keeps the words of our own errors', () => {
    expect(errorFacts(new Error('The provider has no key.'))).toMatchObject({
      type: 'Error',
      message: 'The provider has no key.',
    });
  });
});
