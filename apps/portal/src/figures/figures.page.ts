import type { LostReason } from '@app/placements';
import { type BarChart, barChart } from '../layout/charts';
import { dayInWords, lengthInWords } from '../layout/in-words';
import { voidWords } from '../units/unit.page';

export interface FiguresData {
  readonly providerFigures: {
    readonly from: string;
    readonly to: string;
    readonly services: readonly {
      readonly id: string;
      readonly name: string;
      readonly open: number;
      readonly occupied: number;
      readonly lost: readonly { readonly reason: LostReason; readonly nights: number }[];
    }[];
    readonly answers: {
      readonly answered: number;
      readonly notAnswered: number;
      readonly medianMinutes: number | null;
      readonly inTarget: number;
      readonly targetMinutes: number;
    };
  };
}

const lostWords: Readonly<Record<LostReason, string>> = {
  ...voidWords,
  TURNAROUND: 'Getting ready',
  CLOSED_URGENTLY: 'Closed urgently',
};

export interface FiguresPage {
  readonly days: string;
  readonly occupancy: BarChart | null;
  readonly lost: BarChart | null;
  readonly lostInWords: string;
  readonly freeInWords: string;
  readonly answers: readonly string[];
  readonly answered: BarChart | null;
}

const counted = (count: number): string => count.toLocaleString('en-GB');

/** A share as a whole percentage; null where there is nothing to share. */
const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 100);

/** What the last 90 nights came to, as charts that say the same as their tables. */
export function figuresPage({ providerFigures: { from, to, services, answers } }: FiguresData): FiguresPage {
  const open = services.filter((service) => service.open > 0);
  const lost = new Map<LostReason, number>();
  for (const { reason, nights } of services.flatMap((service) => service.lost))
    lost.set(reason, (lost.get(reason) ?? 0) + nights);
  const nights = [...lost].sort(([, a], [, b]) => b - a);
  const allOpen = open.reduce((sum, service) => sum + service.open, 0);
  const allOccupied = open.reduce((sum, service) => sum + service.occupied, 0);
  const allLost = nights.reduce((sum, [, count]) => sum + count, 0);
  const asked = answers.answered + answers.notAnswered;
  return {
    days: `${dayInWords(from)} to ${dayInWords(to)}`,
    occupancy:
      open.length === 0
        ? null
        : barChart(
            'Occupied',
            'Service',
            'Nights slept in',
            open.map(({ name, occupied, open: of }) => ({
              label: name,
              value: percent(occupied, of) ?? 0,
              shown: `${String(percent(occupied, of) ?? 0)}%`,
              beside: `${counted(occupied)} of ${counted(of)}`,
            })),
            100,
          ),
    lost:
      nights.length === 0
        ? null
        : barChart(
            'Nights lost',
            'Why',
            'Unit-nights',
            nights.map(([reason, count]) => ({
              label: lostWords[reason],
              value: count,
              shown: String(count),
            })),
          ),
    lostInWords:
      allLost === 0
        ? 'No night was lost.'
        : `${counted(allLost)} of ${counted(allOpen)} open nights could not be slept in: ${String(percent(allLost, allOpen) ?? 0)}%.`,
    freeInWords: `On the other ${counted(allOpen - allOccupied - allLost)} nights a unit was ready and nobody slept in it: ${String(percent(allOpen - allOccupied - allLost, allOpen) ?? 0)}%.`,
    answers:
      asked === 0
        ? ['No referral came whose time is over.']
        : [
            answers.medianMinutes === null
              ? 'None was answered.'
              : `Half were answered within ${lengthInWords(answers.medianMinutes)}, nights included.`,
            `${String(answers.inTarget)} of ${String(asked)} were answered within ${lengthInWords(answers.targetMinutes)} of your intake desk’s time, which is the target: ${String(percent(answers.inTarget, asked) ?? 0)}%.`,
          ],
    answered:
      asked === 0
        ? null
        : barChart('Referrals', 'Answer', 'Referrals', [
            { label: 'In the target hour', value: answers.inTarget, shown: String(answers.inTarget) },
            {
              label: 'Later',
              value: answers.answered - answers.inTarget,
              shown: String(answers.answered - answers.inTarget),
            },
            { label: 'Not in time', value: answers.notAnswered, shown: String(answers.notAnswered) },
          ]),
  };
}
