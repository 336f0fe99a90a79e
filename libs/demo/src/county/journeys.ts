import { addMinutes, dayIn, type LocalDate } from '@app/kernel';
import { type Attempt, shownReason } from './attempts';
import type { Draw } from './draw';
import type { CountyHousehold } from './households';
import type { CountyIds } from './ids';
import { morningOf, type Offer } from './offers';
import type { LiveHold } from './live-holds';
import type { Judge, Stay } from './placing';
import type {
  EpisodeOccupancyRow,
  EpisodeRow,
  HoldRow,
  OccupancyPeopleRow,
  OccupancyRow,
  PlacementRow,
  ReferralDeclineRow,
  ReferralRow,
} from './rows';
import { workerAt } from './workers';

/** The moments of a way into a place. */
export interface Moments {
  readonly heldAt: Date;
  readonly submittedAt: Date;
  readonly answeredAt: Date;
  /** Her yes: the placement is made. */
  readonly madeAt: Date;
  /** Null while awaited. */
  readonly arrivedAt: Date | null;
}

/** A stay with the vacancy it filled and its moments. */
export interface TimedStay {
  readonly stay: Stay;
  readonly offer: Offer;
  readonly moments: Moments;
}

/** Rows that belong together. */
export interface JourneyRows {
  readonly occupancies: readonly OccupancyRow[];
  readonly occupancyPeople: readonly OccupancyPeopleRow[];
  readonly holds: readonly HoldRow[];
  readonly referrals: readonly ReferralRow[];
  readonly declines: readonly ReferralDeclineRow[];
  readonly placements: readonly PlacementRow[];
  readonly episodes: readonly EpisodeRow[];
  readonly episodeOccupancies: readonly EpisodeOccupancyRow[];
}

const none: JourneyRows = {
  occupancies: [],
  occupancyPeople: [],
  holds: [],
  referrals: [],
  declines: [],
  placements: [],
  episodes: [],
  episodeOccupancies: [],
};

/** Minutes: to answer a referral, and for her to answer. */
const answerTime = 240;

/** The moments of a stay: all on the day of arrival, or in the last hours for one that is awaited. */
export function momentsOf(draw: Draw, { arrive, awaited }: Stay, now: Date): Moments {
  const gaps = {
    submit: draw.whole(15, 40),
    answer: draw.whole(20, 150),
    yes: draw.whole(10, 60),
    arrive: draw.whole(60, 240),
  };
  const heldAt = awaited
    ? addMinutes(now, -draw.whole(30, 120) - gaps.submit - gaps.answer - gaps.yes)
    : addMinutes(morningOf(arrive), draw.whole(-60, 240));
  const submittedAt = addMinutes(heldAt, gaps.submit);
  const answeredAt = addMinutes(submittedAt, gaps.answer);
  const madeAt = addMinutes(answeredAt, gaps.yes);
  return {
    heldAt,
    submittedAt,
    answeredAt,
    madeAt,
    arrivedAt: awaited ? null : addMinutes(madeAt, gaps.arrive),
  };
}

/** Whose and where: what hold, referral and placement share. */
function common({ household }: { household: CountyHousehold }, { vacancy }: Offer) {
  return {
    householdId: household.id,
    organisationId: household.placer.organisationId,
    personId: household.placer.personId,
    providerId: vacancy.providerId,
    serviceId: vacancy.serviceId,
    unitId: vacancy.unitId,
    vacancyId: vacancy.id,
  };
}

const endings: readonly (readonly [
  { readonly leavingReason: string; readonly destination: string },
  number,
])[] = [
  [{ leavingReason: 'PLANNED_MOVE', destination: 'SOCIAL_RENT' }, 30],
  [{ leavingReason: 'PLANNED_MOVE', destination: 'PRIVATE_RENT' }, 14],
  [{ leavingReason: 'PLANNED_MOVE', destination: 'SECOND_STAGE' }, 16],
  [{ leavingReason: 'PLANNED_MOVE', destination: 'OTHER_REFUGE' }, 5],
  [{ leavingReason: 'SUPPORT_NO_LONGER_NEEDED', destination: 'HOME_SAFE' }, 7],
  [{ leavingReason: 'HER_CHOICE', destination: 'FRIENDS_FAMILY_SETTLED' }, 8],
  [{ leavingReason: 'HER_CHOICE', destination: 'FRIENDS_FAMILY_TEMPORARY' }, 6],
  [{ leavingReason: 'ASKED_TO_LEAVE_RULES', destination: 'TEMPORARY_ACCOMMODATION_COUNCIL' }, 3],
  [{ leavingReason: 'ABANDONED', destination: 'NOT_KNOWN' }, 6],
  [{ leavingReason: 'RETURNED_TO_PERPETRATOR', destination: 'HOME_TO_PERPETRATOR' }, 4],
  [{ leavingReason: 'NRPF_FUNDING_ENDED', destination: 'NOT_KNOWN' }, 1],
];

/** Hold, referral, placement and, once arrived, episode of a stay, and the nights it has. */
export function rowsOfStay(
  draw: Draw,
  ids: CountyIds,
  judge: Judge,
  stay: Stay,
  offer: Offer,
  moments: Moments,
): JourneyRows {
  const { household, unit, arrive, leave, freeFrom, leftOn } = stay;
  const { heldAt, submittedAt, answeredAt, madeAt, arrivedAt } = moments;
  const id = (kind: string): string => ids(kind, `${household.id} placed`);
  const whose = common(stay, offer);
  const occupancy: OccupancyRow = {
    id: id('occupancy'),
    unitId: unit.id,
    providerId: unit.providerId,
    heldBy: household.placer.organisationId,
    kind: 'STAY',
    arrive,
    leave,
    freeFrom,
    claimedAt: madeAt,
    endsAt: 'infinity',
    arrivedOn: arrivedAt ? arrive : null,
    leftOn,
  };
  const hold: HoldRow = {
    id: id('hold'),
    ...whose,
    // A hold that became a stay has let go of its claim: the stay has no end.
    occupancyId: null,
    verdict: stay.verdict,
    arrive,
    leave: null,
    heldAt,
    endsAt: madeAt,
    endedBecause: 'PLACED',
  };
  const referral: ReferralRow = {
    id: id('referral'),
    holdId: hold.id,
    ...whose,
    status: 'ACCEPTED',
    householdReference: household.reference,
    facts: judge.shared(household, unit, arrive),
    submittedAt,
    answerBy: addMinutes(submittedAt, answerTime),
    answeredAt,
    householdAnswerBy: addMinutes(answeredAt, answerTime),
    householdAnsweredAt: madeAt,
    shownReason: null,
  };
  const placement: PlacementRow = {
    id: id('placement'),
    referralId: referral.id,
    householdId: household.id,
    organisationId: household.placer.organisationId,
    providerId: unit.providerId,
    serviceId: unit.serviceId,
    unitId: unit.id,
    vacancyId: offer.vacancy.id,
    occupancyId: occupancy.id,
    householdReference: household.reference,
    madeAt,
    arriveBy: addMinutes(madeAt, 24 * 60),
    outcome: arrivedAt ? 'ARRIVED' : null,
    outcomeAt: arrivedAt,
    leftOn,
  };
  const episode: EpisodeRow = {
    id: id('episode'),
    householdId: household.id,
    placementId: placement.id,
    providerId: unit.providerId,
    serviceId: unit.serviceId,
    accommodationType: unit.service.accommodationType,
    relevant: unit.service.relevant,
    householdReference: household.reference,
    startedOn: arrive,
    endedOn: leftOn,
    ...(leftOn ? draw.weighted(endings) : { leavingReason: null, destination: null }),
  };
  return {
    ...none,
    occupancies: [occupancy],
    occupancyPeople: [peopleOf(occupancy, household)],
    holds: [hold],
    referrals: [referral],
    placements: [placement],
    ...(arrivedAt && {
      episodes: [episode],
      episodeOccupancies: [{ episodeId: episode.id, occupancyId: occupancy.id, providerId: unit.providerId }],
    }),
  };
}

/** Hold and referral of a try that came to nothing. */
export function rowsOfAttempt(ids: CountyIds, judge: Judge, attempt: Attempt): JourneyRows {
  const { household, offer, heldAt, endsAt, arrive, end } = attempt;
  const id = (kind: string): string => ids(kind, `${household.id} ${heldAt.toISOString()}`);
  const answered = end.how === 'DECLINED' || end.how === 'HOUSEHOLD_SAID_NO';
  // She is asked after the provider; a provider who declines ends the hold by it.
  const answeredAt = end.how === 'DECLINED' ? endsAt : answered ? addMinutes(endsAt, -20) : null;
  const submittedAt = addMinutes(heldAt, 20);
  const claim = heldClaim(id('occupancy'), attempt, heldAt, endsAt, arrive);
  const hold: HoldRow = {
    id: id('hold'),
    ...common(attempt, offer),
    occupancyId: claim.id,
    verdict: attempt.verdict,
    arrive,
    leave: null,
    heldAt,
    endsAt,
    endedBecause: end.how === 'NO_ANSWER' ? null : end.how,
  };
  const referral: ReferralRow = {
    id: id('referral'),
    holdId: hold.id,
    ...common(attempt, offer),
    status: end.how === 'NO_ANSWER' ? 'SUBMITTED' : end.how,
    householdReference: household.reference,
    facts: judge.shared(household, offer.unit, arrive),
    submittedAt,
    answerBy: addMinutes(submittedAt, answerTime),
    answeredAt,
    householdAnswerBy:
      end.how === 'HOUSEHOLD_SAID_NO' && answeredAt ? addMinutes(answeredAt, answerTime) : null,
    householdAnsweredAt: end.how === 'HOUSEHOLD_SAID_NO' ? endsAt : null,
    shownReason: end.how === 'DECLINED' ? shownReason(end.reason) : null,
  };
  return {
    ...none,
    occupancies: [claim],
    occupancyPeople: [peopleOf(claim, household)],
    holds: [hold],
    referrals: [referral],
    declines:
      end.how === 'DECLINED'
        ? [
            {
              referralId: referral.id,
              providerId: offer.vacancy.providerId,
              primaryReason: end.reason,
              contributingReasons: [],
              declinedBy: workerAt(offer.unit.service.providerKey),
            },
          ]
        : [],
  };
}

/** A hold that stands now; with a referral that waits for its answer, if it was sent. */
export function rowsOfLiveHold(ids: CountyIds, judge: Judge, live: LiveHold): JourneyRows {
  const { household, offer, heldAt, submittedAt } = live;
  const id = (kind: string): string => ids(kind, `${household.id} now`);
  const arrive = dayIn(heldAt);
  const endsAt = submittedAt ? addMinutes(submittedAt, answerTime) : addMinutes(heldAt, 120);
  const claim = heldClaim(id('occupancy'), live, heldAt, endsAt, arrive);
  const hold: HoldRow = {
    id: id('hold'),
    ...common(live, offer),
    occupancyId: claim.id,
    verdict: live.verdict,
    arrive,
    leave: null,
    heldAt,
    endsAt,
    endedBecause: null,
  };
  return {
    ...none,
    occupancies: [claim],
    occupancyPeople: [peopleOf(claim, household)],
    holds: [hold],
    referrals: submittedAt
      ? [
          {
            id: id('referral'),
            holdId: hold.id,
            ...common(live, offer),
            status: 'SUBMITTED',
            householdReference: household.reference,
            facts: judge.shared(household, offer.unit, arrive),
            submittedAt,
            answerBy: endsAt,
            answeredAt: null,
            householdAnswerBy: null,
            householdAnsweredAt: null,
            shownReason: null,
          },
        ]
      : [],
  };
}

/** How many people a claim is for. */
const peopleOf = (
  { id, providerId }: OccupancyRow,
  { people, placer }: CountyHousehold,
): OccupancyPeopleRow => ({
  occupancyId: id,
  providerId,
  claimedBy: placer.organisationId,
  people: people.length,
  mayUseCots: people.filter(({ age }) => age < 2).length,
});

const heldClaim = (
  id: string,
  { household, offer }: Pick<Attempt, 'household' | 'offer'>,
  claimedAt: Date,
  endsAt: Date,
  arrive: LocalDate,
): OccupancyRow => ({
  id,
  unitId: offer.unit.id,
  providerId: offer.unit.providerId,
  heldBy: household.placer.organisationId,
  kind: 'HOLD',
  arrive,
  leave: null,
  freeFrom: 'infinity',
  claimedAt,
  endsAt,
  arrivedOn: null,
  leftOn: null,
});

/** Everything of several journeys. */
export const together = (journeys: readonly JourneyRows[]): JourneyRows => ({
  occupancies: journeys.flatMap(({ occupancies }) => occupancies),
  occupancyPeople: journeys.flatMap(({ occupancyPeople }) => occupancyPeople),
  holds: journeys.flatMap(({ holds }) => holds),
  referrals: journeys.flatMap(({ referrals }) => referrals),
  declines: journeys.flatMap(({ declines }) => declines),
  placements: journeys.flatMap(({ placements }) => placements),
  episodes: journeys.flatMap(({ episodes }) => episodes),
  episodeOccupancies: journeys.flatMap(({ episodeOccupancies }) => episodeOccupancies),
});
