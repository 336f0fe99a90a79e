import fc from 'fast-check';
import { aChild, aPerson, aged, runs, today } from '../testing';
import { withAges } from './ages';
import { bedroomsBetween, bedroomsNeeded, type Sleeper } from './bedrooms';
import { type Gender, genders } from './words';

const person = (age: number, gender: Gender | null = null): Sleeper => ({ age, gender, inCouple: false });
const girl = (age: number) => person(age, 'WOMAN_OR_GIRL');
const boy = (age: number) => person(age, 'MAN_OR_BOY');
const mother = girl(35);
const couple: Sleeper[] = [
  { ...girl(35), inCouple: true },
  { ...boy(35), inCouple: true },
];

describe('bedrooms needed', () => {
  // The first three are worked examples of Slough Borough Council's page on the local housing allowance.
  it.each([
    ['couple, daughter 16, son 11, twins of 3', [...couple, girl(16), boy(11), person(3), person(3)], 4],
    ['mother, son 5, daughter 3', [mother, boy(5), girl(3)], 2],
    ['couple, elderly relative, daughter 7', [...couple, person(80), girl(7)], 3],
    ['mother, boy 12, girl 11', [mother, boy(12), girl(11)], 3],
    ['mother, boys 12 and 15', [mother, boy(12), boy(15)], 2],
    ['mother, boy 9, girl 8', [mother, boy(9), girl(8)], 2],
    ['mother, girls 16 and 14', [mother, girl(16), girl(14)], 3],
    ['mother and baby', [mother, person(0)], 2],
    ['mother alone', [mother], 1],
    ['nobody', [], 0],
    ['a boy and a girl of 9 and one of each of 15', [boy(8), girl(9), boy(15), girl(15)], 2],
    ['two of 15 who are both non-binary', [person(15, 'NON_BINARY'), person(15, 'NON_BINARY')], 1],
    ['two of 15 of whom it is not known', [person(15), person(15)], 2],
    [
      'two of 15 who prefer not to say',
      [person(15, 'PREFERS_NOT_TO_SAY'), person(15, 'PREFERS_NOT_TO_SAY')],
      2,
    ],
  ])('by %s are as the size criteria say', (_, people, bedrooms) => {
    expect(bedroomsNeeded(people)).toBe(bedrooms);
  });

  /** Tries every way to pair the children, for one or, where gender is unknown, every way it may turn out. */
  function bruteForce(children: readonly Sleeper[], mayShare: (a: Sleeper, b: Sleeper) => boolean): number {
    const [first, ...rest] = children;
    if (!first) return 0;
    const alone = 1 + bruteForce(rest, mayShare);
    const shared = rest.flatMap((other, index) =>
      mayShare(first, other)
        ? [1 + bruteForce([...rest.slice(0, index), ...rest.slice(index + 1)], mayShare)]
        : [],
    );
    return Math.min(alone, ...shared);
  }
  const isKnown = ({ gender }: Sleeper) => gender !== null && gender !== 'PREFERS_NOT_TO_SAY';
  const bothUnder = (limit: number, a: Sleeper, b: Sleeper) => a.age < limit && b.age < limit;
  const share = (a: Sleeper, b: Sleeper) =>
    bothUnder(10, a, b) || (bothUnder(16, a, b) && isKnown(a) && a.gender === b.gender);
  const mightShare = (a: Sleeper, b: Sleeper) =>
    share(a, b) || (bothUnder(16, a, b) && (!isKnown(a) || !isKnown(b)));

  const anyChild = fc
    .tuple(fc.integer({ min: 0, max: 18 }), fc.constantFrom(...genders, null))
    .map(([age, gender]) => person(age, gender));

  it('equal the best of every possible pairing', () => {
    fc.assert(
      fc.property(fc.array(anyChild, { maxLength: 8 }), (children) => {
        expect(bedroomsNeeded(children)).toBe(bruteForce(children, share));
      }),
      runs(500),
    );
  });

  it('never get more with a younger child, or fewer with one person more', () => {
    fc.assert(
      fc.property(
        fc.array(anyChild, { maxLength: 8 }),
        anyChild,
        fc.integer({ min: 0, max: 18 }),
        (others, child, years) => {
          const younger = { ...child, age: Math.max(0, child.age - years) };
          const needed = bedroomsNeeded([...others, child]);
          expect(bedroomsNeeded([...others, younger])).toBeLessThanOrEqual(needed);
          expect(bedroomsNeeded(others)).toBeLessThanOrEqual(needed);
        },
      ),
      runs(300),
    );
  });

  it('are at their fewest when every unknown gender turns out to match', () => {
    fc.assert(
      fc.property(fc.array(anyChild, { maxLength: 8 }), (children) => {
        const people = withAges(
          children.map(({ age, gender }, index) => aChild({ key: String(index), gender, ...aged(age) })),
          today,
        );
        expect(bedroomsBetween(people)).toEqual({
          lowest: bruteForce(children, mightShare),
          highest: bruteForce(children, share),
        });
      }),
      runs(500),
    );
  });

  it('lie between two numbers when a birthday on arrival is not settled', () => {
    const people = [
      aPerson(),
      aChild({ key: 'a', gender: 'MAN_OR_BOY', born: { year: 2017, month: 3 } }),
      aChild({ key: 'b', gender: 'WOMAN_OR_GIRL', ...aged(8) }),
    ];
    expect(bedroomsBetween(withAges(people, today))).toEqual({ lowest: 2, highest: 3 });
  });

  it('let lead and partner share', () => {
    const people = [aPerson(), aPerson({ key: 'partner', lead: false, partner: true }), aChild()];
    expect(bedroomsBetween(withAges(people, today))).toEqual({ lowest: 2, highest: 2 });
  });
});
