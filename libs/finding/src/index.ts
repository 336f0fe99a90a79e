export { type FoundType as Found } from './api/found.type';
export { type FoundKind, foundKinds, kinds } from './domain/kinds';
export { Finding } from './finding';
export { FindingModule } from './finding.module';
