import { genders } from '@app/eligibility';
import type { RegisterHouseholdInput } from '@app/households';
import { type Problem, problem } from '@app/kernel';
import { Fields, type Sent } from '../layout/form';

/** So many people have a row on the page where a household is registered; more can be added afterwards. */
export const rowsShown = 8;

/** What the page of a new household says, and where a problem of the command belongs on it. */
export interface Registering {
  readonly people: RegisterHouseholdInput['people'];
  readonly problems: readonly Problem[];
  /** The command counts the people it was given; the page has empty rows between them. */
  readonly shown: (problem: Problem) => Problem;
}

/** Reads who flees: the first row is the adult who leads, every other row that says anything is somebody who comes along. */
export function peopleIn(sent: Sent): Registering {
  const fields = new Fields(sent);
  const rows = Array.from({ length: rowsShown }, (_, row) => row).filter(
    (row) =>
      row === 0 ||
      fields.text(`people.${String(row)}.age`) !== null ||
      fields.text(`people.${String(row)}.gender`) !== null,
  );
  const people = rows.map((row) => {
    const at = `people.${String(row)}`;
    return {
      lead: row === 0,
      partner: row !== 0 && fields.ticked(`${at}.partner`),
      gender: fields.choice(`${at}.gender`, genders),
      age: fields.whole(`${at}.age`, 'Enter an age in whole years, 0 to 120. A baby is 0.', [0, 120]),
    };
  });
  return {
    people,
    problems: fields.problems,
    shown: ({ code, message, field }) =>
      problem(
        code,
        message,
        field?.replace(/^people\.(\d+)/, (_, index: string) => `people.${String(rows[Number(index)] ?? 0)}`),
      ),
  };
}
