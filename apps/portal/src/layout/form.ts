import { randomUUID } from 'node:crypto';
import {
  isLocalDate,
  type LocalDate,
  type Pence,
  penceIn,
  type Problem,
  problem,
  type Problems,
} from '@app/kernel';
import { shortDayInWords } from './in-words';

/** What a browser sent of a form: one text for each field, several where a box was ticked more than once. */
export type Sent = Readonly<Record<string, unknown>>;

/** One line of the summary at the top of a form, which leads to the field. */
export interface ErrorLine {
  readonly text: string;
  readonly href: string;
}

/** What a template needs to show a form again as it was entered, with everything that is wrong. */
export interface Refused {
  readonly errors: readonly ErrorLine[];
  /** The message of a field, by the field's name; for `errorMessage` of govuk-frontend. */
  readonly errorOf: Readonly<Record<string, { readonly text: string }>>;
  /** What was entered, by field. */
  readonly values: Sent;
  /** Another key for the form, where the one it came with was used for something else. */
  readonly key?: string;
}

/** A day as commands say it to programs; a person reads "27 Nov 2026". */
const isoDay = /\b\d{4}-\d{2}-\d{2}\b/g;

/** A key that was used: the form was sent, acted, was changed on the way back, and sent again. */
const usedKey = 'KEY_USED';
const sentBefore =
  'You sent this form before with something else in it, and that was done. Look at it first. If you want this too, send the form again.';

/** The id of a field: its name, which is the path of the command's input, with dashes for dots. */
export const idOf = (field: string): string => field.replaceAll('.', '-');

/**
 * The form again. Every problem stands in the summary and beside its field.
 *
 * @param known the names of the fields that the page shows; a problem of another field leads to the form itself.
 */
export function refused(
  sent: Sent,
  { problems }: Pick<Problems, 'problems'>,
  known?: readonly string[],
): Refused {
  const errorOf: Record<string, { text: string }> = {};
  const errors = problems.map(({ code, message: told, field }): ErrorLine => {
    const message = told.replaceAll(isoDay, (day) => shortDayInWords(day));
    if (code === usedKey) return { text: sentBefore, href: '#form' };
    const shown = field === undefined ? undefined : fieldShown(field, known);
    if (shown === undefined) return { text: message, href: '#form' };
    errorOf[shown] ??= { text: message };
    return { text: message, href: `#${idOf(shown)}` };
  });
  const again = problems.some(({ code }) => code === usedKey) ? { key: randomUUID() } : {};
  return { errors, errorOf, values: withoutToken(sent), ...again };
}

/** The field, or the nearest one around it that the page shows. */
function fieldShown(field: string, known: readonly string[] | undefined): string | undefined {
  if (!known || known.includes(field)) return field;
  const cut = field.lastIndexOf('.');
  return cut < 0 ? undefined : fieldShown(field.slice(0, cut), known);
}

const withoutToken = (sent: Sent): Sent =>
  Object.fromEntries(Object.entries(sent).filter(([name]) => name !== 'formToken'));

/** Reads fields of a form, and collects what cannot be read, so that it is told with what the command finds. */
export class Fields {
  readonly problems: Problem[] = [];

  constructor(private readonly sent: Sent) {}

  /** Trimmed; null when left empty. */
  text(name: string): string | null {
    const value = this.sent[name];
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    const text = typeof last === 'string' ? last.replaceAll('\r\n', '\n').trim() : '';
    return text === '' ? null : text;
  }

  /** Trimmed; empty when left empty: for what a command checks itself. */
  textOr(name: string): string {
    return this.text(name) ?? '';
  }

  /** Every box that was ticked. */
  many(name: string): string[] {
    const value = this.sent[name];
    const all: unknown[] = Array.isArray(value) ? value : [value];
    return all.filter((each): each is string => typeof each === 'string' && each !== '');
  }

  /** One of these words; null when none was chosen. */
  choice<T extends string>(name: string, words: readonly T[]): T | null {
    const text = this.text(name);
    return words.find((word) => word === text) ?? null;
  }

  /** The words of these that were ticked. */
  choices<T extends string>(name: string, words: readonly T[]): T[] {
    const ticked = this.many(name);
    return words.filter((word) => ticked.includes(word));
  }

  /** `yes` is true, `no` is false, anything else was not asked. */
  yesOrNo(name: string): boolean | null {
    const text = this.text(name);
    return text === 'yes' ? true : text === 'no' ? false : null;
  }

  ticked(name: string): boolean {
    return this.many(name).length > 0;
  }

  /**
   * A whole number; null when left empty.
   *
   * @param range the least and the most that `words` ask for: what lies outside is told with what cannot be read.
   */
  whole(
    name: string,
    words = 'Enter a whole number, for example 3.',
    [least, most]: readonly [number, number] = [0, 999_999_999],
  ): number | null {
    const text = this.text(name);
    if (text === null) return null;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (number >= least && number <= most) return number;
    this.problems.push(problem('NUMBER', words, name));
    return null;
  }

  /** Pounds as a person types them, in pence; null when left empty. */
  pounds(name: string): Pence | null {
    const text = this.text(name);
    if (text === null) return null;
    const pence = penceIn(text);
    if (pence === null)
      this.problems.push(problem('POUNDS', 'Enter an amount in pounds, for example 249.99.', name));
    return pence;
  }

  /** A day entered as day, month and year in `<name>-day` and so on; null when all three are empty. */
  day(name: string): LocalDate | null {
    const [dayText, month, year] = ['day', 'month', 'year'].map((part) => this.text(`${name}-${part}`));
    if (dayText == null && month == null && year == null) return null;
    const text = `${(year ?? '').padStart(4, '0')}-${(month ?? '').padStart(2, '0')}-${(dayText ?? '').padStart(2, '0')}`;
    if (isLocalDate(text)) return text;
    this.problems.push(problem('DAY', 'Enter a real day, for example 27 11 2026.', name));
    return null;
  }
}

/** A day as its three fields, to fill a form with. */
export const dayParts = (name: string, day: string | null | undefined): Record<string, string> => {
  const [year = '', month = '', date = ''] = (day ?? '').split('-');
  return {
    [`${name}-day`]: date.replace(/^0/, ''),
    [`${name}-month`]: month.replace(/^0/, ''),
    [`${name}-year`]: year,
  };
};

/**
 * The key that a form carries, so that sending it twice acts once: the one it was shown with, or a new one when the
 * page is shown for the first time.
 */
export const keyOf = (sent: Sent): string => {
  const key = sent['key'];
  return typeof key === 'string' && /^[\w-]{8,100}$/.test(key) ? key : randomUUID();
};
