import express from 'express';
import { useViews } from './views';

describe('the frame of every page', () => {
  const views = useViews(express(), { demonstration: false });
  const page = (settings: string): string =>
    views.renderString(`${settings}{% extends "layout/layout.njk" %}`, {});

  it('offers to exit at once where a page asks for it, with and without JavaScript', () => {
    const html = page('{% set exitThisPage = true %}');
    expect(html.match(/href="\/leave"/g)).toHaveLength(2);
    expect(html).toContain('data-module="govuk-exit-this-page"');
    expect(html.indexOf('Skip to main content')).toBeLessThan(html.indexOf('href="/leave"'));
  });

  it('does not offer it elsewhere', () => {
    expect(page('')).not.toContain('/leave');
  });

  it('is not dressed as GOV.UK and names the sources of its data', () => {
    expect(page('')).not.toMatch(/crown"|govuk-footer|GOV\.UK/);
    expect(page('')).toContain('Contains Ordnance Survey data © Crown copyright and database right 2025.');
  });

  it('says that it is a demonstration only in one', () => {
    expect(page('')).not.toContain('Demonstration');
    expect(useViews(express(), { demonstration: true }).render('home/welcome.njk')).toContain(
      'Demonstration',
    );
  });

  it('shows what people wrote as text', () => {
    const html = views.render('layout/message.njk', { title: '<script>alert(1)</script>', paragraphs: [] });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>alert');
  });
});
