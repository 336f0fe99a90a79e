import { Database } from '@app/database';
import { authorise } from '@app/identity';
import { type Actor, addDays } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { ProviderFiguresType } from './api/figures.type';
import { startOf } from './domain/arriving';
import { targetMinutes } from './domain/desk-hours';
import { countAnswers, countNights, figureNights } from './domain/figures';
import { readPastNights, readPastReferrals } from './store/figures.read';

/** What a provider's own last 90 nights came to. */
@Injectable()
export class Figures {
  constructor(private readonly db: Database) {}

  providerFigures(actor: Actor): Promise<ProviderFiguresType> {
    authorise(actor, 'providerFigures');
    return this.db.read(actor, async (tx) => {
      const from = addDays(tx.today, -figureNights);
      const to = addDays(tx.today, -1);
      const services = await readPastNights(tx, from, tx.today);
      const answers = countAnswers(await readPastReferrals(tx, startOf(from)));
      return {
        from,
        to,
        services: services.map(({ id, name, units }) => ({ id, name, ...countNights(units, from, to) })),
        answers: { ...answers, targetMinutes },
      };
    });
  }
}
