import type { EntryRules } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import type { AccommodationType, AskedCharacteristic, CharacteristicAnswer, Gender } from './words';

/** A local authority as it is on the last day counted: codes change, and a merged district is what it became. */
export interface Ground {
  /** ONS code. */
  readonly code: string;
  readonly nation: string;
  readonly upperTierCode: string | null;
  readonly policeForce: string | null;
}

/** A period of days `[fromDay, untilDay)`; no `untilDay`: without end. */
export interface Period {
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate | null;
}

export interface CountedService {
  readonly id: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly name: string;
  readonly accommodationType: AccommodationType;
  readonly relevant: boolean;
  /** The first day, and the first day on which it is no more. */
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
  /** Where it truly is. Null: not known. */
  readonly ground: Ground | null;
  readonly byAndForGroups: readonly string[];
  readonly commissioned: readonly (Period & { readonly authorityId: string })[];
  readonly qualityMarks: readonly (Period & {
    readonly scheme: string;
    readonly status: 'WORKING_TOWARDS' | 'HELD';
  })[];
}

export interface CountedUnit {
  readonly id: string;
  readonly serviceId: string;
  readonly code: string;
  readonly bedspaces: number;
  readonly wheelchairAccessible: boolean;
  /** What provider, service and unit say, widest first. */
  readonly rules: readonly EntryRules[];
  /** Nights that are closed: before it opened, and from the day it closes. */
  readonly closures: readonly Period[];
}

/** Someone who was supported in one episode. */
export interface SupportedPerson {
  /** Of the row. */
  readonly id: string;
  /** The same in every episode of the household. */
  readonly individualId: string;
  readonly number: number;
  readonly lead: boolean;
  readonly gender: Gender | null;
  readonly birthYear: number | null;
  readonly birthMonth: number | null;
  readonly ageTold: number | null;
  readonly ageToldOn: LocalDate | null;
  readonly joinedOn: LocalDate;
  /** One for each question that was asked. */
  readonly answers: readonly {
    readonly characteristic: AskedCharacteristic;
    readonly answer: CharacteristicAnswer;
  }[];
  readonly support: readonly { readonly type: string; readonly firstGivenOn: LocalDate }[];
}

/** One household's support by one service, from its first to its last day. */
export interface CountedEpisode {
  readonly id: string;
  readonly householdId: string;
  readonly householdReference: string;
  readonly serviceId: string;
  readonly accommodationType: AccommodationType;
  /** Whether it was relevant accommodation when support began (SI 2021/991 reg 2). */
  readonly relevant: boolean;
  readonly startedOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly leavingReason: string | null;
  readonly destination: string | null;
  readonly origin: Ground | null;
  readonly people: readonly SupportedPerson[];
}

/** What a household had told when it was referred. Null: not asked. */
export interface Told {
  readonly mobility: string | null;
  readonly substances: string | null;
  readonly mentalHealth: string | null;
  readonly inCrisis: boolean | null;
  readonly recourse: string | null;
  readonly pregnant: boolean | null;
  readonly sensory: readonly string[] | null;
  readonly byAndFor: string | null;
  readonly careNeeds: string | null;
  readonly learningDisability: boolean | null;
  readonly people: readonly ToldPerson[];
}
export type ToldPerson = Pick<
  SupportedPerson,
  'lead' | 'gender' | 'birthYear' | 'birthMonth' | 'ageTold' | 'ageToldOn'
>;

export interface CountedReferral {
  readonly id: string;
  readonly householdId: string;
  readonly householdReference: string;
  readonly serviceId: string;
  readonly status: string;
  readonly submittedOn: LocalDate;
  readonly answeredOn: LocalDate | null;
  /** When the provider's time ran out without an answer. */
  readonly unansweredOn: LocalDate | null;
  /** When the household's time ran out after the provider had said yes. */
  readonly notTakenUpOn: LocalDate | null;
  readonly primaryReason: string | null;
  readonly origin: Ground | null;
  readonly told: Told | null;
}

/** A sanctuary job that a scheme was asked for; supported at home, it has an episode of its own. */
export interface SanctuaryJob {
  readonly id: string;
  readonly householdId: string;
  readonly householdReference: string;
  readonly serviceId: string;
  readonly requestedOn: LocalDate;
  /** Null: it was not declined. */
  readonly declinedOn: LocalDate | null;
  readonly primaryReason: string | null;
  /** Where the home is. */
  readonly origin: Ground | null;
  readonly told: Told | null;
}

/** Jobs that a sanctuary scheme can start in the week that a day is in. */
export interface SanctuaryCapacity {
  readonly serviceId: string;
  readonly jobs: number;
}

/** A household for which nothing was free on a day; nobody knows whose. */
export interface UnmetDay {
  readonly id: string;
  readonly day: LocalDate;
  readonly because: string;
  readonly ground: Ground | null;
}

/** All that a return is counted from, as plain data. Any order: the figures do not depend on it. */
export interface ReturnRows {
  readonly services: readonly CountedService[];
  readonly units: readonly CountedUnit[];
  readonly episodes: readonly CountedEpisode[];
  readonly referrals: readonly CountedReferral[];
  readonly sanctuaryJobs: readonly SanctuaryJob[];
  readonly sanctuaryCapacity: readonly SanctuaryCapacity[];
  readonly unmetDays: readonly UnmetDay[];
}
