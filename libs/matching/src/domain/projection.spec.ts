import { type HouseholdFactName, householdFactNames, type RuleCode, rules } from '@app/eligibility';
import { aContext, aHousehold, anyHousehold, anyPlace, aPlace, runs } from '@app/eligibility/testing';
import fc from 'fast-check';
import { judge } from './explanation';
import { projection } from './projection';
import { score } from './score';

const anySent = fc.subarray([...householdFactNames]);
const readsOf = (rule: RuleCode): readonly HouseholdFactName[] =>
  rules.find(({ code }) => code === rule)?.reads ?? [];

describe('a projection', () => {
  it('is everything for who holds the case', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        const explanation = judge(household, place, aContext());
        const { verdict, outcomes, arrival } = explanation;
        expect(projection(explanation, { kind: 'CASE_HOLDER' })).toEqual({
          arrival,
          verdict,
          score: score(explanation),
          outcomes,
        });
      }),
      runs(100),
    );
  });

  it('is nothing for anyone else', () => {
    expect(projection(judge(aHousehold(), aPlace(), aContext()), { kind: 'OTHER' })).toBeNull();
  });

  it('shows a provider no more than the facts it was sent, no class of its own, and no unsafe areas', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, anySent, (household, place, sent) => {
        const shown = projection(judge(household, place, aContext()), { kind: 'PROVIDER', sent });
        expect([shown?.verdict, shown?.score]).toEqual([null, null]);
        for (const { rule, protects } of shown?.outcomes ?? []) {
          expect(protects).toBe('NONE');
          expect(rule).not.toBe('UNSAFE_AREAS');
          for (const fact of readsOf(rule)) expect(sent).toContain(fact);
        }
      }),
      runs(300),
    );
  });

  it('is the same for a provider, however the facts differ that it was not sent', () => {
    const withheld = [
      'UNSAFE_AREAS',
      'ORIGIN',
      'RISK_TO_OTHERS',
      'RECOURSE',
      'RENT_COVER',
      'SENSORY',
      'PETS',
    ];
    const sent = householdFactNames.filter((fact) => fact === 'UNSAFE_AREAS' || !withheld.includes(fact));
    fc.assert(
      fc.property(anyHousehold, anyHousehold, anyPlace, (household, other, place) => {
        const { unsafeDistrictIds, cameFromDistrictId, riskToOthers, recourse, rentCover, sensory, pets } =
          other;
        const changed = {
          ...household,
          ...{ unsafeDistrictIds, cameFromDistrictId, riskToOthers, recourse, rentCover, sensory, pets },
        };
        const [before, after] = [household, changed].map((facts) =>
          projection(judge(facts, place, aContext()), { kind: 'PROVIDER', sent }),
        );
        expect(after).toEqual(before);
      }),
      runs(300),
    );
  });

  it('shows a provider that was sent everything all but what no provider is shown', () => {
    const explanation = judge(aHousehold(), aPlace(), aContext());
    const shown = projection(explanation, { kind: 'PROVIDER', sent: householdFactNames });
    const hidden = explanation.outcomes.filter(
      ({ rule }) => !shown?.outcomes.some((one) => one.rule === rule),
    );
    expect(hidden.map(({ number }) => number)).toEqual([2, 11, 12, 20]);
  });

  it('shows a provider that was sent nothing what reads nothing', () => {
    const shown = projection(judge(aHousehold(), aPlace(), aContext()), { kind: 'PROVIDER', sent: [] });
    expect(shown?.outcomes.map(({ rule }) => rule)).toEqual(['RELEVANT_ACCOMMODATION']);
  });
});
