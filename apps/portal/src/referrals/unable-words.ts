import { type DeclineReason, declineReasons, unableReasons } from '@app/placements';

/** The four groups of the duty return, in which a provider looks for its reason (product section 2, step 5). */
export const groups = {
  CAPACITY: { title: 'No space or staff', hint: 'No free unit, none large enough, or no worker.' },
  NEEDS: {
    title: 'Needs you cannot meet',
    hint: 'Health, access, language, an older son, a pet, no recourse.',
  },
  CLIENT: { title: 'She does not want it', hint: 'The place, its rules, another route, or no contact.' },
  OTHER: {
    title: 'Risk, rent or something else',
    hint: 'Risk, links to the area or a resident, rent, not domestic abuse.',
  },
} as const;
export type DeclineGroup = keyof typeof groups;

export const groupOf = (reason: DeclineReason): DeclineGroup => unableReasons[reason].dutyReturn;

/** The reasons of a group, in the order of the list. */
export const reasonsOf = (group: DeclineGroup): readonly DeclineReason[] =>
  declineReasons.filter((reason) => groupOf(reason) === group);

/** As a person reads it: the reasons speak of "client" and "perpetrator" as the national forms do. */
export const reasonInWords = (reason: DeclineReason): string => unableReasons[reason].label;
