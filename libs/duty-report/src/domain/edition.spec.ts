import { forms } from '../forms';
import { counted, episode, person, service } from '../testing';
import { isShorthand, shorthandText } from './shorthand';
import { standingSettings } from './settings';
import { figuresOnly, householdsOnly, type ReturnDocument } from './document';
import { editionTables } from './edition';
import { formOf } from './form';
import type { Edition } from './disclosure';
import { withOutside } from './outside';

const form = formOf(forms, '2025-26')!;
const document = (figures: Partial<ReturnDocument['figures']> = {}): ReturnDocument => {
  const none = counted(form, {}).figures;
  return {
    formVersion: form.version,
    authorityCode: 'E10000012',
    authorityName: 'Essex',
    year: '2025-26',
    settings: standingSettings([]),
    answers: {},
    outside: [],
    figures: { ...figuresOnly(none), ...figures } as ReturnDocument['figures'],
    households: householdsOnly(none),
  };
};
const shown = (table: string, of: ReturnDocument, edition: Edition): string[][] => {
  const found = editionTables(form, of, edition).find((one) => one.form.id === table);
  return (found?.published.cells ?? []).map((row) =>
    row.map((cell) => (isShorthand(cell) ? shorthandText(cell) : String(cell))),
  );
};

/** Individuals of a county: groups by type, with 7 cells of 1 to 4. */
const individuals = [
  [40, 17, 6, 26, 6, 10, 105],
  [12, 6, 3, 8, 3, 4, 36],
  [0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0],
  [28, 10, 3, 18, 3, 6, 68],
  [0, 0, 0, 0, 0, 0, 0],
  [0, 1, 0, 0, 0, 0, 1],
];

describe('a table of the return in an edition', () => {
  it('leaves out for the public what is 1 to 4, and no more where the rest cannot be worked out', () => {
    expect(
      shown('T4', document({ T4: individuals }), { profile: 'PUBLIC', anExactEditionIsPublished: false }),
    ).toEqual([
      ['40', '15', '5', '25', '5', '10', '105'],
      ['10', '5', '[c]', '10', '[c]', '[c]', '35'],
      ['0', '0', '0', '0', '0', '0', '0'],
      ['0', '0', '0', '0', '0', '0', '0'],
      ['30', '10', '[c]', '20', '[c]', '5', '70'],
      ['0', '0', '0', '0', '0', '0', '0'],
      ['0', '[c]', '0', '0', '0', '0', '[c]'],
    ]);
  });

  it('is exact for the Secretary of State, and rounded by itself in the style of the release', () => {
    const of = document({ T4: individuals });
    expect(shown('T4', of, { profile: 'SUBMISSION' })[1]).toEqual(['12', '6', '3', '8', '3', '4', '36']);
    expect(shown('T4', of, { profile: 'MHCLG_STYLE' })[1]).toEqual(['10', '10', '0', '10', '0', '0', '40']);
  });

  it('is not there when the edition does not have it: how questions were answered, and searches that found nothing', () => {
    const tables = (edition: Edition): string[] =>
      editionTables(form, document(), edition).map((one) => one.form.id);
    expect(tables({ profile: 'SUBMISSION' })).toContain('T5A');
    expect(tables({ profile: 'PUBLIC', anExactEditionIsPublished: false })).not.toContain('T5A');
    for (const profile of ['SUBMISSION', 'MHCLG_STYLE'] as const)
      expect(tables({ profile })).not.toContain('U1');
  });

  it('says [z] where there is no such figure, and adds what is from outside to every total of its cell', () => {
    const { figures } = counted(form, { services: [service()], episodes: [episode({ people: [person()] })] });
    const outside = [{ id: '1', figure: 'T4 WOMEN SANCTUARY', value: 20, source: 'A letter' }];
    const of = document(figuresOnly(withOutside(figures, form, outside)));
    expect(shown('T4', of, { profile: 'SUBMISSION' })[1]).toEqual(['1', '0', '0', '20', '0', '0', '21']);
    expect(shown('T2', of, { profile: 'SUBMISSION' }).at(7)).toEqual(Array(7).fill('[z]'));
  });
});
