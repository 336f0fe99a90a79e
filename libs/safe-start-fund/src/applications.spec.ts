import { randomUUID } from 'node:crypto';
import { type Outcome, Problems } from '@app/kernel';
import { aKey, codesOf, got } from '@app/placements/testing';
import type { FundApplicationType } from './api/application.type';
import { aLine, aPdf, Fund, removals } from './testing';

let fund: Fund;
let budget: string;
beforeAll(async () => {
  fund = await Fund.open();
  budget = await fund.budget(100_000_000);
  await fund.budget(100_000_000, 'SUSTAIN');
});
afterAll(() => fund.tests.drop());

const fields = (outcome: unknown): string[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`) : [];
const navigator = () => fund.county.navigator;
const see = (by = navigator(), id = '') => fund.applications.fundApplication(by, id);
const submit = (id: string, key = aKey()) => fund.applications.submitApplication(navigator(), id, key);

describe('drafting an application', () => {
  it('asks for things of a household by line, and the fund knows nothing of it', async () => {
    const drafted = await fund.drafted([removals, aLine(90_000)]);
    expect(drafted).toMatchObject({
      status: 'DRAFT',
      fund: 'Essex',
      requestedPence: 138_000,
      waitingForFunds: false,
      decideBy: null,
      pastHelp: null,
    });
    expect(drafted.reference).toMatch(/^F-[A-Z0-9]{6}$/);
    expect(drafted.lines.map(({ category, awardedPence }) => [category, awardedPence])).toEqual([
      ['REMOVALS', null],
      ['RENT_DEPOSIT', null],
    ]);
    expect(await see(fund.officer, drafted.id)).toBeNull();
  });

  it('says everything that is wrong at once, each at its field, and keeps nothing', async () => {
    const her = await fund.county.household();
    const wrong = [
      { ...removals, grossPence: 48_001 },
      aLine(1_000, { category: 'LEGAL_FEE' }),
      aLine(0),
      aLine(5, { supplier: '???' }),
    ];
    const outcome = await fund.applications.draftApplication(navigator(), fund.draft(her, wrong));
    expect(fields(outcome)).toEqual([
      'DOES_NOT_ADD_UP lines.0.grossPence',
      'OUT_OF_SCOPE lines.1.category',
      'AMOUNT lines.2.grossPence',
      'SUPPLIER_NEEDED lines.3.supplier',
    ]);
    expect(JSON.stringify(outcome)).toContain('legal aid');
    const short = { ...fund.draft(her), why: 'Because' };
    expect(fields(await fund.applications.draftApplication(navigator(), short))).toEqual(['LENGTH why']);
  });

  it('is only for a household whose case one holds, or who lives with one now', async () => {
    const { her, episode } = await fund.county.arrived();
    const { otherNavigator, provider, otherProvider } = fund.county;
    const draft = fund.draft(her);
    await expect(fund.applications.draftApplication(otherNavigator, draft)).rejects.toThrow('Not found');
    const ofEpisode = { ...draft, householdId: null, episodeId: episode.id };
    await expect(fund.applications.draftApplication(otherProvider, ofEpisode)).rejects.toThrow('Not found');
    const drafted = got(
      await fund.applications.draftApplication(provider, { ...ofEpisode, idempotencyKey: aKey() }),
    );
    expect(drafted).toMatchObject({ episodeId: episode.id, householdReference: her.reference });
    await fund.county.episodes.recordDeparture(provider, {
      episodeId: episode.id,
      reason: 'PLANNED_MOVE',
      destination: 'PRIVATE_RENT',
      idempotencyKey: aKey(),
    });
    expect(
      fields(await fund.applications.draftApplication(provider, { ...ofEpisode, idempotencyKey: aKey() })),
    ).toEqual(['EPISODE_HAS_ENDED episodeId']);
  });

  it('is refused by the database as well for the household of somebody else', async () => {
    const her = await fund.county.household({}, fund.county.otherNavigator);
    const { id } = await fund.drafted();
    await expect(
      fund.db.commit(navigator(), (tx) =>
        tx.manager.query(
          'insert into fund_application_household (application_id, organisation_id, household_id) values ($1, $2, $3)',
          [id, navigator().organisationId, her.id],
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('is to a fund that has a budget for it this year', async () => {
    const her = await fund.county.household();
    const elsewhere = { ...fund.draft(her), authorityCode: 'E06000033' };
    expect(fields(await fund.applications.draftApplication(navigator(), elsewhere))).toEqual([
      'NO_FUND authorityCode',
    ]);
    expect(await fund.settings.funds(navigator())).toEqual([
      { id: fund.authorityId, authorityCode: 'E10000012', name: 'Essex', streams: ['SEEK', 'SUSTAIN'] },
    ]);
  });
});

describe('a quote', () => {
  const attach = (lineId: string, bytes: Buffer): Promise<Outcome<FundApplicationType>> =>
    fund.applications.attachQuote(navigator(), { lineId, content: bytes.toString('base64') });

  it('is seen for what it is by its content, and replaced by the next', async () => {
    const { id, lines } = await fund.drafted();
    const lineId = lines[0]?.id ?? '';
    got(await attach(lineId, aPdf('first')));
    const second = got(await attach(lineId, aPdf('second')));
    expect(second.lines[0]?.quote).toMatchObject({
      contentType: 'application/pdf',
      sameFileElsewhere: false,
    });
    const opened = got(await fund.applications.openQuote(navigator(), second.lines[0]?.quote?.id ?? ''));
    expect(Buffer.from(opened.content, 'base64')).toEqual(aPdf('second'));
    expect(await fund.county.audited(id)).toContain('QUOTE_OPENED');
  });

  it('is kept sealed, and its name is not kept at all', async () => {
    const { lines } = await fund.drafted();
    got(await attach(lines[0]?.id ?? '', aPdf('CANARY-QUOTE')));
    const rows = await fund.tests.query<{ all: string }>(
      "select encode(sealed, 'escape') || to_jsonb(d)::text as all from fund_document d",
    );
    expect(rows.map(({ all }) => all).join('\n')).not.toContain('CANARY-QUOTE');
  });

  it.each([
    ['text', Buffer.from('Dear fund, it costs £400.')],
    ['a program called .pdf', Buffer.from('MZ\x90\x00')],
    ['half a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a page that begins like a picture', Buffer.from('\x89PNG\r\n\x1a\n<script>', 'latin1')],
  ])('is refused when it is %s', async (_, bytes) => {
    const { lines } = await fund.drafted();
    expect(fields(await attach(lines[0]?.id ?? '', bytes))).toEqual(['NOT_A_DOCUMENT content']);
  });

  it('is refused over 5 MB, and when it is not base64', async () => {
    const { lines } = await fund.drafted();
    const lineId = lines[0]?.id ?? '';
    const large = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.alloc(5 * 1024 * 1024),
      Buffer.from('%%EOF'),
    ]);
    expect(fields(await attach(lineId, large))).toEqual(['TOO_LARGE content']);
    expect(
      fields(await fund.applications.attachQuote(navigator(), { lineId, content: 'not*base64' })),
    ).toEqual(['FORMAT content']);
  });

  it('that was sent before for another line, under whatever name, is flagged (fund-and-reports 8, fault 18)', async () => {
    const [one, two] = [await fund.drafted(), await fund.drafted()];
    got(await attach(one.lines[0]?.id ?? '', aPdf('the same')));
    got(await attach(two.lines[0]?.id ?? '', aPdf('the same')));
    got(await submit(one.id));
    const officers = await see(fund.officer, one.id);
    expect(officers?.lines[0]?.quote?.sameFileElsewhere).toBe(false);
    got(await submit(two.id));
    expect((await see(fund.officer, two.id))?.lines[0]?.quote?.sameFileElsewhere).toBe(true);
  });
});

describe('submitting', () => {
  it('needs something asked for, and quotes from £100 on', async () => {
    const { id } = await fund.drafted([]);
    expect(fields(await submit(id))).toEqual(['NOTHING_ASKED_FOR lines']);
    const two = await fund.drafted([aLine(10_000), aLine(9_999)]);
    expect(fields(await submit(two.id))).toEqual(['QUOTE_NEEDED lines.0.quote']);
  });

  it('has a target of 2 working days, bank holidays counted out', async () => {
    // Friday 27 November: Monday and Tuesday.
    expect((await fund.submitted()).decideBy).toBe('2026-12-01');
  });

  it('happens once, whatever is sent a hundred times with one key', async () => {
    const { id } = await fund.drafted([aLine(500)]);
    const key = aKey();
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => submit(id, key)));
    expect(new Set(outcomes.map((outcome) => got(outcome).submittedAt)).size).toBe(1);
    expect(
      (await fund.county.audited(id)).filter((action) => action === 'FUND_APPLICATION_SUBMITTED'),
    ).toHaveLength(1);
    expect(codesOf(await submit(id))).toEqual(['SUBMITTED_BEFORE']);
  }, 30_000);

  it('is by whoever applied alone', async () => {
    const { id } = await fund.drafted([aLine(500)]);
    const { otherNavigator } = fund.county;
    await expect(fund.applications.submitApplication(otherNavigator, id, aKey())).rejects.toThrow(
      'Not found',
    );
    expect(() => fund.applications.submitApplication(fund.officer, id, aKey())).toThrow('role');
  });
});

describe('what the fund sees', () => {
  it('is a reference and what is asked for: no id, and past help as counts and sums', async () => {
    const her = await fund.county.household();
    await fund.awarded([removals], her);
    const again = await fund.submitted([removals, aLine(20_000)], her);
    const beside = await fund.submitted([aLine(7_000)], her);
    const seen = await see(fund.officer, again.id);
    expect(seen).toMatchObject({
      householdId: null,
      placementId: null,
      householdReference: her.reference,
      pastHelp: {
        awards: 1,
        pence: 48_000,
        sameCategories: ['REMOVALS'],
        otherOpen: [beside.reference],
        officerLimitPence: 100_000,
        withinOfficersLimit: false,
        budgetId: budget,
      },
    });
    expect(JSON.stringify(seen)).not.toContain(her.id);
    expect((await see(navigator(), again.id))?.householdId).toBe(her.id);
    expect((await see(navigator(), again.id))?.pastHelp).toBeNull();
  });

  it('counts to the month: help of 12 months ago counts, of a day before that does not', async () => {
    const her = await fund.county.household();
    const first = await fund.awarded([removals], her);
    const age = async (moment: string) => {
      await fund.tests.query('update award_line set awarded_at = $2 where source_id = $1', [
        first.lines[0]?.id,
        moment,
      ]);
      const { id } = await fund.submitted([removals], her);
      return (await see(fund.officer, id))?.pastHelp?.pence;
    };
    expect(await age('2025-11-27T00:00:00Z')).toBe(48_000);
    expect(await age('2025-11-26T23:59:59Z')).toBe(0);
  });

  it('has the reason sealed, opened by one act that is on record', async () => {
    const { id } = await fund.submitted();
    const rows = await fund.tests.query<{ sealed: string }>(
      "select encode(sealed, 'escape') as sealed from fund_application_reason",
    );
    expect(rows.map(({ sealed }) => sealed).join()).not.toContain('leave tonight');
    const read = got(await fund.applications.readApplicationReason(fund.officer, id));
    expect(read.why).toContain('leave tonight');
    expect(await fund.county.audited(id)).toContain('FUND_APPLICATION_REASON_READ');
    await expect(fund.applications.readApplicationReason(fund.county.otherNavigator, id)).rejects.toThrow(
      'Not found',
    );
  });

  it('is not whose household it is, in SQL either', async () => {
    await fund.submitted();
    for (const actor of [fund.officer, fund.chair, fund.preparer]) {
      for (const table of ['fund_application_household', 'household'])
        expect(await fund.db.read(actor, (tx) => tx.manager.query(`select * from ${table}`))).toEqual([]);
      if (actor !== fund.officer)
        expect(await fund.db.read(actor, (tx) => tx.manager.query('select * from award_household'))).toEqual(
          [],
        );
    }
  });
});

describe('more information', () => {
  it('goes to the applicant and back, and the target begins anew', async () => {
    const { id, lines } = await fund.submitted([aLine(20_000)]);
    const asked = got(
      await fund.applications.askForInformation(fund.officer, {
        applicationId: id,
        question: 'Is there a cheaper quote?',
        idempotencyKey: aKey(),
      }),
    );
    expect(asked).toMatchObject({ status: 'MORE_INFORMATION_NEEDED' });
    expect(await fund.county.told(navigator().organisationId, id)).toEqual(['FUND_INFORMATION_NEEDED']);
    // What was asked about may be changed meanwhile.
    got(
      await fund.applications.changeApplication(navigator(), {
        applicationId: id,
        lines: [{ ...aLine(15_000), id: lines[0]?.id ?? '' }],
      }),
    );
    fund.county.nextMorning(3);
    const answer = { applicationId: id, answer: 'Yes: Mary Smith found one.', idempotencyKey: aKey() };
    const again = got(await fund.applications.giveInformation(navigator(), answer));
    expect(again).toMatchObject({ status: 'SUBMITTED', requestedPence: 15_000, decideBy: '2026-12-02' });
    const read = got(await fund.applications.readApplicationReason(fund.officer, id));
    expect(read.answers).toEqual([
      { question: 'Is there a cheaper quote?', answer: 'Yes: Mary Smith found one.' },
    ]);
    expect(JSON.stringify(await see(fund.officer, id))).not.toContain('Mary');
    expect(
      codesOf(await fund.applications.giveInformation(navigator(), { ...answer, idempotencyKey: aKey() })),
    ).toEqual(['NO_QUESTION_OPEN']);
  });

  it('is the only way in which a submitted application changes', async () => {
    const { id } = await fund.submitted();
    const change = { applicationId: id, lines: [aLine(1)] };
    expect(codesOf(await fund.applications.changeApplication(navigator(), change))).toEqual([
      'WITH_THE_FUND',
    ]);
    await expect(
      fund.db.commit(navigator(), (tx) =>
        tx.manager.query(
          'update fund_application_line set gross_pence = 1, net_pence = 1, vat_pence = 0 where application_id = $1',
          [id],
        ),
      ),
    ).rejects.toThrow(/with the fund/);
  });
});

describe('withdrawing', () => {
  it('takes an application back until it is decided', async () => {
    const { id } = await fund.submitted();
    expect(got(await fund.applications.withdrawApplication(navigator(), id)).status).toBe('WITHDRAWN');
    expect(codesOf(await fund.applications.withdrawApplication(navigator(), id))).toEqual(['DECIDED']);
    const decided = await fund.awarded();
    expect(codesOf(await fund.applications.withdrawApplication(navigator(), decided.id))).toEqual([
      'DECIDED',
    ]);
  });

  it('or deciding: one of the two happens, when both come at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const application = await fund.submitted([aLine(1_000)]);
      const before = await fund.budgets.fundPosition(fund.officer, budget, null);
      const [withdrawn, decided] = await Promise.all([
        fund.applications.withdrawApplication(navigator(), application.id),
        fund.decide(application),
      ]);
      const after = await fund.budgets.fundPosition(fund.officer, budget, null);
      const [first, second] = [codesOf(withdrawn), codesOf(decided)];
      expect([first, second]).toContainEqual([]);
      expect([...first, ...second]).toHaveLength(1);
      const committed = (after?.committedPence ?? 0) - (before?.committedPence ?? 0);
      expect(committed).toBe(second.length === 0 ? 1_000 : 0);
    }
  });
});

it('goes only the ways of its table, whatever the code does', async () => {
  const { id } = await fund.submitted();
  const go = (status: string) =>
    fund.db.commit(fund.officer, (tx) =>
      tx.manager.query('update fund_application set status = $2 where id = $1', [id, status]),
    );
  await expect(go('APPROVED')).rejects.toThrow(/decided by a decision/);
  await expect(go('DRAFT')).rejects.toThrow(/does not go from|row-level/);
  expect(await see(fund.officer, randomUUID())).toBeNull();
});
