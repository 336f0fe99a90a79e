import { type BarChart, barChart } from '../layout/charts';
import { otherCallers } from './other-callers';

export interface CallsData {
  readonly contactFigures: {
    readonly months: readonly {
      readonly month: string;
      readonly takenOn: number;
      readonly handedOver: number;
    }[];
    readonly held: number;
    readonly heldAlone: number;
  };
}

const monthInWords = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  );

/** What a Compass worker begins with when the phone rings, and what the month has come to. Pure. */
export function callsPage({ contactFigures }: CallsData) {
  const { months, held, heldAlone } = contactFigures;
  const latest = months.at(-1);
  const chart = (title: string, measure: string, of: 'takenOn' | 'handedOver'): BarChart =>
    barChart(
      title,
      'Month',
      measure,
      months.map((each) => ({
        label: monthInWords(each.month),
        value: each[of],
        shown: each[of].toLocaleString('en-GB'),
      })),
    );
  return {
    counts: [
      { count: latest?.takenOn ?? 0, text: 'taken on this month' },
      { count: latest?.handedOver ?? 0, text: 'handed over this month' },
      { count: held, text: 'with you now' },
      { count: heldAlone, text: 'of them wait for somebody to pick them up' },
    ],
    charts: months.some(({ takenOn, handedOver }) => takenOn + handedOver > 0)
      ? [
          chart('Households taken on', 'Households', 'takenOn'),
          chart('Households handed over', 'Households', 'handedOver'),
        ]
      : [],
    otherCallers,
  };
}
