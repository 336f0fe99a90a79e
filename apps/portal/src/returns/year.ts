import { NotFound, type PersonActor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { documentBeside, Reading } from '../layout/reading';
import { livePage } from '../live/live';
import type { DutyReturn, ReturnData, Year, YearsData } from './return.data';

const years = livePage('returns', {
  document: documentBeside(__dirname, 'years'),
  tables: ['duty_return'],
  variables: () => ({}),
}).document;
/** A version in an address; undefined for what is none, which is the latest. */
export const versionIn = (asked: unknown): number | undefined =>
  typeof asked === 'string' && /^[1-9]\d{0,2}$/.test(asked) ? Number(asked) : undefined;

const one = livePage('return', {
  document: documentBeside(__dirname, 'return'),
  tables: ['duty_return', 'duty_return_answer', 'duty_return_setting', 'duty_return_outside_figure'],
  variables: ({ code, year, version }) => ({ code, year, version: versionIn(version) }),
}).document;

/** Reads what pages about a year begin with: whose it is, and the return. */
@Injectable()
export class YearsOfReturns {
  constructor(private readonly reading: Reading) {}

  /** The years of one's own authority, the latest first. */
  years(actor: PersonActor): Promise<YearsData> {
    return this.reading.read<YearsData>(actor, years);
  }

  /** The year of this name. @throws NotFound when it has not begun, or one acts for no authority. */
  async year(actor: PersonActor, name: string): Promise<Year> {
    const { dutyReturns } = await this.years(actor);
    const found = dutyReturns.find(({ year }) => year === name);
    if (!found) throw new NotFound();
    return found;
  }

  /** The return of a year. @throws NotFound when there is no such year or version of one's own. */
  async dutyReturn(actor: PersonActor, name: string, version?: number): Promise<DutyReturn> {
    const { authorityCode: code } = await this.year(actor, name);
    const { dutyReturn } = await this.reading.read<ReturnData>(actor, one, { code, year: name, version });
    if (!dutyReturn) throw new NotFound();
    return dutyReturn;
  }
}
