import type { Tx } from '@app/database';
import type { PersonActor } from '@app/kernel';
import { notify } from '@app/notices';
import { recordFor } from '@app/placements';
import { sharedStaying } from './domain/shared-staying';
import { findOpenJob, retellFacts } from './store/jobs.store';
import { SanctuarySchemeEntity } from './store/sanctuary.entities';
import { homeFacts } from './store/staying.store';

/**
 * Tells the scheme of an open job what is known by now, if it is not what it was told: somebody who harms her may have
 * come back, and whoever goes there must know. Nothing happens where no job of the actor's organisation is open.
 */
export async function tellSchemeAgain(tx: Tx<PersonActor>, householdId: string): Promise<void> {
  const job = await findOpenJob(tx, householdId);
  if (!job) return;
  const { home, people } = await homeFacts(tx, householdId);
  const { noRecourse } = await tx.manager.findOneByOrFail(SanctuarySchemeEntity, {
    serviceId: job.serviceId,
  });
  if (!(await retellFacts(tx, job.id, sharedStaying(home, { noRecourse }, people)))) return;
  const { id, providerId: toOrganisationId } = job;
  await recordFor(tx, job, {
    action: 'SANCTUARY_FACTS_CHANGED',
    subject: { kind: 'sanctuary job', id },
    aboutOrganisationId: toOrganisationId,
  });
  await notify(tx, { kind: 'SANCTUARY_FACTS_CHANGED', toOrganisationId, subjectId: id });
}
