import { Actors, type SignedIn, type Workplace } from '@app/identity';
import { Unauthenticated } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { navigationFor } from '../layout/navigation';
import { settingsToken, type PortalSettings } from '../portal.settings';
import { cookie, cookieNames, cookieOptions } from './cookies';
import { formToken, isFormToken } from './form-token';
import { idleMinutes, type PortalSession } from './portal-session.store';
import { StaleForm } from './refusals';
import { mayBeOurs } from './same-site';
import { Sessions } from './sessions';
import { readUpload } from './uploads';
import type { Visitor } from './visitor';

const reading = new Set(['GET', 'HEAD']);

/** Finds out at every request who is asking, and refuses forms that are not ours. */
@Injectable()
export class Recognise {
  constructor(
    private readonly sessions: Sessions,
    private readonly actors: Actors,
    @Inject(settingsToken) private readonly settings: PortalSettings,
  ) {}

  /** Express middleware: sets `request.visitor`, and what the layout shows of them. */
  readonly middleware = (request: Request, response: Response, next: NextFunction): void => {
    this.recognise(request, response).then(() => {
      next();
    }, next);
  };

  private async recognise(request: Request, response: Response): Promise<void> {
    const { session: name } = cookieNames(this.settings.secure);
    const value = cookie(request, name);
    const visitor = value === undefined ? undefined : await this.visitor(value);
    if (value !== undefined && !visitor) {
      response.clearCookie(name, cookieOptions(this.settings.secure));
      request.sessionIsOver = true;
    }
    if (visitor) {
      request.visitor = visitor;
      Object.assign(response.locals, shownOf(visitor, request.path));
    }
    if (reading.has(request.method)) return;
    // A form with a file is read for whoever is signed in only, and before its token is looked for.
    if (visitor && request.is('multipart/form-data')) await readUpload(request, response);
    this.refuseForeignForms(request);
  }

  private async visitor(value: string): Promise<Visitor | undefined> {
    const session = await this.sessions.find(value);
    const person = session && (await this.personOf(session));
    if (!session || !person) return undefined;
    const workplace = workplaceOf(person, session);
    return {
      sessionValue: value,
      person,
      workplace,
      actor: workplace && this.actors.actorFor(person, workplace.organisationId),
      idleEndsAt: new Date(session.lastSeenAt.getTime() + idleMinutes * 60_000),
      endsAt: session.endsAt,
    };
  }

  /** The person, unless the account has ended since. */
  private async personOf({ personId }: PortalSession): Promise<SignedIn | undefined> {
    try {
      return await this.actors.forPerson(personId);
    } catch (error) {
      if (error instanceof Unauthenticated) return undefined;
      throw error;
    }
  }

  private refuseForeignForms(request: Request): void {
    const from = { fetchSite: request.get('sec-fetch-site'), origin: request.get('origin') };
    if (!mayBeOurs(from, this.settings.url)) throw new StaleForm();
    const given = (request.body as Record<string, unknown> | undefined)?.['formToken'];
    if (request.visitor && !isFormToken(given, request.visitor.sessionValue)) throw new StaleForm();
  }
}

/** The organisation chosen, while a role is held there; the only one, when there is no choice. */
function workplaceOf({ workplaces }: SignedIn, { organisationId }: PortalSession): Workplace | undefined {
  if (organisationId !== null) return workplaces.find((each) => each.organisationId === organisationId);
  return workplaces.length === 1 ? workplaces[0] : undefined;
}

/** What every page may show of its visitor. */
const shownOf = (visitor: Visitor, path: string): Record<string, unknown> => ({
  personName: visitor.person.name,
  organisationName: visitor.workplace?.organisationName,
  mayChangeOrganisation: visitor.person.workplaces.length > 1,
  formToken: formToken(visitor.sessionValue),
  idleEndsAt: visitor.idleEndsAt.toISOString(),
  sessionEndsAt: visitor.endsAt.toISOString(),
  navigation: navigationFor(visitor.workplace?.roles ?? [], path),
  path,
});
