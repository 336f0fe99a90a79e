import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { authorise } from '@app/identity';
import { type Actor, NotFound, type Outcome, Problems, refuse } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { DeclareConnectionInput, RegisterConnectionInput } from './api/panel.input';
import type { ConnectionDeclaredType, FundConnectionType } from './api/panel.type';
import { lockForFund } from './applications';
import { keyOf } from './domain/words';
import { findConflicts } from './store/applications.store';
import { recordFor } from './store/on-record';
import { FundConflictEntity, FundConnectionEntity } from './store/panel.entities';
import { readConnection, readConnections } from './store/panel.read';

const nameless = refuse('NAME_NEEDED', 'Name an organisation or supplier, in letters or figures.', 'name');

/**
 * What the people of a fund are tied to. Whoever is tied to an application, as found by the database or said by
 * themselves, is recused: not counted, and the papers are closed to them, by row-level security as well.
 */
@Injectable()
export class Connections {
  constructor(private readonly db: Database) {}

  fundConnections(actor: Actor, args: PageArgs): Promise<Page<FundConnectionType>> {
    authorise(actor, 'fundConnections');
    return this.db.read(actor, (tx) => readConnections(tx, args));
  }

  /** Registers what one is tied to in general. Every case that it touches is closed to them at once. */
  registerConnection(actor: Actor, input: RegisterConnectionInput): Promise<Outcome<FundConnectionType>> {
    authorise(actor, 'registerConnection');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(RegisterConnectionInput, input);
      if (shape.length > 0) return new Problems(shape);
      const { organisationId = null, nature } = input;
      const name = organisationId === null ? input.name?.trim() : await nameOf(tx, organisationId);
      if (name === null) throw new NotFound();
      const nameKey = keyOf(name ?? '');
      if (name === undefined || nameKey === '') return nameless;
      const id = randomUUID();
      return unlessRefused(
        async () => {
          await tx.manager.insert(FundConnectionEntity, {
            id,
            authorityId: actor.organisationId,
            personId: actor.personId,
            organisationId,
            name,
            nameKey,
            nature,
            registeredAt: tx.now,
            endedAt: null,
          });
          await findConflicts(tx, null, actor.personId);
          await record(tx, { action: 'CONNECTION_REGISTERED', subject: { kind: 'fund_connection', id } });
          return existing(tx, id);
        },
        { fund_connection_once: refuse('REGISTERED_BEFORE', 'You registered this already.', 'name') },
      );
    });
  }

  /** One is not tied to it any more. Cases that it touched until now stay closed. */
  endConnection(actor: Actor, id: string): Promise<Outcome<FundConnectionType>> {
    authorise(actor, 'endConnection');
    return this.db.commit(actor, async (tx) => {
      const own = { id, personId: actor.personId, authorityId: actor.organisationId };
      const connection = await tx.manager.findOneBy(FundConnectionEntity, own);
      if (!connection) throw new NotFound();
      if (connection.endedAt !== null) return refuse('ENDED_BEFORE', 'This ended already.', 'id');
      await tx.manager.update(FundConnectionEntity, own, { endedAt: tx.now });
      await record(tx, { action: 'CONNECTION_ENDED', subject: { kind: 'fund_connection', id } });
      return existing(tx, id);
    });
  }

  /** Says of one case that one is tied to it: nothing of it can be seen or decided from then on. */
  declareConnection(actor: Actor, input: DeclareConnectionInput): Promise<Outcome<ConnectionDeclaredType>> {
    authorise(actor, 'declareConnection');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(DeclareConnectionInput, input);
      if (shape.length > 0) return new Problems(shape);
      const application = await lockForFund(tx, input.applicationId);
      // On record first: afterwards the case is closed to whoever says this.
      await recordFor(tx, application, 'CONNECTION_DECLARED', input.because.trim());
      await tx.manager.insert(FundConflictEntity, {
        applicationId: application.id,
        personId: actor.personId,
        because: 'DECLARED',
        authorityId: application.authorityId,
        foundAt: tx.now,
      });
      return { id: application.id };
    });
  }
}

async function nameOf(tx: Tx, organisationId: string): Promise<string | null> {
  const rows: { name: string }[] = await tx.manager.query('select name from organisation where id = $1', [
    organisationId,
  ]);
  return rows[0]?.name ?? null;
}

async function existing(tx: Tx, id: string): Promise<FundConnectionType> {
  const connection = await readConnection(tx, id);
  if (!connection) throw new NotFound();
  return connection;
}
