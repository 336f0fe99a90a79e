import { laterOf, type LocalDate } from '@app/kernel';
import type { CountedEpisode, CountedService, ReturnRows, SupportedPerson } from '../rows';
import type { ReturnSettings } from '../settings';
import { inForce, lastDayCounted, overlap, type ReportingYear, type Span } from '../year';

/** Whose return, of which year, by which settings, as it stands on which day. */
export interface Counting {
  readonly authority: { readonly id: string; readonly code: string };
  readonly year: ReportingYear;
  readonly settings: ReturnSettings;
  readonly today: LocalDate;
}

/** The rows of one return, sorted out: what is counted, and what is near it and is not. */
export interface Countable extends Counting {
  /** From 1 April to the last day counted. */
  readonly span: Span & { readonly until: LocalDate };
  readonly rows: ReturnRows;
  readonly serviceOf: (id: string) => CountedService | undefined;
  /** Whether the service is in the return's scope on any of these days. */
  readonly inScope: (serviceId: string, span: Span) => boolean;
  /** Relevant accommodation, in scope, with a day in the year. By first day, then id. */
  readonly episodes: readonly CountedEpisode[];
  /** As `episodes`, but not relevant accommodation. */
  readonly notRelevant: readonly CountedEpisode[];
  readonly individuals: readonly Individual[];
}

/** Somebody who was supported in the year, in one or more episodes. */
export interface Individual {
  readonly id: string;
  /** Where and as whom they appear, first to last. */
  readonly appearances: readonly Appearance[];
}

export interface Appearance {
  readonly person: SupportedPerson;
  readonly episode: CountedEpisode;
  /** The day support of this person began: their age is taken then (domain 1.6, rule 3). */
  readonly since: LocalDate;
}

export const spanOf = ({ startedOn, endedOn }: Pick<CountedEpisode, 'startedOn' | 'endedOn'>): Span => ({
  from: startedOn,
  until: endedOn,
});

/** A day by itself. */
export const onDay = (day: LocalDate): Span & { readonly until: LocalDate } => ({ from: day, until: day });

export function countable(rows: ReturnRows, counting: Counting): Countable {
  const { authority, year, settings, today } = counting;
  const span = { from: year.first, until: lastDayCounted(year, today) };
  const services = new Map(rows.services.map((service) => [service.id, service]));
  const inScope = (serviceId: string, days: Span): boolean => {
    const service = services.get(serviceId);
    if (!service) return false;
    if (settings.SCOPE === 'IN_DISTRICTS') return isInDistricts(service, authority.code);
    return service.commissioned.some((one) => one.authorityId === authority.id && inForce(one, days));
  };
  const inYear = [...rows.episodes].sort(byStart).filter((episode) => {
    const days = spanOf(episode);
    return overlap(days, span) && inScope(episode.serviceId, within(days, span));
  });
  const episodes = inYear.filter(({ relevant }) => relevant);
  return {
    ...counting,
    span,
    rows,
    serviceOf: (id) => services.get(id),
    inScope,
    episodes,
    notRelevant: inYear.filter(({ relevant }) => !relevant),
    individuals: individualsOf(episodes, span),
  };
}

/** Whether the service is in a district of the authority, as districts are on the last day counted. */
export const isInDistricts = ({ ground }: CountedService, authorityCode: string): boolean =>
  ground !== null && (ground.upperTierCode === authorityCode || ground.code === authorityCode);

/** The days of one span that lie in another. */
const within = (days: Span, span: Span & { readonly until: LocalDate }): Span => ({
  from: laterOf(days.from, span.from),
  until: days.until === null || days.until > span.until ? span.until : days.until,
});

const byStart = (a: CountedEpisode, b: CountedEpisode): number =>
  a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : a.id < b.id ? -1 : 1;

function individualsOf(episodes: readonly CountedEpisode[], span: Span): readonly Individual[] {
  const found = new Map<string, Appearance[]>();
  for (const episode of episodes) {
    for (const person of [...episode.people].sort((a, b) => a.number - b.number)) {
      const since = laterOf(episode.startedOn, person.joinedOn);
      if (episode.endedOn !== null && since > episode.endedOn) continue;
      if (!overlap({ from: since, until: episode.endedOn }, span)) continue;
      const known = found.get(person.individualId);
      if (known) known.push({ person, episode, since });
      else found.set(person.individualId, [{ person, episode, since }]);
    }
  }
  return [...found].map(([id, appearances]) => ({ id, appearances }));
}
