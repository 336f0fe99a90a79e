import { randomUUID } from 'node:crypto';
import { connect, Database, Vault } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addDays, isProblems, NotFound, Problems } from '@app/kernel';
import { aKey, codesOf, got, journeyEntities } from '@app/placements/testing';
import { Client } from 'pg';
import { jobStatuses, moves } from './domain/job';
import { Jobs, sanctuaryEntities } from './index';
import { AtHome } from './testing';

let tests: TestDatabase;
let home: AtHome;

beforeAll(async () => {
  tests = await testDatabase();
  home = await AtHome.open(tests);
});
afterAll(() => tests.drop());
beforeEach(() => {
  home.county.nextMorning();
});

const taken = async (serviceId: string, weekStart = home.monday): Promise<number | undefined> => {
  const [row] = await tests.query<{ taken: number }>(
    'select taken from sanctuary_capacity where service_id = $1 and week_start = $2',
    [serviceId, weekStart],
  );
  return row?.taken;
};
const messagesOf = (outcome: unknown): string =>
  outcome instanceof Problems ? outcome.problems.map(({ message }) => message).join(' ') : '';

describe('asking for a job', () => {
  it('takes a slot at once, tells the scheme what it needs, and says so on record', async () => {
    const { job, her, serviceId } = await home.requested();
    expect(job).toMatchObject({
      householdId: her.id,
      householdReference: her.reference,
      districtCode: 'E07000071',
      weekStart: home.monday,
      status: 'REQUESTED',
      facts: { people: 1, risk: 'STANDARD', tenure: 'OWNER', whoHarmsMayEnter: false, recourse: null },
      landlordConsent: 'NOT_NEEDED',
      flagHome: true,
      mayKnow: ['POLICE'],
      items: [],
      episodeId: null,
    });
    expect(await taken(serviceId)).toBe(1);
    expect(await home.county.audited(job.id)).toEqual(['SANCTUARY_REQUESTED']);
    expect(await home.county.audited(her.id)).toContain('SANCTUARY_REQUESTED');
    expect(await home.county.told(home.county.provider.organisationId, job.id)).toEqual([
      'SANCTUARY_REQUESTED',
    ]);
  });

  it('shows each side its half', async () => {
    const { job } = await home.requested();
    const seen = await home.jobs.sanctuaryJob(home.county.provider, job.id);
    expect(seen).toMatchObject({ householdId: null, facts: job.facts, status: 'REQUESTED' });
    expect(await home.jobs.sanctuaryJob(home.county.otherNavigator, job.id)).toBeNull();
    expect(await home.jobs.sanctuaryJob(home.county.otherProvider, job.id)).toBeNull();
    const jobs = await home.jobs.sanctuaryJobs(home.county.provider, { first: 1 });
    expect(jobs.nodes.map(({ id }) => id)).toEqual([job.id]);
  });

  it('is listed by where it stands, and by its household to its sender only', async () => {
    const { navigator, provider } = home.county;
    const { job, her } = await home.requested();
    const listed = async (...which: Parameters<Jobs['sanctuaryJobs']>): Promise<boolean> =>
      (await home.jobs.sanctuaryJobs(...which)).nodes.some(({ id }) => id === job.id);
    expect(await listed(provider, { first: 50 }, ['REQUESTED'])).toBe(true);
    expect(await listed(provider, { first: 50 }, ['WITHDRAWN', 'ENDED'])).toBe(false);
    got(await home.jobs.withdrawSanctuary(navigator, job.id));
    expect(await listed(provider, { first: 50 }, ['REQUESTED'])).toBe(false);
    expect(await listed(provider, { first: 50 }, ['WITHDRAWN', 'ENDED'])).toBe(true);
    const of = await home.jobs.sanctuaryJobs(navigator, { first: 50 }, null, her.id);
    expect(of.nodes.map(({ id }) => id)).toEqual([job.id]);
    expect(await listed(provider, { first: 50 }, null, her.id)).toBe(false);
  });

  it('is refused while she was not asked, whatever reason is given: it is her choice', async () => {
    const her = await home.household({ wantsToStay: null });
    const asked = await home.request(her, { safetyReason: 'She will surely want to stay' });
    expect(codesOf(asked)).toEqual(['HER_CHOICE_NOT_ASKED']);
    const no = await home.household({ wantsToStay: false });
    expect(codesOf(await home.request(no))).toEqual(['NOT_SUITABLE']);
    expect(codesOf(await home.request(await home.household(), { sheConsents: false }))).toEqual([
      'SHE_DOES_NOT_CONSENT',
    ]);
  });

  it('is refused while who harms her may enter, and names every reason at once', async () => {
    const her = await home.household({ whoHarmsLivesThere: true, whoHarmsMayEnter: true });
    const refused = await home.request(her);
    expect(codesOf(refused)).toEqual(['NOT_SUITABLE']);
    expect(messagesOf(refused)).toContain('lives there');
    expect(messagesOf(refused)).toContain('no order takes it away');
  });

  it('needs a named person’s reason while a safety rule is unknown, and keeps it for whoever gave it', async () => {
    const her = await home.household({ whoHarmsMayEnter: null, orderKeepsOut: null });
    const serviceId = await home.aScheme();
    expect(codesOf(await home.request(her, { serviceId }))).toEqual(['SAFETY_NOT_CHECKED']);
    const safetyReason = 'Her solicitor confirmed by phone';
    const job = got(await home.request(her, { serviceId, safetyReason }));
    expect(job.uncheckedSafety).toMatchObject([
      { rule: 'NO_RIGHT_TO_ENTER', decidedBy: home.county.navigator.personId, reason: safetyReason },
    ]);
    expect((await home.jobs.sanctuaryJob(home.county.provider, job.id))?.uncheckedSafety).toEqual([]);
  });

  it('is asked for once however often the key is sent, and never with another home', async () => {
    const her = await home.household();
    const serviceId = await home.aScheme();
    const idempotencyKey = aKey();
    const jobs = await Promise.all(
      Array.from({ length: 5 }, () => home.request(her, { serviceId, idempotencyKey })),
    );
    expect(new Set(jobs.map((job) => got(job).id)).size).toBe(1);
    expect(await taken(serviceId)).toBe(1);
    expect(codesOf(await home.request(her, { serviceId, idempotencyKey, address: '2 Rose Lane' }))).toEqual([
      'KEY_USED',
    ]);
  });

  it('is one for a household, whoever holds its case', async () => {
    const { her } = await home.requested();
    expect(codesOf(await home.request(her, { serviceId: await home.aScheme() }))).toEqual([
      'HOUSEHOLD_HAS_JOB',
    ]);
  });

  it('keeps its case open, and its holder, until something is fitted or it is taken back', async () => {
    const { her, job } = await home.requested();
    const { households, navigator } = home.county;
    const closing = { householdId: her.id, reason: 'NO_CONTACT' } as const;
    expect(codesOf(await households.closeHousehold(navigator, closing))).toEqual(['HAS_A_PLACE_AT_HAND']);
    expect(codesOf(await households.letGoOfHousehold(navigator, her.id))).toEqual(['HAS_A_PLACE_AT_HAND']);
    got(await home.jobs.withdrawSanctuary(navigator, job.id));
    expect(codesOf(await households.closeHousehold(navigator, closing))).toEqual([]);
  });

  it('is for a week by its Monday, this one or later, in which something is published', async () => {
    const her = await home.household();
    const weeks = [addDays(home.monday, 1), addDays(home.monday, -7), addDays(home.monday, 7 * 30)];
    const refused = await Promise.all(weeks.map((weekStart) => home.request(her, { weekStart })));
    expect(refused.map(codesOf)).toEqual([['NOT_A_MONDAY'], ['WEEK_IS_OVER'], ['NO_ROOM_THAT_WEEK']]);
  });

  it('is not for others than those who hold the case', async () => {
    const her = await home.household();
    await expect(home.request(her, {}, home.county.otherNavigator)).rejects.toThrow(NotFound);
  });
});

describe('what the scheme is told', () => {
  const toldOf = (jobId: string) => home.jobs.sanctuaryJob(home.county.provider, jobId);

  it('is told again when somebody who harms her has come back: whoever goes there must know', async () => {
    const { her, job } = await home.accepted();
    const told = { householdId: her.id, whoHarmsLivesThere: true };
    got(await home.staying.recordStaying(home.county.navigator, told));
    expect((await toldOf(job.id))?.facts.whoHarmsLivesThere).toBe(true);
    expect(await home.county.told(home.county.provider.organisationId, job.id)).toEqual([
      'SANCTUARY_REQUESTED',
      'SANCTUARY_FACTS_CHANGED',
    ]);
    got(await home.staying.recordStaying(home.county.navigator, told));
    expect(await home.county.told(home.county.provider.organisationId, job.id)).toHaveLength(2);
  });

  it('is told of another risk with what was agreed since, and of nothing once the job is over', async () => {
    const { her, job } = await home.accepted();
    const { households, navigator } = home.county;
    const risk = {
      tool: 'PROFESSIONAL_JUDGEMENT',
      level: 'HIGH',
      judgementNote: 'They were found again last week.',
    } as const;
    got(await households.changeHousehold(navigator, { householdId: her.id, risk }));
    got(await home.jobs.recordSanctuaryConsents(navigator, { jobId: job.id, flagHome: false }));
    expect(await toldOf(job.id)).toMatchObject({ facts: { risk: 'HIGH' }, flagHome: false });
    got(await home.jobs.withdrawSanctuary(navigator, job.id));
    got(await home.staying.recordStaying(navigator, { householdId: her.id, tenure: 'JOINT_OWNER' }));
    expect((await toldOf(job.id))?.facts.tenure).toBe('OWNER');
  });
});

describe('where the home is', () => {
  const reveal = (jobId: string, by = home.county.provider) =>
    home.jobs.revealSanctuaryLocation(by, { jobId, reason: 'Going there to survey' });

  it('is shown to the scheme from its yes to the end of the job, with a reason, on record', async () => {
    const { job } = await home.requested();
    expect(codesOf(await reveal(job.id))).toEqual(['NOT_AT_THIS_STAGE']);
    got(await home.jobs.acceptSanctuary(home.county.provider, job.id));
    expect(got(await reveal(job.id)).address).toBe('1 Rose Lane, Colchester');
    expect(await home.county.audited(job.id)).toContain('SANCTUARY_LOCATION_REVEALED');
    const short = { jobId: job.id, reason: 'Because' };
    expect(codesOf(await home.jobs.revealSanctuaryLocation(home.county.provider, short))).toEqual(['LENGTH']);
    got(
      await home.jobs.cancelSanctuary(home.county.provider, { jobId: job.id, reason: 'No fitter is left' }),
    );
    expect(codesOf(await reveal(job.id))).toEqual(['NOT_AT_THIS_STAGE']);
  });

  it('is no one else’s to read, and nowhere in clear', async () => {
    const { job } = await home.accepted();
    await expect(reveal(job.id, home.county.otherProvider)).rejects.toThrow(NotFound);
    const both = { ...home.county.navigator, roles: ['NAVIGATOR', 'PROVIDER_MANAGER'] as const };
    await expect(reveal(job.id, both)).rejects.toThrow(NotFound);
    for (const table of [
      'sanctuary_job',
      'sanctuary_location',
      'idempotency_key',
      'audit_entry',
      'outbox_message',
    ]) {
      const rows = await tests.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`);
      expect(rows.filter(({ row }) => row.includes('Rose Lane'))).toEqual([]);
    }
  });

  it('is sealed under the household’s own key, and opens at its own row alone', async () => {
    const { job } = await home.accepted();
    const other = await home.accepted();
    await tests.query(
      'update sanctuary_location set sealed = (select sealed from sanctuary_location where job_id = $1) where job_id = $2',
      [other.job.id, job.id],
    );
    await expect(reveal(job.id)).rejects.toThrow();
    const owners = await tests.query<{ owner_kind: string }>(
      'select owner_kind from sealing_key where owner_id = $1',
      [other.her.id],
    );
    expect(owners).toEqual([{ owner_kind: 'HOUSEHOLD' }]);
  });
});

describe('the answer', () => {
  it('is a yes, of which the sender is told', async () => {
    const { job } = await home.accepted();
    expect(job.status).toBe('ACCEPTED');
    expect(await home.county.told(home.county.navigator.organisationId, job.id)).toEqual([
      'SANCTUARY_ACCEPTED',
    ]);
    expect(codesOf(await home.jobs.acceptSanctuary(home.county.provider, job.id))).toEqual([
      'NOT_AT_THIS_STAGE',
    ]);
  });

  it('is a no with one reason that counts: the slot is free, and the sender is shown only what it may know', async () => {
    const { job, serviceId } = await home.requested();
    const declined = got(
      await home.jobs.declineSanctuary(home.county.provider, {
        jobId: job.id,
        primaryReason: 'RISK_LINK_RESIDENT',
        contributingReasons: ['NO_STAFF_CAPACITY'],
        idempotencyKey: aKey(),
      }),
    );
    expect(declined).toMatchObject({ status: 'DECLINED', primaryReason: 'RISK_LINK_RESIDENT' });
    const seen = await home.jobs.sanctuaryJob(home.county.navigator, job.id);
    expect(seen).toMatchObject({ status: 'DECLINED', shownReason: 'OTHER', primaryReason: null });
    expect(await taken(serviceId)).toBe(0);
  });

  it('names each reason once', async () => {
    const { job } = await home.requested();
    const declined = await home.jobs.declineSanctuary(home.county.provider, {
      jobId: job.id,
      primaryReason: 'OTHER',
      contributingReasons: ['OTHER'],
      idempotencyKey: aKey(),
    });
    expect(codesOf(declined)).toEqual(['REASON_REPEATED']);
  });

  it('can be taken back by either side before anything is fitted, and the slot is free', async () => {
    const withdrawn = await home.accepted();
    got(await home.jobs.withdrawSanctuary(home.county.navigator, withdrawn.job.id));
    expect(await taken(withdrawn.serviceId)).toBe(0);
    const cancelled = await home.surveyed();
    const reason = { jobId: cancelled.job.id, reason: 'Our fitter is ill' };
    got(await home.jobs.cancelSanctuary(home.county.provider, reason));
    expect(await taken(cancelled.serviceId)).toBe(0);
    const fitted = await home.fitted();
    expect(codesOf(await home.jobs.withdrawSanctuary(home.county.navigator, fitted.job.id))).toEqual([
      'NOT_AT_THIS_STAGE',
    ]);
    expect(
      codesOf(await home.jobs.cancelSanctuary(home.county.provider, { ...reason, jobId: fitted.job.id })),
    ).toEqual(['NOT_AT_THIS_STAGE']);
    expect(await taken(fitted.serviceId)).toBe(1);
  });
});

describe('the table of moves', () => {
  it('is the same in the database', async () => {
    const [row] = await tests.query<{ source: string }>(
      "select prosrc as source from pg_proc where proname = 'sanctuary_job_guard'",
    );
    const inDatabase = [...String(row?.source).matchAll(/'([A-Z]+) ([A-Z]+)'/g)].map(([, from, to]) => [
      from,
      to,
    ]);
    const inCode = jobStatuses.flatMap((from) => Object.keys(moves[from]).map((to) => [from, to]));
    expect(inDatabase.sort()).toEqual(inCode.sort());
  });

  it('lets neither side do the other’s part, nor anybody move a job that is over, whatever asks', async () => {
    const { job } = await home.requested();
    const as = (actor: typeof home.county.provider, sql: string) =>
      home.county.db.commit(actor, (tx) => tx.manager.query(sql, [job.id]).then(() => ({ id: job.id })));
    const { navigator, provider } = home.county;
    await expect(as(provider, "update sanctuary_job set status = 'WITHDRAWN' where id = $1")).rejects.toThrow(
      /only who sent the job/,
    );
    await expect(
      as(provider, "update sanctuary_job set landlord_consent = 'GIVEN' where id = $1"),
    ).rejects.toThrow(/only who sent the job/);
    await expect(as(provider, "update sanctuary_job set facts = '{}' where id = $1")).rejects.toThrow(
      /only who sent the job/,
    );
    await expect(as(navigator, "update sanctuary_job set status = 'ACCEPTED' where id = $1")).rejects.toThrow(
      /only the scheme/,
    );
    await expect(as(provider, "update sanctuary_job set status = 'FITTED' where id = $1")).rejects.toThrow(
      /does not move so/,
    );
    got(await home.jobs.withdrawSanctuary(navigator, job.id));
    await expect(as(navigator, 'update sanctuary_job set flag_home = false where id = $1')).rejects.toThrow(
      /the job is over/,
    );
  });

  it('keeps a yes and a no of the same moment from both happening', async () => {
    const { job } = await home.requested();
    const outcomes = await Promise.all([
      home.jobs.acceptSanctuary(home.county.provider, job.id),
      home.jobs.declineSanctuary(home.county.provider, {
        jobId: job.id,
        primaryReason: 'OTHER',
        contributingReasons: [],
        idempotencyKey: aKey(),
      }),
    ]);
    expect(outcomes.filter((outcome) => !isProblems(outcome))).toHaveLength(1);
  });
});

describe('two jobs for the last slot', () => {
  it('asked for at once, by the command over connections of their own, give one job and kind answers', async () => {
    const serviceId = await home.aScheme({}, 1);
    const households = await Promise.all(Array.from({ length: 12 }, () => home.household()));
    const sources = await Promise.all(
      households.map(() =>
        connect(tests.appUrl, [...journeyEntities, ...sanctuaryEntities], { poolSize: 1 }),
      ),
    );
    const outcomes = await Promise.all(
      households.map(({ id: householdId }, index) => {
        const source = sources[index];
        if (!source) throw new Error('Each has a connection.');
        const door = new Jobs(new Database(source, () => home.county.now), new Vault(Buffer.alloc(32, 1)));
        return door.requestSanctuary(home.county.navigator, {
          householdId,
          serviceId,
          weekStart: home.monday,
          address: 'Somewhere safe',
          sheConsents: true,
          mayKnow: [],
          idempotencyKey: aKey(),
        });
      }),
    );
    await Promise.all(sources.map((source) => source.destroy()));
    expect(outcomes.filter((outcome) => !isProblems(outcome))).toHaveLength(1);
    expect(outcomes.flatMap(codesOf)).toEqual(Array.from({ length: 11 }, () => 'NO_ROOM_THAT_WEEK'));
    expect(await taken(serviceId)).toBe(1);
  }, 60_000);

  it('in SQL alone, as the app, give one job, and every other is refused by the check', async () => {
    const serviceId = await home.aScheme({}, 1);
    const households = await Promise.all(Array.from({ length: 20 }, () => home.household()));
    const { navigator, provider } = home.county;
    const clients = households.map(() => new Client({ connectionString: tests.appUrl }));
    await Promise.all(clients.map((client) => client.connect()));
    const refusals = await Promise.all(
      clients.map(async (client, index) => {
        try {
          await client.query('begin');
          await client.query(
            `select set_config('hearth.now', $1, true), set_config('hearth.organisation', $2, true), set_config('hearth.person', $3, true),
               set_config('hearth.roles', 'NAVIGATOR', true), set_config('hearth.system', '', true)`,
            [home.county.now.toISOString(), navigator.organisationId, navigator.personId],
          );
          await client.query(
            `insert into sanctuary_job (id, household_id, organisation_id, person_id, provider_id, service_id, district_id, week_start, status,
               household_reference, facts, her_consent, may_know, requested_at)
             select $1, $2, $3, $4, $5, $6, c.district_id, c.week_start, 'REQUESTED', 'H-XXXXXX', '{}', true, '{}', $7
             from sanctuary_capacity c where c.service_id = $6 and c.week_start = $8`,
            [
              randomUUID(),
              households[index]?.id,
              navigator.organisationId,
              navigator.personId,
              provider.organisationId,
              serviceId,
              home.county.now.toISOString(),
              home.monday,
            ],
          );
          await client.query('commit');
          return null;
        } catch (error) {
          await client.query('rollback');
          return (error as { constraint?: string }).constraint ?? String(error);
        }
      }),
    );
    await Promise.all(clients.map((client) => client.end()));
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(1);
    expect(refusals.filter((refusal) => refusal !== null)).toEqual(
      Array.from({ length: 19 }, () => 'sanctuary_capacity_is_not_overbooked'),
    );
    expect(await taken(serviceId)).toBe(1);
  }, 60_000);

  it('cannot be made room for by writing the count, or by publishing less than is taken', async () => {
    const { serviceId } = await home.requested();
    await expect(
      home.county.db.commit(home.county.provider, (tx) =>
        tx.manager.query('update sanctuary_capacity set taken = 0 where service_id = $1', [serviceId]),
      ),
    ).rejects.toThrow(/permission denied/);
    expect(codesOf(await home.publish(0, serviceId))).toEqual(['SLOTS_IN_USE']);
  });
});
