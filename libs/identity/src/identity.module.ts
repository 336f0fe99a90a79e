import { Module } from '@nestjs/common';
import { Actors } from './actors';
import { MeResolver } from './api/me.resolver';
import { OrganisationsResolver } from './api/organisations.resolver';
import { PeopleResolver } from './api/people.resolver';
import { Organisations } from './organisations';
import { People } from './people';

@Module({
  providers: [Actors, People, Organisations, MeResolver, PeopleResolver, OrganisationsResolver],
  exports: [Actors, People, Organisations],
})
export class IdentityModule {}
