import { Module } from '@nestjs/common';
import { Actors } from './actors';
import { MeResolver } from './api/me.resolver';

@Module({ providers: [Actors, MeResolver], exports: [Actors] })
export class IdentityModule {}
