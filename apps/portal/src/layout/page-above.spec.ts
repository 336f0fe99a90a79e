import express from 'express';
import { pageAbove } from './page-above';

const app = express();
app.get('/households/:id', () => undefined);
app.post('/households/:id/let-go', () => undefined);
app.get('/people/new', () => undefined);
app.post('/people/new', () => undefined);
app.use(() => undefined);

describe('the page that a form was on', () => {
  it.each([
    ['/people/new', '/people/new'],
    ['/households/1/let-go', '/households/1'],
    ['/still-here', '/'],
  ])('of %s is %s', (sentTo, page) => {
    expect(pageAbove(app.router, sentTo)).toBe(page);
  });
});
