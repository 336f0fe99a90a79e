import {
  allows,
  dayIn,
  Forbidden,
  isProblems,
  NotFound,
  type PersonActor,
  problem,
  Problems,
} from '@app/kernel';
import {
  FundSettingsBook,
  itemCategories,
  payableFields,
  paymentFormats,
  standings,
} from '@app/safe-start-fund';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { categoryWords, itemsOf } from '../applications/words';
import { doneIn } from '../layout/address';
import { dayParts, Fields, refused, type Refused, type Sent } from '../layout/form';
import { wordOf } from '../layout/in-words';
import { documentBeside, Reading } from '../layout/reading';
import { CurrentActor } from '../session/visitor';
import {
  columnsIn,
  fieldKind,
  formatWords,
  isMoney,
  maySet,
  type Setting,
  settingIn,
  type SettingsData,
  settingShown,
  settingsPage,
  settingValues,
  unitOf,
} from './fund-settings.page';

const document = documentBeside(__dirname, 'fund-settings');
const done = { set: 'The setting is kept. It holds from the day that you said.' } as const;
const known = ['number', 'yesNo', 'categories', 'word', 'columns', 'effectiveFrom', 'source', 'standing'];

/** What the fund holds to: every policy is a setting with its first day, its source and how sure we are. */
@Controller('fund-settings')
export class FundSettingsController {
  constructor(
    private readonly reading: Reading,
    private readonly settings: FundSettingsBook,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: PersonActor,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    if (!allows('setFundSetting', actor.roles)) throw new Forbidden();
    const data = await this.reading.read<SettingsData>(actor, document);
    response.render('fund-settings/fund-settings.njk', {
      title: 'Fund settings',
      ...settingsPage(data, actor.roles),
      done: doneIn(done, asked),
    });
  }

  @Get(':name')
  async show(
    @CurrentActor() actor: PersonActor,
    @Param('name') name: string,
    @Res() response: Response,
  ): Promise<void> {
    const { setting, data } = await this.find(actor, name);
    const values = { ...settingValues(setting), ...dayParts('effectiveFrom', dayIn(new Date())) };
    this.form(setting, data, response, { values });
  }

  @Post(':name')
  async set(
    @CurrentActor() actor: PersonActor,
    @Param('name') asked: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const { setting, data } = await this.find(actor, asked);
    const { name } = setting;
    const fields = new Fields(sent);
    const kind = fieldKind(name);
    const number =
      kind !== 'NUMBER' ? null : isMoney(name) ? fields.pounds('number') : fields.whole('number');
    const effectiveFrom = fields.day('effectiveFrom');
    const standing = fields.choice('standing', standings);
    const columns = kind === 'COLUMNS' ? columnsIn(fields.textOr('columns')) : null;
    const word = kind === 'FORMAT' || kind === 'WORD' ? fields.text('word') : null;
    const yesNo = kind === 'YES_OR_NO' ? fields.yesOrNo('yesNo') : null;
    const empty =
      (kind === 'NUMBER' && number === null && !fields.problems.some(({ field }) => field === 'number')) ||
      ((kind === 'FORMAT' || kind === 'WORD') && word === null) ||
      (kind === 'YES_OR_NO' && yesNo === null);
    const given = {
      NUMBER: 'number',
      YES_OR_NO: 'yesNo',
      CATEGORIES: 'categories',
      WORD: 'word',
      FORMAT: 'word',
      COLUMNS: 'columns',
    };
    const wrong = [
      ...(empty ? [problem('VALUE_NEEDED', 'Say what it is to be.', given[kind])] : []),
      ...fields.problems,
      ...(columns?.problems ?? []),
      ...(effectiveFrom || fields.problems.some(({ field }) => field === 'effectiveFrom')
        ? []
        : [problem('DAY', 'Enter the first day on which it holds.', 'effectiveFrom')]),
      ...(standing ? [] : [problem('CHOICE', 'Say whether it is confirmed or assumed.', 'standing')]),
      ...((fields.text('source') ?? '').length < 3
        ? [problem('LENGTH', 'Say where it comes from, in 3 to 300 characters.', 'source')]
        : []),
    ];
    const outcome =
      wrong.length > 0 || !effectiveFrom || !standing
        ? new Problems(wrong)
        : await this.settings.setFundSetting(actor, {
            name,
            number,
            yesNo,
            categories: kind === 'CATEGORIES' ? fields.choices('categories', itemCategories) : null,
            word,
            columns: columns?.columns ?? null,
            effectiveFrom,
            standing,
            source: fields.textOr('source'),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, '/fund-settings?done=set');
      return;
    }
    response.status(422);
    this.form(setting, data, response, refused(sent, outcome, known));
  }

  /** @throws NotFound when there is no such setting. */
  private async find(
    actor: PersonActor,
    name: string,
  ): Promise<{ readonly setting: Setting; readonly data: SettingsData }> {
    if (!allows('setFundSetting', actor.roles)) throw new Forbidden();
    const data = await this.reading.read<SettingsData>(actor, document);
    const setting = settingIn(data, name);
    if (!setting) throw new NotFound();
    // What limits those who decide is a commissioner's to set: an officer reads it in the list.
    if (!maySet(setting.name, actor.roles)) throw new Forbidden();
    return { setting, data };
  }

  private form(setting: Setting, data: SettingsData, response: Response, more: Partial<Refused>): void {
    response.render('fund-settings/fund-setting.njk', {
      ...settingShown(setting, data.fundSettingsToCome, ['COMMISSIONER']),
      kind: fieldKind(setting.name),
      money: isMoney(setting.name),
      unit: unitOf(setting.name),
      categories: itemsOf(categoryWords),
      formats: paymentFormats.map((value) => ({ value, text: formatWords[value] })),
      fields: payableFields.map(wordOf).join(', '),
      ...more,
      form: { values: {}, errorOf: {}, ...more },
      back: { href: '/fund-settings', text: 'All settings' },
    });
  }
}
