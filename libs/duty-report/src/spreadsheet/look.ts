import type { CellStyle, LaidRow } from './layout';

/** One sans serif for everything, and never under 12 points: the checklist's item 13. */
export const font = 'Arial';
/** GOV.UK's blue for links: 5.2 to 1 on white, and underlined besides. */
export const linkColour = '1D70B8';

/** How each kind of cell looks. */
export interface Look {
  readonly points: 12 | 14 | 16;
  readonly bold?: boolean;
  readonly link?: boolean;
  readonly right?: boolean;
  /** A little off the figure to its left. */
  readonly indented?: boolean;
  /** A line beneath, for the headings of a table. */
  readonly ruled?: boolean;
  /** As spreadsheets write number formats. */
  readonly figures?: { readonly format: string; readonly decimals: number };
}

export const looks: Readonly<Record<CellStyle, Look>> = {
  TITLE: { points: 16, bold: true },
  SECTION: { points: 14, bold: true },
  TEXT: { points: 12 },
  LINK: { points: 12, link: true },
  HEADING: { points: 12, bold: true, ruled: true },
  FIGURE_HEADING: { points: 12, bold: true, ruled: true, right: true },
  NUMBER: { points: 12, right: true, figures: { format: '#,##0', decimals: 0 } },
  DECIMAL: { points: 12, right: true, figures: { format: '#,##0.0', decimals: 1 } },
  POUNDS: { points: 12, right: true, figures: { format: '#,##0.00', decimals: 2 } },
  SHORTHAND: { points: 12, right: true },
  NOTE_HEADING: { points: 12, bold: true, ruled: true, indented: true },
  NOTE: { points: 12, indented: true },
};

/**
 * Points of height that show all of a row's text, and no more than Excel allows: left to
 * themselves, programs fit rows to the screen or not at all, and lines are cut when printed. Bold and large letters take more of a line.
 */
export function heightOf(row: LaidRow, widths: readonly number[]): number {
  const heights = row.map(({ value, style }, column) => {
    const { points, bold } = looks[style];
    const perLine = ((widths[column] ?? 1) * 13) / (points * (bold ? 1.1 : 1));
    const lines = String(value)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
    return Math.ceil(lines * points * 1.3) + 3;
  });
  return Math.min(409, Math.max(...heights));
}
