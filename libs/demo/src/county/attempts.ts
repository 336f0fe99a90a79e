import { addMinutes, dayIn, type LocalDate } from '@app/kernel';
import type { Draw } from './draw';
import type { CountyHousehold } from './households';
import type { Offer } from './offers';
import type { Judge } from './placing';

/** How a try for a place ended. */
export type End =
  | { readonly how: 'DECLINED'; readonly reason: string }
  | { readonly how: 'HOUSEHOLD_SAID_NO' | 'WITHDRAWN' | 'NO_ANSWER' };

/** A hold with its referral that led to no place. */
export interface Attempt {
  readonly household: CountyHousehold;
  readonly offer: Offer;
  readonly verdict: 'SUITABLE' | 'ASK_FIRST';
  readonly heldAt: Date;
  readonly endsAt: Date;
  readonly arrive: LocalDate;
  readonly end: End;
}

/** Minutes that a provider has to answer. */
const answerTime = 240;

type Tries = readonly (readonly [number, number])[];

/**
 * How many tries come to nothing before one does: with these about 60% of referrals fail (product section 10). A
 * referral of someone disabled is 26.45% less likely to succeed, of someone pregnant 9.59% (44,607 referrals, 2016-22).
 */
const failedTries: Readonly<Record<'DISABLED' | 'PREGNANT' | 'OTHERS', Tries>> = {
  DISABLED: [
    [1, 14],
    [2, 26],
    [3, 30],
    [4, 20],
    [5, 10],
  ],
  PREGNANT: [
    [0, 24],
    [1, 30],
    [2, 24],
    [3, 14],
    [4, 8],
  ],
  OTHERS: [
    [0, 33],
    [1, 31],
    [2, 20],
    [3, 11],
    [4, 5],
  ],
};

/** How many tries of each household come to nothing, in their order. */
export function failedTriesOf(draw: Draw, households: readonly CountyHousehold[]): number[] {
  const group = ({ mobility, needs }: CountyHousehold): keyof typeof failedTries =>
    mobility !== 'NONE' ? 'DISABLED' : needs.pregnant ? 'PREGNANT' : 'OTHERS';
  const dealt = new Map(
    (['DISABLED', 'PREGNANT', 'OTHERS'] as const).map((name) => {
      const size = households.filter((household) => group(household) === name).length;
      return [name, draw.deal(size, failedTries[name])] as const;
    }),
  );
  return households.map((household) => dealt.get(group(household))?.pop() ?? 0);
}

const ends = [
  ['DECLINED', 68],
  ['NO_ANSWER', 14],
  ['HOUSEHOLD_SAID_NO', 10],
  ['WITHDRAWN', 8],
] as const;

/**
 * The tries of a household before a moment, newest first: each on a vacancy that was free then, that might have
 * taken it, and that nobody else held at the time. Fewer than asked where there was none.
 *
 * @param before when the household got a place, or now.
 */
export function failedAttempts(
  draw: Draw,
  household: CountyHousehold,
  count: number,
  before: Date,
  offers: readonly Offer[],
  judge: Judge,
): Attempt[] {
  const found: Attempt[] = [];
  let last = before;
  for (let left = count; left > 0; left -= 1) {
    const how = draw.weighted(ends);
    const endsAt = addMinutes(last, -draw.whole(15, 300));
    const heldAt = addMinutes(endsAt, -(how === 'NO_ANSWER' ? answerTime + 20 : draw.whole(50, 200)));
    const arrive = dayIn(heldAt);
    const free = (offer: Offer): boolean =>
      offer.vacancy.status !== 'DRAFT' &&
      offer.unit.state !== 'CLOSING' &&
      offer.vacancy.madeAt <= heldAt &&
      endsAt < offer.until &&
      offer.vacancy.availableFrom <= arrive &&
      offer.held.every(({ from, to }) => to <= heldAt || endsAt <= from);
    for (const offer of draw.shuffled(offers.filter(free)).slice(0, 6)) {
      const verdict = judge.verdict(household, offer.unit, arrive);
      if (verdict === 'NOT_SUITABLE') continue;
      offer.held.push({ from: heldAt, to: endsAt });
      const end: End = how === 'DECLINED' ? { how, reason: reasonFor(draw, household) } : { how };
      found.push({ household, offer, verdict, heldAt, endsAt, arrive, end });
      last = heldAt;
      break;
    }
  }
  return found;
}

/** Why a provider says no: what the household needs, or what any household meets. */
function reasonFor(
  draw: Draw,
  { people, mentalHealth, substances, recourse, mobility }: CountyHousehold,
): string {
  const needs = [
    ...(mentalHealth === 'MEDIUM' || mentalHealth === 'HIGH' ? ['NEEDS_MENTAL_HEALTH'] : []),
    ...(substances === 'IN_TREATMENT' || substances === 'CURRENT' ? ['NEEDS_DRUG_ALCOHOL'] : []),
    ...(recourse === 'YES' ? [] : ['FUNDING_NRPF']),
    ...(mobility === 'NONE' ? [] : ['NEEDS_MOBILITY']),
    ...(people.some(({ lead, gender, age }) => !lead && gender === 'MAN_OR_BOY' && age >= 12)
      ? ['NEEDS_OLDER_SON']
      : []),
    ...(people.length >= 4 ? ['NO_SUITABLE_SIZE'] : []),
  ];
  const anyone = [
    'NO_STAFF_CAPACITY',
    'NO_BEDSPACE',
    'RISK_LOCATION',
    'RISK_LINK_RESIDENT',
    'CLIENT_NO_CONTACT',
    'OTHER',
  ];
  return draw.pick(needs.length > 0 && draw.chance(0.7) ? needs : anyone);
}

/** What the referrer is shown: two reasons would tell about a place or a resident. */
export const shownReason = (reason: string): string =>
  reason === 'RISK_LINK_RESIDENT' || reason === 'RISK_LOCATION' ? 'OTHER' : reason;
