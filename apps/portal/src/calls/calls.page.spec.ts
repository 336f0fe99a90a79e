import { callsPage } from './calls.page';

const months = ['06', '07', '08', '09', '10', '11'].map((each) => ({
  month: `2026-${each}`,
  takenOn: 0,
  handedOver: 0,
}));

describe('the calls of a month', () => {
  it('are counted for this month, with what waits, and drawn for six with their words', () => {
    const last = { month: '2026-11', takenOn: 12, handedOver: 9 };
    const page = callsPage({
      contactFigures: { months: [...months.slice(0, 5), last], held: 4, heldAlone: 3 },
    });
    expect(page.counts.map(({ count, text }) => `${String(count)} ${text}`)).toEqual([
      '12 taken on this month',
      '9 handed over this month',
      '4 with you now',
      '3 of them wait for somebody to pick them up',
    ]);
    expect(page.charts.map(({ title }) => title)).toEqual(['Households taken on', 'Households handed over']);
    expect(page.charts[0]?.bars.at(-1)).toMatchObject({ label: 'November 2026', shown: '12' });
  });

  it('draw nothing while there is nothing', () => {
    expect(callsPage({ contactFigures: { months, held: 0, heldAlone: 0 } }).charts).toEqual([]);
  });

  it('send whoever harms to their own helpline, and make no household for them', () => {
    const [, harms] = callsPage({ contactFigures: { months, held: 0, heldAlone: 0 } }).otherCallers;
    expect(harms?.say).toContain('Make no household');
    expect(harms?.numbers.map(({ number }) => number)).toEqual(['0808 802 4040']);
  });
});
