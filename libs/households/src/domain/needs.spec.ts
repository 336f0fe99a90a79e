import { addDays, day } from '@app/kernel';
import { answersBetween, needsAfter, needsProblems, nothingAsked, type Needs, type ToldNeeds } from './needs';

const today = day('2026-11-21');
const blank = nothingAsked(today);
const codeOf = (id: string): string => `code of ${id}`;

const problemsOf = (told: ToldNeeds, before: Needs = blank): string[] =>
  needsProblems(told, needsAfter(told, before, today), today).map(
    ({ code, field }) => `${code} ${field ?? ''}`,
  );
const changedBy = (told: ToldNeeds, before: Needs): string[] =>
  answersBetween(before, needsAfter(told, before, today), codeOf).map(
    ({ field, answered }) => `${field}${answered ? '' : ' no more'}`,
  );

describe('an answer', () => {
  const known = needsAfter(
    {
      mobility: 'NO_STAIRS',
      pregnant: true,
      dueOn: day('2027-02-01'),
      sensory: ['DEAF_BSL'],
      willShare: { kitchen: true, room: false },
      byAndFor: { need: 'PREFERRED', group: 'DEAF' },
      risk: { tool: 'DASH', dashScore: 9, level: 'MEDIUM' },
      flexible: ['LENGTH'],
    },
    blank,
    today,
  );

  it('that is left out changes nothing', () => {
    expect(needsAfter({}, known, today)).toEqual(known);
    expect(changedBy({}, known)).toEqual([]);
  });

  it('that is null goes back to not asked', () => {
    expect(changedBy({ mobility: null, sensory: null, byAndFor: null, risk: null }, known)).toEqual([
      'mobility no more',
      'sensory no more',
      'risk no more',
      'byAndFor no more',
    ]);
  });

  it('that is the same again is no change', () => {
    expect(changedBy({ mobility: 'NO_STAIRS', sensory: ['DEAF_BSL', 'DEAF_BSL'] }, known)).toEqual([]);
  });

  it('of "none" is not the same as none', () => {
    expect(changedBy({ sensory: [] }, known)).toEqual(['sensory']);
    expect(needsAfter({ sensory: [] }, known, today).sensory).toEqual([]);
    expect(needsAfter({ byAndFor: { need: 'NONE' } }, known, today)).toMatchObject({
      byAndForNeed: 'NONE',
      byAndForGroup: null,
    });
  });

  it('to part of what they would share leaves the rest', () => {
    expect(changedBy({ willShare: { bathroom: true, room: null } }, known)).toEqual([
      'willShare.bathroom',
      'willShare.room no more',
    ]);
    expect(needsAfter({ willShare: null }, known, today)).toMatchObject({
      shareKitchen: null,
      shareBathroom: null,
      shareRoom: null,
    });
  });

  it('that nobody is pregnant takes the day it was due with it', () => {
    expect(changedBy({ pregnant: false }, known)).toEqual(['pregnant', 'dueOn no more']);
  });

  it('is remembered with districts by their codes', () => {
    const told: ToldNeeds = {
      cameFromDistrictId: 'a',
      stayNear: [{ districtId: 'b', reason: 'SCHOOL', flexible: true }],
    };
    expect(answersBetween(blank, needsAfter(told, blank, today), codeOf).map(({ value }) => value)).toEqual([
      'code of a',
      [{ district: 'code of b', reason: 'SCHOOL', flexible: true }],
    ]);
  });

  it('to risk is remembered without its note, also when only the note changed', () => {
    const told = (judgementNote: string): ToldNeeds => ({
      risk: { tool: 'PROFESSIONAL_JUDGEMENT', level: 'HIGH', judgementNote },
    });
    const before = needsAfter(told('He said that he would come.'), blank, today);
    const again = answersBetween(before, needsAfter(told('He came here yesterday.'), before, today), codeOf);
    expect(again).toEqual([
      {
        field: 'risk',
        answered: true,
        value: { level: 'HIGH', tool: 'PROFESSIONAL_JUDGEMENT', dashScore: null, on: today },
      },
    ]);
  });
});

describe('when a place is needed', () => {
  it('is today at the earliest, and within a year', () => {
    expect(problemsOf({ neededFrom: day('2026-11-20') })).toEqual(['NEEDED_BEFORE_TODAY neededFrom']);
    expect(problemsOf({ neededFrom: day('2027-11-21') })).toEqual([]);
    expect(problemsOf({ neededFrom: day('2027-11-22') })).toEqual(['NEEDED_TOO_FAR_AHEAD neededFrom']);
  });

  it('ends on the day it begins, or later, also when only one of the two changes', () => {
    expect(problemsOf({ neededBy: today })).toEqual([]);
    expect(problemsOf({ neededFrom: day('2026-11-23'), neededBy: day('2026-11-22') })).toEqual([
      'NEEDED_BY_BEFORE_FROM neededBy',
    ]);
    const before = { ...blank, neededBy: day('2026-11-22') };
    expect(problemsOf({ neededFrom: day('2026-11-23') }, before)).toEqual(['NEEDED_BY_BEFORE_FROM neededBy']);
  });

  it('may be past on record, as long as nobody tells it', () => {
    const before = { ...blank, neededFrom: day('2026-11-01'), neededBy: day('2026-11-08') };
    expect(problemsOf({ mobility: 'NONE' }, before)).toEqual([]);
    expect(needsAfter({ neededFrom: null }, before, today).neededFrom).toBe(today);
  });
});

describe('a pregnancy', () => {
  it('has its day only when somebody is pregnant', () => {
    expect(problemsOf({ dueOn: day('2027-02-01') })).toEqual(['DUE_WHEN_PREGNANT dueOn']);
    expect(problemsOf({ pregnant: true, dueOn: day('2027-02-01') })).toEqual([]);
  });

  // 40 weeks, with a month to spare: 4 weeks past the day, 42 weeks ahead of it.
  it('is due within a term', () => {
    const due = (days: number) => problemsOf({ pregnant: true, dueOn: addDays(today, days) });
    expect([due(-28), due(-29), due(294), due(295)]).toEqual([
      [],
      ['DUE_ON_NOT_LIKELY dueOn'],
      [],
      ['DUE_ON_NOT_LIKELY dueOn'],
    ]);
  });
});

describe('risk', () => {
  const risk = (told: Partial<NonNullable<ToldNeeds['risk']>>): string[] =>
    problemsOf({ risk: { tool: 'DASH', ...told } });

  // SafeLives: 14 "yes" of 24 is visible high risk.
  it('is high from 14, and cannot be judged lower', () => {
    expect(risk({ dashScore: 14 })).toEqual([]);
    expect(needsAfter({ risk: { tool: 'RIC', dashScore: 14 } }, blank, today).riskLevel).toBe('HIGH');
    expect(risk({ dashScore: 14, level: 'MEDIUM' })).toEqual(['RISK_BELOW_SCORE risk.level']);
    expect(risk({ dashScore: 13, level: 'MEDIUM' })).toEqual([]);
  });

  it('needs a level below 14, and a score from a list of questions', () => {
    expect(risk({ dashScore: 13 })).toEqual(['RISK_NEEDS_LEVEL risk.level']);
    expect(risk({ level: 'STANDARD' })).toEqual(['RISK_NEEDS_SCORE risk.dashScore']);
    expect(risk({ tool: 'PROFESSIONAL_JUDGEMENT', level: 'STANDARD' })).toEqual([]);
  });

  // Domain 3.7: a judgement note is required when the risk is high and the score is below 14.
  it('that is high below 14, or without a score, says why in 20 characters or more', () => {
    const note = { at19: 'She has not slept.x', at20: 'She has not slept.xy' };
    expect(note.at19).toHaveLength(19);
    expect(risk({ dashScore: 13, level: 'HIGH' })).toEqual(['JUDGEMENT_NOTE risk.judgementNote']);
    expect(risk({ dashScore: 13, level: 'HIGH', judgementNote: ` ${note.at19} ` })).toEqual([
      'JUDGEMENT_NOTE risk.judgementNote',
    ]);
    expect(risk({ dashScore: 13, level: 'HIGH', judgementNote: note.at20 })).toEqual([]);
    expect(risk({ tool: 'PROFESSIONAL_JUDGEMENT', level: 'HIGH' })).toEqual([
      'JUDGEMENT_NOTE risk.judgementNote',
    ]);
    expect(risk({ dashScore: 14, level: 'HIGH', judgementNote: 'x' })).toEqual([]);
  });

  it('was assessed today at the latest', () => {
    expect(risk({ dashScore: 20, on: day('2026-11-22') })).toEqual(['RISK_ASSESSED_LATER risk.on']);
  });
});

describe('lists', () => {
  it('name each pet and each area once', () => {
    expect(
      problemsOf({
        pets: [
          { kind: 'DOG_CAT', count: 1 },
          { kind: 'DOG_CAT', count: 2 },
        ],
        stayNear: [
          { districtId: 'a', reason: 'WORK', flexible: true },
          { districtId: 'a', reason: 'SCHOOL', flexible: false },
          { districtId: 'a', reason: 'WORK', flexible: false },
        ],
      }),
    ).toEqual(['PETS_ONCE pets.1.kind', 'STAY_NEAR_ONCE stayNear.2']);
  });

  it('name languages of ISO 639-1', () => {
    expect(problemsOf({ languages: ['en', 'pl', 'ur'] })).toEqual([]);
    expect(problemsOf({ languages: ['en', 'Polish', 'qq', 'EN'] })).toEqual([
      'UNKNOWN_LANGUAGE languages.1',
      'UNKNOWN_LANGUAGE languages.2',
      'UNKNOWN_LANGUAGE languages.3',
    ]);
  });
});

describe('a service by and for their own group', () => {
  it('says which, unless it does not matter', () => {
    expect(problemsOf({ byAndFor: { need: 'REQUIRED' } })).toEqual(['WHICH_GROUP byAndFor.group']);
    expect(problemsOf({ byAndFor: { need: 'NONE', group: 'DEAF' } })).toEqual(['NO_GROUP byAndFor.group']);
    expect(problemsOf({ byAndFor: { need: 'NONE' } })).toEqual([]);
  });
});
