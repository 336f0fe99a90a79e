import { conclude } from '../outcome';
import type { Rule } from './rule';

/**
 * Criterion 1. The place is relevant accommodation, "or shown as not counted": it never excludes.
 * Source: SI 2021/991 reg 2.
 */
export const relevantAccommodationRule: Rule<'RELEVANT_ACCOMMODATION'> = {
  code: 'RELEVANT_ACCOMMODATION',
  number: 1,
  title: 'Relevant accommodation',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: [],
  judge(_household, { relevant }) {
    const compared = { householdValue: null, placeValue: relevant ? 'counts' : 'not counted' };
    if (relevant) return conclude('PASS', compared, { PASS: 'It counts as relevant accommodation.' });
    return conclude(
      'PASS',
      compared,
      { PASS: 'It can be offered, but does not count as relevant accommodation.' },
      [{ code: 'NOT_COUNTED', message: 'A stay here is not counted in the annual return.' }],
    );
  },
};
