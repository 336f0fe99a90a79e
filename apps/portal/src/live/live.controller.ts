import type { PersonActor } from '@app/kernel';
import { NotFound } from '@app/kernel';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Reading } from '../layout/reading';
import { CurrentActor, CurrentVisitor, type Visitor } from '../session/visitor';
import { Sessions } from '../session/sessions';
import { Changes } from './changes';
import { findLivePage, markOf } from './live';

/** Several writes that come together are one change. Milliseconds. */
const together = 150;
/** Keeps the connection from being taken for dead, and notices a session that has ended. Milliseconds. */
const heartbeat = 20_000;

/** Tells an open page that what it shows has changed: it is read again as its reader, and only "changed" is said. */
@Controller('live')
export class LiveController {
  constructor(
    private readonly changes: Changes,
    private readonly reading: Reading,
    private readonly sessions: Sessions,
  ) {}

  @Get(':name')
  async follow(
    @Param('name') name: string,
    @Query() query: Record<string, string>,
    @CurrentActor() actor: PersonActor,
    @CurrentVisitor() visitor: Visitor,
    @Res() response: Response,
  ): Promise<void> {
    const page = findLivePage(name);
    if (!page) throw new NotFound();
    const { mark: shown = '', ...asked } = query;
    const read = async (): Promise<string> =>
      markOf(await this.reading.read(actor, page.document, page.variables(asked)));
    // Whoever leaves while this begins leaves nothing behind either.
    const gone = new AbortController();
    response.on('close', () => {
      gone.abort();
    });
    let mark = shown;
    let pending: NodeJS.Timeout | undefined;
    const look = async (): Promise<void> => {
      pending = undefined;
      const now = await read();
      if (gone.signal.aborted || now === mark) return;
      mark = now;
      response.write(`event: changed\ndata: ${mark}\n\n`);
    };
    const end = (): void => {
      response.end();
    };
    const soon = (): void => {
      if (gone.signal.aborted) return;
      pending ??= setTimeout(() => {
        look().catch(end);
      }, together);
    };
    // Read before the headers: who may not see the page is told so as on any page.
    await read();
    response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
    const stop = await this.changes.listen((table) => {
      if (table === '' || page.tables.includes(table)) soon();
    });
    const beat = setInterval(() => {
      this.sessions.isLive(visitor.sessionValue).then((live) => {
        if (live) response.write(': \n\n');
        else end();
      }, end);
    }, heartbeat);
    const clear = (): void => {
      clearInterval(beat);
      clearTimeout(pending);
      stop();
    };
    gone.signal.addEventListener('abort', clear);
    if (gone.signal.aborted || (response.socket?.destroyed ?? true)) clear();
    // What happened between the page and now.
    else soon();
  }
}
