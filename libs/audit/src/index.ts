export { type Happening, record } from './audit';
export { AuditLog } from './audit-log';
export { AuditModule } from './audit.module';
export { type Fault, type FaultCode, faultCodes, type Head } from './domain/chain';
export { Sealer, sealEntries } from './sealer';
export { type Standing, verify } from './verify';
