import { randomUUID } from 'node:crypto';
import { ServiceEntity } from '@app/accommodation';
import type { Tx } from '@app/database';
import type { LocalDate } from '@app/kernel';
import { EpisodeEntity } from './placement.entity';

/** The name under which commands about one episode wait for each other. */
export const episodeLock = (id: string): string => `episode ${id}`;

/** An episode of support that begins. */
export interface NewEpisode {
  readonly householdId: string;
  readonly householdReference: string;
  /** Null: sanctuary, nobody moved. */
  readonly placementId: string | null;
  readonly providerId: string;
  readonly serviceId: string;
  readonly startedOn: LocalDate;
}

/**
 * Begins an episode of the actor's own organisation, with who is supported in it and where they came from. A second one
 * for the household is refused by `episode_one_open_per_household`.
 *
 * @returns its id.
 */
export async function startEpisode(tx: Tx, begun: NewEpisode): Promise<string> {
  const service = await tx.manager.findOneByOrFail(ServiceEntity, { id: begun.serviceId });
  const id = randomUUID();
  await tx.manager.insert(EpisodeEntity, {
    id,
    ...begun,
    accommodationType: service.accommodationType,
    relevant: service.relevant,
    endedOn: null,
    leavingReason: null,
    destination: null,
  });
  await tx.manager.query('select keep_people_of_episode($1)', [id]);
  return id;
}

/** Ends an episode of the actor's own organisation. One at home ends only once its sanctuary job has ended the same way. */
export async function endEpisode(
  tx: Tx,
  id: string,
  end: Pick<EpisodeEntity, 'endedOn' | 'leavingReason' | 'destination'>,
): Promise<void> {
  await tx.manager.update(EpisodeEntity, { id }, end);
}
