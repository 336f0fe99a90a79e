import { Database } from '@app/database';
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ForAnyone } from '../session/visitor';

/** For whoever keeps the pages running: is the process alive, and can it serve? */
@ForAnyone()
@Controller('health')
export class HealthController {
  constructor(private readonly db: Database) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'alive' };
  }

  @Get('ready')
  async ready(): Promise<{ status: string }> {
    if (!(await this.db.isReachable())) throw new ServiceUnavailableException('the database does not answer');
    return { status: 'ready' };
  }
}
