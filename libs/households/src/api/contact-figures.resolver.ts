import { CurrentActor } from '@app/graphql';
import type { PersonActor } from '@app/kernel';
import { Query, Resolver } from '@nestjs/graphql';
import { ContactFigures } from '../contact-figures';
import { ContactFiguresType } from './contact-figures.type';

@Resolver()
export class ContactFiguresResolver {
  constructor(private readonly figures: ContactFigures) {}

  @Query(() => ContactFiguresType, {
    name: 'contactFigures',
    description: 'How many cases your organisation took on and handed over, month by month.',
  })
  own(@CurrentActor() actor: PersonActor): Promise<ContactFiguresType> {
    return this.figures.contactFigures(actor);
  }
}
