import { genders } from '@app/eligibility';
import { type ChangeHouseholdInput, HouseholdLinks, Households, whereabouts } from '@app/households';
import {
  dayIn,
  isProblems,
  type LocalDate,
  NotFound,
  type PersonActor,
  problem,
  Problems,
} from '@app/kernel';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, idIn, IdInAddress } from '../layout/address';
import { dayParts, Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { dayInWords } from '../layout/in-words';
import { documentBeside, Reading } from '../layout/reading';
import { markOf } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { type CaseHistoryData, caseHistoryPage } from './case-history.page';
import type { HouseholdPageData, PersonData } from './household.data';
import { personInWords } from './household.page';
import { itemsOf, personWords, whereaboutsWords } from './words';

const household = documentBeside(__dirname, 'household');
const history = documentBeside(__dirname, 'case-history');
const peopleOn = documentBeside(__dirname, 'people-on');

interface PeopleOnData {
  readonly household: { readonly id: string; readonly reference: string } | null;
  readonly peopleOn: readonly PersonData[];
}

type Kept = NonNullable<HouseholdPageData['household']>;
type PersonTold = NonNullable<ChangeHouseholdInput['people']>[number];

/** Of a case: who is in it and was, whom to keep near, and who answered what. */
@Controller('households/:id')
export class CaseController {
  constructor(
    private readonly reading: Reading,
    private readonly households: Households,
    private readonly links: HouseholdLinks,
  ) {}

  @Get('history')
  async history(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('after') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const data = await this.reading.read<CaseHistoryData>(actor, history, { id, after: cursorIn(asked) });
    if (!data.household) throw new NotFound();
    const { reference } = data.household;
    response.render('households/case-history.njk', {
      title: 'Who answered what, and when',
      id,
      reference,
      ...caseHistoryPage(data, new Date()),
      back: { href: `/households/${id}`, text: reference },
    });
  }

  @Get('people')
  async today(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.peopleOn(actor, id, dayIn(new Date()), response, {});
  }

  /** Who was there on a day: asked by a form, for nothing about a household stands in an address. */
  @Post('people')
  async onDay(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const on = fields.day('on');
    const wrong = on || fields.problems.length > 0 ? fields.problems : [problem('DAY', 'Enter a day.', 'on')];
    if (wrong.length > 0) response.status(422);
    await this.peopleOn(
      actor,
      id,
      on ?? dayIn(new Date()),
      response,
      wrong.length > 0 ? refused(sent, new Problems(wrong)) : { values: sent },
    );
  }

  @Get('people/new')
  async newPerson(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    personForm(await this.find(actor, id), null, response, {});
  }

  @Get('people/:key')
  async person(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('key') key: string,
    @Res() response: Response,
  ): Promise<void> {
    const kept = await this.find(actor, id);
    personForm(kept, personOr404(kept, key), response, {});
  }

  /** Somebody new, or what changed about somebody; who looked at something else than stands is told. */
  @Post('people/:key')
  async change(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('key') key: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const kept = await this.find(actor, id);
    const person = key === 'new' ? null : personOr404(kept, key);
    const fields = new Fields(sent);
    const told = personTold(fields, person);
    const changed = person !== null && fields.text('seen') !== markOf(personValues(person));
    const wrong = [
      ...fields.problems,
      ...(changed
        ? [
            problem(
              'CHANGED_MEANWHILE',
              'Somebody else changed this person while you looked. Go back to see what stands, or save yours again.',
            ),
          ]
        : []),
    ];
    const outcome =
      wrong.length > 0
        ? new Problems(wrong)
        : await this.households.changeHousehold(actor, {
            householdId: id,
            people: [told],
            ...(person === null ? { idempotencyKey: keyOf(sent) } : {}),
          });
    if (!isProblems(outcome)) {
      const word = outcome.warnings.length > 0 ? 'too-small' : 'saved';
      response.redirect(303, `/households/${id}?done=${word}`);
      return;
    }
    const shown = outcome.problems.map((each) => ({
      ...each,
      field: each.field?.replace(/^people\.0\./, ''),
    }));
    response.status(422);
    personForm(kept, person, response, refused(sent, new Problems(shown), personFields));
  }

  @Get('near')
  async near(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.nearPage(actor, id, response, {});
  }

  @Post('near')
  async link(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const nearHouseholdId = new Fields(sent).text('nearHouseholdId');
    const outcome =
      nearHouseholdId === null
        ? new Problems([problem('CHOICE', 'Say which household.', 'nearHouseholdId')])
        : await this.links.linkHouseholds(actor, {
            householdId: id,
            nearHouseholdId: idIn(nearHouseholdId),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/households/${id}?done=saved`);
      return;
    }
    response.status(422);
    await this.nearPage(actor, id, response, refused(sent, outcome, ['nearHouseholdId']));
  }

  @Post('near/end')
  async unlink(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const nearHouseholdId = idIn(new Fields(sent).text('nearHouseholdId'));
    const outcome = await this.links.unlinkHouseholds(actor, { householdId: id, nearHouseholdId });
    if (!isProblems(outcome)) {
      response.redirect(303, `/households/${id}?done=saved`);
      return;
    }
    response.status(422);
    await this.nearPage(actor, id, response, refused(sent, outcome, []));
  }

  private async peopleOn(
    actor: PersonActor,
    id: string,
    on: LocalDate,
    response: Response,
    more: Partial<Refused>,
  ): Promise<void> {
    const data = await this.reading.read<PeopleOnData>(actor, peopleOn, { id, day: on });
    if (!data.household) throw new NotFound();
    const { reference } = data.household;
    const now = new Date();
    response.render('households/people-on.njk', {
      title: `Who was there on ${dayInWords(on)}`,
      id,
      reference,
      people: data.peopleOn.map((person) => personInWords(person, now)),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: { href: `/households/${id}`, text: reference },
    });
  }

  private async nearPage(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused>,
  ): Promise<void> {
    const kept = await this.find(actor, id);
    const linked = new Set([id, ...kept.keepNear.map((near) => near.id)]);
    const { caseload } = await this.reading.read<CaseloadOf>(actor, cases, { placing: false });
    response.render('households/near.njk', {
      title: 'Households to keep near',
      id,
      reference: kept.reference,
      near: kept.keepNear.map((near) => ({ ...near, href: `/households/${near.id}` })),
      others: [
        { value: '', text: 'Choose a household' },
        ...caseload
          .filter((other) => !linked.has(other.id))
          .map((other) => ({ value: other.id, text: other.reference })),
      ],
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: { href: `/households/${id}`, text: kept.reference },
    });
  }

  /** @throws NotFound when they hold no such household. */
  private async find(actor: PersonActor, id: string): Promise<Kept> {
    const data = await this.reading.read<HouseholdPageData>(actor, household, { id, placing: false });
    if (data.household === null) throw new NotFound();
    return data.household;
  }
}

const cases = documentBeside(__dirname, 'caseload');

interface CaseloadOf {
  readonly caseload: readonly { readonly id: string; readonly reference: string }[];
}

const personFields = [
  'gender',
  'age',
  'born.month',
  'born.year',
  'partner',
  'whereabouts.is',
  'whereabouts.joinsOn',
  'whereabouts.from',
];

/** @throws NotFound when nobody in the household has that key. */
function personOr404(kept: Kept, key: string): PersonData {
  const person = kept.people.find((each) => each.key === key);
  if (!person) throw new NotFound();
  return person;
}

/** What stands of one person, as the fields of the form. */
const personValues = ({ gender, age, born, partner, whereabouts: is, joinsOn }: PersonData): Sent => ({
  gender: gender ?? '',
  age: age ?? '',
  'born.month': born?.month ?? '',
  'born.year': born?.year ?? '',
  partner: partner ? ['yes'] : [],
  'whereabouts.is': is,
  ...dayParts('whereabouts.joinsOn', joinsOn),
});

/** What the form says of one person. What stands already is left out, so that the day it was told stays as it is. */
function personTold(fields: Fields, person: PersonData | null): PersonTold {
  const age = fields.whole('age', 'Enter an age in whole years, 0 to 120. A baby is 0.', [0, 120]);
  const month = fields.whole('born.month', 'Enter the month as a number, 1 to 12.', [1, 12]);
  const year = fields.whole('born.year', 'Enter the year with four figures.');
  if (fields.problems.length === 0 && (month === null) !== (year === null)) {
    fields.problems.push(
      problem(
        'BORN',
        'Give the month and the year of birth, or neither.',
        month === null ? 'born.month' : 'born.year',
      ),
    );
  }
  const born = month === null || year === null ? null : { month, year };
  const joinsOn = fields.day('whereabouts.joinsOn');
  const from = fields.day('whereabouts.from');
  const is = fields.choice('whereabouts.is', whereabouts);
  const same =
    person !== null &&
    from === null &&
    (is === null || is === person.whereabouts) &&
    joinsOn === person.joinsOn;
  const sameBorn = born?.month === person?.born?.month && born?.year === person?.born?.year;
  return {
    ...(person === null ? {} : { key: person.key }),
    gender: fields.choice('gender', genders),
    ...(person !== null && age === person.age ? {} : { age }),
    ...(person !== null && sameBorn ? {} : { born }),
    ...(person?.lead === true ? {} : { partner: fields.ticked('partner') }),
    ...(person?.lead === true || same ? {} : { whereabouts: { is: is ?? 'HERE', from, joinsOn } }),
  };
}

function personForm(kept: Kept, person: PersonData | null, response: Response, more: Partial<Refused>): void {
  const values = person === null ? { 'whereabouts.is': 'HERE', gender: '' } : personValues(person);
  response.render('households/person.njk', {
    title:
      person === null
        ? 'Somebody joins them'
        : person.lead
          ? 'The adult who flees'
          : `Person ${String(Number(person.key) + 1)}`,
    reference: kept.reference,
    lead: person?.lead === true,
    action: `/households/${kept.id}/people/${person?.key ?? 'new'}`,
    seen: markOf(values),
    key: person === null ? keyOf(more.values ?? {}) : undefined,
    genders: [...itemsOf(personWords), { value: '', text: 'Not asked' }],
    whereabouts: itemsOf(whereaboutsWords),
    form: { values, errorOf: {}, ...more },
    errors: more.errors,
    back: { href: `/households/${kept.id}`, text: kept.reference },
  });
}
