import { addDays, daysBetween, type LocalDate } from '@app/kernel';
import { type AgedPerson, withAges } from './ages';
import type { HouseholdFacts } from './facts';
import type { Question } from './outcome';

/** Who needs a bed during a stay: those who certainly do, and those who at most may. */
export interface Sleepers {
  readonly certain: readonly AgedPerson[];
  readonly possible: readonly AgedPerson[];
  /** What would settle the difference. Null: there is none. */
  readonly question: Question | null;
}

/** A child past its due day by more than this is born, or the day was wrong. */
const overdueDays = 14;

const unborn: AgedPerson = {
  key: 'unborn',
  lead: false,
  gender: null,
  born: null,
  ageTold: null,
  joinsOn: null,
  ages: { lowest: 0, highest: 0 },
};

type PregnancyFacts = Pick<HouseholdFacts, 'pregnant' | 'dueOn' | 'stayDays'>;

/** Whether a child will be born into the stay: yes, no, or the question that would settle it. */
function bornInto({ pregnant, dueOn, stayDays }: PregnancyFacts, arrival: LocalDate): boolean | Question {
  const ask = (about: 'PREGNANCY' | 'LENGTH', text: string): Question => ({ ask: 'HOUSEHOLD', about, text });
  if (pregnant === false) return false;
  if (pregnant === null)
    return ask('PREGNANCY', 'Ask whether anyone is pregnant, and when the child is due.');
  if (dueOn === null) return ask('PREGNANCY', 'Ask when the child is due.');
  if (daysBetween(dueOn, arrival) > overdueDays) return ask('PREGNANCY', 'Ask whether the child is born.');
  if (dueOn <= arrival) return true;
  return stayDays === null
    ? ask('LENGTH', 'Ask how long they need to stay: a child is due.')
    : dueOn < addDays(arrival, stayDays);
}

/**
 * Everyone who needs a bed in a stay from this day: those who come now, those who join later, and a child due
 * before the stay ends. One child is counted for a pregnancy. Ages are whole years at moving in.
 * Source: criterion 4, "adults + children (+ unborn due within stay)".
 */
export function sleepersFrom(household: HouseholdFacts, arrival: LocalDate): Sleepers {
  const people = withAges(household.people, arrival);
  const child = bornInto(household, arrival);
  const withChild = [...people, unborn];
  if (child === true) return { certain: withChild, possible: withChild, question: null };
  if (child === false) return { certain: people, possible: people, question: null };
  return { certain: people, possible: withChild, question: child };
}
