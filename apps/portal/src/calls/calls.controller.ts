import { Forbidden, type PersonActor } from '@app/kernel';
import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { documentBeside, Reading } from '../layout/reading';
import { CurrentActor } from '../session/visitor';
import { type CallsData, callsPage } from './calls.page';

const document = documentBeside(__dirname, 'calls');

/** The phone rings at the single point of contact: who is it, and what then? */
@Controller('calls')
export class CallsController {
  constructor(private readonly reading: Reading) {}

  @Get()
  async show(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    if (!actor.roles.includes('COMPASS_WORKER')) throw new Forbidden();
    const data = await this.reading.read<CallsData>(actor, document);
    response.render('calls/calls.njk', { title: 'Calls', ...callsPage(data) });
  }
}
