import { randomBytes } from 'node:crypto';
import { Database } from '@app/database';
import { systemActor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import {
  deleteSession,
  findLiveSession,
  insertSession,
  type PortalSession,
  setSessionOrganisation,
  touchSession,
} from './portal-session.store';

const signIn = systemActor('sign-in');

/** A session in use is noted at most this often, so that reading a page seldom writes. Milliseconds. */
const noteEvery = 60_000;

/** Sessions of the pages, kept in the database so that every app sees the same and ending one ends it everywhere. */
@Injectable()
export class Sessions {
  constructor(private readonly db: Database) {}

  /** Starts a session and returns the value for its cookie: 256 random bits, kept only as a hash. */
  async start(personId: string, organisationId: string | null): Promise<string> {
    const value = randomBytes(32).toString('base64url');
    await this.db.commit(signIn, (tx) => insertSession(tx, value, personId, organisationId));
    return value;
  }

  /** The live session of this cookie value, noted as in use; undefined when there is none or it is over. */
  async find(value: string): Promise<PortalSession | undefined> {
    const found = await this.db.read(signIn, async (tx) => {
      const session = await findLiveSession(tx, value);
      return session && { session, now: tx.now };
    });
    if (!found) return undefined;
    const { session, now } = found;
    if (now.getTime() - session.lastSeenAt.getTime() < noteEvery) return session;
    await this.db.commit(signIn, (tx) => touchSession(tx, value));
    return { ...session, lastSeenAt: now };
  }

  /** Whether this cookie value still opens a session; being asked does not keep it alive. */
  async isLive(value: string): Promise<boolean> {
    return (await this.db.read(signIn, (tx) => findLiveSession(tx, value))) !== undefined;
  }

  /** From now on the session's person acts for this organisation. Whether they may is asked at every request. */
  async choose(value: string, organisationId: string): Promise<void> {
    await this.db.commit(signIn, (tx) => setSessionOrganisation(tx, value, organisationId));
  }

  async end(value: string): Promise<void> {
    await this.db.commit(signIn, (tx) => deleteSession(tx, value));
  }
}
