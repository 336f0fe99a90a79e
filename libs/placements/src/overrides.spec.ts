import { randomUUID } from 'node:crypto';
import { refusedBy } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import type { RuleCode } from '@app/eligibility';
import { day, NotFound, type PersonActor, Problems } from '@app/kernel';
import { overridableRules } from './domain/overriding';
import { aKey, codesOf, County, type Fleeing, got, type Offered } from './testing';

let tests: TestDatabase;
let county: County;
let worker: PersonActor;
let onCall: PersonActor;

beforeAll(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-21'));
  worker = county.person('PROVIDER_WORKER', county.provider.organisationId);
  onCall = county.person('ON_CALL_WORKER', county.provider.organisationId);
});
afterAll(() => tests.drop());
beforeEach(() => {
  county.nextMorning();
});

const why = 'Nothing else is free for them tonight.';
const because = 'The night worker agrees to it.';
const both: RuleCode[] = ['RECOURSE_TO_PUBLIC_FUNDS', 'SUBSTANCE_USE'];

/** A place that fails two rules which its provider may override. */
async function misfit(): Promise<{ her: Fleeing; unit: Offered }> {
  const serviceId = await county.service({}, { noRecourse: 'NO', substancePolicy: 'ABSTINENT' });
  const her = await county.household({ recourse: 'NO', substances: 'CURRENT' });
  return { her, unit: await county.offered(serviceId) };
}

const hold = ({ her, unit }: { her: Pick<Fleeing, 'id'>; unit: Offered }, reason: string | null = why) =>
  county.holds.holdVacancy(county.navigator, {
    householdId: her.id,
    vacancyId: unit.vacancyId,
    askToOverride: reason === null ? null : { reason },
    idempotencyKey: aKey(),
  });

/** A referral that asks for two overrides. */
async function asking() {
  const pair = await misfit();
  const held = got(await hold(pair));
  const referral = got(
    await county.referrals.submitReferral(county.navigator, { holdId: held.id, idempotencyKey: aKey() }),
  );
  return { ...pair, hold: held, referral };
}

const override = (referralId: string, rules = both, by = county.provider, reason = because, key = aKey()) =>
  county.overrides.overrideRules(by, { referralId, rules, reason, idempotencyKey: key });
const accept = (id: string, by = county.provider) =>
  county.referrals.acceptReferral(by, { id, idempotencyKey: aKey() });
const sayYes = (referralId: string) =>
  county.referrals.answerForHousehold(county.navigator, {
    referralId,
    saysYes: true,
    idempotencyKey: aKey(),
  });

/** The wall that refused, or what came instead. */
async function wall(change: Promise<unknown>): Promise<unknown> {
  try {
    return await change;
  } catch (error) {
    return refusedBy(error) ?? (error as { constraint?: string }).constraint ?? (error as Error).message;
  }
}

describe('holding a place that does not suit', () => {
  it('is refused without asking for an override, and says that one can be asked', async () => {
    const refused = await hold(await misfit(), null);
    expect(codesOf(refused)).toEqual(['NOT_SUITABLE']);
    expect((refused as Problems).problems[0]?.message).toContain('ask it to');
  });

  it('is possible when its provider may override all that fails, and is asked to', async () => {
    const held = got(await hold(await misfit()));
    expect(held).toMatchObject({ verdict: 'NOT_SUITABLE', live: true });
    expect(held.asksToOverride.map(({ rule }) => rule)).toEqual(both);
  });

  it('is refused, asked or not, where one failing rule is not the provider’s to override', async () => {
    const { her, unit } = await misfit();
    const far = await county.household({
      recourse: 'NO',
      unsafeAreas: { districtCodes: ['E07000071'], outcodes: [] },
    });
    // Another refuge of the district: this one is not shown by its sub-region only.
    await county.service({ districtCode: 'E07000071' });
    const serviceId = await county.service({}, { noRecourse: 'NO', minimumAge: 60 });
    const refused = await hold({ her: far, unit: await county.offered(serviceId) });
    expect(codesOf(refused)).toEqual(['NOT_SUITABLE']);
    expect((refused as Problems).problems[0]?.message).not.toContain('ask it to');
    expect(codesOf(await hold({ her, unit }))).toEqual([]);
  });

  it('wants a reason of 10 to 500 characters, blanks not counted', async () => {
    const pair = await misfit();
    expect(codesOf(await hold(pair, 'please'))).toEqual(['LENGTH']);
    expect(codesOf(await hold(pair, '            '))).toEqual(['LENGTH']);
    expect(codesOf(await hold(pair, 'x'.repeat(501)))).toEqual(['LENGTH']);
  });

  it('asks nothing of the provider where the place suits', async () => {
    const held = got(await hold({ her: await county.household(), unit: await county.offered() }));
    expect(held).toMatchObject({ verdict: 'SUITABLE', asksToOverride: [] });
    expect(await county.row('hold', held.id)).toMatchObject({ override_because: null });
  });

  it('is refused by the database unless overridable rules are named, with a reason', async () => {
    const { id } = got(await hold(await misfit()));
    const change = (set: string) => wall(tests.query(`update hold set ${set} where id = $1`, [id]));
    const asks = 'hold_not_suitable_asks_to_override';
    expect(await change(`ask_to_override = '{}', override_because = null`)).toBe(asks);
    expect(await change(`ask_to_override = '{UNSAFE_AREAS}'`)).toBe(asks);
    expect(await change(`ask_to_override = '{SUBSTANCE_USE,HOUSEHOLD_SIZE}'`)).toBe(asks);
    expect(await change(`ask_to_override = '{NULL}'`)).toBe(asks);
    expect(await change(`verdict = 'SUITABLE'`)).toBe(asks);
    expect(await change(`override_because = null`)).toBe('hold_asking_says_why');
    expect(await change(`override_because = '          '`)).toBe('hold_asking_says_why');
  });

  it('knows the same overridable rules as the database', async () => {
    const [row] = await tests.query<{ rules: string[] }>('select overridable_rules() as rules');
    expect(row?.rules).toEqual(overridableRules);
  });
});

describe('a referral that asks for overrides', () => {
  it('tells both sides which rules, and why the sender asks', async () => {
    const { referral } = await asking();
    for (const reader of [county.navigator, county.provider]) {
      const seen = await county.referrals.referral(reader, referral.id);
      expect(seen?.overrideBecause).toBe(why);
      expect(seen?.overrides).toEqual(
        both.map((rule) => ({
          about: { rule },
          askedAt: expect.any(String),
          overriddenAt: null,
          overriddenBy: null,
          reason: null,
        })),
      );
    }
  });

  it('is not accepted while one of them is open', async () => {
    const { referral } = await asking();
    const refused = await accept(referral.id);
    expect(codesOf(refused)).toEqual(['OVERRIDE_NEEDED']);
    expect((refused as Problems).problems[0]?.message).toContain('recourse to public funds');
    got(await override(referral.id, ['SUBSTANCE_USE']));
    expect(codesOf(await accept(referral.id))).toEqual(['OVERRIDE_NEEDED']);
    got(await override(referral.id, ['RECOURSE_TO_PUBLIC_FUNDS']));
    expect(codesOf(await accept(referral.id))).toEqual([]);
  });

  it('may be declined without', async () => {
    const { referral } = await asking();
    const declined = await county.referrals.declineReferral(county.provider, {
      id: referral.id,
      primaryReason: 'NEEDS_DRUG_ALCOHOL',
      contributingReasons: [],
      idempotencyKey: aKey(),
    });
    expect(codesOf(declined)).toEqual([]);
  });
});

describe('overriding rules', () => {
  it('keeps who and why for the provider alone; the sender learns that, and when', async () => {
    const { her, referral } = await asking();
    county.wait(5);
    const done = got(await override(referral.id, both, onCall));
    expect(done.overrides).toMatchObject(
      both.map((rule) => ({ about: { rule }, overriddenBy: onCall.personId, reason: because })),
    );
    const seen = await county.referrals.referral(county.navigator, referral.id);
    expect(seen?.overrides.map(({ overriddenAt }) => Date.parse(String(overriddenAt)))).toEqual([
      county.now.getTime(),
      county.now.getTime(),
    ]);
    expect(JSON.stringify(seen)).not.toContain(because);
    expect(JSON.stringify(seen)).not.toContain(onCall.personId);
    expect(await county.told(county.navigator.organisationId, referral.id)).toEqual(['RULES_OVERRIDDEN']);
    const entries = await tests.query(
      `select subject_kind, person_id, reason from audit_entry where action = 'RULES_OVERRIDDEN' and subject_id = any ($1) order by 1`,
      [[referral.id, her.id]],
    );
    expect(entries).toEqual(
      ['household', 'referral'].map((subject_kind) => ({
        subject_kind,
        person_id: onCall.personId,
        reason: because,
      })),
    );
  });

  it('is for managers and on-call workers', async () => {
    const { referral } = await asking();
    expect(() => override(referral.id, both, worker)).toThrow('Your role does not allow this.');
    expect(() => override(referral.id, both, county.navigator)).toThrow('Your role does not allow this.');
  });

  it('of another provider’s referral, or of none, is not found', async () => {
    const { referral } = await asking();
    await expect(override(referral.id, both, county.otherProvider)).rejects.toThrow(NotFound);
    await expect(override(randomUUID(), both, county.otherProvider)).rejects.toThrow(NotFound);
  });

  it('is of rules that were asked, each once', async () => {
    const { referral } = await asking();
    expect(codesOf(await override(referral.id, ['MENTAL_HEALTH']))).toEqual(['OVERRIDE_NOT_ASKED']);
    expect(codesOf(await override(referral.id, ['UNSAFE_AREAS']))).toEqual(['CHOICE']);
    expect(codesOf(await override(referral.id, []))).toContain('COUNT');
    expect(codesOf(await override(referral.id, ['SUBSTANCE_USE', 'SUBSTANCE_USE']))).toEqual([
      'ALREADY_OVERRIDDEN',
    ]);
    got(await override(referral.id, ['SUBSTANCE_USE']));
    expect(codesOf(await override(referral.id))).toEqual(['ALREADY_OVERRIDDEN']);
    const { referral: plain } = await county.referred();
    expect(codesOf(await override(plain.id))).toEqual(['OVERRIDE_NOT_ASKED', 'OVERRIDE_NOT_ASKED']);
  });

  it('wants a reason', async () => {
    const { referral } = await asking();
    expect(codesOf(await override(referral.id, both, county.provider, '           '))).toEqual(['LENGTH']);
  });

  it('is refused when the time has run out, or it was withdrawn', async () => {
    const late = await asking();
    county.wait(240);
    expect(codesOf(await override(late.referral.id))).toEqual(['REFERRAL_HAS_ENDED']);
    const withdrawn = await asking();
    got(await county.referrals.withdrawReferral(county.navigator, withdrawn.referral.id));
    expect(codesOf(await override(withdrawn.referral.id))).toEqual(['REFERRAL_HAS_ENDED']);
  });

  it('happens once for one key', async () => {
    const { referral } = await asking();
    const key = aKey();
    const first = got(await override(referral.id, both, county.provider, because, key));
    expect(got(await override(referral.id, both, county.provider, because, key))).toEqual(first);
  });

  it('leads to a placement like any other', async () => {
    const { referral } = await asking();
    got(await override(referral.id));
    got(await accept(referral.id));
    expect(got(await sayYes(referral.id)).placement).toMatchObject({ outcome: null });
  });

  it('of a safety rule lets her be placed; the same failure without it does not', async () => {
    const his = await county.household({
      people: [{ lead: true, partner: false, gender: 'MAN_OR_BOY', born: { year: 1990, month: 6 } }],
    });
    const unit = await county.offered();
    const held = got(await hold({ her: his, unit }));
    expect(held.asksToOverride).toEqual([{ rule: 'GENDER_OF_SERVICE' }]);
    const { id } = got(
      await county.referrals.submitReferral(county.navigator, { holdId: held.id, idempotencyKey: aKey() }),
    );
    got(await override(id, ['GENDER_OF_SERVICE']));
    got(await accept(id));
    expect(codesOf(await sayYes(id))).toEqual([]);

    const { referral } = await county.accepted();
    await tests.query(
      `update household_person set gender = 'MAN_OR_BOY' where household_id = (select household_id from referral where id = $1)`,
      [referral.id],
    );
    expect(codesOf(await sayYes(referral.id))).toEqual(['NO_LONGER_SUITABLE']);
  });
});

describe('past the commands, the database', () => {
  const as = (actor: PersonActor, sql: string, parameters: unknown[]) =>
    wall(
      county.db.commit(actor, async (tx) => {
        const [, changed]: [unknown, number] = await tx.manager.query(sql, parameters);
        return changed;
      }),
    );
  const overrideSql = 'update rule_override set overridden_at = hearth_now() where referral_id = $1';

  it('overrides no rule without who and why', async () => {
    const { referral } = await asking();
    expect(await as(county.provider, overrideSql, [referral.id])).toBe('rule_override_says_why');
  });

  it('lets nobody but the provider override, once', async () => {
    const { referral } = await asking();
    expect(await as(county.navigator, overrideSql, [referral.id])).toBe(0);
    expect(await as(county.otherProvider, overrideSql, [referral.id])).toBe(0);
    got(await override(referral.id));
    expect(await as(county.provider, overrideSql, [referral.id])).toBe('rule_override_once');
  });

  it('accepts no referral with an open override', async () => {
    const { referral } = await asking();
    const acceptSql = `update referral set status = 'ACCEPTED' where id = $1`;
    expect(await as(county.provider, acceptSql, [referral.id])).toBe('referral_overridden_first');
    expect(await as(county.navigator, acceptSql, [referral.id])).toBe('referral_overridden_first');
  });

  it('lets nobody but the provider put a reason, or read one', async () => {
    const { referral } = await asking();
    const insert = `insert into rule_override_reason (referral_id, rule, provider_id, overridden_by, reason) values ($1, 'SUBSTANCE_USE', $2, $3, $4)`;
    for (const { actor, by } of [
      { actor: county.navigator, by: county.navigator.personId },
      { actor: county.provider, by: worker.personId },
    ]) {
      const said = [referral.id, county.provider.organisationId, by, because];
      expect(await as(actor, insert, said)).toContain('row-level security');
    }
    got(await override(referral.id));
    const readers = [county.provider, county.navigator, county.otherProvider, county.otherNavigator];
    const counts = await Promise.all(
      readers.map((reader) =>
        county.db.read(reader, async (tx) => {
          const rows: unknown[] = await tx.manager.query(
            'select from rule_override_reason where referral_id = $1',
            [referral.id],
          );
          return rows.length;
        }),
      ),
    );
    expect(counts).toEqual([2, 0, 0, 0]);
  });
});

describe('override, accept and withdraw at once', () => {
  it('end in one story: accepted only with every override, and let go of only by who withdrew', async () => {
    const endings = new Set<string>();
    for (let round = 0; round < 16; round += 1) {
      county.wait(10);
      const { referral } = await asking();
      const overrides = both.map(
        (rule) => () => override(referral.id, [rule], round % 3 === 0 ? onCall : undefined),
      );
      const accepts = [() => accept(referral.id, worker), () => accept(referral.id)];
      const withdraws =
        round % 4 === 3 ? [() => county.referrals.withdrawReferral(county.navigator, referral.id)] : [];
      const acts = round % 2 === 0 ? [...overrides, ...accepts] : [...accepts, ...withdraws, ...overrides];
      const outcomes = await Promise.all(acts.map((act) => act()));
      for (const outcome of outcomes) {
        expect([[], ['OVERRIDE_NEEDED'], ['REFERRAL_HAS_ENDED']]).toContainEqual(codesOf(outcome));
      }
      const [end] = await tests.query<{ status: string; open: number; holds: boolean }>(
        `select r.status, (select count(*)::integer from rule_override o where o.referral_id = r.id and o.overridden_at is null) as open,
           (select h.ends_at > $2 from hold h where h.id = r.hold_id) as holds from referral r where r.id = $1`,
        [referral.id, county.now],
      );
      endings.add(end?.status ?? '');
      if (withdraws.length > 0) expect(end).toMatchObject({ status: 'WITHDRAWN', holds: false });
      else expect(end).toMatchObject({ open: 0, holds: true });
      const wasAccepted = (await county.audited(referral.id)).filter(
        (action) => action === 'REFERRAL_ACCEPTED',
      );
      expect(wasAccepted.length).toBeLessThanOrEqual(1);
      if (wasAccepted.length === 1) expect(end?.open).toBe(0);
      if (end?.status !== 'WITHDRAWN')
        expect(end?.status).toBe(wasAccepted.length === 1 ? 'ACCEPTED' : 'SUBMITTED');
    }
    expect(endings.has('WITHDRAWN')).toBe(true);
  }, 60_000);
});
