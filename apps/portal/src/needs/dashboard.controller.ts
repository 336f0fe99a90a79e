import type { PersonActor } from '@app/kernel';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { dayInWords } from '../layout/in-words';
import { districtMap } from '../layout/map';
import { documentBeside, Reading } from '../layout/reading';
import { YearsOfReturns } from '../returns/year';
import { CurrentActor } from '../session/visitor';
import { type DashboardData, dashboardPage, unmetOnMap } from './dashboard.page';

const document = documentBeside(__dirname, 'dashboard');

/** What was provided and what was needed in a year, for those who commission: counts, and never a row of anybody. */
@Controller('dashboard')
export class DashboardController {
  constructor(
    private readonly years: YearsOfReturns,
    private readonly reading: Reading,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: PersonActor,
    @Query('year') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const { dutyReturns: years } = await this.years.years(actor);
    const shown =
      years.find(({ year }) => year === asked) ?? years.find(({ monthsOverTo }) => monthsOverTo !== null);
    const frame = {
      title: 'Dashboard',
      authority: years[0]?.authorityName,
      years: years.map(({ year }) => ({
        year,
        href: `/dashboard?year=${year}`,
        current: year === shown?.year,
      })),
    };
    const to = shown?.monthsOverTo ?? null;
    if (!shown || to === null) {
      response.render('needs/dashboard.njk', { ...frame, year: shown?.year });
      return;
    }
    const data = await this.reading.read<DashboardData>(actor, document, {
      code: shown.authorityCode,
      year: shown.year,
      from: shown.from,
      to,
    });
    const page = dashboardPage(data);
    const { provision } = page;
    const codes = (provision?.supportedFrom ?? []).map(({ code }) => code);
    response.render('needs/dashboard.njk', {
      ...frame,
      ...page,
      year: shown.year,
      days: `${dayInWords(shown.from)} to ${dayInWords(to)}`,
      yearHasEnded: shown.yearHasEnded,
      maps: provision && {
        supported: await districtMap(
          'Households supported, by where they last lived',
          'Households',
          provision.supportedFrom,
        ),
        unable: await districtMap(
          'Referrals not supported, by where they last lived',
          'Referrals',
          provision.unableFrom,
        ),
        unmet: await districtMap(
          'Household-days without a place, by the council that looked',
          'Household-days',
          unmetOnMap(data, codes),
        ),
      },
    });
  }
}
