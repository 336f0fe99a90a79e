import type { Offer } from '@app/accommodation';
import type { Tx } from '@app/database';
import type { HouseholdFacts } from '@app/eligibility';
import { householdFacts } from '@app/households';
import {
  compareMatches,
  countByRule,
  type Explanation,
  type Freshness,
  judge,
  score,
  theOneQuestion,
} from '@app/matching';
import { geographyOn, placesOf } from '@app/places';
import { addUp, countBlockers, type Found, type Match } from './domain/found';
import { nearMissesOf, oneChangeOver } from './domain/near-misses';
import { type Blocker, blockersOf } from './domain/standing';
import { type Narrowing, narrowing } from './store/narrowing';
import {
  anyVacancy,
  offerOf,
  openVacancies,
  type OpenVacancy,
  type Seeking,
  someOpenVacancies,
} from './store/open-vacancies.store';

/** One vacancy judged for one household. */
export interface Judged {
  readonly vacancyId: string;
  readonly explanation: Explanation;
  readonly freshness: Freshness;
  /** The nights it can be had; null: somebody else has them. */
  readonly offer: Offer | null;
  /** What stands in the way beside the rules. */
  readonly blockers: readonly Blocker[];
}

/** How to judge one vacancy for this household now: search and hold both judge by it. */
async function judgeFor(tx: Tx, household: HouseholdFacts): Promise<(vacancy: OpenVacancy) => Judged> {
  const places = await placesOf(tx);
  const { today } = tx;
  const context = { today, geography: geographyOn(places, today) };
  return ({ vacancyId, facts, freshness, standing }) => {
    const explanation = judge(household, facts, context);
    const offer = offerOf(standing, explanation.arrival, places.bankHolidays);
    return { vacancyId, explanation, freshness, offer, blockers: blockersOf(standing, offer !== null) };
  };
}

/**
 * Judges every open vacancy for a household: narrowed by the database, decided by the pure rules.
 *
 * @param entries what the database narrows by; the answer is the same whatever is left out of them.
 */
export async function searchFor(
  tx: Tx,
  seeking: Seeking,
  entries: readonly Narrowing[] = narrowing,
): Promise<Found> {
  const judgeOne = await judgeFor(tx, seeking.facts);
  const { kept, removed, removedBy, removedTogether, near } = await openVacancies(tx, seeking, entries);
  const judged = kept.map(judgeOne);
  const explanations = judged.map(({ explanation }) => explanation);
  const fitting = judged.filter(({ explanation }) => explanation.verdict !== 'NOT_SUITABLE');
  const matches = inOrder(
    fitting.flatMap(({ vacancyId, explanation, freshness, offer }): Match[] =>
      offer === null ? [] : [{ vacancyId, explanation, freshness, offer }],
    ),
  );
  const withVerdict = (verdict: Explanation['verdict']): number =>
    matches.filter(({ explanation }) => explanation.verdict === verdict).length;
  const { flexible } = seeking.facts;
  const free = [...judged, ...near.map(judgeOne)].filter(({ offer }) => offer !== null);
  return {
    matches,
    suitable: withVerdict('SUITABLE'),
    askFirst: withVerdict('ASK_FIRST'),
    notSuitable: removed + judged.length - fitting.length,
    notFree: fitting.length - matches.length,
    ruleCounts: addUp(removedBy, countByRule(explanations)),
    findings: {
      blockers: countBlockers(fitting.map(({ blockers }) => blockers)),
      question: theOneQuestion(matches.map(({ explanation }) => explanation)),
      change: oneChangeOver(explanations, removedTogether, flexible),
      nearMisses: nearMissesOf(free, flexible),
    },
  };
}

/** Matches, best first. */
const inOrder = (matches: readonly Match[]): readonly Match[] =>
  matches
    .map((match) => ({
      match,
      rank: {
        id: match.vacancyId,
        freshness: match.freshness,
        verdict: match.explanation.verdict,
        points: score(match.explanation).points,
      },
    }))
    .sort((a, b) => compareMatches(a.rank, b.rank))
    .map(({ match }) => match);

/**
 * Judges one published vacancy for one household as it is now, whatever the verdict, open or not.
 *
 * @returns null when the household is not there or not the actor's, or the vacancy not there or a draft.
 */
export async function judgePublished(
  tx: Tx,
  householdId: string,
  vacancyId: string,
): Promise<(Judged & Pick<OpenVacancy, 'facts' | 'standing'>) | null> {
  const facts = await householdFacts(tx, householdId);
  if (!facts) return null;
  const vacancy = await anyVacancy(tx, { facts, householdId }, vacancyId);
  if (!vacancy) return null;
  const judged = (await judgeFor(tx, facts))(vacancy);
  return { ...judged, facts: vacancy.facts, standing: vacancy.standing };
}

/**
 * Judges one open vacancy for one household as it is now, whatever the verdict; what a hold decides by.
 *
 * @returns null when the household is not there or not the actor's, or the vacancy not there or not open.
 */
export async function judgeNow(tx: Tx, householdId: string, vacancyId: string): Promise<Judged | null> {
  const judged = await judgePublished(tx, householdId, vacancyId);
  return judged?.standing.status === 'OPEN' ? judged : null;
}

/** So many vacancies are looked at for one page of those that do not suit. */
const window = 200;

/** One page of the open vacancies that do not suit as it is now, in the order of their ids. */
export interface NotSuitablePage {
  readonly judged: readonly Judged[];
  /** Up to where it was looked; null: to the end. */
  readonly lookedTo: string | null;
}

/**
 * Some open vacancies that do not suit, judged now. A page looks at so many vacancies and no more, so it may hold fewer
 * than asked for, or none, though there are more: two statements, whatever their number.
 */
export async function judgeNotSuitable(
  tx: Tx,
  householdId: string,
  after: string | null,
  first: number,
): Promise<NotSuitablePage> {
  const facts = await householdFacts(tx, householdId);
  if (!facts) return { judged: [], lookedTo: null };
  const judgeOne = await judgeFor(tx, facts);
  const looked = await someOpenVacancies(tx, { facts, householdId }, after, window);
  const found = looked.map(judgeOne).filter(({ explanation }) => explanation.verdict === 'NOT_SUITABLE');
  const judged = found.slice(0, first);
  const lookedTo = found.length > first ? judged.at(-1)?.vacancyId : looked[window - 1]?.vacancyId;
  return { judged, lookedTo: lookedTo ?? null };
}
