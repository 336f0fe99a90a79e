import type { CellStyle } from './layout';

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
};
