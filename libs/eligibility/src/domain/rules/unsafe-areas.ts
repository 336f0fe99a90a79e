import { locate, type Where } from '../areas';
import { conclude, type Warning } from '../outcome';
import type { Rule } from './rule';

const findingOf = {
  INSIDE: 'FAIL',
  MAY_BE_INSIDE: 'CONSIDER',
  BESIDE: 'PASS',
  AWAY: 'PASS',
  NOT_COMPARED: 'NOT_ASKED',
} as const satisfies Record<Where, string>;

const besideWarning: Warning = {
  code: 'BESIDE_UNSAFE_AREA',
  message: 'It is, or may be, next to an area where they would not be safe.',
};

/**
 * Criterion 20. The place is not in a district where the household would not be safe; next to one is a
 * warning. A masked place whose sub-region touches one is asked about, never refused. Not checked is said,
 * never shown as safe. No sentence names an area: they tell where someone lives.
 * Sources: Women's Aid, survivor's handbook ("a safe distance" from any area where the abuser has
 * connections); Shelter, refuges.
 */
export const unsafeAreasRule: Rule<'UNSAFE_AREAS'> = {
  code: 'UNSAFE_AREAS',
  number: 20,
  title: 'Unsafe areas',
  kind: 'HARD',
  weight: 0,
  safety: true,
  overridable: false,
  protects: 'NONE',
  reads: ['UNSAFE_AREAS'],
  judge({ unsafeDistrictIds }, place, { geography }) {
    const placeValue = place.shownSubRegion === null ? 'shown by district' : 'shown by sub-region';
    if (unsafeDistrictIds === null) {
      const NOT_ASKED = {
        reason: 'Not checked: where they would not be safe was not asked.',
        question: {
          ask: 'HOUSEHOLD',
          about: 'UNSAFE_AREAS',
          text: 'Ask in which areas they would not be safe.',
        },
      } as const;
      return conclude('NOT_ASKED', { householdValue: null, placeValue }, { NOT_ASKED });
    }
    const where = locate(new Set(unsafeDistrictIds), place, geography);
    return conclude(
      findingOf[where],
      { householdValue: unsafeDistrictIds.length === 0 ? 'none' : 'told', placeValue },
      {
        PASS:
          unsafeDistrictIds.length === 0
            ? 'They named no area where they would not be safe.'
            : 'It is not in an area where they would not be safe.',
        FAIL: 'It is in an area where they would not be safe.',
        NOT_ASKED: {
          reason: 'Not checked: where this place is cannot be compared with their unsafe areas.',
          question: { ask: 'PROVIDER', text: 'Ask the provider in which area it is shown.' },
        },
        CONSIDER: {
          reason: 'It is shown by its sub-region only, and part of that is not safe for them.',
          question: {
            ask: 'PROVIDER',
            text: 'Ask the provider to check the exact place before placement. Do not name the areas to anyone else.',
          },
        },
      },
      where === 'BESIDE' ? [besideWarning] : [],
    );
  },
};
