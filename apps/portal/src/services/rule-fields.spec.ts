import { type EntryRules, whenUnsaid } from '@app/eligibility';
import { changesOf, ruleFields, ruleInWords, rulesIn, ruleValues } from './rule-fields';

describe('entry rules as a form', () => {
  it('have a field for every rule, once', () => {
    expect(ruleFields.map(({ name }) => name).sort()).toEqual(Object.keys(whenUnsaid).sort());
  });

  it.each<[string, EntryRules]>([
    ['nothing', {}],
    ['everything', whenUnsaid],
    ['no limit, which is not nothing', { boysToAge: null, maximumStayDays: null, maximumChildren: null }],
    ['referrals from nobody', { referralRoutes: [] }],
    [
      'some of it',
      { genderPolicy: 'WOMEN_ONLY', boysToAge: 12, minimumAge: 18, referralRoutes: ['COMPASS'] },
    ],
  ])('say again what was said: %s', (_what, says) => {
    expect(rulesIn(ruleValues(says))).toEqual({ rules: says, problems: [] });
  });

  it('name a field that is no number, and say what would be', () => {
    expect(rulesIn({ 'rules.maximumStayDays': 'a year' }).problems).toMatchObject([
      { field: 'rules.maximumStayDays', message: 'Enter a whole number, or “no limit”.' },
    ]);
    expect(rulesIn({ 'rules.maximumStayDays': 'No limit' }).rules).toEqual({ maximumStayDays: null });
  });

  it('are read as a person says them', () => {
    expect(ruleInWords('genderPolicy', 'WOMEN_ONLY')).toBe('women only');
    expect(ruleInWords('boysToAge', null)).toBe('no limit');
    expect(ruleInWords('referralRoutes', [])).toBe('nobody now');
    expect(
      changesOf({ boysToAge: 12 }, { boysToAge: 10, petsTaken: 'NONE' }, { petsTaken: 'CAGED_SMALL' }),
    ).toEqual([
      { label: 'Boys up to and including this age', was: '12', now: '10' },
      { label: 'Pets, beside assistance animals', was: 'small caged pets, not set here', now: 'none' },
    ]);
  });
});
