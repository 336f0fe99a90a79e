export * from './domain/explanation';
export * from './domain/freshness';
export * from './domain/ranking';
