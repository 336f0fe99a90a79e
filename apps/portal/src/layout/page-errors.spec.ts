import { BadInput, Forbidden, NotFound } from '@app/kernel';
import {
  BadRequestException,
  ForbiddenException,
  MethodNotAllowedException,
  NotFoundException,
} from '@nestjs/common';
import { SignedOutMeanwhile, SignInFailed, StaleForm } from '../session/refusals';
import { messages, signInMessages } from './messages';
import { messageFor } from './page-errors';

describe('what a page says of an error', () => {
  it.each([
    ['a thing that is not there or not yours', new NotFound(), messages.notFound],
    ['a page that is not there', new NotFoundException(), messages.notFound],
    ['a role that may not', new Forbidden(), messages.forbidden],
    ['a guard that refuses', new ForbiddenException(), messages.forbidden],
    ['a form of an older page', new StaleForm(), messages.staleForm],
    ['a malformed request', new BadInput('x'), messages.badRequest],
    ['a way of asking that we do not have', new MethodNotAllowedException(), messages.badRequest],
    ['a body that is too large', Object.assign(new Error('x'), { status: 413 }), messages.tooMuch],
    ['a sign-in that took too long', new SignInFailed('OUT_OF_DATE'), signInMessages.OUT_OF_DATE],
    ['an id in an address that is none', new BadRequestException(), messages.notFound],
    [
      'a database that is not there',
      Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
      messages.unavailable,
    ],
    ['a fault of ours', new Error('relation "household" does not exist'), messages.failed],
    ['something thrown that is no error', 'x', messages.failed],
  ])('%s', (_, error, expected) => {
    expect(messageFor(error)).toBe(expected);
  });

  it('leads whoever was signed out while filling a form back to its page', () => {
    expect(messageFor(new SignedOutMeanwhile('/households/1'))).toMatchObject({
      status: 401,
      next: { href: '/sign-in?then=%2Fhouseholds%2F1' },
    });
  });

  it('tells people what to do at night when Hearth cannot be reached', () => {
    expect(messages.unavailable.paragraphs.join(' ')).toMatch(/ring.*0808 2000 247.*999/);
  });

  it('tells people to use the phone when Hearth itself is at fault', () => {
    expect(messages.failed.paragraphs.join(' ')).toContain('Use the phone');
  });
});
