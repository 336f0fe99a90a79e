import { addDays, daysBetween, type LocalDate } from '@app/kernel';
import type { FormTable } from '../form';
import type { CountedEpisode, Ground } from '../rows';
import { askedCharacteristics, type Origin } from '../words';
import { overlap } from '../year';
import { type Countable, type Individual, onDay, spanOf } from './countable';
import { meanOf, medianOf, stayBandOf } from './length-of-stay';
import { ageBandOf, answerOf, derivedFrom, genderOf, groupOf } from './people';
import { type Figure, type Mark, noSuchFigure, refOf, type TableFigures } from './tally';

const episodeRef = ({ id }: CountedEpisode): string => refOf('EPISODE', id);
const personRefs = ({ appearances }: Individual): string[] =>
  appearances.map(({ person }) => refOf('PERSON', person.id));
const typesOf = ({ appearances }: Individual): readonly string[] => [
  ...new Set(appearances.map(({ episode }) => episode.accommodationType)),
];

/** Where a household last lived, against where the accommodation is (domain 1.6, rule 5). */
export function originOf(origin: Ground | null, place: Ground | null): Origin {
  if (origin === null) return 'NOT_KNOWN';
  switch (origin.nation) {
    case 'Wales':
      return 'WALES';
    case 'Scotland':
      return 'SCOTLAND';
    case 'Northern Ireland':
      return 'NORTHERN_IRELAND';
    default:
      break;
  }
  if (place === null) return 'OTHER_ENGLAND';
  if (origin.code === place.code) return 'SAME_LA';
  const sameCounty = origin.upperTierCode !== null && origin.upperTierCode === place.upperTierCode;
  const sameForce = origin.policeForce !== null && origin.policeForce === place.policeForce;
  return sameCounty || sameForce ? 'OTHER_LA_IN_SET' : 'OTHER_ENGLAND';
}

/**
 * T2: a household that was referred to a service in scope in the year, asked one for sanctuary, or whose support began. Its origin is that
 * of the first of these by which it is known.
 */
export function needed(c: Countable): Mark[] {
  const evidence = [
    ...c.rows.referrals
      .filter(
        ({ serviceId, submittedOn }) =>
          c.serviceOf(serviceId)?.relevant === true &&
          overlap(onDay(submittedOn), c.span) &&
          c.inScope(serviceId, onDay(submittedOn)),
      )
      .map(({ id, householdId, serviceId, submittedOn, origin }) => ({
        householdId,
        serviceId,
        on: submittedOn,
        origin,
        ref: refOf('REFERRAL', id),
        accommodationType: c.serviceOf(serviceId)?.accommodationType ?? '',
      })),
    ...c.rows.sanctuaryJobs
      .filter(
        ({ serviceId, requestedOn }) =>
          c.serviceOf(serviceId)?.relevant === true &&
          overlap(onDay(requestedOn), c.span) &&
          c.inScope(serviceId, onDay(requestedOn)),
      )
      .map(({ id, householdId, serviceId, requestedOn, origin }) => ({
        householdId,
        serviceId,
        on: requestedOn,
        origin,
        ref: refOf('SANCTUARY_JOB', id),
        accommodationType: c.serviceOf(serviceId)?.accommodationType ?? '',
      })),
    ...c.episodes
      .filter(({ startedOn }) => startedOn >= c.span.from)
      .map((episode) => ({ ...episode, on: episode.startedOn, ref: episodeRef(episode) })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.ref < b.ref ? -1 : 1));
  const origins = new Map<string, Origin>();
  for (const { householdId, origin, serviceId, accommodationType } of evidence) {
    // Sanctuary is in her own home, wherever the scheme has its desk.
    const place = accommodationType === 'SANCTUARY' ? origin : (c.serviceOf(serviceId)?.ground ?? null);
    if (origin !== null && !origins.has(householdId)) origins.set(householdId, originOf(origin, place));
  }
  return evidence.map(({ householdId, accommodationType, ref }) => ({
    row: origins.get(householdId) ?? 'NOT_KNOWN',
    column: accommodationType,
    key: householdId,
    refs: [ref],
  }));
}

/** T3: households supported. Carried over is who had support before the year, in any type that counts in it. */
export function households(c: Countable): Mark[] {
  const carried = new Set(
    c.episodes.filter(({ startedOn }) => startedOn < c.span.from).map(({ householdId }) => householdId),
  );
  const withChildren = new Set(
    c.individuals.flatMap(({ appearances }) =>
      appearances
        .filter(({ person, since }) => ageBandOf(person, since) === 'CHILD')
        .map(({ episode }) => episode.householdId),
    ),
  );
  const mark = (row: string, episode: CountedEpisode): Mark => ({
    row,
    column: episode.accommodationType,
    key: episode.householdId,
    refs: [episodeRef(episode)],
  });
  return [
    ...c.episodes.flatMap((episode) => [
      mark(carried.has(episode.householdId) ? 'CARRIED_OVER' : 'NEW_IN_YEAR', episode),
      ...(withChildren.has(episode.householdId) ? [mark('WITH_CHILDREN', episode)] : []),
    ]),
    ...c.notRelevant.map((episode) => mark('NOT_RELEVANT', episode)),
  ];
}

/** Marks of an individual in each type of accommodation they were supported in. */
const inEachType = (individual: Individual, row: string): Mark[] =>
  typesOf(individual).map((column) => ({ row, column, key: individual.id, refs: personRefs(individual) }));

/** T4: individuals by person group. */
export const individuals = (c: Countable): Mark[] =>
  c.individuals.flatMap((individual) => inEachType(individual, groupOf(individual, c.settings)));

/** T5: individuals by characteristic: a yes to a question, or what follows from age and gender. */
export const characteristics = (c: Countable): Mark[] =>
  c.individuals.flatMap((individual) => {
    const [first] = individual.appearances;
    const said = askedCharacteristics.filter(
      (characteristic) => characteristic !== 'TRANS' && answerOf(individual, characteristic) === 'YES',
    );
    const derived = first ? derivedFrom(first.person, genderOf(individual), first.since) : [];
    return [...said, ...derived].flatMap((row) => inEachType(individual, row));
  });

/** T5A: how each question was answered. */
export const answersGiven = (c: Countable): Mark[] =>
  c.individuals.flatMap((individual) =>
    askedCharacteristics.map((characteristic) => ({
      row: characteristic,
      column: answerOf(individual, characteristic) ?? 'NOT_ASKED',
      key: individual.id,
      refs: personRefs(individual),
    })),
  );

/**
 * Episodes that ended in the year; `stopped` where the household had no other support in scope on the day after. A move
 * from one place to another without a break is no end of support.
 */
export function endings(c: Countable): {
  readonly stopped: readonly CountedEpisode[];
  readonly movedOn: readonly CountedEpisode[];
} {
  const ofHousehold = new Map<string, CountedEpisode[]>();
  for (const episode of c.rows.episodes) {
    if (!episode.relevant || !c.inScope(episode.serviceId, spanOf(episode))) continue;
    const known = ofHousehold.get(episode.householdId);
    if (known) known.push(episode);
    else ofHousehold.set(episode.householdId, [episode]);
  }
  const goesOn = ({ id, householdId }: CountedEpisode, endedOn: LocalDate): boolean =>
    (ofHousehold.get(householdId) ?? []).some(
      (other) =>
        other.id !== id &&
        other.startedOn <= addDays(endedOn, 1) &&
        (other.endedOn === null || other.endedOn > endedOn),
    );
  const ended = c.episodes.filter(({ endedOn }) => endedOn !== null && endedOn <= c.span.until);
  const movedOn = ended.filter((episode) => episode.endedOn !== null && goesOn(episode, episode.endedOn));
  return { stopped: ended.filter((episode) => !movedOn.includes(episode)), movedOn };
}

const endMark = (episode: CountedEpisode, row: string): Mark => ({
  row,
  column: episode.accommodationType === 'SANCTUARY' ? 'SANCTUARY' : 'NON_SANCTUARY',
  key: episode.householdId,
  refs: [episodeRef(episode)],
});

/** T8: households whose support ended, by reason; who moved on without a break stands beside. */
export function endedByReason(c: Countable): Mark[] {
  const { stopped, movedOn } = endings(c);
  return [
    ...stopped.map((episode) => endMark(episode, episode.leavingReason ?? 'NOT_KNOWN')),
    ...movedOn.map((episode) => endMark(episode, 'MOVED_ON')),
  ];
}

/** T8D: the same, by destination. */
export const endedByDestination = (c: Countable): Mark[] =>
  endings(c).stopped.map((episode) => endMark(episode, episode.destination ?? 'NOT_KNOWN'));

const endedStays = (c: Countable): (CountedEpisode & { readonly endedOn: LocalDate })[] =>
  c.episodes.flatMap((episode) =>
    episode.endedOn !== null && episode.endedOn <= c.span.until
      ? [{ ...episode, endedOn: episode.endedOn }]
      : [],
  );

/** T9: households that left a place in the year, by how long they had stayed in it. */
export const lengthsOfStay = (c: Countable): Mark[] =>
  endedStays(c).map((episode) => ({
    row: stayBandOf(episode.startedOn, episode.endedOn),
    column: episode.accommodationType,
    key: episode.householdId,
    refs: [episodeRef(episode)],
  }));

/** T9M: median and mean of the days of stays that ended in the year. */
export function middleOfStays(c: Countable, table: FormTable): TableFigures {
  const stays = endedStays(c);
  const figure = (row: string, column: string): Figure => {
    const of = stays.filter(({ accommodationType }) => column === 'ALL' || accommodationType === column);
    const days = of.map(({ startedOn, endedOn }) => daysBetween(startedOn, endedOn));
    const value = row === 'MEDIAN' ? medianOf(days) : meanOf(days);
    if (value === null) return noSuchFigure;
    const refs = of.map(episodeRef).sort();
    return { value, refs, households: new Set(of.map(({ householdId }) => householdId)).size };
  };
  return {
    table: table.id,
    cells: table.rows.map((row) => table.columns.map((column) => figure(row.id, column.id))),
  };
}

const ageColumns = { ADULT: 'ADULTS', CHILD: 'CHILDREN', NOT_KNOWN: 'AGE_NOT_KNOWN' } as const;

/** T10: individuals by the support they had been given by the last day counted, in episodes that count. */
export const support = (c: Countable): Mark[] =>
  c.individuals.flatMap((individual) => {
    const [first] = individual.appearances;
    if (!first) return [];
    const column = ageColumns[ageBandOf(first.person, first.since)];
    return individual.appearances.flatMap(({ person }) =>
      person.support
        .filter(({ firstGivenOn }) => firstGivenOn <= c.span.until)
        .map(({ type }) => ({
          row: type,
          column,
          key: individual.id,
          refs: [refOf('PERSON', person.id)],
        })),
    );
  });
