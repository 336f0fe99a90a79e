import type { Gender } from '@app/eligibility';
import { type LocalDate, type Problem, problem } from '@app/kernel';
import { changeSpells, type Spell, type ToldWhereabouts, whereaboutsProblems } from './membership';
import type { Answer } from './needs';
import { mostPeople, peopleProblems, personProblems, type ToldPerson } from './registering';

/** What was told of one person. Left out (undefined) is unchanged; null is back to "not asked". */
export interface PersonTold {
  /** Whom of the household it is about; left out: somebody new. */
  readonly key?: string | null | undefined;
  /** Of somebody new only: the lead stays the lead. */
  readonly lead?: boolean | undefined;
  readonly partner?: boolean | null | undefined;
  readonly gender?: Gender | null | undefined;
  readonly born?: ToldPerson['born'] | undefined;
  readonly age?: number | null | undefined;
  /** The first day left out is today. Left out: unchanged; of somebody new: here. */
  readonly whereabouts?:
    | {
        readonly is: ToldWhereabouts['is'];
        readonly from?: LocalDate | null | undefined;
        readonly joinsOn?: LocalDate | null | undefined;
      }
    | null
    | undefined;
}

/** A spell that is on record. */
export interface KeptSpell extends Spell {
  readonly id: string;
}

/** Someone of a household, with the day on which their age was told. */
interface AnyPerson extends ToldPerson {
  /** Tells the people of one household apart, for as long as it is there: 0, 1, 2 and so on. */
  readonly key: string;
  readonly ageToldOn: LocalDate | null;
}

/** Someone of a household as kept. */
export interface Person extends AnyPerson {
  readonly id: string;
  /** Those that stand. None: here since first contact. */
  readonly spells: readonly KeptSpell[];
}

/** Someone as they are after a change, with the spells that end and begin by it. */
export interface ChangedPerson extends AnyPerson {
  /** Null: somebody new. */
  readonly id: string | null;
  readonly replaced: readonly KeptSpell[];
  readonly begun: readonly Spell[];
}

/** What a change of people comes to. */
export interface PeopleChange {
  /** Those who are new or changed. */
  readonly people: readonly ChangedPerson[];
  readonly answers: readonly Answer[];
  readonly problems: readonly Problem[];
}

/** The days that decide what may be said. */
interface Days {
  /** The day of first contact. */
  readonly since: LocalDate;
  readonly today: LocalDate;
}

/** The people of a new household. */
export const registerPeople = (told: readonly PersonTold[], today: LocalDate): PeopleChange =>
  changePeople([], told, { since: today, today });

/** What is told of people, known and new. Nobody is removed: who leaves is elsewhere, until a day or for ever. */
export function changePeople(
  before: readonly Person[],
  told: readonly PersonTold[],
  days: Days,
): PeopleChange {
  const people: ChangedPerson[] = [];
  const answers: Answer[] = [];
  const problems: Problem[] = [];
  let next = before.length;
  for (const [index, person] of told.entries()) {
    const path = `people.${index}`;
    const known = before.find(({ key }) => key === person.key) ?? null;
    if (person.key != null && !known) {
      problems.push(problem('UNKNOWN_PERSON', 'Nobody in this household has that key.', `${path}.key`));
    } else if (known && people.some(({ id }) => id === known.id)) {
      problems.push(problem('PERSON_ONCE', 'Say everything about one person together.', `${path}.key`));
    } else {
      const key = known?.key ?? String(next++);
      const whereabouts = whereaboutsOf(person, known, days.today);
      const changed = changedPerson(known, { ...person, key }, whereabouts, days);
      people.push(changed);
      answers.push(...answersAbout(known, changed, whereabouts));
      const { lead } = changed;
      problems.push(
        ...personProblems(changed, path, days.today),
        ...(whereabouts
          ? whereaboutsProblems(whereabouts, { lead, path: `${path}.whereabouts`, ...days })
          : []),
      );
    }
  }
  const unchanged = before.filter(({ id }) => !people.some((person) => person.id === id));
  problems.push(...peopleProblems([...unchanged, ...people]));
  if (unchanged.length + people.length > mostPeople) {
    problems.push(problem('TOO_MANY_PEOPLE', `A household has at most ${mostPeople} people.`, 'people'));
  }
  return { people, answers, problems };
}

function whereaboutsOf(
  { whereabouts }: PersonTold,
  known: Person | null,
  today: LocalDate,
): ToldWhereabouts | null {
  if (!whereabouts) return known ? null : { is: 'HERE', from: today, joinsOn: null };
  return { is: whereabouts.is, from: whereabouts.from ?? today, joinsOn: whereabouts.joinsOn ?? null };
}

function changedPerson(
  known: Person | null,
  told: PersonTold & { readonly key: string },
  whereabouts: ToldWhereabouts | null,
  { since, today }: Days,
): ChangedPerson {
  // A month of birth takes the place of an age, and an age that of a month of birth.
  const born = told.born === undefined ? (told.age == null ? (known?.born ?? null) : null) : told.born;
  const age = told.age === undefined ? (told.born == null ? (known?.age ?? null) : null) : told.age;
  const always: Spell[] = [{ whereabouts: 'HERE', from: since, until: null }];
  const spells = known ? (known.spells.length > 0 ? known.spells : always) : [];
  const { replaced, begun } = whereabouts ? changeSpells(spells, whereabouts) : { replaced: [], begun: [] };
  return {
    id: known?.id ?? null,
    key: told.key,
    lead: known?.lead ?? told.lead ?? false,
    partner: told.partner ?? known?.partner ?? false,
    gender: told.gender === undefined ? (known?.gender ?? null) : told.gender,
    born,
    age,
    ageToldOn: age === null ? null : told.age === undefined ? (known?.ageToldOn ?? today) : today,
    replaced: replaced.filter((spell): spell is KeptSpell => 'id' in spell),
    begun,
  };
}

/** What was answered about one person. */
function answersAbout(
  known: Person | null,
  now: ChangedPerson,
  whereabouts: ToldWhereabouts | null,
): Answer[] {
  const pairs: readonly (readonly [name: string, before: unknown, after: unknown])[] = [
    ['lead', known?.lead ?? false, now.lead],
    ['partner', known?.partner ?? false, now.partner],
    ['gender', known?.gender ?? null, now.gender],
    ['born', known?.born ?? null, now.born],
    ['age', known?.age ?? null, now.age],
    ['whereabouts', null, whereabouts],
  ];
  return pairs
    .filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after))
    .map(([name, , value]) => ({
      field: `people.${now.key}.${name}`,
      answered: value !== null,
      value,
    }));
}
