import { genders } from '@app/eligibility';
import { dayIn, isProblems, NotFound, type PersonActor, problem, Problems } from '@app/kernel';
import { characteristics, equalityAnswers, Support, supportTypes } from '@app/placements';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { itemsOf, personWords } from '../households/words';
import { IdInAddress } from '../layout/address';
import { dayParts, Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { CurrentActor } from '../session/visitor';
import type { Stay } from './stay.page';
import {
  equalityFields,
  nextToAsk,
  personInWords,
  supportFields,
  type SupportedPerson,
} from './support.page';

const one = documentBeside(__dirname, 'stay');

/** What the return asks of a stay: who was supported, how, and what they said about equality. While it lasts and after. */
@Controller('stays/:id')
export class SupportController {
  constructor(
    private readonly reading: Reading,
    private readonly support: Support,
  ) {}

  @Get('support')
  async given(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    this.supportForm(await this.find(actor, id), response, {});
  }

  /** Records what was ticked, of everybody at once. */
  @Post('support')
  async recordGiven(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const stay = await this.find(actor, id);
    const fields = new Fields(sent);
    const firstGivenOn = fields.day('firstGivenOn') ?? dayIn(new Date());
    const given = stay.people.flatMap(({ number }) =>
      fields
        .choices(`given.${String(number)}`, supportTypes)
        .map((supportType) => ({ person: number, supportType, firstGivenOn })),
    );
    const outcome =
      fields.problems.length > 0
        ? new Problems(fields.problems)
        : await this.support.recordSupport(actor, { episodeId: id, given });
    if (!isProblems(outcome)) {
      response.redirect(303, `/stays/${id}?done=support`);
      return;
    }
    const placed = outcome.problems.map((each) => {
      const [, index, part] = /^given\.(\d+)\.(\w+)$/.exec(each.field ?? '') ?? [];
      if (index === undefined || fields.problems.length > 0) return each;
      const of = given[Number(index)];
      return {
        ...each,
        field: part === 'firstGivenOn' ? part : `given.${String(of?.person ?? '')}`,
      };
    });
    const told = placed.filter(
      ({ message, field }, index) =>
        placed.findIndex((other) => other.message === message && other.field === field) === index,
    );
    response.status(422);
    this.supportForm(stay, response, refused(sent, new Problems(told)));
  }

  @Get('people/:number')
  async equality(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('number') number: string,
    @Res() response: Response,
  ): Promise<void> {
    const stay = await this.find(actor, id);
    this.equalityForm(stay, personOr404(stay, number), response, {});
  }

  /** Records what one person said, and goes on to the next of whom nothing was asked. */
  @Post('people/:number')
  async recordEquality(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('number') number: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const stay = await this.find(actor, id);
    const person = personOr404(stay, number);
    const fields = new Fields(sent);
    const answers = characteristics.flatMap((characteristic) => {
      const answer = fields.choice(`answer.${characteristic}`, equalityAnswers);
      return answer === null ? [] : [{ person: person.number, characteristic, answer }];
    });
    const outcome =
      answers.length === 0
        ? new Problems([
            problem('NONE', 'Give at least one answer, or go back.', `answer.${characteristics[0]}`),
          ])
        : await this.support.recordEquality(actor, { episodeId: id, answers });
    if (isProblems(outcome)) {
      response.status(422);
      this.equalityForm(stay, person, response, refused(sent, outcome, []));
      return;
    }
    const next = nextToAsk(stay, person.number);
    response.redirect(
      303,
      next === null ? `/stays/${id}?done=equality` : `/stays/${id}/people/${String(next)}`,
    );
  }

  @Get('joined')
  async joined(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    this.joinedForm(await this.find(actor, id), response, {
      values: dayParts('joinedOn', dayIn(new Date())),
    });
  }

  @Post('joined')
  async recordJoined(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const stay = await this.find(actor, id);
    const fields = new Fields(sent);
    const joinedOn = fields.day('joinedOn');
    const age = fields.whole('age', 'Enter an age in whole years, 0 to 120. A baby is 0.', [0, 120]);
    const month = fields.whole('born.month', 'Enter the month as a number, 1 to 12.', [1, 12]);
    const year = fields.whole('born.year', 'Enter the year with four figures.');
    const wrong = [
      ...fields.problems,
      ...(joinedOn || fields.problems.length > 0
        ? []
        : [problem('DAY', 'Enter the day they joined.', 'joinedOn')]),
      ...((month === null) === (year === null) || fields.problems.length > 0
        ? []
        : [
            problem(
              'BORN',
              'Give the month and the year of birth, or neither.',
              month === null ? 'born.month' : 'born.year',
            ),
          ]),
    ];
    const outcome =
      wrong.length > 0 || !joinedOn
        ? new Problems(wrong)
        : await this.support.recordJoined(actor, {
            episodeId: id,
            joinedOn,
            gender: fields.choice('gender', genders),
            age,
            born: month === null || year === null ? null : { month, year },
            idempotencyKey: keyOf(sent),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/stays/${id}?done=joined`);
      return;
    }
    response.status(422);
    const told = outcome.problems.map((each) =>
      each.field === 'born' ? { ...each, field: 'born.month' } : each,
    );
    this.joinedForm(stay, response, refused(sent, new Problems(told)));
  }

  /** @throws NotFound when there is no such stay of theirs. */
  private async find(actor: PersonActor, id: string): Promise<Stay> {
    const { episode } = await this.reading.read<{ readonly episode: Stay | null }>(actor, one, { id });
    if (!episode) throw new NotFound();
    return episode;
  }

  private supportForm(stay: Stay, response: Response, more: Partial<Refused>): void {
    response.render('stays/support.njk', {
      title: 'Support given',
      ...about(stay),
      fields: supportFields(stay),
      form: { values: dayParts('firstGivenOn', dayIn(new Date())), errorOf: {}, ...more },
      errors: more.errors,
    });
  }

  private equalityForm(
    stay: Stay,
    person: SupportedPerson,
    response: Response,
    more: Partial<Refused>,
  ): void {
    const fields = equalityFields(person);
    response.render('stays/equality.njk', {
      title: 'What they say about equality',
      ...about(stay),
      who: personInWords(person).toLowerCase(),
      number: person.number,
      fields,
      form: {
        values: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
        errorOf: {},
        ...more,
      },
      errors: more.errors,
    });
  }

  private joinedForm(stay: Stay, response: Response, more: Partial<Refused>): void {
    response.render('stays/joined.njk', {
      title: 'Who joined them?',
      ...about(stay),
      genders: [...itemsOf(personWords), { value: '', text: 'Not asked' }],
      key: keyOf(more.values ?? {}),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
    });
  }
}

const about = ({ id, householdReference: reference }: Stay) => ({
  id,
  reference,
  back: { href: `/stays/${id}`, text: reference },
});

/** @throws NotFound when nobody in the stay has that number. */
function personOr404(stay: Stay, number: string): SupportedPerson {
  const person = stay.people.find((each) => String(each.number) === number);
  if (!person) throw new NotFound();
  return person;
}
