import { agesOn, type Gender } from '@app/eligibility';
import { type LocalDate, monthOf, type Problem, problem, yearOf } from '@app/kernel';

/** One person as told. Anything but `lead` may be unknown. */
export interface ToldPerson {
  readonly lead: boolean;
  readonly partner: boolean;
  readonly gender: Gender | null;
  /** Month 1 to 12. */
  readonly born: { readonly year: number; readonly month: number } | null;
  /** Whole years today; only when the month of birth is not known. */
  readonly age: number | null;
}

/** The most people that a household has. */
export const mostPeople = 20;

/** The oldest age that is believed. */
const oldestAge = 120;

/** Domestic abuse is between people of 16 or over (Domestic Abuse Act 2021, section 1(2)). */
const youngestLead = 16;

/** What is wrong with who is in a household, as a whole: one lead, one partner at most. */
export function peopleProblems(people: readonly ToldPerson[]): Problem[] {
  if (people.length === 0) {
    return [problem('NO_PEOPLE', 'Say who is in the household: at least the adult who flees.', 'people')];
  }
  const leads = people.filter(({ lead }) => lead).length;
  const partners = people.filter(({ partner }) => partner).length;
  return [
    ...(leads === 1
      ? []
      : [problem('ONE_LEAD', 'Say of exactly one person that they lead the household.', 'people')]),
    ...(partners <= 1
      ? []
      : [problem('ONE_PARTNER', 'No more than one person can be the lead’s partner.', 'people')]),
  ];
}

/** What is wrong with one person as told today; `path` is where they stand in the input. */
export function personProblems(person: ToldPerson, path: string, today: LocalDate): Problem[] {
  const { lead, partner, born, age } = person;
  const found: Problem[] = [];
  if (lead && partner) {
    found.push(problem('LEAD_OR_PARTNER', 'The lead cannot also be the partner.', `${path}.partner`));
  }
  if (born && age !== null) {
    found.push(problem('AGE_ONE_WAY', 'Give the month of birth or the age, not both.', `${path}.age`));
  }
  if (born && (born.year > yearOf(today) || (born.year === yearOf(today) && born.month > monthOf(today)))) {
    return [...found, problem('BORN_LATER', 'The month of birth is in the future.', `${path}.born`)];
  }
  if (born && yearOf(today) - born.year > oldestAge) {
    return [
      ...found,
      problem(
        'BORN_TOO_EARLY',
        `Nobody here is older than ${String(oldestAge)}: check the year.`,
        `${path}.born.year`,
      ),
    ];
  }
  const { highest } = agesOn(
    { key: '', lead, gender: null, born, ageTold: age === null ? null : { age, on: today }, joinsOn: null },
    today,
  );
  if (lead && highest < youngestLead) {
    const message = `The person who leads must be ${String(youngestLead)} or over. For someone younger, call children’s social care.`;
    found.push(problem('LEAD_TOO_YOUNG', message, born ? `${path}.born` : `${path}.age`));
  }
  if (partner && highest < youngestLead) {
    const message = `The lead’s partner must be ${String(youngestLead)} or over.`;
    found.push(problem('PARTNER_TOO_YOUNG', message, born ? `${path}.born` : `${path}.age`));
  }
  return found;
}
