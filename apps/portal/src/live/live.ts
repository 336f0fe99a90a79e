import { createHash } from 'node:crypto';
import type { PageDocument } from '../layout/reading';

/** A page that changes by itself when what it shows does. */
export interface LivePage {
  readonly document: PageDocument;
  /** The tables whose change may change the page. */
  readonly tables: readonly string[];
  /** The variables of its document, from the query of its address. */
  readonly variables: (query: Readonly<Record<string, string>>) => Readonly<Record<string, unknown>>;
}

const pages = new Map<string, LivePage>();

/** Makes a page live, by the name that its template gives as `live.name`. */
export function livePage(name: string, page: LivePage): LivePage {
  pages.set(name, page);
  return page;
}

export const findLivePage = (name: string): LivePage | undefined => pages.get(name);

/** What tells two states of a page apart, and says nothing of either. */
export const markOf = (data: unknown): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('base64url').slice(0, 22);

/** What the frame of a live page needs. */
export interface Live {
  readonly name: string;
  readonly query: string;
  readonly mark: string;
  /** When it was read. */
  readonly at: Date;
  /** The page itself, to load again where there is no JavaScript. */
  readonly href: string;
}

/** Makes what the frame needs of a page that was just read. */
export function live(
  name: string,
  data: unknown,
  at: { readonly href: string; readonly now: Date; readonly query?: Readonly<Record<string, string>> },
): Live {
  const mark = markOf(data);
  return {
    name,
    mark,
    at: at.now,
    href: at.href,
    query: new URLSearchParams({ ...at.query, mark }).toString(),
  };
}
