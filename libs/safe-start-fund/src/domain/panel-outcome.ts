/** What a member of the panel says to an officer's recommendation. */
export const votes = ['AGREE', 'DENY', 'MORE_INFORMATION'] as const;
export type Vote = (typeof votes)[number];

/** A vote that counts: of a member without a conflict, the last that the member cast. */
export interface CastVote {
  readonly personId: string;
  readonly vote: Vote;
}

/** What the votes come to. NOT_QUORATE: too few. TIED: no word has more than half, and no chair decided between them. */
export type PanelOutcome = Vote | 'NOT_QUORATE' | 'TIED';

/**
 * The outcome of a vote (product section 7: quorum without conflict, majority, the chair breaks a tie).
 *
 * A word needs more than half of the votes cast. Where none has that, the chair's own vote decides, if it is among the
 * words that have most: nothing is ever awarded by fewer than half.
 *
 * @param cast one for each member without a conflict; whoever is recused is not in it.
 * @param chairIds who chairs and has no conflict.
 */
export function panelOutcome(
  cast: readonly CastVote[],
  quorum: number,
  chairIds: readonly string[],
): PanelOutcome {
  if (cast.length < quorum) return 'NOT_QUORATE';
  const count = (word: Vote): number => cast.filter(({ vote }) => vote === word).length;
  const winner = votes.find((word) => count(word) * 2 > cast.length);
  if (winner) return winner;
  const most = Math.max(...votes.map(count));
  const leading = votes.filter((word) => count(word) === most);
  const [chairs, another] = new Set(
    cast.filter(({ personId }) => chairIds.includes(personId)).map(({ vote }) => vote),
  );
  if (chairs === undefined || another !== undefined || !leading.includes(chairs)) return 'TIED';
  return chairs === 'AGREE' && most * 2 < cast.length ? 'TIED' : chairs;
}

/**
 * Whether those who have not voted could not change the outcome, however they vote.
 *
 * @param missing who may vote and has not.
 */
export function isSettled(
  cast: readonly CastVote[],
  missing: readonly string[],
  quorum: number,
  chairIds: readonly string[],
): boolean {
  const outcome = panelOutcome(cast, quorum, chairIds);
  const [next, ...others] = missing;
  return (
    next === undefined ||
    votes.every((vote) => {
      const then = [...cast, { personId: next, vote }];
      return panelOutcome(then, quorum, chairIds) === outcome && isSettled(then, others, quorum, chairIds);
    })
  );
}

/** How a case stands before its papers are opened. */
export interface CaseSeats {
  /** Asked members without a conflict. */
  readonly free: number;
  /** Asked members who are recused. */
  readonly recused: number;
  readonly votes: number;
  readonly quorum: number;
}

/** Whether a case can be decided, and if not, why, in words. */
export function standingOf({ free, recused, votes: cast, quorum }: CaseSeats): {
  readonly quorate: boolean;
  readonly canBeQuorate: boolean;
  readonly why: string;
} {
  const canBeQuorate = free >= quorum;
  const people = (count: number, one: string, many: string): string =>
    `${String(count)} ${count === 1 ? one : many}`;
  if (cast >= quorum)
    return {
      quorate: true,
      canBeQuorate,
      why: `Quorate: ${people(cast, 'vote', 'votes')} without conflict, ${String(quorum)} needed.`,
    };
  if (!canBeQuorate)
    return {
      quorate: false,
      canBeQuorate,
      why: `Cannot be quorate: ${people(recused, 'member is', 'members are')} recused, ${people(free, 'is', 'are')} left, ${String(quorum)} needed. Ask further members.`,
    };
  return {
    quorate: false,
    canBeQuorate,
    why: `Not quorate yet: ${people(cast, 'vote', 'votes')} of ${String(quorum)} needed.`,
  };
}
