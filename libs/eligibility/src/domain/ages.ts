import { laterOf, type LocalDate, monthOf, yearOf } from '@app/kernel';
import { monthName } from './days';
import type { PersonFacts } from './facts';

/** A number known only to lie between two others, both included. */
export interface Range {
  readonly lowest: number;
  readonly highest: number;
}

/** From this age one is an adult, in whole years. */
export const adultAge = 18;

/** Any age: nothing was asked. */
const anyAge: Range = { lowest: 0, highest: Infinity };

const monthAndDay = (day: string): string => day.slice(5);

/**
 * Whole years from one day to another, negative when it is earlier. Someone born on 29 February comes of
 * age on 1 March in a common year.
 */
export const wholeYears = (from: string, to: LocalDate): number =>
  yearOf(to) - Number(from.slice(0, 4)) - (monthAndDay(to) < monthAndDay(from) ? 1 : 0);

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const lastDayOf = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const two = (number: number): string => String(number).padStart(2, '0');

/** The ages someone born in this month may have on the day. */
function fromMonthOfBirth({ year, month }: NonNullable<PersonFacts['born']>, day: LocalDate): Range {
  const inMonth = (date: number): string => `${String(year)}-${two(month)}-${two(date)}`;
  return {
    lowest: wholeYears(inMonth(lastDayOf(year, month)), day),
    highest: wholeYears(inMonth(1), day),
  };
}

/** The ages someone may have on the day who was `age` on another one: a birthday may lie between. */
function fromAgeTold({ age, on }: NonNullable<PersonFacts['ageTold']>, day: LocalDate): Range {
  const years = wholeYears(on, day);
  const lowest = age + years;
  return { lowest, highest: monthAndDay(on) === monthAndDay(day) ? lowest : lowest + 1 };
}

/**
 * The ages a person may have on a day, in whole years: one when the facts settle it, two when a birthday
 * may or may not have passed, any when nothing was asked. Never below 0.
 */
export function agesOn(person: PersonFacts, day: LocalDate): Range {
  const ages = person.born
    ? fromMonthOfBirth(person.born, day)
    : person.ageTold
      ? fromAgeTold(person.ageTold, day)
      : anyAge;
  return { lowest: Math.max(0, ages.lowest), highest: Math.max(0, ages.highest) };
}

/** Lead and partner are judged as adults whatever their age; everyone else is from 18. */
export const isHeadOfHousehold = (person: PersonFacts): boolean => person.lead || person.partner === true;

/** A person with the ages they may have when they move in. */
export interface AgedPerson extends PersonFacts {
  readonly ages: Range;
}

/** Everyone, with the ages they may have on the day, or on the later one on which they join. */
export const withAges = (people: readonly PersonFacts[], day: LocalDate): readonly AgedPerson[] =>
  people.map((person) => ({ ...person, ages: agesOn(person, laterOf(day, person.joinsOn ?? day)) }));

/** Whether this person may be under 18. */
export const mayBeChild = (person: AgedPerson): boolean =>
  !isHeadOfHousehold(person) && person.ages.lowest < adultAge;

/** Whether this person may be judged as an adult. */
export const mayBeAdult = (person: AgedPerson): boolean =>
  isHeadOfHousehold(person) || person.ages.highest >= adultAge;

/** How many people certainly, and how many at most, satisfy something each either does, does not or may. */
export const countBetween = <T>(
  people: readonly T[],
  certainly: (person: T) => boolean,
  possibly: (person: T) => boolean,
): Range => ({ lowest: people.filter(certainly).length, highest: people.filter(possibly).length });

/** "15", "15 or 16", "not known". */
export const describeAges = ({ lowest, highest }: Range): string =>
  highest === Infinity
    ? 'not known'
    : lowest === highest
      ? String(lowest)
      : `${String(lowest)} or ${String(highest)}`;

/** When a person turns an age, as finely as is known: "in March 2027", "by March 2027". Null: not known. */
export function turns(person: PersonFacts, age: number): string | null {
  if (person.born) return `in ${monthName(person.born.month)} ${String(person.born.year + age)}`;
  if (!person.ageTold) return null;
  const { age: told, on } = person.ageTold;
  return `by ${monthName(monthOf(on))} ${String(yearOf(on) + age - told)}`;
}
