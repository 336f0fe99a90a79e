import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AuditResolver } from './api/audit.resolver';
import { AuditLog } from './audit-log';
import { AuditRefusals } from './refusals';

@Module({
  providers: [AuditLog, AuditResolver, { provide: APP_INTERCEPTOR, useClass: AuditRefusals }],
  exports: [AuditLog],
})
export class AuditModule {}
