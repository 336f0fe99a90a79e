import type { LocalDate } from '@app/kernel';
import { idOf, kindOf, type Ref, type RefKind } from './counting/tally';
import { unableBecause } from './counting/unable';
import type { CountedEpisode, ReturnRows } from './rows';

/** One row behind a figure, for a data officer: references, days and what counted; no name, and no fact of anybody. */
export interface OpenedRow {
  readonly kind: RefKind;
  /** Of the episode, referral, service or unit. */
  readonly id: string;
  /** To speak of it by: the reference of a household, the code of a unit, the name of a service. */
  readonly reference: string;
  readonly providerName: string | null;
  /** The day it began, was sent or happened, and the day it ended or was declined. */
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  /** What counted, in words. */
  readonly counted: string;
}

/** A row that was counted once and is not among those of today: it was put right since, or is out of the year now. */
const notNow = (ref: Ref): OpenedRow => ({
  kind: kindOf(ref),
  id: idOf(ref),
  reference: '',
  providerName: null,
  from: null,
  until: null,
  counted: 'It was counted, and is not any more.',
});

/** Says what each reference stands for. */
export function opener(rows: ReturnRows): (ref: Ref) => OpenedRow {
  const by = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
    new Map(items.map((item) => [item.id, item]));
  const services = by(rows.services);
  const units = by(rows.units);
  const episodes = by(rows.episodes);
  const referrals = by(rows.referrals);
  const jobs = by(rows.sanctuaryJobs);
  const unmetDays = by(rows.unmetDays);
  const people = new Map(
    rows.episodes.flatMap((episode) => episode.people.map((person) => [person.id, { person, episode }])),
  );
  const providerOf = (serviceId: string): string | null => services.get(serviceId)?.providerName ?? null;
  const ofEpisode = (episode: CountedEpisode): Omit<OpenedRow, 'kind' | 'counted'> => ({
    id: episode.id,
    reference: episode.householdReference,
    providerName: providerOf(episode.serviceId),
    from: episode.startedOn,
    until: episode.endedOn,
  });
  return (ref) => {
    const kind = kindOf(ref);
    const id = idOf(ref);
    switch (kind) {
      case 'EPISODE': {
        const episode = episodes.get(id);
        return episode
          ? {
              kind,
              ...ofEpisode(episode),
              counted: `Support of a household: ${words(episode.accommodationType)}.`,
            }
          : notNow(ref);
      }
      case 'PERSON': {
        const found = people.get(id);
        return found
          ? { kind, ...ofEpisode(found.episode), counted: `Person ${found.person.number} of the household.` }
          : notNow(ref);
      }
      case 'REFERRAL': {
        const referral = referrals.get(id);
        if (!referral) return notNow(ref);
        const because = unableBecause(referral);
        return {
          kind,
          id,
          reference: referral.householdReference,
          providerName: providerOf(referral.serviceId),
          from: referral.submittedOn,
          until: because?.on ?? referral.answeredOn,
          counted: because ? `Not supported: ${words(because.reason)}.` : 'Referred.',
        };
      }
      case 'SANCTUARY_JOB': {
        const job = jobs.get(id);
        return job
          ? {
              kind,
              id,
              reference: job.householdReference,
              providerName: providerOf(job.serviceId),
              from: job.requestedOn,
              until: job.declinedOn,
              counted:
                job.declinedOn === null
                  ? 'Sanctuary was asked for.'
                  : `Not supported: ${words(job.primaryReason ?? 'OTHER')}.`,
            }
          : notNow(ref);
      }
      case 'UNIT': {
        const unit = units.get(id);
        return unit
          ? {
              kind,
              id,
              reference: unit.code,
              providerName: providerOf(unit.serviceId),
              from: null,
              until: null,
              counted: `A unit with ${unit.bedspaces} ${unit.bedspaces === 1 ? 'bedspace' : 'bedspaces'}.`,
            }
          : notNow(ref);
      }
      case 'SERVICE': {
        const service = services.get(id);
        return service
          ? {
              kind,
              id,
              reference: service.name,
              providerName: service.providerName,
              from: service.openedOn,
              until: service.closedOn,
              counted: `A service: ${words(service.accommodationType)}.`,
            }
          : notNow(ref);
      }
      case 'UNMET_DAY': {
        const unmet = unmetDays.get(id);
        return unmet
          ? {
              kind,
              id,
              reference: '',
              providerName: null,
              from: unmet.day,
              until: unmet.day,
              counted: `A day on which nothing was free: ${words(unmet.because)}.`,
            }
          : notNow(ref);
      }
    }
  };
}

const words = (code: string): string => code.toLowerCase().replaceAll('_', ' ');
