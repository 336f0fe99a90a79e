import type { LocalDate } from '@app/kernel';
import type { CountedReferral, Ground, Told } from '../rows';
import type { ReturnSettings } from '../settings';
import { type AccommodationType } from '../words';
import { overlap } from '../year';
import { type Countable, onDay } from './countable';
import { type Ref, refOf } from './tally';

/** One time that a household could not be supported (domain 1.6, rule 4). */
export interface UnableInstance {
  readonly key: string;
  readonly ref: Ref;
  readonly householdId: string;
  readonly householdReference: string;
  readonly serviceId: string;
  readonly accommodationType: AccommodationType;
  readonly on: LocalDate;
  /** Exactly one, in the words of domain 1.5. */
  readonly reason: string;
  readonly told: Told | null;
  /** Where the household last lived; null: not known. */
  readonly origin: Ground | null;
  /** The settings leave its reason out. */
  readonly counts: boolean;
  /** The household was supported in relevant accommodation afterwards, anywhere. */
  readonly eventuallyPlaced: boolean;
}

/** The settings that let a reason count; a reason that is not here always counts. */
const settingOf: Readonly<Record<string, 'CLIENT_CHOICE' | 'PLACED_ELSEWHERE' | 'NOT_DOMESTIC_ABUSE'>> = {
  CLIENT_DECLINED_LOCATION: 'CLIENT_CHOICE',
  CLIENT_DECLINED_TYPE: 'CLIENT_CHOICE',
  CLIENT_CHANGED_MIND: 'CLIENT_CHOICE',
  CLIENT_NO_CONTACT: 'CLIENT_CHOICE',
  PLACED_ELSEWHERE: 'PLACED_ELSEWHERE',
  NOT_DA: 'NOT_DOMESTIC_ABUSE',
};

/** The reasons that have no figure under these settings. */
export const reasonsLeftOut = (settings: ReturnSettings): ReadonlySet<string> =>
  new Set(Object.keys(settingOf).filter((reason) => !countsAsUnable(reason, settings)));

export function countsAsUnable(reason: string, settings: ReturnSettings): boolean {
  const setting = settingOf[reason];
  return setting === undefined || settings[setting] === 'YES';
}

/**
 * Whether and when a referral ended without support, and why. An answer that never came is the provider's; one that the
 * household did not give after a yes is the household's. Null: it did not end so, or not yet.
 */
export function unableBecause(referral: CountedReferral): { on: LocalDate; reason: string } | null {
  const { status, answeredOn, unansweredOn, notTakenUpOn, primaryReason } = referral;
  if (status === 'DECLINED' && answeredOn !== null)
    return { on: answeredOn, reason: primaryReason ?? 'OTHER' };
  if (unansweredOn !== null) return { on: unansweredOn, reason: 'EXPIRED_NO_RESPONSE' };
  if (notTakenUpOn !== null) return { on: notTakenUpOn, reason: 'CLIENT_NO_CONTACT' };
  return null;
}

/** Every declined or unanswered referral, and every declined sanctuary job, of the year. By day, then key. */
export function unableInstances(c: Countable): readonly UnableInstance[] {
  const startsOf = new Map<string, LocalDate[]>();
  for (const { householdId, relevant, startedOn } of c.rows.episodes) {
    if (relevant && startedOn <= c.span.until)
      startsOf.set(householdId, [...(startsOf.get(householdId) ?? []), startedOn]);
  }
  const referred = c.rows.referrals.flatMap((referral) => {
    const because = unableBecause(referral);
    return because === null ? [] : [{ ...referral, ...because, ref: refOf('REFERRAL', referral.id) }];
  });
  const declined = c.rows.sanctuaryJobs.flatMap((job) =>
    job.declinedOn === null
      ? []
      : [
          {
            ...job,
            on: job.declinedOn,
            reason: job.primaryReason ?? 'OTHER',
            ref: refOf('SANCTUARY_JOB', job.id),
          },
        ],
  );
  return [...referred, ...declined]
    .flatMap(
      ({
        ref,
        householdId,
        householdReference,
        serviceId,
        on,
        reason,
        told,
        origin,
      }): readonly UnableInstance[] => {
        const service = c.serviceOf(serviceId);
        if (!service?.relevant || !overlap(onDay(on), c.span) || !c.inScope(serviceId, onDay(on))) return [];
        return [
          {
            key: ref,
            ref,
            householdId,
            householdReference,
            serviceId,
            accommodationType: service.accommodationType,
            on,
            reason,
            told,
            origin,
            counts: countsAsUnable(reason, c.settings),
            eventuallyPlaced: (startsOf.get(householdId) ?? []).some((start) => start >= on),
          },
        ];
      },
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.key < b.key ? -1 : 1));
}
