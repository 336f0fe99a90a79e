import { type FoundKind, foundKinds } from '@app/finding';
import type { Role } from '@app/kernel';
import { foundPages, pageOf } from './pages';

export interface FindData {
  readonly find: readonly {
    readonly kind: FoundKind;
    readonly id: string;
    readonly name: string;
    readonly detail: string | null;
  }[];
}

export interface FoundGroup {
  readonly title: string;
  readonly items: readonly { readonly href: string; readonly name: string; readonly detail: string | null }[];
  /** That there are ten, so there may be more. */
  readonly full: boolean;
}

/** What was found, one group for each kind that these roles have a page of. Pure. */
export function findPage({ find }: FindData, held: readonly Role[]): readonly FoundGroup[] {
  return foundKinds.flatMap((kind): FoundGroup[] => {
    const page = pageOf(kind, held);
    const of = find.filter((each) => each.kind === kind);
    if (page === undefined || of.length === 0) return [];
    const items = of.map(({ id, name, detail }) => ({ href: `${page}/${id}`, name, detail }));
    return [{ title: foundPages[kind].title, items, full: items.length >= 10 }];
  });
}

/** Where to go at once: to the one thing found, when it is called exactly what was asked for. */
export function onlyOne(groups: readonly FoundGroup[], words: string): string | undefined {
  const [first, second] = groups.flatMap(({ items }) => items);
  return first && !second && first.name.toLowerCase() === words.toLowerCase() ? first.href : undefined;
}
