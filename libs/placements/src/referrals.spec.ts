import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { rules } from '@app/eligibility';
import { addMinutes, day, NotFound, Problems } from '@app/kernel';
import { hasExpired, type ReferralStatus, referralStatuses } from './domain/standing';
import { type DeclineReason, unableReasonCodes } from './domain/unable-reasons';
import { expiredSql } from './store/placements.read';
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

const submit = (holdId: string, by = county.navigator, idempotencyKey = aKey()) =>
  county.referrals.submitReferral(by, { holdId, idempotencyKey });
const accept = (id: string, by = county.provider, idempotencyKey = aKey()) =>
  county.referrals.acceptReferral(by, { id, idempotencyKey });
const decline = (
  id: string,
  primaryReason: DeclineReason,
  contributingReasons: DeclineReason[] = [],
  by = county.provider,
  idempotencyKey = aKey(),
) => county.referrals.declineReferral(by, { id, primaryReason, contributingReasons, idempotencyKey });
const answer = (
  referralId: string,
  saysYes: boolean,
  more: { arriveBy?: Date; safetyReason?: string; idempotencyKey?: string } = {},
  by = county.navigator,
) => county.referrals.answerForHousehold(by, { referralId, saysYes, idempotencyKey: aKey(), ...more });
/** What no provider is told before they come. */
const hiddenRules: readonly string[] = [
  'UNSAFE_AREAS',
  ...rules.filter(({ protects }) => protects !== 'NONE').map(({ code }) => code),
];
const minutesFromNow = (instant: unknown): number =>
  (Date.parse(String(instant)) - county.now.getTime()) / 60_000;

describe('submitting a referral', () => {
  it('moves the end of the hold to the time of the answer, tells the provider, and is recorded', async () => {
    const { her, hold, referral } = await county.referred();
    expect(referral).toMatchObject({
      status: 'SUBMITTED',
      expired: false,
      householdId: her.id,
      householdReference: her.reference,
      holdId: hold.id,
    });
    expect(minutesFromNow(referral.answerBy)).toBe(240);
    const moved = await county.holds.hold(county.navigator, hold.id);
    expect(moved).toMatchObject({ minutesLeft: 240, referralId: referral.id });
    expect(await county.told(county.provider.organisationId, referral.id)).toEqual(['REFERRAL_RECEIVED']);
    expect(await county.audited(referral.id)).toEqual(['REFERRAL_SUBMITTED']);
  });

  it('gives the provider 4 hours of its intake desk, overnight too, and the hold lasts as long', async () => {
    const serviceId = await county.service({ intakeOpens: '09:00', intakeCloses: '17:00' });
    const hold = got(await county.hold(await county.household(), await county.offered(serviceId), 1440));
    county.wait(5 * 60); // 15:00: 2 hours today, 2 tomorrow.
    const referral = got(await submit(hold.id));
    expect(minutesFromNow(referral.answerBy)).toBe(20 * 60);
    expect(await county.holds.hold(county.navigator, hold.id)).toMatchObject({ endsAt: referral.answerBy });
  });

  it('shares nothing that the rules of the place do not use, and no unsafe area', async () => {
    const open = {
      genderPolicy: 'MIXED_SELF_CONTAINED',
      noRecourse: 'YES',
      substancePolicy: 'CURRENT_OK',
      mentalHealthTo: 'HIGH',
      boysToAge: null,
      petsTaken: 'DOG_CAT',
      riskToOthersTaken: 'YES',
      arsonTaken: 'YES',
      careTo: 'HIGH',
      learningDisability: 'YES',
      riskTo: 'HIGH',
      maximumStayDays: null,
      pregnancy: 'YES',
      latePregnancyWeeks: null,
    } as const;
    const serviceId = await county.service(
      {
        accommodationType: 'DISPERSED',
        districtCode: 'E07000071',
        features: { bslStaff: true, staffing: 'ON_CALL_24H' },
      },
      open,
    );
    const her = await county.household({
      recourse: 'NO',
      mentalHealth: 'HIGH',
      sensory: ['BLIND_OR_LOW_VISION'],
      unsafeAreas: { districtCodes: ['E07000076'], outcodes: [] },
    });
    const { referral } = await county.referred(
      her,
      await county.offered(serviceId, { vibratingAlarm: true }),
    );
    expect(referral.facts).toEqual({
      shares: [],
      people: [{ lead: true, age: { from: 35, to: 44, exact: false }, gender: null, joinsOn: null }],
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
    });
    const seen = await county.referrals.referral(county.provider, referral.id);
    expect(JSON.stringify(seen)).not.toContain('E07000076');
    expect(seen).toMatchObject({ householdId: null, holdId: null, householdReference: her.reference });
  });

  it("tells both sides how the place's rules came out, and nothing of unsafe areas or a protected class", async () => {
    const serviceId = await county.service({}, { noRecourse: 'CONSIDER', boysToAge: 14 });
    const her = await county.household({
      people: [
        { lead: true, partner: false, gender: 'PREFERS_NOT_TO_SAY', born: { year: 1990, month: 6 } },
        { lead: false, partner: false, gender: 'MAN_OR_BOY', born: { year: 2014, month: 6 } },
      ],
      recourse: 'NO',
      unsafeAreas: { districtCodes: ['E07000076'], outcodes: [] },
    });
    const { referral } = await county.referred(her, await county.offered(serviceId));
    expect(referral.facts.shares).toEqual(
      expect.arrayContaining(['RECOURSE', 'GENDER_OF_ADULTS', 'AGES_OF_BOYS']),
    );
    const seen = await county.referrals.referral(county.provider, referral.id);
    const told = seen?.outcomes ?? [];
    for (const hidden of hiddenRules) expect(told.map(({ rule }) => rule)).not.toContain(hidden);
    expect(JSON.stringify(told)).not.toMatch(/safe for them|not be safe|recourse|public funds|gender/i);
    expect(told.find(({ rule }) => rule === 'BOYS_UPPER_AGE')).toMatchObject({
      number: 6,
      outcome: 'PASS',
      reason: 'Boys taken: up to 14; at arrival: 12.',
    });
    expect(referral.outcomes).toEqual(told);
    expect(await county.referrals.referral(county.otherProvider, referral.id)).toBeNull();
  });

  it('keeps what it told as it was, however the facts change', async () => {
    const { her, referral } = await county.referred();
    await tests.query(`update household set mobility = 'WHEELCHAIR_FULL' where id = $1`, [her.id]);
    const seen = await county.referrals.referral(county.provider, referral.id);
    expect(seen?.outcomes).toEqual(referral.outcomes);
  });

  it('is refused by the database itself with an outcome that no provider may read', async () => {
    const { referral } = await county.referred();
    for (const rule of hiddenRules) {
      const outcomes = JSON.stringify([...(referral.outcomes ?? []), { rule }]);
      const told = tests.query('update referral set outcomes = $2 where id = $1', [referral.id, outcomes]);
      await expect(told).rejects.toThrow('referral_outcomes_tell_no_class');
    }
  });

  it('is possible once for a hold', async () => {
    const { hold } = await county.referred();
    expect(codesOf(await submit(hold.id))).toEqual(['ALREADY_REFERRED']);
  });

  it('is refused for a hold that was released', async () => {
    const hold = got(await county.hold(await county.household(), await county.offered()));
    got(await county.holds.releaseHold(county.navigator, hold.id));
    expect(codesOf(await submit(hold.id))).toEqual(['HOLD_HAS_ENDED']);
  });

  it('of a hold of another organisation, or none, is not found', async () => {
    const hold = got(await county.hold(await county.household(), await county.offered()));
    await expect(submit(hold.id, county.otherNavigator)).rejects.toThrow(NotFound);
    await expect(submit(randomUUID(), county.otherNavigator)).rejects.toThrow(NotFound);
  });

  it('happens once for one key', async () => {
    const hold = got(await county.hold(await county.household(), await county.offered()));
    const key = aKey();
    const first = got(await submit(hold.id, county.navigator, key));
    expect(got(await submit(hold.id, county.navigator, key))).toEqual(first);
    expect(await county.audited(first.id)).toEqual(['REFERRAL_SUBMITTED']);
  });
});

describe('withdrawing a referral', () => {
  it('lets the place go and tells the provider', async () => {
    const { unit, hold, referral } = await county.referred();
    expect(got(await county.referrals.withdrawReferral(county.navigator, referral.id)).status).toBe(
      'WITHDRAWN',
    );
    expect(await county.holds.hold(county.navigator, hold.id)).toMatchObject({
      live: false,
      endedBecause: 'WITHDRAWN',
    });
    expect(await county.told(county.provider.organisationId, referral.id)).toEqual([
      'REFERRAL_RECEIVED',
      'REFERRAL_WITHDRAWN',
    ]);
    expect(await county.audited(referral.id)).toEqual(['REFERRAL_SUBMITTED', 'REFERRAL_WITHDRAWN']);
    expect(codesOf(await county.hold(await county.household(), unit))).toEqual([]);
  });

  it('is refused once it was answered with no, or the time ran out', async () => {
    const { referral } = await county.referred();
    got(await decline(referral.id, 'NO_BEDSPACE'));
    expect(codesOf(await county.referrals.withdrawReferral(county.navigator, referral.id))).toEqual([
      'REFERRAL_HAS_ENDED',
    ]);
    const late = await county.referred();
    county.wait(240);
    expect(codesOf(await county.referrals.withdrawReferral(county.navigator, late.referral.id))).toEqual([
      'REFERRAL_HAS_ENDED',
    ]);
  });

  it('is for its sender alone', async () => {
    const { referral } = await county.referred();
    await expect(county.referrals.withdrawReferral(county.otherNavigator, referral.id)).rejects.toThrow(
      NotFound,
    );
    await expect(county.referrals.withdrawReferral(county.otherNavigator, randomUUID())).rejects.toThrow(
      NotFound,
    );
  });
});

describe('accepting a referral', () => {
  it('keeps the place until she answers, 4 hours, and tells the sender', async () => {
    const { hold, referral } = await county.referred();
    county.wait(30);
    const accepted = got(await accept(referral.id));
    expect(accepted).toMatchObject({ status: 'ACCEPTED', expired: false, shownReason: null });
    expect(minutesFromNow(accepted.householdAnswerBy)).toBe(240);
    expect(await county.holds.hold(county.navigator, hold.id)).toMatchObject({ minutesLeft: 240 });
    expect(await county.told(county.navigator.organisationId, referral.id)).toEqual(['REFERRAL_ACCEPTED']);
    expect(await county.audited(referral.id)).toEqual(['REFERRAL_SUBMITTED', 'REFERRAL_ACCEPTED']);
  });

  it('is refused at the instant the time has run out, and the unit is free then', async () => {
    const { unit, referral } = await county.referred();
    county.wait(240);
    expect(await county.referrals.referral(county.provider, referral.id)).toMatchObject({
      status: 'SUBMITTED',
      expired: true,
    });
    expect(codesOf(await accept(referral.id))).toEqual(['REFERRAL_HAS_ENDED']);
    expect(codesOf(await county.hold(await county.household(), unit))).toEqual([]);
  });

  it('is refused when it was withdrawn or answered', async () => {
    const { referral } = await county.referred();
    got(await county.referrals.withdrawReferral(county.navigator, referral.id));
    expect(codesOf(await accept(referral.id))).toEqual(['REFERRAL_HAS_ENDED']);
    const other = await county.accepted();
    expect(codesOf(await accept(other.referral.id))).toEqual(['REFERRAL_HAS_ENDED']);
  });

  it('is for its provider alone', async () => {
    const { referral } = await county.referred();
    await expect(accept(referral.id, county.otherProvider)).rejects.toThrow(NotFound);
    await expect(accept(randomUUID(), county.otherProvider)).rejects.toThrow(NotFound);
    expect(await county.referrals.referral(county.otherProvider, referral.id)).toBeNull();
  });

  it('happens once for one key', async () => {
    const { referral } = await county.referred();
    const key = aKey();
    const first = got(await accept(referral.id, county.provider, key));
    county.wait(10);
    expect(got(await accept(referral.id, county.provider, key))).toEqual(first);
  });
});

describe('declining a referral', () => {
  it('frees the place at once, and keeps its reasons exactly, for the provider alone', async () => {
    const { unit, hold, referral } = await county.referred();
    const declined = got(
      await decline(referral.id, 'NEEDS_MENTAL_HEALTH', ['NO_STAFF_CAPACITY', 'NEEDS_MULTIPLE']),
    );
    expect(declined).toMatchObject({
      status: 'DECLINED',
      shownReason: 'NEEDS_MENTAL_HEALTH',
      primaryReason: 'NEEDS_MENTAL_HEALTH',
      contributingReasons: ['NO_STAFF_CAPACITY', 'NEEDS_MULTIPLE'],
    });
    expect(await county.referrals.referral(county.navigator, referral.id)).toMatchObject({
      status: 'DECLINED',
      shownReason: 'NEEDS_MENTAL_HEALTH',
      primaryReason: null,
      contributingReasons: null,
    });
    expect(await county.holds.hold(county.navigator, hold.id)).toMatchObject({
      live: false,
      endedBecause: 'DECLINED',
    });
    expect(await county.told(county.navigator.organisationId, referral.id)).toEqual(['REFERRAL_DECLINED']);
    expect(await county.audited(referral.id)).toEqual(['REFERRAL_SUBMITTED', 'REFERRAL_DECLINED']);
    expect(codesOf(await county.hold(await county.household(), unit))).toEqual([]);
  });

  it.each(['RISK_LINK_RESIDENT', 'RISK_LOCATION'] as const)(
    'for %s tells the sender OTHER',
    async (reason) => {
      const { referral } = await county.referred();
      got(await decline(referral.id, reason, ['OTHER']));
      const seen = await county.referrals.referral(county.navigator, referral.id);
      expect(seen).toMatchObject({ shownReason: 'OTHER' });
      expect(JSON.stringify(seen)).not.toContain(reason);
      expect(await county.referrals.referral(county.provider, referral.id)).toMatchObject({
        primaryReason: reason,
      });
    },
  );

  it('names each reason once, and never that nobody answered', async () => {
    const { referral } = await county.referred();
    expect(codesOf(await decline(referral.id, 'NO_BEDSPACE', ['NO_BEDSPACE']))).toEqual(['REASON_REPEATED']);
    expect(codesOf(await decline(referral.id, 'NO_BEDSPACE', ['OTHER', 'OTHER']))).toEqual([
      'REASON_REPEATED',
    ]);
    expect(codesOf(await decline(referral.id, 'EXPIRED_NO_RESPONSE' as DeclineReason))).toEqual(['CHOICE']);
    expect(codesOf(await decline(referral.id, 'OTHER', ['EXPIRED_NO_RESPONSE' as DeclineReason]))).toEqual([
      'CHOICE',
    ]);
  });

  it('is refused when the time has run out', async () => {
    const { referral } = await county.referred();
    county.wait(240);
    expect(codesOf(await decline(referral.id, 'NO_BEDSPACE'))).toEqual(['REFERRAL_HAS_ENDED']);
  });

  it('is for its provider alone', async () => {
    const { referral } = await county.referred();
    await expect(decline(referral.id, 'OTHER', [], county.otherProvider)).rejects.toThrow(NotFound);
    await expect(decline(randomUUID(), 'OTHER', [], county.otherProvider)).rejects.toThrow(NotFound);
  });

  it('happens once for one key', async () => {
    const { referral } = await county.referred();
    const key = aKey();
    const first = got(await decline(referral.id, 'OTHER', [], county.provider, key));
    expect(got(await decline(referral.id, 'OTHER', [], county.provider, key))).toEqual(first);
    expect(codesOf(await decline(referral.id, 'NOT_DA', [], county.provider, key))).toEqual(['KEY_USED']);
  });

  it('knows the same reasons as the database', async () => {
    const [row] = await tests.query<{ reasons: string[] }>('select unable_reasons() as reasons');
    expect(row?.reasons).toEqual(unableReasonCodes);
  });
});

describe('her answer', () => {
  it('yes makes a placement: the hold is a stay without an end, the vacancy is filled, the provider is told', async () => {
    const { her, unit, hold, referral } = await county.accepted();
    const said = got(await answer(referral.id, true));
    expect(said.placement).toMatchObject({
      householdId: her.id,
      outcome: null,
      overdue: false,
      arrive: county.today,
      leave: null,
    });
    expect(minutesFromNow(said.placement?.arriveBy)).toBe(24 * 60);
    expect(said.referral).toMatchObject({
      status: 'ACCEPTED',
      placementId: said.placement?.id,
      expired: false,
    });
    expect(await county.holds.hold(county.navigator, hold.id)).toMatchObject({
      live: false,
      endedBecause: 'PLACED',
    });
    const claims = await tests.query(
      "select kind, ends_at = 'infinity' as stands from occupancy where unit_id = $1 and kind <> 'CLOSURE'",
      [unit.unitId],
    );
    expect(claims).toEqual([{ kind: 'STAY', stands: true }]);
    expect(await county.row('vacancy', unit.vacancyId)).toMatchObject({ status: 'FILLED' });
    expect(
      await tests.query('select status from vacancy_facts where vacancy_id = $1', [unit.vacancyId]),
    ).toEqual([{ status: 'FILLED' }]);
    const placementId = said.placement?.id ?? '';
    expect(await county.told(county.provider.organisationId, placementId)).toEqual(['PLACEMENT_MADE']);
    expect(await county.audited(placementId)).toEqual(['PLACEMENT_MADE']);
  });

  it('keeps her nights after the time to arrive: a person frees the unit, not a clock', async () => {
    const { unit, placement } = await county.placed();
    county.nextMorning(3);
    expect(await county.placements.placement(county.provider, placement.id)).toMatchObject({
      overdue: true,
      outcome: null,
    });
    expect(codesOf(await county.hold(await county.household(), unit))).toEqual(['VACANCY_NOT_OPEN']);
  });

  it('no lets the place go, makes no placement, and tells the provider', async () => {
    const { unit, hold, referral } = await county.accepted();
    const said = got(await answer(referral.id, false));
    expect(said).toMatchObject({
      placement: null,
      spokenCode: null,
      referral: { status: 'HOUSEHOLD_SAID_NO' },
    });
    expect(await county.holds.hold(county.navigator, hold.id)).toMatchObject({
      live: false,
      endedBecause: 'HOUSEHOLD_SAID_NO',
    });
    expect(await county.told(county.provider.organisationId, referral.id)).toEqual([
      'REFERRAL_RECEIVED',
      'HOUSEHOLD_SAID_NO',
    ]);
    expect(codesOf(await county.hold(await county.household(), unit))).toEqual([]);
  });

  it('is refused before the provider has accepted, and once her time has run out', async () => {
    const { referral } = await county.referred();
    expect(codesOf(await answer(referral.id, true))).toEqual(['REFERRAL_NOT_ACCEPTED']);
    got(await accept(referral.id));
    county.wait(240);
    expect(codesOf(await answer(referral.id, true))).toEqual(['REFERRAL_HAS_ENDED']);
    expect(await county.referrals.referral(county.navigator, referral.id)).toMatchObject({
      status: 'ACCEPTED',
      expired: true,
    });
  });

  it('can be given once', async () => {
    const { referral } = await county.placed();
    expect(codesOf(await answer(referral.id, true))).toEqual(['REFERRAL_HAS_ENDED']);
    expect(codesOf(await answer(referral.id, false))).toEqual(['REFERRAL_HAS_ENDED']);
  });

  it('may say when she will be there, within 72 hours', async () => {
    const { referral } = await county.accepted();
    expect(codesOf(await answer(referral.id, true, { arriveBy: county.now }))).toEqual([
      'ARRIVE_BY_TOO_EARLY',
    ]);
    expect(
      codesOf(await answer(referral.id, true, { arriveBy: addMinutes(county.now, 72 * 60 + 1) })),
    ).toEqual(['ARRIVE_BY_TOO_LATE']);
    const said = got(await answer(referral.id, true, { arriveBy: addMinutes(county.now, 72 * 60) }));
    expect(minutesFromNow(said.placement?.arriveBy)).toBe(72 * 60);
  });

  it('gives her a fresh code when the one she has would not last until she is there, once', async () => {
    const { her, referral } = await county.accepted();
    const idempotencyKey = aKey();
    const arriveBy = addMinutes(county.now, 48 * 60);
    const said = got(await answer(referral.id, true, { arriveBy, idempotencyKey }));
    expect(said.spokenCode).toMatch(/^[A-Z0-9]{3}-[A-Z0-9]{4}$/);
    expect(said.spokenCode).not.toBe(her.spokenCode);
    const again = got(await answer(referral.id, true, { arriveBy, idempotencyKey }));
    expect(again.placement).toEqual(said.placement);
    expect(again.spokenCode).toBe(said.spokenCode);
    county.wait(47 * 60);
    const arrive = (spokenCode: string | null) =>
      county.placements.recordArrival(county.provider, {
        placementId: said.placement?.id ?? '',
        spokenCode: spokenCode ?? '',
        idempotencyKey: aKey(),
      });
    expect(codesOf(await arrive(said.spokenCode))).toEqual([]);
  });

  it('lets her keep a code that lasts until then', async () => {
    const { referral } = await county.accepted();
    const said = got(await answer(referral.id, true, { arriveBy: addMinutes(county.now, 12 * 60) }));
    expect(said.spokenCode).toBeNull();
  });

  it('is its sender’s to give', async () => {
    const { referral } = await county.accepted();
    await expect(answer(referral.id, true, {}, county.otherNavigator)).rejects.toThrow(NotFound);
    await expect(answer(randomUUID(), true, {}, county.otherNavigator)).rejects.toThrow(NotFound);
  });

  it('is refused when another place awaits her', async () => {
    const { her, code } = await county.placed();
    // Another organisation that holds her case is stopped at its hold already: this is the wall behind it.
    await tests.query('update placement set outcome = $2, outcome_at = $3 where household_id = $1', [
      her.id,
      'CANCELLED',
      county.now,
    ]);
    const second = await county.accepted({ ...her, spokenCode: code });
    await tests.query('update placement set outcome = null, outcome_at = null where household_id = $1', [
      her.id,
    ]);
    expect(codesOf(await answer(second.referral.id, true))).toEqual(['HOUSEHOLD_IS_PLACED']);
  });
});

describe('safety before a placement', () => {
  const unsafeIn = (...districtCodes: string[]) => ({ unsafeAreas: { districtCodes, outcodes: [] } });

  it('is checked by the true district of a place that is shown by its sub-region', async () => {
    const serviceId = await county.service({ accommodationType: 'SPECIALIST' });
    const colchester = await county.accepted(
      await county.household(unsafeIn('E07000071')),
      await county.offered(serviceId),
    );
    expect(codesOf(await answer(colchester.referral.id, true))).toEqual(['NOT_SAFE_THERE']);
    // Told once: the referral ends with it, so changing the areas and asking again finds nothing out.
    expect(await county.referrals.referral(county.navigator, colchester.referral.id)).toMatchObject({
      status: 'WITHDRAWN',
    });
    expect(await county.holds.hold(county.navigator, colchester.hold.id)).toMatchObject({ live: false });
    got(
      await county.households.changeHousehold(county.navigator, {
        householdId: colchester.her.id,
        unsafeAreas: { districtCodes: ['E07000076'], outcodes: [] },
      }),
    );
    expect(codesOf(await answer(colchester.referral.id, true))).toEqual(['REFERRAL_HAS_ENDED']);
    const tendring = await county.accepted(
      await county.household(unsafeIn('E07000076')),
      await county.offered(serviceId),
    );
    expect(codesOf(await answer(tendring.referral.id, true))).toEqual([]);
  });

  it('that was never asked stops it, until a named person says why', async () => {
    const her = await county.household({ unsafeAreas: null });
    const { referral } = await county.accepted(her);
    const refused = await answer(referral.id, true);
    expect(refused).toBeInstanceOf(Problems);
    expect(codesOf(refused)).toEqual(['SAFETY_NOT_CHECKED']);
    const safetyReason = 'She cannot speak now; police drove her past.';
    const { placement } = got(await answer(referral.id, true, { safetyReason }));
    const [entry] = await tests.query<{ reason: string; person_id: string }>(
      'select reason, person_id from audit_entry where subject_id = $1',
      [placement?.id],
    );
    expect(entry).toEqual({ reason: safetyReason, person_id: county.navigator.personId });
    expect(placement?.uncheckedSafety).toEqual([
      {
        about: { rule: 'UNSAFE_AREAS' },
        decidedBy: county.navigator.personId,
        decidedAt: expect.any(String),
        reason: safetyReason,
      },
    ]);
    const seen = await county.placements.placement(county.provider, placement?.id ?? '');
    expect(seen?.uncheckedSafety).toEqual([]);
    const kept = 'select from unchecked_safety where placement_id = $1';
    for (const other of [county.provider, county.otherNavigator]) {
      const rows: unknown = await county.db.read(other, (tx) => tx.manager.query(kept, [placement?.id]));
      expect(rows).toEqual([]);
    }
  });

  it('that was checked is not said to be unchecked, whatever was written', async () => {
    const { referral } = await county.accepted();
    const said = got(await answer(referral.id, true, { safetyReason: 'Asked her everything by phone.' }));
    expect(said.placement?.uncheckedSafety).toEqual([]);
  });

  it('is no question put to the database by anybody else', async () => {
    const { referral } = await county.accepted(await county.household(unsafeIn('E07000071')));
    const ask = (actor = county.otherNavigator) =>
      county.db.read(actor, (tx) => tx.manager.query('select place_is_unsafe($1) as unsafe', [referral.id]));
    expect(await ask()).toEqual([{ unsafe: false }]);
    expect(await ask(county.provider)).toEqual([{ unsafe: false }]);
  });
});

describe('expired', () => {
  it('means the same in SQL as in the rule', async () => {
    const now = county.now;
    const moments = [addMinutes(now, -1), now, addMinutes(now, 1)];
    const cases = referralStatuses.flatMap((status: ReferralStatus) =>
      moments.flatMap((answerBy) =>
        [null, ...moments].flatMap((householdAnswerBy) =>
          [null, now].map((householdAnsweredAt) => ({
            status,
            answerBy,
            householdAnswerBy,
            householdAnsweredAt,
          })),
        ),
      ),
    );
    const rows = await county.db.read(county.navigator, (tx) =>
      tx.manager.query(
        `select ${expiredSql('r')} as expired from json_populate_recordset(null::referral, $1) with ordinality as r order by ordinality`,
        [
          JSON.stringify(
            cases.map((c) => ({
              status: c.status,
              answer_by: c.answerBy,
              household_answer_by: c.householdAnswerBy,
              household_answered_at: c.householdAnsweredAt,
            })),
          ),
        ],
      ),
    );
    expect(rows).toEqual(cases.map((referral) => ({ expired: hasExpired(referral, now) })));
  });
});

describe('the record of a household', () => {
  it('holds all that was done for it, by whichever side, and leads to whose record it is', async () => {
    const { her, placement } = await county.arrived();
    const entries = await tests.query<{ action: string; organisation_id: string; about: string | null }>(
      `select action, organisation_id, about_organisation_id as about from audit_entry
       where subject_kind = 'household' and subject_id = $1 and action <> 'HOUSEHOLD_REGISTERED' order by at, transaction_id`,
      [her.id],
    );
    const [ours, theirs] = [county.navigator.organisationId, county.provider.organisationId];
    expect(entries).toEqual([
      { action: 'VACANCY_HELD', organisation_id: ours, about: null },
      { action: 'REFERRAL_SUBMITTED', organisation_id: ours, about: null },
      { action: 'REFERRAL_ACCEPTED', organisation_id: theirs, about: ours },
      { action: 'PLACEMENT_MADE', organisation_id: ours, about: null },
      { action: 'ARRIVED', organisation_id: theirs, about: ours },
    ]);
    expect(await county.audited(placement.id)).toEqual(['PLACEMENT_MADE', 'ARRIVED']);
  });
});
