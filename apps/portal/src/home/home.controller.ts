import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ForAnyone } from '../session/visitor';
import { homePage } from './home.page';

/** The first page: the way in for strangers, and for those signed in what they are here for. */
@Controller()
export class HomeController {
  @ForAnyone()
  @Get()
  home(@Req() request: Request, @Res() response: Response): void {
    const { visitor, sessionIsOver } = request;
    if (!visitor) response.render('home/welcome.njk', { sessionIsOver });
    else if (visitor.workplace) response.render('home/home.njk', homePage(visitor.person, visitor.workplace));
    else response.redirect(303, '/organisation');
  }
}
