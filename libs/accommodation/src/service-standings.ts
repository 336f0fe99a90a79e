import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import { checkInput } from '@app/graphql';
import {
  type Actor,
  authorise,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { SetCommissioningInput, SetQualityMarkInput } from './api/service-standing.input';
import type { ServiceType } from './api/service.type';
import { changeFrom } from './domain/spells';
import { findAuthority, readService } from './store/accommodation.read';
import { QualityMarkEntity, ServiceCommissioningEntity } from './store/service-standing.entity';
import { ServiceEntity } from './store/service.entity';

/**
 * How a service stands, for the annual return: which tier-one authority commissions it, and by which quality standards it
 * works. Each between two days, never overwritten: what is said anew ends what was said before, on that day.
 */
@Injectable()
export class ServiceStandings {
  constructor(private readonly db: Database) {}

  /** Says who commissions a service from a day on, or that nobody does. The day may lie in the past. */
  setCommissioning(actor: Actor, input: SetCommissioningInput): Promise<Outcome<ServiceType>> {
    authorise(actor, 'setCommissioning');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(SetCommissioningInput, input);
      if (problems.length > 0) return new Problems(problems);
      const own = await lockStanding(tx, input.serviceId);
      const { authorityCode = null } = input;
      const from = input.from ?? tx.today;
      const authorityId = authorityCode === null ? null : await findAuthority(tx, authorityCode);
      const known = await tx.manager.findBy(ServiceCommissioningEntity, { serviceId: own.serviceId });
      const change = changeFrom(known, from, authorityCode === null);
      const wrong = [
        ...(authorityCode !== null && authorityId === null
          ? [
              problem(
                'UNKNOWN_AUTHORITY',
                'No tier-one authority has this code. Give the code of a county or unitary council.',
                'authorityCode',
              ),
            ]
          : []),
        ...('code' in change ? [change] : []),
      ];
      if (wrong.length > 0 || 'code' in change) return new Problems(wrong);
      if (change.ended) {
        await tx.manager.update(ServiceCommissioningEntity, { id: change.ended.id }, { untilDay: from });
      }
      if (authorityId !== null) {
        await tx.manager.insert(ServiceCommissioningEntity, {
          id: randomUUID(),
          ...own,
          authorityId,
          fromDay: from,
          untilDay: null,
        });
      }
      return written(tx, own.serviceId, 'COMMISSIONING_SET', `${authorityCode ?? 'nobody'} from ${from}`);
    });
  }

  /** Says how far a service is with one scheme from a day on, or that it is no more. The day may lie in the past. */
  setQualityMark(actor: Actor, input: SetQualityMarkInput): Promise<Outcome<ServiceType>> {
    authorise(actor, 'setQualityMark');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(SetQualityMarkInput, input);
      if (problems.length > 0) return new Problems(problems);
      const own = await lockStanding(tx, input.serviceId);
      const { scheme, status = null } = input;
      const from = input.from ?? tx.today;
      if (from > tx.today) {
        return refuse('MARK_IN_FUTURE', 'Record a quality mark once it holds.', 'from');
      }
      const known = await tx.manager.findBy(QualityMarkEntity, { serviceId: own.serviceId, scheme });
      const change = changeFrom(known, from, status === null);
      if ('code' in change) return new Problems([change]);
      if (change.ended) {
        await tx.manager.update(QualityMarkEntity, { id: change.ended.id }, { untilDay: from });
      }
      if (status !== null) {
        const mark = { id: randomUUID(), ...own, scheme, status, fromDay: from, untilDay: null };
        await tx.manager.insert(QualityMarkEntity, mark);
      }
      return written(tx, own.serviceId, 'QUALITY_MARK_SET', `${scheme} ${status ?? 'NONE'} from ${from}`);
    });
  }
}

/** The service of the actor's own organisation, one command at a time. @throws NotFound */
async function lockStanding(
  tx: Tx<PersonActor>,
  id: string,
): Promise<{ readonly serviceId: string; readonly providerId: string }> {
  await tx.lock(`standing of service ${id}`);
  const service = await tx.manager.findOneBy(ServiceEntity, { id, providerId: tx.actor.organisationId });
  if (!service) throw new NotFound();
  return { serviceId: service.id, providerId: service.providerId };
}

async function written(tx: Tx, id: string, action: string, reason: string): Promise<ServiceType> {
  await record(tx, { action, subject: { kind: 'service', id }, reason });
  const service = await readService(tx, id);
  if (!service) throw new NotFound();
  return service;
}
