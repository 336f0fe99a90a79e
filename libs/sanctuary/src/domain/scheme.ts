import { type Answer, type RiskLevel, riskLevels } from '@app/eligibility';
import { type Problem, problem } from '@app/kernel';
import type { SanctuaryItem, Tenure } from './words';

/** The entry rules of a scheme: whom it takes. */
export interface SchemeRules {
  /** The highest risk taken; often standard or medium only (domain 4.4). */
  readonly riskTo: RiskLevel;
  /** The highest risk considered; null: none beyond. */
  readonly riskConsiderTo: RiskLevel | null;
  readonly tenuresTaken: readonly Tenure[];
  readonly tenuresConsidered: readonly Tenure[];
  /** Tenants of a housing association must have tried their landlord's own scheme first (domain 4.4). */
  readonly landlordsSchemeFirst: boolean;
  /** Whether it takes households without recourse to public funds. */
  readonly noRecourse: Answer;
}

/** What the rules read of a scheme. */
export interface SchemeFacts extends SchemeRules {
  /** Where it works: it has published capacity there, from this week on. */
  readonly districtIds: readonly string[];
}

/** A scheme with what it can fit. */
export interface ToldScheme extends SchemeRules {
  readonly items: readonly SanctuaryItem[];
}

/** What contradicts itself in a scheme's rules. */
export function schemeProblems(rules: SchemeRules): Problem[] {
  const problems: Problem[] = [];
  const { riskTo, riskConsiderTo, tenuresTaken, tenuresConsidered } = rules;
  if (riskConsiderTo !== null && riskLevels.indexOf(riskConsiderTo) <= riskLevels.indexOf(riskTo)) {
    problems.push(
      problem('CONSIDERS_LESS', 'What is considered must be more than what is taken.', 'riskConsiderTo'),
    );
  }
  if (tenuresConsidered.some((tenure) => tenuresTaken.includes(tenure))) {
    problems.push(
      problem('TAKEN_AND_CONSIDERED', 'A tenure is taken or considered, not both.', 'tenuresConsidered'),
    );
  }
  if (tenuresTaken.length + tenuresConsidered.length === 0) {
    problems.push(
      problem('TAKES_NOBODY', 'Name at least one tenure that you take or consider.', 'tenuresTaken'),
    );
  }
  return problems;
}
