export * from './domain/explanation';
export * from './domain/freshness';
export * from './domain/one-change';
export * from './domain/one-question';
export * from './domain/projection';
export * from './domain/ranking';
export * from './domain/score';
