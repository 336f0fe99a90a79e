import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import type { RuleCode } from '@app/eligibility';
import { day, NotFound } from '@app/kernel';
import { aKey, codesOf, County, got } from './testing';

let tests: TestDatabase;
let county: County;

beforeAll(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-21'));
});
afterAll(() => tests.drop());
beforeEach(() => {
  county.nextMorning();
});

const ask = (
  referralId: string,
  text = 'Would she share a kitchen?',
  rules: RuleCode[] = ['MENTAL_HEALTH'],
  by = county.provider,
  key = aKey(),
) => county.questions.askQuestion(by, { referralId, text, rules, idempotencyKey: key });
const answer = (referralId: string, text = 'Yes, she would.', by = county.navigator, key = aKey()) =>
  county.questions.answerQuestion(by, { referralId, text, idempotencyKey: key });
const accept = (id: string) =>
  county.referrals.acceptReferral(county.provider, { id, idempotencyKey: aKey() });

describe('a question', () => {
  it('is read by both sides with its answer, and each is told', async () => {
    const { her, referral } = await county.referred();
    const asked = got(await ask(referral.id, '  Would she share a kitchen?  '));
    expect(asked).toMatchObject({
      status: 'QUESTION_ASKED',
      questions: [
        {
          question: 'Would she share a kitchen?',
          about: [{ rule: 'MENTAL_HEALTH' }],
          answer: null,
          answeredAt: null,
        },
      ],
    });
    county.wait(10);
    const answered = got(await answer(referral.id));
    expect(answered).toMatchObject({ status: 'SUBMITTED', questions: [{ answer: 'Yes, she would.' }] });
    expect((await county.referrals.referral(county.provider, referral.id))?.questions).toEqual(
      answered.questions,
    );
    expect(await county.told(county.navigator.organisationId, referral.id)).toEqual(['QUESTION_ASKED']);
    expect(await county.told(county.provider.organisationId, referral.id)).toEqual([
      'REFERRAL_RECEIVED',
      'QUESTION_ANSWERED',
    ]);
    const acts = ['REFERRAL_SUBMITTED', 'QUESTION_ASKED', 'QUESTION_ANSWERED'];
    expect(await county.audited(referral.id)).toEqual(acts);
    expect(await county.audited(her.id)).toEqual(expect.arrayContaining(acts));
  });

  it('stops no clock', async () => {
    const { referral } = await county.referred();
    county.wait(200);
    const asked = got(await ask(referral.id));
    expect(asked.answerBy).toEqual(referral.answerBy);
    county.wait(40);
    expect(codesOf(await answer(referral.id))).toEqual(['REFERRAL_HAS_ENDED']);
    expect(codesOf(await ask(referral.id))).toEqual(['REFERRAL_HAS_ENDED']);
    expect(codesOf(await accept(referral.id))).toEqual(['REFERRAL_HAS_ENDED']);
    expect((await county.referrals.referral(county.provider, referral.id))?.expired).toBe(true);
  });

  it('comes one at a time, and as often as the provider needs', async () => {
    const { referral } = await county.referred();
    got(await ask(referral.id));
    expect(codesOf(await ask(referral.id))).toEqual(['QUESTION_IS_OPEN']);
    got(await answer(referral.id));
    expect(codesOf(await answer(referral.id))).toEqual(['NO_QUESTION_OPEN']);
    county.wait(1);
    got(await ask(referral.id, 'And a bathroom?', []));
    const { questions } = got(await answer(referral.id, 'Yes.'));
    expect(questions.map(({ question, answer: said }) => [question, said])).toEqual([
      ['Would she share a kitchen?', 'Yes, she would.'],
      ['And a bathroom?', 'Yes.'],
    ]);
  });

  it('need not be answered before the provider decides', async () => {
    const { referral } = await county.referred();
    got(await ask(referral.id));
    expect(got(await accept(referral.id)).status).toBe('ACCEPTED');
    expect(codesOf(await answer(referral.id))).toEqual(['REFERRAL_HAS_ENDED']);
  });

  it('has 3 to 500 characters, and never asks where they would not be safe', async () => {
    const { referral } = await county.referred();
    expect(codesOf(await ask(referral.id, ' ? '))).toEqual(['LENGTH']);
    expect(codesOf(await ask(referral.id, 'x'.repeat(501)))).toEqual(['LENGTH']);
    expect(codesOf(await ask(referral.id, 'Where not?', ['UNSAFE_AREAS']))).toEqual(['CHOICE']);
    expect(codesOf(await ask(referral.id, 'Twice?', ['MOBILITY', 'MOBILITY']))).toEqual(['REPEATED']);
    got(await ask(referral.id));
    expect(codesOf(await answer(referral.id, '   '))).toEqual(['LENGTH']);
  });

  it('is the provider’s to ask and the sender’s to answer', async () => {
    const { referral } = await county.referred();
    expect(() => ask(referral.id, undefined, undefined, county.navigator)).toThrow('role');
    expect(() => answer(referral.id, undefined, county.provider)).toThrow('role');
    await expect(ask(referral.id, undefined, undefined, county.otherProvider)).rejects.toThrow(NotFound);
    await expect(ask(randomUUID(), undefined, undefined, county.otherProvider)).rejects.toThrow(NotFound);
    got(await ask(referral.id));
    await expect(answer(referral.id, undefined, county.otherNavigator)).rejects.toThrow(NotFound);
    await expect(answer(randomUUID(), undefined, county.otherNavigator)).rejects.toThrow(NotFound);
  });

  it('is seen by nobody else, and an answer once given stands', async () => {
    const { referral } = await county.referred();
    got(await ask(referral.id));
    const counted = async (actor = county.navigator): Promise<unknown> =>
      county.db.read(actor, (tx) =>
        tx.manager.query('select count(*)::integer as seen from referral_question where referral_id = $1', [
          referral.id,
        ]),
      );
    expect(await counted()).toEqual([{ seen: 1 }]);
    expect(await counted(county.provider)).toEqual([{ seen: 1 }]);
    expect(await counted(county.otherProvider)).toEqual([{ seen: 0 }]);
    expect(await counted(county.otherNavigator)).toEqual([{ seen: 0 }]);
    got(await answer(referral.id));
    for (const actor of [county.navigator, county.provider, county.otherNavigator]) {
      await county.db.commit(actor, (tx) =>
        tx.manager.query(`update referral_question set answer = 'No.' where referral_id = $1`, [referral.id]),
      );
    }
    expect((await county.referrals.referral(county.navigator, referral.id))?.questions[0]?.answer).toBe(
      'Yes, she would.',
    );
  });

  it('happens once for one key, asked and answered', async () => {
    const { referral } = await county.referred();
    const [asking, answering] = [aKey(), aKey()];
    const first = got(await ask(referral.id, undefined, undefined, undefined, asking));
    expect(got(await ask(referral.id, undefined, undefined, undefined, asking))).toEqual(first);
    const second = got(await answer(referral.id, undefined, undefined, answering));
    expect(got(await answer(referral.id, undefined, undefined, answering))).toEqual(second);
  });
});

describe('questions, answers and decisions at once', () => {
  it('leave at most one question open, and a status that agrees', async () => {
    for (let round = 0; round < 8; round += 1) {
      county.wait(5);
      const { referral } = await county.referred();
      const outcomes = await Promise.all([
        ask(referral.id, 'First of them?'),
        ask(referral.id, 'Second of them?'),
        answer(referral.id),
        ...(round % 2 === 0 ? [accept(referral.id)] : []),
      ]);
      for (const outcome of outcomes) {
        expect([[], ['QUESTION_IS_OPEN'], ['NO_QUESTION_OPEN'], ['REFERRAL_HAS_ENDED']]).toContainEqual(
          codesOf(outcome),
        );
      }
      const now = await county.referrals.referral(county.provider, referral.id);
      const open = now?.questions.filter(({ answeredAt }) => answeredAt === null) ?? [];
      expect(open.length).toBeLessThanOrEqual(1);
      if (round % 2 === 0) expect(now?.status).toBe('ACCEPTED');
      else expect(now?.status).toBe(open.length === 1 ? 'QUESTION_ASKED' : 'SUBMITTED');
    }
  }, 60_000);
});
