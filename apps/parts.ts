import { accommodationEntities, AccommodationModule } from '@app/accommodation';
import { AuditModule } from '@app/audit';
import { DatabaseModule, type DatabaseOptions } from '@app/database';
import { dutyReportEntities, DutyReportModule } from '@app/duty-report';
import { FindingModule } from '@app/finding';
import { DateScalar, InstantScalar } from '@app/graphql';
import { householdEntities, HouseholdsModule } from '@app/households';
import { IdentityModule } from '@app/identity';
import { placementEntities, PlacementsModule } from '@app/placements';
import { placeEntities, PlacesModule } from '@app/places';
import { fundEntities, SafeStartFundModule } from '@app/safe-start-fund';
import { sanctuaryEntities, SanctuaryModule } from '@app/sanctuary';
import { searchEntities, SearchModule } from '@app/search';
import type { DynamicModule, Provider, Type } from '@nestjs/common';

/** Every entity of every lib, for the database and the drift test. */
export const entities = [
  ...placeEntities,
  ...accommodationEntities,
  ...householdEntities,
  ...searchEntities,
  ...placementEntities,
  ...fundEntities,
  ...dutyReportEntities,
  ...sanctuaryEntities,
];

/** What both doors, GraphQL and the pages, are given to work with. */
export interface PartsOptions {
  readonly database: Omit<DatabaseOptions, 'entities'>;
  /** 32 bytes: the key under which spoken codes are kept. */
  readonly codeKey: Buffer;
  /** A folder with another modulus table than the package’s; null or absent: that one. */
  readonly modulusTables?: string | null;
}

/** Every part of the domain, the same for both doors. */
export const parts = ({
  database,
  codeKey,
  modulusTables = null,
}: PartsOptions): (DynamicModule | Type)[] => [
  DatabaseModule.forRoot({ ...database, entities }),
  IdentityModule,
  AuditModule,
  FindingModule,
  PlacesModule,
  AccommodationModule,
  HouseholdsModule.forRoot({ codeKey }),
  SearchModule,
  PlacementsModule.forRoot({ codeKey }),
  DutyReportModule,
  SanctuaryModule,
  SafeStartFundModule.forRoot({ modulusTables }),
];

/** The scalars of the schema. */
export const scalars: Provider[] = [DateScalar, InstantScalar];
