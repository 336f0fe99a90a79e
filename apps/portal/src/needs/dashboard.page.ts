import type { UnmetCause, UnmetNeed, UnmetOutcome } from '@app/search';
import { type BarChart, barChart } from '../layout/charts';
import type { DistrictCount } from '../layout/map';

/** A count as it may be shown: null where it is left out. */
interface Count {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly shown: string;
}
type Days = { readonly householdDays: number | null };

export interface DashboardData {
  readonly dutyDashboard: {
    readonly authorityName: string;
    readonly scope: string;
    readonly households: Count;
    readonly byType: readonly Count[];
    readonly individuals: Count;
    readonly byGroup: readonly Count[];
    readonly bySupport: readonly Count[];
    readonly unable: Count;
    readonly byReasonGroup: readonly Count[];
    readonly byReason: readonly Count[];
    readonly supportedFrom: readonly Count[];
    readonly unableFrom: readonly Count[];
  } | null;
  readonly unmetNeed: Days & {
    readonly familiesSeparated: number | null;
    readonly months: readonly (Days & { readonly month: string })[];
    readonly needs: readonly (Days & { readonly need: UnmetNeed })[];
    readonly causes: readonly (Days & { readonly cause: UnmetCause })[];
    readonly outcomes: readonly (Days & { readonly outcome: UnmetOutcome })[];
    readonly districts: readonly (Days & { readonly districtCode: string | null })[];
  };
}

const needWords: Readonly<Record<UnmetNeed, string>> = {
  ONE_OR_TWO_CHILDREN: 'One or two children',
  THREE_OR_MORE_CHILDREN: 'Three children or more',
  SON_OF_12_OR_OVER: 'A son of 12 or over',
  ADULT_WHO_COMES_TOO: 'An adult who comes too',
  STEP_FREE: 'Without stairs',
  WHEELCHAIR: 'Wheelchair',
  DEAF_OR_LOW_VISION: 'Deaf or low vision',
  PREGNANT: 'Pregnant',
  PET: 'A pet',
  NO_RECOURSE: 'No recourse to funds',
  SUBSTANCES: 'Drugs or alcohol',
  MENTAL_HEALTH: 'Mental health',
  CARE_OR_LEARNING_DISABILITY: 'Care or learning need',
  LANGUAGE: 'An interpreter',
  HIGH_RISK: 'High risk',
  RISK_TO_OTHERS: 'Risk to others',
};
const causeWords: Readonly<Record<UnmetCause, string>> = {
  NOTHING_OPEN: 'Nothing was open',
  NOTHING_SUITS: 'Nothing open suited',
  ALL_TAKEN: 'What suits was taken',
};
const outcomeWords: Readonly<Record<UnmetOutcome, string>> = {
  PLACED_LATER: 'Placed later',
  WENT_ELSEWHERE: 'Went elsewhere',
  STAYED: 'Stayed where they were',
  RETURNED: 'Returned',
  SEPARATED_BECAUSE_NO_PLACE: 'Family separated',
  NOT_KNOWN: 'Not known',
};

/** Short enough for a chart. */
const typeWords: Readonly<Record<string, string>> = {
  SPECIALIST: 'Specialist',
  DISPERSED: 'Dispersed',
  SANCTUARY: 'Sanctuary',
  SECOND_STAGE: 'Second stage',
  OTHER_DESIGNATED: 'Other designated',
};
const supportWords: Readonly<Record<string, string>> = {
  PREVENTION_ADVICE: 'Prevention advice',
  SPECIALIST_PROTECTED: 'Protected characteristics',
  SPECIALIST_COMPLEX: 'Complex needs',
  ADVICE_FINANCIAL_LEGAL: 'Money and law',
};
const groupWords: Readonly<Record<string, string>> = { NEEDS: 'Needs not met' };
const inShort = (counts: readonly Count[], words: Readonly<Record<string, string>>): readonly Count[] =>
  counts.map((count) => ({ ...count, label: words[count.id] ?? count.label }));

const monthWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
/** "October 2026". */
const monthInWords = (month: string): string => monthWords.format(new Date(`${month}-15T12:00:00Z`));

const fewer = 'Under 5';
const daysShown = (days: number | null): string => (days === null ? fewer : days.toLocaleString('en-GB'));

const chartOf = (title: string, of: string, measure: string, counts: readonly Count[]): BarChart =>
  barChart(
    title,
    of,
    measure,
    counts.map(({ label, value, shown }) => ({ label, value: value ?? 0, shown })),
  );

/** The most first; what is left out before what is nought. */
const mostFirst = (counts: readonly Count[]): readonly Count[] =>
  [...counts].sort((a, b) => (b.value ?? 1) - (a.value ?? 1));
/** Those of which there is anything to say. */
const some = (counts: readonly Count[]): readonly Count[] =>
  mostFirst(counts.filter(({ value }) => value !== 0));

const daysChart = (
  title: string,
  of: string,
  bars: readonly { readonly label: string; readonly householdDays: number | null }[],
): BarChart =>
  barChart(
    title,
    of,
    'Household-days',
    bars.map(({ label, householdDays }) => ({
      label,
      value: householdDays ?? 0,
      shown: daysShown(householdDays),
    })),
  );

/** Where the lines of a count by district end, and what is not of a district begins. */
const isDistrict = ({ id }: Count): boolean => id !== 'ELSEWHERE' && id !== 'NOT_KNOWN';
const onMap = (counts: readonly Count[]): readonly DistrictCount[] =>
  counts.filter(isDistrict).map(({ id, value, shown }) => ({ code: id, value, shown }));
const offMap = (counts: readonly Count[]): string =>
  counts
    .filter((count) => !isDistrict(count))
    .map(({ label, shown }) => `${label}: ${shown}`)
    .join('. ');

/** A year of need and provision, as charts that say the same as their tables, and as counts for maps. */
export function dashboardPage({ dutyDashboard, unmetNeed }: DashboardData) {
  return {
    provision: dutyDashboard && {
      scope: dutyDashboard.scope,
      headline: [
        { value: dutyDashboard.households.shown, text: 'households supported' },
        { value: dutyDashboard.individuals.shown, text: 'individuals supported' },
        { value: dutyDashboard.unable.shown, text: 'referrals that could not be supported' },
        { value: daysShown(unmetNeed.householdDays), text: 'household-days without a place' },
      ],
      byType: chartOf(
        'Households by type of accommodation',
        'Type',
        'Households',
        inShort(dutyDashboard.byType, typeWords),
      ),
      byGroup: chartOf('Individuals supported', 'Group', 'Individuals', dutyDashboard.byGroup),
      bySupport: chartOf(
        'Individuals by support given',
        'Support',
        'Individuals',
        inShort(mostFirst(dutyDashboard.bySupport), supportWords),
      ),
      byReasonGroup: chartOf(
        'Why referrals could not be supported',
        'Reasons',
        'Referrals',
        inShort(dutyDashboard.byReasonGroup, groupWords),
      ),
      byReason: chartOf('The same by each reason', 'Reason', 'Referrals', some(dutyDashboard.byReason)),
      supportedFrom: onMap(dutyDashboard.supportedFrom),
      supportedOffMap: offMap(dutyDashboard.supportedFrom),
      unableFrom: onMap(dutyDashboard.unableFrom),
      unableOffMap: offMap(dutyDashboard.unableFrom),
    },
    unmet: {
      nothing: unmetNeed.householdDays === null,
      separated:
        unmetNeed.familiesSeparated === null
          ? null
          : `Of these, ${unmetNeed.familiesSeparated.toLocaleString('en-GB')} of families who were separated because no place took them all.`,
      byMonth: daysChart(
        'Household-days without a place, by month',
        'Month',
        unmetNeed.months.map(({ month, householdDays }) => ({ label: monthInWords(month), householdDays })),
      ),
      byNeed: daysChart(
        'What they needed',
        'Need',
        [...unmetNeed.needs]
          .sort((a, b) => (b.householdDays ?? 0) - (a.householdDays ?? 0))
          .map(({ need, householdDays }) => ({ label: needWords[need], householdDays })),
      ),
      byCause: daysChart(
        'Why nothing was free',
        'Why',
        unmetNeed.causes.map(({ cause, householdDays }) => ({ label: causeWords[cause], householdDays })),
      ),
      byOutcome: daysChart(
        'What happened instead',
        'What happened',
        unmetNeed.outcomes.map(({ outcome, householdDays }) => ({
          label: outcomeWords[outcome],
          householdDays,
        })),
      ),
    },
  };
}

/** Household-days by the district whose council looked, for a map; a district that is not among them had under five. */
export const unmetOnMap = (
  { unmetNeed: { districts } }: DashboardData,
  codes: readonly string[],
): readonly DistrictCount[] =>
  codes.map((code) => {
    const days = districts.find(({ districtCode }) => districtCode === code)?.householdDays ?? null;
    return { code, value: days, shown: daysShown(days) };
  });
