import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource, Logger } from 'typeorm';
import { connect, type Entity } from './connect';
import { Database } from './database';
import { Vault } from './vault';

const dataSourceToken = Symbol('DataSource');

export interface DatabaseOptions {
  /** Address of the app role. */
  readonly url: string;
  readonly entities: readonly Entity[];
  /** 32 bytes that wrap every other key. */
  readonly masterKey: Buffer;
  readonly clock?: (() => Date) | undefined;
  readonly poolSize?: number | undefined;
  readonly logger?: Logger | undefined;
}

/** Gives every lib the `Database` and the `Vault`, and nobody the connection. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(dataSourceToken) private readonly dataSource: DataSource) {}

  static forRoot(options: DatabaseOptions): DynamicModule {
    const { url, entities, poolSize, logger } = options;
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: dataSourceToken,
          useFactory: () =>
            connect(url, entities, { ...(poolSize ? { poolSize } : {}), ...(logger ? { logger } : {}) }),
        },
        {
          provide: Database,
          useFactory: (dataSource: DataSource) => new Database(dataSource, options.clock),
          inject: [dataSourceToken],
        },
        { provide: Vault, useFactory: () => new Vault(options.masterKey) },
      ],
      exports: [Database, Vault],
    };
  }

  onApplicationShutdown(): Promise<void> {
    return this.dataSource.destroy();
  }
}
