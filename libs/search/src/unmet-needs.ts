import { record } from '@app/audit';
import { Database } from '@app/database';
import { rules } from '@app/eligibility';
import { checkInput } from '@app/graphql';
import { findHousehold } from '@app/households';
import {
  type Actor,
  authorise,
  BadInput,
  type LocalDate,
  NotFound,
  type Outcome,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { CloseUnmetNeedInput, type UnmetNeedClosedType, type UnmetNeedType } from './api/unmet-need.type';
import { shownCount } from './domain/shown-count';
import { mayBeCounted, monthsOf, unmetCauses, unmetNeeds, unmetOutcomes } from './domain/unmet-need';
import { closeUnmetDays, countUnmetNeed, readUnmetDays } from './store/unmet-need.store';

/** Who was looked for a place and found none: what they needed, what stood in the way, what happened instead. */
@Injectable()
export class UnmetNeeds {
  constructor(private readonly db: Database) {}

  /**
   * Counts for those who commission places, of whole months that are over, to the nearest five and none under five.
   *
   * @throws BadInput for any other days: ranges that differ by a day would tell of one household by the difference.
   */
  unmetNeed(actor: Actor, from: LocalDate, to: LocalDate): Promise<UnmetNeedType> {
    authorise(actor, 'unmetNeed');
    return this.db.read(actor, async (tx) => {
      if (!mayBeCounted({ from, to }, tx.today)) {
        throw new BadInput(
          'Ask for whole months that are over: from the first day of one to the last day of one.',
        );
      }
      const counts = await countUnmetNeed(tx, { from, to });
      const of = <W>(counted: readonly { readonly word: W; readonly days: number }[], word: W): number =>
        counted.find((one) => one.word === word)?.days ?? 0;
      return {
        from,
        to,
        householdDays: shownCount(counts.days),
        familiesSeparated: shownCount(counts.familiesSeparated),
        causes: unmetCauses.map((cause) => ({ cause, householdDays: shownCount(of(counts.causes, cause)) })),
        rules: rules.map(({ code, number, title }) => ({
          rule: code,
          number,
          title,
          householdDays: shownCount(of(counts.rules, code)),
        })),
        needs: unmetNeeds.map((need) => ({ need, householdDays: shownCount(of(counts.needs, need)) })),
        outcomes: unmetOutcomes.map((outcome) => ({
          outcome,
          householdDays: shownCount(
            of(counts.outcomes, outcome) + (outcome === 'NOT_KNOWN' ? of(counts.outcomes, null) : 0),
          ),
        })),
        months: monthsOf({ from, to }).map((month) => ({
          month,
          householdDays: shownCount(of(counts.months, month)),
        })),
        districts: counts.districts
          .map(({ word, name, days }) => ({ districtCode: word, name, householdDays: shownCount(days) }))
          .filter(({ householdDays }) => householdDays !== null)
          .sort((a, b) => (a.name ?? '~').localeCompare(b.name ?? '~', 'en-GB')),
      };
    });
  }

  /** The days of a household that wait for somebody to say what happened instead; empty when it is not held. */
  unmetDays(actor: Actor, householdId: string): Promise<readonly LocalDate[]> {
    authorise(actor, 'unmetDays');
    return this.db.read(actor, (tx) => readUnmetDays(tx, householdId));
  }

  /** Closes a household's open days with what happened instead: from then on nobody can read whose they were. */
  closeUnmetNeed(actor: Actor, input: CloseUnmetNeedInput): Promise<Outcome<UnmetNeedClosedType>> {
    authorise(actor, 'closeUnmetNeed');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(CloseUnmetNeedInput, input);
      if (problems.length > 0) return new Problems(problems);
      const { householdId: id, outcome, through } = input;
      if (!(await findHousehold(tx, id))) throw new NotFound();
      const days = await closeUnmetDays(tx, id, through ?? tx.today, outcome);
      if (days === 0) {
        return refuse(
          'NO_UNMET_NEED',
          'No day of this household waits for an answer. A place was free when it was last looked for, or somebody has answered.',
          'householdId',
        );
      }
      await record(tx, { action: 'UNMET_NEED_CLOSED', subject: { kind: 'household', id } });
      return { id, days };
    });
  }
}
