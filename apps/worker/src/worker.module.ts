import { join } from 'node:path';
import { Sealer } from '@app/audit';
import { Database, DatabaseModule, type Logger, type Settings } from '@app/database';
import { type Mail, Notices, openMail } from '@app/notices';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';

/** What the worker takes from the environment. */
export type WorkerSettings = Pick<
  Settings,
  | 'appDatabaseUrl'
  | 'workerDatabaseUrl'
  | 'masterKey'
  | 'ports'
  | 'host'
  | 'dataFolder'
  | 'auditHeads'
  | 'mail'
>;

const mailToken = Symbol('Mail');

/** Timed work: wiring only. */
@Module({})
export class WorkerModule implements OnApplicationShutdown {
  constructor(@Inject(mailToken) private readonly mail: Mail) {}

  static forRoot(settings: WorkerSettings, log: Logger): DynamicModule {
    const { appDatabaseUrl, masterKey, auditHeads, dataFolder } = settings;
    return {
      module: WorkerModule,
      imports: [DatabaseModule.forRoot({ url: appDatabaseUrl, entities: [], masterKey, poolSize: 5 })],
      providers: [
        {
          provide: mailToken,
          useFactory: () => openMail({ ...settings.mail, folder: join(dataFolder, 'outbox') }),
        },
        {
          provide: Notices,
          useFactory: (db: Database, mail: Mail) => new Notices(db, mail, log),
          inject: [Database, mailToken],
        },
        {
          provide: Sealer,
          useFactory: (db: Database) => new Sealer(db, auditHeads, log),
          inject: [Database],
        },
      ],
    };
  }

  onApplicationShutdown(): void {
    this.mail.close();
  }
}
