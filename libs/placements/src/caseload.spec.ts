import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, Forbidden } from '@app/kernel';
import { Caseload } from './caseload';
import { aKey, County, got } from './testing';

let tests: TestDatabase;
let county: County;
let caseload: Caseload;

beforeEach(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-21'));
  caseload = new Caseload(county.db);
});
afterEach(() => tests.drop());

const caseOf = async ({ id }: { readonly id: string }) =>
  (await caseload.caseload(county.navigator)).find((one) => one.id === id);

describe('the caseload of a council', () => {
  it('follows a household from looking to placed, and says who is next and until when', async () => {
    const her = await county.household();
    expect(await caseOf(her)).toMatchObject({ state: 'LOOKING', waitsFor: 'YOU', until: null, people: 1 });
    const unit = await county.offered();
    const hold = got(await county.hold(her, unit, 30));
    expect(await caseOf(her)).toMatchObject({
      state: 'HELD',
      waitsFor: 'YOU',
      until: hold.endsAt,
      holdId: hold.id,
    });
    const { referral } = await referred(hold.id);
    expect(await caseOf(her)).toMatchObject({
      state: 'REFERRED',
      waitsFor: 'PROVIDER',
      until: referral.answerBy,
    });
    got(
      await county.questions.askQuestion(county.provider, {
        referralId: referral.id,
        text: 'Does she smoke?',
        rules: [],
        idempotencyKey: aKey(),
      }),
    );
    expect(await caseOf(her)).toMatchObject({ state: 'QUESTION_ASKED', waitsFor: 'YOU' });
    const accepted = got(
      await county.referrals.acceptReferral(county.provider, { id: referral.id, idempotencyKey: aKey() }),
    );
    expect(await caseOf(her)).toMatchObject({
      state: 'ACCEPTED',
      waitsFor: 'HOUSEHOLD',
      until: accepted.householdAnswerBy,
    });
    const yes = got(
      await county.referrals.answerForHousehold(county.navigator, {
        referralId: referral.id,
        saysYes: true,
        idempotencyKey: aKey(),
      }),
    );
    expect(await caseOf(her)).toMatchObject({
      state: 'AWAITED',
      placementId: yes.placement?.id,
      until: yes.placement?.arriveBy,
      serviceName: 'Marigold House',
    });
    got(
      await county.placements.recordArrival(county.provider, {
        placementId: yes.placement?.id ?? '',
        spokenCode: yes.spokenCode ?? her.spokenCode,
        idempotencyKey: aKey(),
      }),
    );
    expect(await caseOf(her)).toMatchObject({ state: 'PLACED', waitsFor: null, until: null });
  });

  const referred = async (holdId: string) => ({
    referral: got(
      await county.referrals.submitReferral(county.navigator, { holdId, idempotencyKey: aKey() }),
    ),
  });

  it('forgets a hold at its instant, and who was closed', async () => {
    const her = await county.household();
    got(await county.hold(her, await county.offered(), 30));
    county.wait(30);
    expect(await caseOf(her)).toMatchObject({ state: 'LOOKING', holdId: null });
    got(
      await county.households.closeHousehold(county.navigator, { householdId: her.id, reason: 'NO_CONTACT' }),
    );
    expect(await caseOf(her)).toBeUndefined();
  });

  it('is of one organisation, and for those who help households', async () => {
    await county.household();
    expect(await caseload.caseload(county.otherNavigator)).toEqual([]);
    expect(() => caseload.caseload(county.provider)).toThrow(Forbidden);
  });
});
