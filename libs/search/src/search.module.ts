import { Module } from '@nestjs/common';
import { PreviewsResolver } from './api/previews.resolver';
import { SearchesResolver } from './api/searches.resolver';
import { UnmetNeedsResolver } from './api/unmet-needs.resolver';
import { Previews } from './previews';
import { Searches } from './searches';
import { UnmetNeeds } from './unmet-needs';

@Module({
  providers: [Searches, SearchesResolver, UnmetNeeds, UnmetNeedsResolver, Previews, PreviewsResolver],
  exports: [Searches, UnmetNeeds, Previews],
})
export class SearchModule {}
