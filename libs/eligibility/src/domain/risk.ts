import { type Problem, problem } from '@app/kernel';
import type { RiskLevel, RiskTool } from './words';

/** From this score of 24 the risk is visibly high. */
export const highRiskFrom = 14;
const mostQuestions = 24;

/** What is told when a risk is assessed. */
export interface RiskAssessment {
  /** How many of the 24 questions were answered with yes. Null: not scored. */
  readonly dashScore: number | null;
  readonly tool: RiskTool | null;
  /** Why the risk is high though the score alone does not say so. */
  readonly judgementNote: string | null;
  /** What the worker judges. Left out or null: what the score says, or high where they judged with a note alone. */
  readonly level?: RiskLevel | null;
}

/** The risk that stands, or why the assessment cannot stand. */
export interface JudgedRisk {
  /** Null: not assessed; a score below 14 alone does not tell standard from medium. */
  readonly level: RiskLevel | null;
  readonly problems: readonly Problem[];
}

/**
 * The risk a household is at. A score of 14 or more is high, whatever else is judged; a risk that is high below 14,
 * or without a score, rests on professional judgement and needs its note.
 * Source: Manchester DVA referral form (14 ticks of the DASH checklist, or professional judgement, is high).
 */
export function riskOf({ dashScore, tool, judgementNote, level = null }: RiskAssessment): JudgedRisk {
  const visiblyHigh = dashScore !== null && dashScore >= highRiskFrom;
  const noted = judgementNote !== null && judgementNote.trim() !== '';
  const judged = level ?? (tool === 'PROFESSIONAL_JUDGEMENT' ? 'HIGH' : null);
  const stands = visiblyHigh ? 'HIGH' : judged;
  const problems: Problem[] = [];
  if (dashScore !== null && !(Number.isInteger(dashScore) && dashScore >= 0 && dashScore <= mostQuestions)) {
    problems.push(problem('DASH_SCORE', 'The score is a whole number from 0 to 24.', 'dashScore'));
  }
  if (visiblyHigh && level !== null && level !== 'HIGH') {
    problems.push(problem('RISK_BELOW_SCORE', 'A score of 14 or more is high risk.', 'level'));
  }
  if (stands === 'HIGH' && !visiblyHigh && !noted) {
    const message = 'Say why the risk is high though the score is below 14, or there is none.';
    problems.push(problem('JUDGEMENT_NOTE', message, 'judgementNote'));
  }
  return { level: stands, problems };
}
