import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { type Actor, authorise, NotFound, type Outcome, problem, Problems, refuse } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { SetAdmissionPolicyInput } from './api/admission-policy.input';
import type { AdmissionPolicyType } from './api/features.type';
import { readAdmissionPolicies } from './store/accommodation.read';
import { AdmissionPolicyEntity, ServiceEntity } from './store/service.entity';
import { writeVacancyFacts } from './store/vacancy-facts.store';

/**
 * Whom a service admits by sex and gender, with its basis in law: from a day on, and readable by everyone who may see
 * the service before anybody says anything about themselves (product section 4).
 */
@Injectable()
export class AdmissionPolicies {
  constructor(private readonly db: Database) {}

  /** Newest first, those yet to begin included. */
  admissionPolicies(actor: Actor, serviceId: string, args: PageArgs): Promise<Page<AdmissionPolicyType>> {
    authorise(actor, 'admissionPolicies');
    return this.db.read(actor, (tx) => readAdmissionPolicies(tx, serviceId, args));
  }

  /**
   * Never backdated, never changed once it is in force, and one a day. One at most is scheduled: the next one for a
   * later day replaces it.
   */
  setAdmissionPolicy(actor: Actor, input: SetAdmissionPolicyInput): Promise<Outcome<AdmissionPolicyType>> {
    authorise(actor, 'setAdmissionPolicy');
    return this.db.commit(actor, async (tx) => {
      const legalBasis = input.legalBasis.trim();
      const problems = checkInput(SetAdmissionPolicyInput, { ...input, legalBasis });
      const service = await tx.manager.findOneBy(ServiceEntity, {
        id: input.serviceId,
        providerId: actor.organisationId,
      });
      if (!service) throw new NotFound();
      await tx.lock(`admission policy ${service.id}`);
      const from = input.from ?? tx.today;
      if (from < tx.today) {
        problems.push(
          problem('POLICY_DAY_PAST', 'An admission policy begins today or later, never before.', 'from'),
        );
      }
      if (problems.length > 0) return new Problems(problems);
      const own = { serviceId: service.id, providerId: service.providerId };
      const said = { policy: input.policy, legalBasis, fromDay: from, setAt: tx.now };
      const scheduled =
        from > tx.today
          ? await tx.manager.findOneBy(AdmissionPolicyEntity, { ...own, fromDay: MoreThan(tx.today) })
          : null;
      if (
        from === tx.today &&
        (await tx.manager.existsBy(AdmissionPolicyEntity, { ...own, fromDay: from }))
      ) {
        return refuse(
          'POLICY_IN_FORCE',
          'A policy is in force from today already, and what is in force is never changed. Choose a later day.',
          'from',
        );
      }
      const id = scheduled?.id ?? randomUUID();
      if (scheduled) await tx.manager.update(AdmissionPolicyEntity, { id }, said);
      else await tx.manager.insert(AdmissionPolicyEntity, { id, ...own, ...said });
      await writeVacancyFacts(tx, service.id);
      await record(tx, {
        action: scheduled ? 'ADMISSION_POLICY_RESCHEDULED' : 'ADMISSION_POLICY_SET',
        subject: { kind: 'service', id: service.id },
        reason: `${input.policy} from ${from}: ${legalBasis}`.slice(0, 500),
      });
      return { id, policy: input.policy, legalBasis, from };
    });
  }
}
