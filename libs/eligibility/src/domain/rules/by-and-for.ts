import { conclude } from '../outcome';
import { type ByAndForGroup, byAndForGroups } from '../words';
import type { Rule } from './rule';

const described: Readonly<Record<ByAndForGroup, string>> = {
  BLACK_AND_MINORITISED: 'Black and minoritised people',
  DEAF: 'deaf people',
  DISABLED: 'disabled people',
  LGBT_PLUS: 'LGBT+ people',
  YOUNG_16_24: 'young people of 16 to 24',
  OLDER_65_PLUS: 'people of 65 and over',
  GYPSY_ROMA_TRAVELLER: 'Gypsy, Roma and Traveller people',
  FAITH: 'people of a faith',
  MEN: 'men',
  SUBSTANCE_RECOVERY: 'people in recovery',
};

/**
 * Criterion 18. The service is run by and for the group that they ask for. Required, it is hard for this household;
 * preferred, it counts. A wish that nobody voiced is no requirement.
 * Source: Essex commissioning strategy 2025-30 (by-and-for provision).
 */
export const byAndForRule: Rule<'BY_AND_FOR'> = {
  code: 'BY_AND_FOR',
  number: 18,
  title: 'Run by and for their group',
  kind: 'SOFT',
  weight: 16,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['BY_AND_FOR'],
  hardFor: ({ byAndFor }) => byAndFor?.need === 'REQUIRED',
  judge({ byAndFor, byAndForAsked }, place) {
    const runFor = place.byAndForGroups.map((group) => described[group]).join(', ');
    const is = runFor === '' ? 'It is run for no one group.' : `It is run by and for ${runFor}.`;
    const asked = byAndForAsked || byAndFor !== null;
    const servesAll = byAndForGroups.every((group) => place.byAndForGroups.includes(group));
    const serves = byAndFor === null || place.byAndForGroups.includes(byAndFor.group);
    const wish = byAndFor === null ? 'none' : `${byAndFor.need.toLowerCase()}: ${described[byAndFor.group]}`;
    return conclude(
      !asked && !servesAll ? 'NOT_ASKED' : serves ? 'PASS' : 'FAIL',
      { householdValue: asked ? wish : null, placeValue: runFor === '' ? 'none' : runFor },
      {
        PASS: asked && byAndFor === null ? 'They ask for no service of one group.' : is,
        FAIL: `${is} They asked for one of their own group.`,
        NOT_ASKED: {
          reason: `${is} Whether they want a service of their own group was not asked.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'BY_AND_FOR',
            text: 'Ask whether they want, or need, a service run by and for their own group.',
          },
        },
      },
    );
  },
};
