import { randomUUID } from 'node:crypto';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, type PersonActor, type Role } from '@app/kernel';
import { aKey, County, type Fleeing, got, journeyEntities } from '@app/placements/testing';
import type { FundApplicationType } from './api/application.type';
import type { PanelCaseType } from './api/panel.type';
import {
  Applications,
  Awards,
  Budgets,
  Connections,
  fundEntities,
  FundSettingsBook,
  Invoices,
  keyOf,
  Panel,
} from './index';
import type { Vote } from './domain/panel-outcome';

type Draft = Parameters<Applications['draftApplication']>[1];
type AskedLine = Draft['lines'][number];
type LineAward = Parameters<Awards['decideApplication']>[1]['lines'][number];

/** A whole small PDF, PNG or JPEG by its content, with a mark that makes it one of its own. */
export const aPdf = (mark = 'quote'): Buffer =>
  Buffer.from(`%PDF-1.7\n% ${mark}\ntrailer\n%%EOF\n`, 'latin1');

/** Removals for £400.00 and VAT. */
export const removals: AskedLine = {
  category: 'REMOVALS',
  what: 'A van for a day',
  supplier: 'Removals Ltd',
  netPence: 40_000,
  vatPence: 8_000,
  grossPence: 48_000,
};

/** A line without VAT for so much. */
export const aLine = (grossPence: number, told: Partial<AskedLine> = {}): AskedLine => ({
  category: 'RENT_DEPOSIT',
  what: 'A deposit',
  supplier: 'Homes of Essex',
  netPence: grossPence,
  vatPence: 0,
  grossPence,
  ...told,
});

/**
 * A fund for tests, in the small county of the placements: an authority with its officer, panel and finance, who all
 * work there, a navigator who applies, and a clock that tests move. Commands make every row but people and payees.
 */
export class Fund {
  readonly authorityId = randomUUID();
  readonly officer = this.person('FUND_OFFICER');
  readonly chair = this.person('PANEL_CHAIR');
  readonly members = [
    this.person('PANEL_MEMBER'),
    this.person('PANEL_MEMBER'),
    this.person('PANEL_MEMBER'),
  ] as const;
  readonly preparer = this.person('FINANCE_PREPARER');
  readonly commissioner = this.person('COMMISSIONER');
  readonly settings: FundSettingsBook;
  readonly budgets: Budgets;
  readonly applications: Applications;
  readonly awards: Awards;
  readonly panel: Panel;
  readonly connections: Connections;
  readonly invoices: Invoices;

  private constructor(
    readonly tests: TestDatabase,
    readonly county: County,
    readonly db: Database,
  ) {
    this.settings = new FundSettingsBook(db);
    this.budgets = new Budgets(db);
    this.applications = new Applications(db, county.vault);
    this.awards = new Awards(db);
    this.panel = new Panel(db);
    this.connections = new Connections(db);
    this.invoices = new Invoices(db);
  }

  /** Opens one with a database of its own, on Friday 27 November 2026. Drop `tests` at the end. */
  static async open(): Promise<Fund> {
    const tests = await testDatabase();
    return Fund.of(tests, await County.open(tests, day('2026-11-27')));
  }

  /** Opens one in a county that is there. */
  static async of(tests: TestDatabase, county: County): Promise<Fund> {
    const db = await tests.open([...journeyEntities, ...fundEntities], {
      clock: () => county.now,
      poolSize: 20,
    });
    const fund = new Fund(tests, county, db);
    await tests.query(
      `insert into organisation (id, kind, name, authority_code) values ($1, 'TIER_ONE_AUTHORITY', 'Essex', 'E10000012')`,
      [fund.authorityId],
    );
    for (const actor of [fund.officer, fund.chair, ...fund.members, fund.preparer, fund.commissioner])
      await fund.works(actor);
    await tests.query(
      `insert into bank_holiday (day, title) values ('2026-12-25', 'Christmas Day'), ('2026-12-28', 'Boxing Day') on conflict do nothing`,
    );
    return fund;
  }

  person(role: Role, organisationId: string = this.authorityId): PersonActor {
    return { kind: 'PERSON', personId: randomUUID(), organisationId, roles: [role] };
  }

  /** Puts somebody's roles on record; they have worked there for years. */
  async works({ personId, organisationId, roles }: PersonActor, until: string | null = null): Promise<void> {
    await this.tests.query(
      `insert into person (id, issuer, subject, name) values ($1, 'test', $1::uuid::text, $2) on conflict do nothing`,
      [personId, `${roles.join()} ${personId.slice(0, 4)}`],
    );
    for (const role of roles)
      await this.tests.query(
        `insert into membership (id, person_id, organisation_id, role, starts_at, ends_at) values ($1, $2, $3, $4, '2020-01-01', $5)`,
        [randomUUID(), personId, organisationId, role, until],
      );
  }

  /** A budget for a stream this year. */
  async budget(pence: number, stream: Draft['stream'] = 'SEEK', financialYear = '2026-27'): Promise<string> {
    const { id } = got(
      await this.budgets.openBudget(this.officer, {
        financialYear,
        stream,
        pence,
        costCentre: 'DA100',
        accountCode: 'R4000',
        idempotencyKey: aKey(),
      }),
    );
    return id;
  }

  /** What a draft says, of a household of the navigator's. */
  draft(household: Pick<Fleeing, 'id'>, lines: AskedLine[] = [removals]): Draft {
    return {
      authorityCode: 'E10000012',
      householdId: household.id,
      stream: 'SEEK',
      why: 'They must leave tonight, and cannot take their things with them.',
      lines,
      idempotencyKey: aKey(),
    };
  }

  async drafted(
    lines: AskedLine[] = [removals],
    household?: Fleeing,
    by = this.county.navigator,
  ): Promise<FundApplicationType> {
    const her = household ?? (await this.county.household());
    return got(await this.applications.draftApplication(by, this.draft(her, lines)));
  }

  /** One that the fund has, with a quote for every line. */
  async submitted(lines?: AskedLine[], household?: Fleeing): Promise<FundApplicationType> {
    const { id, lines: asked } = await this.drafted(lines, household);
    for (const { id: lineId } of asked)
      got(
        await this.applications.attachQuote(this.county.navigator, {
          lineId,
          content: aPdf(lineId).toString('base64'),
        }),
      );
    return got(await this.applications.submitApplication(this.county.navigator, id, aKey()));
  }

  /** Awards for every line as it was asked, but for what is told. */
  awardsFor(
    application: FundApplicationType,
    told: Readonly<Record<number, Partial<LineAward>>> = {},
  ): LineAward[] {
    return application.lines.map(({ id: lineId, grossPence: awardedPence }, index) => ({
      lineId,
      awardedPence,
      ...told[index],
    }));
  }

  decide(
    application: FundApplicationType,
    told: Readonly<Record<number, Partial<LineAward>>> = {},
    by = this.officer,
  ) {
    return this.awards.decideApplication(by, {
      applicationId: application.id,
      lines: this.awardsFor(application, told),
      idempotencyKey: aKey(),
    });
  }

  /** Awarded in full by the officer. */
  async awarded(lines?: AskedLine[], household?: Fleeing): Promise<FundApplicationType> {
    return got(await this.decide(await this.submitted(lines, household)));
  }

  refer(
    application: FundApplicationType,
    members: readonly PersonActor[] = [this.chair, ...this.members.slice(0, 2)],
    told: Readonly<Record<number, Partial<LineAward>>> = {},
  ) {
    return this.panel.referToPanel(this.officer, {
      applicationId: application.id,
      memberIds: members.map(({ personId }) => personId),
      lines: this.awardsFor(application, told),
      idempotencyKey: aKey(),
    });
  }

  vote(by: PersonActor, { id: caseId }: Pick<PanelCaseType, 'id'>, vote: Vote, because?: string) {
    return this.panel.castVote(by, {
      caseId,
      vote,
      ...(because === undefined ? {} : { because }),
      idempotencyKey: aKey(),
    });
  }

  close(by: PersonActor, { id: caseId }: Pick<PanelCaseType, 'id'>, idempotencyKey = aKey()) {
    return this.panel.closePanel(by, { caseId, idempotencyKey });
  }

  /**
   * One of every kind of row, of the household told or a new one: decided and invoiced by an officer, with the panel,
   * and whatever the officer is tied to. Ids only.
   */
  async everything(household?: Fleeing): Promise<{
    readonly budget: string;
    readonly application: string;
    readonly applicationLine: string;
    readonly quote: string;
    readonly awardLine: string;
    readonly panelCase: string;
    readonly connection: string;
    readonly invoice: string;
  }> {
    const budget = await this.budget(1_000_000);
    const awarded = await this.awarded([removals], household);
    const awardLine = awarded.lines[0]?.awardLineId ?? '';
    const invoice = got(
      await this.invoices.recordInvoice(this.officer, {
        supplier: 'Removals Ltd',
        number: 'INV-1',
        invoicedOn: this.county.today,
        netPence: 30_000,
        vatPence: 6_000,
        grossPence: 36_000,
        vatRecovered: false,
        payeeId: await this.payee(),
        lines: [{ awardLineId: awardLine, pence: 36_000 }],
        idempotencyKey: aKey(),
      }),
    );
    const application = await this.submitted([aLine(150_000)], household);
    const panelCase = got(await this.refer(application));
    got(await this.vote(this.chair, panelCase, 'AGREE'));
    const connection = got(
      await this.connections.registerConnection(this.officer, { name: 'Nobody Here', nature: 'OTHER' }),
    );
    const [line] = application.lines;
    return {
      budget,
      application: application.id,
      applicationLine: line?.id ?? '',
      quote: line?.quote?.id ?? '',
      awardLine,
      panelCase: panelCase.id,
      connection: connection.id,
      invoice: invoice.id,
    };
  }

  /** Somebody the fund can pay. */
  async payee(
    kind: 'SUPPLIER' | 'LANDLORD' | 'REFERRER' | 'HOUSEHOLD' = 'SUPPLIER',
    organisationId: string | null = null,
    name = 'Removals Ltd',
  ): Promise<string> {
    const [row] = await this.tests.query<{ id: string }>(
      `insert into payee (id, authority_id, kind, organisation_id, name, name_key, made_at, made_by)
       values ($1, $2, $3, $4, $5, $6, now(), $7) returning id`,
      [randomUUID(), this.authorityId, kind, organisationId, name, keyOf(name), this.officer.personId],
    );
    return row?.id ?? '';
  }
}
