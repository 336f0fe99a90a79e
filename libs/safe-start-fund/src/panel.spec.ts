import { randomUUID } from 'node:crypto';
import { type PersonActor, Problems } from '@app/kernel';
import { aKey, codesOf, got } from '@app/placements/testing';
import type { FundApplicationType } from './api/application.type';
import type { PanelCaseType } from './api/panel.type';
import type { ConflictReason } from './domain/conflicts';
import { aLine, Fund, removals } from './testing';

let fund: Fund;
let budget: string;
beforeAll(async () => {
  fund = await Fund.open();
  budget = await fund.budget(100_000_000);
});
afterAll(() => fund.tests.drop());

const fields = (outcome: unknown): string[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`) : [];
const large = () => fund.submitted([aLine(150_000)]);
const cut = { 0: { awardedPence: 120_000, cutBecause: 'Five weeks’ rent is the most by law.' } };
const read = (by: PersonActor, id: string) => fund.applications.fundApplication(by, id);

/** A supplier that nobody else of these tests has. */
const aSupplier = (): string => `Supplier ${randomUUID().slice(0, 8)}`;
async function connect(by: PersonActor, name: string): Promise<string> {
  return got(await fund.connections.registerConnection(by, { name, nature: 'FAMILY_OR_FRIEND' })).id;
}
/** Everything that the tables of an application say to somebody, in plain SQL. */
async function rowsOf(by: PersonActor, id: string): Promise<number> {
  const tables = [
    ['fund_application', 'id'],
    ...[
      'fund_application_line',
      'fund_application_reason',
      'fund_document',
      'fund_question',
      'fund_decision',
      'fund_line_decision',
      'panel_case',
      'panel_seat',
      'panel_recommendation',
      'panel_vote',
    ].map((table) => [table, 'application_id']),
  ];
  let rows = 0;
  for (const [table, column] of tables)
    rows += (
      await fund.db.read(by, (tx) =>
        tx.manager.query<unknown[]>(`select 1 from ${String(table)} where ${String(column)} = $1`, [id]),
      )
    ).length;
  return rows;
}

describe('putting an application to the panel', () => {
  it('gives it to those asked, with a recommendation, until a deadline of 2 working days', async () => {
    const application = await large();
    const opened = got(await fund.refer(application, undefined, cut));
    expect(opened).toMatchObject({
      quorum: 2,
      // Friday 27 November: until the end of Tuesday, in London.
      voteBy: '2026-12-01T23:59:59.999Z',
      application: { status: 'WITH_PANEL' },
      recommendations: [{ pence: 120_000, cutBecause: 'Five weeks’ rent is the most by law.' }],
      standing: { quorate: false, canBeQuorate: true },
    });
    expect(opened.seats.map(({ chair, recused }) => [chair, recused])).toEqual([
      [true, false],
      [false, false],
      [false, false],
    ]);
    const [, asked, notAsked] = fund.members;
    expect(await read(asked, application.id)).not.toBeNull();
    expect(await read(notAsked, application.id)).toBeNull();
    expect(await fund.panel.panelCase(notAsked, opened.id)).toBeNull();
  });

  it('asks at least three, a chair among them, all of the own panel', async () => {
    const application = await large();
    expect(fields(await fund.refer(application, fund.members.slice(0, 2)))).toEqual([
      'MORE_MEMBERS memberIds',
      'CHAIR_NEEDED memberIds',
    ]);
    expect(fields(await fund.refer(application, [fund.chair, fund.members[0], fund.preparer]))).toEqual([
      'NOT_A_MEMBER memberIds.2',
    ]);
    const members = await fund.panel.panelMembers(fund.officer, application.id);
    expect(members.map(({ chair }) => chair)).toEqual([true, false, false, false]);
  });
});

describe('a vote', () => {
  it('awards what was recommended when most agree, as an officer would', async () => {
    const application = await large();
    const opened = got(await fund.refer(application, undefined, cut));
    got(await fund.vote(fund.chair, opened, 'AGREE'));
    got(await fund.vote(fund.members[0], opened, 'DENY', 'Too much.'));
    got(await fund.vote(fund.members[1], opened, 'AGREE'));
    const decided = got(await fund.close(fund.members[0], opened));
    expect(decided).toMatchObject({
      status: 'PART_APPROVED',
      decision: { byPanel: true, quorum: 2, awardedPence: 120_000 },
      lines: [{ awardedPence: 120_000, committedPence: 120_000 }],
    });
    expect(codesOf(await fund.vote(fund.chair, opened, 'DENY', 'Late.'))).toEqual(['CASE_CLOSED']);
  });

  it('can be said otherwise until the case is closed, and the rows stay', async () => {
    const opened = got(await fund.refer(await large()));
    got(await fund.vote(fund.chair, opened, 'AGREE'));
    got(await fund.vote(fund.chair, opened, 'DENY', 'I looked again.'));
    const after = got(await fund.vote(fund.members[0], opened, 'DENY', 'Not ours to pay.'));
    expect(after.seats.map(({ vote }) => vote).sort()).toEqual(['DENY', 'DENY', null]);
    expect(await fund.tests.query('select from panel_vote where case_id = $1', [opened.id])).toHaveLength(3);
    const decided = got(await fund.close(fund.chair, opened));
    expect(decided.status).toBe('DENIED');
    expect(decided.lines[0]?.cutBecause).toContain('I looked again.');
    expect(decided.lines[0]?.cutBecause).toContain('Not ours to pay.');
  });

  it('needs a reason unless it agrees, is by those asked, and in time', async () => {
    const opened = got(await fund.refer(await large()));
    expect(fields(await fund.vote(fund.chair, opened, 'DENY'))).toEqual(['REASON_NEEDED because']);
    await expect(fund.vote(fund.members[2], opened, 'AGREE')).rejects.toThrow('Not found');
    expect(() => fund.vote(fund.officer, opened, 'AGREE')).toThrow('role');
    got(await fund.vote(fund.chair, opened, 'AGREE'));
    got(await fund.vote(fund.members[0], opened, 'AGREE'));
    expect(codesOf(await fund.close(fund.members[0], opened))).toEqual(['NOT_YET']);
    fund.county.nextMorning(7);
    expect(codesOf(await fund.vote(fund.members[1], opened, 'AGREE'))).toEqual(['VOTING_IS_OVER']);
    expect(got(await fund.close(fund.members[0], opened)).status).toBe('APPROVED');
  });

  it('that most must know more for asks the applicant, in the members’ words', async () => {
    const application = await large();
    const opened = got(await fund.refer(application));
    got(await fund.vote(fund.chair, opened, 'MORE_INFORMATION', 'Is it two bedrooms?'));
    got(await fund.vote(fund.members[0], opened, 'MORE_INFORMATION', 'Who pays the rent?'));
    const asked = got(await fund.close(fund.chair, opened));
    expect(asked).toMatchObject({ status: 'MORE_INFORMATION_NEEDED', decision: null });
    expect(asked.questions[0]?.question).toMatch(/two bedrooms.*pays the rent|pays the rent.*two bedrooms/);
    const answer = { applicationId: application.id, answer: 'Two, and she does.', idempotencyKey: aKey() };
    got(await fund.applications.giveInformation(fund.county.navigator, answer));
    const again = got(await fund.refer(application));
    got(await fund.vote(fund.chair, again, 'AGREE'));
    got(await fund.vote(fund.members[0], again, 'AGREE'));
    expect(got(await fund.close(fund.chair, again)).status).toBe('APPROVED');
  });

  it('that is tied is broken by the chair, and without one decides nothing', async () => {
    const opened = got(await fund.refer(await large()));
    got(await fund.vote(fund.chair, opened, 'AGREE'));
    got(await fund.vote(fund.members[0], opened, 'DENY', 'No.'));
    // The third could still deny it: only the end of the time settles it.
    expect(codesOf(await fund.close(fund.chair, opened))).toEqual(['VOTES_MISSING']);
    const second = got(await fund.refer(await large()));
    got(await fund.vote(fund.members[0], second, 'AGREE'));
    got(await fund.vote(fund.members[1], second, 'DENY', 'No.'));
    expect(codesOf(await fund.close(fund.chair, second))).toEqual(['TIED']);
    const third = got(await fund.refer(await large()));
    got(await fund.vote(fund.chair, third, 'AGREE'));
    expect(codesOf(await fund.close(fund.chair, third))).toEqual(['NOT_QUORATE']);
    fund.county.nextMorning(7);
    expect(got(await fund.close(fund.chair, opened)).status).toBe('APPROVED');
  });

  it('is closed once, by whichever two at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const opened = got(await fund.refer(await fund.submitted([aLine(110_000)])));
      for (const by of [fund.chair, fund.members[0], fund.members[1]])
        got(await fund.vote(by, opened, 'AGREE'));
      const before = await fund.budgets.fundPosition(fund.officer, budget, null);
      const outcomes = await Promise.all([
        fund.close(fund.chair, opened),
        fund.close(fund.members[0], opened),
      ]);
      expect(outcomes.flatMap(codesOf)).toEqual(['CASE_CLOSED']);
      const after = await fund.budgets.fundPosition(fund.officer, budget, null);
      expect((after?.committedPence ?? 0) - (before?.committedPence ?? 0)).toBe(110_000);
    }
  });
});

describe('whoever is tied to a case', () => {
  /** Each way of being tied, with what arranges it. */
  const ways: Readonly<Record<string, (by: PersonActor, application: FundApplicationType) => Promise<void>>> =
    {
      'works for the applicant': async (by) => {
        await fund.works({
          ...by,
          organisationId: fund.county.navigator.organisationId,
          roles: ['NAVIGATOR'],
        });
      },
      'worked for the applicant within 12 months': async (by) => {
        const there = {
          ...by,
          organisationId: fund.county.navigator.organisationId,
          roles: ['NAVIGATOR'] as const,
        };
        await fund.works(there, '2026-01-15T00:00:00Z');
      },
      'registered that organisation': async (by) => {
        const { organisationId } = fund.county.navigator;
        got(await fund.connections.registerConnection(by, { organisationId, nature: 'OWNS_OR_TRUSTEE' }));
      },
      'registered a supplier, spelt otherwise': async (by, application) => {
        await connect(by, `  ${(application.lines[0]?.supplier ?? '').toUpperCase()}. `);
      },
      'declared it of this case': async (by, application) => {
        const declared = { applicationId: application.id, because: 'My sister owns it.' };
        got(await fund.connections.declareConnection(by, declared));
      },
    };

  const because: Readonly<Record<string, ConflictReason>> = {
    'works for the applicant': 'WORKS_FOR_APPLICANT',
    'worked for the applicant within 12 months': 'WORKS_FOR_APPLICANT',
    'registered that organisation': 'CONNECTED_TO_APPLICANT',
    'registered a supplier, spelt otherwise': 'CONNECTED_TO_SUPPLIER',
    'declared it of this case': 'DECLARED',
  };

  it.each(Object.entries(ways))(
    '%s: is recused, not counted, and finds nothing of it, and is told why',
    async (way, tie) => {
      const tied = fund.person('PANEL_MEMBER');
      await fund.works(tied);
      const application = await fund.submitted([aLine(150_000, { supplier: aSupplier() })]);
      const opened = got(await fund.refer(application, [fund.chair, fund.members[0], tied]));
      got(await fund.vote(tied, opened, 'DENY', 'I would rather not.'));
      expect(await rowsOf(tied, application.id)).toBeGreaterThan(5);
      await tie(tied, application);
      expect(await rowsOf(tied, application.id)).toBe(0);
      expect(await read(tied, application.id)).toBeNull();
      expect(await fund.panel.panelCase(tied, opened.id)).toBeNull();
      expect((await fund.panel.panelAgenda(tied, { first: 50 })).nodes.map(({ id }) => id)).not.toContain(
        opened.id,
      );
      const recusals = await fund.panel.panelRecusals(tied);
      expect(recusals.map(({ id }) => id)).toEqual([opened.id]);
      expect(recusals[0]?.because).toEqual([because[way]]);
      const quote = application.lines[0]?.quote?.id ?? '';
      await expect(fund.applications.openQuote(tied, quote)).rejects.toThrow('Not found');
      await expect(fund.applications.readApplicationReason(tied, application.id)).rejects.toThrow(
        'Not found',
      );
      await expect(fund.vote(tied, opened, 'AGREE')).rejects.toThrow('Not found');
      const seen = await fund.panel.panelCase(fund.chair, opened.id);
      expect(seen?.seats.find(({ personId }) => personId === tied.personId)).toMatchObject({
        recused: true,
        vote: null,
        because: null,
      });
      expect(seen?.standing).toMatchObject({ quorate: false, canBeQuorate: true });
    },
  );

  it('longer than 12 months ago is not', async () => {
    const member = fund.person('PANEL_MEMBER');
    await fund.works(member);
    const there = {
      ...member,
      organisationId: fund.county.navigator.organisationId,
      roles: ['NAVIGATOR'] as const,
    };
    await fund.works(there, '2025-11-01T00:00:00Z');
    const application = await large();
    got(await fund.refer(application, [fund.chair, fund.members[0], member]));
    expect(await read(member, application.id)).not.toBeNull();
  });

  it('is found out before anybody opens the papers, and an officer decides nothing of it', async () => {
    const officer = fund.person('FUND_OFFICER');
    await fund.works(officer);
    const supplier = aSupplier();
    await connect(officer, supplier);
    const application = await fund.submitted([aLine(5_000, { supplier })]);
    expect(await read(officer, application.id)).toBeNull();
    await expect(fund.decide(application, {}, officer)).rejects.toThrow('Not found');
    expect(await read(fund.officer, application.id)).not.toBeNull();
    expect(
      (await fund.applications.fundApplications(officer, { first: 50 }, null)).nodes.map(({ id }) => id),
    ).not.toContain(application.id);
  });

  it('decides nothing that they applied for themselves', async () => {
    const both: PersonActor = {
      ...fund.officer,
      personId: randomUUID(),
      roles: ['FUND_OFFICER', 'NAVIGATOR'],
    };
    await fund.works(both);
    const her = await fund.county.household({}, both);
    const drafted = got(await fund.applications.draftApplication(both, fund.draft(her, [aLine(500)])));
    got(await fund.applications.submitApplication(both, drafted.id, aKey()));
    await expect(fund.decide(drafted, {}, both)).rejects.toThrow('Not found');
    // A colleague of the same authority can: else no authority could apply to its own fund.
    expect(got(await fund.decide(drafted)).status).toBe('APPROVED');
  });

  it('may be too many: the case says so, and further members are asked', async () => {
    const supplier = aSupplier();
    const tied = [fund.person('PANEL_MEMBER'), fund.person('PANEL_MEMBER')] as const;
    for (const member of tied) {
      await fund.works(member);
      await connect(member, supplier);
    }
    const application = await fund.submitted([aLine(150_000, { supplier })]);
    const opened: PanelCaseType = got(await fund.refer(application, [fund.chair, ...tied]));
    expect(opened.standing).toEqual({
      quorate: false,
      canBeQuorate: false,
      why: 'Cannot be quorate: 2 members are recused, 1 is left, 2 needed. Ask further members.',
    });
    const { nodes } = await fund.panel.panelAgenda(fund.chair, { first: 50 });
    expect(nodes.find(({ id }) => id === opened.id)).toMatchObject({ standing: { canBeQuorate: false } });
    const add = (memberIds: string[]) =>
      fund.panel.addPanelMembers(fund.officer, { caseId: opened.id, memberIds });
    expect(fields(await add([fund.chair.personId]))).toEqual(['ASKED_BEFORE memberIds.0']);
    expect(got(await add([fund.members[0].personId])).standing.canBeQuorate).toBe(true);
    got(await fund.vote(fund.chair, opened, 'AGREE'));
    got(await fund.vote(fund.members[0], opened, 'AGREE'));
    expect(got(await fund.close(fund.chair, opened)).status).toBe('APPROVED');
  });

  it('stays tied to what it was, when the connection ends', async () => {
    const officer = fund.person('FUND_OFFICER');
    await fund.works(officer);
    const supplier = aSupplier();
    const connection = await connect(officer, supplier);
    const application = await fund.submitted([aLine(5_000, { supplier })]);
    got(await fund.connections.endConnection(officer, connection));
    expect(await read(officer, application.id)).toBeNull();
    const later = await fund.submitted([aLine(5_000, { supplier })]);
    expect(await read(officer, later.id)).not.toBeNull();
    expect(codesOf(await fund.connections.endConnection(officer, connection))).toEqual(['ENDED_BEFORE']);
  });
});

it('a withdrawn application is not voted on any more', async () => {
  const application = await fund.submitted([removals, aLine(150_000)]);
  const opened = got(await fund.refer(application));
  got(await fund.applications.withdrawApplication(fund.county.navigator, application.id));
  expect(codesOf(await fund.vote(fund.chair, opened, 'AGREE'))).toEqual(['CASE_CLOSED']);
  expect(codesOf(await fund.close(fund.chair, opened))).toEqual(['CASE_CLOSED']);
  expect((await fund.panel.panelAgenda(fund.chair, { first: 50 })).nodes.map(({ id }) => id)).not.toContain(
    opened.id,
  );
});

describe('in SQL alone', () => {
  const sql = (by: PersonActor, text: string, parameters: unknown[]) =>
    fund.db.commit(by, (tx) => tx.manager.query(text, parameters));

  it('an officer cannot decide above the limit, nor in the name of a panel', async () => {
    const { id } = await large();
    const decided = `insert into fund_decision (application_id, authority_id, organisation_id, outcome, panel_case_id, decided_by, decided_at, awarded_pence, past_pence, officer_limit_pence, quorum)
      values ($1, $2, $3, 'APPROVED', $4, $5, hearth_now(), 150000, 0, 100000, $6)`;
    const who = [id, fund.authorityId, fund.county.navigator.organisationId] as const;
    await expect(sql(fund.officer, decided, [...who, null, fund.officer.personId, null])).rejects.toThrow(
      /within_the_officers_limit/,
    );
    await expect(
      sql(fund.officer, decided, [...who, randomUUID(), fund.officer.personId, 2]),
    ).rejects.toThrow(/row-level security/);
  });

  it('nobody votes for another, unasked, or on what they are tied to', async () => {
    const tied = fund.person('PANEL_MEMBER');
    await fund.works(tied);
    const supplier = aSupplier();
    const application = await fund.submitted([aLine(150_000, { supplier })]);
    const opened = got(await fund.refer(application, [fund.chair, fund.members[0], tied]));
    const vote = `insert into panel_vote (id, case_id, application_id, authority_id, person_id, vote, cast_at, number)
      values (gen_random_uuid(), $1, $2, $3, $4, 'AGREE', hearth_now(), 1)`;
    const of = (personId: string) => [opened.id, application.id, fund.authorityId, personId];
    await expect(sql(fund.members[0], vote, of(fund.chair.personId))).rejects.toThrow(/row-level security/);
    await expect(sql(fund.members[2], vote, of(fund.members[2].personId))).rejects.toThrow(/foreign key/);
    await connect(tied, supplier);
    await expect(sql(tied, vote, of(tied.personId))).rejects.toThrow(/row-level security/);
  });

  it('a conflict is not taken back, and nobody is tied by another', async () => {
    const { id } = await large();
    const conflict = `insert into fund_conflict (application_id, person_id, because, authority_id, found_at) values ($1, $2, 'DECLARED', $3, hearth_now())`;
    await expect(sql(fund.officer, conflict, [id, fund.chair.personId, fund.authorityId])).rejects.toThrow(
      /row-level security/,
    );
    await expect(sql(fund.officer, 'delete from fund_conflict', [])).rejects.toThrow(/permission denied/);
    await expect(fund.tests.query('delete from fund_conflict')).rejects.toThrow(/keeps what was written/);
  });
});
