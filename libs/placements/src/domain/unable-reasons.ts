/** How a reason is summed up in the duty return, and in Women's Aid On Track. */
interface RollUps {
  readonly label: string;
  readonly dutyReturn: 'CAPACITY' | 'NEEDS' | 'CLIENT' | 'OTHER';
  readonly onTrack: 'CAPACITY' | 'CLIENT_DECLINED' | 'INAPPROPRIATE' | 'OTHER';
}

/**
 * Why a household could not be supported: exactly one primary, any contributing; only the primary is counted. The
 * codes and both roll-ups are ours (domain 1.5), arranged so that either national grouping can be produced. In the
 * duty return, FUNDING_NRPF and EXPIRED_NO_RESPONSE are lines of their own inside their group.
 */
export const unableReasons = {
  NO_BEDSPACE: { label: 'No bedspace or unit free', dutyReturn: 'CAPACITY', onTrack: 'CAPACITY' },
  NO_SUITABLE_SIZE: {
    label: 'Family too large for the free units',
    dutyReturn: 'CAPACITY',
    onTrack: 'CAPACITY',
  },
  NO_STAFF_CAPACITY: { label: 'No worker capacity', dutyReturn: 'CAPACITY', onTrack: 'CAPACITY' },
  NEEDS_MENTAL_HEALTH: {
    label: 'Mental-health support need cannot be met',
    dutyReturn: 'NEEDS',
    onTrack: 'CAPACITY',
  },
  NEEDS_DRUG_ALCOHOL: {
    label: 'Drug or alcohol need cannot be met',
    dutyReturn: 'NEEDS',
    onTrack: 'CAPACITY',
  },
  NEEDS_MULTIPLE: { label: 'Several needs together', dutyReturn: 'NEEDS', onTrack: 'CAPACITY' },
  NEEDS_MOBILITY: { label: 'Mobility or wheelchair access', dutyReturn: 'NEEDS', onTrack: 'CAPACITY' },
  NEEDS_CARE: {
    label: 'Personal-care or health need, sensory need',
    dutyReturn: 'NEEDS',
    onTrack: 'CAPACITY',
  },
  NEEDS_LANGUAGE: { label: 'Language or interpreter', dutyReturn: 'NEEDS', onTrack: 'CAPACITY' },
  NEEDS_OLDER_SON: {
    label: "Son above the service's age limit",
    dutyReturn: 'NEEDS',
    onTrack: 'INAPPROPRIATE',
  },
  NEEDS_GENDER: { label: 'Service does not take this gender', dutyReturn: 'NEEDS', onTrack: 'INAPPROPRIATE' },
  NEEDS_PET: {
    label: 'Pet cannot be taken and no fostering found',
    dutyReturn: 'NEEDS',
    onTrack: 'CAPACITY',
  },
  FUNDING_NRPF: { label: 'No recourse and no funding route', dutyReturn: 'NEEDS', onTrack: 'CAPACITY' },
  FUNDING_OTHER: { label: 'Rent cannot be covered', dutyReturn: 'OTHER', onTrack: 'CAPACITY' },
  RISK_LOCATION: {
    label: 'Perpetrator has links to the area',
    dutyReturn: 'OTHER',
    onTrack: 'INAPPROPRIATE',
  },
  RISK_TO_OTHERS: { label: 'Risk to residents or staff', dutyReturn: 'OTHER', onTrack: 'INAPPROPRIATE' },
  RISK_LINK_RESIDENT: {
    label: 'Known to or related to a resident or staff member',
    dutyReturn: 'OTHER',
    onTrack: 'INAPPROPRIATE',
  },
  NOT_DA: {
    label: 'Need is not domestic abuse, or other service more suitable',
    dutyReturn: 'OTHER',
    onTrack: 'INAPPROPRIATE',
  },
  CLIENT_DECLINED_LOCATION: {
    label: 'Client declined: location',
    dutyReturn: 'CLIENT',
    onTrack: 'CLIENT_DECLINED',
  },
  CLIENT_DECLINED_TYPE: {
    label: 'Client declined: shared living, rules, pets',
    dutyReturn: 'CLIENT',
    onTrack: 'CLIENT_DECLINED',
  },
  CLIENT_CHANGED_MIND: {
    label: 'Client stayed, returned or chose another route',
    dutyReturn: 'CLIENT',
    onTrack: 'CLIENT_DECLINED',
  },
  CLIENT_NO_CONTACT: {
    label: 'Could not be contacted safely',
    dutyReturn: 'CLIENT',
    onTrack: 'CLIENT_DECLINED',
  },
  PLACED_ELSEWHERE: {
    label: 'Placed by another service or council',
    dutyReturn: 'OTHER',
    onTrack: 'CLIENT_DECLINED',
  },
  EXPIRED_NO_RESPONSE: { label: 'Provider did not answer in time', dutyReturn: 'CAPACITY', onTrack: 'OTHER' },
  OTHER: { label: 'Other', dutyReturn: 'OTHER', onTrack: 'OTHER' },
} as const satisfies Readonly<Record<string, RollUps>>;

export type UnableReason = keyof typeof unableReasons;

/** The reasons that a provider may choose: not answering in time is nobody's choice (engineering 3.16). */
export type DeclineReason = Exclude<UnableReason, 'EXPIRED_NO_RESPONSE'>;

export const unableReasonCodes = Object.keys(unableReasons) as readonly UnableReason[];
export const declineReasons = unableReasonCodes.filter(
  (reason): reason is DeclineReason => reason !== 'EXPIRED_NO_RESPONSE',
);

/**
 * The reason as the referrer is shown it. Who lives in a place, and where it is, would follow from the two that become
 * OTHER; the provider keeps them exact for its return (engineering 3.16).
 */
export const shownReason = (reason: DeclineReason): DeclineReason =>
  reason === 'RISK_LINK_RESIDENT' || reason === 'RISK_LOCATION' ? 'OTHER' : reason;
