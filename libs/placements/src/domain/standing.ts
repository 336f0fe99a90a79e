/** What is stored of a referral. Expired is not among them: time decides that (engineering 2.10). */
export const referralStatuses = [
  'SUBMITTED',
  'QUESTION_ASKED',
  'CALL_WINDOW',
  'ACCEPTED',
  'DECLINED',
  'HOUSEHOLD_SAID_NO',
  'WITHDRAWN',
  'CLOSED_BY_OTHER_PLACE',
] as const;
export type ReferralStatus = (typeof referralStatuses)[number];

/** What time decides about a referral. */
export interface ReferralTimes {
  readonly status: ReferralStatus;
  /** Until when the provider can answer. */
  readonly answerBy: Date;
  /** Until when she can; set when the provider accepts. */
  readonly householdAnswerBy: Date | null;
  readonly householdAnsweredAt: Date | null;
}

/** How long she has to answer once the provider accepted, in minutes. Default of product section 5. */
export const householdAnswerMinutes = 240;

/** Whether the provider may still answer, as far as the status says. */
export const awaitsProvider = ({ status }: Pick<ReferralTimes, 'status'>): boolean =>
  status === 'SUBMITTED' || status === 'QUESTION_ASKED' || status === 'CALL_WINDOW';

/** Whether she may still answer, as far as the status says. */
export const awaitsHousehold = ({
  status,
  householdAnsweredAt,
}: Pick<ReferralTimes, 'status' | 'householdAnsweredAt'>): boolean =>
  status === 'ACCEPTED' && householdAnsweredAt === null;

/** Whether nobody answered in time. The instant itself is too late, as it is for the hold. */
export function hasExpired(referral: ReferralTimes, now: Date): boolean {
  if (awaitsProvider(referral)) return referral.answerBy <= now;
  return (
    awaitsHousehold(referral) && referral.householdAnswerBy !== null && referral.householdAnswerBy <= now
  );
}

/** Whether somebody's answer still counts. */
export const isLive = (referral: ReferralTimes, now: Date): boolean =>
  (awaitsProvider(referral) || awaitsHousehold(referral)) && !hasExpired(referral, now);
