import { fc } from '@app/kernel/testing';
import { type CastVote, panelOutcome, standingOf, type Vote, votes } from './panel-outcome';

const cast = (...said: Vote[]): CastVote[] => said.map((vote, index) => ({ personId: String(index), vote }));

// Product section 7: 3 voting members, quorum 2 without conflict, majority, the chair breaks a tie. The chair is "0".
describe('a panel', () => {
  it.each<[Vote[], ReturnType<typeof panelOutcome>]>([
    [['AGREE', 'AGREE', 'AGREE'], 'AGREE'],
    [['AGREE', 'AGREE', 'DENY'], 'AGREE'],
    [['AGREE', 'DENY', 'DENY'], 'DENY'],
    [['DENY', 'MORE_INFORMATION', 'MORE_INFORMATION'], 'MORE_INFORMATION'],
    // A tie: the chair's word.
    [['AGREE', 'DENY'], 'AGREE'],
    [['DENY', 'AGREE'], 'DENY'],
    // Nothing is awarded by fewer than half, chair or not.
    [['AGREE', 'DENY', 'MORE_INFORMATION'], 'TIED'],
    [['DENY', 'AGREE', 'MORE_INFORMATION'], 'DENY'],
    [['AGREE'], 'NOT_QUORATE'],
    [[], 'NOT_QUORATE'],
  ])('of %j decides %s', (said, outcome) => {
    expect(panelOutcome(cast(...said), 2, ['0'])).toBe(outcome);
  });

  it('without its chair leaves a tie undecided', () => {
    expect(panelOutcome(cast('AGREE', 'DENY'), 2, [])).toBe('TIED');
    expect(panelOutcome(cast('AGREE', 'DENY'), 2, ['somebody who did not vote'])).toBe('TIED');
  });

  const panels = fc.record({
    said: fc.array(fc.constantFrom(...votes), { maxLength: 9 }),
    quorum: fc.integer({ min: 1, max: 5 }),
    chair: fc.integer({ min: 0, max: 9 }),
  });

  it('decides nothing under its quorum, and awards nothing by fewer than half', () => {
    fc.assert(
      fc.property(panels, ({ said, quorum, chair }) => {
        const outcome = panelOutcome(cast(...said), quorum, [String(chair)]);
        expect(outcome === 'NOT_QUORATE').toBe(said.length < quorum);
        if (outcome === 'AGREE')
          expect(said.filter((vote) => vote === 'AGREE').length * 2).toBeGreaterThanOrEqual(said.length);
      }),
    );
  });

  it('decides the same in whatever order votes came, and never what nobody said', () => {
    fc.assert(
      fc.property(panels, ({ said, quorum, chair }) => {
        const outcome = panelOutcome(cast(...said), quorum, [String(chair)]);
        expect(panelOutcome(cast(...said).reverse(), quorum, [String(chair)])).toBe(outcome);
        if (outcome !== 'NOT_QUORATE' && outcome !== 'TIED') expect(said).toContain(outcome);
      }),
    );
  });

  it('never turns away from a word because one more says it', () => {
    fc.assert(
      fc.property(panels, fc.constantFrom(...votes), ({ said, quorum, chair }, word) => {
        fc.pre(panelOutcome(cast(...said), quorum, [String(chair)]) === word && chair !== said.length);
        expect(panelOutcome(cast(...said, word), quorum, [String(chair)])).toBe(word);
      }),
    );
  });
});

describe('a case before its papers are opened', () => {
  it('says whether it can be decided, and why not', () => {
    expect(standingOf({ free: 3, recused: 0, votes: 2, quorum: 2 })).toMatchObject({ quorate: true });
    expect(standingOf({ free: 2, recused: 1, votes: 1, quorum: 2 })).toMatchObject({
      quorate: false,
      canBeQuorate: true,
      why: 'Not quorate yet: 1 vote of 2 needed.',
    });
    expect(standingOf({ free: 1, recused: 2, votes: 1, quorum: 2 })).toMatchObject({ canBeQuorate: false });
  });
});
