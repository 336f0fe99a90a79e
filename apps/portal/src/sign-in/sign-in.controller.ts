import { Actors, type SignedIn } from '@app/identity';
import { Unauthenticated } from '@app/kernel';
import {
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Logger,
  Post,
  Query,
  Render,
  Req,
  Res,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { type PortalSettings, settingsToken } from '../portal.settings';
import { cookie, cookieNames, cookieOptions } from '../session/cookies';
import { SignInFailed } from '../session/refusals';
import { Sessions } from '../session/sessions';
import { CurrentVisitor, ForAnyone, ForSignedIn, type Visitor } from '../session/visitor';
import { type Binding, bindingOf, newBinding } from './binding';
import { type IssuerSubject, RelyingParty } from './relying-party';
import { returnTo } from './return-to';

/** A sign-in must be finished within this time. Milliseconds. */
const signInTime = 15 * 60_000;

/** Where “Exit this page” leads: what anyone might be looking at. */
const harmless = 'https://www.bbc.co.uk/weather';

/** Signing in and out. */
@Controller()
export class SignInController {
  private readonly log = new Logger('sign-in');
  private readonly cookies;
  private readonly options;

  constructor(
    private readonly party: RelyingParty,
    private readonly sessions: Sessions,
    private readonly actors: Actors,
    @Inject(settingsToken) private readonly settings: PortalSettings,
  ) {
    this.cookies = cookieNames(settings.secure);
    this.options = cookieOptions(settings.secure);
  }

  /** Sends the browser to the issuer. */
  @ForAnyone()
  @Get('sign-in')
  async start(@Query('then') then: unknown, @Res() response: Response): Promise<void> {
    const binding = newBinding();
    const at = await this.party.startAt(binding);
    const path = Buffer.from(returnTo(then)).toString('base64url');
    response.cookie(this.cookies.signIn, `${binding.secret}.${path}.${String(Date.now())}`, {
      ...this.options,
      maxAge: signInTime,
    });
    response.redirect(303, at.href);
  }

  /** The issuer sends the browser back here. */
  @ForAnyone()
  @Get('sign-in/callback')
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const under = this.underWay(request);
    if (!under && request.visitor) {
      response.redirect(303, '/');
      return;
    }
    if (!under) throw new SignInFailed('OUT_OF_DATE');
    response.clearCookie(this.cookies.signIn, this.options);
    const subject = await this.party.finish(request.originalUrl, under.binding, under.began);
    const person = await this.personOf(subject);
    if (request.visitor) await this.sessions.end(request.visitor.sessionValue);
    const only = person.workplaces.length === 1 ? person.workplaces[0] : undefined;
    const value = await this.sessions.start(person.personId, only?.organisationId ?? null);
    response.cookie(this.cookies.session, value, this.options);
    this.log.log({ event: 'signed in', personId: person.personId });
    response.redirect(303, under.path);
  }

  @ForSignedIn()
  @Post('sign-out')
  async signOut(@CurrentVisitor() visitor: Visitor, @Res() response: Response): Promise<void> {
    await this.end(visitor, response);
    response.redirect(303, (await this.party.endAt())?.href ?? '/signed-out');
  }

  @ForAnyone()
  @Get('signed-out')
  @Header('Clear-Site-Data', '"cache", "storage"')
  @Render('sign-in/signed-out.njk')
  signedOut(): object {
    return {};
  }

  /** “Exit this page” without JavaScript: ends the session, then goes where anyone might be. Source: security UX-02. */
  @ForAnyone()
  @Get('leave')
  async leave(@Req() request: Request, @Res() response: Response): Promise<void> {
    // Another site's link must not be able to sign people out.
    const ours = (request.get('sec-fetch-site') ?? 'same-origin') === 'same-origin';
    if (request.visitor && ours) await this.end(request.visitor, response);
    response.redirect(303, harmless);
  }

  /** Somebody is still there: being asked has already kept the session. */
  @ForSignedIn()
  @Post('still-here')
  @HttpCode(204)
  stillHere(): void {
    // Nothing to answer.
  }

  private async end(visitor: Visitor, response: Response): Promise<void> {
    await this.sessions.end(visitor.sessionValue);
    response.clearCookie(this.cookies.session, this.options);
    response.set('Clear-Site-Data', '"cache", "storage"');
    this.log.log({ event: 'signed out', personId: visitor.person.personId });
  }

  /** The sign-in this browser began, when, and where it was going. */
  private underWay(request: Request): { binding: Binding; path: string; began: Date } | undefined {
    const [secret = '', path = '', began = ''] = (cookie(request, this.cookies.signIn) ?? '').split('.');
    const binding = bindingOf(secret);
    if (!binding || !/^\d{13}$/.test(began)) return undefined;
    return {
      binding,
      path: returnTo(Buffer.from(path, 'base64url').toString()),
      began: new Date(Number(began)),
    };
  }

  /** The account of whoever signed in. Nobody and nowhere get the same answer. */
  private async personOf({ issuer, subject }: IssuerSubject): Promise<SignedIn> {
    const person = await this.actors.forSubject(issuer, subject).catch((error: unknown) => {
      if (error instanceof Unauthenticated) return undefined;
      throw error;
    });
    if (person && person.workplaces.length > 0) return person;
    throw new SignInFailed('NO_ACCOUNT');
  }
}
