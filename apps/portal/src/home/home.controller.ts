import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { navigationFor } from '../layout/navigation';
import { ForAnyone } from '../session/visitor';
import { homePage } from './home.page';

/** The first page: the way in for strangers; for those signed in the first of their pages, or what they are here for. */
@Controller()
export class HomeController {
  @ForAnyone()
  @Get()
  home(@Req() request: Request, @Res() response: Response): void {
    const { visitor, sessionIsOver } = request;
    if (!visitor) response.render('home/welcome.njk', { sessionIsOver });
    else if (visitor.workplace) {
      const [first] = navigationFor(visitor.workplace.roles, '/');
      if (first) response.redirect(303, first.href);
      else response.render('home/home.njk', homePage(visitor.person, visitor.workplace));
    } else response.redirect(303, '/organisation');
  }
}
