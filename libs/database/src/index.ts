export { connect, type Entity } from './connect';
export { type CommitOptions, Database, type Once, refusedBy, type Tx, unlessRefused } from './database';
export { DatabaseModule, type DatabaseOptions } from './database.module';
export { type ErrorFacts, errorFacts, logger, type Logger } from './log';
export { migrate } from './migrate';
export { appUrls, type RoleNames, roleNames } from './roles';
export { startServer } from './server';
export { readSettings, type Settings } from './settings';
export { seal, Vault } from './vault';
