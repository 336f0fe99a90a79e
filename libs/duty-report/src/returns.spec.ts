import { randomUUID } from 'node:crypto';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, Forbidden, NotFound, type PersonActor, systemActor } from '@app/kernel';
import { aKey, codesOf, County, got, journeyEntities } from '@app/placements/testing';
import type { DutyReturnType } from './api/return.type';
import { DutyDashboards } from './dashboards';
import { DataQuestions } from './data-questions';
import { hashOf } from './domain/document';
import { defaultSettings, settingNames } from './domain/settings';
import { ReturnExports } from './exports';
import { forms } from './forms';
import { dutyReportEntities } from './index';
import { ReturnReports } from './reports';
import { Returns } from './returns';
import type { Logger } from 'typeorm';

let tests: TestDatabase;
let county: County;
let db: Database;
let returns: Returns;
let reports: ReturnReports;
let files: ReturnExports;
let questions: DataQuestions;
let dana: PersonActor;
let esther: PersonActor;
let elsewhere: PersonActor;
/** Somebody who arrived on 1 February 2026, and is still there. */
let her: { readonly episode: { readonly id: string }; readonly her: { readonly reference: string } };
/** Every statement but those that open, set up and close the transaction. */
const statements: string[] = [];
const logger: Logger = {
  logQuery: (sql) => {
    if (!/^(START TRANSACTION|COMMIT|ROLLBACK)|set_config/i.test(sql)) statements.push(sql);
  },
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};
const authorityCode = 'E10000012';
const year = '2025-26';
const page = { first: 50 };

beforeAll(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-02-01'));
  db = await tests.open([...journeyEntities, ...dutyReportEntities], { clock: () => county.now, logger });
  [returns, reports, files, questions] = [
    new Returns(db),
    new ReturnReports(db),
    new ReturnExports(db),
    new DataQuestions(db),
  ];
  dana = county.person('DATA_OFFICER');
  esther = county.person('COMMISSIONER', dana.organisationId);
  elsewhere = county.person('COMMISSIONER');
  for (const [id, code, name] of [
    [dana.organisationId, authorityCode, 'Essex County Council'],
    [elsewhere.organisationId, 'E06000033', 'Southend-on-Sea City Council'],
  ])
    await tests.query(
      `insert into organisation (id, kind, name, authority_code) values ($1, 'TIER_ONE_AUTHORITY', $3, $2)`,
      [id, code, name],
    );
  her = await county.arrived();
  await commission(county.refuge);
  const declined = await county.referred();
  got(
    await county.referrals.declineReferral(county.provider, {
      id: declined.referral.id,
      primaryReason: 'NO_BEDSPACE',
      contributingReasons: [],
      idempotencyKey: aKey(),
    }),
  );
});
afterAll(() => tests.drop());

const commission = (serviceId: string): Promise<object[]> =>
  tests.query(
    `insert into service_commissioning (id, service_id, provider_id, authority_id, from_day) values ($1, $2, $3, $4, '2020-01-01')`,
    [randomUUID(), serviceId, county.provider.organisationId, dana.organisationId],
  );
const figure = (shown: DutyReturnType | null, table: string, row: string, column: string): number | null => {
  const found = shown?.tables.find(({ id }) => id === table);
  const at = found?.columns.findIndex(({ id }) => id === column) ?? -1;
  return found?.rows.find(({ id }) => id === row)?.cells[at] ?? null;
};
const look = async (actor = esther): Promise<DutyReturnType> =>
  (await reports.dutyReturn(actor, authorityCode, year))!;

/** Answers everything and confirms every setting. */
async function prepare(returnId: string): Promise<void> {
  const answers = forms[0]!.questions.map(({ id, type }) => ({
    questionId: id,
    value: { YES_NO: 'YES', DATE: '2025-11-20', TEXT: `Words of ${id}` }[type],
  }));
  got(await returns.answerReturnQuestions(dana, { returnId, answers }));
  for (const name of settingNames)
    got(
      await returns.confirmReturnSetting(esther, {
        returnId,
        name,
        value: defaultSettings[name],
        source: 'Letter of the department, May 2026',
      }),
    );
}
const review = (returnId: string, sha256: string, actor = esther) =>
  returns.reviewReturn(actor, { returnId, sha256, idempotencyKey: aKey() });
const submit = (returnId: string) => returns.submitReturn(esther, { returnId, idempotencyKey: aKey() });

describe('a return of a year that runs', () => {
  it('can be looked at and prepared, by its own authority alone', async () => {
    const shown = await look();
    expect([shown.status, shown.yearHasEnded, shown.countedTo]).toEqual(['NOT_OPENED', false, '2026-02-01']);
    expect(figure(shown, 'T3', 'SUPPORTED', 'REFUGE')).toBe(1);
    expect(figure(shown, 'T6', 'NO_BEDSPACE', 'TOTAL')).toBe(1);
    expect(await reports.dutyReturn(elsewhere, authorityCode, year)).toBeNull();
    await expect(returns.openReturn(county.person('DATA_OFFICER'), { authorityCode, year })).rejects.toThrow(
      NotFound,
    );
    const opened = got(await returns.openReturn(dana, { authorityCode, year }));
    expect([opened.version, opened.status]).toEqual([1, 'DRAFT']);
    expect(await reports.dutyReturns(dana)).toMatchObject([
      { authorityCode, year, monthsOverTo: '2026-01-31', yearHasEnded: false, status: 'DRAFT', version: 1 },
    ]);
    expect(await reports.dutyReturns(elsewhere)).toMatchObject([
      { year, status: 'NOT_OPENED', version: null },
    ]);
    expect(await reports.dutyReturns(county.person('COMMISSIONER'))).toEqual([]);
    // Whose they are, and their versions: however many years and versions there are.
    statements.length = 0;
    await reports.dutyReturns(dana);
    expect(statements).toHaveLength(2);
    expect(codesOf(await returns.openReturn(dana, { authorityCode, year }))).toEqual(['RETURN_IN_HAND']);
  });

  it('is refused by all that stands in the way at once, and is not exported', async () => {
    const { id, sha256 } = await look();
    const codes = codesOf(await submit(id!));
    expect((await look()).inTheWay.map(({ code }) => code)).toEqual(codes);
    expect(codes.filter((code) => code === 'SETTING_ASSUMED')).toHaveLength(settingNames.length);
    expect(codes.filter((code) => code === 'NOT_ANSWERED')).toHaveLength(
      forms[0]!.questions.filter(({ mandatory }) => mandatory).length,
    );
    expect(codes).toEqual(expect.arrayContaining(['YEAR_NOT_ENDED', 'NOT_REVIEWED']));
    expect(codesOf(await review(id!, sha256))).toContain('YEAR_NOT_ENDED');
    expect(
      codesOf(
        await files.exportReturn(esther, { authorityCode, year, profile: 'SUBMISSION', format: 'ODS' }),
      ),
    ).toEqual(['YEAR_NOT_ENDED']);
  });

  it.each([
    ['2025-27', 'UNKNOWN_YEAR'],
    ['2030-31', 'YEAR_NOT_BEGUN'],
    ['2020-21', 'NO_FORM'],
  ])('is none of %s', async (other, code) => {
    expect(codesOf(await returns.openReturn(dana, { authorityCode, year: other }))).toEqual([code]);
  });
});

describe('answers to the form', () => {
  it('are kept all together, or not at all with everything that is wrong', async () => {
    const { id } = await look();
    const refused = await returns.answerReturnQuestions(dana, {
      returnId: id!,
      answers: [
        { questionId: 'T1.BOARD_IN_PLACE', value: 'YES' },
        { questionId: 'T1.BOARD_LAST_MET', value: 'in May' },
        { questionId: 'T1.NONE_SUCH', value: 'YES' },
      ],
    });
    expect(codesOf(refused)).toEqual(['FORMAT', 'CHOICE']);
    expect((await look()).questions.filter(({ answer }) => answer !== null)).toEqual([]);
  });
});

describe('a dashboard', () => {
  it('is of months that are over, of its own authority alone, and tells nothing of one household', async () => {
    const dashboards = new DutyDashboards(db);
    const shown = await dashboards.dutyDashboard(esther, authorityCode, year);
    // It is 1 February 2026, the day on which she arrived: the last month that is over is January.
    expect(shown).toMatchObject({ countedTo: '2026-01-31', households: { shown: '0' } });
    expect(await dashboards.dutyDashboard(elsewhere, authorityCode, year)).toBeNull();
    await expect(dashboards.dutyDashboard(county.provider, authorityCode, year)).rejects.toThrow(Forbidden);
    county.nextMorning(30);
    const later = await dashboards.dutyDashboard(esther, authorityCode, year);
    expect(later).toMatchObject({ countedTo: '2026-02-28', households: { value: null, shown: '[c]' } });
    county.nextMorning(-30);
  });
});

describe('a figure', () => {
  it('opens to its rows for a data officer, on record, and to nobody else', async () => {
    const rows = await reports.returnRows(dana, { authorityCode, year, figure: 'T3 SUPPORTED TOTAL' }, page);
    expect(rows?.nodes).toEqual([
      expect.objectContaining({
        kind: 'EPISODE',
        id: her.episode.id,
        reference: her.her.reference,
        from: '2026-02-01',
        until: null,
      }),
    ]);
    expect(await county.audited((await look()).id!)).toContain('DUTY_RETURN_ROWS_OPENED');
    const asked = reports.returnRows(esther, { authorityCode, year, figure: 'T3 SUPPORTED TOTAL' }, page);
    await expect(asked).rejects.toThrow(Forbidden);
    await expect(reports.returnGaps(esther, authorityCode, year, page)).rejects.toThrow(Forbidden);
    expect(JSON.stringify(await look())).not.toContain(her.her.reference);
  });

  it('shows gaps by provider and field, and its provider is asked once and says when it is done', async () => {
    const gaps = (await reports.returnGaps(dana, authorityCode, year, page))!.nodes;
    const gap = gaps.find(({ code }) => code === 'NO_SUPPORT');
    expect(gap).toMatchObject({
      providerName: 'Marigold',
      subjectId: her.episode.id,
      reference: her.her.reference,
      field: 'support',
      askedAt: null,
    });
    const asking = { authorityCode, year, subjectId: her.episode.id, code: 'NO_SUPPORT' as const };
    const asked = got(await questions.askAboutData(dana, asking));
    expect(codesOf(await questions.askAboutData(dana, asking))).toEqual(['ASKED_ALREADY']);
    expect(codesOf(await questions.askAboutData(dana, { ...asking, code: 'NO_PEOPLE' }))).toEqual(['NO_GAP']);
    expect(await county.told(county.provider.organisationId, asked.id)).toEqual(['DATA_QUESTION_ASKED']);
    expect((await questions.dataQuestions(county.provider, page)).nodes).toEqual([asked]);
    expect((await questions.dataQuestions(county.otherProvider, page)).nodes).toEqual([]);
    await expect(questions.settleDataQuestion(county.otherProvider, asked.id)).rejects.toThrow(NotFound);
    expect(got(await questions.settleDataQuestion(county.provider, asked.id)).settledAt).not.toBeNull();
    expect(codesOf(await questions.settleDataQuestion(county.provider, asked.id))).toEqual(['SETTLED']);
  });
});

describe('a return of a year that is over', () => {
  beforeAll(() => {
    county.nextMorning(90);
  });

  it('is reviewed by a second person, of the figures they looked at', async () => {
    const { id } = await look();
    await prepare(id!);
    const { sha256, inTheWay } = await look();
    expect(inTheWay.map(({ code }) => code)).toEqual(['NOT_REVIEWED']);
    const both: PersonActor = { ...dana, roles: ['DATA_OFFICER', 'COMMISSIONER'] };
    expect(codesOf(await review(id!, sha256, both))).toEqual(['SAME_PERSON']);
    expect(codesOf(await review(id!, '0'.repeat(64)))).toEqual(['FIGURES_CHANGED']);
    await expect(review(id!, sha256, dana)).rejects.toThrow(Forbidden);
    expect(got(await review(id!, sha256))).toMatchObject({
      status: 'REVIEWED',
      reviewedAt: county.now,
      inTheWay: [],
    });
  });

  it('is a draft again after any change, and what was not reviewed is not sent', async () => {
    const { id, sha256 } = await look();
    const entered = got(
      await returns.recordOutsideFigure(dana, {
        returnId: id!,
        figure: 'T4 WOMEN REFUGE',
        value: 3,
        source: 'A refuge that keeps its own records',
      }),
    );
    expect([entered.status, entered.outsideFigures]).toMatchObject([
      'DRAFT',
      [{ value: 3, sharePercent: 75 }],
    ]);
    expect(codesOf(await submit(id!))).toEqual(['NOT_REVIEWED']);
    expect(
      codesOf(
        await returns.recordOutsideFigure(dana, {
          returnId: id!,
          figure: 'T4 INDIVIDUALS REFUGE',
          value: 3,
          source: 'x y z',
        }),
      ),
    ).toEqual(['CHOICE']);
    const back = got(await returns.withdrawOutsideFigure(dana, entered.outsideFigures[0]!.id!));
    expect([back.outsideFigures, back.sha256]).toEqual([[], sha256]);
  });

  it('adds figures from outside to their cell and its totals when the setting says so, and says so on record', async () => {
    const { id } = await look();
    got(await returns.setReturnSetting(dana, { returnId: id!, name: 'OUTSIDE_FIGURES', value: 'ADDED' }));
    const entered = got(
      await returns.recordOutsideFigure(dana, {
        returnId: id!,
        figure: 'T4 WOMEN REFUGE',
        value: 3,
        source: 'A refuge that keeps its own records',
      }),
    );
    expect(
      ['WOMEN', 'INDIVIDUALS'].map((row) => [
        figure(entered, 'T4', row, 'REFUGE'),
        figure(entered, 'T4', row, 'TOTAL'),
      ]),
    ).toEqual([
      [4, 4],
      [4, 4],
    ]);
    expect(entered.settings.find(({ name }) => name === 'OUTSIDE_FIGURES')).toMatchObject({
      standing: 'ASSUMED',
      source: null,
    });
    got(await returns.withdrawOutsideFigure(dana, entered.outsideFigures[0]!.id!));
    got(await returns.setReturnSetting(dana, { returnId: id!, name: 'OUTSIDE_FIGURES', value: 'BESIDE' }));
    const changed = await returns.confirmReturnSetting(esther, {
      returnId: id!,
      name: 'OUTSIDE_FIGURES',
      value: 'ADDED',
      source: 'x y z',
    });
    expect(codesOf(changed)).toEqual(['SETTING_CHANGED']);
    got(
      await returns.confirmReturnSetting(esther, {
        returnId: id!,
        name: 'OUTSIDE_FIGURES',
        value: 'BESIDE',
        source: 'x y z',
      }),
    );
  });

  it('is not sent when a row changed after the review', async () => {
    const { id, sha256 } = await look();
    got(await review(id!, sha256));
    await tests.query(`update episode set started_on = '2026-02-02' where id = $1`, [her.episode.id]);
    await tests.query(`update episode_person set gender = 'NON_BINARY' where episode_id = $1`, [
      her.episode.id,
    ]);
    expect(codesOf(await submit(id!))).toEqual(['FIGURES_CHANGED']);
    expect((await look()).inTheWay.map(({ code }) => code)).toEqual(['FIGURES_CHANGED']);
    await tests.query(`update episode_person set gender = 'WOMAN_OR_GIRL' where episode_id = $1`, [
      her.episode.id,
    ]);
    const key = aKey();
    const sent = got(await returns.submitReturn(esther, { returnId: id!, idempotencyKey: key }));
    expect(sent.status).toBe('SUBMITTED');
    expect(got(await returns.submitReturn(esther, { returnId: id!, idempotencyKey: key })).status).toBe(
      'SUBMITTED',
    );
    expect(codesOf(await submit(id!))).toEqual(['RETURN_SUBMITTED']);
  });

  it('is kept as it was sent, with its hash and the rows it counted', async () => {
    const sent = await look();
    const kept = await tests.query<{ document: string; sha256: string }>(
      'select document, sha256 from duty_return_submission where return_id = $1',
      [sent.id],
    );
    expect(hashOf(kept[0]!.document)).toBe(sent.sha256);
    expect(kept[0]!.document).not.toContain(her.episode.id);
    // The row is put right afterwards: what was sent stays, and says that it would count otherwise now.
    await tests.query(`update episode_person set gender = 'NON_BINARY' where episode_id = $1`, [
      her.episode.id,
    ]);
    const later = await look();
    expect([figure(later, 'T4', 'WOMEN', 'TOTAL'), later.changedSince, later.sha256]).toEqual([
      1,
      true,
      sent.sha256,
    ]);
    const rows = await reports.returnRows(dana, { authorityCode, year, figure: 'T4 WOMEN TOTAL' }, page);
    expect(rows?.nodes.map(({ reference }) => reference)).toEqual([her.her.reference]);
  });

  it('stays so in PostgreSQL, whoever asks', async () => {
    const { id } = await look();
    const refused = async (sql: string): Promise<string> =>
      tests.query(sql, [id]).then(
        () => 'done',
        (error: unknown) => (error as { constraint?: string }).constraint ?? 'other',
      );
    expect(await refused(`update duty_return_submission set document = '{}' where return_id = $1`)).toBe(
      'duty_return_submission_is_append_only',
    );
    expect(await refused(`update duty_return_counted set counted = '{}' where return_id = $1`)).toBe(
      'duty_return_counted_is_append_only',
    );
    expect(await refused(`update duty_return set status = 'DRAFT' where id = $1`)).toBe(
      'duty_return_submitted_stays',
    );
    expect(await refused(`update duty_return_answer set value = 'NO' where return_id = $1`)).toBe(
      'duty_return_submitted_stays',
    );
    expect(
      codesOf(await returns.setReturnSetting(dana, { returnId: id!, name: 'SCOPE', value: 'IN_DISTRICTS' })),
    ).toEqual(['RETURN_SUBMITTED']);
  });

  it('is opened again as another version, which shows what changed and why', async () => {
    const { id } = await look();
    const again = got(
      await returns.reopenReturn(dana, { returnId: id!, because: 'A provider put her gender right.' }),
    );
    expect([again.version, again.status, again.questions[0]!.answer]).toEqual([2, 'DRAFT', 'YES']);
    expect(again.settings.every(({ standing }) => standing === 'CONFIRMED')).toBe(true);
    const changes = (await reports.returnChanges(dana, authorityCode, year))!;
    expect([changes.fromVersion, changes.toVersion, changes.because]).toEqual([
      1,
      2,
      'A provider put her gender right.',
    ]);
    expect(changes.figures.find(({ figure: name }) => name === 'T4 WOMEN TOTAL')).toMatchObject({
      before: 1,
      now: 0,
      rowsAdded: 0,
      rowsRemoved: 1,
    });
    expect(changes.figures.find(({ figure: name }) => name === 'T4 NON_BINARY_OR_OTHER TOTAL')).toMatchObject(
      { before: 0, now: 1, rowsAdded: 1 },
    );
    const seenByCommissioner = (await reports.returnChanges(esther, authorityCode, year))!;
    expect(seenByCommissioner.figures.every(({ rowsAdded }) => rowsAdded === null)).toBe(true);
    const { sha256 } = await look();
    got(await review(again.id!, sha256));
    got(await submit(again.id!));
    expect((await look()).versions.map(({ version, status }) => [version, status])).toEqual([
      [2, 'SUBMITTED'],
      [1, 'SUBMITTED'],
    ]);
    expect(figure(await reports.dutyReturn(esther, authorityCode, year, 1), 'T4', 'WOMEN', 'TOTAL')).toBe(1);
  });
});

describe('in SQL alone', () => {
  const rows = (actor: PersonActor, table: string): Promise<number> =>
    db.read(actor, async (tx) => {
      const [found] = await tx.manager.query<{ n: number }[]>(`select count(*)::int as n from ${table}`);
      return found?.n ?? 0;
    });

  it('a commissioner has no row of anybody, not even by reference; a data officer has references', async () => {
    for (const table of [
      'episode',
      'episode_person',
      'referral',
      'referral_told',
      'episode_person_link',
      'sanctuary_job',
      'duty_return_counted',
    ])
      expect([table, await rows(esther, table)]).toEqual([table, 0]);
    expect(await rows(dana, 'duty_return_counted')).toBe(2);
    for (const table of ['episode', 'episode_person', 'referral', 'referral_told'])
      expect([table, await rows(dana, table)]).toEqual([table, 0]);
  });

  it('a return is its own authority’s, and no provider’s', async () => {
    const others = [
      elsewhere,
      county.person('DATA_OFFICER', elsewhere.organisationId),
      county.provider,
      county.navigator,
    ];
    for (const table of [
      'duty_return',
      'duty_return_answer',
      'duty_return_setting',
      'duty_return_submission',
      'duty_return_counted',
    ]) {
      expect([table, await rows(dana, table)]).not.toEqual([table, 0]);
      for (const other of others) expect([table, await rows(other, table)]).toEqual([table, 0]);
    }
  });

  it('its fund officer and panel read nothing of it', async () => {
    for (const role of ['FUND_OFFICER', 'PANEL_MEMBER', 'AUDITOR'] as const)
      expect(await rows(county.person(role, dana.organisationId), 'duty_return')).toBe(0);
  });
});

describe('who prepared a return', () => {
  it('cannot have reviewed it, whatever a program says', async () => {
    const insert = `insert into duty_return (id, authority_id, year, version, form_version, status, opened_at, prepared_by, reviewed_by, reviewed_at, reviewed_hash)
      values ($1, $2, '2024-25', 1, 'x', 'REVIEWED', now(), array[$3::uuid], $3, now(), $4)`;
    await expect(
      tests.query(insert, [randomUUID(), dana.organisationId, dana.personId, '0'.repeat(64)]),
    ).rejects.toMatchObject({ constraint: 'duty_return_reviewed_by_another' });
  });
});

describe('the actor reports', () => {
  it('reads what is counted and nothing of a household’s identity, needs or place', async () => {
    const rows = async (table: string): Promise<number> =>
      db.read(systemActor('reports'), async (tx) => {
        const [found] = await tx.manager.query<{ n: number }[]>(`select count(*)::int as n from ${table}`);
        return found?.n ?? 0;
      });
    expect(await rows('episode')).toBe(1);
    expect(await rows('referral')).toBeGreaterThan(0);
    for (const table of [
      'household',
      'household_person',
      'household_immigration',
      'household_unsafe_area',
      'household_trans_history',
      'household_answer',
      'case_holder',
      'placement',
      'hold',
      'refuge_location',
      'sanctuary_location',
      'household_staying',
      'search',
      'vacancy',
      'duty_return',
      'person',
      'audit_entry',
    ])
      expect([table, await rows(table)]).toEqual([table, 0]);
  });

  it.each([
    `update episode set leaving_reason = 'OTHER'`,
    `update referral set shown_reason = 'x'`,
    `insert into episode_origin (episode_id) values ('00000000-0000-0000-0000-000000000000')`,
    `insert into referral_told (referral_id, told) values ('00000000-0000-0000-0000-000000000000', '{}')`,
  ])('writes nothing: %s', async (sql) => {
    const changed = await db
      .commit(systemActor('reports'), async (tx) => {
        const [, count] = await tx.manager.query<[unknown, number]>(sql);
        return `${count} rows`;
      })
      .catch((error: unknown) => String(error));
    expect(changed).toMatch(/^0 rows$|permission denied|row-level security/);
  });
});

describe('an edition', () => {
  const exported = async (
    profile: 'SUBMISSION' | 'MHCLG_STYLE' | 'PUBLIC',
    format: 'ODS' | 'XLSX' | 'CSV' | 'JSON',
    version?: number,
  ) =>
    got(
      await files.exportReturn(esther, {
        authorityCode,
        year,
        profile,
        format,
        ...(version ? { version } : {}),
      }),
    );
  const formats = ['ODS', 'XLSX', 'CSV', 'JSON'] as const;

  it.each(formats)('in %s is the same bytes each time, with their hash, in every profile', async (format) => {
    for (const profile of ['SUBMISSION', 'MHCLG_STYLE', 'PUBLIC'] as const) {
      const first = await exported(profile, format);
      county.nextMorning();
      const second = await exported(profile, format);
      expect([second.base64 === first.base64, second.sha256, first.submitted]).toEqual([
        true,
        first.sha256,
        true,
      ]);
      expect(first.fileName).toBe(
        `duty-return-E10000012-2025-26-${profile.toLowerCase().replace('_', '-')}.${format.toLowerCase()}`,
      );
    }
  });

  it('shows exact figures to the Secretary of State, and no figure of one person to the public', async () => {
    const text = async (profile: 'SUBMISSION' | 'PUBLIC'): Promise<string> =>
      Buffer.from((await exported(profile, 'CSV')).base64, 'base64').toString();
    const [exact, open] = [await text('SUBMISSION'), await text('PUBLIC')];
    expect(exact).toMatch(/Not for publication/);
    expect(exact).toContain('Words of T14.BARRIERS');
    expect(open).toContain('[c]');
    expect(open).not.toContain('Words of T14.BARRIERS');
    expect(open).not.toContain((await look()).sha256);
    expect(exact).toContain((await look()).sha256);
  });

  it('of a year that nobody opened is a draft, and says so', async () => {
    await tests.query(
      `insert into organisation (id, kind, name, authority_code) values ($1, 'TIER_ONE_AUTHORITY', 'Thurrock Council', 'E06000034')`,
      [theo.organisationId],
    );
    const file = got(
      await files.exportReturn(theo, {
        authorityCode: 'E06000034',
        year,
        profile: 'SUBMISSION',
        format: 'CSV',
      }),
    );
    expect([file.submitted, file.fileName]).toEqual([
      false,
      'duty-return-E06000034-2025-26-submission-draft.csv',
    ]);
    const text = Buffer.from(file.base64, 'base64').toString();
    expect(text).toMatch(/DRAFT, NOT SUBMITTED/);
    expect(text).toMatch(/Assumed: nobody has confirmed it/);
  });
  const theo: PersonActor = {
    kind: 'PERSON',
    personId: randomUUID(),
    organisationId: randomUUID(),
    roles: ['COMMISSIONER'],
  };

  it('is another authority’s secret, and has no version that is not there', async () => {
    const asked = { authorityCode, year, profile: 'SUBMISSION', format: 'CSV' } as const;
    await expect(files.exportReturn(elsewhere, asked)).rejects.toThrow(NotFound);
    expect(codesOf(await files.exportReturn(esther, { ...asked, version: 9 }))).toEqual(['UNKNOWN_VERSION']);
  });
});
