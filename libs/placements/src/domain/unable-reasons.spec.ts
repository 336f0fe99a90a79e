import {
  declineReasons,
  shownReason,
  type UnableReason,
  unableReasonCodes,
  unableReasons,
} from './unable-reasons';

const counts = (of: 'dutyReturn' | 'onTrack'): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const reason of Object.values(unableReasons)) found[reason[of]] = (found[reason[of]] ?? 0) + 1;
  return found;
};

describe('the reasons a household could not be supported', () => {
  // Counted in the table of the domain research, section 1.5.
  it('are 25, in the groups of the duty return and of On Track', () => {
    expect(unableReasonCodes).toHaveLength(25);
    expect(counts('dutyReturn')).toEqual({ CAPACITY: 4, NEEDS: 10, CLIENT: 4, OTHER: 7 });
    expect(counts('onTrack')).toEqual({ CAPACITY: 12, INAPPROPRIATE: 6, CLIENT_DECLINED: 5, OTHER: 2 });
  });
  it('may be chosen by a provider, but for not answering', () => {
    expect(declineReasons).toHaveLength(24);
    expect(declineReasons).not.toContain<UnableReason>('EXPIRED_NO_RESPONSE');
  });
  it('are shown to the referrer as they are, but for the two that would tell who lives there or where', () => {
    const changed = declineReasons.filter((reason) => shownReason(reason) !== reason);
    expect(changed).toEqual(['RISK_LOCATION', 'RISK_LINK_RESIDENT']);
    expect(changed.map(shownReason)).toEqual(['OTHER', 'OTHER']);
  });
});
