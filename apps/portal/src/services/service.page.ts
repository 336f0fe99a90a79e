import type {
  AccommodationType,
  AdmissionPolicy,
  ByAndForGroup,
  FaithDiet,
  OwnerType,
  Security,
  Staffing,
} from '@app/eligibility';
import { allows, dayIn, inPounds, type Pence, type Role } from '@app/kernel';
import { dayInWords } from '../layout/in-words';
import { languageName } from '../layout/languages';
import { featuresInWords } from '../units/unit.page';

export const typeWords: Readonly<
  Record<AccommodationType, { readonly text: string; readonly hint: string }>
> = {
  REFUGE: { text: 'Refuge', hint: 'Shared living with support, for people who flee abuse.' },
  SPECIALIST: { text: 'Specialist', hint: 'Refuge or home run by and for a group, or for particular needs.' },
  DISPERSED: { text: 'Dispersed', hint: 'Self-contained homes with support, apart from each other.' },
  SANCTUARY: { text: 'Sanctuary', hint: 'People stay in their own home, made safe. It has no units.' },
  SECOND_STAGE: { text: 'Second stage (move-on)', hint: 'Less support, on the way to a home of their own.' },
  OTHER_DESIGNATED: { text: 'Other designated', hint: 'Named by the council as safe accommodation.' },
};

export const ownerWords: Readonly<Record<OwnerType, string>> = {
  LOCAL_HOUSING_AUTHORITY: 'A local housing authority',
  NON_PROFIT_REGISTERED_PROVIDER: 'A non-profit registered provider',
  VOLUNTARY_ORGANISATION: 'A voluntary organisation',
  OTHER: 'Somebody else',
};

export const staffingWords: Readonly<Record<Staffing, string>> = {
  ON_SITE_24H: 'On site day and night',
  ON_CALL_24H: 'On call day and night',
  OFFICE_HOURS: 'Office hours',
  FLOATING: 'They visit',
};

export const securityWords: Readonly<Record<Security, string>> = {
  CCTV: 'CCTV',
  CONTROLLED_ENTRY: 'Controlled entry',
  PANIC_ALARM: 'Panic alarm',
  POLICE_MARKER: 'The police know what it is when someone calls',
};

export const groupWords: Readonly<Record<ByAndForGroup, string>> = {
  BLACK_AND_MINORITISED: 'Black and minoritised women',
  DEAF: 'Deaf people',
  DISABLED: 'Disabled people',
  LGBT_PLUS: 'LGBT+ people',
  YOUNG_16_24: 'Young people, 16 to 24',
  OLDER_65_PLUS: 'Older people, 65 and over',
  GYPSY_ROMA_TRAVELLER: 'Gypsy, Roma and Traveller people',
  FAITH: 'People of a faith',
  MEN: 'Men',
  SUBSTANCE_RECOVERY: 'People in recovery',
};

export const faithWords: Readonly<Record<FaithDiet, string>> = {
  HALAL: 'Halal food',
  KOSHER: 'Kosher food',
  VEGETARIAN: 'Vegetarian food',
  VEGAN: 'Vegan food',
  PRAYER_SPACE: 'A place to pray',
  ALCOHOL_FREE: 'No alcohol in the house',
};

export const policyWords: Readonly<Record<AdmissionPolicy, string>> = {
  CASE_BY_CASE: 'Case by case',
  INCLUSIVE: 'Inclusive of trans people',
  SINGLE_SEX_ONLY: 'One sex only',
};

/** Languages that are offered as boxes beside those a service has: spoken much in the county. ISO 639-1. */
export const languages = [
  'ar',
  'bg',
  'bn',
  'es',
  'fa',
  'fr',
  'gu',
  'hi',
  'it',
  'ku',
  'lt',
  'ne',
  'pa',
  'pl',
  'ps',
  'pt',
  'ro',
  'ru',
  'so',
  'ta',
  'tr',
  'uk',
  'ur',
  'zh',
] as const;

export interface ServiceFeatures {
  readonly staffing: Staffing;
  readonly securities: readonly Security[];
  readonly staffLanguages: readonly string[];
  readonly interpreting: boolean;
  readonly bslStaff: boolean;
  readonly byAndForGroups: readonly ByAndForGroup[];
  readonly faithDiets: readonly FaithDiet[];
  readonly weeklyRentPence: number | null;
  readonly personalChargePence: number | null;
  readonly curfew: boolean;
  readonly petFostering: boolean;
}

interface Policy {
  readonly policy: AdmissionPolicy;
  readonly legalBasis: string;
  readonly from: string;
}

export interface ServiceData {
  readonly service: {
    readonly id: string;
    readonly name: string;
    readonly accommodationType: AccommodationType;
    readonly relevant: boolean;
    readonly area: { readonly name: string };
    readonly masked: boolean;
    readonly turnaroundDays: number;
    readonly turnaroundInWorkingDays: boolean;
    readonly intakeOpens: string | null;
    readonly intakeCloses: string | null;
    readonly openedOn: string;
    readonly closedOn: string | null;
    readonly units: number;
    readonly features: ServiceFeatures;
    readonly admissionPolicy: Policy | null;
  } | null;
  readonly units: {
    readonly nodes: readonly {
      readonly id: string;
      readonly code: string;
      readonly features: Readonly<Record<string, number | boolean | null>>;
    }[];
    readonly hasNextPage: boolean;
  };
  readonly admissionPolicies: { readonly nodes: readonly Policy[] };
}

export type OwnService = NonNullable<ServiceData['service']>;

export interface Step {
  readonly title: string;
  readonly href: string;
  readonly says: string;
  /** Whether it was seen to; a word, not only a colour. */
  readonly done: boolean;
}

export interface ServicePage {
  readonly title: string;
  readonly id: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly steps: readonly Step[];
  readonly units: readonly { readonly code: string; readonly href: string; readonly says: string }[];
  readonly moreUnits: boolean;
  readonly scheduled: readonly string[];
  readonly manager: boolean;
  readonly open: boolean;
  readonly masked: boolean;
}

/** One service as it is set up, and what is left to say. */
export function servicePage(
  { service, units, admissionPolicies }: ServiceData & { readonly service: OwnService },
  rulesSaid: number,
  now: Date,
  roles: readonly Role[],
): ServicePage {
  const today = dayIn(now);
  const { id, features, admissionPolicy: policy } = service;
  const hasUnits = service.accommodationType !== 'SANCTUARY';
  const changed = featureLines(features);
  return {
    title: service.name,
    id,
    name: service.name,
    lines: [
      `${typeWords[service.accommodationType].text}, shown as ${service.area.name}${service.masked ? ', not by its district: alone of its type there, it would tell where it is' : ''}.`,
      service.relevant
        ? 'It counts as safe accommodation in the annual return.'
        : 'It does not count as safe accommodation in the annual return: look at who owns it and what is shared.',
      service.intakeOpens === null
        ? 'Its intake desk never closes.'
        : `Its intake desk is open from ${service.intakeOpens} to ${service.intakeCloses ?? ''}. Time to answer runs then.`,
      `A unit is made ready in ${String(service.turnaroundDays)} ${service.turnaroundInWorkingDays ? 'working ' : ''}day${service.turnaroundDays === 1 ? '' : 's'}.`,
      ...(service.closedOn === null
        ? []
        : [
            service.closedOn <= today
              ? `Closed since ${dayInWords(service.closedOn)}.`
              : `It closes: from ${dayInWords(service.closedOn)} nothing can be used.`,
          ]),
    ],
    steps: [
      {
        title: 'What it is like',
        href: `/services/${id}/features`,
        says: changed.join('. ') || 'Nothing said yet: no staff cover beyond office hours is assumed.',
        done: changed.length > 1,
      },
      hasUnits
        ? {
            title: 'Whom you take',
            href: `/rules/services/${id}`,
            says:
              rulesSaid === 0
                ? 'Careful defaults hold.'
                : `${String(rulesSaid)} rule${rulesSaid === 1 ? '' : 's'} set for this service.`,
            done: rulesSaid > 0,
          }
        : {
            title: 'The scheme',
            href: '/sanctuary',
            says: 'Whom it takes, what it fits, its weeks and its jobs.',
            done: true,
          },
      {
        title: 'Admission by sex and gender',
        href: `/services/${id}/admission`,
        says: policy ? `${policyWords[policy.policy]}, since ${dayInWords(policy.from)}.` : 'None is stated.',
        done: policy !== null,
      },
      ...(hasUnits && allows('addUnits', roles)
        ? [
            {
              title: 'Units',
              href: `/services/${id}/units/new`,
              says:
                service.units === 0
                  ? 'None yet: paste them from a spreadsheet.'
                  : `${String(service.units)} so far. Add more.`,
              done: service.units > 0,
            },
          ]
        : []),
    ],
    units: units.nodes.map(({ id: unitId, code, features: offers }) => ({
      code,
      href: `/units/${unitId}`,
      says: featuresInWords(offers).join(', '),
    })),
    moreUnits: units.hasNextPage,
    scheduled: admissionPolicies.nodes
      .filter(({ from }) => from > today)
      .map(({ policy: next, from }) => `From ${dayInWords(from)}: ${policyWords[next].toLowerCase()}.`),
    manager: allows('describeService', roles),
    open: service.closedOn === null,
    masked: service.masked,
  };
}

const listed = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>): string =>
  values.map((value) => words[value]).join(', ');

function featureLines(features: ServiceFeatures): string[] {
  return [
    `Staff: ${staffingWords[features.staffing].toLowerCase()}`,
    ...(features.securities.length > 0 ? [listed(features.securities, securityWords)] : []),
    ...(features.staffLanguages.length > 0
      ? [`Staff speak ${features.staffLanguages.map(languageName).join(', ')}`]
      : []),
    ...(features.interpreting ? ['Uses interpreters'] : []),
    ...(features.bslStaff ? ['Staff sign'] : []),
    ...(features.byAndForGroups.length > 0
      ? [`Run by and for ${listed(features.byAndForGroups, groupWords).toLowerCase()}`]
      : []),
    ...(features.faithDiets.length > 0 ? [listed(features.faithDiets, faithWords)] : []),
    ...(features.weeklyRentPence === null
      ? []
      : [`Rent ${inPounds(features.weeklyRentPence as Pence)} a week`]),
    ...(features.curfew ? ['There is a curfew'] : []),
    ...(features.petFostering ? ['Arranges for pets to be fostered'] : []),
  ];
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
const pounds = (pence: number | null): string =>
  pence === null ? '' : inPounds(pence as Pence).replaceAll(/[£,]/g, '');

/** What a service is like, as the fields of its form. */
export const featureValues = (
  name: string,
  features: ServiceFeatures,
): Record<string, string | readonly string[]> => ({
  name,
  'features.staffing': features.staffing,
  'features.securities': features.securities,
  'features.staffLanguages': features.staffLanguages,
  'features.interpreting': yesNo(features.interpreting),
  'features.bslStaff': yesNo(features.bslStaff),
  'features.byAndForGroups': features.byAndForGroups,
  'features.faithDiets': features.faithDiets,
  'features.weeklyRentPence': pounds(features.weeklyRentPence),
  'features.personalChargePence': pounds(features.personalChargePence),
  'features.curfew': yesNo(features.curfew),
  'features.petFostering': yesNo(features.petFostering),
});

export interface ServicesData {
  readonly services: {
    readonly nodes: readonly {
      readonly id: string;
      readonly name: string;
      readonly accommodationType: AccommodationType;
      readonly area: { readonly name: string };
      readonly units: number;
      readonly closedOn: string | null;
    }[];
    readonly hasNextPage: boolean;
  };
}

/** The services of an organisation; those that are closed stand last. */
export function servicesPage({ services }: ServicesData, now: Date) {
  const today = dayIn(now);
  const rows = services.nodes.map(({ id, name, accommodationType, area, units, closedOn }) => ({
    href: `/services/${id}`,
    name,
    type: typeWords[accommodationType].text,
    area: area.name,
    units: String(units),
    closed: closedOn !== null && closedOn <= today,
    closes: closedOn === null ? '' : dayInWords(closedOn),
  }));
  return {
    services: [...rows.filter(({ closed }) => !closed), ...rows.filter(({ closed }) => closed)],
    more: services.hasNextPage,
  };
}

/** Words of a list as the items of radios, boxes or a select. */
export const itemsOf = <T extends string>(
  words: Readonly<Record<T, string>>,
): { readonly value: T; readonly text: string }[] =>
  (Object.entries(words) as [T, string][]).map(([value, text]) => ({ value, text }));
