import { Database } from '@app/database';
import { authorise } from '@app/identity';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { ContactFiguresType } from './api/contact-figures.type';
import { readContactFigures } from './store/contact-figures.read';

/** How much first contact an organisation had, as counts of its own cases. */
@Injectable()
export class ContactFigures {
  constructor(private readonly db: Database) {}

  contactFigures(actor: Actor): Promise<ContactFiguresType> {
    authorise(actor, 'contactFigures');
    return this.db.read(actor, readContactFigures);
  }
}
