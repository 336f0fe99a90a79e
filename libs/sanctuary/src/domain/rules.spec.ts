import { riskLevels, type UnknownReason } from '@app/eligibility';
import { addDays, day } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { type HomeFacts, stayingProblems } from './staying';
import { judgeSanctuary, type SanctuaryRuleCode, sanctuaryRuleCodes, unsettledSafety } from './rules';
import type { SchemeFacts } from './scheme';
import { homeFactNames, landlordConsents, landlords, landlordsSchemes, tenures } from './words';

const today = day('2026-11-23');

/** She wants to stay; nobody else lives there or may enter; she owns it alone. */
const aHome = (facts: Partial<HomeFacts> = {}): HomeFacts => ({
  wantsToStay: true,
  whoHarmsLivesThere: false,
  whoHarmsMayEnter: false,
  orderKeepsOut: false,
  orderEndsOn: null,
  tenure: 'OWNER',
  landlord: 'NONE',
  landlordConsent: 'NOT_NEEDED',
  landlordsScheme: null,
  homeDistrictId: 'Colchester',
  risk: 'MEDIUM',
  recourse: 'YES',
  homeIsUnsafe: false,
  ...facts,
});

/** Up to medium risk and high considered, every tenure but others, in Colchester and Tendring. */
const aScheme = (facts: Partial<SchemeFacts> = {}): SchemeFacts => ({
  riskTo: 'MEDIUM',
  riskConsiderTo: 'HIGH',
  tenuresTaken: ['OWNER', 'SOCIAL_TENANT', 'PRIVATE_TENANT', 'JOINT_OWNER'],
  tenuresConsidered: ['JOINT_TENANT'],
  landlordsSchemeFirst: true,
  noRecourse: 'CONSIDER',
  districtIds: ['Colchester', 'Tendring'],
  ...facts,
});

function outcomeOf(
  rule: SanctuaryRuleCode,
  home: Partial<HomeFacts>,
  scheme: Partial<SchemeFacts> = {},
): 'PASS' | 'FAIL' | UnknownReason {
  const judged = judgeSanctuary(aHome(home), aScheme(scheme), today).outcomes.find(
    (one) => one.rule === rule,
  );
  if (!judged) throw new Error(rule);
  return judged.outcome === 'UNKNOWN' ? judged.unknownBecause : judged.outcome;
}

describe('her own choice', () => {
  // Statutory guidance: sanctuary is "their choice"; product section 2, step 0: asked first, never assumed.
  it('is asked first, never assumed, and settles against staying when she does not want to', () => {
    expect(outcomeOf('HER_CHOICE', { wantsToStay: null })).toBe('NOT_ASKED');
    expect(outcomeOf('HER_CHOICE', { wantsToStay: true })).toBe('PASS');
    expect(outcomeOf('HER_CHOICE', { wantsToStay: false })).toBe('FAIL');
  });
});

describe('who harms her', () => {
  // Statutory guidance: "the perpetrator does not live there".
  it('must not live there', () => {
    expect(outcomeOf('DOES_NOT_LIVE_THERE', { whoHarmsLivesThere: true })).toBe('FAIL');
    expect(outcomeOf('DOES_NOT_LIVE_THERE', { whoHarmsLivesThere: null })).toBe('NOT_ASKED');
    expect(outcomeOf('DOES_NOT_LIVE_THERE', { whoHarmsLivesThere: false })).toBe('PASS');
  });

  // Barnet's form [domain 4.4]: sole or joint tenant or owner with an occupation or family order; no legal right to enter.
  it.each([
    [false, null, 'PASS'],
    [true, true, 'PASS'],
    [true, false, 'FAIL'],
    [true, null, 'NOT_ASKED'],
    [null, true, 'PASS'],
    [null, false, 'NOT_ASKED'],
    [null, null, 'NOT_ASKED'],
  ] as const)(
    'who may enter: %s, and an order keeps them out: %s: %s',
    (whoHarmsMayEnter, orderKeepsOut, outcome) => {
      expect(outcomeOf('NO_RIGHT_TO_ENTER', { whoHarmsMayEnter, orderKeepsOut })).toBe(outcome);
    },
  );

  it('may enter again once the order has run out, and its last day still counts', () => {
    const order = { whoHarmsMayEnter: true, orderKeepsOut: true };
    expect(outcomeOf('NO_RIGHT_TO_ENTER', { ...order, orderEndsOn: today })).toBe('PASS');
    expect(outcomeOf('NO_RIGHT_TO_ENTER', { ...order, orderEndsOn: addDays(today, -1) })).toBe('NOT_ASKED');
  });

  it('may be the one with whom a joint home is shared: that is said', () => {
    const { outcomes } = judgeSanctuary(aHome({ tenure: 'JOINT_OWNER' }), aScheme(), today);
    expect(outcomes.flatMap(({ warnings }) => warnings.map(({ code }) => code))).toEqual(['JOINT_TENURE']);
  });
});

describe('the scheme', () => {
  // Domain 4.4: often standard to medium risk only.
  it.each([
    ['STANDARD', 'PASS'],
    ['MEDIUM', 'PASS'],
    ['HIGH', 'CONSIDER'],
    [null, 'NOT_ASKED'],
  ] as const)('at %s risk: %s', (risk, outcome) => {
    expect(outcomeOf('RISK', { risk })).toBe(outcome);
  });

  it('that considers nothing beyond its risk fails what is beyond', () => {
    expect(outcomeOf('RISK', { risk: 'HIGH' }, { riskConsiderTo: null })).toBe('FAIL');
  });

  it.each([
    ['OWNER', 'PASS'],
    ['JOINT_TENANT', 'CONSIDER'],
    ['OTHER', 'FAIL'],
    [null, 'NOT_ASKED'],
  ] as const)('of a home held as %s: %s', (tenure, outcome) => {
    expect(outcomeOf('TENURE', { tenure, landlord: null })).toBe(outcome);
  });

  // Domain 4.4, Uttlesford: landlord consent needed.
  it.each([
    ['SOCIAL_TENANT', 'GIVEN', 'PASS'],
    ['SOCIAL_TENANT', 'REFUSED', 'FAIL'],
    ['SOCIAL_TENANT', 'ASKED', 'NOT_ASKED'],
    ['SOCIAL_TENANT', null, 'NOT_ASKED'],
    ['OWNER', null, 'PASS'],
    [null, null, 'NOT_ASKED'],
  ] as const)('in a home held as %s, the landlord’s consent %s: %s', (tenure, landlordConsent, outcome) => {
    expect(outcomeOf('LANDLORD_CONSENT', { tenure, landlord: null, landlordConsent })).toBe(outcome);
  });

  // Domain 4.4, Uttlesford: housing-association tenants are referred to their own landlord's scheme first.
  it.each([
    ['SOCIAL_TENANT', 'HOUSING_ASSOCIATION', null, 'NOT_ASKED'],
    ['SOCIAL_TENANT', 'HOUSING_ASSOCIATION', 'NOT_YET_ASKED', 'NOT_ASKED'],
    ['SOCIAL_TENANT', 'HOUSING_ASSOCIATION', 'CANNOT_HELP', 'PASS'],
    ['SOCIAL_TENANT', 'COUNCIL', null, 'PASS'],
    ['SOCIAL_TENANT', null, null, 'NOT_ASKED'],
    ['PRIVATE_TENANT', null, null, 'PASS'],
    ['OWNER', null, null, 'PASS'],
  ] as const)('of a %s of %s whose own scheme %s: %s', (tenure, landlord, landlordsScheme, outcome) => {
    const facts = { tenure, landlord, landlordsScheme };
    expect(outcomeOf('LANDLORDS_OWN_SCHEME', facts)).toBe(outcome);
    expect(outcomeOf('LANDLORDS_OWN_SCHEME', facts, { landlordsSchemeFirst: false })).toBe('PASS');
  });

  it('works where it has capacity', () => {
    expect(outcomeOf('DISTRICT', { homeDistrictId: 'Tendring' })).toBe('PASS');
    expect(outcomeOf('DISTRICT', { homeDistrictId: 'Harlow' })).toBe('FAIL');
    expect(outcomeOf('DISTRICT', { homeDistrictId: null })).toBe('NOT_ASKED');
  });

  // Domain 4.4: Barnet asks for recourse to public funds.
  it.each([
    ['YES', 'NO', 'PASS'],
    ['NO', 'NO', 'FAIL'],
    ['NO', 'CONSIDER', 'CONSIDER'],
    ['NO', 'YES', 'PASS'],
    ['PREFERS_NOT_TO_SAY', 'NO', 'CONSIDER'],
    [null, 'NO', 'NOT_ASKED'],
    [null, 'YES', 'PASS'],
  ] as const)('of a household with recourse %s, where without is %s: %s', (recourse, noRecourse, outcome) => {
    expect(outcomeOf('RECOURSE', { recourse }, { noRecourse })).toBe(outcome);
  });
});

const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const districts = ['Colchester', 'Tendring', 'Harlow'];

const facts = {
  wantsToStay: fc.boolean(),
  whoHarmsLivesThere: fc.boolean(),
  whoHarmsMayEnter: fc.boolean(),
  orderKeepsOut: fc.boolean(),
  tenure: fc.constantFrom(...tenures),
  landlord: fc.constantFrom(...landlords),
  landlordConsent: fc.constantFrom(...landlordConsents),
  landlordsScheme: fc.constantFrom(...landlordsSchemes),
  homeDistrictId: fc.constantFrom(...districts),
  risk: fc.constantFrom(...riskLevels),
  recourse: fc.constantFrom('YES' as const, 'NO' as const, 'PREFERS_NOT_TO_SAY' as const),
};
const anyHome: fc.Arbitrary<HomeFacts> = fc
  .record({
    wantsToStay: orNull(facts.wantsToStay),
    whoHarmsLivesThere: orNull(facts.whoHarmsLivesThere),
    whoHarmsMayEnter: orNull(facts.whoHarmsMayEnter),
    orderKeepsOut: orNull(facts.orderKeepsOut),
    orderEndsOn: fc.constant(null),
    tenure: orNull(facts.tenure),
    landlord: orNull(facts.landlord),
    landlordConsent: orNull(facts.landlordConsent),
    landlordsScheme: orNull(facts.landlordsScheme),
    homeDistrictId: orNull(facts.homeDistrictId),
    risk: orNull(facts.risk),
    recourse: orNull(facts.recourse),
    homeIsUnsafe: orNull(fc.boolean()),
  })
  .filter((home) => stayingProblems(home).length === 0);
const anyScheme: fc.Arbitrary<SchemeFacts> = fc.record({
  riskTo: fc.constantFrom(...riskLevels),
  riskConsiderTo: orNull(fc.constantFrom(...riskLevels)),
  tenuresTaken: fc.uniqueArray(fc.constantFrom(...tenures)),
  tenuresConsidered: fc.uniqueArray(fc.constantFrom(...tenures)),
  landlordsSchemeFirst: fc.boolean(),
  noRecourse: fc.constantFrom('YES' as const, 'NO' as const, 'CONSIDER' as const),
  districtIds: fc.uniqueArray(fc.constantFrom(...districts)),
});

describe('all rules together', () => {
  const runs = { numRuns: 1000 * Number(process.env['HEARTH_RUNS'] ?? 1) };

  it('suit only when every one passes, and never when one fails', () => {
    fc.assert(
      fc.property(anyHome, anyScheme, (home, scheme) => {
        const { verdict, outcomes } = judgeSanctuary(home, scheme, today);
        expect(outcomes.map(({ rule }) => rule)).toEqual(sanctuaryRuleCodes);
        const all = outcomes.map(({ outcome }) => outcome);
        expect(verdict).toBe(
          all.includes('FAIL') ? 'NOT_SUITABLE' : all.includes('UNKNOWN') ? 'ASK_FIRST' : 'SUITABLE',
        );
      }),
      runs,
    );
  });

  it('fail nobody who was asked nothing, where the scheme works anywhere, and never pass them either', () => {
    fc.assert(
      fc.property(anyScheme, (scheme) => {
        const unknown = Object.fromEntries(
          Object.keys(aHome()).map((field) => [field, null]),
        ) as unknown as HomeFacts;
        const { outcomes } = judgeSanctuary(unknown, scheme, today);
        for (const { rule, outcome } of outcomes) {
          if (['HER_CHOICE', 'DOES_NOT_LIVE_THERE', 'NO_RIGHT_TO_ENTER', 'LANDLORD_CONSENT'].includes(rule)) {
            expect([rule, outcome]).toEqual([rule, 'UNKNOWN']);
          }
          if (rule === 'RISK') expect(outcome === 'PASS').toBe(scheme.riskTo === 'HIGH');
          if (outcome === 'FAIL') expect(['DISTRICT', 'TENURE']).toContain(rule);
        }
      }),
      runs,
    );
  });

  it('never take back a pass or a fail when something more is asked', () => {
    const more = fc.record(facts);
    fc.assert(
      fc.property(anyHome, anyScheme, more, (home, scheme, answers) => {
        const asked = Object.fromEntries(
          Object.entries(home).map(([field, value]) => [
            field,
            value ?? (answers as Record<string, unknown>)[field] ?? null,
          ]),
        ) as unknown as HomeFacts;
        fc.pre(stayingProblems(asked).length === 0);
        const before = judgeSanctuary(home, scheme, today).outcomes;
        const after = judgeSanctuary(asked, scheme, today).outcomes;
        before.forEach(({ rule, outcome }, index) => {
          if (outcome !== 'UNKNOWN') expect([rule, after[index]?.outcome]).toEqual([rule, outcome]);
        });
      }),
      runs,
    );
  });

  it('explain completely: put right whatever fails or is open, and the scheme suits', () => {
    const right = {
      HER_CHOICE: { wantsToStay: true },
      DOES_NOT_LIVE_THERE: { whoHarmsLivesThere: false },
      NO_RIGHT_TO_ENTER: { whoHarmsMayEnter: false },
      RISK: { risk: 'STANDARD' },
      LANDLORD_CONSENT: { landlordConsent: 'GIVEN' },
      LANDLORDS_OWN_SCHEME: { landlordsScheme: 'CANNOT_HELP' },
      RECOURSE: { recourse: 'YES' },
    } as const satisfies Partial<Record<SanctuaryRuleCode, Partial<HomeFacts>>>;
    fc.assert(
      fc.property(anyHome, anyScheme, (home, scheme) => {
        const told = judgeSanctuary(home, scheme, today).outcomes.filter(({ outcome }) => outcome !== 'PASS');
        let [mended, willing] = [home, scheme];
        for (const { rule } of told) {
          if (rule === 'TENURE') {
            mended = { ...mended, tenure: mended.tenure ?? 'OTHER' };
            willing = { ...willing, tenuresTaken: [mended.tenure ?? 'OTHER'], tenuresConsidered: [] };
          } else if (rule === 'DISTRICT') {
            mended = { ...mended, homeDistrictId: mended.homeDistrictId ?? 'Harlow' };
            willing = { ...willing, districtIds: [mended.homeDistrictId ?? 'Harlow'] };
          } else mended = { ...mended, ...right[rule] };
        }
        expect(judgeSanctuary(mended, willing, today).verdict).toBe('SUITABLE');
      }),
      runs,
    );
  });

  it('ask a question of everything that is open, and put each outcome into a whole sentence that names no area', () => {
    fc.assert(
      fc.property(anyHome, anyScheme, (home, scheme) => {
        for (const judged of judgeSanctuary(home, scheme, today).outcomes) {
          const texts = [judged.reason, ...judged.warnings.map(({ message }) => message)];
          if (judged.outcome === 'UNKNOWN') {
            texts.push(judged.question.text);
            if (judged.question.ask === 'HOUSEHOLD') expect(homeFactNames).toContain(judged.question.about);
          }
          for (const text of texts) {
            expect(text).toMatch(/^[A-Z].*[.]$/);
            expect(text).not.toMatch(/null|undefined|NaN|[A-Z]_[A-Z]|  |: [.]/);
            for (const district of districts) expect(text).not.toContain(district);
          }
        }
      }),
      runs,
    );
  });

  it('leave safety unsettled only where nobody was asked: what the scheme considers it settles by accepting', () => {
    fc.assert(
      fc.property(anyHome, anyScheme, (home, scheme) => {
        const explanation = judgeSanctuary(home, scheme, today);
        for (const { rule, safety, outcome } of explanation.outcomes) {
          if (unsettledSafety(explanation).some((open) => open.rule === rule)) {
            expect([safety, outcome]).toEqual([true, 'UNKNOWN']);
          } else if (safety && outcome === 'UNKNOWN') expect(rule).toBe('RISK');
        }
      }),
      runs,
    );
  });
});
