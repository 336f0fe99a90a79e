export * from './domain/disclosure';
export * from './domain/figures';
export * from './domain/shorthand';
