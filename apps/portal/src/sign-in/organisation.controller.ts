import { Body, Controller, Get, Post, Render, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Sessions } from '../session/sessions';
import { CurrentVisitor, ForSignedIn, type Visitor } from '../session/visitor';
import { type OrganisationPage, organisationPage } from './organisation.page';

/** For which organisation somebody with several acts. */
@ForSignedIn()
@Controller('organisation')
export class OrganisationController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  @Render('sign-in/organisation.njk')
  ask(@CurrentVisitor() visitor: Visitor): OrganisationPage {
    return organisationPage(visitor);
  }

  @Post()
  async choose(
    @CurrentVisitor() visitor: Visitor,
    @Body('organisation') chosen: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const workplace = visitor.person.workplaces.find((each) => each.organisationId === chosen);
    if (!workplace) {
      response
        .status(422)
        .render('sign-in/organisation.njk', organisationPage(visitor, 'Choose an organisation'));
      return;
    }
    await this.sessions.choose(visitor.sessionValue, workplace.organisationId);
    response.redirect(303, '/');
  }
}
