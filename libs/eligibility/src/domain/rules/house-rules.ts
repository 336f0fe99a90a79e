import { conclude, type Warning } from '../outcome';
import type { Rule } from './rule';

const curfewWarning: Warning = {
  code: 'CURFEW',
  message: 'One must be in by a certain hour: tell them before they choose.',
};

/**
 * Criterion 32. The rules of the house leave room for how they live: a curfew and work at night do not go together.
 * They are stated so that the choice is an informed one.
 * Source: Finding A Bed Tonight (curfew and house rules shown with a bed).
 */
export const houseRulesRule: Rule<'HOUSE_RULES'> = {
  code: 'HOUSE_RULES',
  number: 32,
  title: 'Rules of the house',
  kind: 'SOFT',
  weight: 4,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['NIGHT_WORK'],
  judge({ nightWork }, { curfew }) {
    const finding = !curfew || nightWork === false ? 'PASS' : nightWork === null ? 'NOT_ASKED' : 'FAIL';
    return conclude(
      finding,
      {
        householdValue: nightWork === null ? null : nightWork ? 'works at night' : 'no work at night',
        placeValue: curfew ? 'a curfew' : 'no curfew',
      },
      {
        PASS: curfew ? 'There is a curfew; nobody works at night.' : 'There is no curfew.',
        FAIL: 'There is a curfew, and someone works at night.',
        NOT_ASKED: {
          reason: 'There is a curfew; whether anyone works at night was not asked.',
          question: { ask: 'HOUSEHOLD', about: 'NIGHT_WORK', text: 'Ask whether anyone works at night.' },
        },
      },
      curfew ? [curfewWarning] : [],
    );
  },
};
