import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';
import type { HouseholdFacts } from '@app/eligibility';
import type { PersonActor } from '@app/kernel';
import { score } from '@app/matching';
import type { Found } from '../domain/found';
import { keptInputs } from '../domain/sample';
import { SearchEntity } from './search.entity';

/** So many matches are kept with their reasons; those ranked after them are counted, and can be opened one by one. */
const mostKept = 500;

/** Keeps a search as it was answered, in two statements. @returns its id. */
export async function saveSearch(
  tx: Tx<PersonActor>,
  householdId: string,
  household: HouseholdFacts,
  found: Found,
): Promise<string> {
  const id = randomUUID();
  const { organisationId, personId } = tx.actor;
  const { suitable, askFirst, notSuitable, notFree, ruleCounts, findings } = found;
  await tx.manager.insert(SearchEntity, {
    id,
    organisationId,
    personId,
    householdId,
    askedAt: tx.now,
    inputs: { household: keptInputs(household), today: tx.today },
    suitable,
    askFirst,
    notSuitable,
    notFree,
    ruleCounts,
    findings,
  });
  const rows = found.matches.slice(0, mostKept).map(({ vacancyId, explanation, offer }, index) => ({
    search_id: id,
    organisation_id: organisationId,
    household_id: householdId,
    rank: index + 1,
    vacancy_id: vacancyId,
    verdict: explanation.verdict,
    arrive: offer.arrive,
    must_leave_by: offer.leave,
    outcomes: explanation.outcomes,
    score: score(explanation),
  }));
  // One parameter for all: there may be more matches than a statement may have parameters.
  await tx.manager.query(
    'insert into search_match select * from json_populate_recordset(null::search_match, $1)',
    [JSON.stringify(rows)],
  );
  return id;
}
