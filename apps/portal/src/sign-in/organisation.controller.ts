import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Sessions } from '../session/sessions';
import { CurrentVisitor, ForSignedIn, type Visitor } from '../session/visitor';
import { organisationPage } from './organisation.page';

/**
 * For which organisation somebody with several acts. Who has one is not asked, unless it is what is left after the
 * roles at the chosen one ended: acting for another must not come as a surprise.
 */
@ForSignedIn()
@Controller('organisation')
export class OrganisationController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  ask(@CurrentVisitor() visitor: Visitor, @Res() response: Response): void {
    const noChoice = visitor.workplace !== undefined && visitor.person.workplaces.length === 1;
    if (noChoice) response.redirect(303, '/');
    else response.render('sign-in/organisation.njk', organisationPage(visitor));
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
