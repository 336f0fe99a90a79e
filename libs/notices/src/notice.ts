/** What an organisation is told of. The message itself never says which: whoever may know signs in and sees. */
export const noticeKinds = [
  'REFERRAL_RECEIVED',
  'REFERRAL_ACCEPTED',
  'REFERRAL_DECLINED',
  'REFERRAL_WITHDRAWN',
  'QUESTION_ASKED',
  'QUESTION_ANSWERED',
  'RULES_OVERRIDDEN',
  'HOUSEHOLD_SAID_NO',
  'PLACEMENT_MADE',
  'PLACEMENT_CANCELLED',
  'ARRIVED',
  'DID_NOT_ARRIVE',
  'DATA_QUESTION_ASKED',
  'MOVED_ON',
  'SANCTUARY_REQUESTED',
  'SANCTUARY_ACCEPTED',
  'SANCTUARY_DECLINED',
  'SANCTUARY_WITHDRAWN',
  'SANCTUARY_CANCELLED',
  'SANCTUARY_CONSENTS_CHANGED',
  'SANCTUARY_FACTS_CHANGED',
  'SANCTUARY_FITTED',
  'SANCTUARY_NOT_SAFE',
  'SANCTUARY_ENDED',
  'FUND_APPLICATION_SUBMITTED',
  'FUND_APPLICATION_WITHDRAWN',
  'FUND_INFORMATION_NEEDED',
  'FUND_APPLICATION_DECIDED',
  'FUND_PANEL_ASKED',
  'SAFEGUARDING_ALERT',
  'CLAIM_UPLOADED',
  'CLAIM_ANSWERED',
  'EVIDENCE_ASKED',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** One organisation is to be told of one thing. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly toOrganisationId: string;
  /** Id of the referral, hold, placement or whatever it is about. */
  readonly subjectId: string;
}
