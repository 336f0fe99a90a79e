import { Actors } from '@app/identity';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { parts, type PartsOptions, scalars } from '../../parts';
import { DataQuestionsController } from './data-questions/data-questions.controller';
import { AuditController } from './audit/audit.controller';
import { LooksController } from './audit/looks.controller';
import { CallsController } from './calls/calls.controller';
import { ExportsController } from './exports/exports.controller';
import { FiguresController } from './figures/figures.controller';
import { FindController } from './find/find.controller';
import { AlertsController } from './alerts/alerts.controller';
import { BudgetsController } from './budgets/budgets.controller';
import { ClaimsController } from './claims/claims.controller';
import { FundSettingsController } from './fund-settings/fund-settings.controller';
import { ApplicationsController } from './applications/applications.controller';
import { FundApplicationsController } from './fund/fund-applications.controller';
import { HealthController } from './health/health.controller';
import { HomeController } from './home/home.controller';
import { ApartController } from './households/apart.controller';
import { CaseController } from './households/case.controller';
import { HouseholdsController } from './households/households.controller';
import { InvoicesController } from './invoices/invoices.controller';
import { PageErrors } from './layout/page-errors';
import { ClosedDriver, Reading } from './layout/reading';
import { Changes } from './live/changes';
import { LiveController } from './live/live.controller';
import { OrganisationsController } from './organisations/organisations.controller';
import { PeopleController } from './people/people.controller';
import { PayeesController } from './payees/payees.controller';
import { PaymentsController } from './payments/payments.controller';
import { PanelController } from './panel/panel.controller';
import { PlacementsController } from './placements/placements.controller';
import { type PortalSettings, settingsToken } from './portal.settings';
import { DashboardController } from './needs/dashboard.controller';
import { ReturnFilesController } from './returns/files.controller';
import { PrepareReturnController } from './returns/prepare.controller';
import { ReturnsController } from './returns/returns.controller';
import { YearsOfReturns } from './returns/year';
import { SearchesController } from './searches/searches.controller';
import { SentController } from './sent/sent.controller';
import { ReferralsController } from './referrals/referrals.controller';
import { RulesController } from './services/rules.controller';
import { ServicesController } from './services/services.controller';
import { SanctuaryController } from './sanctuary/sanctuary.controller';
import { SchemesController } from './sanctuary/schemes.controller';
import { Recognise } from './session/recognise';
import { Sessions } from './session/sessions';
import { SignedInGuard } from './session/signed-in.guard';
import { OrganisationController } from './sign-in/organisation.controller';
import { RelyingParty } from './sign-in/relying-party';
import { SignInController } from './sign-in/sign-in.controller';
import { StatementsController } from './statements/statements.controller';
import { StayingController } from './staying/staying.controller';
import { StaysController } from './stays/stays.controller';
import { SupportController } from './stays/support.controller';
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
        ApartController,
        CaseController,
        DashboardController,
        DataQuestionsController,
        AuditController,
        CallsController,
        ExportsController,
        FiguresController,
        FindController,
        AlertsController,
        BudgetsController,
        ClaimsController,
        FundSettingsController,
        ApplicationsController,
        FundApplicationsController,
        HealthController,
        HomeController,
        HouseholdsController,
        InvoicesController,
        LiveController,
        LooksController,
        OrganisationController,
        OrganisationsController,
        PeopleController,
        SearchesController,
        SentController,
        PayeesController,
        PaymentsController,
        PanelController,
        PlacementsController,
        PrepareReturnController,
        ReferralsController,
        ReturnFilesController,
        ReturnsController,
        RulesController,
        SanctuaryController,
        SchemesController,
        ServicesController,
        SignInController,
        StatementsController,
        StayingController,
        StaysController,
        SupportController,
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
        YearsOfReturns,
      ],
    };
  }
}
