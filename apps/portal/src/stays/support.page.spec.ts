import { characteristics, moveOnBlocks, supportTypes } from '@app/placements';
import {
  blockWords,
  characteristicWords,
  equalityFields,
  nextToAsk,
  peopleInWords,
  personInWords,
  readinessInWords,
  supportFields,
  type SupportedPerson,
  type SupportedStay,
  supportWords,
} from './support.page';

const now = new Date('2026-11-27T18:00:00Z');
const person = (number: number, told: Partial<SupportedPerson> = {}): SupportedPerson => ({
  number,
  lead: number === 1,
  gender: 'WOMAN_OR_GIRL',
  joinedOn: '2026-11-01',
  ageGroup: number === 1 ? 'ADULT' : 'CHILD',
  ageGroupCertain: true,
  answers: [],
  support: [],
  ...told,
});
const stay = (told: Partial<SupportedStay> = {}): SupportedStay => ({
  id: 'e',
  readyToMoveOn: null,
  moveOnBlockedBy: null,
  moveOnHistory: [],
  people: [person(1), person(2)],
  gaps: [
    { number: 1, noAnswers: true, noSupport: false },
    { number: 2, noAnswers: true, noSupport: true },
  ],
  ...told,
});

describe('who is supported', () => {
  it('has words for everything that is recorded', () => {
    expect(Object.keys(blockWords)).toEqual([...moveOnBlocks]);
    expect(Object.keys(supportWords)).toEqual([...supportTypes]);
    expect(Object.keys(characteristicWords)).toEqual([...characteristics]);
  });

  it('is said without a name, and an age that is not certain as such', () => {
    expect(personInWords(person(1))).toBe('Person 1, who leads: woman or girl, adult');
    expect(personInWords(person(2, { gender: null, ageGroupCertain: false }))).toBe(
      'Person 2: gender not asked, child, as far as is known',
    );
    expect(personInWords(person(3, { ageGroup: null }))).toContain('age not told');
  });

  it('says of whom the return lacks what, and asks the next in turn', () => {
    expect(peopleInWords(stay()).map(({ noAnswers, noSupport }) => [noAnswers, noSupport])).toEqual([
      [true, false],
      [true, true],
    ]);
    expect([nextToAsk(stay(), 1), nextToAsk(stay(), 2)]).toEqual([2, null]);
  });

  it('offers support for children to children, and to whose age was not told', () => {
    const offered = (of: SupportedPerson) =>
      supportFields(stay({ people: [of] }))[0]?.items.some(({ value }) => value === 'CHILDREN');
    expect([offered(person(1)), offered(person(2)), offered(person(2, { ageGroup: null }))]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('keeps "not asked" beside the answers only until there is one', () => {
    const answered = person(1, { answers: [{ characteristic: 'DISABLED', answer: 'PREFERS_NOT_TO_SAY' }] });
    const items = (characteristic: string) =>
      equalityFields(answered)
        .find(({ name }) => name === `answer.${characteristic}`)
        ?.items.map(({ text }) => text);
    expect(items('DISABLED')).toEqual(['Yes', 'No', 'Prefers not to say']);
    expect(items('TRANS')).toEqual(['Yes', 'No', 'Prefers not to say', 'Not asked']);
  });
});

describe('moving on', () => {
  it('keeps not said, not ready and ready apart, with what keeps them and what was said before', () => {
    expect(readinessInWords(stay(), now)).toMatchObject({
      says: 'Nobody has said whether they are ready to move on.',
      values: { ready: '' },
    });
    const before = { readyOn: null, blockedBy: null, recordedAt: '2026-11-20T12:00:00Z' };
    expect(readinessInWords(stay({ moveOnHistory: [before] }), now)).toMatchObject({
      says: 'Not ready to move on.',
      values: { ready: 'no' },
    });
    const said = { readyOn: '2026-11-27', blockedBy: 'SCHOOL', recordedAt: '2026-11-27T12:00:00Z' } as const;
    const ready = readinessInWords(
      stay({ readyToMoveOn: '2026-11-27', moveOnBlockedBy: 'SCHOOL', moveOnHistory: [said, before] }),
      now,
    );
    expect(ready.says).toBe('Ready to move on since today. What keeps them: school.');
    expect(ready.before).toEqual(['Not ready to move on, said 12pm on 20 Nov 2026']);
  });
});
