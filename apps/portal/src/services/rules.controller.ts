import { Services } from '@app/accommodation';
import type { EntryRuleLevel, EntryRules } from '@app/eligibility';
import { allows, Forbidden, isProblems, NotFound, type PersonActor, problem, Problems } from '@app/kernel';
import { Previews } from '@app/search';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { IdInAddress } from '../layout/address';
import { Fields, idOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { markOf } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { unitIn, type UnitData } from '../units/unit.page';
import { changesOf, fieldName, ruleGroups, ruleInWords, rulesIn, ruleValues } from './rule-fields';
import type { ServiceData } from './service.page';

const service = documentBeside(__dirname, 'service');
const unit = documentBeside(`${__dirname}/../units`, 'unit');

/** A level at which rules are set, as its page names it. */
interface Level {
  readonly level: EntryRuleLevel;
  readonly id: string | null;
  readonly title: string;
  readonly path: string;
  readonly back: { readonly href: string; readonly text: string };
}

/** Why there is no preview, which is no reason not to save. */
const withoutPreview = ['TOO_FEW_SEARCHES', 'PREVIEWED_TODAY', 'NOTHING_CHANGES', 'NOT_PREVIEWED'];

/** Whom an organisation, a service or a unit takes; what a change would have come to is shown before it is saved. */
@Controller('rules')
export class RulesController {
  constructor(
    private readonly reading: Reading,
    private readonly services: Services,
    private readonly previews: Previews,
  ) {}

  @Get()
  async whole(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    await this.show(actor, wholeOrganisation, response);
  }

  @Post()
  async setWhole(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(actor, wholeOrganisation, sent, response);
  }

  @Get('services/:id')
  async service(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.show(actor, await this.ofService(actor, id), response);
  }

  @Post('services/:id')
  async setService(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(actor, await this.ofService(actor, id), sent, response);
  }

  @Get('units/:id')
  async unit(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.show(actor, await this.ofUnit(actor, id), response);
  }

  @Post('units/:id')
  async setUnit(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(actor, await this.ofUnit(actor, id), sent, response);
  }

  private async ofService(actor: PersonActor, id: string): Promise<Level> {
    const { service: found } = await this.reading.read<ServiceData>(actor, service, { id });
    if (!found) throw new NotFound();
    return {
      level: 'SERVICE',
      id,
      title: found.name,
      path: `/rules/services/${id}`,
      back: { href: `/services/${id}`, text: `Back to ${found.name}` },
    };
  }

  private async ofUnit(actor: PersonActor, id: string): Promise<Level> {
    const some = { from: '2026-01-01', to: '2026-01-02' };
    const found = unitIn(await this.reading.read<UnitData>(actor, unit, { id, ...some }));
    if (!found) throw new NotFound();
    return {
      level: 'UNIT',
      id,
      title: `${found.unit.code}, ${found.service.name}`,
      path: `/rules/units/${id}`,
      back: { href: `/units/${id}`, text: `Back to ${found.unit.code}` },
    };
  }

  /** Read from the command itself: GraphQL has one null for "says nothing" and for "no limit". */
  private async rulesAt(
    actor: PersonActor,
    { level, id }: Level,
  ): Promise<{ readonly says: EntryRules; readonly holds: EntryRules }> {
    const found = await this.services.entryRules(actor, { level, id });
    if (!found) throw new NotFound();
    return found as { says: EntryRules; holds: EntryRules };
  }

  private async show(actor: PersonActor, level: Level, response: Response): Promise<void> {
    const { says, holds } = await this.rulesAt(actor, level);
    this.form(actor, level, holds, response, { values: { ...ruleValues(says), seen: markOf(says) } });
  }

  /** Checks, goes back to the form, or saves, by the button that was pressed. */
  private async act(actor: PersonActor, level: Level, sent: Sent, response: Response): Promise<void> {
    if (!allows('setEntryRules', actor.roles)) throw new Forbidden();
    const fields = new Fields(sent);
    const { says, holds } = await this.rulesAt(actor, level);
    if (fields.text('act') === 'edit') {
      this.form(actor, level, holds, response, { values: sent });
      return;
    }
    const read = rulesIn(sent);
    const input = { level: level.level, ...(level.id === null ? {} : { id: level.id }), rules: read.rules };
    const again = (problems: Problems): void => {
      response.status(422);
      this.form(actor, level, holds, response, refused({ ...sent, seen: markOf(says) }, problems, known));
    };
    if (read.problems.length > 0) {
      again(new Problems(read.problems));
      return;
    }
    if (fields.textOr('seen') !== markOf(says)) {
      again(changedMeanwhile);
      return;
    }
    // What GraphQL's inputs may be is what a level may say: nulls are for those that have none.
    const command = input as Parameters<Services['setEntryRules']>[1];
    if (fields.text('act') === 'save') {
      const saved = await this.services.setEntryRules(actor, command);
      if (isProblems(saved)) {
        again(saved);
        return;
      }
      response.redirect(303, `${level.back.href}?done=rules`);
      return;
    }
    const preview = await this.previews.previewEntryRules(actor, command);
    if (isProblems(preview) && preview.problems.some(({ code }) => !withoutPreview.includes(code))) {
      again(preview);
      return;
    }
    response.render('services/rules-check.njk', {
      ...level,
      title: `Whom you take: ${level.title}`,
      changes: changesOf(says, read.rules, holds),
      preview: isProblems(preview) ? null : preview,
      noPreview: isProblems(preview) ? [...new Set(preview.problems.map(({ message }) => message))] : [],
      kept: kept(sent),
      back: undefined,
    });
  }

  private form(
    actor: PersonActor,
    level: Level,
    holds: EntryRules,
    response: Response,
    more: Partial<Refused>,
  ): void {
    response.render('services/rules.njk', {
      ...level,
      heading: level.title,
      title: `Whom you take: ${level.title}`,
      mayChange: allows('setEntryRules', actor.roles),
      groups: ruleGroups.map((group) => ({
        title: group.title,
        fields: group.fields.map((field) => ({
          ...field,
          name: fieldName(field.name),
          without: field.none,
          hint: `Holds now: ${ruleInWords(field.name, holds[field.name])}`,
          items:
            field.kind === 'many'
              ? [...field.options, { value: 'NONE', text: 'Nobody now' }]
              : [
                  { value: '', text: 'Not set here' },
                  ...(field.none === undefined ? [] : [{ value: 'null', text: field.none }]),
                  ...field.options,
                ],
        })),
      })),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
    });
  }
}

const wholeOrganisation: Level = {
  level: 'PROVIDER',
  id: null,
  title: 'your whole organisation',
  path: '/rules',
  back: { href: '/services', text: 'Back to your services' },
};

const known = ruleGroups.flatMap(({ fields }) => fields.map(({ name }) => fieldName(name)));

const changedMeanwhile = new Problems([
  problem(
    'CHANGED_MEANWHILE',
    'Somebody else changed these rules while you looked at them. What holds now is said at each. Check yours, then send them again.',
  ),
]);

/** Everything that was entered, to be sent again by the page that asks whether to save it. */
const kept = (sent: Sent): { readonly name: string; readonly value: string; readonly id: string }[] =>
  Object.entries(sent)
    .filter(([name]) => !['formToken', 'act'].includes(name))
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value])
        .filter((each): each is string => typeof each === 'string')
        .map((each) => ({ name, value: each, id: idOf(name) })),
    );
