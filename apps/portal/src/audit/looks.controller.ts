import type { PersonActor } from '@app/kernel';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn } from '../layout/address';
import { documentBeside, Reading } from '../layout/reading';
import { CurrentActor } from '../session/visitor';
import { type LooksData, lookRows } from './looks.page';

const document = documentBeside(__dirname, 'looks');

/** A provider sees who looked at its records. */
@Controller('who-looked')
export class LooksController {
  constructor(private readonly reading: Reading) {}

  @Get()
  async show(
    @CurrentActor() actor: PersonActor,
    @Query('after') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(asked);
    const data = await this.reading.read<LooksData>(actor, document, { after });
    response.render('audit/looks.njk', {
      title: 'Who looked',
      rows: lookRows(data, new Date()),
      next: data.looks.hasNextPage ? data.looks.endCursor : null,
      later: after !== null,
    });
  }
}
