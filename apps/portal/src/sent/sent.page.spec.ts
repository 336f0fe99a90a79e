import { holdPage, type SentData, sentPage } from './sent.page';

const now = new Date('2026-11-27T18:00:00Z');
const service = { name: 'Marigold', accommodationType: 'REFUGE', area: { name: 'North Essex' } };
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
      facts: { shares: ['MENTAL_HEALTH'] },
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
      declined: 'No bedspace',
      clock: null,
    });
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
