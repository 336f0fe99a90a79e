import { momentInWords } from '../layout/in-words';
import { actInWords } from './act-words';

export interface LooksData {
  readonly looks: {
    readonly nodes: readonly {
      readonly at: string;
      readonly personName: string | null;
      readonly organisationName: string;
      readonly action: string;
      readonly what: string | null;
      readonly reason: string | null;
    }[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

/** Who looked at a provider's records, in words, newest first. Pure. */
export const lookRows = ({ looks }: LooksData, now: Date) =>
  looks.nodes.map(({ at, personName, organisationName, action, what, reason }) => ({
    when: momentInWords(at, now),
    who: personName === null ? `Somebody at ${organisationName}` : `${personName}, ${organisationName}`,
    act: actInWords(action, false).words,
    what,
    why: reason,
  }));
