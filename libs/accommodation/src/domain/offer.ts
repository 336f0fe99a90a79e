import { addDays, type LocalDate, type Problem, problem } from '@app/kernel';

/** How far ahead a place may be offered, in days: nobody knows more of a unit than a year from now. */
const furthestAhead = 365;

const postcode = /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/i;
/** Nine figures or more, however they are spaced. */
const telephone = /(\d[\s().+-]*){9,}/;
const email = /\S@\S/;

/**
 * Whether a note says how or where somebody can be reached: a full postcode, a telephone number, an email address. A note
 * is read by everybody who looks for a place, in every district; the same test is a constraint of the table.
 */
export const tellsThePlace = (note: string): boolean =>
  [postcode, telephone, email].some((told) => told.test(note));

/** What is wrong with an offer as it was asked; `standing` is the day that is offered already and may stay. */
export function offerProblems(
  { availableFrom, note }: { readonly availableFrom?: LocalDate | null; readonly note?: string | null },
  today: LocalDate,
  standing?: LocalDate,
): Problem[] {
  const day = availableFrom && availableFrom !== standing ? availableFrom : null;
  return [
    ...(day !== null && day < today
      ? [problem('DAY_PAST', 'This day is past. Give today or a later day.', 'availableFrom')]
      : []),
    ...(day !== null && day > addDays(today, furthestAhead)
      ? [problem('DAY_TOO_FAR', 'A place can be offered at most a year ahead.', 'availableFrom')]
      : []),
    ...(note && tellsThePlace(note)
      ? [
          problem(
            'TELLS_THE_PLACE',
            'Everybody who looks for a place reads this. Leave out telephone numbers, postcodes and email addresses.',
            'note',
          ),
        ]
      : []),
  ];
}
