import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';

/** The channel on which PostgreSQL tells every app, of every process, which table was written. Never what. */
const channel = 'hearth_changed';
const tryAgain = 2_000;

/**
 * Hears that tables changed: one connection for each app, which reads nothing (it has no actor, so no row exists for
 * it). While it is lost, pages fall back to being loaded again.
 */
@Injectable()
export class Changes implements OnApplicationShutdown {
  private readonly log = new Logger('live');
  private readonly listeners = new Set<(table: string) => void>();
  private client: Client | undefined;
  private starting: Promise<void> | undefined;
  private over = false;

  /** @param url address of the app role. */
  constructor(private readonly url: string) {}

  /** Calls back with the name of each table that is written, from now until the returned function is called. */
  async listen(heard: (table: string) => void): Promise<() => void> {
    this.listeners.add(heard);
    await (this.starting ??= this.connect());
    return () => {
      this.listeners.delete(heard);
    };
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'hearth live' });
    client.on('notification', ({ payload }) => {
      for (const heard of [...this.listeners]) heard(payload ?? '');
    });
    client.on('error', () => undefined);
    client.once('end', () => {
      this.lost();
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      this.client = client;
      // Whatever changed meanwhile was not heard: let everybody look.
      for (const heard of [...this.listeners]) heard('');
    } catch (error) {
      await client.end().catch(() => undefined);
      this.log.warn({ event: 'not listening', error: String(error) });
    }
  }

  private lost(): void {
    this.client = undefined;
    if (this.over) return;
    this.starting = new Promise((resolve) => {
      setTimeout(() => {
        if (this.over) resolve();
        else this.connect().then(resolve, resolve);
      }, tryAgain).unref();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.over = true;
    await this.client?.end();
  }
}
