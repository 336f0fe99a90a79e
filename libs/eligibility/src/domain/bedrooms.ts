import type { AgedPerson, Range } from './ages';
import type { Gender } from './words';

/** Someone who needs a bed: an age in whole years, and a gender if known. */
export interface Sleeper {
  readonly age: number;
  readonly gender: Gender | null;
  /** One of an adult couple, who share. */
  readonly inCouple: boolean;
}

/** From this age a person has a bedroom of their own. */
const ownBedroomFrom = 16;
/** Under this age two children share whatever their gender. */
const shareWithAnyUnder = 10;

/** The gender by which children pair; null when it is not known. */
const pairingGender = ({ gender }: Sleeper): Gender | null =>
  gender === 'PREFERS_NOT_TO_SAY' ? null : gender;

/** How many have each gender, and how many have none that is known. */
function byGender(children: readonly Sleeper[]): { known: Map<Gender, number>; unknown: number } {
  const known = new Map<Gender, number>();
  let unknown = 0;
  for (const child of children) {
    const gender = pairingGender(child);
    if (gender === null) unknown += 1;
    else known.set(gender, (known.get(gender) ?? 0) + 1);
  }
  return { known, unknown };
}

/**
 * The greatest number of pairs among children under 16, where two share a bedroom when both are of the same
 * known gender or both are under 10. With `unknownMayMatch`, a child of unknown gender shares with anyone:
 * the most that could turn out.
 *
 * It is greedy and yet optimal, because each step swaps into any best pairing without losing a pair:
 * 1. older children (10 to 15) pair within their gender, which leaves at most one of each;
 * 2. each one left over takes a younger child of the same gender, if there is one;
 * 3. what remains is older children whom nobody of their gender can join, younger children who all pair with
 *    each other, and (when they may match) children of unknown gender who pair with anyone: those go to
 *    whoever is alone, then to each other.
 */
function pairs(children: readonly Sleeper[], unknownMayMatch: boolean): number {
  const older = byGender(children.filter(({ age }) => age >= shareWithAnyUnder));
  const younger = byGender(children.filter(({ age }) => age < shareWithAnyUnder));
  let made = 0;
  let alone = 0;
  let together = [...younger.known.values()].reduce((sum, count) => sum + count, 0);
  for (const [gender, count] of older.known) {
    made += Math.floor(count / 2);
    if (count % 2 === 0) continue;
    if (younger.known.has(gender)) {
      made += 1;
      together -= 1;
    } else alone += 1;
  }
  if (!unknownMayMatch) return made + Math.floor((together + younger.unknown) / 2);
  const anyone = older.unknown + younger.unknown;
  alone += together % 2;
  const joined = Math.min(anyone, alone);
  return made + Math.floor(together / 2) + joined + Math.floor((anyone - joined) / 2);
}

function count(people: readonly Sleeper[], unknownMayMatch: boolean): number {
  const couples = people.filter(({ inCouple }) => inCouple).length / 2;
  const single = people.filter(({ inCouple }) => !inCouple);
  const children = single.filter(({ age }) => age < ownBedroomFrom);
  return Math.ceil(couples) + single.length - pairs(children, unknownMayMatch);
}

/**
 * How many bedrooms people need: one for each adult couple, each other person of 16 or over, each two children
 * of the same gender under 16, each two children under 10, and each child left. Children are paired so that
 * the fewest bedrooms are needed. There is no cap of four: that is a limit on benefit, not on need.
 * Source: the size criteria of the local housing allowance, used for social rents alike.
 */
export const bedroomsNeeded = (people: readonly Sleeper[]): number => count(people, false);

/** The fewest and the most bedrooms people may need when an age or a gender is not known exactly. */
export function bedroomsBetween(people: readonly AgedPerson[]): Range {
  const couple = people.some(({ partner }) => partner === true);
  const at = (end: keyof Range): Sleeper[] =>
    people.map(({ ages, gender, lead, partner }) => ({
      age: ages[end],
      gender,
      inCouple: couple && (lead || partner === true),
    }));
  return { lowest: count(at('lowest'), true), highest: count(at('highest'), false) };
}
