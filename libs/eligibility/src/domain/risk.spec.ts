import { riskOf } from './risk';

const assessed = { dashScore: null, tool: null, judgementNote: null };

describe('the risk a household is at', () => {
  it.each([
    ['is high from a score of 14', { dashScore: 14 }, 'HIGH', []],
    ['is high at 24, whatever the tool', { dashScore: 24, tool: 'RIC' as const }, 'HIGH', []],
    ['is not told by a score of 13 alone', { dashScore: 13, tool: 'DASH' as const }, null, []],
    ['is what the worker judges below 14', { dashScore: 13, level: 'MEDIUM' as const }, 'MEDIUM', []],
    ['is not assessed when nothing is told', {}, null, []],
    [
      'is high below 14 with a note',
      { dashScore: 13, level: 'HIGH' as const, judgementNote: 'He has found her twice.' },
      'HIGH',
      [],
    ],
    ['needs the note', { dashScore: 13, level: 'HIGH' as const }, 'HIGH', ['judgementNote']],
    ['needs more than spaces', { level: 'HIGH' as const, judgementNote: '  ' }, 'HIGH', ['judgementNote']],
    [
      'is high by professional judgement with a note',
      { tool: 'PROFESSIONAL_JUDGEMENT' as const, judgementNote: 'Threats to kill.' },
      'HIGH',
      [],
    ],
    [
      'may be medium by professional judgement',
      { tool: 'PROFESSIONAL_JUDGEMENT' as const, level: 'MEDIUM' as const },
      'MEDIUM',
      [],
    ],
    ['cannot be judged below its score', { dashScore: 14, level: 'MEDIUM' as const }, 'HIGH', ['level']],
    ['may be judged as its score says', { dashScore: 14, level: 'HIGH' as const }, 'HIGH', []],
    ['has a score of no more than 24', { dashScore: 25 }, 'HIGH', ['dashScore']],
    ['has a score of no less than 0', { dashScore: -1 }, null, ['dashScore']],
    ['has a score in whole numbers', { dashScore: 3.5 }, null, ['dashScore']],
  ])('%s', (_, facts, level, fields) => {
    const judged = riskOf({ ...assessed, ...facts });
    expect(judged.level).toBe(level);
    expect(judged.problems.map(({ field }) => field)).toEqual(fields);
  });
});
