import { type Problem, problem } from '@app/kernel';
import { dayParts, Fields, type Sent } from '../layout/form';
import type { Question } from './return.data';

/** What a form says of the questions: those whose answer is another than it was shown with, and what cannot be read. */
export interface Answered {
  readonly answers: readonly { readonly questionId: string; readonly value: string }[];
  readonly problems: readonly Problem[];
}

const fieldOf = ({ id }: Question): string => `answers.${id}`;
const seenOf = ({ id }: Question): string => `seen.${id}`;

/** The fields of a form of questions, filled with what was answered; and what each was shown with. */
export const valuesOf = (questions: readonly Question[]): Record<string, string> =>
  Object.assign(
    {},
    ...questions.map((question) => ({
      [seenOf(question)]: question.answer ?? '',
      ...(question.type === 'DATE'
        ? dayParts(fieldOf(question), question.answer)
        : { [fieldOf(question)]: question.answer ?? '' }),
    })),
  ) as Record<string, string>;

/**
 * Reads the form against what stands now. Who changed a question that somebody else answered meanwhile is told; an answer
 * is changed and never taken back.
 */
export function answersIn(sent: Sent, questions: readonly Question[]): Answered {
  const fields = new Fields(sent);
  const problems: Problem[] = [];
  const answers = questions.flatMap((question) => {
    const field = fieldOf(question);
    const value = (question.type === 'DATE' ? fields.day(field) : fields.text(field)) ?? '';
    const seen = (fields.text(seenOf(question)) ?? '').trim();
    if (value === seen || fields.problems.some((one) => one.field === field)) return [];
    if (value === '')
      problems.push(problem('LENGTH', 'An answer can be changed, and not taken back.', field));
    else if ((question.answer ?? '') !== seen && question.answer !== value)
      problems.push(
        problem(
          'CHANGED_MEANWHILE',
          'Somebody else answered this while you did. Their answer is below yours: send yours again to replace it.',
          field,
        ),
      );
    return [{ questionId: question.id, value }];
  });
  return { answers, problems: [...fields.problems, ...problems] };
}

/** A problem of the nth answer that was sent, beside the question that it is of. */
export const besideItsQuestion =
  (answers: Answered['answers']) =>
  (one: Problem): Problem => {
    const [, index] = /^answers\.(\d+)\./.exec(one.field ?? '') ?? [];
    const answer = index === undefined ? undefined : answers[Number(index)];
    return answer ? { ...one, field: `answers.${answer.questionId}` } : one;
  };
