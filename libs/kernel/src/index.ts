export * from './actor';
export * from './dates';
export * from './errors';
export * from './contact';
export * from './ids';
export * from './money';
export * from './permissions';
export * from './problems';
