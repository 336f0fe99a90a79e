import { QueryFailedError } from 'typeorm';
import { isUnreachable } from './unreachable';

const coded = (code: string): Error => Object.assign(new Error('x'), { code });

describe('a database that is not there', () => {
  it.each([
    ['refuses connections', coded('ECONNREFUSED')],
    ['shuts down', coded('57P01')],
    ['starts up', coded('57P03')],
    ['has no connection left', coded('53300')],
    ['lost the connection of a statement', new QueryFailedError('select 1', [], coded('08006'))],
    ['lost it without a code', new Error('Connection terminated unexpectedly')],
    ['does not answer in time', new Error('timeout exceeded when trying to connect')],
  ])('%s', (_, error) => {
    expect(isUnreachable(error)).toBe(true);
  });

  it.each([
    ['a constraint that refuses', new QueryFailedError('insert', [], coded('23505'))],
    ['a deadlock', coded('40P01')],
    ['a fault of ours', new TypeError('x is not a function')],
    ['nothing that is an error', 'ECONNREFUSED'],
  ])('is not %s', (_, error) => {
    expect(isUnreachable(error)).toBe(false);
  });
});
