import { Module } from '@nestjs/common';
import { Actors } from './actors';
import { MeResolver } from './api/me.resolver';
import { PeopleResolver } from './api/people.resolver';
import { People } from './people';

@Module({ providers: [Actors, People, MeResolver, PeopleResolver], exports: [Actors, People] })
export class IdentityModule {}
