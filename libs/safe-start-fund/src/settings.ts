import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database } from '@app/database';
import { checkInput } from '@app/graphql';
import { authorise } from '@app/identity';
import { type Actor, type LocalDate, type Outcome, Problems, refuse } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { SetFundSettingInput } from './api/budget.input';
import type { FundSettingType, FundType } from './api/budget.type';
import { financialYearOf } from './domain/periods';
import { setByCommissioners } from './domain/settings';
import { settingProblems, valueIn } from './domain/setting-values';
import { readFunds } from './store/budgets.read';
import { authorityOf, saidSettings, saveSetting, settingsAfter } from './store/settings.store';

/** What a fund holds to: every policy is a setting with its first day (product section 7). */
@Injectable()
export class FundSettingsBook {
  constructor(private readonly db: Database) {}

  /** The funds that can be applied to this financial year, by name. */
  funds(actor: Actor): Promise<FundType[]> {
    authorise(actor, 'funds');
    return this.db.read(actor, (tx) => readFunds(tx, financialYearOf(tx.today)));
  }

  /**
   * Every setting of a fund as it holds on a day.
   *
   * @param authorityCode whose fund; null: of the actor's own organisation. Empty when there is no such authority.
   * @param on null: today.
   */
  fundSettings(actor: Actor, authorityCode: string | null, on: LocalDate | null): Promise<FundSettingType[]> {
    authorise(actor, 'fundSettings');
    return this.db.read(actor, async (tx) => {
      const authorityId = await authorityOf(tx, authorityCode);
      return authorityId === null ? [] : saidSettings(tx, authorityId, on ?? tx.today);
    });
  }

  /** What is set already and begins after today; of whose fund as in `fundSettings`. */
  fundSettingsToCome(actor: Actor, authorityCode: string | null): Promise<FundSettingType[]> {
    authorise(actor, 'fundSettingsToCome');
    return this.db.read(actor, async (tx) => {
      const authorityId = await authorityOf(tx, authorityCode);
      return authorityId === null ? [] : settingsAfter(tx, authorityId, tx.today);
    });
  }

  /** Sets one from today or later. What was decided before keeps what it was decided under. */
  setFundSetting(actor: Actor, input: SetFundSettingInput): Promise<Outcome<FundSettingType>> {
    authorise(actor, 'setFundSetting');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(SetFundSettingInput, input);
      if (shape.length > 0) return new Problems(shape);
      const authorityId = await authorityOf(tx, null);
      if (authorityId === null)
        return refuse('NO_FUND', 'Only a tier-one authority has a fund to set anything for.', 'name');
      const { name, effectiveFrom } = input;
      if (setByCommissioners.includes(name) && !actor.roles.includes('COMMISSIONER'))
        return refuse(
          'COMMISSIONER_SETS_THIS',
          'This limits those who decide, so a commissioner sets it and not a fund officer.',
          'name',
        );
      const problems = settingProblems(name, input, effectiveFrom, tx.today);
      if (problems.length > 0) return new Problems(problems);
      const id = randomUUID();
      await saveSetting(tx, {
        id,
        authorityId,
        name,
        value: valueIn(name, input),
        effectiveFrom,
        source: input.source.trim(),
        standing: input.standing,
        setBy: actor.personId,
        setAt: tx.now,
      });
      await record(tx, { action: 'FUND_SETTING_SET', subject: { kind: 'fund_setting', id }, reason: name });
      const said = await saidSettings(tx, authorityId, effectiveFrom);
      return said.find((setting) => setting.name === name) as FundSettingType;
    });
  }
}
