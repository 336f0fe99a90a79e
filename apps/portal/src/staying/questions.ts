import { landlordConsents, landlords, landlordsSchemes, type Staying, tenures } from '@app/sanctuary';
import type { FieldSpec } from '../households/questions';
import { dayParts, type Fields, type Sent } from '../layout/form';
import { dayInWords, shortDayInWords } from '../layout/in-words';
import { consentWords, itemsOf, landlordsSchemeWords, landlordWords, tenureWords } from '../sanctuary/words';
import type { NamedDistrict, StayingData } from './staying.data';

/** What changes by the answer to a question. */
type Told = Omit<Parameters<Staying['recordStaying']>[1], 'householdId'>;

/** One question about staying: a page of its own, that may be skipped. */
export interface StayingQuestion {
  readonly topic: string;
  readonly title: string;
  /** Why it is asked: said to whoever asks it. */
  readonly why: string;
  readonly fields: (districts: readonly NamedDistrict[]) => readonly FieldSpec[];
  /** What is kept, as the fields show it. */
  readonly values: (known: StayingData) => Sent;
  readonly read: (fields: Fields) => Told;
  /** The answer in words; null: not asked yet. */
  readonly answer: (known: StayingData, districts: readonly NamedDistrict[]) => string | null;
}

const yes = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no');
const together = (...parts: readonly (string | null)[]): string | null =>
  parts.some((part) => part !== null) ? parts.filter((part) => part !== null).join('. ') : null;
const said = (value: boolean | null, whenYes: string, whenNo: string): string | null =>
  value === null ? null : value ? whenYes : whenNo;

/** Every question, in order: what she wants, what is safe, what a scheme must know. */
export const stayingQuestions: readonly StayingQuestion[] = [
  {
    topic: 'choice',
    title: 'Would she rather stay in her own home, if it could be made safe?',
    why: 'Asked first, and never assumed: neither that she must flee, nor that she wants to stay. Either answer is right, and she can change her mind.',
    fields: () => [{ kind: 'yesNo', name: 'wantsToStay', text: 'She would rather stay' }],
    values: ({ wantsToStay }) => ({ wantsToStay: yes(wantsToStay) }),
    read: (fields) => ({ wantsToStay: fields.yesOrNo('wantsToStay') }),
    answer: ({ wantsToStay }) =>
      said(wantsToStay, 'Yes, she would rather stay', 'No, she would rather leave'),
  },
  {
    topic: 'there',
    title: 'Does who harms her live there now?',
    why: 'Locks do not keep out somebody who is inside.',
    fields: () => [{ kind: 'yesNo', name: 'whoHarmsLivesThere', text: 'They live there' }],
    values: ({ whoHarmsLivesThere }) => ({ whoHarmsLivesThere: yes(whoHarmsLivesThere) }),
    read: (fields) => ({ whoHarmsLivesThere: fields.yesOrNo('whoHarmsLivesThere') }),
    answer: ({ whoHarmsLivesThere }) => said(whoHarmsLivesThere, 'They live there', 'They do not live there'),
  },
  {
    topic: 'enter',
    title: 'Has who harms her a right to enter?',
    why: 'Whoever is a tenant or an owner may not be locked out, unless a court says so.',
    fields: () => [
      {
        kind: 'yesNo',
        name: 'whoHarmsMayEnter',
        text: 'They have a right to enter',
        hint: 'As a tenant or an owner, alone or with her.',
      },
      {
        kind: 'yesNo',
        name: 'orderKeepsOut',
        text: 'An order keeps them out',
        hint: 'An occupation order, or another order of a family court.',
      },
      {
        kind: 'day',
        name: 'orderEndsOn',
        text: 'The order’s last day',
        hint: 'If there is an order and its end is known.',
      },
    ],
    values: ({ whoHarmsMayEnter, orderKeepsOut, orderEndsOn }) => ({
      whoHarmsMayEnter: yes(whoHarmsMayEnter),
      orderKeepsOut: yes(orderKeepsOut),
      ...dayParts('orderEndsOn', orderEndsOn),
    }),
    read: (fields) => ({
      whoHarmsMayEnter: fields.yesOrNo('whoHarmsMayEnter'),
      orderKeepsOut: fields.yesOrNo('orderKeepsOut'),
      orderEndsOn: fields.day('orderEndsOn'),
    }),
    answer: ({ whoHarmsMayEnter, orderKeepsOut, orderEndsOn }) =>
      together(
        said(whoHarmsMayEnter, 'They have a right to enter', 'They have no right to enter'),
        said(
          orderKeepsOut,
          orderEndsOn
            ? `An order keeps them out until ${shortDayInWords(orderEndsOn)}`
            : 'An order keeps them out',
          'No order keeps them out',
        ),
      ),
  },
  {
    topic: 'home',
    title: 'By what right does she live there?',
    why: 'Schemes differ in the homes they work in, and a landlord must agree.',
    fields: () => [
      { kind: 'radios', name: 'tenure', text: 'She', items: itemsOf(tenureWords) },
      { kind: 'radios', name: 'landlord', text: 'Who lets it', items: itemsOf(landlordWords) },
    ],
    values: ({ tenure, landlord }) => ({ tenure, landlord }),
    read: (fields) => ({
      tenure: fields.choice('tenure', tenures),
      landlord: fields.choice('landlord', landlords),
    }),
    answer: ({ tenure, landlord }) =>
      together(tenure && tenureWords[tenure], landlord && `Let by: ${landlordWords[landlord].toLowerCase()}`),
  },
  {
    topic: 'landlord',
    title: 'What does the landlord say?',
    why: 'Agree with her first whether and how to ask. Say no more than that security is to be fitted.',
    fields: () => [
      { kind: 'radios', name: 'landlordConsent', text: 'To works in the home', items: itemsOf(consentWords) },
      {
        kind: 'radios',
        name: 'landlordsScheme',
        text: 'The landlord’s own scheme',
        hint: 'Tenants of a housing association try their landlord’s own scheme first, if it has one.',
        items: itemsOf(landlordsSchemeWords),
      },
    ],
    values: ({ landlordConsent, landlordsScheme }) => ({ landlordConsent, landlordsScheme }),
    read: (fields) => ({
      landlordConsent: fields.choice('landlordConsent', landlordConsents),
      landlordsScheme: fields.choice('landlordsScheme', landlordsSchemes),
    }),
    answer: ({ landlordConsent, landlordsScheme }) =>
      together(
        landlordConsent && consentWords[landlordConsent],
        landlordsScheme && landlordsSchemeWords[landlordsScheme],
      ),
  },
  {
    topic: 'district',
    title: 'In which district is her home?',
    why: 'Schemes work by district. Only the district is asked here; the address later, and sealed.',
    fields: (districts) => [
      {
        kind: 'radios',
        name: 'homeDistrictCode',
        text: 'District',
        items: districts
          .filter(({ greaterEssex }) => greaterEssex)
          .map(({ code, name }) => ({ value: code, text: name })),
      },
    ],
    values: ({ homeDistrictCode }) => ({ homeDistrictCode }),
    read: (fields) => ({ homeDistrictCode: fields.text('homeDistrictCode') }),
    answer: ({ homeDistrictCode }, districts) =>
      homeDistrictCode === null
        ? null
        : (districts.find(({ code }) => code === homeDistrictCode)?.name ??
          'A district outside Greater Essex'),
  },
];

export const stayingQuestionOf = (topic: string): StayingQuestion | undefined =>
  stayingQuestions.find((question) => question.topic === topic);

/** The topic that is asked after this one; undefined after the last. */
export const stayingTopicAfter = (topic: string): string | undefined =>
  stayingQuestions[stayingQuestions.findIndex((question) => question.topic === topic) + 1]?.topic;

/** "the week of Monday 30 November 2026". */
export const weekInWords = (monday: string): string => `the week of ${dayInWords(monday)}`;
