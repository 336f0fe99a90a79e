import { Forbidden, type PersonActor, problem, Problems } from '@app/kernel';
import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Fields, refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { CurrentActor } from '../session/visitor';
import { type FindData, findPage, onlyOne } from './find.page';
import { findableBy } from './pages';

const document = documentBeside(__dirname, 'find');

/** The box at the top of every page: what one may open, by a reference, a code or a name, which are sent and stand in no address. */
@Controller('find')
export class FindController {
  constructor(private readonly reading: Reading) {}

  @Get()
  ask(@CurrentActor() actor: PersonActor, @Res() response: Response): void {
    this.render(actor, response, {});
  }

  @Post()
  async find(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const words = new Fields(sent).textOr('words');
    if (words.length < 2 || words.length > 100) {
      const short = problem('LENGTH', 'Enter at least two letters or figures, and at most 100.', 'words');
      this.render(actor, response.status(422), refused(sent, new Problems([short])));
      return;
    }
    const groups = findPage(await this.reading.read<FindData>(actor, document, { words }), actor.roles);
    const only = onlyOne(groups, words);
    if (only === undefined)
      this.render(actor, response, { asked: words, groups, values: { words }, errorOf: {} });
    else response.redirect(303, only);
  }

  private render(actor: PersonActor, response: Response, more: object): void {
    const findable = findableBy(actor.roles);
    if (findable === null) throw new Forbidden();
    response.render('find/find.njk', { title: 'Search', values: {}, errorOf: {}, ...more, findable });
  }
}
