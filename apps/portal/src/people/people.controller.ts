import { People } from '@app/identity';
import {
  allows,
  Forbidden,
  isProblems,
  NotFound,
  type PersonActor,
  type Problem,
  problem,
  Problems,
  roles,
} from '@app/kernel';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { everyOrganisation } from '../organisations/every';
import { CurrentActor } from '../session/visitor';
import { londonMoment } from './moment';
import { heldRoles, type PeopleData, peopleRows, type PersonData, roleItems } from './person.page';

const list = documentBeside(__dirname, 'people');
const one = documentBeside(__dirname, 'person');

const done = {
  added: 'The account is made. Give a role: without one, they can do nothing.',
  given: 'The role is given. It holds from now on.',
  ended: 'The role has ended. Their next page is refused.',
} as const;

/** People with an account, and what they may do where, until when. */
@Controller('people')
export class PeopleController {
  constructor(
    private readonly reading: Reading,
    private readonly people: People,
  ) {}

  @Get()
  list(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    return this.renderList(actor, {}, response);
  }

  /** A name is looked for, or the next page is: both are sent, for a name stands in no address. */
  @Post()
  search(@CurrentActor() actor: PersonActor, @Body() sent: Sent, @Res() response: Response): Promise<void> {
    return this.renderList(actor, sent, response);
  }

  @Get('new')
  new(@CurrentActor() actor: PersonActor, @Res() response: Response): void {
    this.renderNew(actor, response, {});
  }

  @Post('new')
  async add(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const told = { name: fields.textOr('name'), subject: fields.textOr('subject') };
    const outcome = await this.people.addPerson(actor, told);
    if (isProblems(outcome))
      this.renderNew(actor, response.status(422), refused(sent, outcome, ['name', 'subject']));
    else response.redirect(303, `/people/${outcome.id}?done=added`);
  }

  @Get(':id')
  show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, id, response, { done: doneIn(done, asked) });
  }

  @Post(':id/roles')
  async give(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const { input, problems } = roleIn(id, sent);
    const outcome = input ? await this.people.giveRole(actor, input) : new Problems(problems);
    if (isProblems(outcome))
      await this.render(
        actor,
        id,
        response.status(422),
        refused(sent, outcome, ['organisationId', 'role', 'endsAt', 'endsAtTime']),
      );
    else response.redirect(303, `/people/${id}?done=given`);
  }

  @Post(':id/roles/:membership/end')
  async end(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('membership', IdInAddress) membership: string,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.people.endRole(actor, membership);
    if (isProblems(outcome)) await this.render(actor, id, response.status(422), refused({}, outcome, []));
    else response.redirect(303, `/people/${id}?done=ended`);
  }

  private async renderList(actor: PersonActor, sent: Sent, response: Response): Promise<void> {
    const fields = new Fields(sent);
    const named = fields.text('named');
    const variables = { named, after: fields.text('after') };
    const { people } = await this.reading.read<PeopleData>(actor, list, variables);
    response.render('people/people.njk', {
      title: 'People',
      form: { values: { named }, errorOf: {} },
      named,
      rows: peopleRows(people.nodes, new Date()),
      next: people.hasNextPage ? people.endCursor : null,
      later: variables.after !== null,
    });
  }

  private renderNew(actor: PersonActor, response: Response, more: Partial<Refused>): void {
    if (!allows('addPerson', actor.roles)) throw new Forbidden();
    response.render('people/new.njk', {
      title: 'Add somebody',
      back: { href: '/people', text: 'People' },
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
    });
  }

  private async render(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
  ): Promise<void> {
    const { person } = await this.reading.read<{ person: PersonData | null }>(actor, one, { id });
    if (!person) throw new NotFound();
    const organisations = await everyOrganisation(this.reading, actor);
    response.render('people/person.njk', {
      title: person.name,
      back: { href: '/people', text: 'People' },
      id,
      name: person.name,
      held: heldRoles(person, new Date()),
      roles: roleItems(),
      organisations: [
        { value: '', text: 'Choose an organisation' },
        ...organisations.map((each) => ({ value: each.id, text: each.name })),
      ],
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      done: more.done,
    });
  }
}

type GiveRole = Parameters<People['giveRole']>[1];

/** What a form says of a role to give; with every problem at once, and no input when there is one. */
function roleIn(personId: string, sent: Sent): { readonly input?: GiveRole; readonly problems: Problem[] } {
  const fields = new Fields(sent);
  const organisationId = fields.text('organisationId');
  const role = fields.choice('role', roles);
  const day = fields.day('endsAt');
  const time = fields.text('endsAtTime');
  const endsAt = day && londonMoment(day, time ?? '23:59');
  const problems = [...fields.problems];
  if (organisationId === null)
    problems.push(problem('CHOICE', 'Choose the organisation they work for.', 'organisationId'));
  if (role === null) problems.push(problem('CHOICE', 'Choose the role.', 'role'));
  if (day && !endsAt)
    problems.push(problem('TIME', 'Enter a time on the 24-hour clock, for example 07:30.', 'endsAtTime'));
  if (!day && time !== null && fields.problems.length === 0)
    problems.push(problem('DAY', 'Enter the day too, or leave both empty.', 'endsAt'));
  if (problems.length > 0 || organisationId === null || role === null) return { problems };
  return {
    input: { personId, organisationId: idIn(organisationId), role, ...(endsAt ? { endsAt } : {}) },
    problems,
  };
}
