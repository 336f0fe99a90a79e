import { answers, riskLevels } from '@app/eligibility';
import { allows, Forbidden, isProblems, NotFound, type PersonActor, problem, Problems } from '@app/kernel';
import { mondayOf, sanctuaryItems, Schemes, tenures, weeksFrom } from '@app/sanctuary';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { dayIn } from '@app/kernel';
import type { Response } from 'express';
import { riskWords } from '../households/words';
import { doneIn, IdInAddress } from '../layout/address';
import { Fields, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { markOf } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { type CapacityData, weeksPage, weeksShown } from './sanctuary.page';
import { itemWords, itemsOf, tenureWords } from './words';

const one = documentBeside(__dirname, 'scheme');
const capacity = documentBeside(__dirname, 'weeks');

const done = {
  set: 'Saved. Say where and when you have room, so that the scheme is found.',
  published: 'Published. It is found from this moment.',
} as const;

interface SchemeData {
  readonly service: {
    readonly id: string;
    readonly name: string;
    readonly accommodationType: string;
  } | null;
  readonly sanctuarySchemes: {
    readonly nodes: readonly {
      readonly id: string;
      readonly riskTo: string;
      readonly riskConsiderTo: string | null;
      readonly tenuresTaken: readonly string[];
      readonly tenuresConsidered: readonly string[];
      readonly landlordsSchemeFirst: boolean;
      readonly noRecourse: string;
      readonly items: readonly string[];
    }[];
  };
}

interface WeeksData extends Pick<SchemeData, 'service'> {
  readonly sanctuarySchemes: { readonly nodes: readonly { readonly id: string }[] };
  readonly sanctuaryCapacity: readonly CapacityData[] | null;
  readonly districts: readonly {
    readonly code: string;
    readonly name: string;
    readonly greaterEssex: boolean;
  }[];
}

/** Whom a scheme takes, what it fits, and how many jobs it can start where and when. */
@Controller('sanctuary/schemes')
export class SchemesController {
  constructor(
    private readonly reading: Reading,
    private readonly schemes: Schemes,
  ) {}

  @Get(':id')
  async rules(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    this.rulesForm(await this.found(actor, id), response, {});
  }

  /** Says it anew; who looked at something else than stands is told. */
  @Post(':id')
  async set(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.found(actor, id);
    const fields = new Fields(sent);
    const riskTo = fields.choice('riskTo', riskLevels);
    const landlordsSchemeFirst = fields.yesOrNo('landlordsSchemeFirst');
    const noRecourse = fields.choice('noRecourse', answers);
    const changed = fields.textOr('seen') !== markOf(valuesOf(found));
    const wrong = [
      ...(riskTo ? [] : [problem('CHOICE', 'Say which risk you take.', 'riskTo')]),
      ...(landlordsSchemeFirst === null
        ? [problem('CHOICE', 'Say whether their landlord’s scheme comes first.', 'landlordsSchemeFirst')]
        : []),
      ...(noRecourse
        ? []
        : [problem('CHOICE', 'Say whether you take households without recourse.', 'noRecourse')]),
      ...(fields.many('items').length > 0
        ? []
        : [problem('CHOICE', 'Name at least one thing that the scheme fits.', 'items')]),
      ...(changed
        ? [
            problem(
              'CHANGED_MEANWHILE',
              'Somebody else changed this while you looked at it. Check what is below, then send it again.',
            ),
          ]
        : []),
    ];
    const taken = (answer: string) => tenures.filter((tenure) => fields.text(`tenure.${tenure}`) === answer);
    const outcome =
      wrong.length > 0 || !riskTo || landlordsSchemeFirst === null || !noRecourse
        ? new Problems(wrong)
        : await this.schemes.setSanctuaryScheme(actor, {
            serviceId: id,
            riskTo,
            riskConsiderTo: fields.choice('riskConsiderTo', riskLevels),
            tenuresTaken: taken('YES'),
            tenuresConsidered: taken('CONSIDER'),
            landlordsSchemeFirst,
            noRecourse,
            items: fields.choices('items', sanctuaryItems),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/sanctuary/schemes/${id}/weeks?done=set`);
      return;
    }
    response.status(422);
    const shown = outcome.problems.map((each) =>
      each.field?.startsWith('tenures') ? { ...each, field: `tenure.${tenures[0]}` } : each,
    );
    this.rulesForm(found, response, refused(sent, new Problems(shown)));
  }

  @Get(':id/weeks')
  async weeks(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const data = await this.read(actor, id);
    const now = new Date();
    const week = new Fields(query).choice('week', weeksFrom(mondayOf(dayIn(now)), weeksShown));
    this.weeksForm(data, now, response, {
      done: doneIn(done, query['done']),
      single: week !== null,
      values:
        week === null
          ? { weeks: String(weeksShown) }
          : { firstWeek: week, weeks: '1', ...weeksPage(data.sanctuaryCapacity ?? [], now).slotsIn(week) },
    });
  }

  /** Publishes the same number for each week of a run, in every district that has one. */
  @Post(':id/weeks')
  async publish(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const data = await this.read(actor, id);
    const now = new Date();
    const fields = new Fields(sent);
    const firstWeek = fields.choice('firstWeek', weeksFrom(mondayOf(dayIn(now)), weeksShown));
    const weeks = fields.whole('weeks', 'Give 1 to 52 weeks.', [1, 52]);
    const named = data.districts.map(({ code, name }) => ({
      districtCode: code,
      slots: fields.whole(`slots.${code}`, `Give 0 to 100 for ${name}.`, [0, 100]),
    }));
    const districts = named.flatMap(({ districtCode, slots }) =>
      slots === null ? [] : [{ districtCode, slots }],
    );
    const wrong = [
      ...(firstWeek ? [] : [problem('CHOICE', 'Say from which week.', 'firstWeek')]),
      ...fields.problems,
      ...(weeks === null && fields.text('weeks') === null
        ? [problem('NUMBER', 'Say for how many weeks.', 'weeks')]
        : []),
      ...(districts.length === 0 && fields.problems.length === 0
        ? [problem('CHOICE', 'Give a number for at least one district.', 'districts')]
        : []),
    ];
    const outcome =
      wrong.length > 0 || !firstWeek || weeks === null
        ? new Problems(wrong)
        : await this.schemes.publishSanctuaryCapacity(actor, { serviceId: id, firstWeek, weeks, districts });
    if (!isProblems(outcome)) {
      response.redirect(303, `/sanctuary/schemes/${id}/weeks?done=published`);
      return;
    }
    response.status(422);
    const shown = outcome.problems.map((each) => {
      const [, index] = /^districts\.(\d+)\./.exec(each.field ?? '') ?? [];
      const of = index === undefined ? undefined : districts[Number(index)];
      return of ? { ...each, field: `slots.${of.districtCode}` } : each;
    });
    this.weeksForm(data, now, response, refused(sent, new Problems(shown)));
  }

  /** @throws Forbidden for whoever may not set a scheme. @throws NotFound when it is no scheme of theirs. */
  private async found(actor: PersonActor, id: string): Promise<SchemeData> {
    if (!allows('setSanctuaryScheme', actor.roles)) throw new Forbidden();
    const data = await this.reading.read<SchemeData>(actor, one, { id });
    if (data.service?.accommodationType !== 'SANCTUARY') throw new NotFound();
    return data;
  }

  private async read(actor: PersonActor, id: string): Promise<WeeksData> {
    const data = await this.reading.read<WeeksData>(actor, capacity, { id });
    if (!data.service || !data.sanctuarySchemes.nodes.some((scheme) => scheme.id === id))
      throw new NotFound();
    return data;
  }

  private rulesForm(data: SchemeData, response: Response, more: Partial<Refused>): void {
    const values = valuesOf(data);
    const risks = riskLevels.map((value) => ({ value, text: riskWords[value] }));
    response.render('sanctuary/scheme.njk', {
      title: `Whom ${data.service?.name ?? ''} takes, and what it fits`,
      id: data.service?.id,
      seen: markOf(values),
      risks,
      considered: [...risks.slice(1), { value: '', text: 'None beyond' }],
      tenures: itemsOf(tenureWords).map(({ value, text }) => ({ name: `tenure.${value}`, text })),
      taken: [
        { value: 'YES', text: 'Taken' },
        { value: 'CONSIDER', text: 'Considered' },
        { value: 'NO', text: 'Not taken' },
      ],
      answers: [
        { value: 'YES', text: 'Yes' },
        { value: 'CONSIDER', text: 'Considered, when asked' },
        { value: 'NO', text: 'No' },
      ],
      yesNo: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
      items: itemsOf(itemWords),
      form: { values, errorOf: {}, ...more },
      errors: more.errors,
      back: { href: '/sanctuary', text: 'Sanctuary' },
    });
  }

  private weeksForm(
    data: WeeksData,
    now: Date,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined; readonly single?: boolean },
  ): void {
    const works = new Set((data.sanctuaryCapacity ?? []).map(({ districtCode }) => districtCode));
    const shown = data.districts.filter(({ code, greaterEssex }) => greaterEssex || works.has(code));
    response.render('sanctuary/weeks.njk', {
      title: `Weeks with room, ${data.service?.name ?? ''}`,
      id: data.service?.id,
      ...weeksPage(data.sanctuaryCapacity ?? [], now),
      fields: shown.map(({ code, name }) => ({ name: `slots.${code}`, text: name })),
      ...more,
      form: { values: {}, errorOf: {}, ...more },
      back: { href: '/sanctuary', text: 'Sanctuary' },
    });
  }
}

/** What stands of a scheme, as the fields of its form; of one that nobody has set, nothing is chosen. */
function valuesOf({ service, sanctuarySchemes }: SchemeData): Sent {
  const scheme = sanctuarySchemes.nodes.find(({ id }) => id === service?.id);
  if (!scheme) return { riskConsiderTo: '' };
  return {
    riskTo: scheme.riskTo,
    riskConsiderTo: scheme.riskConsiderTo ?? '',
    ...Object.fromEntries(
      tenures.map((tenure) => [
        `tenure.${tenure}`,
        scheme.tenuresTaken.includes(tenure)
          ? 'YES'
          : scheme.tenuresConsidered.includes(tenure)
            ? 'CONSIDER'
            : 'NO',
      ]),
    ),
    landlordsSchemeFirst: scheme.landlordsSchemeFirst ? 'yes' : 'no',
    noRecourse: scheme.noRecourse,
    items: scheme.items,
  };
}
