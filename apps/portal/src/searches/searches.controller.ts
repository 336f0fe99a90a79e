import { isProblems, NotFound, type PersonActor } from '@app/kernel';
import { Holds } from '@app/placements';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Response } from 'express';
import { Fields, keyOf, refused, type Sent } from '../layout/form';
import { districtMap } from '../layout/map';
import { documentBeside, Reading } from '../layout/reading';
import { CurrentActor } from '../session/visitor';
import { judgedInWords, kindWords, verdictWords } from './place';
import type { JudgedData, SearchPageData } from './search.data';
import { type Filters, searchPage } from './search.page';

const search = documentBeside(__dirname, 'search');
const judgement = documentBeside(__dirname, 'judgement');
const compare = documentBeside(__dirname, 'compare');

interface JudgementPageData {
  readonly household: { readonly id: string; readonly reference: string } | null;
  readonly judgement: JudgedData | null;
}

interface ComparePageData {
  readonly compareMatches: {
    readonly matches: readonly (Pick<JudgedData, 'verdict'> & { readonly vacancy: ComparedPlace })[];
    readonly rules: readonly {
      readonly title: string;
      readonly differs: boolean;
      readonly outcomes: readonly {
        readonly outcome: 'PASS' | 'FAIL' | 'UNKNOWN';
        readonly reason: string;
      }[];
    }[];
  } | null;
}

interface ComparedPlace {
  readonly id: string;
  readonly service: {
    readonly name: string;
    readonly accommodationType: string;
    readonly area: { readonly name: string };
  };
}

const outcomeWords = { PASS: 'Yes', FAIL: 'No', UNKNOWN: 'Ask' } as const;

/** What was found for a household: filter, see why, compare, hold. */
@Controller()
export class SearchesController {
  constructor(
    private readonly reading: Reading,
    private readonly holds: Holds,
  ) {}

  @Get('searches/:id')
  async show(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: Sent,
    @Res() response: Response,
  ): Promise<void> {
    response.render('searches/search.njk', await this.page(actor, id, query));
  }

  /** What to do when nothing fits, on paper for her: it names no place, no provider and not Hearth. */
  @Get('searches/:id/note')
  async note(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.page(actor, id, {});
    response.render('searches/note.njk', {
      title: 'A note to take along',
      back: { href: `/searches/${id}`, text: 'Places found' },
    });
  }

  /** Two to four places beside each other, rule by rule; those that differ first. */
  @Get('searches/:id/compare')
  async compare(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const vacancies = new Fields(query).many('vacancy').filter((each) => /^[0-9a-f-]{36}$/.test(each));
    if (vacancies.length < 2 || vacancies.length > 4) {
      const errors = [{ text: 'Choose two, three or four places to compare.', href: '#form' }];
      response.status(422).render('searches/search.njk', { ...(await this.page(actor, id, {})), errors });
      return;
    }
    const { compareMatches } = await this.reading.read<ComparePageData>(actor, compare, { id, vacancies });
    if (!compareMatches) throw new NotFound();
    response.render('searches/compare.njk', {
      title: 'Compare places',
      back: { href: `/searches/${id}`, text: 'Places found' },
      places: compareMatches.matches.map(({ verdict, vacancy: { service } }) => ({
        name: service.name,
        kind: kindWords[service.accommodationType],
        area: service.area.name,
        verdict: verdictWords[verdict],
      })),
      rules: [...compareMatches.rules]
        .sort((a, b) => Number(b.differs) - Number(a.differs))
        .map(({ title, differs, outcomes }) => ({
          title,
          differs,
          outcomes: outcomes.map(({ outcome, reason }) => ({ word: outcomeWords[outcome], reason })),
        })),
    });
  }

  /** One place judged for one household, with every reason. */
  @Get('households/:household/places/:vacancy')
  async judged(
    @CurrentActor() actor: PersonActor,
    @Param('household', ParseUUIDPipe) household: string,
    @Param('vacancy', ParseUUIDPipe) vacancy: string,
    @Query('search') from: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const page = await this.judgement(actor, household, vacancy);
    response.render('searches/judgement.njk', {
      ...page,
      ...(typeof from === 'string' && isUUID(from)
        ? { back: { href: `/searches/${from}`, text: 'Places found' } }
        : {}),
    });
  }

  /** Holds a place in one press. */
  @Post('households/:household/places/:vacancy/hold')
  async hold(
    @CurrentActor() actor: PersonActor,
    @Param('household', ParseUUIDPipe) householdId: string,
    @Param('vacancy', ParseUUIDPipe) vacancyId: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const reason = new Fields(sent).text('askToOverride.reason');
    const outcome = await this.holds.holdVacancy(actor, {
      householdId,
      vacancyId,
      ...(reason === null ? {} : { askToOverride: { reason } }),
      idempotencyKey: keyOf(sent),
    });
    if (isProblems(outcome)) {
      response.status(422).render('searches/judgement.njk', {
        ...(await this.judgement(actor, householdId, vacancyId)),
        ...refused(sent, outcome, ['askToOverride.reason']),
      });
    } else response.redirect(303, `/holds/${outcome.id}?done=held`);
  }

  private async judgement(actor: PersonActor, householdId: string, vacancyId: string): Promise<object> {
    const { household, judgement: judged } = await this.reading.read<JudgementPageData>(actor, judgement, {
      household: householdId,
      vacancy: vacancyId,
    });
    if (!household || !judged) throw new NotFound();
    const now = new Date();
    return {
      title: judged.vacancy.service.name,
      back: { href: `/households/${householdId}`, text: household.reference },
      householdId,
      reference: household.reference,
      judged: judgedInWords(judged, now),
      key: keyOf({}),
      values: {},
      errorOf: {},
    };
  }

  private async page(actor: PersonActor, id: string, query: Sent): Promise<object> {
    const fields = new Fields(query);
    const filters: Filters = {
      kinds: fields.many('kind'),
      notKinds: fields.many('notKind'),
      areas: fields.many('area'),
      suitableOnly: fields.ticked('suitable'),
    };
    const page = searchPage(
      await this.reading.read<SearchPageData>(actor, search, { id }),
      filters,
      new Date(),
      fields.ticked('all'),
    );
    if (!page) throw new NotFound();
    return {
      ...page,
      filters,
      allHref: `/searches/${id}?${allOf(filters)}`,
      back: { href: `/households/${page.householdId}`, text: 'The household' },
      map: await districtMap('Where the places are', 'Places', page.byDistrict),
      // A key for each place: pressing its button twice holds it once.
      keys: page.matches.map(() => keyOf({})),
    };
  }
}

/** The query that shows every place that these filters let through. */
const allOf = ({ kinds, notKinds, areas, suitableOnly }: Filters): string => {
  const query = new URLSearchParams();
  for (const kind of kinds) query.append('kind', kind);
  for (const kind of notKinds) query.append('notKind', kind);
  for (const area of areas) query.append('area', area);
  if (suitableOnly) query.append('suitable', 'yes');
  query.append('all', 'yes');
  return query.toString();
};
