import type { SharedFacts } from '@app/placements';
import { holdPage, type SentData, sentPage } from './sent.page';

const now = new Date('2026-11-27T18:00:00Z');
const service = { name: 'Marigold', accommodationType: 'REFUGE', area: { name: 'North Essex' } };
const facts: SharedFacts = {
  shares: ['MENTAL_HEALTH'],
  people: [{ lead: true, age: { from: 25, to: 34, exact: false }, gender: null, joinsOn: null }],
  bedroomsNeeded: null,
  mobility: null,
  substances: null,
  mentalHealth: 'LOW',
  inCrisis: null,
  recourse: null,
  sensory: null,
  pets: null,
  riskToOthers: null,
  careNeeds: null,
  learningDisability: null,
  risk: null,
  stayDays: null,
  pregnant: null,
  dueOn: null,
};
const sent = (told: Partial<SentData>) =>
  sentPage(
    {
      id: 'r',
      householdId: 'h',
      householdReference: 'H-1',
      status: 'SUBMITTED',
      expired: false,
      submittedAt: '2026-11-27T17:00:00Z',
      answerBy: '2026-11-27T21:00:00Z',
      answeredAt: null,
      householdAnswerBy: null,
      householdAnsweredAt: null,
      shownReason: null,
      placementId: null,
      arrive: '2026-11-27',
      mustLeaveBy: null,
      overrideBecause: null,
      service,
      facts,
      overrides: [],
      questions: [],
      ...told,
    },
    now,
  );

describe('a referral that was sent', () => {
  it('shows whose turn it is, with the clock that runs', () => {
    expect(sent({})).toMatchObject({ awaitsProvider: true, awaitsHer: false, clock: { left: 'in 3 hours' } });
    expect(sent({ status: 'ACCEPTED', householdAnswerBy: '2026-11-27T18:30:00Z' })).toMatchObject({
      awaitsHer: true,
      clock: { left: 'in 30 minutes' },
    });
  });

  it('asks for an answer only while the provider waits for one', () => {
    const questions = [
      { question: 'Smokes?', askedAt: '2026-11-27T17:30:00Z', answer: null, answeredAt: null },
    ];
    expect(sent({ status: 'QUESTION_ASKED', questions }).question).toBe('Smokes?');
    expect(sent({ status: 'DECLINED', questions, shownReason: 'NO_BEDSPACE' })).toMatchObject({
      question: null,
      declined: 'No bedspace or unit free',
      clock: null,
    });
  });

  it('says what the provider was told, as the provider reads it', () => {
    expect(sent({}).facts).toEqual([
      { name: 'Who would come (1)', says: 'The adult who flees, aged 25 to 34' },
      { name: 'Mental-health support', says: 'Low' },
      { name: 'In crisis now', says: 'Not asked' },
    ]);
  });

  it('that expired is nobody’s turn', () => {
    expect(sent({ expired: true })).toMatchObject({
      awaitsProvider: false,
      clock: null,
      status: { text: 'Nobody answered in time' },
    });
  });
});

it('a hold that has ended says so, and what can be done', () => {
  const hold = {
    id: 'x',
    householdId: 'h',
    householdReference: 'H-1',
    vacancyId: 'v',
    arrive: '2026-11-27',
    mustLeaveBy: null,
    endsAt: '2026-11-27T17:00:00Z',
    live: false,
    endedBecause: null,
    referralId: null,
    asksToOverride: [],
    service,
  };
  expect(holdPage(hold, now).ended).toBe(
    'It ended 5pm today. The place can be held again if it is still free.',
  );
});
