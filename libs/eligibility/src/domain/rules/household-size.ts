import { type AgedPerson, countBetween, type Range } from '../ages';
import { bedroomsBetween } from '../bedrooms';
import type { PlaceFacts } from '../facts';
import { all, conclude, type Question } from '../outcome';
import { type Sleepers, sleepersFrom } from '../sleepers';
import type { AccommodationType } from '../words';
import type { Rule } from './rule';

/** Under this age, in whole years, a child can sleep in a cot. */
const cotUnder = 2;

/**
 * The types that are homes, where bedrooms count when the unit is self-contained. A room in a refuge often
 * sleeps a mother and small children together, so refuges are judged by bedspaces alone.
 */
const homes: readonly AccommodationType[] = ['DISPERSED', 'SECOND_STAGE', 'OTHER_DESIGNATED'];

const judgedByBedrooms = ({ accommodationType, selfContained }: PlaceFacts): boolean =>
  selfContained && homes.includes(accommodationType);

const fits = ({ lowest, highest }: Range, room: number): 'PASS' | 'FAIL' | 'NOT_ASKED' =>
  highest <= room ? 'PASS' : lowest > room ? 'FAIL' : 'NOT_ASKED';

/** How many need a bed when as many of the smallest as can be sleep in cots. */
function bedsFor(people: readonly AgedPerson[], cots: number): Range {
  const inCots = countBetween(
    people,
    ({ ages }) => ages.highest < cotUnder,
    ({ ages }) => ages.lowest < cotUnder,
  );
  return {
    lowest: people.length - Math.min(cots, inCots.highest),
    highest: people.length - Math.min(cots, inCots.lowest),
  };
}

/** From the fewest of those who certainly come to the most of those who may. */
const bothOf = ({ certain, possible }: Sleepers, range: (people: readonly AgedPerson[]) => Range): Range => ({
  lowest: range(certain).lowest,
  highest: range(possible).highest,
});

const describeRange = ({ lowest, highest }: Range): string =>
  lowest === highest ? String(lowest) : `${String(lowest)} to ${String(highest)}`;

const howMany = (number: number, one: string, many: string): string =>
  `${number === 0 ? 'no' : String(number)} ${number === 1 ? one : many}`;

/** One of the two things that must be enough. */
interface Aspect {
  readonly finding: 'PASS' | 'FAIL' | 'NOT_ASKED';
  readonly needs: string;
  readonly has: string;
  readonly question: Question;
}

/** What to ask where the ages of those who certainly come leave it open, and else whether a child is due. */
const openQuestion = (
  { question }: Sleepers,
  certainly: 'PASS' | 'FAIL' | 'NOT_ASKED',
  ages: Question,
): Question => (question === null || certainly === 'NOT_ASKED' ? ages : question);

function judgeBeds(sleepers: Sleepers, { bedspaces, cots }: PlaceFacts): Aspect {
  const beds = bothOf(sleepers, (people) => bedsFor(people, cots));
  const { certain, possible } = sleepers;
  const people =
    certain.length === possible.length
      ? howMany(certain.length, 'person', 'people')
      : `${describeRange({ lowest: certain.length, highest: possible.length })} people`;
  return {
    finding: fits(beds, bedspaces),
    needs:
      beds.lowest === certain.length && beds.highest === possible.length
        ? `beds for ${people}`
        : `${describeRange(beds)} ${beds.highest === 1 ? 'bed' : 'beds'} for ${people}, with cots for the youngest`,
    has: `${howMany(bedspaces, 'bedspace', 'bedspaces')} and ${howMany(cots, 'cot', 'cots')}`,
    question: openQuestion(sleepers, fits(bedsFor(certain, cots), bedspaces), {
      ask: 'HOUSEHOLD',
      about: 'AGES_OF_OTHERS',
      text: 'Ask which children will be under 2 at arrival.',
    }),
  };
}

function judgeBedrooms(sleepers: Sleepers, { bedrooms }: PlaceFacts): Aspect {
  const needed = bothOf(sleepers, bedroomsBetween);
  const needs = `${describeRange(needed)} ${needed.highest === 1 ? 'bedroom' : 'bedrooms'}`;
  if (bedrooms === null) {
    return {
      finding: needed.highest === 1 ? 'PASS' : 'NOT_ASKED',
      needs,
      has: 'an unknown number of bedrooms',
      question: { ask: 'PROVIDER', text: 'Ask the provider how many bedrooms it has.' },
    };
  }
  const room = Math.max(1, bedrooms);
  return {
    finding: fits(needed, room),
    needs,
    has: howMany(bedrooms, 'bedroom', 'bedrooms'),
    question: openQuestion(sleepers, fits(bedroomsBetween(sleepers.certain), room), {
      ask: 'HOUSEHOLD',
      about: 'AGES_OF_OTHERS',
      text: 'Ask the age of each child, and the gender of each of 10 to 15.',
    }),
  };
}

/**
 * Criterion 4. Everyone has a bed: people against bedspaces, with cots for children under 2; and in a
 * self-contained home there are as many bedrooms as the size criteria ask for. Those who join later count, and
 * so does a child due within the stay. A sanctuary scheme has no beds of its own: they stay at home.
 * Sources: Women's Aid Annual Audit 2023 (fewer than half of vacancies could take a woman with two children);
 * for bedrooms, the size criteria of the local housing allowance.
 */
export const householdSizeRule: Rule<'HOUSEHOLD_SIZE'> = {
  code: 'HOUSEHOLD_SIZE',
  number: 4,
  title: 'Household size',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['PEOPLE', 'AGES_OF_OTHERS', 'GENDER_OF_CHILDREN', 'PREGNANCY', 'LENGTH'],
  judge(household, place, { arrival }) {
    if (place.accommodationType === 'SANCTUARY') {
      const compared = { householdValue: null, placeValue: 'their own home' };
      return conclude('PASS', compared, { PASS: 'They stay in their own home.' });
    }
    const sleepers = sleepersFrom(household, arrival);
    const aspects = [judgeBeds(sleepers, place)];
    if (judgedByBedrooms(place)) aspects.push(judgeBedrooms(sleepers, place));
    const has = aspects.map((aspect) => aspect.has).join(', ');
    if (household.people.length === 0) {
      const NOT_ASKED = {
        reason: `It has ${has}; who would move in is not known.`,
        question: { ask: 'HOUSEHOLD', about: 'PEOPLE', text: 'Ask who would move in.' },
      } as const;
      return conclude('NOT_ASKED', { householdValue: null, placeValue: has }, { NOT_ASKED });
    }
    const needs = aspects.map((aspect) => aspect.needs).join(' and ');
    const finding = all(aspects.map((aspect) => aspect.finding));
    const { question } = aspects.reduce((first, next) => (first.finding === 'NOT_ASKED' ? first : next));
    return conclude(
      finding,
      { householdValue: needs, placeValue: has },
      {
        PASS: `They need ${needs}; it has ${has}.`,
        FAIL: `They need ${needs}; it has only ${has}.`,
        NOT_ASKED: { reason: `They need ${needs}; it has ${has}.`, question },
      },
    );
  },
};
