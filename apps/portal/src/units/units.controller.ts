import { Units, Vacancies, voidReasons } from '@app/accommodation';
import {
  addDays,
  allows,
  dayIn,
  Forbidden,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
} from '@app/kernel';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { daysOf, doneIn, idIn, IdInAddress, monthIn } from '../layout/address';
import { dayParts, Fields, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage, markOf } from '../live/live';
import { CurrentActor } from '../session/visitor';
import {
  changeValues,
  featureNames,
  featureWords,
  mustMove,
  offerSeen,
  offerValues,
  type UnitData,
  unitIn,
  unitPage,
  type UnitTonight,
  voidWords,
} from './unit.page';

const { document } = livePage('unit', {
  document: documentBeside(__dirname, 'unit'),
  tables: ['vacancy', 'occupancy', 'unit', 'hold', 'referral', 'placement', 'episode'],
  variables: ({ id, month }) => ({ id: idIn(id), ...daysOf(monthIn(month, new Date())) }),
});

const done = {
  offered: 'Offered. It is in every search now.',
  changed: 'The offer is changed.',
  confirmed: 'Confirmed.',
  withdrawn: 'No longer offered.',
  ready: 'Ready now. The rest of its turnaround is free.',
  void: 'Out of use for those days.',
  ended: 'In order again from today.',
  closing: 'It closes for good on that day.',
  closed: 'Closed urgently. Nothing new can be taken here.',
  reopened: 'Open again.',
  described: 'What it is like is saved.',
  rules: 'The rules are saved. They hold from now on.',
} as const;

type Found = NonNullable<ReturnType<typeof unitIn>>;

/** One unit: its night, its month, and everything that is done with it. */
@Controller('units')
export class UnitsController {
  constructor(
    private readonly reading: Reading,
    private readonly units: Units,
    private readonly vacancies: Vacancies,
  ) {}

  @Get(':id')
  show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, id, response, query['month'], { done: doneIn(done, query['done']) });
  }

  @Get(':id/offer')
  async offer(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.find(actor, id);
    this.showForm('offer', found, response, { values: offerValues(found.unit) });
  }

  /** Offers the unit, or changes what is offered; two people at once are told. */
  @Post(':id/offer')
  async makeOffer(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const availableFrom = fields.day('availableFrom');
    const note = fields.text('note');
    const found = await this.find(actor, id);
    const { vacancyId, vacancyStatus } = found.unit;
    const changing = vacancyStatus === 'OPEN' && vacancyId !== null;
    const outcome = await this.unlessWrong(fields, found.unit, () =>
      changing
        ? this.vacancies.changeVacancy(actor, { id: vacancyId, availableFrom, note })
        : this.vacancies.publishVacancy(actor, {
            unitId: id,
            ...(availableFrom === null ? {} : { availableFrom }),
            ...(note === null ? {} : { note }),
          }),
    );
    if (!isProblems(outcome)) {
      goTo(response, id, changing ? 'changed' : 'offered');
      return;
    }
    response.status(422);
    const values = { ...sent, seen: offerSeen(found.unit) };
    this.showForm('offer', found, response, refused(values, outcome, ['availableFrom', 'note']));
  }

  @Post(':id/confirm')
  confirm(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    return this.press(actor, id, sent, response, 'confirmed', ({ vacancyId }) =>
      this.vacancies.confirmVacancy(actor, idIn(vacancyId)),
    );
  }

  @Post(':id/withdraw')
  withdraw(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    return this.press(actor, id, sent, response, 'withdrawn', ({ vacancyId }) =>
      this.vacancies.withdrawVacancy(actor, idIn(vacancyId)),
    );
  }

  @Post(':id/ready')
  ready(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    return this.press(actor, id, sent, response, 'ready', () => this.units.finishTurnaround(actor, id));
  }

  @Get(':id/void')
  async void(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const today = dayIn(new Date());
    const values = { ...dayParts('from', today), ...dayParts('chaseOn', addDays(today, 7)) };
    this.showForm('void', await this.find(actor, id), response, { values });
  }

  @Post(':id/void')
  async makeVoid(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const from = fields.day('from');
    const to = fields.day('to');
    const chaseOn = fields.day('chaseOn');
    const reason = fields.choice('reason', voidReasons);
    const missing = [
      ...(from ? [] : [problem('DAY', 'Enter the first day it cannot be used.', 'from')]),
      ...(reason ? [] : [problem('CHOICE', 'Say why it cannot be used.', 'reason')]),
      ...(fields.text('responsible')
        ? []
        : [problem('LENGTH', 'Say who is to put it right.', 'responsible')]),
      ...(chaseOn ? [] : [problem('DAY', 'Enter the day on which to chase them.', 'chaseOn')]),
    ].filter(({ field }) => !fields.problems.some((found) => found.field === field));
    const wrong = [...fields.problems, ...missing];
    const outcome =
      wrong.length > 0 || !from || !reason || !chaseOn
        ? new Problems(wrong)
        : await this.units.voidUnit(actor, {
            unitId: id,
            from,
            ...(to ? { to } : {}),
            reason,
            responsible: fields.textOr('responsible'),
            chaseOn,
          });
    if (!isProblems(outcome)) {
      goTo(response, id, 'void');
      return;
    }
    response.status(422);
    const known = ['from', 'to', 'reason', 'responsible', 'chaseOn'];
    this.showForm('void', await this.find(actor, id), response, refused(sent, outcome, known));
  }

  @Post(':id/end-void')
  endVoid(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    return this.press(actor, id, sent, response, 'ended', () => this.units.endVoid(actor, id));
  }

  @Get(':id/change')
  async change(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    if (!allows('changeUnit', actor.roles)) throw new Forbidden();
    const found = await this.find(actor, id);
    const values = changeValues(found.unit);
    this.showForm('change', found, response, { values: { ...values, seen: markOf(values) } });
  }

  /** Says otherwise what a unit is like; two people at once are told. */
  @Post(':id/change')
  async makeChange(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const found = await this.find(actor, id);
    const seen = markOf(changeValues(found.unit));
    const has = fields.choices('has', featureNames);
    const bedspaces = fields.whole('bedspaces');
    const cots = fields.whole('cots');
    const bedrooms = fields.whole('bedrooms');
    const wrong = [
      ...fields.problems,
      ...(fields.text('code') ? [] : [problem('LENGTH', 'Give the unit a name.', 'code')]),
      ...(fields.text('bedspaces') ? [] : [problem('NUMBER', 'Say how many beds it has.', 'bedspaces')]),
      ...(fields.textOr('seen') === seen
        ? []
        : [
            problem(
              'CHANGED_MEANWHILE',
              'Somebody else changed this unit while you looked at it. Check it, then send yours again.',
            ),
          ]),
    ];
    const outcome =
      wrong.length > 0
        ? new Problems(wrong)
        : await this.units.changeUnit(actor, {
            unitId: id,
            code: fields.textOr('code'),
            bedspaces,
            cots: cots ?? 0,
            bedrooms,
            ...Object.fromEntries(featureNames.map((name) => [name, has.includes(name)])),
          });
    if (!isProblems(outcome)) {
      goTo(response, id, 'described');
      return;
    }
    response.status(422);
    const known = ['code', 'bedspaces', 'cots', 'bedrooms', 'has'];
    this.showForm('change', found, response, refused({ ...sent, seen }, outcome, known));
  }

  @Get(':id/close')
  async close(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    this.showForm('close', await this.find(actor, id), response, { actor });
  }

  /** For good, from a day on. */
  @Post(':id/close')
  async closeFromDay(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const from = fields.day('from');
    const outcome = from
      ? await this.units.closeUnit(actor, id, from)
      : new Problems([
          ...fields.problems,
          ...(fields.problems.length > 0
            ? []
            : [problem('DAY', 'Enter the first day it is closed.', 'from')]),
        ]);
    if (!isProblems(outcome)) {
      goTo(response, id, 'closing');
      return;
    }
    response.status(422);
    const found = await this.find(actor, id);
    this.showForm('close', found, response, { ...refused(sent, outcome, ['from']), actor });
  }

  @Post(':id/close-urgently')
  closeUrgently(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    return this.press(actor, id, sent, response, 'closed', () => this.units.closeUnitUrgently(actor, id));
  }

  @Post(':id/reopen')
  reopen(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    return this.press(actor, id, sent, response, 'reopened', () => this.units.reopenUnit(actor, id));
  }

  /** One press: the act, then the unit's page with what was done, or with why it was not. */
  private async press(
    actor: PersonActor,
    id: string,
    sent: Sent,
    response: Response,
    word: keyof typeof done,
    act: (unit: UnitTonight) => Promise<Outcome<unknown>>,
  ): Promise<void> {
    const { unit } = await this.find(actor, id);
    const outcome = await act(unit);
    if (!isProblems(outcome)) {
      goTo(response, id, word);
      return;
    }
    response.status(422);
    await this.render(actor, id, response, undefined, refused(sent, outcome, []));
  }

  private async unlessWrong(
    fields: Fields,
    unit: UnitTonight,
    act: () => Promise<Outcome<unknown>>,
  ): Promise<Outcome<unknown>> {
    const changed = fields.textOr('seen') !== offerSeen(unit);
    const wrong = [
      ...fields.problems,
      ...(changed
        ? [
            problem(
              'CHANGED_MEANWHILE',
              'Somebody else changed this offer while you looked at it. Check it, then send it again.',
            ),
          ]
        : []),
    ];
    return wrong.length > 0 ? new Problems(wrong) : act();
  }

  private async read(actor: PersonActor, id: string, month: string): Promise<UnitData> {
    return this.reading.read<UnitData>(actor, document, { id, ...daysOf(month) });
  }

  /** @throws NotFound when there is no such unit of theirs. */
  private async find(actor: PersonActor, id: string): Promise<Found> {
    const found = unitIn(await this.read(actor, id, monthIn(undefined, new Date())));
    if (!found) throw new NotFound();
    return found;
  }

  private showForm(
    name: 'offer' | 'void' | 'close' | 'change',
    { unit, service }: Found,
    response: Response,
    more: Partial<Refused> & { readonly actor?: PersonActor },
  ): void {
    const { actor, ...form } = more;
    response.render(`units/${name}.njk`, {
      unit,
      service,
      changing: unit.vacancyStatus === 'OPEN',
      reasons: Object.entries(voidWords).map(([value, text]) => ({ value, text })),
      mustMove: mustMove(unit),
      features: featureNames.map((value) => ({ value, text: sentence(featureWords[value]) })),
      mayCloseForGood: actor?.roles.includes('PROVIDER_MANAGER') ?? false,
      form: { errorOf: {}, values: {}, ...form },
      errors: form.errors,
      back: { href: `/units/${unit.id}`, text: `Back to ${unit.code}` },
    });
  }

  private async render(
    actor: PersonActor,
    id: string,
    response: Response,
    asked: unknown,
    more: Partial<Refused> & { readonly done?: string | undefined },
  ): Promise<void> {
    const now = new Date();
    const month = monthIn(asked, now);
    const data = await this.read(actor, id, month);
    const page = unitPage(data, month, now, actor.roles);
    if (!page) throw new NotFound();
    response.render('units/unit.njk', {
      ...page,
      ...more,
      back: { href: '/tonight', text: 'Tonight' },
      live: live('unit', data, { href: `/units/${id}?month=${month}`, now, query: { id, month } }),
    });
  }
}

function goTo(response: Response, id: string, word: keyof typeof done): void {
  response.redirect(303, `/units/${id}?done=${word}`);
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
