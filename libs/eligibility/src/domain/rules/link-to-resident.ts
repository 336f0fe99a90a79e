import type { Rule } from './rule';

/**
 * Criterion 31. Nobody moves in with someone, resident or staff, whom they are tied to. It has its place in the
 * table and is not in the verdict: who lives or works where is known to the provider alone, and a verdict would
 * tell it to whoever searches. It is judged at screening, and by the check across organisations, which answers
 * with codes only. To everyone else it is the same as not being offered.
 * Source: the table of criteria, row 31 ("provider-side check, never visible to referrer"); engineering 3.11.
 */
export const linkToResident: Readonly<Pick<Rule, 'code' | 'number' | 'title' | 'safety' | 'protects'>> = {
  code: 'LINK_TO_RESIDENT',
  number: 31,
  title: 'Link to a resident or staff',
  safety: true,
  protects: 'LINK',
};
