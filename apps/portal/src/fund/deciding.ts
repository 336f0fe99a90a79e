import { type Problem, problem } from '@app/kernel';
import type { Awards } from '@app/safe-start-fund';
import { Fields, type Sent } from '../layout/form';
import type { LineData } from '../applications/application.data';

type LineAward = Parameters<Awards['decideApplication']>[1]['lines'][number];

/** The fields of the form of a decision. */
export const fieldsOf = (lines: readonly unknown[]): string[] => [
  'memberIds',
  ...lines.flatMap((_, index) =>
    ['awardedPence', 'cutBecause', 'allowedBecause'].map((part) => `lines.${String(index)}.${part}`),
  ),
];

/** What is awarded, or recommended, for each line, as the form says it. The lines are those that the form showed. */
export function awardsIn(
  sent: Sent,
  lines: readonly Pick<LineData, 'id'>[],
): { readonly awards: LineAward[]; readonly problems: readonly Problem[] } {
  const fields = new Fields(sent);
  const missing: Problem[] = [];
  const awards = lines.map(({ id: lineId }, index): LineAward => {
    const at = (part: string): string => `lines.${String(index)}.${part}`;
    if (fields.text(at('awardedPence')) === null)
      missing.push(problem('AMOUNT', 'Say how much is awarded: 0 to refuse it.', at('awardedPence')));
    return {
      lineId: fields.text(at('lineId')) ?? lineId,
      awardedPence: fields.pounds(at('awardedPence')) ?? 0,
      cutBecause: fields.text(at('cutBecause')),
      allowedBecause: fields.text(at('allowedBecause')),
    };
  });
  return { awards, problems: [...fields.problems, ...missing] };
}
