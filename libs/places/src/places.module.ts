import { Module } from '@nestjs/common';
import { DistrictsResolver } from './api/districts.resolver';
import { Districts } from './districts';

@Module({ providers: [Districts, DistrictsResolver], exports: [Districts] })
export class PlacesModule {}
