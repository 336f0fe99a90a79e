import { compareDays, type LocalDate, type Problem, problem } from '@app/kernel';

/** What holds from a day until, not including, another; null: until something else is said. */
export interface Spell {
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate | null;
}

/** What a new spell does to those that stand. */
export interface Change<S extends Spell> {
  /** Ends on the day the new one begins; null: none was in force without an end. */
  readonly ended: S | null;
}

/**
 * What saying something anew from a day does: it ends what holds, on that day. What is on record is never overwritten, so
 * nothing is said for a day that something said before begins on or ends after.
 *
 * @param saysNothing whether from that day on nothing is to hold.
 */
export function changeFrom<S extends Spell>(
  spells: readonly S[],
  from: LocalDate,
  saysNothing: boolean,
): Change<S> | Problem {
  const last = [...spells].sort((a, b) => compareDays(a.fromDay, b.fromDay)).at(-1);
  if (last && (from <= last.fromDay || (last.untilDay !== null && from < last.untilDay))) {
    const first = last.untilDay ?? last.fromDay;
    return problem(
      'LATER_ON_RECORD',
      last.untilDay === null
        ? `Something else is on record from ${first}, and what is on record is never overwritten. Choose a later day.`
        : `Something else is on record until ${first}, and what is on record is never overwritten. Choose that day or a later one.`,
      'from',
    );
  }
  const ended = last?.untilDay === null ? last : null;
  if (saysNothing && ended === null) {
    return problem('NOTHING_TO_END', 'Nothing is on record that could end. Say what holds instead.', 'from');
  }
  return { ended };
}
