/** Whose the hold is that has the nights: the actor's organisation's for this household, or for another; or anybody's. */
export const heldBys = ['YOU_FOR_THEM', 'YOU', 'SOMEBODY'] as const;
export type HeldBy = (typeof heldBys)[number];

/** How a vacancy stands for one household beside the rules, on the day it would arrive. */
export interface Standing {
  /** What its provider says of it. */
  readonly status: 'DRAFT' | 'OPEN' | 'PAUSED' | 'FILLED' | 'WITHDRAWN';
  /** Somebody or something has that night. */
  readonly taken: boolean;
  /** Null: no hold has the nights. */
  readonly heldBy: HeldBy | null;
  /** Closed urgently. */
  readonly doNotUse: boolean;
  /** Its service declined this household within twelve months. */
  readonly declinedBefore: boolean;
}

/** What stands in the way beside the rules. */
export interface Blocker {
  readonly code: BlockerCode;
  /** In words; nobody is named, and not until when. */
  readonly message: string;
  /** Whether a hold is refused because of it. */
  readonly stops: boolean;
}

const messages = {
  WITHDRAWN: 'It is no longer offered.',
  PAUSED: 'The provider has paused it.',
  FILLED: 'It has been filled.',
  HELD_FOR_THEM: 'You hold it for this household.',
  HELD_BY_YOU: 'You hold it for another household.',
  HELD: 'It is held for somebody else.',
  NOT_FREE: 'Somebody else has those nights.',
  OUT_OF_DATES: 'It is free on that day, but not for one night and its turnaround.',
  DECLINED_BEFORE: 'This service declined this household in the last 12 months. It may be asked again.',
} as const;

export type BlockerCode = keyof typeof messages;
export const blockerCodes = Object.keys(messages) as readonly BlockerCode[];

/** A blocker with its words. */
export const blocker = (code: BlockerCode): Blocker => ({
  code,
  message: messages[code],
  stops: code !== 'DECLINED_BEFORE',
});

const heldCodes = {
  YOU_FOR_THEM: 'HELD_FOR_THEM',
  YOU: 'HELD_BY_YOU',
  SOMEBODY: 'HELD',
} as const satisfies Record<HeldBy, BlockerCode>;

/**
 * Everything in the way beside the rules, in a fixed order. Take away what stops, and it can be held; there is none that
 * stops where it is open and has nights to offer.
 *
 * @param hasNights whether at least one night can be had from that day.
 */
export function blockersOf(standing: Standing, hasNights: boolean): readonly Blocker[] {
  const { status, taken, heldBy, doNotUse, declinedBefore } = standing;
  const codes: (BlockerCode | false)[] = [
    (status === 'WITHDRAWN' || status === 'PAUSED' || status === 'FILLED') && status,
    heldBy !== null && heldCodes[heldBy],
    (doNotUse || (taken && heldBy === null)) && 'NOT_FREE',
    !hasNights && !taken && 'OUT_OF_DATES',
    declinedBefore && 'DECLINED_BEFORE',
  ];
  return codes.filter((code) => code !== false).map(blocker);
}
