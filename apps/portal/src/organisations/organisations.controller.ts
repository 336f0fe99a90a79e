import { providerTypes } from '@app/eligibility';
import { type OrganisationKind, organisationKinds, Organisations } from '@app/identity';
import { allows, Forbidden, isProblems, NotFound, type PersonActor, problem, Problems } from '@app/kernel';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { doneIn, IdInAddress } from '../layout/address';
import { Fields, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { markOf } from '../live/live';
import { CurrentActor } from '../session/visitor';
import {
  kindWords,
  type OrganisationData,
  organisationFacts,
  organisationRows,
  type OrganisationsData,
  providerWords,
} from './organisation.page';

const list = documentBeside(__dirname, 'organisations');
const one = documentBeside(__dirname, 'organisation');
const everyDistrict = documentBeside(__dirname, 'districts');

const done = {
  added: 'The organisation is added. Give people their roles there.',
  changed: 'Saved.',
} as const;

const fieldNames = ['name', 'kind', 'providerType', 'districtCode', 'authorityCode', 'dutyEmail'];

interface Districts {
  readonly districts: readonly {
    readonly code: string;
    readonly name: string;
    readonly greaterEssex: boolean;
  }[];
}

/** Organisations that work with Hearth: what they are, and where they are told. */
@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly reading: Reading,
    private readonly organisations: Organisations,
  ) {}

  @Get()
  list(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    return this.renderList(actor, {}, response);
  }

  @Post()
  search(@CurrentActor() actor: PersonActor, @Body() sent: Sent, @Res() response: Response): Promise<void> {
    return this.renderList(actor, sent, response);
  }

  @Get('new')
  new(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    return this.renderNew(actor, response, {});
  }

  @Post('new')
  async add(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const kind = fields.choice('kind', organisationKinds);
    const outcome = await this.organisations.addOrganisation(actor, {
      name: fields.textOr('name'),
      // The command says that it is missing, with all else that is.
      kind: kind as OrganisationKind,
      // What belongs to another kind is not asked of this one: the fields stand beside each other without JavaScript.
      providerType: kind === 'PROVIDER' ? fields.choice('providerType', providerTypes) : null,
      authorityCode: kind === 'TIER_ONE_AUTHORITY' ? fields.text('authorityCode') : null,
      districtCode: fields.text('districtCode'),
      dutyEmail: fields.textOr('dutyEmail'),
    });
    if (isProblems(outcome))
      await this.renderNew(actor, response.status(422), refused(sent, outcome, fieldNames));
    else response.redirect(303, `/organisations/${outcome.id}?done=added`);
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

  @Post(':id')
  async change(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const told = { organisationId: id, name: fields.textOr('name'), dutyEmail: fields.textOr('dutyEmail') };
    const changedMeanwhile = fields.text('seen') !== seenOf(await this.find(actor, id));
    const outcome = changedMeanwhile
      ? new Problems([
          problem(
            'CHANGED_MEANWHILE',
            'Somebody changed it while you had the page open. What you entered is still below: save again to put it in its place.',
          ),
        ])
      : await this.organisations.changeOrganisation(actor, told);
    if (isProblems(outcome))
      await this.render(
        actor,
        id,
        response.status(changedMeanwhile ? 409 : 422),
        refused(sent, outcome, ['name', 'dutyEmail']),
      );
    else response.redirect(303, `/organisations/${id}?done=changed`);
  }

  private async renderList(actor: PersonActor, sent: Sent, response: Response): Promise<void> {
    const fields = new Fields(sent);
    const named = fields.text('named');
    const variables = { named, after: fields.text('after') };
    const { organisations } = await this.reading.read<OrganisationsData>(actor, list, variables);
    response.render('organisations/organisations.njk', {
      title: 'Organisations',
      form: { values: { named }, errorOf: {} },
      named,
      rows: organisationRows(organisations.nodes),
      next: organisations.hasNextPage ? organisations.endCursor : null,
      later: variables.after !== null,
    });
  }

  private async renderNew(actor: PersonActor, response: Response, more: Partial<Refused>): Promise<void> {
    if (!allows('addOrganisation', actor.roles)) throw new Forbidden();
    const { districts } = await this.reading.read<Districts>(actor, everyDistrict);
    const own = districts.filter(({ greaterEssex }) => greaterEssex);
    response.render('organisations/new.njk', {
      title: 'Add an organisation',
      back: { href: '/organisations', text: 'Organisations' },
      kinds: organisationKinds.map((value) => ({ value, text: kindWords[value] })),
      providerTypes: [
        { value: '', text: 'Choose what kind of provider it is' },
        ...providerTypes.map((value) => ({ value, text: providerWords[value] })),
      ],
      districts: [
        { value: '', text: 'No district' },
        ...own.map(({ code, name }) => ({ value: code, text: name })),
      ],
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
    const organisation = await this.find(actor, id);
    const { name, dutyEmail } = organisation;
    response.render('organisations/organisation.njk', {
      title: name,
      back: { href: '/organisations', text: 'Organisations' },
      id,
      name,
      facts: organisationFacts(organisation),
      seen: seenOf(organisation),
      form: { values: { name, dutyEmail }, errorOf: {}, ...more },
      errors: more.errors,
      done: more.done,
    });
  }

  private async find(actor: PersonActor, id: string): Promise<OrganisationData> {
    const { organisation } = await this.reading.read<{ organisation: OrganisationData | null }>(actor, one, {
      id,
    });
    if (!organisation) throw new NotFound();
    return organisation;
  }
}

/** What the form of a change was shown. */
const seenOf = ({ name, dutyEmail }: OrganisationData): string => markOf({ name, dutyEmail });
