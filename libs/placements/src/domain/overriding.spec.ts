import { type RuleCode, rules } from '@app/eligibility';
import { aContext, aHousehold, anyHousehold, anyPlace, aPlace } from '@app/eligibility/testing';
import { isProblems } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { couldBeOverridden, failingRules, judge } from '@app/matching';
import {
  named,
  overridableRules,
  overridesNeeded,
  overridingProblems,
  rulesToAskAbout,
  toOverride,
} from './overriding';
import { sharedFacts } from './shared-facts';

const context = aContext();
const explain = (household = aHousehold(), place = aPlace()) => judge(household, place, context);
const without = { recourse: 'NO', substances: 'CURRENT' } as const;

describe('what must be overridden', () => {
  it('is nothing where the place suits, or has to be asked first', () => {
    expect(toOverride(explain(), true)).toEqual([]);
    expect(toOverride(explain(aHousehold({ recourse: null })), false)).toEqual([]);
  });

  it('is every rule that fails, once it is asked', () => {
    expect(toOverride(explain(aHousehold(without)), true)).toEqual([
      'RECOURSE_TO_PUBLIC_FUNDS',
      'SUBSTANCE_USE',
    ]);
  });

  it('is refused with every reason, and with the way out where there is one', () => {
    const refused = toOverride(explain(aHousehold(without)), false);
    if (!isProblems(refused)) throw new Error('It should be refused.');
    expect(refused.problems).toHaveLength(1);
    const [only] = refused.problems;
    expect(only).toMatchObject({ code: 'NOT_SUITABLE', field: 'vacancyId' });
    for (const { reason } of failingRules(explain(aHousehold(without))))
      expect(only?.message).toContain(reason);
    expect(only?.message).toContain('ask it to');
    const never = toOverride(explain(aHousehold({ ...without, unsafeDistrictIds: ['chelmsford'] })), true);
    expect(isProblems(never) && never.problems[0]?.message).not.toContain('ask it to');
  });

  it('is asked only of what a provider may override, and then of all that fails', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        const explanation = explain(household, place);
        const asked = toOverride(explanation, true);
        expect(isProblems(asked)).toBe(
          explanation.verdict === 'NOT_SUITABLE' && !couldBeOverridden(explanation),
        );
        if (isProblems(asked)) return;
        expect(asked.filter((rule) => !overridableRules.includes(rule))).toEqual([]);
        expect(asked).toEqual(failingRules(explanation).map(({ rule }) => rule));
        expect(asked.length > 0).toBe(explanation.verdict === 'NOT_SUITABLE');
      }),
    );
  });
});

describe('the rules that an ask names', () => {
  it('tell a provider nothing that it is not told with the referral, but that they come from its own district', () => {
    /** What every referral tells: how many they are, in which age bands. */
    const always = ['PEOPLE', 'AGES_OF_OTHERS', 'AGE_OF_LEAD'];
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        const explanation = explain(household, place);
        const asked = toOverride(explanation, true);
        fc.pre(!isProblems(asked) && asked.length > 0);
        const told: readonly string[] = [
          ...always,
          ...sharedFacts(household, place, explanation.arrival).shares,
        ];
        const { length } = asked.filter((rule) => {
          const reads = rules.find(({ code }) => code === rule)?.reads ?? [];
          return rule !== 'OUT_OF_AREA' && !reads.every((fact) => told.includes(fact));
        });
        expect(length).toBe(0);
      }),
    );
  });
});

describe('overriding', () => {
  const open = (rule: RuleCode) => ({ rule, overriddenAt: null });
  const done = (rule: RuleCode) => ({ rule, overriddenAt: new Date() });

  it('is of what was asked and is open, each once', () => {
    const asked = [open('SUBSTANCE_USE'), done('MENTAL_HEALTH')];
    expect(overridingProblems(['SUBSTANCE_USE'], asked)).toEqual([]);
    expect(
      overridingProblems(['BOYS_UPPER_AGE', 'MENTAL_HEALTH', 'SUBSTANCE_USE', 'SUBSTANCE_USE'], asked).map(
        ({ code, field }) => [code, field],
      ),
    ).toEqual([
      ['OVERRIDE_NOT_ASKED', 'rules.0'],
      ['ALREADY_OVERRIDDEN', 'rules.1'],
      ['ALREADY_OVERRIDDEN', 'rules.3'],
    ]);
  });

  it('stops an acceptance while anything asked is open', () => {
    expect(overridesNeeded([])).toEqual([]);
    expect(overridesNeeded([done('SUBSTANCE_USE')])).toEqual([]);
    const [needed, ...more] = overridesNeeded([done('MENTAL_HEALTH'), open('SUBSTANCE_USE')]);
    expect(needed?.code).toBe('OVERRIDE_NEEDED');
    expect(needed?.message).toContain(named('SUBSTANCE_USE').title.toLowerCase());
    expect(needed?.message).not.toContain(named('MENTAL_HEALTH').title.toLowerCase());
    expect(more).toEqual([]);
  });
});

describe('a rule, to either side,', () => {
  it('has a title that names no protected class', () => {
    for (const { code } of rules)
      expect(named(code).title).not.toMatch(/trans|immigra|asylum|visa|nationality|perpetrator/i);
  });

  it('is never asked about by where they would not be safe', () => {
    expect(rulesToAskAbout).not.toContain('UNSAFE_AREAS');
    expect(rulesToAskAbout).toHaveLength(rules.length - 1);
  });
});
