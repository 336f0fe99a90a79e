import { Actors } from '@app/identity';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { parts, type PartsOptions, scalars } from '../../parts';
import { ApplicationsController } from './applications/applications.controller';
import { ExportsController } from './exports/exports.controller';
import { FiguresController } from './figures/figures.controller';
import { FundApplicationsController } from './fund/fund-applications.controller';
import { HealthController } from './health/health.controller';
import { HomeController } from './home/home.controller';
import { HouseholdsController } from './households/households.controller';
import { PageErrors } from './layout/page-errors';
import { ClosedDriver, Reading } from './layout/reading';
import { Changes } from './live/changes';
import { LiveController } from './live/live.controller';
import { PanelController } from './panel/panel.controller';
import { PlacementsController } from './placements/placements.controller';
import { type PortalSettings, settingsToken } from './portal.settings';
import { SearchesController } from './searches/searches.controller';
import { SentController } from './sent/sent.controller';
import { ReferralsController } from './referrals/referrals.controller';
import { RulesController } from './services/rules.controller';
import { ServicesController } from './services/services.controller';
import { Recognise } from './session/recognise';
import { Sessions } from './session/sessions';
import { SignedInGuard } from './session/signed-in.guard';
import { OrganisationController } from './sign-in/organisation.controller';
import { RelyingParty } from './sign-in/relying-party';
import { SignInController } from './sign-in/sign-in.controller';
import { StaysController } from './stays/stays.controller';
import { TonightController } from './tonight/tonight.controller';
import { UnitsController } from './units/units.controller';

/** The web pages. */
@Module({})
export class PortalModule {
  static with(settings: PortalSettings, options: PartsOptions): DynamicModule {
    return {
      module: PortalModule,
      imports: [
        ...parts(options),
        GraphQLModule.forRoot({ driver: ClosedDriver, autoSchemaFile: true, sortSchema: false }),
      ],
      controllers: [
        ApplicationsController,
        ExportsController,
        FiguresController,
        FundApplicationsController,
        HealthController,
        HomeController,
        HouseholdsController,
        LiveController,
        OrganisationController,
        SearchesController,
        SentController,
        PanelController,
        PlacementsController,
        ReferralsController,
        RulesController,
        ServicesController,
        SignInController,
        StaysController,
        TonightController,
        UnitsController,
      ],
      providers: [
        { provide: settingsToken, useValue: settings },
        { provide: APP_FILTER, useClass: PageErrors },
        { provide: APP_GUARD, useClass: SignedInGuard },
        ...scalars,
        Actors,
        { provide: Changes, useFactory: () => new Changes(options.database.url) },
        Reading,
        Recognise,
        RelyingParty,
        Sessions,
      ],
    };
  }
}
