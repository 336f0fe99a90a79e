import type { HouseholdFacts, PlaceFacts } from '../facts';
import { all, byAnswer, conclude, either, type Finding } from '../outcome';
import type { Rule } from './rule';

function judgeRisks(
  riskToOthers: HouseholdFacts['riskToOthers'],
  { riskToOthersTaken, arsonTaken }: Pick<PlaceFacts, 'riskToOthersTaken' | 'arsonTaken'>,
): Finding {
  if (riskToOthers === null) return either('PASS', byAnswer[riskToOthersTaken], byAnswer[arsonTaken]);
  return all(riskToOthers.map((risk) => byAnswer[risk === 'ARSON' ? arsonTaken : riskToOthersTaken]));
}

/**
 * Criterion 15. The house takes what is known of a risk to others; fires are asked about apart. No sentence says
 * what it is, and not asked is never a pass unless the house takes everything.
 * Sources: City, University of London thesis 36557 (with an offending need the odds of a referral succeeding are
 * 0.652); HMPPS CAS3, "not suitable for" flags.
 */
export const riskToOthersRule: Rule<'RISK_TO_OTHERS'> = {
  code: 'RISK_TO_OTHERS',
  number: 15,
  title: 'Safety of others in the house',
  kind: 'HARD',
  weight: 0,
  safety: true,
  overridable: true,
  protects: 'NONE',
  reads: ['RISK_TO_OTHERS'],
  judge({ riskToOthers }, place) {
    const none = riskToOthers?.length === 0;
    return conclude(
      judgeRisks(riskToOthers, place),
      { householdValue: riskToOthers === null ? null : none ? 'none' : 'told', placeValue: 'own limits' },
      {
        PASS: none ? 'Nothing is known that would put others at risk.' : 'It takes what is known here.',
        FAIL: 'What is known about the safety of others is beyond what this house takes.',
        NOT_ASKED: {
          reason: 'Not checked: the safety of others in the house was not asked about.',
          question: {
            ask: 'HOUSEHOLD',
            about: 'RISK_TO_OTHERS',
            text: 'Ask whether anything is known that the house must plan for, for the safety of others.',
          },
        },
        CONSIDER: {
          reason: 'It decides case by case on what is known about the safety of others.',
          question: {
            ask: 'PROVIDER',
            text: 'Ask the provider, who assesses it with the household before placement.',
          },
        },
      },
    );
  },
};
