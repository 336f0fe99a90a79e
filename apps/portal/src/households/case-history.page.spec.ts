import { type CaseAnswer, caseHistoryPage, fieldInWords, valueInWords } from './case-history.page';

const now = new Date('2026-11-27T18:00:00Z');
const districts = [{ code: 'E07000071', name: 'Colchester' }];
const names = new Map([['E07000071', 'Colchester']]);

describe('the history of a case', () => {
  it('says fields and people in words', () => {
    expect(fieldInWords('mobility')).toBe('Moving about');
    expect(fieldInWords('people.1.born')).toBe('Person 2: month of birth');
    expect(fieldInWords('somethingNew')).toBe('Something new');
  });

  it.each([
    ['NO_STAIRS', 'No stairs'],
    ['WORD_NOT_KNOWN', 'Word not known'],
    [true, 'Yes'],
    [[], 'None'],
    [['DEAF_BSL'], 'Deaf, uses British Sign Language'],
    ['2026-11-27', 'Friday 27 November 2026'],
    ['E07000071', 'Colchester'],
    [{ year: 1990, month: 6 }, '6/1990'],
    [
      { on: '2026-11-27', tool: 'DASH', level: 'HIGH', dashScore: 16, judgementNote: null },
      /^High, by DASH checklist, score 16, on Friday/,
    ],
    [{ is: 'JOINING', from: '2026-11-27', joinsOn: '2026-11-30' }, /^Joins, from Friday .*, joins on Monday/],
  ])('says %j as people read it', (value, words) => {
    expect(valueInWords(value, names)).toMatch(words);
  });

  it('tells what is not shown from what went back to not asked, and who was told', () => {
    const answer = (told: Partial<CaseAnswer>): CaseAnswer => ({
      field: 'immigration',
      answered: true,
      value: null,
      at: '2026-11-27T17:00:00Z',
      organisationName: 'Colchester City Council',
      yours: true,
      ...told,
    });
    const page = caseHistoryPage(
      {
        household: { reference: 'H-1' },
        caseHistory: {
          nodes: [answer({}), answer({ field: 'pregnant', answered: false, yours: false })],
          endCursor: 'next',
          hasNextPage: true,
        },
        districts,
      },
      now,
    );
    expect(page.rows.map(({ answer: said, by }) => [said, by])).toEqual([
      ['Answered; not shown here', 'You, Colchester City Council'],
      ['Back to not asked', 'Colchester City Council'],
    ]);
    expect(page.next).toBe('next');
  });
});
