import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { navigationFor } from '../layout/navigation';
import { ForAnyone } from '../session/visitor';

/** The way in for strangers; for those signed in the first of their pages. */
@Controller()
export class HomeController {
  @ForAnyone()
  @Get()
  home(@Req() request: Request, @Res() response: Response): void {
    const { visitor, sessionIsOver } = request;
    if (!visitor) response.render('home/welcome.njk', { sessionIsOver });
    else if (visitor.workplace) {
      const [first] = navigationFor(visitor.workplace.roles, '/');
      if (!first) throw new Error(`No page is for ${visitor.workplace.roles.join(', ')}.`);
      response.redirect(303, first.href);
    } else response.redirect(303, '/organisation');
  }
}
