/** Where a claim is. ACCEPTED never means cut: what an officer will not take is set aside by row, with a reason. */
export const claimStatuses = ['UPLOADED', 'ACCEPTED', 'WAITING_FOR_FUNDS', 'RETURNED', 'WITHDRAWN'] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** What people do with a claim. */
export type ClaimAct = 'ACCEPT' | 'RETURN' | 'WITHDRAW';

/** The whole table: from which status which act leads where. The database refuses every other move. */
export const claimMoves: Readonly<Record<ClaimAct, Partial<Record<ClaimStatus, readonly ClaimStatus[]>>>> = {
  ACCEPT: {
    UPLOADED: ['ACCEPTED', 'WAITING_FOR_FUNDS'],
    WAITING_FOR_FUNDS: ['ACCEPTED', 'WAITING_FOR_FUNDS'],
  },
  RETURN: { UPLOADED: ['RETURNED'] },
  WITHDRAW: { UPLOADED: ['WITHDRAWN'] },
};

/** Whether this may be done with a claim that is there. */
export const mayMove = (act: ClaimAct, from: ClaimStatus): boolean => claimMoves[act][from] !== undefined;
