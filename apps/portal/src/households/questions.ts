import {
  byAndForGroups,
  faithDiets,
  mobilities,
  petKinds,
  preferences,
  recourses,
  rentCovers,
  riskLevels,
  risksToOthers,
  riskTools,
  sensoryNeeds,
  stayNearReasons,
  substanceUses,
  supportLevels,
} from '@app/eligibility';
import type { HouseholdFactName } from '@app/eligibility';
import type { ChangeHouseholdInput } from '@app/households';
import { problem } from '@app/kernel';
import { dayParts, type Fields, type Sent } from '../layout/form';
import { dayInWords, shortDayInWords } from '../layout/in-words';
import { languageCode, languageName } from '../layout/languages';
import type { HouseholdData, NamedDistrict } from './household.data';
import {
  dietWords,
  groupWords,
  itemsOf,
  mobilityWords,
  nearWords,
  othersWords,
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

/** What changes by the answer to a question. */
export type Told = Partial<Omit<ChangeHouseholdInput, 'householdId' | 'people' | 'idempotencyKey'>>;

interface Item {
  readonly value: string;
  readonly text: string;
}

/** One field of a question's page, by the macro that draws it. */
export interface FieldSpec {
  readonly kind: 'radios' | 'checkboxes' | 'yesNo' | 'input' | 'textarea' | 'day' | 'select';
  readonly name: string;
  readonly text: string;
  readonly hint?: string;
  readonly items?: readonly (Item | { readonly divider: string })[];
  readonly width?: number;
  readonly numeric?: boolean;
}

/** One question: a page of its own, that may be skipped. What no rule needs is not asked. */
export interface Question {
  readonly topic: string;
  readonly title: string;
  /** Why it is asked: said to whoever asks it. */
  readonly why: string;
  /** @param districts of Greater Essex; `elsewhere`: all others. */
  readonly fields: (
    districts: readonly NamedDistrict[],
    elsewhere: readonly NamedDistrict[],
  ) => readonly FieldSpec[];
  /** What is kept, as the fields show it. */
  readonly values: (household: HouseholdData) => Sent;
  /** What was answered. Null is "not asked". */
  readonly read: (fields: Fields) => Told;
  /** The answer in words; null: not asked yet. */
  readonly answer: (household: HouseholdData) => string | null;
}

/** Ticked alone: it was asked, and there is nothing. */
const nothing = 'NOTHING';
const orNothing = (items: readonly Item[], text = 'None of these'): FieldSpec['items'] => [
  ...items,
  { divider: 'or' },
  { value: nothing, text },
];

/** Boxes as the command takes them: nothing ticked was not asked, "none" is an empty answer, and not both. */
function ticked<T extends string>(fields: Fields, name: string, words: readonly T[]): T[] | null {
  const chosen = fields.choices(name, words);
  notBoth(fields, name, chosen.length > 0);
  if (chosen.length > 0) return chosen;
  return fields.many(name).includes(nothing) ? [] : null;
}
function notBoth(fields: Fields, name: string, some: boolean): void {
  if (some && fields.many(name).includes(nothing))
    fields.problems.push(
      problem('CHOICE', 'Tick which there are, or that there are none, and not both.', name),
    );
}
const boxes = (kept: readonly string[] | null): readonly string[] =>
  kept === null ? [] : kept.length === 0 ? [nothing] : kept;

const yes = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no');
const said = (words: Readonly<Record<string, string>>, value: string): string => words[value] ?? value;
const listed = (
  kept: readonly string[] | null,
  words: Readonly<Record<string, string>>,
  none = 'None',
): string | null =>
  kept === null ? null : kept.length === 0 ? none : kept.map((value) => said(words, value)).join(', ');
/** The parts that were told, as one sentence; null when nothing was. */
const together = (...parts: readonly (string | null)[]): string | null =>
  parts.some((part) => part !== null) ? parts.filter((part) => part !== null).join('. ') : null;
const yesNo = (value: boolean | null, whenYes: string, whenNo: string): string | null =>
  value === null ? null : value ? whenYes : whenNo;
const districtItems = (districts: readonly NamedDistrict[]): Item[] =>
  districts.map(({ code, name }) => ({ value: code, text: name }));

/** The question whose answer tells a fact that a rule misses; null: it is told otherwise, with the people or at sending. */
export const topicAbout: Readonly<Record<HouseholdFactName, string | null>> = {
  PEOPLE: null,
  AGE_OF_LEAD: null,
  AGES_OF_BOYS: null,
  AGES_OF_OTHERS: null,
  GENDER_OF_ADULTS: null,
  GENDER_OF_CHILDREN: null,
  ROUTE: null,
  UNSAFE_AREAS: 'unsafe',
  RISK: 'risk',
  DATES: 'when',
  LENGTH: 'when',
  ORIGIN: 'from',
  MOBILITY: 'building',
  SENSORY: 'building',
  CARE_NEEDS: 'building',
  MENTAL_HEALTH: 'support',
  SUBSTANCES: 'support',
  PREGNANCY: 'baby',
  PETS: 'pets',
  RECOURSE: 'money',
  RENT_COVER: 'money',
  LANGUAGES: 'language',
  RISK_TO_OTHERS: 'others',
  NIGHT_WORK: 'others',
  SHARING: 'wishes',
  BY_AND_FOR: 'wishes',
  FAITH_DIET: 'wishes',
  STAY_NEAR: 'wishes',
};

/** Every question, in the order in which they are asked: what keeps them safe, then what most places limit. */
export const questions: readonly Question[] = [
  {
    topic: 'unsafe',
    title: 'Where would they not be safe?',
    why: 'No place there is offered, and neighbouring districts are warned of. Providers are never told before they live there.',
    fields: (districts) => [
      {
        kind: 'checkboxes',
        name: 'unsafeAreas.districtCodes',
        text: 'Districts',
        items: orNothing(districtItems(districts), 'Nowhere: they are safe anywhere'),
      },
      {
        kind: 'input',
        name: 'unsafeAreas.outcodes',
        text: 'Postcode districts',
        hint: 'The first half of a postcode, such as CM1. Several with commas. Also for places outside Greater Essex.',
        width: 20,
      },
    ],
    values: ({ unsafeAreas }) => ({
      'unsafeAreas.districtCodes': unsafeAreas.asked
        ? boxes([...unsafeAreas.districts.map(({ code }) => code)]).filter(
            (value) => value !== nothing || unsafeAreas.outcodes.length === 0,
          )
        : [],
      'unsafeAreas.outcodes': unsafeAreas.outcodes.join(', '),
    }),
    read: (fields) => {
      const ticks = fields.many('unsafeAreas.districtCodes');
      const outcodes = fields
        .textOr('unsafeAreas.outcodes')
        .split(/[,;\n]+/)
        .map((outcode) => outcode.trim())
        .filter((outcode) => outcode !== '');
      if (ticks.length === 0 && outcodes.length === 0) return {};
      notBoth(fields, 'unsafeAreas.districtCodes', ticks.length > 1 || outcodes.length > 0);
      return { unsafeAreas: { districtCodes: ticks.filter((code) => code !== nothing), outcodes } };
    },
    answer: ({ unsafeAreas: { asked, districts, outcodes } }) =>
      asked ? [...districts.map(({ name }) => name), ...outcodes].join(', ') || 'Nowhere' : null,
  },
  {
    topic: 'risk',
    title: 'How high is the risk?',
    why: 'Some places cannot keep people at high risk safe. What has not been asked is never taken for low.',
    fields: () => [
      { kind: 'radios', name: 'risk.tool', text: 'How was it assessed?', items: itemsOf(toolWords) },
      {
        kind: 'input',
        name: 'risk.dashScore',
        text: 'How many of the 24 questions were yes?',
        hint: 'For DASH and RIC. 14 or more is high.',
        width: 2,
        numeric: true,
      },
      { kind: 'radios', name: 'risk.level', text: 'The risk', items: itemsOf(riskWords) },
      {
        kind: 'textarea',
        name: 'risk.judgementNote',
        text: 'Why it is high with a score below 14',
        hint: 'Only then. 20 to 500 characters, and no names.',
      },
    ],
    values: ({ risk }) => ({
      'risk.tool': risk?.tool,
      'risk.level': risk?.level,
      'risk.dashScore': risk?.dashScore ?? '',
      'risk.judgementNote': risk?.judgementNote ?? '',
    }),
    read: (fields) => {
      const tool = fields.choice('risk.tool', riskTools);
      const told = {
        dashScore: fields.whole('risk.dashScore', 'Enter how many were yes, 0 to 24.', [0, 24]),
        level: fields.choice('risk.level', riskLevels),
        judgementNote: fields.text('risk.judgementNote'),
      };
      if (tool !== null) return { risk: { tool, ...told } };
      if (Object.values(told).some((value) => value !== null))
        fields.problems.push(problem('CHOICE', 'Say how it was assessed.', 'risk.tool'));
      return {};
    },
    answer: ({ risk }) =>
      risk &&
      `${said(riskWords, risk.level)}, by ${said(toolWords, risk.tool)}${risk.dashScore === null ? '' : `, ${String(risk.dashScore)} of 24`}`,
  },
  {
    topic: 'when',
    title: 'When do they need a place?',
    why: 'Places that are free too late are left out.',
    fields: () => [
      { kind: 'day', name: 'neededFrom', text: 'The first day they could move in' },
      {
        kind: 'day',
        name: 'neededBy',
        text: 'The last day by which they must',
        hint: 'Leave empty if there is none.',
      },
      {
        kind: 'input',
        name: 'stayDays',
        text: 'For how many nights, if it is known',
        width: 4,
        numeric: true,
      },
    ],
    values: ({ neededFrom, neededBy, stayDays }) => ({
      ...dayParts('neededFrom', neededFrom),
      ...dayParts('neededBy', neededBy),
      stayDays: stayDays ?? '',
    }),
    read: (fields) => {
      const neededFrom = fields.day('neededFrom');
      return {
        ...(neededFrom === null ? {} : { neededFrom }),
        neededBy: fields.day('neededBy'),
        stayDays: fields.whole('stayDays'),
      };
    },
    answer: ({ neededFrom, neededBy, stayDays }) =>
      `From ${dayInWords(neededFrom)}${neededBy ? `, by ${shortDayInWords(neededBy)}` : ''}${stayDays ? `, for ${String(stayDays)} nights` : ''}`,
  },
  {
    topic: 'from',
    title: 'Which district do they come from?',
    why: 'Refuges seldom take people from their own district. The council’s return counts it.',
    fields: (districts, elsewhere) => [
      { kind: 'radios', name: 'cameFromDistrictCode', text: 'District', items: districtItems(districts) },
      {
        kind: 'select',
        name: 'otherDistrictCode',
        text: 'Or another district of the United Kingdom',
        items: [{ value: '', text: 'Choose a district' }, ...districtItems(elsewhere)],
      },
    ],
    values: ({ cameFromDistrict }) => ({
      cameFromDistrictCode: cameFromDistrict?.code,
      otherDistrictCode: cameFromDistrict?.code,
    }),
    read: (fields) => {
      const code = fields.text('otherDistrictCode') ?? fields.text('cameFromDistrictCode');
      return code === null ? {} : { cameFromDistrictCode: code };
    },
    answer: ({ cameFromDistrict }) => cameFromDistrict && cameFromDistrict.name,
  },
  {
    topic: 'building',
    title: 'What must the building allow?',
    why: 'Few places are step-free, and hardly one in a hundred suits a wheelchair.',
    fields: () => [
      { kind: 'radios', name: 'mobility', text: 'Moving about', items: itemsOf(mobilityWords) },
      {
        kind: 'checkboxes',
        name: 'sensory',
        text: 'Hearing and sight',
        items: orNothing(itemsOf(sensoryWords)),
      },
      { kind: 'radios', name: 'careNeeds', text: 'Personal care', items: itemsOf(supportWords) },
      { kind: 'yesNo', name: 'learningDisability', text: 'Has anybody a learning disability?' },
    ],
    values: ({ mobility, sensory, careNeeds, learningDisability }) => ({
      mobility,
      sensory: boxes(sensory),
      careNeeds,
      learningDisability: yes(learningDisability),
    }),
    read: (fields) => ({
      mobility: fields.choice('mobility', mobilities),
      sensory: ticked(fields, 'sensory', sensoryNeeds),
      careNeeds: fields.choice('careNeeds', supportLevels),
      learningDisability: fields.yesOrNo('learningDisability'),
    }),
    answer: ({ mobility, sensory, careNeeds, learningDisability }) =>
      together(
        mobility && said(mobilityWords, mobility),
        listed(sensory, sensoryWords, 'Hears and sees'),
        careNeeds && `Personal care: ${said(supportWords, careNeeds).toLowerCase()}`,
        yesNo(learningDisability, 'Learning disability', 'No learning disability'),
      ),
  },
  {
    topic: 'support',
    title: 'What support do they need?',
    why: 'So that only places that can give it are offered.',
    fields: () => [
      { kind: 'radios', name: 'mentalHealth', text: 'With mental health', items: itemsOf(supportWords) },
      { kind: 'yesNo', name: 'inCrisis', text: 'Is somebody in a mental-health crisis now?' },
      { kind: 'radios', name: 'substances', text: 'Drugs and alcohol', items: itemsOf(substanceWords) },
    ],
    values: ({ mentalHealth, inCrisis, substances }) => ({
      mentalHealth,
      inCrisis: yes(inCrisis),
      substances,
    }),
    read: (fields) => ({
      mentalHealth: fields.choice('mentalHealth', supportLevels),
      inCrisis: fields.yesOrNo('inCrisis'),
      substances: fields.choice('substances', substanceUses),
    }),
    answer: ({ mentalHealth, inCrisis, substances }) =>
      together(
        mentalHealth && `Mental health: ${said(supportWords, mentalHealth).toLowerCase()}`,
        yesNo(inCrisis, 'In crisis now', 'Not in crisis'),
        substances && `Drugs and alcohol: ${said(substanceWords, substances).toLowerCase()}`,
      ),
  },
  {
    topic: 'baby',
    title: 'Is somebody pregnant?',
    why: 'A baby needs room before it comes.',
    fields: () => [
      { kind: 'yesNo', name: 'pregnant', text: 'Pregnant' },
      { kind: 'day', name: 'dueOn', text: 'The day the baby is due', hint: 'If it is known.' },
    ],
    values: ({ pregnant, dueOn }) => ({ pregnant: yes(pregnant), ...dayParts('dueOn', dueOn) }),
    read: (fields) => ({ pregnant: fields.yesOrNo('pregnant'), dueOn: fields.day('dueOn') }),
    answer: ({ pregnant, dueOn }) =>
      yesNo(pregnant, dueOn ? `Yes, due ${shortDayInWords(dueOn)}` : 'Yes', 'No'),
  },
  {
    topic: 'pets',
    title: 'Have they pets that must come?',
    why: 'Many places take none, some foster them.',
    fields: () => [
      { kind: 'checkboxes', name: 'pets', text: 'Pets', items: orNothing(itemsOf(petWords), 'No pets') },
      { kind: 'input', name: 'petCount', text: 'How many in all', width: 2, numeric: true },
    ],
    values: ({ pets }) => ({
      pets: boxes(pets && pets.map(({ kind }) => kind)),
      petCount: pets && pets.length > 0 ? pets.reduce((sum, { count }) => sum + count, 0) : '',
    }),
    read: (fields) => {
      const kinds = ticked(fields, 'pets', petKinds);
      const count = fields.whole('petCount');
      if (kinds === null && count !== null)
        fields.problems.push(problem('CHOICE', 'Tick which pets they have.', 'pets'));
      if (kinds === null) return { pets: null };
      // Of several kinds one each at least, and the rest of the first.
      const more = Math.max(0, (count ?? kinds.length) - kinds.length);
      return { pets: kinds.map((kind, index) => ({ kind, count: index === 0 ? 1 + more : 1 })) };
    },
    answer: ({ pets }) =>
      pets &&
      (pets.map(({ kind, count }) => `${said(petWords, kind)}: ${String(count)}`).join(', ') || 'No pets'),
  },
  {
    topic: 'money',
    title: 'How would the rent be paid?',
    why: 'Only whether there is recourse to public funds is asked, never why. Not known never means no.',
    fields: () => [
      { kind: 'radios', name: 'recourse', text: 'Recourse to public funds', items: itemsOf(recourseWords) },
      { kind: 'radios', name: 'rentCover', text: 'What would pay the rent', items: itemsOf(rentWords) },
    ],
    values: ({ recourse, rentCover }) => ({ recourse, rentCover }),
    read: (fields) => ({
      recourse: fields.choice('recourse', recourses),
      rentCover: fields.choice('rentCover', rentCovers),
    }),
    answer: ({ recourse, rentCover }) =>
      together(recourse && said(recourseWords, recourse), rentCover && said(rentWords, rentCover)),
  },
  {
    topic: 'language',
    title: 'Which languages do they speak?',
    why: 'So that staff or an interpreter can speak with them.',
    fields: () => [
      {
        kind: 'input',
        name: 'languages',
        text: 'Languages',
        hint: 'In English, with commas. Such as Polish, Urdu.',
      },
      { kind: 'yesNo', name: 'interpreterWanted', text: 'Would they like an interpreter?' },
    ],
    values: ({ languages, interpreterWanted }) => ({
      languages: languages?.map(languageName).join(', ') ?? '',
      interpreterWanted: yes(interpreterWanted),
    }),
    read: (fields) => {
      const named = fields
        .text('languages')
        ?.split(/[,;\n]+/)
        .map((name) => name.trim());
      const unknown = named?.filter((name) => name !== '' && languageCode(name) === null) ?? [];
      if (unknown.length > 0)
        fields.problems.push(
          problem(
            'LANGUAGE',
            `Hearth does not know ${unknown.join(', ')}. Write the English name of a language, such as Polish.`,
            'languages',
          ),
        );
      return {
        languages: named?.flatMap((name) => languageCode(name) ?? []) ?? null,
        interpreterWanted: fields.yesOrNo('interpreterWanted'),
      };
    },
    answer: ({ languages, interpreterWanted }) =>
      together(
        languages && languages.map(languageName).join(', '),
        yesNo(interpreterWanted, 'Interpreter wanted', 'No interpreter wanted'),
      ),
  },
  {
    topic: 'others',
    title: 'Is there a risk to other residents?',
    why: 'Asked for the safety of everybody in a house. It is told only where a place’s own rules ask it.',
    fields: () => [
      {
        kind: 'checkboxes',
        name: 'riskToOthers',
        text: 'A history of',
        items: orNothing(itemsOf(othersWords)),
      },
      { kind: 'yesNo', name: 'nightWork', text: 'Does somebody work at night?' },
    ],
    values: ({ riskToOthers, nightWork }) => ({
      riskToOthers: boxes(riskToOthers),
      nightWork: yes(nightWork),
    }),
    read: (fields) => ({
      riskToOthers: ticked(fields, 'riskToOthers', risksToOthers),
      nightWork: fields.yesOrNo('nightWork'),
    }),
    answer: ({ riskToOthers, nightWork }) =>
      together(listed(riskToOthers, othersWords), yesNo(nightWork, 'Works at night', 'No night work')),
  },
  {
    topic: 'wishes',
    title: 'What would they like?',
    why: 'Wishes keep no place away: they bring the better places to the top. What they mark as flexible may be named in what would open more.',
    fields: (districts) => [
      { kind: 'yesNo', name: 'willShare.kitchen', text: 'Would they share a kitchen?' },
      { kind: 'yesNo', name: 'willShare.bathroom', text: 'Would they share a bathroom?' },
      { kind: 'checkboxes', name: 'faithDiet', text: 'Faith and food', items: orNothing(itemsOf(dietWords)) },
      {
        kind: 'radios',
        name: 'byAndFor.group',
        text: 'A service run by and for',
        items: orNothing(itemsOf(groupWords), 'Not wanted') ?? [],
      },
      {
        kind: 'radios',
        name: 'byAndFor.need',
        text: 'Is that a wish or a need?',
        items: [
          { value: 'PREFERRED', text: 'A wish' },
          { value: 'REQUIRED', text: 'A need: nothing else will do' },
        ],
      },
      {
        kind: 'checkboxes',
        name: 'stayNear',
        text: 'Must they stay near a district?',
        items: orNothing(districtItems(districts), 'Anywhere'),
      },
      { kind: 'radios', name: 'stayNearReason', text: 'Why there', items: itemsOf(nearWords) },
      {
        kind: 'checkboxes',
        name: 'flexible',
        text: 'What are they flexible about?',
        items: itemsOf(preferenceWords),
      },
    ],
    values: ({ willShare, faithDiet, byAndFor, stayNear, flexible }) => ({
      'willShare.kitchen': yes(willShare.kitchen),
      'willShare.bathroom': yes(willShare.bathroom),
      faithDiet: boxes(faithDiet),
      'byAndFor.group': byAndFor?.group ?? (byAndFor ? nothing : ''),
      'byAndFor.need': byAndFor?.need,
      stayNear: boxes(stayNear && stayNear.map(({ district }) => district.code)),
      stayNearReason: stayNear?.[0]?.reason,
      flexible,
    }),
    read: (fields) => {
      const group = fields.choice('byAndFor.group', byAndForGroups);
      const notWanted = fields.text('byAndFor.group') === nothing;
      const near = fields.many('stayNear');
      const reason = fields.choice('stayNearReason', stayNearReasons) ?? 'FAMILY';
      return {
        willShare: {
          kitchen: fields.yesOrNo('willShare.kitchen'),
          bathroom: fields.yesOrNo('willShare.bathroom'),
        },
        faithDiet: ticked(fields, 'faithDiet', faithDiets),
        byAndFor: notWanted
          ? { need: 'NONE' }
          : group === null
            ? null
            : {
                need: fields.choice('byAndFor.need', ['PREFERRED', 'REQUIRED'] as const) ?? 'PREFERRED',
                group,
              },
        stayNear:
          near.length === 0
            ? null
            : near
                .filter((code) => code !== nothing)
                .map((districtCode) => ({ districtCode, reason, flexible: false })),
        flexible: fields.choices('flexible', preferences),
      };
    },
    answer: ({ willShare, faithDiet, byAndFor, stayNear, flexible }) =>
      together(
        yesNo(willShare.kitchen, 'Would share a kitchen', 'Own kitchen'),
        yesNo(willShare.bathroom, 'Would share a bathroom', 'Own bathroom'),
        listed(faithDiet, dietWords, 'No wishes of faith or food'),
        byAndFor && (byAndFor.group ? `By and for: ${said(groupWords, byAndFor.group)}` : 'Any service'),
        stayNear &&
          (stayNear
            .map(({ district, reason }) => `Near ${district.name} (${said(nearWords, reason).toLowerCase()})`)
            .join(', ') ||
            'Anywhere'),
        flexible.length > 0
          ? `Flexible about: ${(listed(flexible, preferenceWords) ?? '').toLowerCase()}`
          : null,
      ),
  },
];

export const questionOf = (topic: string): Question | undefined =>
  questions.find((question) => question.topic === topic);

/** The topic that is asked after this one; undefined after the last. */
export const topicAfter = (topic: string): string | undefined =>
  questions[questions.findIndex((question) => question.topic === topic) + 1]?.topic;
