import { type FiguresData, figuresPage } from './figures.page';

const data = (told: Partial<FiguresData['providerFigures']>): FiguresData => ({
  providerFigures: {
    from: '2026-08-29',
    to: '2026-11-26',
    services: [],
    answers: { answered: 0, notAnswered: 0, medianMinutes: null, inTarget: 0, targetMinutes: 60 },
    ...told,
  },
});

describe('the figures of a provider', () => {
  it('say how full each service was, and leave out one that had no open night', () => {
    const { occupancy } = figuresPage(
      data({
        services: [
          { id: 'a', name: 'Marigold', open: 180, occupied: 135, lost: [] },
          { id: 'b', name: 'Not open yet', open: 0, occupied: 0, lost: [] },
        ],
      }),
    );
    expect(occupancy?.bars.map(({ label, shown, beside }) => [label, shown, beside])).toEqual([
      ['Marigold', '75%', '135 of 180'],
    ]);
  });

  it('add up the nights lost by reason over services, the most first', () => {
    const page = figuresPage(
      data({
        services: [
          { id: 'a', name: 'A', open: 90, occupied: 0, lost: [{ reason: 'PEST', nights: 3 }] },
          {
            id: 'b',
            name: 'B',
            open: 110,
            occupied: 0,
            lost: [
              { reason: 'TURNAROUND', nights: 5 },
              { reason: 'PEST', nights: 4 },
            ],
          },
        ],
      }),
    );
    expect(page.lost?.bars.map(({ label, shown }) => [label, shown])).toEqual([
      ['Pests', '7'],
      ['Getting ready', '5'],
    ]);
    expect(page.lostInWords).toBe('12 of 200 open nights could not be slept in: 6%.');
  });

  it('count those that were not answered in the share that were answered in time', () => {
    const page = figuresPage(
      data({ answers: { answered: 3, notAnswered: 1, medianMinutes: 90, inTarget: 1, targetMinutes: 60 } }),
    );
    expect(page.answers).toEqual([
      'Half were answered within 1 hour 30 minutes, nights included.',
      '1 of 4 were answered within 1 hour of your intake desk’s time, which is the target: 25%.',
    ]);
  });

  it('say so when there is nothing to count', () => {
    expect(figuresPage(data({}))).toMatchObject({
      occupancy: null,
      lost: null,
      answered: null,
      lostInWords: 'No night was lost.',
    });
  });
});
