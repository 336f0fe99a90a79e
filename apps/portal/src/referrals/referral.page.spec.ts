import { declineReasons, type SharedFacts } from '@app/placements';
import {
  factsInWords,
  type Referral,
  referralPage,
  type ReferralLine,
  referralsPage,
  standing,
} from './referral.page';
import { type DeclineGroup, groups, reasonsOf } from './unable-words';

const now = new Date('2026-11-27T18:00:00Z');
const facts: SharedFacts = {
  shares: [],
  people: [{ lead: true, age: { from: 25, to: 34, exact: false }, gender: null, joinsOn: null }],
  bedroomsNeeded: null,
  mobility: null,
  substances: null,
  mentalHealth: null,
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
const referral = (told: Partial<Referral> = {}): Referral => ({
  id: 'r',
  householdReference: 'H-1',
  unitCode: 'Room 1',
  service: { id: 's', name: 'Marigold' },
  arrive: '2026-11-27',
  status: 'SUBMITTED',
  expired: false,
  submittedAt: '2026-11-27T17:00:00Z',
  answerBy: '2026-11-27T21:00:00Z',
  answeredAt: null,
  householdAnswerBy: null,
  householdAnsweredAt: null,
  primaryReason: null,
  sentBy: 'Braintree District Council',
  mustLeaveBy: null,
  shownReason: null,
  contributingReasons: null,
  placementId: null,
  overrideBecause: null,
  overrides: [],
  questions: [],
  outcomes: null,
  facts,
  ...told,
});

describe('the list of referrals', () => {
  it('puts what waits first by the time that is left', () => {
    const line = (id: string, answerBy: string): ReferralLine => referral({ id, answerBy });
    const page = referralsPage(
      {
        waiting: {
          nodes: [line('late', '2026-11-27T21:00:00Z'), line('soon', '2026-11-27T18:10:00Z')],
          hasNextPage: false,
        },
        answered: { nodes: [], endCursor: null, hasNextPage: false },
      },
      now,
    );
    expect(page.waiting.map(({ href, left }) => [href, left])).toEqual([
      ['/referrals/soon', 'in 10 minutes'],
      ['/referrals/late', 'in 3 hours'],
    ]);
  });

  it.each<[Partial<Referral>, string]>([
    [{}, 'Waits for you'],
    [{ expired: true }, 'Not answered in time'],
    [{ status: 'ACCEPTED' }, 'Accepted, waits for her'],
    [{ status: 'ACCEPTED', expired: true }, 'She did not answer in time'],
    [{ status: 'ACCEPTED', householdAnsweredAt: '2026-11-27T17:30:00Z' }, 'She said yes'],
    [{ status: 'DECLINED' }, 'You declined'],
  ])('says of %j that it stands: %s', (told, text) => {
    expect(standing(referral(told)).text).toBe(text);
  });
});

describe('what a provider is told', () => {
  it('is only what was shared: a fact that is not named is not shown, one that is and is null was not asked', () => {
    expect(factsInWords(facts)).toEqual([
      { name: 'Who would come (1)', says: 'The adult who flees, aged 25 to 34' },
    ]);
    expect(factsInWords({ ...facts, shares: ['RECOURSE', 'PREGNANCY'], recourse: 'NO' })).toEqual([
      { name: 'Who would come (1)', says: 'The adult who flees, aged 25 to 34' },
      { name: 'Recourse to public funds', says: 'No' },
      { name: 'Pregnant', says: 'Not asked' },
    ]);
  });

  it('is asked to override before it can accept, by who may', () => {
    const asked = referral({
      overrides: [{ about: { rule: 'PETS', title: 'Pets' }, overriddenAt: null, reason: null }],
    });
    expect(referralPage(asked, now, ['ON_CALL_WORKER']).acts).toMatchObject({
      accept: false,
      override: true,
    });
    expect(referralPage(asked, now, ['PROVIDER_WORKER']).acts).toMatchObject({
      accept: false,
      override: false,
      first: 'A manager or an on-call worker must override a rule first. Ask one, or decline.',
    });
  });

  it('can be answered no more once it is over, nor by who sent it', () => {
    expect(referralPage(referral({ expired: true }), now, ['PROVIDER_MANAGER']).acts.answer).toBe(false);
    expect(referralPage(referral(), now, ['NAVIGATOR']).acts.answer).toBe(false);
  });
});

describe('the reasons to decline', () => {
  it('stand each in one of four groups', () => {
    const grouped = (Object.keys(groups) as DeclineGroup[]).flatMap((group) => reasonsOf(group));
    expect(Object.keys(groups)).toHaveLength(4);
    expect([...grouped].sort()).toEqual([...declineReasons].sort());
  });
});
