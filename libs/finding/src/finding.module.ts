import { Module } from '@nestjs/common';
import { FindingResolver } from './api/finding.resolver';
import { Finding } from './finding';

@Module({ providers: [Finding, FindingResolver], exports: [Finding] })
export class FindingModule {}
