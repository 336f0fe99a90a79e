import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express, { type Express } from 'express';
import nunjucks from 'nunjucks';
import type { PortalSettings } from '../portal.settings';
import { idOf } from './form';
import {
  dayInWords,
  fromNowInWords,
  momentInWords,
  moneyInWords,
  nearDayInWords,
  shortDayInWords,
  timeInWords,
  titleOf,
  wordOf,
} from './in-words';

const source = join(__dirname, '..');
const govuk = dirname(require.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'));

/** Templates are escaped by default, and know govuk-frontend's macros. */
export function useViews(
  app: Express,
  { demonstration }: Pick<PortalSettings, 'demonstration'>,
): nunjucks.Environment {
  const views = nunjucks.configure([source, dirname(govuk)], { autoescape: true, express: app });
  views.addGlobal('demonstration', demonstration);
  // A moment needs to know what is now; a page may say so (`now`), or it is the clock's.
  const nowOf = (given: unknown): Date => (given instanceof Date ? given : new Date());
  views.addFilter('time', timeInWords);
  views.addFilter('dayInWords', dayInWords);
  views.addFilter('shortDay', shortDayInWords);
  views.addFilter('nearDay', (day: string, now: unknown) => nearDayInWords(day, nowOf(now)));
  views.addFilter('moment', (instant: string, now: unknown) => momentInWords(instant, nowOf(now)));
  views.addFilter('fromNow', (instant: string, now: unknown) => fromNowInWords(instant, nowOf(now)));
  views.addFilter('money', moneyInWords);
  views.addFilter('word', wordOf);
  views.addFilter('words', titleOf);
  views.addFilter('idOf', idOf);
  return views;
}

/** The stylesheets and scripts of govuk-frontend and our own. */
export function assets(): express.Router {
  const router = express.Router();
  const stylesheet = withoutGovukTypeface(readFileSync(join(govuk, 'govuk-frontend.min.css'), 'utf8'));
  router.get('/govuk-frontend.min.css', (_request, response) => {
    response.type('css').set('Cache-Control', 'public, max-age=3600').send(stylesheet);
  });
  router.get('/govuk-frontend.min.js', (_request, response) => {
    response.sendFile(join(govuk, 'govuk-frontend.min.js'), { maxAge: '1h' });
  });
  router.use(express.static(join(source, 'public'), { index: false, maxAge: '1h', redirect: false }));
  return router;
}

/** The typeface of govuk-frontend is licensed to GOV.UK only: ours is what the reader's own system has. */
const withoutGovukTypeface = (stylesheet: string): string =>
  stylesheet
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', "system-ui,'Segoe UI',Roboto,Arial,sans-serif");
