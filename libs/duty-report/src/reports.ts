import { record } from '@app/audit';
import { Database } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import { type Actor, authorise, BadInput, type PersonActor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type {
  DutyReturnType,
  DutyReturnYearType,
  OpenedRowType,
  ReturnChangesType,
  ReturnGapType,
} from './api/return.type';
import { type CountedReturn, countedRows, countReturn, returnInHand } from './counting';
import { changesBetween, type CountedRows } from './domain/changes';
import { opener } from './domain/opened';
import { placeOf } from './domain/outside';
import { hasEnded, lastMonthOver, yearsUntil } from './domain/year';
import { forms } from './forms';
import { questionsAsked } from './store/data-questions.store';
import { actorsAuthority, countedOf, latestVersions } from './store/returns.store';
import { sentWith, shownReturn } from './shown-return';

/** What an authority's people see of its return. Another authority's is not there. */
@Injectable()
export class ReturnReports {
  constructor(private readonly db: Database) {}

  /** Every year that a return can be made of, the latest first; none for whoever acts for no authority. */
  dutyReturns(actor: Actor): Promise<readonly DutyReturnYearType[]> {
    authorise(actor, 'dutyReturns');
    return this.db.read(actor, async (tx) => {
      const authority = await actorsAuthority(tx);
      if (!authority) return [];
      const latest = await latestVersions(tx, authority.id);
      return [...yearsUntil(forms[0]?.year ?? '', tx.today)].reverse().map((year) => {
        const version = latest.get(year.name);
        return {
          authorityCode: authority.code,
          authorityName: authority.name,
          year: year.name,
          from: year.first,
          to: year.last,
          monthsOverTo: lastMonthOver(year, tx.today),
          yearHasEnded: hasEnded(year, tx.today),
          status: version?.status ?? 'NOT_OPENED',
          version: version?.version ?? null,
          submittedAt: version?.submittedAt ?? null,
        };
      });
    });
  }

  /** The return with its figures, by commissioners and data officers. */
  async dutyReturn(
    actor: Actor,
    authorityCode: string,
    year: string,
    version?: number | null,
  ): Promise<DutyReturnType | null> {
    authorise(actor, 'dutyReturn');
    const inHand = await this.db.read(actor, (tx) => returnInHand(tx, authorityCode, year, version));
    return inHand && shownReturn(this.db, actor, inHand);
  }

  /**
   * The rows behind a figure, for a data officer: of what was sent, those that counted then. Looking is on record.
   *
   * @throws BadInput when the form has no such figure.
   */
  async returnRows(
    actor: Actor,
    asked: { readonly authorityCode: string; readonly year: string; readonly figure: string },
    args: PageArgs,
  ): Promise<Page<OpenedRowType> | null> {
    authorise(actor, 'returnRows');
    const counted = await this.counted(actor, asked.authorityCode, asked.year);
    if (!counted) return null;
    if (!placeOf(counted.form, asked.figure)) throw new BadInput(`The form has no figure ${asked.figure}.`);
    const rows = await this.rowsOf(actor, counted);
    await this.looked(actor, counted, 'DUTY_RETURN_ROWS_OPENED', asked.figure);
    return paged((rows[asked.figure] ?? []).map(opener(counted.counted.rows)), args);
  }

  /** What is missing or contradicts itself, record by record, for a data officer. Looking is on record. */
  async returnGaps(
    actor: Actor,
    authorityCode: string,
    year: string,
    args: PageArgs,
  ): Promise<Page<ReturnGapType> | null> {
    authorise(actor, 'returnGaps');
    const counted = await this.counted(actor, authorityCode, year);
    if (!counted) return null;
    const asked = await this.db.read(actor, (tx) => questionsAsked(tx, counted.authority.id));
    await this.looked(actor, counted, 'DUTY_RETURN_GAPS_OPENED');
    return paged(
      counted.gaps.map((gap) => ({ ...gap, askedAt: asked.get(`${gap.subjectId} ${gap.code}`) ?? null })),
      args,
    );
  }

  /** What differs from what was sent last, and by how many rows. Null: nothing was sent, or not this authority. */
  async returnChanges(actor: Actor, authorityCode: string, year: string): Promise<ReturnChangesType | null> {
    authorise(actor, 'returnChanges');
    const counted = await this.counted(actor, authorityCode, year);
    if (!counted) return null;
    const { versions, form, version } = counted;
    const [latest, before] = versions.filter(({ status }) => status === 'SUBMITTED');
    // When the latest version was sent, and there is an earlier one, that is what people ask about.
    const base = version?.status === 'SUBMITTED' && before ? before : latest;
    const sent = base && (await sentWith(this.db, actor, base.id));
    if (!base || !sent) return null;
    const later = version && version.id !== base.id ? version : null;
    const laterSent = later?.status === 'SUBMITTED' ? await sentWith(this.db, actor, later.id) : null;
    const known = actor.roles.includes('DATA_OFFICER');
    const counts = async (returnId: string): Promise<CountedRows> =>
      (await this.db.read(actor, (tx) => countedOf(tx, returnId))) ?? {};
    const changes = changesBetween(
      form,
      { document: sent.document, rows: known ? await counts(base.id) : {} },
      {
        document: laterSent?.document ?? counted.document,
        rows: known ? (later && laterSent ? await counts(later.id) : countedRows(form, counted.figures)) : {},
      },
    );
    return {
      ...changes,
      fromVersion: base.version,
      toVersion: later?.version ?? null,
      because: later?.because ?? null,
      figures: changes.figures.map((change) =>
        known ? change : { ...change, rowsAdded: null, rowsRemoved: null },
      ),
    };
  }

  private async counted(actor: PersonActor, code: string, year: string): Promise<CountedReturn | null> {
    const inHand = await this.db.read(actor, (tx) => returnInHand(tx, code, year));
    return inHand && countReturn(this.db, inHand);
  }

  /** By figure, the rows that counted: when it was sent, or now. */
  private async rowsOf(actor: PersonActor, { version, form, figures }: CountedReturn): Promise<CountedRows> {
    if (version?.status === 'SUBMITTED') {
      const then = await this.db.read(actor, (tx) => countedOf(tx, version.id));
      if (then) return then;
    }
    return countedRows(form, figures);
  }

  private async looked(
    actor: PersonActor,
    { authority, version, year }: CountedReturn,
    action: string,
    figure = 'all',
  ): Promise<void> {
    await this.db.commit(actor, (tx) =>
      record(tx, {
        action,
        subject: version
          ? { kind: 'duty-return', id: version.id }
          : { kind: 'organisation', id: authority.id },
        reason: `${year.name}: ${figure}`,
      }),
    );
  }
}

/** One page of rows that are all in hand. */
function paged<T>(rows: readonly T[], args: PageArgs): Page<T> {
  const { limit, after } = pageOf(args, 1);
  const from = after ? Number(after[0]) : 0;
  const page = rows.slice(from, from + limit).map((row, index) => ({ row, next: from + index + 1 }));
  const { nodes, ...rest } = toPage(page, args.first, ({ next }) => [next]);
  return { ...rest, nodes: nodes.map(({ row }) => row) };
}
