import { addDays, type LocalDate, type Problem, problem } from '@app/kernel';

/** HERE: in the household. JOINING: not yet, and from a day that is known. ELSEWHERE: away, until a day or for ever. */
export const whereabouts = ['HERE', 'JOINING', 'ELSEWHERE'] as const;
export type Whereabouts = (typeof whereabouts)[number];

/** Where one person was over some days: from a day until, but not including, another. Null: without end. */
export interface Spell {
  readonly whereabouts: Whereabouts;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** Where one person is, as told. */
export interface ToldWhereabouts {
  readonly is: Whereabouts;
  /** The first day of it. */
  readonly from: LocalDate;
  /** Of someone joining or elsewhere: the day they come, or come back. Null: for ever. */
  readonly joinsOn: LocalDate | null;
}

/** How far ahead someone's coming or going may be told, in days: assumed. */
const furthestAhead = 365;

const covers = ({ from, until }: Spell, day: LocalDate): boolean =>
  from <= day && (until === null || day < until);

/** Where someone was on a day; null: not of the household yet. */
export const whereOn = (spells: readonly Spell[], day: LocalDate): Whereabouts | null =>
  spells.find((spell) => covers(spell, day))?.whereabouts ?? null;

/** The spells that what was told makes: one, and another from the day they come. */
export const spellsOf = ({ is, from, joinsOn }: ToldWhereabouts): Spell[] =>
  joinsOn === null
    ? [{ whereabouts: is, from, until: null }]
    : [
        { whereabouts: is, from, until: joinsOn },
        { whereabouts: 'HERE', from: joinsOn, until: null },
      ];

/**
 * What a change does to someone's spells: those that reach into its days are replaced, by what stays of them and by
 * what was told. Days before the change are as they were.
 */
export function changeSpells<S extends Spell>(
  spells: readonly S[],
  told: ToldWhereabouts,
): { readonly replaced: readonly S[]; readonly begun: readonly Spell[] } {
  const replaced = spells.filter(({ until }) => until === null || until > told.from);
  const kept = replaced
    .filter(({ from }) => from < told.from)
    .map(({ whereabouts: was, from }): Spell => ({ whereabouts: was, from, until: told.from }));
  return { replaced, begun: [...kept, ...spellsOf(told)] };
}

/** What is wrong with what was told of one person's whereabouts, each with its field. */
export function whereaboutsProblems(
  told: ToldWhereabouts,
  {
    lead,
    since,
    today,
    path,
  }: {
    readonly lead: boolean;
    /** The day of first contact. */
    readonly since: LocalDate;
    readonly today: LocalDate;
    readonly path: string;
  },
): Problem[] {
  const { is, from, joinsOn } = told;
  const last = addDays(today, furthestAhead);
  const found: Problem[] = [];
  if (lead && is !== 'HERE') {
    found.push(problem('LEAD_IS_HERE', 'The person who leads the household is always in it.', `${path}.is`));
  }
  if (is === 'JOINING' && joinsOn === null) {
    found.push(problem('JOINS_WHEN', 'Give the day on which they join.', `${path}.joinsOn`));
  }
  if (is === 'HERE' && joinsOn !== null) {
    found.push(
      problem('HERE_ALREADY', 'Leave the day of joining out for someone who is here.', `${path}.joinsOn`),
    );
  }
  if (is !== 'ELSEWHERE' && from > today) {
    found.push(
      problem('SAY_JOINING', 'They are not here yet: say that they join, with the day.', `${path}.from`),
    );
  }
  if (from < since) {
    found.push(
      problem('BEFORE_FIRST_CONTACT', 'Nothing is known of days before first contact.', `${path}.from`),
    );
  }
  if (from > last) found.push(problem('TOO_FAR_AHEAD', 'Give a day within the next year.', `${path}.from`));
  if (joinsOn !== null && joinsOn <= from) {
    found.push(
      problem(
        'JOINS_BEFORE',
        'The day they come must be later than the day they are first away.',
        `${path}.joinsOn`,
      ),
    );
  }
  if (joinsOn !== null && joinsOn > last) {
    found.push(problem('TOO_FAR_AHEAD', 'Give a day within the next year.', `${path}.joinsOn`));
  }
  return found;
}
