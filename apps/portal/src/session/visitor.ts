import type { SignedIn, Workplace } from '@app/identity';
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { PersonActor } from '@app/kernel';
import type { Request } from 'express';
import { pageAbove } from '../layout/page-above';
import { ChooseFirst, SignedOutMeanwhile, SignInFirst } from './refusals';

/** Somebody signed in, as known at this request. */
export interface Visitor {
  /** The cookie's value: secret, never shown or logged. */
  readonly sessionValue: string;
  readonly person: SignedIn;
  /** The organisation acted for; undefined until one is chosen, or when the last role there was taken away. */
  readonly workplace: Workplace | undefined;
  readonly actor: PersonActor | undefined;
  /** When the session ends if nothing more is asked. */
  readonly idleEndsAt: Date;
  /** When the session ends whatever happens. */
  readonly endsAt: Date;
}

declare module 'express-serve-static-core' {
  interface Request {
    visitor?: Visitor;
    /** A cookie was sent whose session is over. */
    sessionIsOver?: boolean;
  }
}

/** Who a page is for: `anyone`, or `signed-in` without an organisation chosen. Any other page needs both. */
export const audienceKey = 'audience';
export const ForAnyone = (): MethodDecorator & ClassDecorator => SetMetadata(audienceKey, 'anyone');
export const ForSignedIn = (): MethodDecorator & ClassDecorator => SetMetadata(audienceKey, 'signed-in');

/** The visitor of this request. @throws SignInFirst when there is none, SignedOutMeanwhile when a form was sent. */
export function visitorOf(request: Request): Visitor {
  if (request.visitor) return request.visitor;
  if (request.method === 'GET') throw new SignInFirst(request.originalUrl);
  throw new SignedOutMeanwhile(pageAbove(request.app.router, request.path));
}

/** In a page's parameters: whoever is signed in. */
export const CurrentVisitor = createParamDecorator((_: unknown, context: ExecutionContext): Visitor =>
  visitorOf(context.switchToHttp().getRequest<Request>()),
);

/** In a page's parameters: the actor to give to commands and reads. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): PersonActor => {
  const { actor } = visitorOf(context.switchToHttp().getRequest<Request>());
  if (!actor) throw new ChooseFirst();
  return actor;
});
