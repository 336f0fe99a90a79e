import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express, { type Express } from 'express';
import nunjucks from 'nunjucks';
import type { PortalSettings } from '../portal.settings';

const source = join(__dirname, '..');
const govuk = dirname(require.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'));

/** Templates are escaped by default, and know govuk-frontend's macros. */
export function useViews(
  app: Express,
  { demonstration }: Pick<PortalSettings, 'demonstration'>,
): nunjucks.Environment {
  const views = nunjucks.configure([source, dirname(govuk)], { autoescape: true, express: app });
  views.addGlobal('demonstration', demonstration);
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
