import { type Offer, offerFrom } from '@app/accommodation';
import type { Tx } from '@app/database';
import type { HouseholdFacts } from '@app/eligibility';
import { householdFacts } from '@app/households';
import { compareMatches, countByRule, type Explanation, type Freshness, judge } from '@app/matching';
import { geographyOn, placesOf } from '@app/places';
import { addUp, type Found, type Match } from './domain/found';
import { type Narrowing, narrowing } from './store/narrowing';
import { openVacancies, openVacancy, type OpenVacancy } from './store/open-vacancies.store';

/** One open vacancy judged for one household. */
export interface Judged {
  readonly vacancyId: string;
  readonly explanation: Explanation;
  readonly freshness: Freshness;
  /** The nights it can be had; null: somebody else has them. */
  readonly offer: Offer | null;
}

/** How to judge one vacancy for this household now: search and hold both judge by it. */
async function judgeFor(tx: Tx, household: HouseholdFacts): Promise<(vacancy: OpenVacancy) => Judged> {
  const places = await placesOf(tx);
  const { today } = tx;
  const context = { today, geography: geographyOn(places, today) };
  return ({ vacancyId, facts, freshness, turnaround, ahead }) => {
    const explanation = judge(household, facts, context);
    return {
      vacancyId,
      explanation,
      freshness,
      offer: offerFrom(explanation.arrival, ahead, turnaround, places.bankHolidays),
    };
  };
}

/**
 * Judges every open vacancy for a household: narrowed by the database, decided by the pure rules.
 *
 * @param entries what the database narrows by; the answer is the same whatever is left out of them.
 */
export async function searchFor(
  tx: Tx,
  household: HouseholdFacts,
  entries: readonly Narrowing[] = narrowing,
): Promise<Found> {
  const judgeOne = await judgeFor(tx, household);
  const { kept, removed, removedBy } = await openVacancies(tx, household, entries);
  const judged = kept.map(judgeOne);
  const fitting = judged.filter(({ explanation }) => explanation.verdict !== 'NOT_SUITABLE');
  const matches = fitting.flatMap(({ offer, ...rest }): Match[] =>
    offer === null ? [] : [{ ...rest, offer }],
  );
  const withVerdict = (verdict: Explanation['verdict']): number =>
    matches.filter(({ explanation }) => explanation.verdict === verdict).length;
  return {
    matches: matches.sort((a, b) => compareMatches(ranked(a), ranked(b))),
    suitable: withVerdict('SUITABLE'),
    askFirst: withVerdict('ASK_FIRST'),
    notSuitable: removed + judged.length - fitting.length,
    notFree: fitting.length - matches.length,
    ruleCounts: addUp(removedBy, countByRule(judged.map(({ explanation }) => explanation))),
  };
}

const ranked = ({
  explanation: { verdict },
  freshness,
  vacancyId,
}: Match): Parameters<typeof compareMatches>[0] => ({
  verdict,
  freshness,
  id: vacancyId,
});

/**
 * Judges one vacancy for one household as it is now, whatever the verdict; what a hold decides by.
 *
 * @returns null when the household is not there or not the actor's, or the vacancy not there or not open.
 */
export async function judgeNow(tx: Tx, householdId: string, vacancyId: string): Promise<Judged | null> {
  const household = await householdFacts(tx, householdId);
  if (!household) return null;
  const vacancy = await openVacancy(tx, household, vacancyId);
  return vacancy && (await judgeFor(tx, household))(vacancy);
}
