import { day } from '@app/kernel';
import { registerPeople } from './people';
import type { ToldPerson } from './registering';

const today = day('2026-11-21');
const lead: ToldPerson = {
  lead: true,
  partner: false,
  gender: null,
  born: { year: 1990, month: 6 },
  age: null,
};
const child: ToldPerson = { lead: false, partner: false, gender: null, born: null, age: null };

const problemsOf = (people: readonly ToldPerson[]): string[] =>
  registerPeople(people, today).problems.map(({ code, field }) => `${code} ${field ?? ''}`);

describe('who is in a household', () => {
  it('is at least one person', () => {
    expect(problemsOf([])).toEqual(['NO_PEOPLE people']);
  });

  it('has exactly one lead', () => {
    expect(problemsOf([child])).toEqual(['ONE_LEAD people']);
    expect(problemsOf([lead, lead])).toEqual(['ONE_LEAD people']);
  });

  it('has one partner at most, who is not the lead', () => {
    const partner = { ...child, partner: true };
    expect(problemsOf([lead, partner])).toEqual([]);
    expect(problemsOf([lead, partner, partner])).toEqual(['ONE_PARTNER people']);
    expect(problemsOf([{ ...lead, partner: true }])).toEqual(['LEAD_OR_PARTNER people.0.partner']);
  });

  it('is 20 people at most', () => {
    const children = Array.from({ length: 20 }, () => child);
    expect(problemsOf([lead, ...children.slice(1)])).toEqual([]);
    expect(problemsOf([lead, ...children])).toEqual(['TOO_MANY_PEOPLE people']);
  });

  it('may be of unknown age and gender', () => {
    expect(problemsOf([{ ...lead, born: null }, child])).toEqual([]);
  });

  it('has an age or a month of birth, not both', () => {
    expect(problemsOf([lead, { ...child, born: { year: 2020, month: 1 }, age: 6 }])).toEqual([
      'AGE_ONE_WAY people.1.age',
    ]);
  });

  it('may be born this month, and not next', () => {
    expect(problemsOf([lead, { ...child, born: { year: 2026, month: 11 } }])).toEqual([]);
    expect(problemsOf([lead, { ...child, born: { year: 2026, month: 12 } }])).toEqual([
      'BORN_LATER people.1.born',
    ]);
  });

  it('is 120 at most', () => {
    expect(problemsOf([{ ...lead, born: { year: 1906, month: 1 } }])).toEqual([]);
    expect(problemsOf([{ ...lead, born: { year: 1905, month: 12 } }])).toEqual([
      'BORN_TOO_EARLY people.0.born.year',
    ]);
  });

  // Domestic Abuse Act 2021, section 1(2): both are 16 or over.
  it('is led by someone who is, or may be, 16', () => {
    expect(problemsOf([{ ...lead, born: { year: 2010, month: 11 } }])).toEqual([]);
    expect(problemsOf([{ ...lead, born: { year: 2010, month: 12 } }])).toEqual([
      'LEAD_TOO_YOUNG people.0.born',
    ]);
    expect(problemsOf([{ ...lead, born: null, age: 15 }])).toEqual(['LEAD_TOO_YOUNG people.0.age']);
    expect(problemsOf([lead, { ...child, partner: true, age: 15 }])).toEqual([
      'PARTNER_TOO_YOUNG people.1.age',
    ]);
  });

  it('is here from today unless told otherwise', () => {
    const { people } = registerPeople(
      [lead, { ...child, whereabouts: { is: 'JOINING', joinsOn: day('2026-12-01') } }],
      today,
    );
    expect(people.map(({ begun }) => begun)).toEqual([
      [{ whereabouts: 'HERE', from: today, until: null }],
      [
        { whereabouts: 'JOINING', from: today, until: '2026-12-01' },
        { whereabouts: 'HERE', from: '2026-12-01', until: null },
      ],
    ]);
  });
});
