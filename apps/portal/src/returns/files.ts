import type { Profile } from '@app/duty-report';

/** What each edition is for and what it hides, as its own file does. */
export const editions: readonly {
  readonly value: Profile;
  readonly text: string;
  readonly hint: { readonly text: string };
}[] = [
  {
    value: 'SUBMISSION',
    text: 'Submission',
    hint: {
      text: 'For the Secretary of State. Exact figures, the narrative and figures from outside. Hides nothing, so it can tell of one household: never publish it.',
    },
  },
  {
    value: 'MHCLG_STYLE',
    text: 'As the national release',
    hint: {
      text: 'Every figure to the nearest 10, each total by itself. Hides exact figures, lengths of stay of fewer than five households, the narrative, figures from outside, and how questions about characteristics were answered.',
    },
  },
  {
    value: 'PUBLIC',
    text: 'Public',
    hint: {
      text: 'For anybody. 1 to 4 is shown as [c], others to the nearest 5. Hides small numbers and what would give them back, the narrative, figures from outside, and how questions about characteristics were answered.',
    },
  },
];

export const formats = [
  { value: 'ODS', text: 'ODS', hint: { text: 'The spreadsheet format that government asks for.' } },
  { value: 'XLSX', text: 'XLSX', hint: { text: 'For Excel.' } },
  { value: 'CSV', text: 'CSV', hint: { text: 'All tables as plain text.' } },
  { value: 'JSON', text: 'JSON', hint: { text: 'For programs.' } },
] as const;

/** How big a file is, as people say it. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${String(Math.max(1, Math.round(bytes / 1_000)))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
