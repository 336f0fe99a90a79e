import type { AskWhom, HouseholdFactName } from '@app/eligibility';
import { answerBy } from '@app/placements';
import { momentInWords, moneyInWords, nearDayInWords, titleOf } from '../layout/in-words';
import type { JudgedData, PlaceData, RuleData } from './search.data';

/** A place as a card or a page names it. */
export interface PlaceInWords {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly area: string;
  readonly features: string;
  readonly cost: string | null;
  readonly note: string | null;
  /** By when the provider answers a referral that is sent now. */
  readonly answers: string;
  readonly confirmed: string;
  readonly stale: boolean;
}

const staffingWords: Readonly<Record<string, string>> = {
  ON_SITE_24H: 'staff day and night',
  ON_CALL_24H: 'staff on call day and night',
  OFFICE_HOURS: 'staff in office hours',
  FLOATING: 'visiting support',
};
export const kindWords: Readonly<Record<string, string>> = {
  REFUGE: 'Refuge',
  SPECIALIST: 'Specialist',
  DISPERSED: 'Dispersed home',
  SECOND_STAGE: 'Move-on home',
  SANCTUARY: 'Sanctuary',
  OTHER_DESIGNATED: 'Other safe home',
};

/** What is said of a place wherever it is named. */
export function placeInWords(place: PlaceData, now: Date): PlaceInWords {
  const { service, features } = place;
  const rent = service.features.weeklyRentPence;
  const charge = service.features.personalChargePence;
  return {
    id: place.id,
    name: service.name,
    kind: kindWords[service.accommodationType] ?? titleOf(service.accommodationType),
    area: service.area.name,
    features: [
      features.bedspaces === 1 ? '1 bed' : `${String(features.bedspaces)} beds`,
      features.cots > 0 ? (features.cots === 1 ? '1 cot' : `${String(features.cots)} cots`) : null,
      features.selfContained
        ? 'own front door'
        : features.sharedKitchen || features.sharedBathroom
          ? 'shared kitchen or bathroom'
          : null,
      features.wheelchairAccessible ? 'suits a wheelchair' : features.stepFree ? 'no steps' : null,
      staffingWords[service.features.staffing] ?? null,
      service.features.curfew ? 'curfew' : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
    cost:
      rent === null
        ? null
        : `${moneyInWords(rent)} a week${charge ? `, of it ${moneyInWords(charge)} for her to pay` : ''}`,
    note: place.note,
    answers: answersInWords(service, now),
    confirmed: `Confirmed ${momentInWords(place.confirmedAt, now)}`,
    stale: place.freshness === 'STALE',
  };
}

/** Within this time a desk that is open answers: then the hour of day needs no telling. */
const soon = 4 * 3_600_000;

function answersInWords({ intakeOpens, intakeCloses }: PlaceData['service'], now: Date): string {
  const desk =
    intakeOpens === null || intakeCloses === null ? null : { opens: intakeOpens, closes: intakeCloses };
  const due = answerBy(now, desk);
  return due.getTime() - now.getTime() <= soon
    ? 'An answer comes within 4 hours'
    : `Its intake desk is closed or closes soon: an answer comes by ${momentInWords(due.toISOString(), now)}`;
}

export const verdictWords = {
  SUITABLE: { text: 'Suitable', colour: 'green' },
  ASK_FIRST: { text: 'Ask first', colour: 'yellow' },
  NOT_SUITABLE: { text: 'Not suitable', colour: 'red' },
} as const;

/** What must be asked before a place is certain. */
export interface Ask {
  readonly title: string;
  readonly text: string;
  readonly safety: boolean;
  readonly whom: AskWhom;
  readonly about: HouseholdFactName | null;
}

/** A judged place: verdict, when, what must be asked, every reason. */
export interface JudgedInWords {
  readonly place: PlaceInWords;
  readonly verdict: { readonly text: string; readonly colour: string };
  readonly when: string;
  readonly points: string | null;
  readonly asks: readonly Ask[];
  readonly warnings: readonly string[];
  readonly fails: readonly { readonly title: string; readonly reason: string; readonly wish: boolean }[];
  readonly passes: readonly { readonly title: string; readonly reason: string }[];
  readonly notChecked: readonly string[];
  readonly blockers: readonly string[];
  readonly mayBeHeld: boolean;
  readonly privateQuestion: string | null;
}

export function judgedInWords(judged: JudgedData, now: Date): JudgedInWords {
  const of = (outcome: RuleData['outcome']): readonly RuleData[] =>
    judged.outcomes.filter((rule) => rule.outcome === outcome);
  return {
    place: placeInWords(judged.vacancy, now),
    verdict: verdictWords[judged.verdict],
    when: `From ${nearDayInWords(judged.arrive, now)}${judged.mustLeaveBy ? `, until ${nearDayInWords(judged.mustLeaveBy, now)} at the latest` : ', until they leave'}`,
    points:
      judged.score && judged.score.of > 0
        ? `${String(Math.round(judged.score.points))} of ${String(judged.score.of)} points for what they would like`
        : null,
    asks: of('UNKNOWN')
      .filter(({ hard, safety }) => hard || safety)
      .map(({ title, question, reason, safety }) => ({
        title,
        text: question?.text ?? reason,
        safety,
        whom: question?.ask ?? 'PROVIDER',
        about: question?.about ?? null,
      })),
    warnings: judged.outcomes.flatMap(({ warnings }) => warnings.map(({ message }) => message)),
    fails: of('FAIL').map(({ title, reason, hard }) => ({ title, reason, wish: !hard })),
    passes: of('PASS').map(({ title, reason }) => ({ title, reason })),
    notChecked: judged.notChecked.map(({ title }) => title),
    blockers: judged.blockers.map(({ message }) => message),
    mayBeHeld: judged.verdict !== 'NOT_SUITABLE' && !judged.blockers.some(({ stops }) => stops),
    privateQuestion: judged.privateQuestion,
  };
}
