import { CodeKey } from '@app/households';
import { type DynamicModule, Module } from '@nestjs/common';
import { BoardResolver } from './api/board.resolver';
import { CaseloadResolver } from './api/caseload.resolver';
import { EpisodesResolver } from './api/episodes.resolver';
import { ExportsResolver } from './api/exports.resolver';
import { FiguresResolver } from './api/figures.resolver';
import { HoldsResolver } from './api/holds.resolver';
import { PlacementsResolver } from './api/placements.resolver';
import { ReferralsResolver } from './api/referrals.resolver';
import { NamedRulesResolver } from './api/rules.resolver';
import { Board } from './board';
import { Caseload } from './caseload';
import { SupportResolver } from './api/support.resolver';
import { Episodes } from './episodes';
import { Exports } from './exports';
import { Figures } from './figures';
import { Holds } from './holds';
import { Overrides } from './overrides';
import { Placements } from './placements';
import { Questions } from './questions';
import { Referrals } from './referrals';
import { Support } from './support';

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
        Overrides,
        Questions,
        Placements,
        Episodes,
        Board,
        Figures,
        Exports,
        BoardResolver,
        Caseload,
        CaseloadResolver,
        FiguresResolver,
        ExportsResolver,
        Support,
        HoldsResolver,
        ReferralsResolver,
        NamedRulesResolver,
        PlacementsResolver,
        EpisodesResolver,
        SupportResolver,
      ],
      exports: [Holds, Referrals, Overrides, Questions, Placements, Episodes, Exports, Support],
    };
  }
}
