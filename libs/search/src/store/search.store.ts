import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';
import type { HouseholdFacts } from '@app/eligibility';
import type { PersonActor } from '@app/kernel';
import type { Found } from '../domain/found';
import { SearchEntity } from './search.entity';

/** Keeps a search as it was answered, in two statements. @returns its id. */
export async function saveSearch(
  tx: Tx<PersonActor>,
  householdId: string,
  household: HouseholdFacts,
  found: Found,
): Promise<string> {
  const id = randomUUID();
  const { organisationId, personId } = tx.actor;
  const { suitable, askFirst, notSuitable, notFree, ruleCounts } = found;
  await tx.manager.insert(SearchEntity, {
    id,
    organisationId,
    personId,
    householdId,
    askedAt: tx.now,
    inputs: { household, today: tx.today },
    suitable,
    askFirst,
    notSuitable,
    notFree,
    ruleCounts,
  });
  const rows = found.matches.map(({ vacancyId, explanation, offer }, index) => ({
    search_id: id,
    organisation_id: organisationId,
    rank: index + 1,
    vacancy_id: vacancyId,
    verdict: explanation.verdict,
    arrive: offer.arrive,
    must_leave_by: offer.leave,
    outcomes: explanation.outcomes,
  }));
  // One parameter for all: there may be more matches than a statement may have parameters.
  await tx.manager.query(
    'insert into search_match select * from json_populate_recordset(null::search_match, $1)',
    [JSON.stringify(rows)],
  );
  return id;
}
