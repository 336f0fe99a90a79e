import { addDays, day, type LocalDate } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import {
  ageGroupAtStart,
  answerProblems,
  gapsOf,
  joiningProblems,
  type Span,
  type Supported,
  supportProblems,
} from './supported';

const bornIn = (year: number, month: number) => ({ born: { year, month }, ageTold: null });
const told = (age: number, on: LocalDate) => ({ born: null, ageTold: { age, on } });
const started = day('2026-11-21');

describe('as what a person counts', () => {
  // Domain 1.6 rule 3: child is under 18 at the start of the support episode; a dependant of 18 or over is an adult.
  it('is a child under 18 and an adult from 18, on the day the episode began', () => {
    expect(ageGroupAtStart(bornIn(2008, 10), started)).toEqual({ group: 'ADULT', certain: true });
    expect(ageGroupAtStart(bornIn(2008, 12), started)).toEqual({ group: 'CHILD', certain: true });
    expect(ageGroupAtStart(told(17, started), started)).toEqual({ group: 'CHILD', certain: true });
    expect(ageGroupAtStart(told(18, started), started)).toEqual({ group: 'ADULT', certain: true });
  });

  it('is a child, not certainly, when the birthday may or may not have passed', () => {
    // Born in November 2008: 18 in the month the episode began.
    expect(ageGroupAtStart(bornIn(2008, 11), started)).toEqual({ group: 'CHILD', certain: false });
    // Said to be 17 half a year before.
    expect(ageGroupAtStart(told(17, day('2026-05-01')), started)).toEqual({ group: 'CHILD', certain: false });
  });

  it('is not known when no age was told', () => {
    expect(ageGroupAtStart({ born: null, ageTold: null }, started)).toEqual({ group: null, certain: false });
  });

  it('of a child born during the stay is a child', () => {
    expect(ageGroupAtStart(bornIn(2027, 1), started)).toEqual({ group: 'CHILD', certain: true });
  });

  it('never falls back from adult to child as days pass, and is certain a month after any birthday', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1940, max: 2030 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 2_000 }),
        (year, month, later) => {
          const now = ageGroupAtStart(bornIn(year, month), started);
          const then = ageGroupAtStart(bornIn(year, month), addDays(started, later));
          if (now.group === 'ADULT') expect(then).toEqual({ group: 'ADULT', certain: true });
          if (month !== 11) expect(now.certain).toBe(true);
        },
      ),
    );
  });
});

const people: Supported[] = [
  { number: 1, joinedOn: started, ageGroup: 'ADULT' },
  { number: 2, joinedOn: started, ageGroup: 'CHILD' },
  { number: 3, joinedOn: addDays(started, 10), ageGroup: null },
];
const span: Span = { startedOn: started, endedOn: null, today: addDays(started, 40) };
const named = (found: readonly { code: string; field?: string }[]): string[] =>
  found.map(({ code, field }) => `${code} ${field ?? ''}`);

describe('answers about equality', () => {
  it('are of people of the household, and one to each question; all that is wrong is said at once', () => {
    expect(
      named(
        answerProblems(
          [
            { person: 1, characteristic: 'DISABLED' },
            { person: 9, characteristic: 'DISABLED' },
            { person: 2, characteristic: 'TRANS' },
            { person: 2, characteristic: 'TRANS' },
          ],
          people,
        ),
      ),
    ).toEqual(['UNKNOWN_PERSON answers.1.person', 'REPEATED answers.3.characteristic']);
  });
});

describe('support given', () => {
  const given = (person: number, days: number, supportType = 'ADVOCACY' as const) => ({
    person,
    supportType,
    firstGivenOn: addDays(started, days),
  });

  it('began on a day of the person’s own support, up to today', () => {
    expect(
      supportProblems([given(1, 0), given(1, 40, 'COUNSELLING' as never), given(3, 10)], people, span),
    ).toEqual([]);
    expect(
      named(supportProblems([given(1, -1), given(2, 41), given(3, 9), given(7, 0)], people, span)),
    ).toEqual([
      'BEFORE_START given.0.firstGivenOn',
      'IN_FUTURE given.1.firstGivenOn',
      'BEFORE_START given.2.firstGivenOn',
      'UNKNOWN_PERSON given.3.person',
    ]);
  });

  it('did not begin after the episode ended', () => {
    const ended = { ...span, endedOn: addDays(started, 20) };
    expect(supportProblems([given(1, 20)], people, ended)).toEqual([]);
    expect(named(supportProblems([given(1, 21)], people, ended))).toEqual(['AFTER_END given.0.firstGivenOn']);
  });

  // Domain 2.3: play therapy, child advocacy, specialist children's worker.
  it('of the kind for children is for children, and for whoever may be one', () => {
    const child = (person: number) => ({
      person,
      supportType: 'CHILDREN' as const,
      firstGivenOn: addDays(started, 12),
    });
    expect(named(supportProblems([child(1), child(2), child(3)], people, span))).toEqual([
      'SUPPORT_FOR_CHILDREN given.0.supportType',
    ]);
  });

  it('is told once for a person and a kind', () => {
    expect(named(supportProblems([given(1, 1), given(1, 2), given(2, 1)], people, span))).toEqual([
      'REPEATED given.1.supportType',
    ]);
  });
});

describe('somebody who joins', () => {
  const joining = { gender: null, born: null, age: null, joinedOn: addDays(started, 5) };
  it('does so during the episode, with one age or none', () => {
    expect(joiningProblems(joining, span)).toEqual([]);
    expect(joiningProblems({ ...joining, born: { year: 2026, month: 11 } }, span)).toEqual([]);
    expect(
      named(
        joiningProblems(
          { ...joining, joinedOn: addDays(started, -1), born: { year: 2026, month: 12 }, age: 3 },
          span,
        ),
      ),
    ).toEqual(['BEFORE_START joinedOn', 'AGE_ONE_WAY age', 'BORN_LATER born']);
  });
});

describe('what the return lacks', () => {
  it('is said of each person without any answer or any support, and of nobody else', () => {
    expect(
      gapsOf([
        { number: 1, answers: [{}], support: [{}] },
        { number: 2, answers: [], support: [{}] },
        { number: 3, answers: [{}], support: [] },
        { number: 4, answers: [], support: [] },
      ]),
    ).toEqual([
      { number: 2, noAnswers: true, noSupport: false },
      { number: 3, noAnswers: false, noSupport: true },
      { number: 4, noAnswers: true, noSupport: true },
    ]);
  });
});
