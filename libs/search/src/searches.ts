import { readVacancy } from '@app/accommodation';
import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import { rules } from '@app/eligibility';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import { findHousehold, householdFacts } from '@app/households';
import {
  type Actor,
  authorise,
  BadInput,
  NotFound,
  type Outcome,
  type PersonActor,
  refuse,
} from '@app/kernel';
import { accessiblePenalty, couldBeOverridden, failingRules, projection } from '@app/matching';
import { placesOf } from '@app/places';
import { Injectable } from '@nestjs/common';
import type {
  ComparisonType,
  JudgementType,
  MatchingWeightType,
  MatchType,
  NotSuitableType,
} from './api/match.type';
import type { NearMissType, SearchType } from './api/search.type';
import { notChecked } from './domain/not-checked';
import { privateQuestion } from './domain/private-question';
import { blockersOf } from './domain/standing';
import { judgeNotSuitable, judgePublished, searchFor } from './judging';
import {
  readMatches,
  readMatchesOf,
  readSearch,
  readVacanciesOf,
  someoneHasTransHistory,
  type StoredMatch,
  type StoredSearch,
} from './store/search.read';
import { offerOf } from './store/open-vacancies.store';
import { saveSearch } from './store/search.store';
import { keepSearchDay } from './store/unmet-need.store';

/** Which places a household could have tonight, and why not the others. */
@Injectable()
export class Searches {
  constructor(private readonly db: Database) {}

  search(actor: Actor, id: string): Promise<SearchType | null> {
    authorise(actor, 'search');
    return this.db.read(actor, (tx) => readSearch(tx, id));
  }

  matches(
    actor: Actor,
    { id, householdId }: Pick<SearchType, 'id' | 'householdId'>,
    args: PageArgs,
  ): Promise<Page<MatchType>> {
    authorise(actor, 'search');
    return this.db.read(actor, async (tx) => {
      const page = await readMatches(tx, id, args);
      return { ...page, nodes: await shown(tx, householdId, page.nodes) };
    });
  }

  /** The free places that one change would open, as they were found; each vacancy as it is now. */
  nearMisses(actor: Actor, { nearMisses }: StoredSearch): Promise<readonly NearMissType[]> {
    authorise(actor, 'search');
    return this.db.read(actor, async (tx) => {
      const vacancies = await readVacanciesOf(
        tx,
        nearMisses.map(({ vacancyId }) => vacancyId),
      );
      return nearMisses.flatMap(({ vacancyId, changes }) => {
        const vacancy = vacancies.get(vacancyId);
        return vacancy ? [{ changes, vacancy }] : [];
      });
    });
  }

  /** Open vacancies that do not suit, judged now; a page may hold fewer than asked for though there are more. */
  notSuitable(
    actor: Actor,
    { householdId }: Pick<SearchType, 'householdId'>,
    args: PageArgs,
  ): Promise<Page<NotSuitableType>> {
    authorise(actor, 'search');
    return this.db.read(actor, async (tx) => {
      const { after } = pageOf(args, 1);
      const { judged, lookedTo } = await judgeNotSuitable(
        tx,
        householdId,
        after === null ? null : cursorId(after[0]),
        args.first,
      );
      const vacancies = await readVacanciesOf(
        tx,
        judged.map(({ vacancyId }) => vacancyId),
      );
      const nodes = judged.flatMap(({ vacancyId, explanation }): NotSuitableType[] => {
        const vacancy = vacancies.get(vacancyId);
        const failing = failingRules(explanation).map(({ rule }) => rule);
        return vacancy ? [{ rules: failing, overridable: couldBeOverridden(explanation), vacancy }] : [];
      });
      const { endCursor } = toPage([lookedTo], 1, (id) => [id ?? '']);
      return { nodes, endCursor: lookedTo === null ? null : endCursor, hasNextPage: lookedTo !== null };
    });
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
        const found = await searchFor(tx, { facts, householdId });
        const id = await saveSearch(tx, householdId, facts, found);
        await keepSearchDay(tx, householdId, facts, found);
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

  /** One published vacancy, opened for one household: complete reasons, whatever the verdict. */
  judgement(actor: Actor, householdId: string, vacancyId: string): Promise<JudgementType | null> {
    authorise(actor, 'judgement');
    return this.db.read(actor, async (tx) => {
      const judged = await judgePublished(tx, householdId, vacancyId);
      const vacancy = judged && (await readVacancy(tx, vacancyId));
      if (!vacancy) return null;
      // Whoever reads the household's facts holds its case, and sees all of it.
      const seen = projection(judged.explanation, { kind: 'CASE_HOLDER' });
      if (seen?.verdict == null || seen.score === null) return null;
      const { freshness, offer, blockers, facts } = judged;
      return {
        verdict: seen.verdict,
        score: seen.score,
        freshness,
        arrive: seen.arrival,
        mustLeaveBy: offer?.leave ?? null,
        outcomes: seen.outcomes,
        notChecked: notChecked(seen.outcomes),
        blockers,
        privateQuestion: privateQuestion(facts, await someoneHasTransHistory(tx, householdId)),
        vacancy,
      };
    });
  }

  /**
   * Two to four matches of a search, rule by rule.
   *
   * @returns null when the search is not to be seen, or one of these is not among its matches.
   * @throws BadInput for fewer than two, more than four, or one of them twice.
   */
  compareMatches(
    actor: Actor,
    searchId: string,
    vacancyIds: readonly string[],
  ): Promise<ComparisonType | null> {
    authorise(actor, 'compareMatches');
    if (vacancyIds.length < 2 || vacancyIds.length > 4 || new Set(vacancyIds).size < vacancyIds.length) {
      throw new BadInput('Compare two, three or four different places.');
    }
    return this.db.read(actor, async (tx) => {
      const search = await readSearch(tx, searchId);
      const stored = await readMatchesOf(tx, searchId, vacancyIds);
      if (!search || stored.length < vacancyIds.length) return null;
      const found = await shown(tx, search.householdId, stored);
      const matches = vacancyIds.flatMap((id) => found.filter(({ vacancy }) => vacancy.id === id));
      return {
        matches,
        rules: rules.map(({ code, number, title }) => {
          const outcomes = matches.flatMap((match) => match.outcomes.filter(({ rule }) => rule === code));
          const differs = new Set(outcomes.map(({ outcome }) => outcome)).size > 1;
          return { rule: code, number, title, differs, outcomes };
        }),
      };
    });
  }

  /** What each wish is worth in ranking: the same for everybody. */
  matchingWeights(actor: Actor): readonly MatchingWeightType[] {
    authorise(actor, 'matchingWeights');
    return [
      ...rules
        .filter(({ kind }) => kind === 'SOFT')
        .map(({ code, title, weight }) => ({ what: code, title, points: weight })),
      {
        what: 'ACCESSIBLE_UNIT',
        title: 'A home for a wheelchair, for a household that needs none',
        points: -accessiblePenalty,
      },
    ];
  }
}

/** The last vacancy of the page before. @throws BadInput */
function cursorId(value: string | number | undefined): string {
  const id = String(value);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw new BadInput('That page does not exist. Start again without "after".');
}

/** Matches as whoever holds the case is shown them: as they were found, and how each place stands now. */
async function shown(
  tx: Tx,
  householdId: string,
  matches: readonly StoredMatch[],
): Promise<readonly MatchType[]> {
  const { bankHolidays } = await placesOf(tx);
  const asks = await someoneHasTransHistory(tx, householdId);
  return matches.map(({ standing, place, ...match }) => ({
    ...match,
    notChecked: notChecked(match.outcomes),
    blockers: blockersOf(standing, offerOf(standing, match.arrive, bankHolidays) !== null),
    privateQuestion: privateQuestion(place, asks),
  }));
}

async function existing(tx: Tx<PersonActor>, id: string): Promise<SearchType> {
  const search = await readSearch(tx, id);
  if (!search) throw new NotFound();
  return search;
}
