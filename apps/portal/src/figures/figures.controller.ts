import type { PersonActor } from '@app/kernel';
import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { documentBeside, Reading } from '../layout/reading';
import { CurrentActor } from '../session/visitor';
import { type FiguresData, figuresPage } from './figures.page';

const document = documentBeside(__dirname, 'figures');

/** What a provider's last 90 nights came to. */
@Controller('figures')
export class FiguresController {
  constructor(private readonly reading: Reading) {}

  @Get()
  async show(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    const data = await this.reading.read<FiguresData>(actor, document);
    response.render('figures/figures.njk', { title: 'Figures', ...figuresPage(data) });
  }
}
