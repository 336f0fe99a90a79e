import { addDays, day, type LocalDate } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { changeFrom, type Spell } from './spells';

const april = day('2026-04-01');

describe('what is said anew', () => {
  it('ends what holds without an end, on that day', () => {
    const holds = { fromDay: april, untilDay: null };
    expect(changeFrom([holds], day('2026-10-01'), false)).toEqual({ ended: holds });
    expect(changeFrom([holds], day('2026-10-01'), true)).toEqual({ ended: holds });
    expect(changeFrom([], april, false)).toEqual({ ended: null });
  });

  it('never reaches into what is on record', () => {
    const ended = { fromDay: april, untilDay: day('2026-10-01') };
    expect(changeFrom([ended], day('2026-10-01'), false)).toEqual({ ended: null });
    expect(changeFrom([ended], day('2026-09-30'), false)).toMatchObject({
      code: 'LATER_ON_RECORD',
      field: 'from',
    });
    expect(changeFrom([{ fromDay: april, untilDay: null }], april, false)).toMatchObject({
      code: 'LATER_ON_RECORD',
    });
  });

  it('cannot end what does not hold', () => {
    expect(changeFrom([], april, true)).toMatchObject({ code: 'NOTHING_TO_END', field: 'from' });
    expect(
      changeFrom([{ fromDay: april, untilDay: day('2026-10-01') }], day('2027-01-01'), true),
    ).toMatchObject({
      code: 'NOTHING_TO_END',
    });
  });

  it('leaves spells that never overlap, whatever is said in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.boolean())), (said) => {
        let spells: Spell[] = [];
        for (const [days, ends] of said) {
          const from: LocalDate = addDays(april, days);
          const change = changeFrom(spells, from, ends);
          if ('code' in change) continue;
          spells = spells.map((spell) => (spell === change.ended ? { ...spell, untilDay: from } : spell));
          if (!ends) spells.push({ fromDay: from, untilDay: null });
        }
        spells.forEach((spell, index) => {
          const next = spells[index + 1];
          expect(spell.untilDay === null || spell.untilDay > spell.fromDay).toBe(true);
          if (next) expect(spell.untilDay !== null && spell.untilDay <= next.fromDay).toBe(true);
        });
      }),
    );
  });
});
