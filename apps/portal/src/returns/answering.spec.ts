import { problem } from '@app/kernel';
import { answersIn, besideItsQuestion, valuesOf } from './answering';
import type { Question } from './return.data';

const board: Question = {
  id: 'T1.BOARD',
  label: 'Is a board in place?',
  type: 'YES_NO',
  mandatory: true,
  provisional: true,
  answer: 'NO',
};
const met: Question = { ...board, id: 'T1.MET', type: 'DATE', answer: null };
const words: Question = { ...board, id: 'T14.WORDS', type: 'TEXT', answer: 'Two lines,\nas written' };
const all = [board, met, words];
const codes = (sent: Record<string, string>) =>
  answersIn(sent, all).problems.map(({ code, field }) => [code, field]);

describe('a form of questions', () => {
  it('sends nothing that was left as it was shown, also over several lines', () => {
    const values = valuesOf(all);
    expect(values['answers.T1.BOARD']).toBe('NO');
    expect(answersIn({ ...values, 'answers.T14.WORDS': 'Two lines,\r\nas written' }, all)).toEqual({
      answers: [],
      problems: [],
    });
  });

  it('sends what was changed, a day as a day', () => {
    const sent = {
      ...valuesOf(all),
      'answers.T1.BOARD': 'YES',
      'answers.T1.MET-day': '5',
      'answers.T1.MET-month': '3',
      'answers.T1.MET-year': '2026',
    };
    expect(answersIn(sent, all)).toEqual({
      answers: [
        { questionId: 'T1.BOARD', value: 'YES' },
        { questionId: 'T1.MET', value: '2026-03-05' },
      ],
      problems: [],
    });
  });

  it('refuses a day that is none, and an answer that is taken back', () => {
    expect(
      codes({
        ...valuesOf(all),
        'answers.T1.MET-day': '31',
        'answers.T1.MET-month': '2',
        'answers.T14.WORDS': ' ',
      }),
    ).toEqual([
      ['DAY', 'answers.T1.MET'],
      ['LENGTH', 'answers.T14.WORDS'],
    ]);
  });

  it('tells who answers what somebody else answered meanwhile, unless it is the same', () => {
    const seen = { ...valuesOf(all), 'seen.T1.BOARD': '' };
    expect(codes({ ...seen, 'answers.T1.BOARD': 'YES' })).toEqual([
      ['CHANGED_MEANWHILE', 'answers.T1.BOARD'],
    ]);
    expect(codes({ ...seen, 'answers.T1.BOARD': 'NO' })).toEqual([]);
  });

  it('puts a problem of the nth answer beside its question', () => {
    const beside = besideItsQuestion([{ questionId: 'T14.WORDS', value: '' }]);
    expect(beside(problem('LENGTH', 'Too long.', 'answers.0.value')).field).toBe('answers.T14.WORDS');
    expect(beside(problem('CHOICE', 'Not so.', 'answers.T1.MET')).field).toBe('answers.T1.MET');
  });
});
