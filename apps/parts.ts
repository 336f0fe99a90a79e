import { accommodationEntities, AccommodationModule } from '@app/accommodation';
import { AuditModule } from '@app/audit';
import { DatabaseModule, type DatabaseOptions } from '@app/database';
import { DateScalar, InstantScalar } from '@app/graphql';
import { householdEntities, HouseholdsModule } from '@app/households';
import { IdentityModule } from '@app/identity';
import { placementEntities, PlacementsModule } from '@app/placements';
import { placeEntities, PlacesModule } from '@app/places';
import { fundEntities } from '@app/safe-start-fund';
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
];

/** What both doors, GraphQL and the pages, are given to work with. */
export interface PartsOptions {
  readonly database: Omit<DatabaseOptions, 'entities'>;
  /** 32 bytes: the key under which spoken codes are kept. */
  readonly codeKey: Buffer;
}

/** Every part of the domain, the same for both doors. */
export const parts = ({ database, codeKey }: PartsOptions): (DynamicModule | Type)[] => [
  DatabaseModule.forRoot({ ...database, entities }),
  IdentityModule,
  AuditModule,
  PlacesModule,
  AccommodationModule,
  HouseholdsModule.forRoot({ codeKey }),
  SearchModule,
  PlacementsModule.forRoot({ codeKey }),
];

/** The scalars of the schema. */
export const scalars: Provider[] = [DateScalar, InstantScalar];
