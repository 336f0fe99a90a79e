import { Module } from '@nestjs/common';
import { SearchesResolver } from './api/searches.resolver';
import { Searches } from './searches';

@Module({ providers: [Searches, SearchesResolver], exports: [Searches] })
export class SearchModule {}
