import { CodeKey } from '@app/households';
import { type DynamicModule, Module } from '@nestjs/common';
import { EpisodesResolver } from './api/episodes.resolver';
import { HoldsResolver } from './api/holds.resolver';
import { PlacementsResolver } from './api/placements.resolver';
import { ReferralsResolver } from './api/referrals.resolver';
import { Episodes } from './episodes';
import { Holds } from './holds';
import { Placements } from './placements';
import { Referrals } from './referrals';

@Module({})
export class PlacementsModule {
  /** @param codeKey the secret of HEARTH_CODE_KEY: see `CodeKey`. */
  static forRoot({ codeKey }: { readonly codeKey: Buffer }): DynamicModule {
    return {
      module: PlacementsModule,
      providers: [
        { provide: CodeKey, useFactory: () => new CodeKey(codeKey) },
        Holds,
        Referrals,
        Placements,
        Episodes,
        HoldsResolver,
        ReferralsResolver,
        PlacementsResolver,
        EpisodesResolver,
      ],
      exports: [Holds, Referrals, Placements, Episodes],
    };
  }
}
