import type { HouseholdFactName } from '@app/eligibility';
import { topicAbout } from '../households/questions';
import { momentInWords, shortDayInWords } from '../layout/in-words';
import type { DistrictCount } from '../layout/map';
import {
  type JudgedInWords,
  judgedInWords,
  kindWords,
  type PlaceInWords,
  placeInWords,
  verdictWords,
} from './place';
import type { JudgedData, SearchPageData } from './search.data';

/** What a navigator chose to see: empty is everything. */
export interface Filters {
  readonly kinds: readonly string[];
  readonly notKinds: readonly string[];
  readonly areas: readonly string[];
  readonly suitableOnly: boolean;
}

export interface SearchPage {
  readonly title: string;
  readonly id: string;
  readonly householdId: string;
  readonly asked: string;
  readonly summary: string;
  readonly counts: readonly { readonly text: string; readonly count: number }[];
  /** The best of what the reader chose to see; `more` are there beside. */
  readonly matches: readonly CardInWords[];
  readonly more: number;
  /** There are more than were read. */
  readonly cut: boolean;
  readonly hidden: number;
  readonly kinds: readonly { readonly value: string; readonly text: string }[];
  readonly areas: readonly { readonly value: string; readonly text: string }[];
  readonly missing: readonly { readonly title: string; readonly fails: number; readonly alone: number }[];
  /** What she can be asked that is open at most places: first the one that decides the most. */
  readonly questions: readonly {
    readonly text: string;
    readonly href: string;
    readonly openIn: string;
    readonly decides: string | null;
  }[];
  readonly change: string | null;
  readonly nearMisses: readonly { readonly place: PlaceInWords; readonly changes: readonly string[] }[];
  readonly notSuitable: readonly {
    readonly place: PlaceInWords;
    readonly why: string;
    readonly overridable: boolean;
  }[];
  readonly moreNotSuitable: boolean;
  readonly byDistrict: readonly DistrictCount[];
  /** Staying at home, made safe, beside the places to move to; null: she would rather leave. */
  readonly staying: StayingBeside | null;
}

/** A place as its card says it: what only its provider can say whole, what she can be asked by name. */
export interface CardInWords extends Omit<JudgedInWords, 'asks'> {
  readonly rank: number;
  readonly askProvider: readonly string[];
  readonly askHer: string | null;
  readonly askHerSafety: string | null;
}

/** So many places are shown at first: who is tired reads no more. */
const shownFirst = 12;

export interface StayingBeside {
  readonly says: string;
  readonly schemes: readonly {
    readonly name: string;
    readonly verdict: { readonly text: string; readonly colour: string };
    readonly when: string;
  }[];
}

const places = (count: number): string => (count === 1 ? '1 place' : `${String(count)} places`);

/**
 * What was found for a household, as it was asked, with what the reader chose to see of it. Pure.
 *
 * @param isWhole every place is shown, and not only the first.
 */
export function searchPage(
  { search }: SearchPageData,
  filters: Filters,
  now: Date,
  isWhole = false,
): SearchPage | null {
  if (search === null) return null;
  const all = search.matches.nodes;
  const shown = all.filter(
    ({ verdict, vacancy: { service } }) =>
      (filters.kinds.length === 0 || filters.kinds.includes(service.accommodationType)) &&
      !filters.notKinds.includes(service.accommodationType) &&
      (filters.areas.length === 0 || filters.areas.includes(service.area.name)) &&
      (!filters.suitableOnly || verdict === 'SUITABLE'),
  );
  const titles = new Map(search.rules.map(({ rule, title }) => [rule, title]));
  const districts = new Map<string, number>();
  for (const { vacancy } of all) {
    const code = vacancy.service.area.districtCode;
    if (code !== null) districts.set(code, (districts.get(code) ?? 0) + 1);
  }
  return {
    title: 'Places found',
    id: search.id,
    householdId: search.householdId,
    asked: momentInWords(search.askedAt, now),
    summary: summaryOf(search),
    counts: [
      { text: 'suitable', count: search.suitable },
      { text: 'to ask first', count: search.askFirst },
      { text: 'not suitable', count: search.notSuitable },
      { text: 'taken', count: search.notFree },
    ],
    matches: shown
      .slice(0, isWhole ? shown.length : shownFirst)
      .map((match) => cardInWords(match, match.rank, now)),
    more: isWhole ? 0 : Math.max(0, shown.length - shownFirst),
    cut: search.matches.hasNextPage,
    hidden: all.length - shown.length,
    kinds: distinct(all.map(({ vacancy }) => vacancy.service.accommodationType)).map((value) => ({
      value,
      text: kindWords[value] ?? value,
    })),
    areas: distinct(all.map(({ vacancy }) => vacancy.service.area.name)).map((value) => ({
      value,
      text: value,
    })),
    missing: search.rules
      .filter(({ fails }) => fails > 0)
      .sort((a, b) => b.failsAlone - a.failsAlone || b.fails - a.fails)
      .map(({ title, fails, failsAlone }) => ({ title, fails, alone: failsAlone })),
    questions: questionsOf(search, now),
    change: search.change ? `${search.change.text} It would open ${places(search.change.opens)}.` : null,
    nearMisses: search.nearMisses.map(({ vacancy, changes }) => ({
      place: placeInWords(vacancy, now),
      changes: changes.map(({ text }) => text),
    })),
    notSuitable: search.notSuitablePlaces.nodes.map(({ vacancy, rules, overridable }) => ({
      place: placeInWords(vacancy, now),
      why: rules.map((rule) => titles.get(rule) ?? rule).join(', '),
      overridable,
    })),
    moreNotSuitable: search.notSuitablePlaces.hasNextPage,
    byDistrict: [...districts].map(([code, value]) => ({ code, value, shown: String(value) })),
    staying: stayingBeside(search.sanctuary ?? []),
  };
}

function cardInWords(match: JudgedData, rank: number, now: Date): CardInWords {
  const { asks, ...judged } = judgedInWords(match, now);
  const titles = (safety: boolean): string | null =>
    distinct(
      asks.filter((ask) => ask.whom === 'HOUSEHOLD' && ask.safety === safety).map(({ title }) => title),
    ).join(', ') || null;
  return {
    ...judged,
    rank,
    askProvider: asks.filter(({ whom }) => whom === 'PROVIDER').map(({ text }) => text),
    askHer: titles(false),
    askHerSafety: titles(true),
  };
}

/** Every question to her that is open somewhere, once, with where its answer is entered. */
function questionsOf(search: NonNullable<SearchPageData['search']>, now: Date): SearchPage['questions'] {
  const open = new Map<HouseholdFactName, { text: string; places: number }>();
  for (const match of search.matches.nodes) {
    const asked = new Map(judgedInWords(match, now).asks.map((ask) => [ask.about, ask.text]));
    for (const [about, text] of asked)
      if (about !== null) open.set(about, { text, places: (open.get(about)?.places ?? 0) + 1 });
  }
  const one = search.question;
  return [...open]
    .sort(
      ([a, { places: inA }], [b, { places: inB }]) =>
        Number(b === one?.about) - Number(a === one?.about) || inB - inA,
    )
    .map(([about, { text, places: count }]) => {
      const topic = topicAbout[about];
      return {
        text,
        href: `/households/${search.householdId}${topic === null ? '' : `/ask/${topic}`}`,
        openIn: places(count),
        decides: one && one.about === about && one.decides > 0 ? places(one.decides) : null,
      };
    });
}

/** What the search says of staying: nothing where she would rather leave, for it is hers to choose. */
function stayingBeside(
  schemes: NonNullable<NonNullable<SearchPageData['search']>['sanctuary']>,
): StayingBeside | null {
  const choice = schemes.at(0)?.outcomes.find(({ rule }) => rule === 'HER_CHOICE')?.outcome;
  if (choice === undefined || choice === 'FAIL') return null;
  const fit = schemes.filter(({ verdict }) => verdict !== 'NOT_SUITABLE');
  return {
    says:
      choice === 'UNKNOWN'
        ? 'Nobody has asked her whether she would rather stay in her own home, made safe. Ask her first.'
        : fit.length === 0
          ? 'She would rather stay, but no scheme can make her home safe as things are.'
          : `She would rather stay. ${fit.length === 1 ? 'One scheme' : `${String(fit.length)} schemes`} could make her home safe.`,
    schemes: fit.map(({ verdict, nextWeek, service }) => ({
      name: service.name,
      verdict: verdictWords[verdict],
      when:
        nextWeek === null ? 'no week with room is known' : `room in the week of ${shortDayInWords(nextWeek)}`,
    })),
  };
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

function summaryOf(search: NonNullable<SearchPageData['search']>): string {
  const found = search.suitable + search.askFirst;
  if (search.open === 0) return 'No place is offered anywhere at the moment.';
  if (found === 0) return `None of the ${places(search.open)} on offer fits and is free.`;
  return search.suitable > 0
    ? `${places(search.suitable)} can take them tonight or when they need it${search.askFirst > 0 ? `, and ${String(search.askFirst)} more may` : ''}.`
    : `Nothing is certain, but ${places(search.askFirst)} may take them: ask first.`;
}
