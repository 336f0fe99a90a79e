import fc from 'fast-check';
import { runs } from '../testing';
import {
  contradictions,
  type EffectiveRules,
  effectiveRules,
  type EntryRules,
  whenUnsaid,
  wideningProblems,
} from './entry-rules';
import { within } from './limits';
import {
  answers,
  genderPolicies,
  petPolicies,
  referralRoutes,
  riskLevels,
  substancePolicies,
  supportLevels,
} from './words';

describe('effective entry rules', () => {
  it('ask first where nobody says anything', () => {
    expect(effectiveRules([])).toEqual(whenUnsaid);
    expect(effectiveRules([{}, { boysToAge: undefined }])).toEqual(whenUnsaid);
  });

  it('say of a field that no level speaks of: perhaps, and no to no household for good', () => {
    const yesNo = Object.values(whenUnsaid).filter((value) => value === 'NO' || value === 'YES');
    expect(yesNo).toEqual([]);
    expect(whenUnsaid.riskConsiderTo).toBe('HIGH');
    expect(whenUnsaid.careConsiderTo).toBe('HIGH');
    expect(whenUnsaid.referralRoutes).toEqual(referralRoutes);
  });

  it('are what the only level says', () => {
    const said: EffectiveRules = {
      genderPolicy: 'MEN_ONLY',
      minimumAge: 18,
      maximumChildren: 3,
      considerChildrenTo: 4,
      boysToAge: 14,
      boysConsiderToAge: 16,
      noRecourse: 'YES',
      substancePolicy: 'SCRIPTED_OK',
      substanceConsider: 'CURRENT_OK',
      mentalHealthTo: 'MEDIUM',
      mentalHealthConsiderTo: null,
      adultDependants: 'YES',
      petsTaken: 'CAGED_SMALL',
      riskToOthersTaken: 'CONSIDER',
      arsonTaken: 'NO',
      careTo: 'LOW',
      careConsiderTo: 'MEDIUM',
      learningDisability: 'YES',
      takesLocal: 'NO',
      riskTo: 'MEDIUM',
      riskConsiderTo: 'HIGH',
      referralRoutes: ['COMPASS'],
      maximumStayDays: 180,
      pregnancy: 'YES',
      latePregnancyWeeks: 34,
    };
    expect(effectiveRules([said])).toEqual(said);
    expect(effectiveRules([{}, said, {}])).toEqual(said);
  });

  it.each<[string, EntryRules[], Partial<EffectiveRules>]>([
    [
      'a stricter unit is stricter',
      [{ boysToAge: 16 }, { boysToAge: 12 }],
      { boysToAge: 12, boysConsiderToAge: null },
    ],
    [
      'a wider unit changes nothing',
      [{ boysToAge: 12 }, { boysToAge: 16 }],
      { boysToAge: 12, boysConsiderToAge: null },
    ],
    [
      '"no limit" below a limit changes nothing',
      [{ maximumChildren: 2 }, { maximumChildren: null }],
      { maximumChildren: 2 },
    ],
    ['no limit stays no limit', [{ boysToAge: null }], { boysToAge: null, boysConsiderToAge: null }],
    [
      'what was taken may become what is considered',
      [{ boysToAge: 16 }, { boysToAge: 12, boysConsiderToAge: 14 }],
      { boysToAge: 12, boysConsiderToAge: 14 },
    ],
    [
      'considering is inherited with a stricter limit',
      [{ boysToAge: 14, boysConsiderToAge: 16 }, { boysToAge: 12 }],
      { boysToAge: 12, boysConsiderToAge: 16 },
    ],
    [
      'considering may be ended',
      [{ boysToAge: 14, boysConsiderToAge: 16 }, { boysConsiderToAge: null }],
      { boysToAge: 14, boysConsiderToAge: null },
    ],
    [
      'considering goes no further than above',
      [{ boysToAge: 14 }, { boysToAge: 12, boysConsiderToAge: 17 }],
      { boysToAge: 12, boysConsiderToAge: 14 },
    ],
    [
      'considering may be said before the limit',
      [{ boysConsiderToAge: 16 }, { boysToAge: 12 }],
      { boysToAge: 12, boysConsiderToAge: 16 },
    ],
    [
      'considering alone keeps the unsaid limit',
      [{ boysConsiderToAge: 14 }],
      { boysToAge: 12, boysConsiderToAge: 14 },
    ],
    ['the highest minimum age stands', [{ minimumAge: 18 }, { minimumAge: 16 }], { minimumAge: 18 }],
    [
      'mixed narrows to one gender',
      [{ genderPolicy: 'MIXED_SELF_CONTAINED' }, { genderPolicy: 'MEN_ONLY' }],
      { genderPolicy: 'MEN_ONLY' },
    ],
    [
      'one gender never becomes another',
      [{ genderPolicy: 'WOMEN_ONLY' }, { genderPolicy: 'MEN_ONLY' }],
      { genderPolicy: 'WOMEN_ONLY' },
    ],
    [
      'the strictest answer stands',
      [{ noRecourse: 'CONSIDER' }, { noRecourse: 'YES' }],
      { noRecourse: 'CONSIDER' },
    ],
    [
      'words have their order too',
      [
        { substancePolicy: 'CURRENT_OK', mentalHealthTo: 'HIGH' },
        { substancePolicy: 'ABSTINENT', substanceConsider: 'SCRIPTED_OK', mentalHealthTo: 'LOW' },
      ],
      {
        substancePolicy: 'ABSTINENT',
        substanceConsider: 'SCRIPTED_OK',
        mentalHealthTo: 'LOW',
        mentalHealthConsiderTo: null,
      },
    ],
    [
      'only the ways of referral that every level takes are left',
      [{ referralRoutes: ['COMPASS', 'AGENCY'] }, { referralRoutes: ['SELF', 'COMPASS'] }],
      { referralRoutes: ['COMPASS'] },
    ],
    [
      'which may be none at all',
      [{ referralRoutes: ['AGENCY'] }, { referralRoutes: ['COMPASS'] }],
      { referralRoutes: [] },
    ],
    [
      'the shortest stay stands, and no limit below it changes nothing',
      [{ maximumStayDays: 90 }, { maximumStayDays: 28 }, { maximumStayDays: null }],
      { maximumStayDays: 28 },
    ],
    [
      'the strictest policy on pets stands',
      [{ petsTaken: 'DOG_CAT' }, { petsTaken: 'CAGED_SMALL' }, { petsTaken: 'DOG_CAT' }],
      { petsTaken: 'CAGED_SMALL' },
    ],
    [
      'a dispersed home may stop at medium risk where its provider takes high',
      [{ riskTo: 'HIGH' }, { riskTo: 'MEDIUM', riskConsiderTo: 'HIGH' }],
      { riskTo: 'MEDIUM', riskConsiderTo: 'HIGH' },
    ],
  ])('%s', (_, levels, expected) => {
    expect(effectiveRules(levels)).toMatchObject(expected);
  });
});

const said = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const saidOrNone = <T>(arbitrary: fc.Arbitrary<T>) => said(fc.option(arbitrary, { nil: null }));
const anyLevel: fc.Arbitrary<EntryRules> = fc.record({
  genderPolicy: said(fc.constantFrom(...genderPolicies)),
  minimumAge: said(fc.integer({ min: 0, max: 25 })),
  maximumChildren: saidOrNone(fc.integer({ min: 0, max: 5 })),
  considerChildrenTo: saidOrNone(fc.integer({ min: 0, max: 6 })),
  boysToAge: saidOrNone(fc.integer({ min: 0, max: 17 })),
  boysConsiderToAge: saidOrNone(fc.integer({ min: 0, max: 17 })),
  noRecourse: said(fc.constantFrom(...answers)),
  substancePolicy: said(fc.constantFrom(...substancePolicies)),
  substanceConsider: saidOrNone(fc.constantFrom(...substancePolicies)),
  mentalHealthTo: said(fc.constantFrom(...supportLevels)),
  mentalHealthConsiderTo: saidOrNone(fc.constantFrom(...supportLevels)),
  adultDependants: said(fc.constantFrom(...answers)),
  petsTaken: said(fc.constantFrom(...petPolicies)),
  riskToOthersTaken: said(fc.constantFrom(...answers)),
  arsonTaken: said(fc.constantFrom(...answers)),
  careTo: said(fc.constantFrom(...supportLevels)),
  careConsiderTo: saidOrNone(fc.constantFrom(...supportLevels)),
  learningDisability: said(fc.constantFrom(...answers)),
  takesLocal: said(fc.constantFrom(...answers)),
  riskTo: said(fc.constantFrom(...riskLevels)),
  riskConsiderTo: saidOrNone(fc.constantFrom(...riskLevels)),
  referralRoutes: said(fc.subarray([...referralRoutes])),
  maximumStayDays: saidOrNone(fc.integer({ min: 1, max: 30 })),
  pregnancy: said(fc.constantFrom(...answers)),
  latePregnancyWeeks: saidOrNone(fc.integer({ min: 0, max: 30 })),
});

/** How welcome anyone is, as numbers to compare: 2 yes, 1 perhaps, 0 no, for every question one could ask. */
function welcome(rules: EffectiveRules): number[] {
  const degree = { PASS: 2, CONSIDER: 1, FAIL: 0, NOT_ASKED: NaN };
  const upTo = (count: number, to: number | null, considerTo: number | null) =>
    Array.from({ length: count }, (_, n) => degree[within({ lowest: n, highest: n }, { to, considerTo })]);
  const rank = (scale: readonly string[], word: string | null) =>
    word === null ? null : scale.indexOf(word);
  return [
    ...['WOMEN_ONLY', 'MEN_ONLY'].map((own) =>
      Number([own, 'MIXED_SELF_CONTAINED'].includes(rules.genderPolicy)),
    ),
    ...Array.from({ length: 30 }, (_, age) => Number(age >= rules.minimumAge)),
    ...upTo(10, rules.maximumChildren, rules.considerChildrenTo),
    ...upTo(18, rules.boysToAge, rules.boysConsiderToAge),
    { YES: 2, CONSIDER: 1, NO: 0 }[rules.noRecourse],
    ...upTo(
      4,
      rank(substancePolicies, rules.substancePolicy),
      rank(substancePolicies, rules.substanceConsider),
    ),
    ...upTo(4, rank(supportLevels, rules.mentalHealthTo), rank(supportLevels, rules.mentalHealthConsiderTo)),
    ...upTo(4, rank(supportLevels, rules.careTo), rank(supportLevels, rules.careConsiderTo)),
    ...upTo(3, rank(riskLevels, rules.riskTo), rank(riskLevels, rules.riskConsiderTo)),
    ...[
      rules.adultDependants,
      rules.riskToOthersTaken,
      rules.arsonTaken,
      rules.learningDisability,
      rules.takesLocal,
      rules.pregnancy,
    ].map((answer) => ({ YES: 2, CONSIDER: 1, NO: 0 })[answer]),
    ...petPolicies.map((policy) =>
      Number(petPolicies.indexOf(policy) <= petPolicies.indexOf(rules.petsTaken)),
    ),
    ...referralRoutes.map((route) => Number(rules.referralRoutes.includes(route))),
    ...upTo(32, rules.maximumStayDays, null),
    ...upTo(32, rules.latePregnancyWeeks, null),
  ];
}

/** Every field said, so that nothing is filled in. */
const anyProvider = anyLevel.map((level): EntryRules => ({
  ...whenUnsaid,
  ...(JSON.parse(JSON.stringify(level)) as EntryRules),
}));

describe('inheritance', () => {
  it('never widens, whatever a lower level says', () => {
    fc.assert(
      fc.property(
        anyProvider,
        fc.array(anyLevel, { maxLength: 2 }),
        anyLevel,
        (provider, between, lowest) => {
          const above = welcome(effectiveRules([provider, ...between]));
          const below = welcome(effectiveRules([provider, ...between, lowest]));
          below.forEach((degree, question) => {
            expect(degree).toBeLessThanOrEqual(above[question] ?? NaN);
          });
        },
      ),
      runs(500),
    );
  });

  it('changes nothing where a level says nothing, or says the same again', () => {
    fc.assert(
      fc.property(fc.array(anyLevel, { minLength: 1, maxLength: 3 }), (levels) => {
        const rules = effectiveRules(levels);
        expect(effectiveRules([...levels, {}])).toEqual(rules);
        expect(effectiveRules([...levels, rules])).toEqual(rules);
      }),
      runs(500),
    );
  });
});

describe('trying to widen', () => {
  it('is told by field, with what stands above', () => {
    const above: EntryRules[] = [
      { genderPolicy: 'WOMEN_ONLY', boysToAge: 14 },
      { noRecourse: 'NO', minimumAge: 18, referralRoutes: ['AGENCY', 'COMPASS'], maximumStayDays: 90 },
    ];
    const level: EntryRules = {
      genderPolicy: 'MIXED_SELF_CONTAINED',
      boysToAge: 16,
      boysConsiderToAge: 17,
      noRecourse: 'CONSIDER',
      minimumAge: 16,
      maximumChildren: 2,
      referralRoutes: ['AGENCY', 'SELF'],
      maximumStayDays: null,
    };
    expect(wideningProblems(above, level)).toEqual(
      [
        ['genderPolicy', 'whom it takes is: women only'],
        ['boysToAge', 'the oldest boy it takes is: 14'],
        ['boysConsiderToAge', 'the oldest boy it would consider is: none'],
        ['noRecourse', 'taking households with no recourse to public funds is: no'],
        ['minimumAge', 'the youngest age it takes is: 18'],
        ['referralRoutes', 'the ways of referral it takes is: agency, compass'],
        ['maximumStayDays', 'the longest stay in nights is: 90'],
      ].map(([field, stands]) => ({
        code: 'ENTRY_RULE_TOO_WIDE',
        message: `Above this level, ${String(stands)}. Here it can be stricter, not wider.`,
        field,
      })),
    );
  });

  it('is possible for every limit', () => {
    const above: EntryRules = {
      maximumChildren: 1,
      substancePolicy: 'ABSTINENT',
      substanceConsider: 'SCRIPTED_OK',
      mentalHealthTo: 'NONE',
      adultDependants: 'NO',
      petsTaken: 'NONE',
      riskToOthersTaken: 'NO',
      arsonTaken: 'NO',
      careTo: 'NONE',
      learningDisability: 'NO',
      takesLocal: 'NO',
      riskTo: 'STANDARD',
      referralRoutes: [],
      maximumStayDays: 28,
      pregnancy: 'NO',
      latePregnancyWeeks: 20,
    };
    const level: EntryRules = {
      maximumChildren: null,
      considerChildrenTo: 3,
      substancePolicy: 'CURRENT_OK',
      substanceConsider: 'SPECIALIST_RECOVERY',
      mentalHealthTo: 'LOW',
      mentalHealthConsiderTo: 'HIGH',
      adultDependants: 'CONSIDER',
      petsTaken: 'CAGED_SMALL',
      riskToOthersTaken: 'CONSIDER',
      arsonTaken: 'YES',
      careTo: 'LOW',
      careConsiderTo: 'HIGH',
      learningDisability: 'CONSIDER',
      takesLocal: 'CONSIDER',
      riskTo: 'MEDIUM',
      riskConsiderTo: 'HIGH',
      referralRoutes: ['SELF'],
      maximumStayDays: null,
      pregnancy: 'CONSIDER',
      latePregnancyWeeks: 21,
    };
    expect(
      wideningProblems([above], level)
        .map(({ field }) => field)
        .sort(),
    ).toEqual(Object.keys(level).sort());
  });

  it('is not possible where nothing stands above', () => {
    fc.assert(
      fc.property(anyLevel, (level) => {
        expect(wideningProblems([], level)).toEqual([]);
      }),
      runs(100),
    );
  });

  it('is the only way in which what a level says does not come to hold', () => {
    fc.assert(
      fc.property(fc.array(anyLevel, { maxLength: 3 }), anyLevel, (above, level) => {
        const refused = wideningProblems(above, level).map(({ field }) => field);
        const holds = effectiveRules([...above, level]);
        const limits = [
          'genderPolicy',
          'minimumAge',
          'maximumChildren',
          'boysToAge',
          'noRecourse',
          'substancePolicy',
          'mentalHealthTo',
          'adultDependants',
          'petsTaken',
          'riskToOthersTaken',
          'arsonTaken',
          'careTo',
          'learningDisability',
          'takesLocal',
          'riskTo',
          'maximumStayDays',
          'pregnancy',
          'latePregnancyWeeks',
        ] as const;
        for (const field of limits) {
          if (level[field] === undefined) continue;
          expect(refused.includes(field)).toBe(holds[field] !== level[field]);
        }
        expect(refused.includes('referralRoutes')).toBe(
          level.referralRoutes?.some((route) => !holds.referralRoutes.includes(route)) ?? false,
        );
        const considers = level.boysConsiderToAge;
        if (
          typeof considers === 'number' &&
          !refused.includes('boysConsiderToAge') &&
          holds.boysToAge !== null
        ) {
          expect(Math.max(holds.boysToAge, holds.boysConsiderToAge ?? 0)).toBe(
            Math.max(holds.boysToAge, considers),
          );
        }
      }),
      runs(500),
    );
  });
});

describe('contradictions', () => {
  it('are named where a level would consider less than it takes', () => {
    expect(
      contradictions({ boysToAge: 16, boysConsiderToAge: 10, maximumChildren: 2, considerChildrenTo: 3 }),
    ).toEqual([
      {
        code: 'CONSIDERS_LESS_THAN_IT_TAKES',
        field: 'boysConsiderToAge',
        message:
          'What would be considered must go beyond what is taken. Raise the oldest boy it would consider, or leave it out.',
      },
    ]);
    expect(
      contradictions({ careTo: 'HIGH', careConsiderTo: 'LOW', boysToAge: null, boysConsiderToAge: 3 }),
    ).toMatchObject([{ field: 'careConsiderTo' }]);
    expect(contradictions({})).toEqual([]);
  });
});
