import type { Profile } from './disclosure';

/** What each edition is, for its cover. */
export const profileWords: Readonly<
  Record<Profile, { readonly name: string; readonly lines: readonly string[] }>
> = {
  SUBMISSION: {
    name: 'Submission',
    lines: ['Exact figures, for the Secretary of State. Not for publication.'],
  },
  MHCLG_STYLE: {
    name: 'Rounded to the nearest 10',
    lines: ['Figures are rounded to the nearest 10, each total by itself: parts may not add to their total.'],
  },
  PUBLIC: {
    name: 'Public',
    lines: [
      'Figures of 1 to 4 are left out and shown as [c]. Others are rounded to the nearest 5, each total by itself: parts may not add to their total.',
    ],
  },
};
