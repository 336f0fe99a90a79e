import { isLocalDate, type LocalDate, type Problem, problem } from '@app/kernel';
import type { Form, FormQuestion } from './form';
import type { Gap } from './gaps';
import type { StandingSetting } from './settings';
import { hasEnded, type ReportingYear } from './year';

/** What stands between a return and its being sent: everything at once. */
export function readinessProblems(of: {
  readonly year: ReportingYear;
  readonly today: LocalDate;
  readonly form: Form;
  readonly settings: readonly StandingSetting[];
  readonly answers: ReadonlyMap<string, string>;
  readonly gaps: readonly Gap[];
}): Problem[] {
  const { year, today, form, settings, answers, gaps } = of;
  const errors = gaps.filter(({ error }) => error);
  return [
    ...yearProblems(year, today),
    ...settings
      .filter(({ standing }) => standing === 'ASSUMED')
      .map(({ name, title, meaning }) =>
        problem(
          'SETTING_ASSUMED',
          `"${title}: ${meaning}" is assumed. Somebody must confirm it and say how it is known.`,
          `settings.${name}`,
        ),
      ),
    ...form.questions
      .filter(({ id, mandatory }) => mandatory && !answers.has(id))
      .map(({ id, label }) => problem('NOT_ANSWERED', `Answer this question: ${label}`, `answers.${id}`)),
    ...(errors.length === 0
      ? []
      : [
          problem(
            'ROWS_CONTRADICT',
            `${errors.length} records cannot be counted as they are. See the gaps, and ask their providers.`,
            'gaps',
          ),
        ]),
  ];
}

/** A year is reviewed, sent and exported when it is over. */
export const yearProblems = (year: ReportingYear, today: LocalDate): Problem[] =>
  hasEnded(year, today)
    ? []
    : [
        problem(
          'YEAR_NOT_ENDED',
          `The year ${year.name} ends on ${year.last}. Until then its figures can be looked at, and not reviewed, sent or exported.`,
          'year',
        ),
      ];

/** What is wrong with an answer to a question of the form. */
export function answerProblems(question: FormQuestion, value: string): Problem[] {
  const field = `answers.${question.id}`;
  switch (question.type) {
    case 'YES_NO':
      return ['YES', 'NO'].includes(value) ? [] : [problem('CHOICE', 'Answer YES or NO.', field)];
    case 'DATE':
      return isLocalDate(value)
        ? []
        : [problem('FORMAT', 'Give the day as YYYY-MM-DD, for example 2026-03-31.', field)];
    case 'TEXT':
      return value.trim().length >= 3 ? [] : [problem('LENGTH', 'Write at least a few words.', field)];
  }
}
