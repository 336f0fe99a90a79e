import { addDays, day, type LocalDate } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import {
  changeSpells,
  type Spell,
  spellsOf,
  type ToldWhereabouts,
  whereabouts,
  whereaboutsProblems,
  whereOn,
} from './membership';

const today = day('2026-11-21');
const told = (is: ToldWhereabouts['is'], from: string, joinsOn: string | null = null): ToldWhereabouts => ({
  is,
  from: day(from),
  joinsOn: joinsOn === null ? null : day(joinsOn),
});
const here: Spell[] = spellsOf(told('HERE', '2026-11-01'));

const after = (spells: readonly Spell[], change: ToldWhereabouts): Spell[] => {
  const { replaced, begun } = changeSpells(spells, change);
  return [...spells.filter((spell) => !replaced.includes(spell)), ...begun];
};

const problemsOf = (change: ToldWhereabouts, lead = false): string[] =>
  whereaboutsProblems(change, { lead, since: day('2026-11-10'), today, path: 'w' }).map(
    ({ code, field }) => `${code} ${field ?? ''}`,
  );

describe('where someone is', () => {
  it('is one spell when here, or gone for ever', () => {
    expect(spellsOf(told('ELSEWHERE', '2026-11-21'))).toEqual([
      { whereabouts: 'ELSEWHERE', from: '2026-11-21', until: null },
    ]);
  });

  it('is here from the day of joining, and not the day before', () => {
    const spells = spellsOf(told('JOINING', '2026-11-21', '2026-12-01'));
    expect(whereOn(spells, day('2026-11-30'))).toBe('JOINING');
    expect(whereOn(spells, day('2026-12-01'))).toBe('HERE');
    expect(whereOn(spells, day('2026-11-20'))).toBeNull();
  });

  it('changes from a day on, and stays as it was before', () => {
    const spells = after(here, told('ELSEWHERE', '2026-11-21', '2026-11-28'));
    expect(
      ['2026-11-20', '2026-11-21', '2026-11-27', '2026-11-28'].map((on) => whereOn(spells, day(on))),
    ).toEqual(['HERE', 'ELSEWHERE', 'ELSEWHERE', 'HERE']);
  });

  it('ends a row and begins others, and overwrites none', () => {
    const { replaced, begun } = changeSpells(here, told('ELSEWHERE', '2026-11-21'));
    expect(replaced).toEqual(here);
    expect(begun).toEqual([
      { whereabouts: 'HERE', from: '2026-11-01', until: '2026-11-21' },
      { whereabouts: 'ELSEWHERE', from: '2026-11-21', until: null },
    ]);
  });

  it('leaves a spell alone that ended on the day of the change', () => {
    const spells = after(here, told('ELSEWHERE', '2026-11-10', '2026-11-15'));
    const { replaced } = changeSpells(spells, told('ELSEWHERE', '2026-11-15'));
    expect(replaced).toEqual([{ whereabouts: 'HERE', from: '2026-11-15', until: null }]);
  });

  it('forgets a coming that was only planned, when it changes', () => {
    const joining = spellsOf(told('JOINING', '2026-11-21', '2026-12-01'));
    const spells = after(joining, told('ELSEWHERE', '2026-11-25'));
    expect(whereOn(spells, day('2026-11-24'))).toBe('JOINING');
    expect(whereOn(spells, day('2026-12-01'))).toBe('ELSEWHERE');
  });

  it('is known on every day, once, whatever changes in whatever order', () => {
    const anyDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays(today, days));
    const change = fc
      .tuple(fc.constantFrom(...whereabouts), anyDay, fc.integer({ min: 1, max: 20 }), fc.boolean())
      .map(([is, from, away, forEver]): ToldWhereabouts => ({
        is,
        from,
        joinsOn: is === 'HERE' || (is === 'ELSEWHERE' && forEver) ? null : addDays(from, away),
      }));
    const days = Array.from({ length: 100 }, (_, n) => addDays(today, n));
    const said = ({ is, joinsOn }: ToldWhereabouts, on: LocalDate) =>
      joinsOn !== null && on >= joinsOn ? 'HERE' : is;
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        let spells = spellsOf({ is: 'HERE', from: today, joinsOn: null });
        for (const next of changes) {
          const before = spells;
          spells = after(before, next);
          const here = days.map((on) => whereOn(spells, on));
          const should = days.map((on) => (on < next.from ? whereOn(before, on) : said(next, on)));
          expect(here).toEqual(should);
          const at = (on: LocalDate) =>
            spells.filter(({ from, until }) => from <= on && (until === null || on < until)).length;
          expect(days.filter((on) => at(on) !== 1)).toEqual([]);
        }
      }),
    );
  });
});

describe('what may be told of whereabouts', () => {
  it.each([
    ['HERE from today', told('HERE', '2026-11-21'), []],
    ['HERE since first contact', told('HERE', '2026-11-10'), []],
    ['not before first contact', told('HERE', '2026-11-09'), ['BEFORE_FIRST_CONTACT w.from']],
    ['not HERE from tomorrow: that is JOINING', told('HERE', '2026-11-22'), ['SAY_JOINING w.from']],
    ['not HERE and joining', told('HERE', '2026-11-21', '2026-11-22'), ['HERE_ALREADY w.joinsOn']],
    ['JOINING on a day', told('JOINING', '2026-11-21', '2026-11-22'), []],
    ['not JOINING without a day', told('JOINING', '2026-11-21'), ['JOINS_WHEN w.joinsOn']],
    [
      'not JOINING on the day it begins',
      told('JOINING', '2026-11-21', '2026-11-21'),
      ['JOINS_BEFORE w.joinsOn'],
    ],
    ['ELSEWHERE from next week', told('ELSEWHERE', '2026-11-28'), []],
    ['ELSEWHERE until within a year', told('ELSEWHERE', '2026-11-21', '2027-11-21'), []],
    ['not until later', told('ELSEWHERE', '2026-11-21', '2027-11-22'), ['TOO_FAR_AHEAD w.joinsOn']],
    ['not from later', told('ELSEWHERE', '2027-11-22'), ['TOO_FAR_AHEAD w.from']],
  ])('%s', (_, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it('never takes the lead away', () => {
    expect(problemsOf(told('ELSEWHERE', '2026-11-21'), true)).toEqual(['LEAD_IS_HERE w.is']);
    expect(problemsOf(told('HERE', '2026-11-21'), true)).toEqual([]);
  });
});
