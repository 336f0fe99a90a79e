import { Module } from '@nestjs/common';
import { JobsResolver } from './api/jobs.resolver';
import { SchemesResolver } from './api/schemes.resolver';
import { StayingResolver } from './api/staying.resolver';
import { Jobs } from './jobs';
import { SanctuaryMatches } from './matches';
import { Schemes } from './schemes';
import { Staying } from './staying';
import { Works } from './works';

@Module({
  providers: [
    Staying,
    Schemes,
    SanctuaryMatches,
    Jobs,
    Works,
    StayingResolver,
    SchemesResolver,
    JobsResolver,
  ],
  exports: [Staying, Schemes, SanctuaryMatches, Jobs, Works],
})
export class SanctuaryModule {}
