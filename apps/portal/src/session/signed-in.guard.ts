import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { hasFile, takesFileKey } from '../layout/upload';
import { ChooseFirst, StaleForm } from './refusals';
import { audienceKey, visitorOf } from './visitor';

/** Every page is closed unless it says that it is for anyone. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    // What a page reads in process was let through with the page.
    if (context.getType<string>() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const takesFile = this.reflector.get<boolean | undefined>(takesFileKey, context.getHandler());
    if (hasFile(request) && takesFile !== true) throw new StaleForm();
    const audience = this.reflector.getAllAndOverride<string | undefined>(audienceKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (audience === 'anyone') return true;
    const visitor = visitorOf(request);
    if (audience !== 'signed-in' && !visitor.actor) throw new ChooseFirst();
    return true;
  }
}
