import { randomUUID } from 'node:crypto';
import { DataQuestions, ReturnReports, Returns } from '@app/duty-report';
import { type Outcome, type PersonActor, Problems } from '@app/kernel';
import { Arranging } from './arranging';
import type { CountyPortal } from './county-portal';

function got<T>(outcome: Outcome<T>): T {
  if (outcome instanceof Problems) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

const authorityCode = 'E10000012';
/** A year that is over, of which the county has records. */
export const year = '2025-26';

/** Arranges by commands what a step of the annual return begins with, as the people of Essex who would have done it. */
export class ReturnsArranging {
  private readonly people: Arranging;
  private unmetIsThere = false;

  constructor(private readonly portal: CountyPortal) {
    this.people = new Arranging(portal);
  }

  private dana = (): Promise<PersonActor> => this.people.person('dana');
  private esther = (): Promise<PersonActor> => this.people.person('esther');

  /** Nobody has opened the return of the year, whatever was done before. */
  async fresh(): Promise<void> {
    const { database } = this.portal;
    // What was submitted is kept for ever: only who steps over that can begin anew.
    await database.query('set session_replication_role = replica');
    for (const table of ['answer', 'setting', 'outside_figure', 'submission', 'counted'])
      await database.query(`delete from duty_return_${table}`);
    await database.query('delete from duty_return');
    await database.query('set session_replication_role = default');
  }

  /** The return is open, every question is answered and every setting confirmed. @returns the id of the version. */
  async prepared(): Promise<string> {
    await this.fresh();
    const [dana, esther] = [await this.dana(), await this.esther()];
    const returns = this.portal.command(Returns);
    const { id, questions, settings } = got(await returns.openReturn(dana, { authorityCode, year }));
    const returnId = id ?? '';
    const answers = questions.map(({ id: questionId, type }) => ({
      questionId,
      value: { YES_NO: 'YES', DATE: '2025-11-20', TEXT: 'Floating support worked well.' }[type],
    }));
    got(await returns.answerReturnQuestions(dana, { returnId, answers }));
    for (const { name, value } of settings)
      got(
        await returns.confirmReturnSetting(esther, {
          returnId,
          name,
          value,
          source: 'Letter of the department, May 2026',
        }),
      );
    return returnId;
  }

  /** Somebody confirms the scope once more, by another source or, without one, sets it so that it is assumed again. */
  async scope(returnId: string, source?: string): Promise<void> {
    const scope = { returnId, name: 'SCOPE', value: 'COMMISSIONED' } as const;
    const returns = this.portal.command(Returns);
    got(
      source === undefined
        ? await returns.setReturnSetting(await this.dana(), scope)
        : await returns.confirmReturnSetting(await this.esther(), { ...scope, source }),
    );
  }

  /** The return was reviewed and submitted. */
  async submitted(): Promise<void> {
    const returnId = await this.prepared();
    const esther = await this.esther();
    const returns = this.portal.command(Returns);
    const shown = await this.portal.command(ReturnReports).dutyReturn(esther, authorityCode, year);
    const sha256 = shown?.sha256 ?? '';
    got(await returns.reviewReturn(esther, { returnId, sha256, idempotencyKey: randomUUID() }));
    got(await returns.submitReturn(esther, { returnId, idempotencyKey: randomUUID() }));
  }

  /** A gap in a record of Rosa's, of which nobody has asked her, with what was asked before settled. */
  async gap(): Promise<{ readonly reference: string; readonly message: string }> {
    const rosa = await this.people.person('rosa');
    const questions = this.portal.command(DataQuestions);
    for (const { id, settledAt } of (await questions.dataQuestions(rosa, { first: 50 })).nodes)
      if (settledAt === null) got(await questions.settleDataQuestion(rosa, id));
    const page = await this.portal
      .command(ReturnReports)
      .returnGaps(await this.dana(), authorityCode, year, { first: 50 });
    const found = page?.nodes.find(
      ({ providerName, subjectKind }) => providerName.startsWith('Lanternfield') && subjectKind === 'EPISODE',
    );
    if (!found) throw new Error('The county has a gap in a record of Lanternfield.');
    return found;
  }

  /** Twelve household-days without a place in Colchester, in the last month that is over. @returns the year it is in. */
  async unmet(): Promise<string> {
    const years = await this.portal.command(ReturnReports).dutyReturns(await this.esther());
    const shown = years.find(({ monthsOverTo }) => monthsOverTo !== null);
    if (!shown) throw new Error('A month of some year is over.');
    if (!this.unmetIsThere)
      await this.portal.database.query(
        `insert into unmet_need (id, day, district_id, because, needs, rules)
         select gen_random_uuid(), $1::date, (select id from district where code = 'E07000071'), 'ALL_TAKEN', '{PET}', '{}'
         from generate_series(1, 12)`,
        [shown.monthsOverTo],
      );
    this.unmetIsThere = true;
    return shown.year;
  }
}
