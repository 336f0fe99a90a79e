import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addDays } from '@app/kernel';
import { aKey, codesOf, got } from '@app/placements/testing';
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

const survey = (jobId: string, items: Parameters<typeof home.surveyed>[0], surveyedOn = home.county.today) =>
  home.works.recordSanctuarySurvey(home.county.provider, { jobId, items: items ?? [], surveyedOn });
const end = (jobId: string, told: Partial<Parameters<typeof home.works.endSanctuary>[1]> = {}) =>
  home.works.endSanctuary(home.county.provider, {
    jobId,
    reason: 'SUPPORT_NO_LONGER_NEEDED',
    destination: 'HOME_SAFE',
    idempotencyKey: aKey(),
    ...told,
  });
interface EpisodeRow {
  readonly accommodation_type: string;
  readonly relevant: boolean;
  readonly placement_id: string | null;
  readonly started_on: string;
  readonly ended_on: string | null;
  readonly leaving_reason: string | null;
  readonly destination: string | null;
}
const episodeOf = (id: string | null) => home.county.row<EpisodeRow>('episode', String(id));

describe('the survey', () => {
  it('says what is to be fitted and what to know of the building, to the scheme alone', async () => {
    const { job } = await home.surveyed();
    expect(job.status).toBe('SURVEYED');
    expect(job.items.map(({ item }) => item)).toEqual(['DOORBELL_CAMERA', 'LOCK_CHANGE']);
    expect(job.surveys).toEqual([{ surveyedOn: home.county.today, hazards: 'The stairs are steep.' }]);
    const seen = await home.jobs.sanctuaryJob(home.county.navigator, job.id);
    expect(seen).toMatchObject({ surveys: [], status: 'SURVEYED' });
    expect(seen?.items).toHaveLength(2);
  });

  it('is only of what the scheme fits, on a day that has come, after the job was asked for', async () => {
    const { job } = await home.accepted();
    expect(codesOf(await survey(job.id, ['SAFE_ROOM']))).toEqual(['ITEM_NOT_OF_SCHEME']);
    expect(codesOf(await survey(job.id, ['LOCK_CHANGE'], addDays(home.county.today, 1)))).toEqual([
      'IN_FUTURE',
    ]);
    expect(codesOf(await survey(job.id, ['LOCK_CHANGE'], addDays(home.county.today, -1)))).toEqual([
      'BEFORE_THE_JOB',
    ]);
    const { job: unanswered } = await home.requested();
    expect(codesOf(await survey(unanswered.id, ['LOCK_CHANGE']))).toEqual(['NOT_AT_THIS_STAGE']);
  });

  it('done again takes the place of what is not fitted yet, and may leave everything fitted', async () => {
    const { job } = await home.surveyed();
    got(await survey(job.id, ['LOCK_CHANGE', 'ALARM_HOUSE']));
    got(await home.fit(job.id, [{ item: 'LOCK_CHANGE' }]));
    const done = got(await survey(job.id, ['LOCK_CHANGE']));
    expect(done).toMatchObject({ status: 'FITTED', items: [{ item: 'LOCK_CHANGE' }] });
    expect(done.reviews).toHaveLength(2);
  });
});

describe('fitting', () => {
  it('begins the support at home on the day of the first item, as an episode of sanctuary that the return counts', async () => {
    const { job, her } = await home.surveyed();
    const first = home.county.today;
    home.later(2);
    const begun = got(await home.fit(job.id, [{ item: 'LOCK_CHANGE', on: addDays(first, 1) }]));
    expect(begun).toMatchObject({
      status: 'FITTING',
      firstFittedOn: addDays(first, 1),
      fittedOn: null,
      reviews: [],
    });
    expect(await episodeOf(begun.episodeId)).toMatchObject({
      accommodation_type: 'SANCTUARY',
      relevant: true,
      placement_id: null,
      started_on: addDays(first, 1),
      ended_on: null,
    });
    const people = await tests.query('select lead from episode_person where episode_id = $1', [
      begun.episodeId,
    ]);
    expect(people).toEqual([{ lead: true }]);
    const origin = await tests.query(
      `select d.code from episode_origin o join district d on d.id = o.district_id where o.episode_id = $1`,
      [begun.episodeId],
    );
    // Where she lives, not where she came from before: nobody moved.
    expect(origin).toEqual([{ code: 'E07000071' }]);
    expect((await home.jobs.sanctuaryJob(home.county.navigator, job.id))?.episodeId).toBeNull();
    expect(await home.county.audited(her.id)).toContain('SANCTUARY_ITEMS_FITTED');
  });

  it('is done once everything is fitted: reviews are due three and six calendar months later', async () => {
    const { job } = await home.surveyed();
    got(await home.fit(job.id, [{ item: 'LOCK_CHANGE' }]));
    home.later(3);
    const done = got(await home.fit(job.id, [{ item: 'DOORBELL_CAMERA' }]));
    expect(done).toMatchObject({ status: 'FITTED', fittedOn: home.county.today });
    expect(done.reviews.map(({ months }) => months)).toEqual([3, 6]);
    expect(await home.county.told(home.county.navigator.organisationId, job.id)).toEqual([
      'SANCTUARY_ACCEPTED',
      'SANCTUARY_FITTED',
    ]);
  });

  it('happens once however often its key is sent', async () => {
    const { job } = await home.surveyed();
    const key = aKey();
    const done = await Promise.all(
      Array.from({ length: 4 }, () =>
        home.fit(job.id, [{ item: 'LOCK_CHANGE' }, { item: 'DOORBELL_CAMERA' }], key),
      ),
    );
    expect(new Set(done.map((one) => got(one).episodeId)).size).toBe(1);
  });

  it('waits for the landlord’s consent, which whoever sent the job records', async () => {
    const her = await home.household({
      tenure: 'PRIVATE_TENANT',
      landlord: 'PRIVATE',
      landlordConsent: 'ASKED',
    });
    const serviceId = await home.aScheme();
    const { id } = got(await home.request(her, { serviceId }));
    got(await home.jobs.acceptSanctuary(home.county.provider, id));
    got(await survey(id, ['LOCK_CHANGE']));
    expect(codesOf(await home.fit(id, [{ item: 'LOCK_CHANGE' }]))).toEqual(['LANDLORD_CONSENT_NEEDED']);
    const consents = { jobId: id, landlordConsent: 'GIVEN' } as const;
    got(await home.jobs.recordSanctuaryConsents(home.county.navigator, consents));
    expect(got(await home.fit(id, [{ item: 'LOCK_CHANGE' }])).status).toBe('FITTED');
  });

  it('stops when who harms her has come back, or may enter again', async () => {
    const { job, her } = await home.surveyed();
    const tell = async (told: { whoHarmsLivesThere?: boolean; whoHarmsMayEnter?: boolean }) =>
      got(await home.staying.recordStaying(home.county.navigator, { householdId: her.id, ...told }));
    await tell({ whoHarmsLivesThere: true });
    expect(codesOf(await home.fit(job.id, [{ item: 'LOCK_CHANGE' }]))).toEqual(['NOT_SAFE_THERE_NOW']);
    await tell({ whoHarmsLivesThere: false, whoHarmsMayEnter: true });
    expect(codesOf(await home.fit(job.id, [{ item: 'LOCK_CHANGE' }]))).toEqual(['NOT_SAFE_THERE_NOW']);
    await tell({ whoHarmsMayEnter: false });
    expect(got(await home.fit(job.id, [{ item: 'LOCK_CHANGE' }])).status).toBe('FITTING');
  });

  it('is of what a survey proposes, once, on a day between survey and today', async () => {
    const { job } = await home.surveyed();
    const today = home.county.today;
    expect(codesOf(await home.fit(job.id, [{ item: 'ALARM_HOUSE' }]))).toEqual(['ITEM_NOT_PROPOSED']);
    expect(codesOf(await home.fit(job.id, [{ item: 'LOCK_CHANGE', on: addDays(today, 1) }]))).toEqual([
      'IN_FUTURE',
    ]);
    expect(codesOf(await home.fit(job.id, [{ item: 'LOCK_CHANGE', on: addDays(today, -1) }]))).toEqual([
      'FITTED_TOO_EARLY',
    ]);
    expect(codesOf(await home.fit(job.id, [{ item: 'LOCK_CHANGE' }, { item: 'LOCK_CHANGE' }]))).toEqual([
      'REPEATED',
    ]);
    home.later(1);
    got(await home.fit(job.id, [{ item: 'LOCK_CHANGE' }]));
    expect(codesOf(await home.fit(job.id, [{ item: 'LOCK_CHANGE' }]))).toEqual(['ITEM_ALREADY_FITTED']);
    expect(codesOf(await home.fit(job.id, [{ item: 'DOORBELL_CAMERA', on: today }]))).toEqual([
      'FITTED_TOO_EARLY',
    ]);
  });

  it('is refused while the household is recorded as living somewhere else', async () => {
    const { job, her } = await home.surveyed();
    await home.county.arrived(her);
    expect(codesOf(await home.fit(job.id, [{ item: 'LOCK_CHANGE' }]))).toEqual(['HOUSEHOLD_HAS_EPISODE']);
  });
});

describe('reviews', () => {
  const review = (jobId: string, months: 3 | 6, stillSafe = true) =>
    home.works.recordSanctuaryReview(home.county.provider, { jobId, months, stillSafe, supportNeeded: true });

  it('are listed until they are held, overdue first', async () => {
    const { job } = await home.fitted();
    const mine = async () =>
      (await home.works.sanctuaryReviewsDue(home.county.provider, { first: 50 })).nodes.filter(
        ({ jobId }) => jobId === job.id,
      );
    expect((await mine()).map(({ months, overdue }) => [months, overdue])).toEqual([
      [3, false],
      [6, false],
    ]);
    home.later(100);
    expect((await mine()).map(({ overdue }) => overdue)).toEqual([true, false]);
    got(await review(job.id, 3));
    expect((await mine()).map(({ months }) => months)).toEqual([6]);
    expect(codesOf(await review(job.id, 3))).toEqual(['REVIEW_ALREADY_HELD']);
    const other = await home.works.sanctuaryReviewsDue(home.county.otherProvider, { first: 50 });
    expect(other.nodes).toEqual([]);
  });

  it('are paged in the order in which they are due', async () => {
    const { nodes } = await home.works.sanctuaryReviewsDue(home.county.provider, { first: 50 });
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await home.works.sanctuaryReviewsDue(home.county.provider, {
        first: 2,
        ...(after ? { after } : {}),
      });
      paged.push(...page.nodes.map(({ id }) => id));
      after = page.hasNextPage ? (page.endCursor ?? undefined) : undefined;
    } while (after !== undefined);
    expect(paged).toEqual(nodes.map(({ id }) => id));
    expect(nodes.map(({ dueOn }) => dueOn)).toEqual(nodes.map(({ dueOn }) => dueOn).sort());
  });

  it('that find them not safe any more are told to whoever sent the job', async () => {
    const { job } = await home.fitted();
    got(await review(job.id, 3, false));
    expect(await home.county.told(home.county.navigator.organisationId, job.id)).toContain(
      'SANCTUARY_NOT_SAFE',
    );
    const seen = await home.jobs.sanctuaryJob(home.county.navigator, job.id);
    expect(seen?.reviews).toMatchObject([{ stillSafe: false, supportNeeded: true }, { heldOn: null }]);
  });
});

describe('the end', () => {
  it('ends the episode with the reason of sanctuary and where she lives from then on', async () => {
    const { job } = await home.fitted();
    home.later(30);
    const items = [{ item: 'DOORBELL_CAMERA' as const }];
    const removal = { jobId: job.id, items, idempotencyKey: aKey() };
    got(await home.works.removeSanctuaryItems(home.county.provider, removal));
    const ended = got(await end(job.id));
    expect(ended).toMatchObject({ status: 'ENDED', endReason: 'SUPPORT_NO_LONGER_NEEDED' });
    expect(await episodeOf(job.episodeId)).toMatchObject({
      ended_on: home.county.today,
      leaving_reason: 'SUPPORT_NO_LONGER_NEEDED',
      destination: 'HOME_SAFE',
    });
    expect(await home.county.told(home.county.navigator.organisationId, job.id)).toContain('SANCTUARY_ENDED');
    expect(codesOf(await end(job.id))).toEqual(['NOT_AT_THIS_STAGE']);
    const due = await home.works.sanctuaryReviewsDue(home.county.provider, { first: 50 });
    expect(due.nodes.map(({ jobId }) => jobId)).not.toContain(job.id);
  });

  it('because measures were removed needs them to be', async () => {
    const { job } = await home.fitted();
    expect(codesOf(await end(job.id, { reason: 'MEASURES_REMOVED' }))).toEqual(['MEASURES_STILL_THERE']);
    const items = job.items.map(({ item }) => ({ item }));
    got(
      await home.works.removeSanctuaryItems(home.county.provider, {
        jobId: job.id,
        items,
        idempotencyKey: aKey(),
      }),
    );
    expect(got(await end(job.id, { reason: 'MEASURES_REMOVED' })).status).toBe('ENDED');
  });

  it('may come while fitting goes on, never before what was done last', async () => {
    const { job } = await home.surveyed();
    const day = home.county.today;
    home.later(5);
    got(await home.fit(job.id, [{ item: 'LOCK_CHANGE' }]));
    expect(codesOf(await end(job.id, { endedOn: day }))).toEqual(['ENDED_TOO_EARLY']);
    expect(codesOf(await end(job.id, { endedOn: addDays(home.county.today, 1) }))).toEqual(['IN_FUTURE']);
    expect(got(await end(job.id, { reason: 'MOVED_AWAY', destination: 'OTHER' })).status).toBe('ENDED');
  });

  it('is not the departure of a stay: placements refuse, and so does the database', async () => {
    const { job } = await home.fitted();
    const episodeId = String(job.episodeId);
    const departure = {
      episodeId,
      reason: 'SUPPORT_NO_LONGER_NEEDED',
      destination: 'HOME_SAFE',
      idempotencyKey: aKey(),
    } as const;
    expect(codesOf(await home.county.episodes.recordDeparture(home.county.provider, departure))).toEqual([
      'SANCTUARY_ENDS_WITH_ITS_JOB',
    ]);
    expect(
      codesOf(await home.county.episodes.setLeavingDay(home.county.provider, { episodeId, leave: null })),
    ).toEqual(['SANCTUARY_ENDS_WITH_ITS_JOB']);
    await expect(
      home.county.db.commit(home.county.provider, (tx) =>
        tx.manager.query(
          "update episode set ended_on = started_on, leaving_reason = 'OTHER', destination = 'OTHER' where id = $1",
          [episodeId],
        ),
      ),
    ).rejects.toThrow(/ends with its job/);
  });
});

describe('evidence for a benefits office', () => {
  it('says what was done and when, in words to be signed, and never where', async () => {
    const { job, her } = await home.fitted();
    for (const actor of [home.county.provider, home.county.navigator]) {
      const evidence = await home.jobs.sanctuaryEvidence(actor, job.id);
      expect(evidence).toMatchObject({
        works: ['DOORBELL_CAMERA', 'LOCK_CHANGE'],
        fittedOn: home.county.today,
      });
      expect(evidence?.text).toContain('SI 2021/991, Part 3');
      expect(evidence?.text).toContain(her.reference);
      expect(evidence?.text).toContain('a doorbell camera, changed locks');
      expect(evidence?.text).not.toMatch(/Rose Lane|Colchester/);
    }
    expect(await home.jobs.sanctuaryEvidence(home.county.otherNavigator, job.id)).toBeNull();
    const { job: unfitted } = await home.surveyed();
    expect(await home.jobs.sanctuaryEvidence(home.county.provider, unfitted.id)).toBeNull();
  });
});
