import { momentInWords } from '../layout/in-words';

export interface DataQuestionsData {
  readonly dataQuestions: {
    readonly nodes: readonly {
      readonly id: string;
      readonly askedBy: string;
      readonly year: string;
      readonly subjectKind: string;
      readonly subjectId: string;
      readonly reference: string;
      readonly message: string;
      readonly askedAt: string;
      readonly settledAt: string | null;
    }[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

const records: Readonly<Record<string, { readonly word: string; readonly path: string }>> = {
  EPISODE: { word: 'Stay', path: '/stays' },
  REFERRAL: { word: 'Referral', path: '/referrals' },
  SERVICE: { word: 'Service', path: '/services' },
};

/** What authorities ask a provider about its records: those that wait, then those that are settled. */
export function dataQuestionsPage(
  { dataQuestions: { nodes, endCursor, hasNextPage } }: DataQuestionsData,
  now: Date,
) {
  const all = nodes.map(
    ({ id, subjectKind, subjectId, reference, message, askedBy, year, askedAt, settledAt }) => {
      const record = records[subjectKind];
      return {
        id,
        reference,
        kind: record?.word ?? 'Record',
        href: record ? `${record.path}/${subjectId}` : null,
        message,
        asked: `${askedBy} asked at ${momentInWords(askedAt, now)}, for its return of ${year}.`,
        settled: settledAt === null ? null : momentInWords(settledAt, now),
      };
    },
  );
  return {
    waiting: all.filter(({ settled }) => settled === null),
    settled: all.filter(({ settled }) => settled !== null),
    next: hasNextPage ? endCursor : null,
  };
}
