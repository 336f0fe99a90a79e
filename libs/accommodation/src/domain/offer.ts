import { addDays, type LocalDate, type Problem, problem, tellsContact } from '@app/kernel';

/** How far ahead a place may be offered, in days: nobody knows more of a unit than a year from now. */
const furthestAhead = 365;

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
    ...(note && tellsContact(note)
      ? [
          problem(
            'TELLS_CONTACT',
            'Everybody who looks for a place reads this. Leave out telephone numbers, postcodes and email addresses.',
            'note',
          ),
        ]
      : []),
  ];
}
