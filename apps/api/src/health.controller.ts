import { Database } from '@app/database';
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';

/** For whatever runs the app: is it alive, and may it be sent requests? */
@Controller('health')
export class HealthController {
  constructor(private readonly db: Database) {}

  /** The process answers. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The database answers too; otherwise 503. */
  @Get('ready')
  async ready(): Promise<{ status: 'ready' }> {
    if (!(await this.db.isReachable())) throw new ServiceUnavailableException({ status: 'not ready' });
    return { status: 'ready' };
  }
}
