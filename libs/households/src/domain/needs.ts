import {
  type ByAndForGroup,
  type ByAndForNeed,
  type FaithDiet,
  type Mobility,
  type PetKind,
  type Preference,
  type Recourse,
  type RentCover,
  type RiskLevel,
  riskOf,
  type RiskTool,
  type RiskToOthers,
  type SensoryNeed,
  type StayNearReason,
  type SubstanceUse,
  type SupportLevel,
} from '@app/eligibility';
import { addDays, type LocalDate, type Problem, problem } from '@app/kernel';
import { riskProblems, type ToldRisk } from './risk';

/** How much a service run by and for one's own group matters. NONE: asked, and it does not. */
export const groupNeeds = ['REQUIRED', 'PREFERRED', 'NONE'] as const;
export type GroupNeed = ByAndForNeed | 'NONE';

/** Pets of one kind. */
export interface Pets {
  readonly kind: PetKind;
  readonly count: number;
}

/** A district that the household must, or would like to, stay near. */
export interface StayNear {
  readonly districtId: string;
  readonly reason: StayNearReason;
  readonly flexible: boolean;
}

/** What a household needs, as kept. Null is "not asked"; an empty list is "asked, and there is none". */
export interface Needs {
  readonly neededFrom: LocalDate;
  readonly neededBy: LocalDate | null;
  readonly mobility: Mobility | null;
  readonly substances: SubstanceUse | null;
  readonly mentalHealth: SupportLevel | null;
  readonly inCrisis: boolean | null;
  readonly recourse: Recourse | null;
  readonly pregnant: boolean | null;
  readonly dueOn: LocalDate | null;
  readonly sensory: readonly SensoryNeed[] | null;
  readonly pets: readonly Pets[] | null;
  readonly languages: readonly string[] | null;
  readonly interpreterWanted: boolean | null;
  readonly careNeeds: SupportLevel | null;
  readonly learningDisability: boolean | null;
  readonly riskLevel: RiskLevel | null;
  readonly riskTool: RiskTool | null;
  readonly dashScore: number | null;
  readonly riskOn: LocalDate | null;
  readonly riskNote: string | null;
  readonly riskToOthers: readonly RiskToOthers[] | null;
  readonly byAndForNeed: GroupNeed | null;
  readonly byAndForGroup: ByAndForGroup | null;
  readonly faithDiet: readonly FaithDiet[] | null;
  readonly cameFromDistrictId: string | null;
  readonly stayNear: readonly StayNear[] | null;
  readonly stayDays: number | null;
  readonly shareKitchen: boolean | null;
  readonly shareBathroom: boolean | null;
  readonly shareRoom: boolean | null;
  readonly rentCover: RentCover | null;
  readonly nightWork: boolean | null;
  readonly flexible: readonly Preference[];
}

/** Needs of which each is told by one answer of the same name. */
type Plain =
  | 'mobility'
  | 'substances'
  | 'mentalHealth'
  | 'inCrisis'
  | 'recourse'
  | 'pregnant'
  | 'dueOn'
  | 'sensory'
  | 'pets'
  | 'languages'
  | 'interpreterWanted'
  | 'careNeeds'
  | 'learningDisability'
  | 'riskToOthers'
  | 'faithDiet'
  | 'stayDays'
  | 'rentCover'
  | 'nightWork'
  | 'neededBy';

/** What was answered. Left out (undefined) is unchanged; null is back to "not asked". */
export type ToldNeeds = { readonly [field in Plain]?: Needs[field] | undefined } & {
  /** Null: today. */
  readonly neededFrom?: LocalDate | null | undefined;
  readonly risk?:
    | {
        readonly level?: RiskLevel | null | undefined;
        readonly tool: RiskTool;
        readonly dashScore?: number | null | undefined;
        /** Left out: today. */
        readonly on?: LocalDate | null | undefined;
        readonly judgementNote?: string | null | undefined;
      }
    | null
    | undefined;
  readonly byAndFor?:
    { readonly need: GroupNeed; readonly group?: ByAndForGroup | null | undefined } | null | undefined;
  readonly cameFromDistrictId?: string | null | undefined;
  readonly stayNear?: readonly StayNear[] | null | undefined;
  readonly willShare?:
    | {
        readonly kitchen?: boolean | null | undefined;
        readonly bathroom?: boolean | null | undefined;
        readonly room?: boolean | null | undefined;
      }
    | null
    | undefined;
  /** Null: none. */
  readonly flexible?: readonly Preference[] | null | undefined;
};

/** A household of whom nothing was asked, from this day on. */
export const nothingAsked = (neededFrom: LocalDate): Needs => ({
  neededFrom,
  neededBy: null,
  mobility: null,
  substances: null,
  mentalHealth: null,
  inCrisis: null,
  recourse: null,
  pregnant: null,
  dueOn: null,
  sensory: null,
  pets: null,
  languages: null,
  interpreterWanted: null,
  careNeeds: null,
  learningDisability: null,
  riskLevel: null,
  riskTool: null,
  dashScore: null,
  riskOn: null,
  riskNote: null,
  riskToOthers: null,
  byAndForNeed: null,
  byAndForGroup: null,
  faithDiet: null,
  cameFromDistrictId: null,
  stayNear: null,
  stayDays: null,
  shareKitchen: null,
  shareBathroom: null,
  shareRoom: null,
  rentCover: null,
  nightWork: null,
  flexible: [],
});

/** What was told, or what was there before when it was left out. */
const given = <T>(told: T | undefined, before: T): T => (told === undefined ? before : told);

const once = <T>(list: readonly T[] | null | undefined): readonly T[] | null | undefined =>
  list && [...new Set(list)];

/** The needs after these answers. */
export function needsAfter(told: ToldNeeds, before: Needs, today: LocalDate): Needs {
  const pregnant = given(told.pregnant, before.pregnant);
  return {
    neededFrom: given(told.neededFrom, before.neededFrom) ?? today,
    neededBy: given(told.neededBy, before.neededBy),
    mobility: given(told.mobility, before.mobility),
    substances: given(told.substances, before.substances),
    mentalHealth: given(told.mentalHealth, before.mentalHealth),
    inCrisis: given(told.inCrisis, before.inCrisis),
    recourse: given(told.recourse, before.recourse),
    pregnant,
    // Who is no longer pregnant is no longer due.
    dueOn: given(told.dueOn, pregnant === true ? before.dueOn : null),
    sensory: given(once(told.sensory), before.sensory),
    pets: given(told.pets, before.pets),
    languages: given(once(told.languages), before.languages),
    interpreterWanted: given(told.interpreterWanted, before.interpreterWanted),
    careNeeds: given(told.careNeeds, before.careNeeds),
    learningDisability: given(told.learningDisability, before.learningDisability),
    ...riskAfter(told.risk, before, today),
    riskToOthers: given(once(told.riskToOthers), before.riskToOthers),
    byAndForNeed: told.byAndFor === undefined ? before.byAndForNeed : (told.byAndFor?.need ?? null),
    byAndForGroup: told.byAndFor === undefined ? before.byAndForGroup : (told.byAndFor?.group ?? null),
    faithDiet: given(once(told.faithDiet), before.faithDiet),
    cameFromDistrictId: given(told.cameFromDistrictId, before.cameFromDistrictId),
    stayNear: given(told.stayNear, before.stayNear),
    stayDays: given(told.stayDays, before.stayDays),
    ...sharingAfter(told.willShare, before),
    rentCover: given(told.rentCover, before.rentCover),
    nightWork: given(told.nightWork, before.nightWork),
    flexible: given(once(told.flexible), before.flexible) ?? [],
  };
}

type Risk = Pick<Needs, 'riskLevel' | 'riskTool' | 'dashScore' | 'riskOn' | 'riskNote'>;

function riskAfter(told: ToldNeeds['risk'], before: Needs, today: LocalDate): Risk {
  if (told === undefined) {
    const { riskLevel, riskTool, dashScore, riskOn, riskNote } = before;
    return { riskLevel, riskTool, dashScore, riskOn, riskNote };
  }
  if (told === null)
    return { riskLevel: null, riskTool: null, dashScore: null, riskOn: null, riskNote: null };
  const risk = toldRisk(told, today);
  return {
    riskLevel: riskOf(risk).level,
    riskTool: risk.tool,
    dashScore: risk.dashScore,
    riskOn: risk.on,
    riskNote: risk.judgementNote,
  };
}

function toldRisk(told: NonNullable<ToldNeeds['risk']>, today: LocalDate): ToldRisk {
  const { tool, level = null, dashScore = null, on, judgementNote } = told;
  const said = judgementNote?.trim() ?? '';
  return { tool, level, dashScore, on: on ?? today, judgementNote: said === '' ? null : said };
}

function sharingAfter(
  told: ToldNeeds['willShare'],
  before: Needs,
): Pick<Needs, 'shareKitchen' | 'shareBathroom' | 'shareRoom'> {
  if (told === null) return { shareKitchen: null, shareBathroom: null, shareRoom: null };
  return {
    shareKitchen: given(told?.kitchen, before.shareKitchen),
    shareBathroom: given(told?.bathroom, before.shareBathroom),
    shareRoom: given(told?.room, before.shareRoom),
  };
}

/** How far ahead a place may be asked for, in days: assumed. */
const furthestAhead = 365;
/** A baby may be told of as due so long ago, or so far ahead, in days: a term is 40 weeks. */
const longOverdue = 28;
const longestTerm = 294;

/** What is wrong with these answers, beside their shape, each with its field. */
export function needsProblems(told: ToldNeeds, after: Needs, today: LocalDate): Problem[] {
  return [
    ...dateProblems(told, after, today),
    ...pregnancyProblems(told, after, today),
    ...listProblems(told),
    ...(told.risk ? riskProblems(toldRisk(told.risk, today), today) : []),
    ...(told.byAndFor ? groupProblems(told.byAndFor) : []),
  ];
}

function dateProblems(told: ToldNeeds, { neededFrom, neededBy }: Needs, today: LocalDate): Problem[] {
  const found: Problem[] = [];
  if (told.neededFrom != null && neededFrom < today) {
    found.push(problem('NEEDED_BEFORE_TODAY', 'They can move in today at the earliest.', 'neededFrom'));
  }
  if (told.neededFrom != null && neededFrom > addDays(today, furthestAhead)) {
    found.push(problem('NEEDED_TOO_FAR_AHEAD', 'Give a day within the next year.', 'neededFrom'));
  }
  const dated = told.neededFrom !== undefined || told.neededBy !== undefined;
  if (dated && neededBy !== null && neededBy < neededFrom) {
    found.push(problem('NEEDED_BY_BEFORE_FROM', 'The last day must not be before the first.', 'neededBy'));
  }
  return found;
}

function pregnancyProblems(told: ToldNeeds, { pregnant, dueOn }: Needs, today: LocalDate): Problem[] {
  if (told.dueOn == null || dueOn === null) return [];
  const found: Problem[] = [];
  if (pregnant !== true) {
    found.push(
      problem('DUE_WHEN_PREGNANT', 'Say that someone is pregnant, with the day it is due.', 'dueOn'),
    );
  }
  if (dueOn < addDays(today, -longOverdue) || dueOn > addDays(today, longestTerm)) {
    found.push(problem('DUE_ON_NOT_LIKELY', 'Check the day the baby is due.', 'dueOn'));
  }
  return found;
}

function groupProblems({ need, group }: NonNullable<ToldNeeds['byAndFor']>): Problem[] {
  if (need !== 'NONE' && group == null) {
    return [problem('WHICH_GROUP', 'Say by and for which group the service should be.', 'byAndFor.group')];
  }
  if (need === 'NONE' && group != null) {
    return [problem('NO_GROUP', 'Leave the group out when it does not matter.', 'byAndFor.group')];
  }
  return [];
}

function listProblems({ pets, stayNear, languages }: ToldNeeds): Problem[] {
  const repeated = <T>(list: readonly T[] | null | undefined, keyOf: (item: T) => string): number[] => {
    const keys = (list ?? []).map(keyOf);
    return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [index] : []));
  };
  return [
    ...repeated(pets, ({ kind }) => kind).map((index) =>
      problem('PETS_ONCE', 'Name each kind of pet once, with how many.', `pets.${index}.kind`),
    ),
    ...repeated(stayNear, ({ districtId, reason }) => `${districtId} ${reason}`).map((index) =>
      problem('STAY_NEAR_ONCE', 'Name each district once for each reason.', `stayNear.${index}`),
    ),
    ...(languages ?? []).flatMap((code, index) =>
      isLanguage(code)
        ? []
        : [
            problem(
              'UNKNOWN_LANGUAGE',
              'Give a language by its two letters, such as pl.',
              `languages.${index}`,
            ),
          ],
    ),
  ];
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Whether this is a language of ISO 639-1: two small letters. */
const isLanguage = (code: string): boolean => /^[a-z]{2}$/.test(code) && languageNames.of(code) !== undefined;

/** One answer to be remembered: what was answered, and what it was. */
export interface Answer {
  /** As the field is called in the inputs. */
  readonly field: string;
  /** False: it is back to "not asked". */
  readonly answered: boolean;
  /** Null also where only that it was answered is kept. */
  readonly value: unknown;
}

/** What of the needs each answer is. The note on a risk is not repeated in the history. */
const answersOf = (
  needs: Needs,
  districtCode: (id: string) => string,
): Readonly<Record<string, unknown>> => ({
  neededFrom: needs.neededFrom,
  neededBy: needs.neededBy,
  mobility: needs.mobility,
  substances: needs.substances,
  mentalHealth: needs.mentalHealth,
  inCrisis: needs.inCrisis,
  recourse: needs.recourse,
  pregnant: needs.pregnant,
  dueOn: needs.dueOn,
  sensory: needs.sensory,
  pets: needs.pets,
  languages: needs.languages,
  interpreterWanted: needs.interpreterWanted,
  careNeeds: needs.careNeeds,
  learningDisability: needs.learningDisability,
  risk:
    needs.riskLevel === null
      ? null
      : { level: needs.riskLevel, tool: needs.riskTool, dashScore: needs.dashScore, on: needs.riskOn },
  riskToOthers: needs.riskToOthers,
  byAndFor: needs.byAndForNeed === null ? null : { need: needs.byAndForNeed, group: needs.byAndForGroup },
  faithDiet: needs.faithDiet,
  cameFromDistrict: needs.cameFromDistrictId === null ? null : districtCode(needs.cameFromDistrictId),
  stayNear:
    needs.stayNear?.map(({ districtId, reason, flexible }) => ({
      district: districtCode(districtId),
      reason,
      flexible,
    })) ?? null,
  stayDays: needs.stayDays,
  'willShare.kitchen': needs.shareKitchen,
  'willShare.bathroom': needs.shareBathroom,
  'willShare.room': needs.shareRoom,
  rentCover: needs.rentCover,
  nightWork: needs.nightWork,
  flexible: needs.flexible,
});

/** The answers by which the needs changed, in the order of the fields. A changed note changes the risk. */
export function answersBetween(before: Needs, after: Needs, districtCode: (id: string) => string): Answer[] {
  const old = answersOf(before, districtCode);
  return Object.entries(answersOf(after, districtCode))
    .filter(
      ([field, value]) =>
        JSON.stringify(value) !== JSON.stringify(old[field]) ||
        (field === 'risk' && before.riskNote !== after.riskNote),
    )
    .map(([field, value]) => ({ field, answered: value !== null, value }));
}
