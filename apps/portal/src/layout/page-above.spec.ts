import express from 'express';
import { isSentTo, pageAbove } from './page-above';

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

describe('an address that forms are sent to', () => {
  it.each([
    ['/households/1/let-go', true],
    ['/people/new', false],
    ['/households/1', false],
    ['/still-here', false],
  ])('%s: %s, where no page stands at it', (path, sentTo) => {
    expect(isSentTo(app.router, path)).toBe(sentTo);
  });
});
