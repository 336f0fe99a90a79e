import { readVacancy } from '@app/accommodation';
import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import type { Page, PageArgs } from '@app/graphql';
import { findHousehold, householdFacts } from '@app/households';
import { type Actor, authorise, NotFound, type Outcome, refuse } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { blockers, type JudgementType, type MatchType } from './api/match.type';
import type { SearchType } from './api/search.type';
import { judgeNow, searchFor } from './judging';
import { readMatches, readSearch } from './store/search.read';
import { saveSearch } from './store/search.store';

/** Which places a household could have tonight, and why not the others. */
@Injectable()
export class Searches {
  constructor(private readonly db: Database) {}

  search(actor: Actor, id: string): Promise<SearchType | null> {
    authorise(actor, 'search');
    return this.db.read(actor, (tx) => readSearch(tx, id));
  }

  matches(actor: Actor, searchId: string, args: PageArgs): Promise<Page<MatchType>> {
    authorise(actor, 'search');
    return this.db.read(actor, (tx) => readMatches(tx, searchId, args));
  }

  /** Judges every open vacancy for a household, and keeps what was found. */
  findMatches(
    actor: Actor,
    householdId: string,
    idempotencyKey?: string | null,
  ): Promise<Outcome<SearchType>> {
    authorise(actor, 'findMatches');
    return this.db.commit(
      actor,
      async (tx) => {
        const household = await findHousehold(tx, householdId);
        const facts = await householdFacts(tx, householdId);
        if (!household || !facts) throw new NotFound();
        if (household.status !== 'OPEN') {
          return refuse(
            'HOUSEHOLD_CLOSED',
            'No place is looked for any more for this household.',
            'householdId',
          );
        }
        const id = await saveSearch(tx, householdId, facts, await searchFor(tx, facts));
        await record(tx, { action: 'MATCHES_FOUND', subject: { kind: 'household', id: householdId } });
        return existing(tx, id);
      },
      {
        once:
          idempotencyKey == null
            ? undefined
            : { operation: 'findMatches', key: idempotencyKey, request: { householdId }, again: existing },
      },
    );
  }

  /** One open vacancy, opened for one household: complete reasons, whatever the verdict. */
  judgement(actor: Actor, householdId: string, vacancyId: string): Promise<JudgementType | null> {
    authorise(actor, 'judgement');
    return this.db.read(actor, async (tx) => {
      const judged = await judgeNow(tx, householdId, vacancyId);
      const vacancy = judged && (await readVacancy(tx, vacancyId));
      if (!vacancy) return null;
      const { explanation, freshness, offer } = judged;
      return {
        verdict: explanation.verdict,
        freshness,
        arrive: explanation.arrival,
        mustLeaveBy: offer?.leave ?? null,
        outcomes: explanation.outcomes,
        blockers: offer === null ? [{ code: 'NOT_FREE', message: blockers.NOT_FREE }] : [],
        vacancy,
      };
    });
  }
}

async function existing(tx: Tx, id: string): Promise<SearchType> {
  const search = await readSearch(tx, id);
  if (!search) throw new NotFound();
  return search;
}
