import {
  byAnswer,
  conclude,
  describeLimit,
  either,
  type RiskLevel,
  riskLevels,
  type RuleOutcome,
  type Sentences,
  type Warning,
  within,
} from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import { type Verdict, verdictOf } from '@app/matching';
import type { SchemeFacts } from './scheme';
import { type HomeFacts, isOwned } from './staying';
import { type HomeFactName, type Tenure, tenures } from './words';

/** One rule of sanctuary: a pure function of facts about a home and its household, and facts about a scheme. */
interface SanctuaryRule<Code extends string = string> {
  readonly code: Code;
  readonly title: string;
  /** Someone could come to harm: unknown is never a pass, and stops a job. */
  readonly safety: boolean;
  readonly judge: (home: HomeFacts, scheme: SchemeFacts, today: LocalDate) => RuleOutcome<HomeFactName>;
}

type Finding = 'PASS' | 'FAIL' | 'NOT_ASKED';

const nothingCompared = { householdValue: null, placeValue: null };

/** Puts into words a finding that the household alone can settle. */
const say = (
  finding: Finding,
  sentences: Sentences<Finding, HomeFactName>,
  warnings: readonly Warning[] = [],
): RuleOutcome<HomeFactName> => conclude(finding, nothingCompared, sentences, warnings);

const ofAnswer = (answer: boolean | null, passes: boolean): Finding =>
  answer === null ? 'NOT_ASKED' : answer === passes ? 'PASS' : 'FAIL';

/** Staying is her own choice: asked first, never assumed. Statutory guidance, sanctuary scheme; product section 2, step 0. */
const herChoice: SanctuaryRule<'HER_CHOICE'> = {
  code: 'HER_CHOICE',
  title: 'Her own choice',
  safety: false,
  judge: ({ wantsToStay, homeIsUnsafe }) =>
    say(
      ofAnswer(wantsToStay, true),
      {
        PASS: 'She wants to stay in her own home.',
        FAIL: 'She does not want to stay in her own home.',
        NOT_ASKED: {
          reason: 'Nobody has asked whether she wants to stay in her own home.',
          question: {
            ask: 'HOUSEHOLD',
            about: 'WANTS_TO_STAY',
            text: 'Ask whether she would like to stay at home if it could be made safe. Either answer is right.',
          },
        },
      },
      homeIsUnsafe === true
        ? [
            {
              code: 'HOME_IS_UNSAFE_AREA',
              message:
                'She said that she would not be safe in the area where she lives. Talk about it first.',
            },
          ]
        : [],
    ),
};

/** Who harms her does not live there. Statutory guidance, sanctuary scheme (domain 2.1). */
const doesNotLiveThere: SanctuaryRule<'DOES_NOT_LIVE_THERE'> = {
  code: 'DOES_NOT_LIVE_THERE',
  title: 'Who harms her does not live there',
  safety: true,
  judge: ({ whoHarmsLivesThere }) =>
    say(ofAnswer(whoHarmsLivesThere, false), {
      PASS: 'Who harms her does not live there.',
      FAIL: 'Who harms her lives there. Locks do not keep out somebody who is inside.',
      NOT_ASKED: {
        reason: 'Nobody has asked whether who harms her lives there.',
        question: {
          ask: 'HOUSEHOLD',
          about: 'LIVES_THERE',
          text: 'Ask whether who harms her lives there now.',
        },
      },
    }),
};

const hasRunOut = ({ orderEndsOn }: HomeFacts, today: LocalDate): boolean =>
  orderEndsOn !== null && orderEndsOn < today;

/** An order passes whatever the right; one that has run out is as if nobody had asked about another. */
function judgeRight(home: HomeFacts, today: LocalDate): Finding {
  const { whoHarmsMayEnter, orderKeepsOut } = home;
  if (whoHarmsMayEnter === false) return 'PASS';
  if (orderKeepsOut === true) return hasRunOut(home, today) ? 'NOT_ASKED' : 'PASS';
  return whoHarmsMayEnter === true && orderKeepsOut === false ? 'FAIL' : 'NOT_ASKED';
}

const isJoint = (tenure: Tenure | null): boolean => tenure === 'JOINT_OWNER' || tenure === 'JOINT_TENANT';

/**
 * Who harms her has no legal right to enter, or an occupation or family order takes it away (domain 4.4: the form of
 * Barnet). Who may enter may not be locked out of their own home.
 */
const noRightToEnter: SanctuaryRule<'NO_RIGHT_TO_ENTER'> = {
  code: 'NO_RIGHT_TO_ENTER',
  title: 'No right to enter',
  safety: true,
  judge(home, _scheme, today) {
    const asksOrder = home.whoHarmsMayEnter === true || home.orderKeepsOut === true;
    const warnings: Warning[] = [];
    if (home.whoHarmsMayEnter === false && isJoint(home.tenure)) {
      warnings.push({
        code: 'JOINT_TENURE',
        message: 'The home is held jointly. Be sure that it is not with who harms her.',
      });
    }
    if (home.orderKeepsOut === true && home.orderEndsOn !== null && !hasRunOut(home, today)) {
      warnings.push({
        code: 'ORDER_ENDS',
        message: `The order ends on ${home.orderEndsOn}. Plan for the day after.`,
      });
    }
    return say(
      judgeRight(home, today),
      {
        PASS:
          home.whoHarmsMayEnter === false
            ? 'Who harms her has no right to enter.'
            : 'An order takes the right to enter away.',
        FAIL: 'Who harms her has a right to enter, and no order takes it away.',
        NOT_ASKED: asksOrder
          ? {
              reason:
                home.orderKeepsOut === true
                  ? 'The order has run out. Whether there is another was not asked.'
                  : 'Who harms her has a right to enter. Whether an order takes it away was not asked.',
              question: {
                ask: 'HOUSEHOLD',
                about: 'ORDER',
                text: 'Ask whether an occupation order or another family order keeps them out, and until when.',
              },
            }
          : {
              reason: 'Nobody has asked whether who harms her has a right to enter.',
              question: {
                ask: 'HOUSEHOLD',
                about: 'MAY_ENTER',
                text: 'Ask whether who harms her is a tenant or an owner there too.',
              },
            },
      },
      warnings,
    );
  },
};

/** The landlord agrees to works in the home; a home that is owned has none (domain 4.4, Uttlesford). */
const landlordAgrees: SanctuaryRule<'LANDLORD_CONSENT'> = {
  code: 'LANDLORD_CONSENT',
  title: 'Landlord’s consent',
  safety: false,
  judge({ tenure, landlordConsent }) {
    const owned = isOwned(tenure);
    const finding =
      owned || landlordConsent === 'NOT_NEEDED' || landlordConsent === 'GIVEN'
        ? 'PASS'
        : landlordConsent === 'REFUSED'
          ? 'FAIL'
          : 'NOT_ASKED';
    const asked = landlordConsent === 'ASKED';
    return say(finding, {
      PASS: landlordConsent === 'GIVEN' ? 'The landlord agrees.' : 'No landlord’s consent is needed.',
      FAIL: 'The landlord refuses.',
      NOT_ASKED: {
        reason: asked ? 'The landlord has not answered yet.' : 'Nobody has asked the landlord.',
        question: {
          ask: 'HOUSEHOLD',
          about: 'LANDLORD_CONSENT',
          text: asked
            ? 'Ask the landlord again. Say no more than that security is to be fitted.'
            : 'Agree with her whether and how to ask the landlord. Say no more than that security is to be fitted.',
        },
      },
    });
  },
};

const upTo = (level: number): string => `up to ${String(riskLevels[level]).toLowerCase()}`;
const levelOf = (risk: RiskLevel): number => riskLevels.indexOf(risk);

/** The risk is within what the scheme takes, often standard to medium only (domain 4.4). */
const riskTaken: SanctuaryRule<'RISK'> = {
  code: 'RISK',
  title: 'Level of risk',
  safety: true,
  judge({ risk }, { riskTo, riskConsiderTo }) {
    const limit = {
      to: levelOf(riskTo),
      considerTo: riskConsiderTo === null ? null : levelOf(riskConsiderTo),
    };
    const [lowest, highest] = risk === null ? [0, levelOf('HIGH')] : [levelOf(risk), levelOf(risk)];
    const takes = describeLimit(limit, upTo);
    const is = String(risk?.toLowerCase());
    return conclude<'PASS' | 'FAIL' | 'NOT_ASKED' | 'CONSIDER', HomeFactName>(
      within({ lowest, highest }, limit),
      { householdValue: risk === null ? null : is, placeValue: takes },
      {
        PASS: risk === null ? 'The scheme takes every risk.' : `Risk taken: ${takes}. Theirs: ${is}.`,
        FAIL: `Risk taken: ${takes}. Theirs: ${is}.`,
        NOT_ASKED: {
          reason: `Risk taken: ${takes}. Theirs was not assessed.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'RISK',
            text: 'Assess the risk to them: standard, medium or high.',
          },
        },
        CONSIDER: {
          reason: `Risk taken: ${takes}. Theirs: ${is}.`,
          question: { ask: 'PROVIDER', text: 'Ask the scheme whether it can keep them safe at this risk.' },
        },
      },
    );
  },
};

const inWords = (word: string): string => word.toLowerCase().replaceAll('_', ' ');

/** By what right they live there is one that the scheme takes (domain 4.4: sole or joint tenant or owner). */
const tenureTaken: SanctuaryRule<'TENURE'> = {
  code: 'TENURE',
  title: 'Tenure',
  safety: false,
  judge({ tenure }, { tenuresTaken, tenuresConsidered }) {
    const of = (one: Tenure) =>
      tenuresTaken.includes(one) ? 'PASS' : tenuresConsidered.includes(one) ? 'CONSIDER' : 'FAIL';
    const [first, ...others] = tenures.map(of);
    const theirs = tenure === null ? null : inWords(tenure);
    return conclude<'PASS' | 'FAIL' | 'NOT_ASKED' | 'CONSIDER', HomeFactName>(
      tenure === null ? either(first ?? 'FAIL', ...others) : of(tenure),
      { householdValue: theirs, placeValue: tenuresTaken.map(inWords).join(', ') },
      {
        PASS: theirs === null ? 'The scheme takes every tenure.' : `The scheme takes this tenure: ${theirs}.`,
        FAIL:
          theirs === null
            ? 'The scheme takes no tenure.'
            : `The scheme does not take this tenure: ${theirs}.`,
        NOT_ASKED: {
          reason: 'Nobody has asked by what right she lives there.',
          question: {
            ask: 'HOUSEHOLD',
            about: 'TENURE',
            text: 'Ask whether she owns or rents, alone or jointly.',
          },
        },
        CONSIDER: {
          reason:
            theirs === null
              ? 'The scheme considers each tenure.'
              : `The scheme considers this tenure: ${theirs}.`,
          question: { ask: 'PROVIDER', text: 'Ask the scheme whether it can work in a home of this tenure.' },
        },
      },
    );
  },
};

/** Null: who lets it is not known, and may be an association. */
function isOfAssociation({ landlord, tenure }: HomeFacts): boolean | null {
  if (landlord !== null) return landlord === 'HOUSING_ASSOCIATION';
  return isOwned(tenure) || tenure === 'PRIVATE_TENANT' ? false : null;
}

/** Tenants of a housing association go to their landlord's own scheme first, where the scheme says so (domain 4.4). */
const landlordsOwnScheme: SanctuaryRule<'LANDLORDS_OWN_SCHEME'> = {
  code: 'LANDLORDS_OWN_SCHEME',
  title: 'The landlord’s own scheme first',
  safety: false,
  judge(home, { landlordsSchemeFirst }) {
    const ofAssociation = isOfAssociation(home);
    const tried = home.landlordsScheme === 'HAS_NONE' || home.landlordsScheme === 'CANNOT_HELP';
    const settled = !landlordsSchemeFirst || tried || ofAssociation === false;
    return say(settled ? 'PASS' : 'NOT_ASKED', {
      PASS: !landlordsSchemeFirst
        ? 'The scheme does not ask about the landlord’s own scheme.'
        : tried
          ? 'The landlord has no scheme of its own, or cannot help.'
          : 'The home is not let by a housing association.',
      FAIL: 'The landlord’s own scheme comes first.',
      NOT_ASKED:
        ofAssociation === null
          ? {
              reason:
                'Tenants of a housing association try its own scheme first. Who lets the home was not asked.',
              question: {
                ask: 'HOUSEHOLD',
                about: 'LANDLORD',
                text: 'Ask who her landlord is: council, housing association or private.',
              },
            }
          : {
              reason: 'Tenants of a housing association try its own scheme first. That was not asked.',
              question: {
                ask: 'HOUSEHOLD',
                about: 'LANDLORDS_SCHEME',
                text: 'Ask her housing association for its own sanctuary scheme first.',
              },
            },
    });
  },
};

/** The scheme works where they live: it has published capacity there. */
const district: SanctuaryRule<'DISTRICT'> = {
  code: 'DISTRICT',
  title: 'District',
  safety: false,
  judge: ({ homeDistrictId }, { districtIds }) =>
    say(
      homeDistrictId === null
        ? districtIds.length === 0
          ? 'FAIL'
          : 'NOT_ASKED'
        : districtIds.includes(homeDistrictId)
          ? 'PASS'
          : 'FAIL',
      {
        PASS: 'The scheme works in the district where they live.',
        FAIL: 'The scheme has no capacity in the district where they live.',
        NOT_ASKED: {
          reason: 'Nobody has asked in which district they live.',
          question: { ask: 'HOUSEHOLD', about: 'HOME_DISTRICT', text: 'Ask in which district her home is.' },
        },
      },
    ),
};

/** Recourse to public funds, where the scheme asks (domain 4.4, Barnet). Why there is none is nowhere here. */
const recourseTaken: SanctuaryRule<'RECOURSE'> = {
  code: 'RECOURSE',
  title: 'Recourse to public funds',
  safety: false,
  judge({ recourse }, { noRecourse }) {
    const finding =
      recourse === 'YES' || noRecourse === 'YES'
        ? 'PASS'
        : recourse === 'NO'
          ? byAnswer[noRecourse]
          : recourse === null
            ? 'NOT_ASKED'
            : 'CONSIDER';
    return conclude<'PASS' | 'FAIL' | 'NOT_ASKED' | 'CONSIDER', HomeFactName>(finding, nothingCompared, {
      PASS:
        noRecourse === 'YES'
          ? 'The scheme does not ask about recourse.'
          : 'The household has recourse to public funds.',
      FAIL: 'The scheme does not take households without recourse to public funds.',
      NOT_ASKED: {
        reason: 'The scheme asks about recourse to public funds. This household was not asked.',
        question: {
          ask: 'HOUSEHOLD',
          about: 'RECOURSE',
          text: 'Ask whether they can claim benefits and housing help. They need not say why not.',
        },
      },
      CONSIDER: {
        reason: 'The scheme decides about recourse to public funds when asked.',
        question: {
          ask: 'PROVIDER',
          text: 'Ask the scheme whether it could help without recourse to public funds. Say no more than that.',
        },
      },
    });
  },
};

/** Every rule, in the order in which they are shown: what she wants, what is safe, what the scheme takes. */
export const sanctuaryRules = [
  herChoice,
  doesNotLiveThere,
  noRightToEnter,
  riskTaken,
  landlordAgrees,
  tenureTaken,
  landlordsOwnScheme,
  district,
  recourseTaken,
] as const;

export type SanctuaryRuleCode = (typeof sanctuaryRules)[number]['code'];
export const sanctuaryRuleCodes = sanctuaryRules.map(({ code }) => code);

/** A rule, and how it came out. */
export type JudgedSanctuaryRule = RuleOutcome<HomeFactName> & {
  readonly rule: SanctuaryRuleCode;
  readonly title: string;
  readonly safety: boolean;
};

/** Why a scheme could help a household stay, or not: every rule with its outcome and reason. */
export interface SanctuaryExplanation {
  readonly verdict: Verdict;
  readonly outcomes: readonly JudgedSanctuaryRule[];
}

/** Judges one home against one scheme by every rule. Every rule decides: there are no wishes. */
export function judgeSanctuary(home: HomeFacts, scheme: SchemeFacts, today: LocalDate): SanctuaryExplanation {
  const outcomes = sanctuaryRules.map(({ code: rule, title, safety, judge }): JudgedSanctuaryRule => ({
    rule,
    title,
    safety,
    ...judge(home, scheme, today),
  }));
  return { verdict: verdictOf(outcomes.map(({ outcome }) => ({ outcome, hard: true }))), outcomes };
}

/**
 * The safety rules that nobody has settled. The scheme settles what it considers by accepting; the others stop a job
 * until a named person says why it is asked for all the same.
 */
export const unsettledSafety = ({ outcomes }: SanctuaryExplanation): readonly JudgedSanctuaryRule[] =>
  outcomes.filter(
    (judged) => judged.safety && judged.outcome === 'UNKNOWN' && judged.unknownBecause === 'NOT_ASKED',
  );
