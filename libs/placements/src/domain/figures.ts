import { addDays, dayIn, type LocalDate } from '@app/kernel';
import { answerBy, type DeskHours, targetMinutes } from './desk-hours';

/** How far back a provider's figures look: this many nights that are over, tonight not among them. */
export const figureNights = 90;

/** Why an open night could not be slept in, where no void says its own reason. */
export const ownLostReasons = ['TURNAROUND', 'CLOSED_URGENTLY'] as const;

/** A claim on a unit's nights that stood, or stands. Days are local; null: without that end. */
export interface PastClaim {
  readonly kind: 'HOLD' | 'STAY' | 'VOID' | 'CLOSURE';
  readonly arrive: LocalDate | null;
  readonly freeFrom: LocalDate | null;
  readonly arrivedOn: LocalDate | null;
  readonly leftOn: LocalDate | null;
  /** Of a void: accommodation's word for it. */
  readonly reason: string | null;
}

export interface PastUnit {
  readonly closedUrgentlySince: Date | null;
  readonly claims: readonly PastClaim[];
}

/** EMPTY: free, or kept for somebody who did not sleep there. NOT_OPEN: before it opened, or closed for good. */
type NotLost = 'OCCUPIED' | 'EMPTY' | 'NOT_OPEN';

/** What a night was; lost, if it is no other word: to one of our own reasons, or to the reason of a void. */
export type PastNight = { readonly was: NotLost } | { readonly lostTo: string };

/**
 * What a night that is over was. Whoever lived there that night occupied it, whatever else was said of it; an overdue
 * resident occupies it still. A departure on the day of arrival leaves a night of turnaround.
 */
export function pastNight({ closedUrgentlySince, claims }: PastUnit, night: LocalDate): PastNight {
  const lived = claims.some(
    ({ arrivedOn, leftOn }) =>
      arrivedOn !== null && arrivedOn <= night && (leftOn === null || night < leftOn),
  );
  if (lived) return { was: 'OCCUPIED' };
  const claim = claims.find(
    ({ arrive, freeFrom }) => (arrive === null || arrive <= night) && (freeFrom === null || night < freeFrom),
  );
  if (claim?.kind === 'CLOSURE') return { was: 'NOT_OPEN' };
  if (claim?.kind === 'VOID') return { lostTo: claim.reason ?? 'OTHER' };
  if (closedUrgentlySince !== null && dayIn(closedUrgentlySince) <= night)
    return { lostTo: 'CLOSED_URGENTLY' };
  return claim?.kind === 'STAY' && claim.leftOn !== null ? { lostTo: 'TURNAROUND' } : { was: 'EMPTY' };
}

/** Nights of some units, counted by what they were. */
export interface NightsCounted {
  /** Nights on which a unit existed and was not closed for good: what a share is of. */
  readonly open: number;
  readonly occupied: number;
  /** Those that could not be slept in, the most first; without noughts. */
  readonly lost: readonly { readonly reason: string; readonly nights: number }[];
}

/** Counts every night from the first to the last, both included, of every unit. */
export function countNights(units: readonly PastUnit[], from: LocalDate, to: LocalDate): NightsCounted {
  const counted = { OCCUPIED: 0, EMPTY: 0, NOT_OPEN: 0 };
  const lost = new Map<string, number>();
  for (const unit of units) {
    for (let night = from; night <= to; night = addDays(night, 1)) {
      const past = pastNight(unit, night);
      if ('was' in past) counted[past.was] += 1;
      else lost.set(past.lostTo, (lost.get(past.lostTo) ?? 0) + 1);
    }
  }
  const reasons = [...lost].map(([reason, nights]) => ({ reason, nights }));
  return {
    open: counted.OCCUPIED + counted.EMPTY + reasons.reduce((sum, { nights }) => sum + nights, 0),
    occupied: counted.OCCUPIED,
    lost: reasons.sort((a, b) => b.nights - a.nights || (a.reason < b.reason ? -1 : 1)),
  };
}

/** A referral as its answer is measured. */
export interface PastReferral {
  readonly submittedAt: Date;
  /** Null: never, or not yet. */
  readonly answeredAt: Date | null;
  /** The time to answer ran out, and nobody took it back before. */
  readonly expired: boolean;
  /** Of the service's intake desk as it is now; null: it never closes. */
  readonly desk: DeskHours | null;
}

export interface AnswersCounted {
  readonly answered: number;
  /** Whose time ran out. */
  readonly notAnswered: number;
  /** Of those answered, from sending to answer by any clock; of an even number, half-way, rounded up. Null: none. */
  readonly medianMinutes: number | null;
  /** Answered within the target hour of the intake desk's time. */
  readonly inTarget: number;
}

/** Counts how referrals were answered. Those that wait still, or were taken back before an answer, count nowhere. */
export function countAnswers(referrals: readonly PastReferral[]): AnswersCounted {
  const answered = referrals.flatMap(({ submittedAt, answeredAt, desk }) =>
    answeredAt === null
      ? []
      : [
          {
            minutes: Math.floor((answeredAt.getTime() - submittedAt.getTime()) / 60_000),
            inTarget: answeredAt <= answerBy(submittedAt, desk, targetMinutes),
          },
        ],
  );
  return {
    answered: answered.length,
    notAnswered: referrals.filter(({ answeredAt, expired }) => answeredAt === null && expired).length,
    medianMinutes: median(answered.map(({ minutes }) => minutes)),
    inTarget: answered.filter(({ inTarget }) => inTarget).length,
  };
}

function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.ceil((upper + lower) / 2);
}
