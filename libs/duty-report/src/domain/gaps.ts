import { adultAge } from '@app/eligibility';
import { type Countable, onDay } from './counting/countable';
import { ageBandOf, ageIsKnown, agesOf } from './counting/people';
import { endings } from './counting/supported';
import { unableInstances } from './counting/unable';
import type { CountedEpisode, CountedService } from './rows';
import { inForce } from './year';

/** What is missing or contradicts itself in one record, with the field and what to do. */
export const gapCodes = {
  NO_PEOPLE: { field: 'people', error: true, message: 'Nobody is recorded as supported.' },
  ENDED_BEFORE_STARTED: { field: 'endedOn', error: true, message: 'It ended before it began.' },
  JOINED_AFTER_THE_END: {
    field: 'people',
    error: true,
    message: 'Somebody joined after support had ended, and is not counted.',
  },
  OPEN_IN_CLOSED_SERVICE: {
    field: 'endedOn',
    error: true,
    message: 'The service has closed, and the stay has no end.',
  },
  NO_EQUALITY_ANSWERS: {
    field: 'characteristics',
    error: false,
    message: 'An adult was asked none of the questions about characteristics.',
  },
  GENDER_NOT_ASKED: { field: 'gender', error: false, message: 'The gender of an adult was not asked.' },
  AGE_NOT_KNOWN: { field: 'age', error: false, message: 'The age of somebody is not known.' },
  AGE_17_OR_18: {
    field: 'age',
    error: false,
    message: 'The month of birth leaves open whether somebody was 17 or 18 when support began.',
  },
  NO_SUPPORT: { field: 'support', error: false, message: 'No support is recorded for anybody.' },
  CHILDRENS_SUPPORT_TO_AN_ADULT: {
    field: 'support',
    error: false,
    message: 'Children’s support is recorded for an adult, and there is no child.',
  },
  NO_ORIGIN: { field: 'origin', error: false, message: 'Where the household last lived is not known.' },
  NO_REASON: { field: 'leavingReason', error: false, message: 'Why support ended is not known.' },
  NO_DESTINATION: { field: 'destination', error: false, message: 'Where the household went is not known.' },
  REASON_IS_OTHER: {
    field: 'primaryReason',
    error: false,
    message: 'The reason for declining is "other": is there one that fits better?',
  },
  NO_QUALITY_MARK: { field: 'qualityMarks', error: false, message: 'No quality standard is recorded.' },
  QUALITY_MARK_EXPIRED: {
    field: 'qualityMarks',
    error: false,
    message: 'A quality standard was held, and had expired by the last day counted.',
  },
} as const satisfies Readonly<Record<string, { field: string; error: boolean; message: string }>>;
export type GapCode = keyof typeof gapCodes;

/** One row of the validation report. Names a record and its provider, and nobody. */
export interface Gap {
  readonly code: GapCode;
  readonly providerId: string;
  readonly providerName: string;
  readonly subjectKind: 'EPISODE' | 'REFERRAL' | 'SERVICE';
  readonly subjectId: string;
  /** To speak of the record by: the reference of the household, or the name of the service. */
  readonly reference: string;
  readonly field: string;
  readonly message: string;
  /** The return cannot be sent while it stands. */
  readonly error: boolean;
}

/** Every gap of the rows that a return counts, by provider, reference, then code. */
export function gapsIn(c: Countable): readonly Gap[] {
  const gaps: Gap[] = [];
  const add = (
    code: GapCode,
    service: CountedService | undefined,
    subject: Pick<Gap, 'subjectKind' | 'subjectId' | 'reference'>,
  ): void => {
    if (!service) return;
    const { providerId, providerName } = service;
    gaps.push({ code, providerId, providerName, ...subject, ...gapCodes[code] });
  };
  const { stopped } = endings(c);
  for (const episode of c.episodes) {
    for (const code of gapsOfEpisode(c, episode, stopped.includes(episode)))
      add(code, c.serviceOf(episode.serviceId), {
        subjectKind: 'EPISODE',
        subjectId: episode.id,
        reference: episode.householdReference,
      });
  }
  for (const { ref, key, householdReference, serviceId, reason } of unableInstances(c)) {
    if (reason === 'OTHER' && ref.startsWith('REFERRAL '))
      add('REASON_IS_OTHER', c.serviceOf(serviceId), {
        subjectKind: 'REFERRAL',
        subjectId: key.slice('REFERRAL '.length),
        reference: householdReference,
      });
  }
  for (const service of c.rows.services) {
    const counted = service.relevant && c.inScope(service.id, onDay(c.span.until));
    if (!counted || (service.closedOn !== null && service.closedOn <= c.span.until)) continue;
    const subject = { subjectKind: 'SERVICE', subjectId: service.id, reference: service.name } as const;
    if (service.qualityMarks.some((mark) => inForce(mark, onDay(c.span.until)))) continue;
    const before = service.qualityMarks.some(
      ({ status, fromDay }) => status === 'HELD' && fromDay <= c.span.until,
    );
    add(before ? 'QUALITY_MARK_EXPIRED' : 'NO_QUALITY_MARK', service, subject);
  }
  const order = (gap: Gap): string => [gap.providerName, gap.reference, gap.code, gap.subjectId].join('\n');
  return gaps.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function gapsOfEpisode(c: Countable, episode: CountedEpisode, stopped: boolean): GapCode[] {
  const { people, startedOn, endedOn } = episode;
  const closedOn = c.serviceOf(episode.serviceId)?.closedOn ?? null;
  const bands = people.map((person) => ({ person, band: ageBandOf(person, startedOn) }));
  const adults = bands.filter(({ band }) => band === 'ADULT').map(({ person }) => person);
  const ambiguous = people.filter(ageIsKnown).some((person) => {
    const { lowest, highest } = agesOf(person, startedOn);
    return lowest < adultAge && highest >= adultAge;
  });
  const childrensSupport = adults.some(({ support }) => support.some(({ type }) => type === 'CHILDREN'));
  const holds: readonly (readonly [GapCode, boolean])[] = [
    ['NO_PEOPLE', people.length === 0],
    ['ENDED_BEFORE_STARTED', endedOn !== null && endedOn < startedOn],
    ['JOINED_AFTER_THE_END', endedOn !== null && people.some(({ joinedOn }) => joinedOn > endedOn)],
    ['OPEN_IN_CLOSED_SERVICE', endedOn === null && closedOn !== null && closedOn <= c.span.until],
    ['NO_EQUALITY_ANSWERS', adults.some(({ answers }) => answers.length === 0)],
    ['GENDER_NOT_ASKED', adults.some(({ gender }) => gender === null)],
    ['AGE_NOT_KNOWN', people.some((person) => !ageIsKnown(person))],
    ['AGE_17_OR_18', ambiguous],
    ['NO_SUPPORT', people.length > 0 && people.every(({ support }) => support.length === 0)],
    ['CHILDRENS_SUPPORT_TO_AN_ADULT', childrensSupport && !bands.some(({ band }) => band === 'CHILD')],
    ['NO_ORIGIN', episode.origin === null],
    ['NO_REASON', stopped && (episode.leavingReason ?? 'NOT_KNOWN') === 'NOT_KNOWN'],
    ['NO_DESTINATION', stopped && (episode.destination ?? 'NOT_KNOWN') === 'NOT_KNOWN'],
  ];
  return holds.filter(([, is]) => is).map(([code]) => code);
}
