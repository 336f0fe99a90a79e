import { DatabaseModule, type DatabaseOptions } from '@app/database';
import { Actors } from '@app/identity';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { HealthController } from './health/health.controller';
import { HomeController } from './home/home.controller';
import { PageErrors } from './layout/page-errors';
import { type PortalSettings, settingsToken } from './portal.settings';
import { Recognise } from './session/recognise';
import { Sessions } from './session/sessions';
import { SignedInGuard } from './session/signed-in.guard';
import { OrganisationController } from './sign-in/organisation.controller';
import { RelyingParty } from './sign-in/relying-party';
import { SignInController } from './sign-in/sign-in.controller';

/** The web pages. */
@Module({})
export class PortalModule {
  static with(settings: PortalSettings, database: DatabaseOptions): DynamicModule {
    return {
      module: PortalModule,
      imports: [DatabaseModule.forRoot(database)],
      controllers: [HealthController, HomeController, OrganisationController, SignInController],
      providers: [
        { provide: settingsToken, useValue: settings },
        { provide: APP_FILTER, useClass: PageErrors },
        { provide: APP_GUARD, useClass: SignedInGuard },
        Actors,
        Recognise,
        RelyingParty,
        Sessions,
      ],
    };
  }
}
