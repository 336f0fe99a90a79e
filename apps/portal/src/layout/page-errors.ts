import { randomUUID } from 'node:crypto';
import { isUnreachable } from '@app/database';
import { BadInput, Forbidden, NotFound, Unauthenticated } from '@app/kernel';
import {
  type ArgumentsHost,
  BadRequestException,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
  NotFoundException,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { ChooseFirst, SignedOutMeanwhile, SignInFailed, SignInFirst, StaleForm } from '../session/refusals';
import { type Message, messages, signInMessages } from './messages';
import { isSentTo, pageAbove } from './page-above';
import { typedIn } from './typed';

/** Turns whatever went wrong into a page that says so, kindly and without a detail of the inside. */
@Catch()
export class PageErrors implements ExceptionFilter {
  private readonly log = new Logger('pages');

  catch(error: unknown, host: ArgumentsHost): void {
    // What a page reads in process fails as it is, and the page that read it says so.
    if (host.getType<string>() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    if (error instanceof SignInFirst)
      response.redirect(303, `/sign-in?then=${encodeURIComponent(error.path)}`);
    else if (error instanceof Unauthenticated) response.redirect(303, '/sign-in');
    else if (error instanceof ChooseFirst) response.redirect(303, '/organisation');
    else if (
      error instanceof NotFoundException &&
      request.method === 'GET' &&
      isSentTo(request.app.router, request.path)
    )
      response.redirect(303, pageAbove(request.app.router, request.path));
    else this.answer(error, request, response);
  }

  private answer(error: unknown, request: Request, response: Response): void {
    const message = messageFor(error);
    const reference = message.status >= 500 ? this.note(error) : undefined;
    response.status(message.status);
    if (message.status === 503) response.set('Retry-After', '60');
    if (request.path.startsWith('/health/')) response.json({ status: 'not ready' });
    else
      response.render('layout/message.njk', {
        ...message,
        reference,
        ...(showsTyped(error) ? { typed: typedIn(request.body), exitThisPage: true } : {}),
      });
  }

  /** Logs what happened under a reference that the page shows, and nothing of what was asked. */
  private note(error: unknown): string {
    const reference = randomUUID().slice(0, 8);
    this.log.error({ event: 'page failed', reference }, error instanceof Error ? error.stack : String(error));
    return reference;
  }
}

/** Whether what was entered may be shown once more: to the browser whose own page sent it. */
const showsTyped = (error: unknown): boolean =>
  error instanceof SignedOutMeanwhile || (error instanceof StaleForm && error.ours);

/** What to say of this error. A thing that is not there and one that is not yours get the same words. */
export function messageFor(error: unknown): Message {
  if (error instanceof SignInFailed) return signInMessages[error.kind];
  if (error instanceof SignedOutMeanwhile)
    return {
      ...messages.signedOutMeanwhile,
      next: { text: 'Sign in again', href: `/sign-in?then=${encodeURIComponent(error.path)}` },
    };
  if (error instanceof StaleForm) return messages.staleForm;
  if (error instanceof NotFound) return messages.notFound;
  if (error instanceof Forbidden) return messages.forbidden;
  if (error instanceof BadInput) return messages.badRequest;
  // An id in the address that is none.
  if (error instanceof BadRequestException) return messages.notFound;
  if (isUnreachable(error)) return messages.unavailable;
  const status = statusOf(error);
  if (status === 404) return messages.notFound;
  if (status === 403) return messages.forbidden;
  if (status === 413) return messages.tooMuch;
  if (status === 503) return messages.unavailable;
  if (status >= 400 && status < 500) return messages.badRequest;
  return messages.failed;
}

/** The status that Nest or Express gave an error; 500 when neither did. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : 500;
}
