import { type RiskLevel, riskOf, type RiskTool } from '@app/eligibility';
import { type LocalDate, type Problem, problem } from '@app/kernel';

/** A note that explains a high risk has at least so many characters. */
const shortestNote = 20;

/** A risk assessment as told. The 24 answers are not kept (domain 3.7). */
export interface ToldRisk {
  /** Null: as score and judgement have it. */
  readonly level: RiskLevel | null;
  readonly tool: RiskTool;
  /** 0 to 24: how many questions were answered "yes". */
  readonly dashScore: number | null;
  /** The day it was assessed. */
  readonly on: LocalDate;
  /** What the judgement rests on, without names. */
  readonly judgementNote: string | null;
}

/** What is wrong with an assessment beside what `riskOf` says of it, each with its field. */
export function riskProblems(told: ToldRisk, today: LocalDate): Problem[] {
  const { tool, dashScore, on, judgementNote } = told;
  const { level, problems } = riskOf(told);
  const found: Problem[] = problems.map(({ code, message, field }) =>
    problem(code, message, `risk.${field}`),
  );
  if (tool !== 'PROFESSIONAL_JUDGEMENT' && dashScore === null) {
    const message = 'Give the number of questions that were answered with yes, 0 to 24.';
    found.push(problem('RISK_NEEDS_SCORE', message, 'risk.dashScore'));
  }
  if (level === null) {
    found.push(
      problem('RISK_NEEDS_LEVEL', 'Say whether the risk is standard, medium or high.', 'risk.level'),
    );
  }
  const said = judgementNote?.trim().length ?? 0;
  const needsNote = level === 'HIGH' && riskOf({ ...told, level: null, tool: null }).level !== 'HIGH';
  if (needsNote && said > 0 && said < shortestNote) {
    const message = `Say in ${shortestNote} characters or more why the risk is high. Name nobody.`;
    found.push(problem('JUDGEMENT_NOTE', message, 'risk.judgementNote'));
  }
  if (on > today) {
    found.push(problem('RISK_ASSESSED_LATER', 'The day of the assessment is in the future.', 'risk.on'));
  }
  return found;
}
