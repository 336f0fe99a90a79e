/**
 * A made-up public edition for `npm run check:office`: tables as they are in a return, and text as people write it.
 *
 * @param report the built lib duty-report
 */
export function sampleReturn({ disclose, disclosePercent, notApplicable }) {
  const edition = { profile: 'PUBLIC', anExactEditionIsPublished: true };
  const parts = (...ids) => ids.map((id) => ({ id }));
  const types = ['Refuge', 'Specialist', 'Dispersed', 'Sanctuary scheme', 'Second stage', 'Other designated'];
  const groups = ['Women', 'Men', 'Trans adults', 'Children'];
  const inner = [
    [412, 0, 3, 388],
    [61, 2, 1, 40],
    [118, 14, 0, 97],
    [240, 22, 4, 151],
    [57, 0, 0, 49],
    [33, 6, 0, 12],
  ];
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const rows = inner.map((row) => [...row, sum(row)]);
  const people = disclose(
    {
      measure: 'COUNT',
      rows: [...parts(...types), { id: 'All types', totalOf: types }],
      columns: [...parts(...groups), { id: 'Everybody', totalOf: groups }],
      cells: [...rows, rows[0].map((_, column) => sum(rows.map((row) => row[column])))],
    },
    edition,
  );
  const everybody = people.cells.at(-1).at(-1);
  return {
    title: 'Support in safe accommodation: Essex, April 2025 to March 2026',
    language: 'en-GB',
    author: 'Essex County Council',
    dated: '2026-06-30',
    cover: [
      {
        heading: 'About this file',
        lines: [
          'The annual report of Essex County Council on its duty under Part 4 of the Domestic Abuse Act 2021, as an edition for the public. This is a sample with made-up figures.',
          'Published on 30 June 2026. The next update is due in June 2027.',
        ],
      },
      {
        heading: 'How small numbers are protected',
        lines: [
          'A true nought is shown as 0. Other numbers are to the nearest 5, every total by itself, so parts need not add up to their total. Numbers of 1 to 4 are left out, and so are others from which they would follow.',
        ],
      },
      {
        heading: 'Settings',
        lines: [
          'Scope: services commissioned by this authority (assumed; to be confirmed).',
          'Unable to be supported: counted as referrals (assumed; to be confirmed).',
        ],
      },
      { heading: 'Contact', lines: [{ text: 'Email the data team', leadsTo: 'mailto:data@example.org' }] },
    ],
    notes: [
      {
        id: 'overlap',
        text: 'Somebody with two types of accommodation in the year counts once in each type, and once in the total.',
      },
      {
        id: 'provisional',
        text: 'The label of this question is provisional: it could not be confirmed against the form.',
      },
      { id: 'late', text: 'One provider sent its figures after the closing date.' },
    ],
    tables: [
      {
        sheet: 'T4',
        name: 't4_individuals_supported',
        title:
          'Table 4: Individuals supported, by type of accommodation and person group, Essex, April 2025 to March 2026',
        source: 'Hearth, records of support',
        notes: ['overlap'],
        columns: [
          { heading: 'Type of accommodation', holds: 'TEXT' },
          ...[...groups, 'Everybody'].map((heading) => ({
            heading,
            holds: 'NUMBER',
            ...(heading === 'Trans adults' ? { notes: ['provisional'] } : {}),
          })),
          { heading: 'Share of everybody (%)', holds: 'NUMBER' },
        ],
        rows: people.cells.map((cells, at) => ({
          cells: [people.rows[at].id, ...cells, disclosePercent(cells.at(-1), everybody, edition)],
          ...(at === 2 ? { notes: ['late'] } : {}),
        })),
      },
      {
        sheet: 'T9',
        name: 't9_length_of_stay',
        title: 'Table 9: Length of stay of households that left, by type of accommodation',
        source: 'Hearth, records of support',
        columns: [
          { heading: 'Type of accommodation', holds: 'TEXT' },
          { heading: 'Households that left', holds: 'NUMBER' },
          { heading: 'Mean stay (days)', holds: 'DECIMAL' },
          { heading: 'Spend (£)', holds: 'POUNDS' },
        ],
        rows: types.map((type, at) => ({
          cells:
            at === 3
              ? [type, 0, notApplicable, 0]
              : [type, 25 + at * 1_215, 91.5 - at * 7, 98_765_43 * (at + 1)],
        })),
      },
      {
        sheet: 'T14',
        name: 't14_narrative',
        title: 'Table 14: What the authority says in its own words',
        source: 'Essex County Council',
        columns: [
          { heading: 'Question', holds: 'TEXT' },
          { heading: 'Answer', holds: 'TEXT' },
        ],
        rows: [
          [
            'What worked',
            'Households moved on sooner where second-stage homes were found while they were still in refuge. Providers kept their vacancies fresh, and navigators could hold a place in the night. '.repeat(
              4,
            ),
          ],
          [
            'Barriers',
            '=1+1 is no formula here, nor is\n@this or\n-that; <b>markup</b> & "quotes" stay, and so do  two spaces.',
          ],
          ['By-and-for provision', 'Łódź, ঢাকা, 日本, 👩‍👧: every script is kept.'],
        ].map((cells) => ({ cells })),
      },
    ],
  };
}
