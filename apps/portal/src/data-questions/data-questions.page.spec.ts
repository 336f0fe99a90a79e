import { dataQuestionsPage } from './data-questions.page';

describe('what authorities ask a provider', () => {
  it('waits or is settled, and leads to the record that it is about', () => {
    const asked = {
      id: 'q1',
      askedBy: 'Essex County Council',
      year: '2025-26',
      subjectKind: 'EPISODE',
      subjectId: 'e1',
      reference: 'H-CDF347',
      message: 'No support is recorded for anybody.',
      askedAt: '2026-06-01T09:00:00Z',
      settledAt: null,
    };
    const page = dataQuestionsPage(
      {
        dataQuestions: {
          nodes: [
            asked,
            {
              ...asked,
              id: 'q2',
              subjectKind: 'SERVICE',
              subjectId: 's1',
              settledAt: '2026-06-01T11:00:00Z',
            },
          ],
          endCursor: 'c',
          hasNextPage: false,
        },
      },
      new Date('2026-06-01T12:00:00Z'),
    );
    expect(page.waiting).toMatchObject([
      {
        id: 'q1',
        kind: 'Stay',
        href: '/stays/e1',
        asked: 'Essex County Council asked at 10am today, for its return of 2025-26.',
      },
    ]);
    expect(page.settled).toMatchObject([{ id: 'q2', href: '/services/s1', settled: '12pm today' }]);
    expect(page.next).toBeNull();
  });
});
