import { createHash } from 'node:crypto';
import type { Figures } from './duty-figures';
import type { OutsideFigure } from './outside';
import type { StandingSetting } from './settings';

/** What a return says, whole: it is kept as it was sent, and its hash proves it. Holds no reference to any row. */
export interface ReturnDocument {
  readonly formVersion: string;
  readonly authorityCode: string;
  readonly authorityName: string;
  readonly year: string;
  readonly settings: readonly StandingSetting[];
  readonly answers: Readonly<Record<string, string>>;
  readonly outside: readonly Omit<OutsideFigure, 'id'>[];
  /** By table, `cells[row][column]` in the form's order. */
  readonly figures: Readonly<Record<string, readonly (readonly (number | null)[])[]>>;
  /** By table, how many households stand behind each amount. */
  readonly households: Readonly<Record<string, readonly (readonly number[])[]>>;
}

export const figuresOnly = (figures: Figures): ReturnDocument['figures'] =>
  Object.fromEntries(
    figures.map(({ table, cells }) => [table, cells.map((row) => row.map(({ value }) => value))]),
  );

export const householdsOnly = (figures: Figures): ReturnDocument['households'] =>
  Object.fromEntries(
    figures
      .filter(({ cells }) => cells.some((row) => row.some(({ households }) => households !== undefined)))
      .map(({ table, cells }) => [table, cells.map((row) => row.map(({ households }) => households ?? 0))]),
  );

/** The same text for the same document, whatever the order in which it was put together. */
export const documentText = (document: ReturnDocument): string =>
  JSON.stringify(document, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** SHA-256 of the document's text in UTF-8, 64 hexadecimal figures: by it a commissioner proves what was sent. */
export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
