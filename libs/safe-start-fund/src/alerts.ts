import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import {
  type Actor,
  authorise,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
  refuse,
} from '@app/kernel';
import { notify } from '@app/notices';
import { Injectable } from '@nestjs/common';
import { CloseAlertInput } from './api/alert.input';
import type { AlertType } from './api/alert.type';
import { SafeguardingAlertEntity } from './store/payments.entities';
import { readAlert, readAlerts } from './store/payments.read';
import type { FoundPayment } from './store/payment-runs.store';

/** A bank said that whom it was to pay has died: for a person to look into, with care (fund-and-reports 6.4). */
@Injectable()
export class Alerts {
  constructor(private readonly db: Database) {}

  alerts(actor: Actor, args: PageArgs): Promise<Page<AlertType>> {
    authorise(actor, 'alerts');
    return this.db.read(actor, (tx) => readAlerts(tx, args));
  }

  /** A fund officer takes it: somebody now looks into it. */
  takeAlert(actor: Actor, id: string): Promise<Outcome<AlertType>> {
    authorise(actor, 'takeAlert');
    return this.db.commit(actor, async (tx) => {
      const alert = await lockAlert(tx, id);
      if (alert.takenAt !== null) return refuse('TAKEN_ALREADY', 'Somebody looks into this already.', 'id');
      await tx.manager.update(SafeguardingAlertEntity, { id }, { takenAt: tx.now, takenBy: actor.personId });
      return written(tx, alert, 'ALERT_TAKEN');
    });
  }

  /** What came of it. The payee stays blocked until finance lets it be paid again. */
  closeAlert(actor: Actor, input: CloseAlertInput): Promise<Outcome<AlertType>> {
    authorise(actor, 'closeAlert');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(CloseAlertInput, input);
      if (shape.length > 0) return new Problems(shape);
      const alert = await lockAlert(tx, input.id);
      if (alert.takenAt === null)
        return refuse('NOT_TAKEN', 'Take the alert first, then look into it.', 'id');
      if (alert.closedAt !== null) return refuse('CLOSED_ALREADY', 'This alert is closed.', 'id');
      await tx.manager.update(
        SafeguardingAlertEntity,
        { id: alert.id },
        { closedAt: tx.now, closedBy: actor.personId, outcome: input.outcome },
      );
      return written(tx, alert, 'ALERT_CLOSED');
    });
  }
}

/** Raises an alert about a payment that came back, once, and tells the fund and whoever applied. */
export async function raiseAlert(tx: Tx<PersonActor>, payment: FoundPayment): Promise<void> {
  const id = randomUUID();
  const { organisationId: authorityId, personId } = tx.actor;
  await tx.manager.insert(SafeguardingAlertEntity, {
    id,
    authorityId,
    organisationId: payment.organisationId,
    payeeId: payment.payeeId,
    paymentId: payment.id,
    awardLineId: payment.awardLineId,
    because: 'BENEFICIARY_DECEASED',
    raisedAt: tx.now,
    raisedBy: personId,
  });
  for (const toOrganisationId of new Set([authorityId, payment.organisationId]))
    await notify(tx, { kind: 'SAFEGUARDING_ALERT', toOrganisationId, subjectId: id });
  await record(tx, { action: 'ALERT_RAISED', subject: { kind: 'safeguarding_alert', id } });
}

async function lockAlert(tx: Tx<PersonActor>, id: string): Promise<SafeguardingAlertEntity> {
  const own = { id, authorityId: tx.actor.organisationId };
  if (!(await tx.manager.existsBy(SafeguardingAlertEntity, own))) throw new NotFound();
  await tx.lock(`alert ${id}`);
  return tx.manager.findOneByOrFail(SafeguardingAlertEntity, own);
}

async function written(tx: Tx, { id }: SafeguardingAlertEntity, action: string): Promise<AlertType> {
  await record(tx, { action, subject: { kind: 'safeguarding_alert', id } });
  const alert = await readAlert(tx, id);
  if (!alert) throw new NotFound();
  return alert;
}
