import { isLocalDate } from '@app/kernel';
import { dayInWords, momentInWords, titleOf } from '../layout/in-words';
import {
  closingWords,
  dietWords,
  groupWords,
  mobilityWords,
  nearWords,
  othersWords,
  personWords,
  petWords,
  preferenceWords,
  recourseWords,
  rentWords,
  riskWords,
  sensoryWords,
  substanceWords,
  supportWords,
  toolWords,
} from './words';

/** One answer as the history of a case keeps it: its field, and what it was as words or JSON. */
export interface CaseAnswer {
  readonly field: string;
  readonly answered: boolean;
  readonly value: string | null;
  readonly at: string;
  readonly organisationName: string;
  readonly yours: boolean;
}

export interface CaseHistoryData {
  readonly household: { readonly reference: string } | null;
  readonly caseHistory: {
    readonly nodes: readonly CaseAnswer[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
  readonly districts: readonly { readonly code: string; readonly name: string }[];
}

const fieldWords: Readonly<Record<string, string>> = {
  neededFrom: 'The first day they could move in',
  neededBy: 'The last day by which they must',
  stayDays: 'For how many nights',
  mobility: 'Moving about',
  sensory: 'Hearing and sight',
  substances: 'Drugs and alcohol',
  mentalHealth: 'Support with mental health',
  inCrisis: 'In a crisis now',
  careNeeds: 'Personal care',
  learningDisability: 'A learning disability',
  pregnant: 'Pregnant',
  dueOn: 'When the baby is due',
  pets: 'Pets',
  languages: 'Languages',
  interpreterWanted: 'An interpreter',
  risk: 'The risk',
  riskToOthers: 'A risk to others',
  recourse: 'Recourse to public funds',
  rentCover: 'What would pay the rent',
  nightWork: 'Works at night',
  byAndFor: 'A service for their own group',
  faithDiet: 'Faith and diet',
  willShare: 'Sharing with others',
  cameFromDistrict: 'Where they come from',
  cameFromDistrictCode: 'Where they come from',
  stayNear: 'Must stay near',
  flexible: 'What they are flexible about',
  unsafeAreas: 'Where they would not be safe',
  immigration: 'Immigration status',
  transHistory: 'Trans history',
  wantsToStay: 'Would rather stay at home',
  whoHarmsLivesThere: 'Whether who harms her lives there',
  whoHarmsMayEnter: 'Whether who harms her may enter',
  orderKeepsOut: 'An order that keeps them out',
  orderEndsOn: 'The order’s last day',
  tenure: 'By what right she lives there',
  landlord: 'Who lets it',
  landlordConsent: 'What the landlord says',
  landlordsScheme: 'The landlord’s own scheme',
  homeDistrictId: 'The district of her home',
  lead: 'leads',
  partner: 'partner',
  gender: 'gender',
  born: 'month of birth',
  age: 'age',
  whereabouts: 'where they are',
};

/** Parts of an answer of several, in the order in which they are said, and what is said before each. */
const partWords: Readonly<Record<string, string>> = {
  is: '',
  kind: '',
  level: '',
  need: '',
  group: '',
  districtCode: '',
  tool: 'by',
  dashScore: 'score',
  reason: 'because of',
  from: 'from',
  joinsOn: 'joins on',
  on: 'on',
};
const order = Object.keys(partWords);

/** Fixed words of answers, each said as on the page where it was asked; the same word means the same everywhere but for a few. */
const valueWords: Readonly<Record<string, string>> = {
  ...closingWords,
  ...personWords,
  ...supportWords,
  ...substanceWords,
  ...mobilityWords,
  ...sensoryWords,
  ...rentWords,
  ...petWords,
  ...riskWords,
  ...toolWords,
  ...othersWords,
  ...dietWords,
  ...groupWords,
  ...nearWords,
  ...preferenceWords,
  ...recourseWords,
  YES: 'Yes',
  NO: 'No',
  NONE: 'None',
  OTHER: 'Another',
  HERE: 'Here',
  JOINING: 'Joins',
  ELSEWHERE: 'Elsewhere',
  REQUIRED: 'A need',
  PREFERRED: 'A wish',
};

/** "Person 2: age" for people.1.age. */
export function fieldInWords(field: string): string {
  const [, key, part] = /^people\.(\d+)\.(.+)$/.exec(field) ?? [];
  if (key !== undefined && part !== undefined)
    return `Person ${String(Number(key) + 1)}: ${fieldWords[part] ?? titleOf(part).toLowerCase()}`;
  return fieldWords[field] ?? titleOf(field.replaceAll(/([A-Z])/g, ' $1'));
}

/** A kept value as a person reads it. @param districts by their ONS code. */
export function valueInWords(value: unknown, districts: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined) return 'Not asked';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    return isLocalDate(value)
      ? dayInWords(value)
      : (districts.get(value) ??
          valueWords[value] ??
          (/^[A-Z][A-Z_0-9]+$/.test(value) ? titleOf(value) : value));
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'None' : value.map((each) => valueInWords(each, districts)).join(', ');
  }
  if (typeof value !== 'object') return '';
  if ('year' in value && 'month' in value) return `${String(value.month)}/${String(value.year)}`;
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== false)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([name, part]) =>
      `${partWords[name] ?? titleOf(name).toLowerCase()} ${valueInWords(part, districts)}`.trim(),
    )
    .join(', ');
}

/** JSON where it is some; else the word as it stands. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Who answered what and when, latest first: what a new holder reads, so that nothing is asked twice. Pure. */
export function caseHistoryPage({ caseHistory, districts }: CaseHistoryData, now: Date) {
  const names = new Map(districts.map(({ code, name }) => [code, name]));
  return {
    rows: caseHistory.nodes.map(({ field, answered, value, at, organisationName, yours }) => ({
      what: fieldInWords(field),
      answer: !answered
        ? 'Back to not asked'
        : value === null
          ? 'Answered; not shown here'
          : valueInWords(parsed(value), names),
      when: momentInWords(at, now),
      by: yours ? `You, ${organisationName}` : organisationName,
    })),
    next: caseHistory.hasNextPage ? caseHistory.endCursor : null,
  };
}
