import { BadInput, Forbidden, NotFound } from '@app/kernel';
import { ForbiddenException, MethodNotAllowedException, NotFoundException } from '@nestjs/common';
import { SignInFailed, StaleForm } from '../session/refusals';
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
    ['a fault of ours', new Error('relation "household" does not exist'), messages.failed],
    ['something thrown that is no error', 'x', messages.failed],
  ])('%s', (_, error, expected) => {
    expect(messageFor(error)).toBe(expected);
  });

  it('tells people to use the phone when Hearth itself is at fault', () => {
    expect(messages.failed.paragraphs.join(' ')).toContain('Use the phone');
  });
});
