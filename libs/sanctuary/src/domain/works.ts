import {
  compareDays,
  laterOf,
  type LocalDate,
  monthOf,
  type Problem,
  problem,
  yearOf,
  dayOfMonthOf,
  day,
} from '@app/kernel';
import type { SharedStaying } from './shared-staying';
import type { LandlordConsent, SanctuaryItem } from './words';

/** One item of a job. */
export interface JobItem {
  readonly item: SanctuaryItem;
  /** Found not to be needed by a later survey, before it was fitted. */
  readonly droppedOn: LocalDate | null;
  readonly fittedOn: LocalDate | null;
  readonly removedOn: LocalDate | null;
}

/** An item said to be fitted, or removed, on a day. */
export interface DatedItem {
  readonly item: SanctuaryItem;
  readonly on: LocalDate;
}

const past = (on: LocalDate, today: LocalDate, field: string): Problem[] =>
  on > today ? [problem('IN_FUTURE', 'Record it once it is done: give today or an earlier day.', field)] : [];

/** What is wrong with a survey: items that the scheme cannot fit, or a day on which it cannot have been. */
export function surveyProblems(
  told: { readonly items: readonly SanctuaryItem[]; readonly surveyedOn: LocalDate },
  known: {
    readonly schemeItems: readonly SanctuaryItem[];
    readonly requestedOn: LocalDate;
    readonly today: LocalDate;
  },
): Problem[] {
  const { items, surveyedOn } = told;
  const problems = past(surveyedOn, known.today, 'surveyedOn');
  if (surveyedOn < known.requestedOn) {
    problems.push(
      problem(
        'BEFORE_THE_JOB',
        `The job was asked for on ${known.requestedOn}. Give that day or a later one.`,
        'surveyedOn',
      ),
    );
  }
  items.forEach((item, index) => {
    if (!known.schemeItems.includes(item)) {
      problems.push(
        problem(
          'ITEM_NOT_OF_SCHEME',
          'Your scheme does not fit this. Add it to what the scheme fits first.',
          `items.${String(index)}`,
        ),
      );
    }
  });
  return problems;
}

/** What is wrong with items said to be fitted. `firstFittedOn`: the day support began; null: nothing is fitted yet. */
export function fittingProblems(
  told: readonly DatedItem[],
  known: {
    readonly items: readonly JobItem[];
    readonly facts: Pick<SharedStaying, 'whoHarmsLivesThere' | 'whoHarmsMayEnter' | 'orderKeepsOut'>;
    readonly landlordConsent: LandlordConsent | null;
    readonly surveyedOn: LocalDate;
    readonly firstFittedOn: LocalDate | null;
    readonly today: LocalDate;
  },
): Problem[] {
  const problems: Problem[] = [];
  const { facts, landlordConsent, firstFittedOn, surveyedOn } = known;
  if (
    facts.whoHarmsLivesThere === true ||
    (facts.whoHarmsMayEnter === true && facts.orderKeepsOut === false)
  ) {
    problems.push(
      problem(
        'NOT_SAFE_THERE_NOW',
        'Who harms her lives there, or has a right to enter that no order takes away. Fit nothing, and ring whoever sent the job.',
        'jobId',
      ),
    );
  }
  if (landlordConsent !== 'GIVEN' && landlordConsent !== 'NOT_NEEDED') {
    problems.push(
      problem(
        'LANDLORD_CONSENT_NEEDED',
        'Nothing may be fitted without the landlord’s consent. Whoever sent the job records it.',
        'jobId',
      ),
    );
  }
  told.forEach(({ item, on }, index) => {
    const field = `items.${String(index)}`;
    const found = known.items.find((one) => one.item === item);
    problems.push(...past(on, known.today, `${field}.on`));
    if (!found || found.droppedOn !== null) {
      problems.push(
        problem(
          'ITEM_NOT_PROPOSED',
          'No survey proposes this. Record another survey first.',
          `${field}.item`,
        ),
      );
    } else if (found.fittedOn !== null) {
      problems.push(problem('ITEM_ALREADY_FITTED', `This was fitted on ${found.fittedOn}.`, `${field}.item`));
    }
    const earliest = laterOf(surveyedOn, firstFittedOn ?? surveyedOn);
    if (on < earliest) {
      problems.push(
        problem(
          'FITTED_TOO_EARLY',
          `The survey was on ${surveyedOn}${firstFittedOn === null ? '' : `, and the first item was fitted on ${firstFittedOn}`}. Give a day from then on.`,
          `${field}.on`,
        ),
      );
    }
  });
  return problems;
}

/** What is wrong with items said to be removed. */
export function removingProblems(
  told: readonly DatedItem[],
  { items, today }: { readonly items: readonly JobItem[]; readonly today: LocalDate },
): Problem[] {
  return told.flatMap(({ item, on }, index) => {
    const field = `items.${String(index)}`;
    const found = items.find((one) => one.item === item);
    if (!found?.fittedOn) return [problem('ITEM_NOT_FITTED', 'This was not fitted.', `${field}.item`)];
    if (found.removedOn !== null) {
      return [problem('ITEM_ALREADY_REMOVED', `This was removed on ${found.removedOn}.`, `${field}.item`)];
    }
    const early =
      on < found.fittedOn
        ? [problem('REMOVED_TOO_EARLY', `This was fitted on ${found.fittedOn}.`, `${field}.on`)]
        : [];
    return [...past(on, today, `${field}.on`), ...early];
  });
}

/** The items after some were fitted. */
export const afterFitting = <I extends JobItem>(
  items: readonly I[],
  told: readonly DatedItem[],
): readonly I[] =>
  items.map((one) => {
    const fitted = told.find(({ item }) => item === one.item);
    return fitted ? { ...one, fittedOn: fitted.on } : one;
  });

/** The day on which all that is proposed was fitted; null: something is still to be fitted, or nothing ever was. */
export function allFittedOn(items: readonly JobItem[]): LocalDate | null {
  const wanted = items.filter(({ droppedOn }) => droppedOn === null);
  const days = wanted.flatMap(({ fittedOn }) => fittedOn ?? []).sort(compareDays);
  return wanted.length > 0 && days.length === wanted.length ? (days.at(-1) ?? null) : null;
}

/** Whether anything that was fitted is still there. */
export const somethingIsThere = (items: readonly JobItem[]): boolean =>
  items.some(({ fittedOn, removedOn }) => fittedOn !== null && removedOn === null);

/** Reviews are due so many calendar months after all was fitted (domain 4.4). */
export const reviewMonths = [3, 6] as const;
export type ReviewMonths = (typeof reviewMonths)[number];

/** The same day so many calendar months later; where that month is shorter, its last day. */
export function monthsAfter(date: LocalDate, months: number): LocalDate {
  const counted = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const [year, month] = [Math.floor(counted / 12), (counted % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const parts = [
    String(year),
    String(month).padStart(2, '0'),
    String(Math.min(dayOfMonthOf(date), last)).padStart(2, '0'),
  ];
  return day(parts.join('-'));
}

/** What is wrong with the day on which a review was held. */
export const reviewProblems = (
  heldOn: LocalDate,
  { fittedOn, today }: { readonly fittedOn: LocalDate; readonly today: LocalDate },
): Problem[] => [
  ...past(heldOn, today, 'heldOn'),
  ...(heldOn < fittedOn
    ? [
        problem(
          'BEFORE_FITTING',
          `Everything was fitted on ${fittedOn}. Give that day or a later one.`,
          'heldOn',
        ),
      ]
    : []),
];

/** What is wrong with the day on which support at home is said to have ended. */
export function endingProblems(
  endedOn: LocalDate,
  { done, today }: { readonly done: readonly LocalDate[]; readonly today: LocalDate },
): Problem[] {
  const last = [...done].sort(compareDays).at(-1);
  return [
    ...past(endedOn, today, 'endedOn'),
    ...(last !== undefined && endedOn < last
      ? [
          problem(
            'ENDED_TOO_EARLY',
            `Something was done on ${last}. Give that day or a later one.`,
            'endedOn',
          ),
        ]
      : []),
  ];
}
