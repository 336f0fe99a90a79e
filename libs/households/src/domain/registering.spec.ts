import { day } from '@app/kernel';
import { registeringProblems, type ToldHousehold, type ToldPerson } from './registering';

const today = day('2026-11-21');
const lead: ToldPerson = {
  lead: true,
  partner: false,
  gender: null,
  born: { year: 1990, month: 6 },
  age: null,
};
const child: ToldPerson = { lead: false, partner: false, gender: null, born: null, age: null };

const problemsOf = (told: Partial<ToldHousehold>): string[] =>
  registeringProblems({ people: [lead], neededFrom: today, neededBy: null, ...told }, today).map(
    ({ code, field }) => `${code} ${field ?? ''}`,
  );

describe('who is in a household', () => {
  it('is at least one person', () => {
    expect(problemsOf({ people: [] })).toEqual(['NO_PEOPLE people']);
  });

  it('has exactly one lead', () => {
    expect(problemsOf({ people: [child] })).toEqual(['ONE_LEAD people']);
    expect(problemsOf({ people: [lead, lead] })).toEqual(['ONE_LEAD people']);
  });

  it('has one partner at most, who is not the lead', () => {
    const partner = { ...child, partner: true };
    expect(problemsOf({ people: [lead, partner] })).toEqual([]);
    expect(problemsOf({ people: [lead, partner, partner] })).toEqual(['ONE_PARTNER people']);
    expect(problemsOf({ people: [{ ...lead, partner: true }] })).toEqual([
      'LEAD_OR_PARTNER people.0.partner',
    ]);
  });

  it('may be of unknown age and gender', () => {
    expect(problemsOf({ people: [{ ...lead, born: null }, child] })).toEqual([]);
  });

  it('has an age or a month of birth, not both', () => {
    expect(problemsOf({ people: [lead, { ...child, born: { year: 2020, month: 1 }, age: 6 }] })).toEqual([
      'AGE_ONE_WAY people.1.age',
    ]);
  });

  it('may be born this month, and not next', () => {
    expect(problemsOf({ people: [lead, { ...child, born: { year: 2026, month: 11 } }] })).toEqual([]);
    expect(problemsOf({ people: [lead, { ...child, born: { year: 2026, month: 12 } }] })).toEqual([
      'BORN_LATER people.1.born',
    ]);
  });

  it('is 120 at most', () => {
    expect(problemsOf({ people: [{ ...lead, born: { year: 1906, month: 1 } }] })).toEqual([]);
    expect(problemsOf({ people: [{ ...lead, born: { year: 1905, month: 12 } }] })).toEqual([
      'BORN_TOO_EARLY people.0.born.year',
    ]);
  });

  // Domestic Abuse Act 2021, section 1(2): both are 16 or over.
  it('is led by someone who is, or may be, 16', () => {
    expect(problemsOf({ people: [{ ...lead, born: { year: 2010, month: 11 } }] })).toEqual([]);
    expect(problemsOf({ people: [{ ...lead, born: { year: 2010, month: 12 } }] })).toEqual([
      'LEAD_TOO_YOUNG people.0.born',
    ]);
    expect(problemsOf({ people: [{ ...lead, born: null, age: 15 }] })).toEqual([
      'LEAD_TOO_YOUNG people.0.age',
    ]);
    expect(problemsOf({ people: [lead, { ...child, partner: true, age: 15 }] })).toEqual([
      'PARTNER_TOO_YOUNG people.1.age',
    ]);
  });
});

describe('when a place is needed', () => {
  it('is today at the earliest, and within a year', () => {
    expect(problemsOf({ neededFrom: day('2026-11-20') })).toEqual(['NEEDED_BEFORE_TODAY neededFrom']);
    expect(problemsOf({ neededFrom: day('2027-11-21') })).toEqual([]);
    expect(problemsOf({ neededFrom: day('2027-11-22') })).toEqual(['NEEDED_TOO_FAR_AHEAD neededFrom']);
  });

  it('ends on the day it begins, or later', () => {
    expect(problemsOf({ neededBy: today })).toEqual([]);
    expect(problemsOf({ neededFrom: day('2026-11-23'), neededBy: day('2026-11-22') })).toEqual([
      'NEEDED_BY_BEFORE_FROM neededBy',
    ]);
  });

  it('is told with everything else that is wrong, at once', () => {
    expect(problemsOf({ people: [], neededFrom: day('2026-11-20'), neededBy: day('2026-11-19') })).toEqual([
      'NO_PEOPLE people',
      'NEEDED_BEFORE_TODAY neededFrom',
      'NEEDED_BY_BEFORE_FROM neededBy',
    ]);
  });
});
